"""Read files again and again, and each time only the entries whose text has changed.

A file is cut into the texts of its entries, and what was read of a text, and what validation made of it, is kept. What
comes of this is what `read_file` returns. For a file is cut only if it is made of sections that are written like this:

    articles:
      adams-2024:
        title: …

Each line that is indented by less than three spaces is then one of these: `section:`, the line of an entry (two spaces
and a plain key), a comment, or blank; and between a section and its first entry are only comments. The parser's state
at the beginning of an entry is then the same as at the beginning of a text of its own, but for the depth: it is in no
quotation marks and in no brackets, since the entry before has been parsed to its end on its own without an error. At
the end of an entry it looks no further than the next line. That is indented by two spaces or none, which ends
whatever is open there, as the end of the text does: block scalars, texts over several lines and mappings, since all
that is in an entry is indented further than its key.

Everything else is read as a whole: other layouts, errors of syntax, ids or sections that occur twice, and files that
come to one of the limits. So no message depends on what was read before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from .problem import KEPT
from .reader import NODE_LIMIT, WIDTH_LIMIT, read, read_part
from .scan import scan
from .tree import Fields, Tree

if TYPE_CHECKING:
    from .problem import Problem
    from .reader import Part

_INDENTATION = 2  # of an entry

# A line feed before the line, and not `^`: a pattern that starts with a literal takes a third of the time.
_OUTER = re.compile(r"\n {0,2}[^ #\r\n][^\n]*")
_SECTION = re.compile(r"\n([^\W_]\w*):(?: *| +#.*)\r?")
_ENTRY = re.compile(r"\n {2}[^\W_][\w.-]*:(?=[ \r]|$)")
_NOTHING = re.compile(r"(?:\n *(?:#[^\n]*)?\r?)*")


class Reader:
    """Reads files, and remembers what each held, so that only what has changed is read again. Nobody changes a tree."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, tuple[Tree | None, list[Problem]]]] = {}
        self._parts: dict[str, dict[tuple[str, str], Part]] = {}
        """What was read of the entries of each file, by section and text."""

    def __call__(self, name: str, data: bytes) -> tuple[Tree | None, list[Problem]]:
        """As `read_file`."""
        digest = sha256(data).digest()
        known, found = self._known.get(name, (b"", (None, [])))
        if digest != known:
            found = self._read(name, data)
            self._known[name] = digest, found
        return found

    def _read(self, name: str, data: bytes) -> tuple[Tree | None, list[Problem]]:
        text, problems = scan(name, data)
        if text is None:
            return None, problems
        tree, refused = self._entry_by_entry(name, text) or read(name, text)
        return tree, problems + refused

    def _entry_by_entry(self, name: str, text: str) -> tuple[Tree, list[Problem]] | None:
        """As `read`. None if the file has to be read as a whole."""
        sections = cut(text)
        if not sections:
            return None
        tree = Tree(name, Fields(sections[0].start), text)
        problems: list[Problem] = []
        known = self._parts.get(name, {})
        kept: dict[tuple[str, str], Part] = {}
        nodes = len(sections)
        fits = len({section.name for section in sections}) == nodes
        for section in sections:
            entries = Fields(section.spans[0][0] + _INDENTATION)
            tree.root[section.name] = entries
            tree.root.starts.extend((section.start, entries.start))
            for start, end in section.spans:
                key = section.name, text[start:end]
                part = known.get(key) or (read_part(name, *key) if fits else None)
                if part is None:
                    fits = False
                    continue
                kept[key] = part
                ((id_, value),) = part.section.items()
                fits = fits and id_ not in entries
                entries[id_] = value
                entries.starts.extend(start + place for place in part.section.starts)
                nodes += part.nodes
                if part.problems:
                    line, _ = tree.line_and_column(start)
                    problems += (replace(each, line=line - 1 + each.line) for each in part.problems)
            fits = fits and len(entries) <= WIDTH_LIMIT
        self._parts[name] = kept
        within_limits = nodes <= NODE_LIMIT and len(sections) <= WIDTH_LIMIT and len(problems) <= KEPT
        return (tree, problems) if fits and within_limits else None


class Section(NamedTuple):
    """A section of a file: where it begins, and its entries."""

    start: int
    name: str
    spans: list[tuple[int, int]]
    """Where the lines of each entry begin and end."""


def cut(text: str) -> list[Section] | None:
    """Cut a text. None if it is not made of sections and entries as described above."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):  # it would end a line for the parser alone
        return None
    text = f"\n{text}"  # so each offset in it of a line feed is that of the line after it
    lines = list(_OUTER.finditer(text))
    ends = [*(line.start() for line in lines[1:]), len(text) - 1]
    sections: list[Section] = []
    if not lines or not _NOTHING.fullmatch(text, 0, lines[0].start()):
        return None
    for line, end in zip(lines, ends, strict=True):
        if found := _SECTION.fullmatch(line[0]):
            if not _NOTHING.fullmatch(text, line.end(), end):
                return None
            sections.append(Section(line.start(), found[1], []))
        elif sections and _ENTRY.match(line[0]):
            sections[-1].spans.append((line.start(), end))
        else:
            return None
    return sections if all(section.spans for section in sections) else None
