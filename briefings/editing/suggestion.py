"""Read what a reader suggests from the text of an issue, in which docs/assets/suggest.js writes it.

At the end of the text stands a fenced block of JSON:

    ```json
    {
      "briefings-suggestion": 1,
      "entry": "adams-2024.e3",
      "version": "1a2b3c4d",
      "field": "text",
      "value": "The better text.",
      "why": "The passage says no more.",
      "name": "A reader"
    }
    ```

A position is `adams-2024.on-dredging`, a question `dredging`. Strangers may have written the text, so nothing in it
is relied on.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

MARK = "briefings-suggestion"
OTHER = "other"
"""The field of a suggestion in words, which only a person can carry out."""
_BLOCK = re.compile(r"^```json[^\S\n]*\n(.*?)(^```[^\S\n]*$|\Z)", re.MULTILINE | re.DOTALL)
"""A fenced block of JSON: what stands in it, and its end; this is empty if there is none."""
_LONGEST = 65_536
"""The most characters of an issue on GitHub."""
_NONE = f"this text holds no suggestion: there is no block that begins with ```json and holds {MARK!r}"
_DAMAGED = "the block with the suggestion is damaged"


class SuggestionError(Exception):
    """The text holds no suggestion that can be used. The message says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a reader says is wrong, and what would be right."""

    entry: str
    """`article.claim`, `article.on-question` or `question`."""
    version: str
    """The version that the reader saw."""
    field: str
    value: Any
    """The better value as it was given: text, or of `at`, the fields of an anchor. Whether it fits, the check says."""
    why: str
    name: str


def read_suggestion(text: str) -> Suggestion:
    """The one suggestion in the text of an issue. Raises SuggestionError if there is not exactly one that is whole."""
    if len(text) > _LONGEST:
        raise SuggestionError(f"this is longer than an issue can be: {len(text):,} characters")
    found = _BLOCK.finditer(text.replace("\r\n", "\n"))
    blocks = [block[1] for block in found if block[2] and MARK in block[1]]
    if not blocks:
        raise SuggestionError(_NONE if MARK not in text else f"{_DAMAGED}: its first or last line is missing")
    if len(blocks) > 1:
        raise SuggestionError(
            f"there are {len(blocks)} suggestions in this text: leave the one that you mean"
        )
    try:
        read = json.loads(blocks[0])
    except (ValueError, RecursionError):
        raise SuggestionError(f"{_DAMAGED}: it is not JSON") from None
    if not isinstance(read, dict) or type(read.get(MARK)) is not int or read[MARK] != 1:
        raise SuggestionError(f"{_DAMAGED}: it does not begin with {MARK!r}: 1")
    given = {"why": "", "name": "", **read}
    for name in ("entry", "version", "field", "why", "name"):
        if not isinstance(given.get(name), str):
            raise SuggestionError(f"{_DAMAGED}: {name!r} is missing, or is not text")
    value = given.get("value")
    if isinstance(value, str):
        # In the data a text is one paragraph, as the form sends it; somebody may have changed the issue by hand.
        value = value.strip() if given["field"] == OTHER else " ".join(value.split())
    if not value:
        raise SuggestionError("it does not say what would be better: 'value' is empty")
    return Suggestion(**{name: given[name] for name in Suggestion.__slots__} | {"value": value})
