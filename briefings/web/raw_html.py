"""HTML that Markdown leaves alone, for a site generator that runs our macros and not our hooks.

Without hooks no token can be replaced after Markdown, as in `tokens`. So each character that means something to
Markdown, to one of its extensions or to a template is written as a character reference, such as `&#42;` for `*`.
A browser reads the same, and Markdown finds nothing to change, wherever in a page the macro is called.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^<>]*>)")
"""A tag. Values of attributes hold no angle brackets, since our templates escape them."""
_VALUE = re.compile(r'"[^"]*"')
_SIGN = re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|\w+);|[!-/:-@\[-`{-~]")
"""A character reference, which stays as it is, or any punctuation mark of ASCII."""


def for_markdown(html: str, *, inline: bool) -> str:
    """The same HTML in one line. It is made a block, unless it is `inline` and so fits into a sentence."""
    parts = _TAG.split(html)
    in_code = False
    for number, part in enumerate(parts):
        if number % 2 == 0:
            # Line breaks count within `pre` alone.
            parts[number] = _spelt(part).replace("\n", "&#10;" if in_code else " ")
        else:
            in_code = (in_code or part.startswith("<pre")) and part != "</pre>"
            parts[number] = _VALUE.sub(lambda match: f'"{_spelt(match[0][1:-1])}"', part).replace("\n", " ")
    line = "".join(parts)
    return line if inline else f"<div>{line}</div>"


def _spelt(text: str) -> str:
    return _SIGN.sub(lambda match: match[0] if len(match[0]) > 1 else f"&#{ord(match[0])};", text)
