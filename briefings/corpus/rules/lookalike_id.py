"""No id is easily taken for another: `l` and `1`, `o` and `0`, `rn` and `m`, or a hyphen elsewhere, make no new id.

This holds for topics, events, questions, articles and authors together, and for the claims of one article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from ..names import SINGULAR
from ..tree import Fields
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft, Written
    from ..problem import Problem, Severity

RULE = "lookalike-id"
SEVERITY: Severity = "warning"
WRONG = """\
events:
  storm-one: {date: 2025-02-11, title: The storm}
  stormone: {date: 2025-03-02, title: The second storm}
"""
RIGHT = """\
events:
  storm-of-february: {date: 2025-02-11, title: The storm}
  storm-of-march: {date: 2025-03-02, title: The second storm}
"""
WHY = (
    "People copy ids by hand, into memos and into other entries. With two that look alike, a slip of the hand gives "
    "no error: it leads to the wrong entry."
)
_ALIKE = str.maketrans({"0": "o", "1": "l"})
_HYPHEN = re.compile(r"(?<![0-9])-|-(?![0-9])")
"""Between digits a hyphen is seen: 1-11 and 11-1 are two numbers."""


def check(draft: Draft) -> Iterator[Problem]:
    first: dict[str, tuple[str, Written]] = {}
    for section in SINGULAR:
        for entry in draft.entries(section):
            if message := _alike(entry.id, first, entry):
                yield entry.problem(rule=RULE, message=message, hint=_HINT, severity=SEVERITY)
    for article in draft.entries("articles"):
        for steps, author in article.items("authors"):
            id_ = author.get("id") if isinstance(author, Fields) else None
            if isinstance(id_, str) and (message := _alike(id_, first, article)):
                yield article.problem(*steps, "id", rule=RULE, message=message, hint=_HINT, severity=SEVERITY)
    claims: dict[str, dict[str, tuple[str, Written]]] = {}
    for claim in draft.claims():
        if message := _alike(claim.id, claims.setdefault(claim.article, {}), claim):
            yield claim.problem(rule=RULE, message=message, hint=_HINT, severity=SEVERITY)


_HINT = "choose an id that nobody confuses with it"


def _alike(id_: str, first: dict[str, tuple[str, Written]], entry: Written) -> str:
    """The message, if the id looks like one that came before; the very same id is no matter of this rule."""
    look = _look(id_)
    other, where = first.setdefault(look, (id_, entry))
    if other == id_:
        return ""
    return f"{quoted(id_)} is easily taken for {quoted(other)}, in {where.tree.file}, line {where.line}"


@lru_cache(maxsize=4096)  # most articles have a t1 and an e2
def _look(id_: str) -> str:
    """The same for ids that look alike: in the spirit of the skeletons of Unicode Technical Standard 39."""
    text = id_ if id_.isascii() else normalize("NFKC", id_)
    text = _HYPHEN.sub("", text.casefold()).translate(_ALIKE)
    return text.replace("rn", "m").replace("vv", "w")
