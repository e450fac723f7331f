"""No id is one that the site's addresses need for something else.

`index`, `page` and `404` are pages of every site, and a file system may refuse the names of devices, such as `con`.
The id of a claim becomes a part of its article's page, where the page's own sections and the positions (`on-…`) have
ids too.

Wrong:
    articles:
      adams-2024:
        evidence:
          about: {text: Ships wait nine hours., type: statistic, supports: [t1], at: {paragraph: 2}}

Right:
    articles:
      adams-2024:
        evidence:
          e2: {text: Ships wait nine hours., type: statistic, supports: [t1], at: {paragraph: 2}}

Why: Ids become addresses. If two things had the same address, one could not be reached, and a file called `con` stops
a build on Windows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names import SINGULAR
from ..vocabulary import SECTIONS
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData

RESERVED = frozenset(
    ["index", "page", "404", "con", "prn", "aux", "nul"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)
PAGE_SECTIONS = frozenset(
    [*SECTIONS, "positions", "silences", "neighbours", "about", "citations", "mentions"]
)
"""The ids of the sections on the page of an article."""
POSITION_PREFIX = "on-"


def check(data: RawData) -> Iterator[Problem]:
    for section in SINGULAR:
        for entry in data.entries(section):
            if entry.id in RESERVED:
                yield entry.problem(message=f"{quoted(entry.id)} is reserved")
    for id_, author, _ in data.authors():
        if id_ in RESERVED:
            yield author.problem("id", message=f"{quoted(id_)} is reserved")
    for claim in data.claims:
        id_ = claim.id
        if id_ in RESERVED or id_ in PAGE_SECTIONS or id_.startswith(POSITION_PREFIX):
            message = f"{quoted(id_)} is reserved: the page of the article uses it"
            yield claim.problem(message=message, hint="choose an id like t1 or e3")
