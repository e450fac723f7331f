"""Tokens that stand for the HTML of macros in a hand-written page until Markdown is done.

Inside a paragraph, a list or a table, Markdown would parse the HTML of a macro: contributor text could become markup,
and HTML of several lines would be torn apart. So the page gets a random word, which is replaced by the HTML later.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from itertools import chain, repeat
from typing import TYPE_CHECKING

from markdown.util import BLOCK_LEVEL_ELEMENTS  # type: ignore[import-untyped]  # the library has no types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import SupportsIndex

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CODE = frozenset(["script", "style", "textarea", "title", "template", "noscript", "svg", "math", "iframe"])
_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS) - {"summary"}
"""The elements that may hold a block. Others hold text alone."""
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
_MARKUP = ["<"]
_COMMENT = ["<!--"]


@dataclass(frozen=True, slots=True)
class MacroOutput:
    """The HTML of one call of a macro."""

    macro: str
    html: str
    inline: bool
    line: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a macro cannot stand where it does, and what to do instead."""

    reason: str
    hint: str


class _Token(str):
    """A token that calls `changed` once a page takes it apart, since what is left of it would not be found later."""

    __slots__ = ("changed",)
    changed: Callable[[], None]

    def __str__(self) -> str:
        return self  # the filter `replace` makes a `str` of what it is given

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        self.changed()
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[str]:
        self.changed()
        return super().__iter__()

    def replace(self, old: str, new: str, count: SupportsIndex = -1, /) -> str:
        self.changed()
        return super().replace(old, new, count)


IN_MARKUP = Refusal("it stands inside a tag of HTML", "put it between tags, in a line of its own")


class Tokens:
    """The tokens of one page."""

    def __init__(self) -> None:
        # Nobody who writes annotations can guess it, so no text of theirs can pose as a macro.
        self.stand_in = f"macro{secrets.token_hex(8)}"
        """How each token begins."""
        self._prefix = f"{self.stand_in}n"
        self._pattern = re.compile(rf"{self._prefix}(\d+)e")
        self._outputs: list[MacroOutput] = []
        self._changed: dict[MacroOutput, None] = {}

    def put(self, output: MacroOutput) -> str:
        """Make a token for the HTML, of letters and digits, which Markdown does not change."""
        self._outputs.append(output)
        token = _Token(f"{self._prefix}{len(self._outputs) - 1}e")
        token.changed = partial(self._changed.setdefault, output)
        return token

    def strip(self, text: str) -> str:
        """The text without tokens, for titles: a macro in a heading is an error."""
        return self._pattern.sub("", text).strip()

    def replace(self, content: str, box: Callable[[MacroOutput, Refusal], str]) -> str:
        """The page with each token replaced by its HTML, or by what `box` returns if a macro cannot be used there.

        `box` is called once for each such macro, even if Markdown repeats its token.
        """
        if not self._outputs:
            return content
        places = _Places(self._pattern)
        places.feed(content)
        places.close()
        numbers = [int(match[1]) for match in self._pattern.finditer(content)]
        # Where the parser saw fewer than there are, what is left is in markup that it passes over.
        around_each = chain(places.found, repeat(_MARKUP))
        standing = [
            (self._outputs[number], around) for number, around in zip(numbers, around_each, strict=False)
        ]
        refused: dict[MacroOutput, Refusal] = {}
        for output, around in standing:
            refusal = _refusal(around, inline=output.inline)
            # Markdown repeats a heading's text in its id: what is said is where the writer put it.
            if refusal and (output not in refused or refused[output] is IN_MARKUP):
                refused[output] = refusal
        boxes = {output: box(output, refusal) for output, refusal in refused.items()}
        order = iter(standing)

        def html(_: re.Match[str]) -> str:
            output, around = next(order)
            if around is _COMMENT:
                return ""
            if output in refused:
                return "" if around is _MARKUP or not _CODE.isdisjoint(around) else boxes[output]
            if not output.inline and around[-1:] == ["p"]:
                return f"</p>\n{output.html}\n<p>"
            return output.html

        done = _EMPTY_PARAGRAPH.sub("", self._pattern.sub(html, content))
        if self._prefix.casefold() in done.casefold():
            self._changed.setdefault(self._outputs[0])
        for output in self._changed:
            # A filter has changed the word, so nothing can take its place.
            refusal = Refusal(
                "a filter is applied to it, or it is joined to other words", "call it without a filter"
            )
            box(output, refusal)
        return done


def _refusal(where: list[str], *, inline: bool) -> Refusal | None:  # noqa: PLR0911 - one for each place
    if where is _COMMENT:
        return None
    if where is _MARKUP:
        return IN_MARKUP
    if not _CODE.isdisjoint(where):
        return Refusal("it stands inside code of the page", "put it into the text")
    if not _HEADINGS.isdisjoint(where):
        return Refusal("it stands in a heading, which must be plain text", "write the heading in words")
    if "a" in where:
        return Refusal("it stands inside a link", "put it beside the link")
    if not inline and not _BLOCKS.issuperset(where):
        return Refusal("it stands where only a link fits", "put it in a line of its own, or use ref")
    return None


class _Places(HTMLParser):
    """Finds for each token, in order, the open elements around it, or that it is inside a tag or a comment."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._pattern = pattern
        self._open: list[str] = []
        self.found: list[list[str]] = []

    def _within(self, place: list[str], raw: str | None) -> None:
        self.found.extend(place for _ in self._pattern.findall(raw or ""))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within(_MARKUP, self.get_starttag_text())
        if tag not in _VOID:
            # A paragraph with attributes is a theme's own, such as the title of an admonition: it cannot be parted.
            self._open.append("p with attributes" if tag == "p" and attrs else tag)

    def handle_endtag(self, tag: str) -> None:
        names = [tag, "p with attributes"] if tag == "p" else [tag]
        if any(name in self._open for name in names):
            while self._open.pop() not in names:
                pass

    def handle_data(self, data: str) -> None:
        self._within(list(self._open), data)

    def handle_comment(self, data: str) -> None:
        self._within(_COMMENT, data)

    def handle_decl(self, decl: str) -> None:
        self._within(_MARKUP, decl)

    def handle_pi(self, data: str) -> None:
        self._within(_MARKUP, data)

    def unknown_decl(self, data: str) -> None:
        self._within(_MARKUP, data)
