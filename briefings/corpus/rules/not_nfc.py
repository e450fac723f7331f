"""Text is in the composed form of Unicode (NFC): é is one character, not an e followed by an accent.

Quotes, anchors and addresses keep the form that they have in the source.

Wrong:
    articles:
      adams-2024:
        publisher: Cafe\N{COMBINING ACUTE ACCENT} Review

Right:
    articles:
      adams-2024:
        publisher: Café Review

Why: The two forms look the same and are different text: search, comparison and sorting treat them as two words. Some
systems use the other form in whatever is copied from a file name or a PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"
AS_IN_THE_SOURCE = frozenset(["quote", "start", "end", "prefix", "suffix", "url", "archived"])
"""Fields that repeat a source character for character."""


def check(data: RawData) -> Iterator[Problem]:
    for tree in data.trees:
        for path, text in tree.notable:
            if is_normalized("NFC", text) or AS_IN_THE_SOURCE.intersection(path):
                continue
            message = "this text is not in the composed form of Unicode (NFC)"
            hint = f"type it again, or normalise it: {quoted(normalize('NFC', text))}"
            yield tree.problem(path, message, hint)
