"""Words for messages: safe quotations from the data, lists, and the known word that was probably meant."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST = 60
_LIKE_ENOUGH = 0.5
_COMPARED = 20
_KNOWN = 2_000
_NOT_IN_AN_ID = re.compile("[^a-z0-9]+")
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)


def visible(text: str) -> str:
    """The text with invisible characters escaped: control characters, direction marks, unusual spaces."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text
    )


def pluralize(number: int, noun: str) -> str:
    """`1 file`, `1,200 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def printable(text: str) -> str:
    """A text on one line that is harmless in a terminal: invisible characters are escaped, and long text is cut."""
    return visible(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def quoted(text: str) -> str:
    return f'"{printable(text)}"'


def listed(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def joined(names: Sequence[str]) -> str:
    """A list in a sentence: `a, b and c`. Empty if there is nothing in it."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def with_hint(message: str, hint: str) -> str:
    """`message; hint`, or the message alone if there is no hint."""
    return f"{message}; {hint}" if hint else message


def reason_of(error: Exception) -> str:
    """Why something failed, in the system's words if it was a file, without its number and name."""
    return str(getattr(error, "strerror", None) or error)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most similar, or the first of several. None if none is similar enough."""
    word = word[:_LONGEST]
    pairs = _pairs(word)
    # Comparing in full is slow: among thousands of ids, only the most promising are compared.
    promising = sorted(islice(known, _KNOWN), key=lambda other: -len(pairs & _pairs(other)))[:_COMPARED]
    likeness = {other: SequenceMatcher(None, other, word, autojunk=False).ratio() for other in promising}
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if likeness.get(best, 0) >= _LIKE_ENOUGH else None


def did_you_mean(word: object, known: Iterable[str], before: str = "", after: str = "") -> str:
    """The hint `did you mean "dredging"?`, with text around the known word. Empty if no known word is similar."""
    near = nearest(str(word), known)
    return f"did you mean {quoted(before + near + after)}?" if near else ""


def no_such(what: str, id_: str, known: Iterable[str]) -> str:
    """`there is no question "dreging"; did you mean "dredging"?`"""
    return with_hint(f"there is no {what} {quoted(id_)}", did_you_mean(id_, known))


@lru_cache(maxsize=16384)
def _pairs(word: str) -> frozenset[str]:
    padded = f"^{word}$"
    return frozenset(padded[start : start + 2] for start in range(len(padded) - 1))


def slug(text: str) -> str:
    """A text in the characters allowed in an id. Empty if it has none that can be spelled in them."""
    plain = "".join(
        char for char in normalize("NFKD", text.casefold().translate(_SPELT)) if not combining(char)
    )
    return _NOT_IN_AN_ID.sub("-", re.sub("['’ʼ]", "", plain)).strip("-")
