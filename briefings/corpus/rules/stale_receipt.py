"""No passage or quote has changed since `verify` found it in the text and wrote the receipt.

Wrong:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 4}}
        receipt:
          date: 2024-06-01
          text_sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          words: 900
          paragraphs: 12
          anchors_sha256: 67947916c8cc4fb621a7d3164ad734f112a35ade71e8c2d0b421ac70991fb424
          passages: {t1: c04946df}

Right:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 3}}
        receipt:
          date: 2024-06-01
          text_sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          words: 900
          paragraphs: 12
          anchors_sha256: 67947916c8cc4fb621a7d3164ad734f112a35ade71e8c2d0b421ac70991fb424
          passages: {t1: c04946df}

Why: The page no longer says that the passage was found, since `verify` found a different one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..receipts import Verification, anchors_sha256

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Article
    from ..problem import Problem, Severity
    from ..raw import RawData
    from ..schema import Receipt

SEVERITY: Severity = "warning"
_NAMED = 5


def check(data: RawData) -> Iterator[Problem]:
    if not data.whole:  # entries that the schema refuses are not in the corpus, and may be unchanged
        return
    for entry, article in data.articles():
        if article.written.receipt is not None and (changes := _changes(article, article.written.receipt)):
            message = f"since the text was checked on {article.written.receipt.date}, {changes}"
            hint = f"run: python -m briefings verify {article.id} --text FILE --write"
            yield entry.problem("receipt", message=message, hint=hint)


def _changes(article: Article, receipt: Receipt) -> str:
    """The changes since the passages were verified, in words. Empty if there are none."""
    states = article.verification
    stale = [name for name, state in states.items() if state is Verification.STALE]
    if not receipt.passages:
        return "passages or quotes have changed" if stale else ""
    added = [name for name, state in states.items() if state is Verification.UNVERIFIED]
    removed = [name for name in receipt.passages if name not in states]
    changes = ((stale, "have changed"), (added, "were added"), (removed, "were removed"))
    found = ", ".join(f"the passages of {_named(names)} {how}" for names, how in changes if names)
    if not found and receipt.anchors_sha256 != anchors_sha256(article):
        return "the receipt's own digests no longer match"
    return found


def _named(names: Sequence[str]) -> str:
    """`t1, e1 and 3 more`."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
