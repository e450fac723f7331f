"""Nobody can have read an article before it was published: no receipt, revision or withdrawal in it has an earlier date.

Nothing is said of an article whose date is approximate or unknown.

Wrong:
    articles:
      adams-2024:
        published: 2024-05
        revisions: [{date: 2023-05-12, note: First annotation.}]

Right:
    articles:
      adams-2024:
        published: 2024-05
        revisions: [{date: 2024-05-12, note: First annotation.}]

Why: One of the two dates is wrong, most often by a year, and each of them is shown beside the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..edtf import Date
    from ..model import Article
    from ..problem import Problem, Severity
    from ..raw import RawData
    from ..tree import Path

SEVERITY: Severity = "warning"


def check(data: RawData) -> Iterator[Problem]:
    for entry, article in data.articles():
        published = article.written.published
        for path, date in _readings(article):
            if published and not published.qualifier and date.last < published.first:
                message = f"this is dated {date}, before the article was published ({published})"
                yield entry.problem(*path, message=message, hint="correct one of the two dates")


def _readings(article: Article) -> Iterator[tuple[Path, Date]]:
    """The path and date of each receipt, revision and withdrawal in the article: all came after somebody read it."""
    if article.written.receipt is not None:
        yield ("receipt", "date"), article.written.receipt.date
    for number, revision in enumerate(article.written.revisions):
        yield ("revisions", number, "date"), revision.date
    if article.written.withdrawn is not None:
        yield ("withdrawn", "date"), article.written.withdrawn.date
    for id_, claim in article.claims.items():
        if claim.written.withdrawn is not None:
            yield (claim.kind.section, id_, "withdrawn", "date"), claim.written.withdrawn.date
    for question, position in article.positions.items():
        if position.written.withdrawn is not None:
            yield ("positions", question, "withdrawn", "date"), position.written.withdrawn.date
