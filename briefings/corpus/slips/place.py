"""Where the parser gave up, and what can be seen from there."""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml import Mark

LOOKED_BACK = 100_000
"""So many characters at most before the place: no entry is longer, and a hostile file may have millions."""
FIELD = re.compile(r"\s*(?:- )?[\"']?[\w-]+[\"']?\s*:(?:\s|$)")
"""The beginning of a line that is a field."""


class Slip(NamedTuple):
    """Where to look, what is wrong there, and what to do."""

    mark: Mark
    message: str
    hint: str


class Place(NamedTuple):
    """Where the parser gave up, with what, and where the thing began that it was reading."""

    text: str
    problem: str
    mark: Mark
    opening: Mark | None

    @property
    def line(self) -> str:
        """The whole line."""
        return line_at(self.text, self.mark.index)

    @property
    def start(self) -> int:
        """The index of the line's first character."""
        return self.text.rfind("\n", 0, self.mark.index) + 1

    def at(self, index: int) -> Mark:
        """The mark of an index into the text."""
        line_start = self.text.rfind("\n", 0, index) + 1
        return Mark("", index, self.text.count("\n", 0, index), index - line_start, None, 0)

    def above(self) -> tuple[int, str] | None:
        """The nearest line above that has something in it, with its index."""
        end = self.start - 1
        while end > 0:
            start = self.text.rfind("\n", 0, end) + 1
            if self.text[start:end].strip() and not self.text[start:end].lstrip().startswith("#"):
                return start, self.text[start:end].rstrip("\r")
            end = start - 1
        return None


def line_at(text: str, index: int) -> str:
    """The line around an index, without its end."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return text[start : None if end < 0 else end].rstrip("\r")
