"""Where a macro stands in a hand-written page, until Markdown is done with that page.

A macro's HTML inside a paragraph, a list or a table would be parsed as Markdown: contributor text could come alive,
and HTML of several lines is torn apart. So the page gets a random word, and the HTML takes its place afterwards.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_INLINE = frozenset(
    [
        *[
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "i",
            "ins",
            "kbd",
            "mark",
        ],
        *["q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"],
    ]
)
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")


@dataclass(frozen=True, slots=True)
class Placed:
    """What a macro gave, where it was called."""

    macro: str
    html: str
    inline: bool
    line: int


class Tokens:
    """The macros of one page."""

    def __init__(self) -> None:
        # Nobody who writes annotations can guess it, so no text of theirs can pose as a macro.
        self._prefix = f"macro{secrets.token_hex(8)}n"
        self._placed: list[Placed] = []

    def put(self, placed: Placed) -> str:
        """A word that stands for the HTML: letters and digits, so that Markdown leaves it alone."""
        self._placed.append(placed)
        return f"{self._prefix}{len(self._placed) - 1}e"

    def replace(self, content: str) -> tuple[str, list[tuple[Placed, str]]]:
        """The page with each macro's HTML in its place, and the macros that stand where none can, with the reason."""
        if not self._placed:
            return content, []
        pattern = re.compile(rf"{self._prefix}(\d+)e")
        places = _Places(pattern)
        places.feed(content)
        places.close()
        refused: list[tuple[Placed, str]] = []
        order = iter(places.found)

        def html(match: re.Match[str]) -> str:
            placed = self._placed[int(match[1])]
            where = next(order)
            reason = _refusal(where, inline=placed.inline)
            if reason:
                refused.append((placed, reason))
                return ""
            if not placed.inline and where[-1:] == ["p"]:
                return f"</p>\n{placed.html}\n<p>"
            return placed.html

        return _EMPTY_PARAGRAPH.sub("", pattern.sub(html, content)), refused


def _refusal(where: list[str], *, inline: bool) -> str:
    if where == ["<"]:
        return "it stands inside a tag of HTML or a comment"
    if not _HEADINGS.isdisjoint(where):
        return "it stands in a heading, which must be plain text"
    if "a" in where:
        return "it stands inside a link"
    if not inline and not _INLINE.isdisjoint(where):
        return "it stands inside emphasis or code, where only a link fits"
    return ""


class _Places(HTMLParser):
    """For each token, in order, the elements that are open around it; `["<"]` inside a tag or comment."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._pattern = pattern
        self._open: list[str] = []
        self.found: list[list[str]] = []

    def _inside_markup(self, raw: str) -> None:
        self.found.extend(["<"] for _ in self._pattern.findall(raw))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._inside_markup(self.get_starttag_text() or "")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._inside_markup(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.found.extend(list(self._open) for _ in self._pattern.findall(data))

    def handle_comment(self, data: str) -> None:
        self._inside_markup(data)
