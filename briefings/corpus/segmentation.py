"""Divide text into words: for limits and counts, and for where a passage may begin and end.

Words are separated by white space. Chinese, Japanese, Thai and some other scripts have none between words: there,
words are those of ICU's dictionaries, which Chromium uses too. Punctuation belongs to the word before it, and an
opening bracket or quotation mark to the word after it. In text without such scripts only white space counts, so that
the numbers in receipts stay the same.

`boundaries` are finer: the word boundaries of UAX 29, as Chromium adapts them.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, pairwise

from icu4py.breakers import WordBreaker

WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3005-\u3007\u3021-\u3029"
    "\u3031-\u3035\u303b\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaadf\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""A character of a script that is written without blanks between words: Thai, Lao, Tibetan, Burmese, Khmer, Tai scripts,
kana, Chinese."""
_DISPUTED = re.compile("[\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
"""Burmese and Khmer: Chromium's dictionaries for these are not ICU's, so nobody can say where its words begin."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
"""Korean has spaces between words, so a Chinese character with a Korean ending is one word."""
_STOP = re.compile("[.:\ufe55\uff1a]")
"""Signs between letters at which Chromium, unlike ICU by default, ends a word: `U.S.`, `a:b`."""
_RUN = re.compile(r"\S+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENING = ("Ps", "Pi")
_SIGNS = 8
"""How many signs between two words are skipped, at most."""
_LANGUAGE = "en"  # ICU's word rules are the same for all languages but Finnish and Swedish


def words(text: str) -> list[tuple[int, int]]:
    """Where each word of a text begins and ends, as offsets."""
    runs = [found.span() for found in _RUN.finditer(text)]
    if text.isascii() or WITHOUT_BLANKS.search(text) is None:
        return runs
    return [part for start, end in runs for part in _parts(text, start, end)]


def count_words(text: str) -> int:
    """The number of words in a text."""
    return len(text.split() if text.isascii() or WITHOUT_BLANKS.search(text) is None else words(text))


def boundaries(text: str) -> frozenset[int]:
    """The offsets, from 0 to the length of the text, at which a word or a sign may begin or end.

    Each is also a boundary in Chromium, if the text is in one element of the page.
    """
    found = {0, *_breaks(text)}
    for stop in _STOP.finditer(text):
        before, after = text[stop.start() - 1 : stop.start()], text[stop.end() : stop.end() + 1]
        if before.isdecimal() and after.isdecimal():
            continue
        found.add(stop.start())
        if not _is_mark(after):
            found.add(stop.end())
    if _DISPUTED.search(text):
        found = {offset for offset in found if not _is_inside_disputed(text, offset)}
    return frozenset(found)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each word begins and ends in a run of text without white space."""
    run = text[start:end]
    if WITHOUT_BLANKS.search(run) is None:
        return [(start, end)]
    cuts = (offset for offset in _breaks(run) if offset < len(run) and _begins_word(run, offset))
    return list(pairwise([start, *(start + offset for offset in cuts), end]))


def _breaks(text: str) -> accumulate[int]:
    """ICU's word boundaries after the start, in code points. (ICU itself counts UTF-16 units.)"""
    return accumulate(map(len, WordBreaker(_SURROGATE.sub("\ufffd", text), _LANGUAGE)))


def _begins_word(run: str, offset: int) -> bool:
    """Whether a boundary in a run without spaces is between two words, and not between a word and a sign."""
    before, after = run[offset - 1], run[offset]
    if unicodedata.category(before) in _OPENING:
        return False
    if not after.isalnum() and unicodedata.category(after) not in _OPENING:
        return False
    beside = [
        _first_letter(run[max(0, offset - _SIGNS) : offset][::-1]),
        _first_letter(run[offset : offset + _SIGNS]),
    ]
    return any(map(WITHOUT_BLANKS.match, beside)) and not any(map(_HANGUL.match, beside))


def _first_letter(chars: str) -> str:
    return next((char for char in chars if char.isalnum()), "")


def _is_mark(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] == "M"


def _is_inside_disputed(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and all(map(_DISPUTED.match, text[offset - 1 : offset + 1]))
