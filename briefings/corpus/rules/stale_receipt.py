"""What a receipt says was found in the text is what the data says now: no passage or quote has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..receipts import Verification, anchors_sha256, entries, verification

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..draft import Draft
    from ..model import Article
    from ..problem import Problem, Severity

RULE = "stale-receipt"
SEVERITY: Severity = "warning"
_RECEIPT = """\
    receipt:
      date: 2024-06-01
      text_sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      words: 900
      paragraphs: 12
      anchors_sha256: 67947916c8cc4fb621a7d3164ad734f112a35ade71e8c2d0b421ac70991fb424
      passages: {t1: c04946df}
"""
WRONG = f"""\
articles:
  adams-2024:
    thesis:
      t1: {{text: The channel must be dredged., at: {{paragraph: 4}}}}
{_RECEIPT}"""
RIGHT = f"""\
articles:
  adams-2024:
    thesis:
      t1: {{text: The channel must be dredged., at: {{paragraph: 3}}}}
{_RECEIPT}"""
WHY = "The page no longer says that the passage was found, since what was found was another."
_NAMED = 5


def check(draft: Draft) -> Iterator[Problem]:
    if not draft.whole:  # what the schema refuses is not in the corpus, and may not have changed
        return
    for written in draft.entries("articles"):
        article = draft.corpus.articles.get(written.id)
        if article is None or article.receipt is None or article.place.file != written.tree.file:
            continue
        if changes := _changes(article):
            message = f"since the text was looked at on {article.receipt.date}, {changes}"
            hint = f"run: python -m briefings verify {article.id} --text FILE --write"
            yield written.problem("receipt", rule=RULE, message=message, hint=hint, severity=SEVERITY)


def _changes(article: Article) -> str:
    """What differs from what was verified, in words; empty where nothing does."""
    assert article.receipt is not None
    states = verification(article)
    known = article.receipt.passages
    stale = [name for name, state in states.items() if state is Verification.STALE]
    if not known:
        return "passages or quotes have changed" if stale else ""
    said = [
        _said("the passages of", stale, "have changed"),
        _said("", [name for name, state in states.items() if state is Verification.UNVERIFIED], "came in"),
        _said("", [name for name in known if name not in entries(article)], "went out"),
    ]
    found = ", ".join(filter(None, said))
    if not found and article.receipt.anchors_sha256 != anchors_sha256(article):
        return "its own digests no longer agree"
    return found


def _said(before: str, names: Sequence[str], after: str) -> str:
    """`t1, e1 came in`; empty for none."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{before} {', '.join(names[:_NAMED])}{more} {after}".strip() if names else ""
