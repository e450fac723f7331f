"""Tables of cases: each changes a text, and says what is found in it then.

A block of a table is one case: its name, and lines that are indented by 4 and begin with a sign and a space:

    * a value: the case is tried with each, which stands wherever there is § in the case
      text that stays, before what goes or comes
    - text that goes
    + text that comes in its place
    = what is found then; it may go on where this ends with a space and an ellipsis

What stays and goes is whole lines or, at either end, a part of one, and has one place in the text. Where nothing stays
or comes, the line end of what goes is gone, too. `<U+200B>` is a character that could not be seen, or would not stay. A
line that begins with # in the first column is a comment. Without a text to change, what comes is all that is tried.

After messages were changed on purpose, run the tests with REGENERATE=1, which writes the lines with = again, but for
cases with values. Then read what has changed.
"""

import os
import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

HUNK = re.compile(r"^((?: {6}.*\n)*)((?: {4}-.*\n)*)((?: {4}\+.*\n)*)", re.MULTILINE)
UNSEEN = re.compile(r"<U\+([0-9A-F]{4,5})>")
OPEN = " …"


def changed(text, *changes):
    """The text after changes, pairs of old and new, each of which has one place in it."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the text"
        text = text.replace(old, new)
    return text


def in_files(text):
    """The good corpus in three files, two of which hold an article each."""
    start, middle, end = (text.index(part) for part in ("articles:\n", "  baker-2025:", "redirects:"))
    return {
        "data/annotations.yaml": text[:start] + text[end:],
        "data/annotations/a.yaml": text[start:middle],
        "data/annotations/b.yaml": "articles:\n" + text[middle:end],
    }


def texts(lines, sign):
    """What stands behind a sign."""
    return [line[6:] for line in lines.split("\n") if line.startswith(f"    {sign}")]


@dataclass(frozen=True)
class Case:
    """A case of a table, with one of its values."""

    table: Path
    block: str
    value: str

    def __str__(self):
        name = next(line for line in self.block.splitlines() if not line.startswith("#"))
        return f"{self.table.stem}: {name}: {self.value}" if self.value else f"{self.table.stem}: {name}"

    @property
    def _shown(self):
        """The block with its value, and with the characters that could not be seen."""
        block = self.block.replace("§", self.value) + "\n"
        return UNSEEN.sub(lambda found: chr(int(found[1], 16)), block)

    @property
    def changes(self):
        """Pairs of what goes and what comes."""
        for stays, goes, comes in HUNK.findall(self._shown):
            kept = texts(stays, " ")
            old, new = kept + texts(goes, "-"), kept + texts(comes, "+")
            if old:
                end = "" if new else "\n"
                yield "\n".join(old) + end, "\n".join(new)

    @property
    def added(self):
        """All lines that come."""
        return texts(self._shown, "+")

    @property
    def said(self):
        """What the table says."""
        return texts(self._shown, "=")

    def expected(self, found):
        """What the table says; lines that it leaves open go on as those that are found."""
        if os.environ.get("REGENERATE") and not self.value:
            self._regenerate(found)
            return found
        pairs = zip_longest(self.said, found, fillvalue="")
        lines = [
            there if line.endswith(OPEN) and there.startswith(line.removesuffix("…")) else line
            for line, there in pairs
        ]
        return [line for line in lines if line]

    def _regenerate(self, found):
        kept = [line for line in self.block.splitlines() if not line.startswith("    =")]
        block = "\n".join([*kept, *(f"    = {line}" for line in found)])
        text = self.table.read_text(encoding="utf-8")
        self.table.write_text(text.replace(self.block, block), encoding="utf-8")


def cases(table):
    """The cases of a table, each with each of its values."""
    blocks = table.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return [Case(table, block, value) for block in blocks for value in texts(block, "*") or [""]]
