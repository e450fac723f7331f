"""No passage lies beyond the end of the text: the receipt that `verify` wrote says how many paragraphs there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem

RULE = "anchor-beyond"
_RECEIPT = """\
    receipt:
      date: 2024-06-01
      text_sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      words: 900
      paragraphs: 12
"""
WRONG = f"""\
articles:
  adams-2024:
    thesis:
      t1: {{text: The channel must be dredged., at: {{paragraph: 31}}}}
{_RECEIPT}      anchors_sha256: 6aa824e5b006d2fb58321a4328b3cee63b558eae9b0e2983d7d11004282e02a0
"""
RIGHT = f"""\
articles:
  adams-2024:
    thesis:
      t1: {{text: The channel must be dredged., at: {{paragraph: 3}}}}
{_RECEIPT}      anchors_sha256: 67947916c8cc4fb621a7d3164ad734f112a35ade71e8c2d0b421ac70991fb424
"""
WHY = "The link would lead nowhere. Either the number is a slip, or the receipt is of another text."
_MOST = 1_000_000
"""What is larger, the schema refuses."""


def check(draft: Draft) -> Iterator[Problem]:
    paragraphs: dict[tuple[str, str], int] = {}
    for article in draft.entries("articles"):
        receipt = article.fields.get("receipt")
        number = receipt.get("paragraphs") if isinstance(receipt, Fields) else None
        if isinstance(number, int):
            paragraphs[article.tree.file, article.id] = number
    if not paragraphs:
        return
    for entry in (*draft.claims(), *draft.positions()):
        last = paragraphs.get((entry.tree.file, entry.article))
        if last is None:
            continue
        for steps, anchor in entry.items("at"):
            for key in ("paragraph", "through"):
                number = anchor.get(key) if isinstance(anchor, Fields) else None
                if isinstance(number, int) and last < number <= _MOST:
                    message = f"there is no paragraph {number}: by its receipt the text has {last}"
                    hint = "mend the number, or verify the article anew"
                    yield entry.problem(*steps, key, rule=RULE, message=message, hint=hint)
