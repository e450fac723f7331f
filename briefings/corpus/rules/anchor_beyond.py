"""No passage lies beyond the end of the text. The receipt that `verify` wrote says how many paragraphs there are.

Wrong:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 31}}
        receipt:
          date: 2024-06-01
          text_sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          words: 900
          paragraphs: 12
          anchors_sha256: 6aa824e5b006d2fb58321a4328b3cee63b558eae9b0e2983d7d11004282e02a0

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

Why: The link would lead nowhere. Either the number is a typo, or the receipt belongs to another text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData

_MOST = 1_000_000
"""The schema refuses anything larger."""


def check(data: RawData) -> Iterator[Problem]:
    paragraphs: dict[tuple[str, str], int] = {}
    for article in data.entries("articles"):
        receipt = article.fields.get("receipt")
        number = receipt.get("paragraphs") if isinstance(receipt, Fields) else None
        if isinstance(number, int):
            paragraphs[article.tree.file, article.id] = number
    if not paragraphs:
        return
    for anchor in data.anchors:
        last = paragraphs.get((anchor.tree.file, anchor.article), _MOST)
        for key in ("paragraph", "through") if last < _MOST else ():
            number = anchor.fields.get(key)
            if isinstance(number, int) and last < number <= _MOST:
                message = f"there is no paragraph {number}: according to its receipt, the text has {last}"
                hint = "correct the number, or verify the article again"
                yield anchor.problem(key, message=message, hint=hint)
