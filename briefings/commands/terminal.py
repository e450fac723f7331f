"""Print Problems at a terminal: each with its line of the file, a mark at the place, and what to do.

Strangers may have written a file and its name, so every character that could control the terminal is escaped.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from ..corpus.wording import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..corpus import Problem

CHECK = "python -m briefings check"
SERVE = "make serve"

_BREAK = re.compile(r"\r\n|\r|\n")
_TAB = 4  # columns from one stop to the next
_NARROWEST = 20  # columns of text, however narrow the terminal
_CUT = "…"
_STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "place": "1", "margin": "34", "hint": "32"}


def typed(text: str) -> str:
    """What somebody typed. Raises argparse.ArgumentTypeError if it is no text in UTF-8.

    In a C locale Python takes only ASCII for text, and keeps the bytes of the rest (PEP 383).
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return os.fsencode(text).decode("utf-8")
        except UnicodeError:
            raise argparse.ArgumentTypeError("this is not text in UTF-8") from None
    return text


def is_terminal() -> bool:
    """Whether output goes to a terminal."""
    return sys.stdout.isatty()


def has_colour(environment: Mapping[str, str]) -> bool:
    """Whether a terminal shows colour: NO_COLOR decides (no-color.org), then TERM."""
    return not environment.get("NO_COLOR") and environment.get("TERM", "") not in ("", "dumb")


def shown(problems: Sequence[Problem], text_of: Callable[[str], str | None]) -> Iterator[str]:
    """Each Problem with its line of the file. `text_of` returns the text of the file with a name, or None."""
    paint = _coloured if has_colour(os.environ) else lambda _, text: text
    width = shutil.get_terminal_size().columns
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.line and problem.file not in lines:
            lines[problem.file] = _BREAK.split(text_of(problem.file) or "")
        yield "\n".join(_one(problem, lines.get(problem.file, []), width, paint))


def next_step(problems: Sequence[Problem]) -> str:
    """What to do next."""
    if any(problem.severity == "error" for problem in problems):
        return f"Fix what is wrong, then run: {CHECK}"
    if problems:
        return f"These are only warnings. Once they are fixed, run: {CHECK}; to see the site: {SERVE}"
    return f"To see the site: {SERVE}"


def _coloured(style: str, text: str) -> str:
    return f"\033[{_STYLES[style]}m{text}\033[0m"


def _one(
    problem: Problem, lines: Sequence[str], width: int, paint: Callable[[str, str], str]
) -> Iterator[str]:
    """The lines for one Problem: `file:line:column: error[rule] message`, its line in the file, and the hint."""
    where = f"{problem.file}:{problem.line}:{problem.column}:"
    what = f"{problem.path}: {problem.message}" if problem.path else problem.message
    kind = f"{problem.severity}[{problem.rule}]"
    yield f"{paint('place', visible(where))} {paint(problem.severity, visible(kind))} {visible(what)}"
    margin = "  "
    if 0 < problem.line <= len(lines):
        number = str(problem.line)
        margin = " " * len(number)
        room = max(_NARROWEST, width - len(number) - len(" | ") - 1)
        source, before = excerpt(lines[problem.line - 1], problem.column, room)
        yield f"{paint('margin', f'{number} |')} {source}"
        yield f"{paint('margin', f'{margin} |')} {' ' * before}{paint(problem.severity, '^')}"
    if problem.hint:
        yield f"{paint('margin', f'{margin} =')} {paint('hint', visible(problem.hint))}"


def excerpt(line: str, column: int, room: int) -> tuple[str, int]:
    """As much of a line around a column as there is room for, and how many columns of the screen come before it.

    `column` counts code points from 1, `room` counts columns of the screen.
    """
    place = min(max(column - 1, 0), len(line))
    # A line may have millions of characters: look at no more than can be shown.
    first = max(0, place - room)
    cells = list(_cells(line[first : place + room]))
    widths = [width for _, width in cells]
    room -= 2 * len(_CUT)
    mark = place - first
    after = min(sum(widths[mark:]), max(room // 2, *widths[mark : mark + 1], 0))
    start = mark - _reach(widths[:mark][::-1], room - after)
    before = sum(widths[start:mark])
    end = mark + _reach(widths[mark:], room - before)
    head = _CUT if first + start else ""
    tail = _CUT if first + end < len(line) else ""
    return f"{head}{''.join(shown for shown, _ in cells[start:end])}{tail}", len(head) + before


def _reach(widths: Iterable[int], room: int) -> int:
    """How many of these widths fit into `room`."""
    return bisect_right([*accumulate(widths)], room)


def _cells(text: str) -> Iterator[tuple[str, int]]:
    """Each character as it is shown, and its width in columns of the screen."""
    column = 0
    for char in text:
        cell = " " * (_TAB - column % _TAB) if char == "\t" else visible(char)
        width = _width(char) if cell == char else len(cell)
        column += width
        yield cell, width


def _width(char: str) -> int:
    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1
