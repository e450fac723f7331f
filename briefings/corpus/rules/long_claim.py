"""A claim has at most 40 words.

Wrong:
    articles:
      adams-2024:
        assumptions:
          a1:
            text: The tide stays what it is, the ships grow no longer and no deeper than they are, the pilots come when
              they are called, the harbour board has the money and the will to pay them, and no storm closes the port.

Right:
    articles:
      adams-2024:
        assumptions:
          a1: {text: The tide stays what it is.}
          a2: {text: The ships grow no longer and no deeper than they are.}

Why: A claim is one thing that somebody can support or dispute. A long one is often several, and nobody can repeat it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..segmentation import count_words
from ..wording import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"
WORDS = 40


def check(data: RawData) -> Iterator[Problem]:
    for claim, text in data.claim_texts:
        # Counting is slow. Fewer spaces are fewer words, except in scripts that have none between words.
        if (text.count(" ") >= WORDS or not text.isascii()) and (words := count_words(text)) > WORDS:
            message = f"this claim has {pluralize(words, 'word')}, more than {WORDS}"
            hint = "shorten it, or make several claims of it"
            yield claim.problem("text", message=message, hint=hint)
