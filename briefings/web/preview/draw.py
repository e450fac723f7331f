"""Draw a preview image: 1200 by 630 pixels, the size that Open Graph readers expect, in 16 colours.

Text is drawn grey on black and its greys become steps between paper and ink, so that a picture needs four bits a
pixel, and a third of the time and size of one in full colour.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

from .fonts import covers, sans, serif, width

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

    from .card import Card

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
_INNER = WIDTH - 2 * MARGIN

_PAPER, _INK = (255, 255, 255), (27, 36, 48)
_STEPS = 8
_BAND, _LINE, _POINTS = 8, 9, 10
_FLAT = [
    (31, 42, 58),
    (213, 218, 226),
    (168, 67, 0),
    (251, 211, 168),
    (227, 227, 227),
    (181, 211, 239),
    (11, 83, 148),
]
"""The band, a line, and the five points as the site's light scheme colours them."""
_PALETTE = [
    channel
    for colour in [
        *(
            tuple(round(p + (i - p) * step / (_STEPS - 1)) for p, i in zip(_PAPER, _INK, strict=True))
            for step in range(_STEPS)
        ),
        *_FLAT,
    ]
    for channel in colour
]
_FULL, _SOFT = 255, 165
_SIZES = (64, 56, 48, 42)
_SIGNS = ("−−", "−", "±", "+", "++")
_MOST_LINES = 4


class Style(NamedTuple):
    """How a text is set."""

    font: FreeTypeFont
    leading: int
    """From one line to the next, in pixels."""
    grey: int
    """From 0, which is paper, to 255, which is ink."""


def drawable(card: Card) -> bool:
    """Whether the fonts have the letters of the title; smaller texts that they lack are left out."""
    return bool(card.title.strip()) and covers(card.title)


def draw(card: Card) -> bytes:
    """The picture as PNG: the same bytes for the same card."""
    words = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(words)
    below = _write(pen, card.kicker.upper(), Style(sans(26), 34, _SOFT), 58, 1) + 14
    style, lines = _fitted(card.title)
    below = _lines(pen, lines, style, below) + 18
    text = Style(sans(30), 40, _SOFT)
    floor = HEIGHT - (250 if card.strip else 110)
    _write(pen, card.text, text, below, (floor - below) // text.leading)
    _write(pen, card.foot, Style(sans(26), 34, _SOFT), HEIGHT - 74, 1)
    bars = _bars(card.strip)
    for sign, count, (left, top, right, bottom) in zip(_SIGNS, card.strip, bars, strict=bool(card.strip)):
        pen.text(((left + right) // 2, bottom + 8), sign, font=sans(28), fill=_FULL, anchor="ma")
        if count:
            pen.text(((left + right) // 2, top - 6), str(count), font=sans(26), fill=_FULL, anchor="md")
    image = words.point([value * _STEPS // 256 for value in range(256)]).convert("P")
    image.putpalette(_PALETTE)
    brush = ImageDraw.Draw(image)
    brush.rectangle((0, 0, WIDTH, 14), fill=_BAND)
    brush.rectangle((MARGIN, HEIGHT - 88, WIDTH - MARGIN, HEIGHT - 87), fill=_LINE)
    for number, bar in enumerate(bars):
        brush.rectangle(bar, fill=_POINTS + number)
    out = BytesIO()
    image.save(out, "png", bits=4, compress_level=1)
    return out.getvalue()


def _bars(strip: tuple[int, ...]) -> list[tuple[int, int, int, int]]:
    """A bar for each point, as high as its share of the highest; a point where nobody stands is a thin line."""
    if not strip:
        return []
    highest = max(*strip, 1)
    step = _INNER // len(strip)
    ground = HEIGHT - 136
    return [
        (MARGIN + step * n, ground - max(4, 70 * count // highest), MARGIN + step * (n + 1) - 10, ground)
        for n, count in enumerate(strip)
    ]


def _fitted(title: str) -> tuple[Style, list[str]]:
    """The largest size at which the title fits, and its lines; at the smallest it is cut."""
    for size in _SIZES:
        style = Style(serif(size), round(size * 1.18), _FULL)
        lines = _broken(title, style.font, _MOST_LINES + 1)
        if len(lines) <= (3 if size > _SIZES[-1] else _MOST_LINES):
            return style, lines
    return style, _broken(title, style.font, _MOST_LINES)


def _write(pen: ImageDraw.ImageDraw, text: str, style: Style, top: int, most: int) -> int:
    """A text on at most so many lines, if the fonts have its letters; gives where the next begins."""
    if most < 1 or not covers(text):
        return top
    return _lines(pen, _broken(text, style.font, most), style, top)


def _lines(pen: ImageDraw.ImageDraw, lines: list[str], style: Style, top: int) -> int:
    for line in lines:
        pen.text((MARGIN, top), line, font=style.font, fill=style.grey)
        top += style.leading
    return top


def _broken(text: str, font: FreeTypeFont, most: int) -> list[str]:
    """The text in lines that fit, at most so many; where there is more, the last ends in an ellipsis."""
    lines: list[str] = []
    space, used = width(" ", font), 0.0
    words = [part for word in text.split() for part in _parts(word, font)]
    for word in words:
        wide = width(word, font)
        if lines and used + space + wide <= _INNER:
            lines[-1] += f" {word}"
            used += space + wide
        elif len(lines) < most:
            lines.append(word)
            used = wide
        else:
            last = lines[-1]
            # What is drawn, and not what it advances: an ellipsis is wider than it says.
            while last and font.getbbox(f"{last} …")[2] > _INNER:
                last = last.rpartition(" ")[0] or last[:-1]
            lines[-1] = f"{last} …"
            break
    return lines


def _parts(word: str, font: FreeTypeFont) -> list[str]:
    """A word, in pieces where it is wider than the picture."""
    if width(word, font) <= _INNER:
        return [word]
    return [word[start : start + 20] for start in range(0, len(word), 20)]
