r"""No text contains characters that a reader cannot see: control characters, marks of writing direction, spaces of no
width.

Such text shows one thing and says another. Joiners and variation selectors are allowed after a character outside
ASCII, where scripts and emoji need them.

Wrong:
    articles:
      adams-2024:
        summary: "The harbour is \u202edeep."

Right:
    articles:
      adams-2024:
        summary: The harbour is deep.

Why: Reviewers must see what they approve. An invisible mark can change the order of the words, or hide some of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData

_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, except the visible tab and line feed
    "\u2028\u2029\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction (Unicode Standard Annex 9)
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_JOINERS, _SELECTORS = "\u200c\u200d", "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SUSPECT = re.compile("[^\t\n -~\xa0-\xac\xae-\u034e\u0350-\u061b\u2010-\u2027\u3001-\u3163\u3165-\ud7ff]")
"""A character that may be invisible. Most are not, and this tells so sooner than the next pattern."""
_INVISIBLE = re.compile(
    f"[{_NEVER}\r]"
    # Joiners and variation selectors have nothing to join or vary after ASCII, or after one another.
    f"|(?<![\u0080-\U0010ffff])[{_JOINERS}{_SELECTORS}]"
    f"|(?<=[{_JOINERS}])[{_JOINERS}{_SELECTORS}]"
    f"|(?<=[{_SELECTORS}])[{_SELECTORS}]"
)


def check(data: RawData) -> Iterator[Problem]:
    # The values are searched, and not the file, where the character may be written as an escape: "\u202e".
    for tree in data.trees:
        for path, text in tree.notable:
            if _SUSPECT.search(text) and (found := _INVISIBLE.search(text)):
                char = found[0]
                words = f"U+{ord(char):04X} {name(char, 'control character')}"
                yield tree.problem(path, f"there is an invisible character here: {words}", "delete it")
