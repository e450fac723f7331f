"""No word mixes letters of the Latin, Greek and Cyrillic alphabets, many of which look the same.

Greek letters that do not look like Latin ones may stand beside them, as in μm or TNFα. Quotes and anchors repeat the
source, so they are not checked.

Wrong:
    articles:
      adams-2024:
        summary: The h\N{CYRILLIC SMALL LETTER A}rbour needs a deeper channel.

Right:
    articles:
      adams-2024:
        summary: The harbour needs a deeper channel.

Why: Nobody can see a Cyrillic а in a Latin word, and a search does not find the word. It comes from a keyboard set to
another alphabet, or from somebody who wants to mislead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import name

from ..wording import quoted
from .not_nfc import AS_IN_THE_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"
_OTHER = "\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_SUSPECT = re.compile(f"[{_OTHER}]")
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
_LIKE_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοϲϳ")
"""The Greek letters that can be mistaken for a Latin one."""


def check(data: RawData) -> Iterator[Problem]:
    for tree in data.trees:
        for path, text in tree.notable:
            if not _SUSPECT.search(text) or AS_IN_THE_SOURCE.intersection(path):
                continue
            for word in _WORD.findall(text):
                if scripts := _mixed(word):
                    parts = (f"{char} is {script.capitalize()}" for script, char in sorted(scripts.items()))
                    message = f"the word {quoted(word)} mixes alphabets: {', '.join(parts)}"
                    hint = "type it again, in one alphabet"
                    yield tree.problem(path, message, hint)
                    break


def _mixed(word: str) -> dict[str, str]:
    """The alphabets of a word, with a letter of each. Empty if the word does not mix alphabets."""
    scripts: dict[str, str] = {}
    for char in dict.fromkeys(word):
        script = name(char, "").partition(" ")[0]
        if script in _SCRIPTS:
            scripts.setdefault(script, char)
    if scripts.keys() == {"LATIN", "GREEK"} and not _LIKE_LATIN.intersection(word):
        return {}
    return scripts if len(scripts) > 1 else {}
