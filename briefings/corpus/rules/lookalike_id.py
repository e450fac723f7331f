"""No id is easily mistaken for another. Ids that differ only in `l` and `1`, `o` and `0`, `rn` and `m`, or in hyphens,
are too much alike.

This applies to topics, events, questions, articles and authors together, and to the claims of one article.

Wrong:
    events:
      storm-one: {date: 2025-02-11, title: The storm}
      stormone: {date: 2025-03-02, title: The second storm}

Right:
    events:
      storm-of-february: {date: 2025-02-11, title: The storm}
      storm-of-march: {date: 2025-03-02, title: The second storm}

Why: People copy ids by hand, into memos and into other entries. If two look alike, a typo gives no error message: it
leads to the wrong entry.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from ..names import SINGULAR
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData, RawEntry

SEVERITY: Severity = "warning"
_ALIKE = str.maketrans({"0": "o", "1": "l"})
_HYPHEN = re.compile(r"(?<![0-9])-|-(?![0-9])")
"""A hyphen that is easily overlooked. Between digits it is not: 1-11 and 11-1 are different numbers."""
_HINT = "choose an id that cannot be confused with it"


def check(data: RawData) -> Iterator[Problem]:
    first: dict[str, tuple[str, RawEntry]] = {}
    for section in SINGULAR:
        for entry in data.entries(section):
            if message := _alike(entry.id, first, entry):
                yield entry.problem(message=message, hint=_HINT)
    for id_, author, article in data.authors():
        if message := _alike(id_, first, article):
            yield author.problem("id", message=message, hint=_HINT)
    claims: dict[str, dict[str, tuple[str, RawEntry]]] = {}
    for claim in data.claims:
        if message := _alike(claim.id, claims.setdefault(claim.article, {}), claim):
            yield claim.problem(message=message, hint=_HINT)


def _alike(id_: str, first: dict[str, tuple[str, RawEntry]], entry: RawEntry) -> str:
    """The message if the id looks like an earlier one. Empty if it is the same id, which other rules report."""
    other, where = first.setdefault(_look(id_), (id_, entry))
    if other == id_:
        return ""
    return f"{quoted(id_)} is easily mistaken for {quoted(other)}, in {where.tree.file}, line {where.line}"


@lru_cache(maxsize=4096)  # most articles have a t1 and an e2
def _look(id_: str) -> str:
    """A form that is equal for ids that look alike, similar to the skeletons of Unicode Technical Standard 39."""
    text = id_ if id_.isascii() else normalize("NFKC", id_)
    text = _HYPHEN.sub("", text.casefold()).translate(_ALIKE)
    return text.replace("rn", "m").replace("vv", "w")
