"""Decode a file, and find the bytes and characters that the YAML parser refuses without naming a line.

Each is replaced by one other character, so that the rest of the file can still be read and all lines and columns stay
the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from itertools import islice

from .problem import Problem

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes in one file: enough for 2,000 articles."""

OWN_FILES = "move articles to files of their own in data/annotations/"
"""What to do where a limit of one file is reached, since all files together have none."""

_TEXT_HAS_FEWER = 2_000
"""Any text has fewer control characters, and fewer lines that start with %, than this."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line, for the parser too."""
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\udc80-\udcff]|\r(?!\n)"
)
_USUAL = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u200b"
_SPECIAL_SPACE = re.compile(f"[{_SPACES}]")
_INDENTATION = re.compile(rf"[ {_SPACES}]*[{_SPACES}][ {_SPACES}]*(?=- |[\w-]+:(?:\s|$))", re.MULTILINE)
"""Special spaces before a field or an item of a list. They come with text that is copied from a web page."""
_BYTE = 0xDC00  # what `surrogateescape` adds to a byte that it cannot decode
_WORDS = {
    "\r": "a carriage return without a line feed",
    "\x00": "a NUL character",
    "\x85": "a next-line character (U+0085)",
    "\u2028": "a line separator (U+2028)",
    "\u2029": "a paragraph separator (U+2029)",
    "\ufeff": "a byte-order mark (U+FEFF) that is not at the start of the file",
}


def scan(file: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file, safe to parse, and the Problems with its bytes.

    The text is None if the file cannot be read: if it is over the size limit, in UTF-16, or not a text file.
    """
    if len(data) > SIZE_LIMIT:
        message = f"the file is larger than {SIZE_LIMIT // 1024 // 1024} MB and was not checked"
        return None, [Problem(file, 0, 0, "", "size", message, OWN_FILES)]
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        message = "the file is in UTF-16 and was not checked"
        return None, [Problem(file, 1, 1, "", "encoding", message, "save it as UTF-8")]
    text = data.removeprefix(BOM_UTF8).decode("utf-8", errors="surrogateescape")
    rare = unusual(text)
    is_torn = "\r" in text and text.count("\r") != text.count("\r\n")
    problems = _problems(file, text, _CONTROL) if is_torn or _CONTROL.search(rare) else []
    directives = _problems(file, text, _DIRECTIVE) if text.startswith("%") or "\n%" in text else []
    indentations = _problems(file, text, _INDENTATION) if _SPECIAL_SPACE.search(rare) else []
    for many in (problems, directives):
        if len(many) > _TEXT_HAS_FEWER:
            message = "this is not a text file, and was not checked"
            return None, [many[0], Problem(file, 0, 0, "", "encoding", message)]
    if problems:
        text = _CONTROL.sub(lambda found: "\r" if found[0] == "\r" else _REPLACEMENT, text)
    if directives:
        # As comments they are harmless. The parser would spend hours on thousands of %TAG lines.
        text = _DIRECTIVE.sub("#", text)
    if indentations:
        text = _INDENTATION.sub(lambda found: " " * len(found[0]), text)
    return text, problems + directives + indentations


def unusual(text: str) -> str:
    """The characters of a text, each once, that are neither printable ASCII nor a tab or a line break.

    There are few of them, and this takes a fiftieth of the time of a regular expression.
    """
    rare = text.encode("utf-8", errors="surrogatepass").translate(None, _USUAL)
    return "".join(sorted(set(rare.decode("utf-8", errors="surrogatepass"))))


def _problems(file: str, text: str, pattern: re.Pattern[str]) -> list[Problem]:
    """One Problem for each match, up to the number that no text reaches."""
    matches = list(islice(pattern.finditer(text), _TEXT_HAS_FEWER + 1))
    starts = [0, *(found.end() for found in BREAK.finditer(text))] if matches else []
    problems = []
    for found in matches:
        char = found[0].strip(" ")[:1]
        rule, message, hint = _said(char)
        place = found.start() + found[0].index(char)
        line = bisect_right(starts, place)
        column = place - starts[line - 1] + 1
        problems.append(Problem(file, line, column, "", rule, message, hint))
    return problems


def _said(char: str) -> tuple[str, str, str]:
    """The rule, message and hint for a character."""
    if char == "%":
        return "directive", "a line cannot start with %", "YAML directives are not used here: delete the line"
    if _SPECIAL_SPACE.match(char):
        message = f"there is a special space here (U+{ord(char):04X}), which does not indent the line"
        return "control-character", message, "delete it, and type ordinary spaces"
    if _BYTE < ord(char) < _BYTE + 0x100:
        return "encoding", f"the byte 0x{ord(char) - _BYTE:02X} is not UTF-8", "save the file as UTF-8"
    words = _WORDS.get(char, f"a control character (U+{ord(char):04X})")
    hint = "save the file with LF or CRLF line ends" if char == "\r" else "delete it"
    return "control-character", f"there is {words} here", hint
