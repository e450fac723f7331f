"""A briefing quotes at most `quoted_percent` words in a hundred of its article: 5, unless `settings` say otherwise.

The words of each different `quote` are counted, and compared with the number of words in the receipt. The few words
by which an anchor points to its passage do not count, since readers do not see them.

Wrong:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., quote: "dredge the channel, and do it at once", at: {paragraph: 1}}
        receipt:
          date: 2024-06-01
          text_sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          words: 60
          paragraphs: 12
          anchors_sha256: f5cce5ab3e43747f1036ad675a6cc25a36bcb78897bead4b394bbde7b1e45920

Right:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., quote: at once, at: {paragraph: 1}}
        receipt:
          date: 2024-06-01
          text_sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          words: 60
          paragraphs: 12
          anchors_sha256: ec4432b4102f9a319cd8f28874fcd377a1cba4af6e1d3d379d4c93a7c1a7c770

Why: The article belongs to its publisher. A briefing says in other words what the article claims, and points to the
passage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..quotation import quoted_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"


def check(data: RawData) -> Iterator[Problem]:
    limit = data.corpus.settings.quoted_percent
    for entry, article in data.articles():
        if article.written.receipt is None:
            continue
        words, of = quoted_words(article), article.written.receipt.words
        if words * 100 > limit * of:
            message = f"quotes repeat {words:,} of the article's {of:,} words, more than {limit} in a hundred"
            hint = "keep only the quotes whose wording is the evidence"
            yield entry.problem(message=message, hint=hint)
