"""Where everything in an argument map goes: boxes and lines, left to right.

The layers, the order within them and the ways of the lines are those of graphlay, a layered layout after Sugiyama,
Tagawa and Toda (1981); the boxes are measured here. Coordinates are whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import graphlay

from ...corpus.vocabulary import Kind, Relation
from . import WIDTH
from .argument import Shape, longest
from .heads import head
from .text import width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...corpus.model import Article, Claim
    from .argument import Argument, Node

TEXT, SMALL = 12.0, 11.0
"""Font sizes of claims, and of ids and names."""
LINE = 15
PAD = 7
CHIP = 18
"""Height of an id in its frame."""
GAP = 36
"""Between two columns at least; where many lines pass it becomes wider."""
WIDEST, NARROWEST = 236, 120
FEW, MANY = 10, 11
WIDE = 180
"""Of a box. Cards have three lines of text; where there are few and they are narrow four, many and wide two."""

OPTIONS: dict[str, Any] = {
    "spacing": {
        "layer_gap": GAP,
        "node_gap": 9,
        "dummy_gap": 7,
        "port_gap": 8,
        "port_stroke_clear": 5,
        "stub": 11,
        "isolated_gap": 9,
        "bundle_lane_gap": 5,
    },
    "routing": {"lane_gap": 5},
    "effort": "fast",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """The id of a claim in a frame; `x` and `y` are of its top left corner."""

    claim: Claim
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Box:
    """One node; `x` and `y` are of its top left corner."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    lines: list[str]
    """Of a card, its text after its id; of another article's claims, its name."""
    chips: list[Chip]
    more: str = ""
    """What a group does not show, in words, below it."""


class Line(NamedTuple):
    """One relation: its way from source to target, corner by corner."""

    relation: Relation
    points: list[tuple[int, int]]


class Stroke(NamedTuple):
    """All lines of one relation, and their heads, as SVG path data."""

    relation: Relation
    ways: str
    heads: str


@dataclass(frozen=True, slots=True)
class Map:
    width: int
    height: int
    boxes: list[Box]
    lines: list[Line]

    @property
    def strokes(self) -> list[Stroke]:
        """The lines as they are drawn: two paths for each relation that occurs."""
        strokes = []
        for relation in Relation:
            lines = [line.points for line in self.lines if line.relation is relation]
            if lines:
                ways = "".join(f"M{'L'.join(f'{x} {y}' for x, y in points)}" for points in lines)
                strokes.append(Stroke(relation, ways, "".join(head(relation, points) for points in lines)))
        return strokes


def lay_out(argument: Argument, name: Callable[[Article], str]) -> Map:
    """The map of what there is to show; `name` gives another article's label."""
    measured = _measured(argument, name)
    ends = {edge.source for edge in argument.edges}
    number = {node: place for place, node in enumerate(argument.nodes)}
    graph = {
        "nodes": [
            {
                "size": {"width": box.width, "height": box.height},
                "shape": "box",
                "rank": "last" if _is_last(box.node, ends) else "free",
            }
            for box in measured
        ],
        "edges": [
            {"source": number[edge.source], "target": number[edge.target], "weight": 1}
            for edge in argument.edges
        ],
    }
    drawing = graphlay.layout(graph, options=OPTIONS)
    low, high = drawing.bounds["min"], drawing.bounds["max"]

    def moved(point: dict[str, float]) -> tuple[int, int]:
        return round(point["x"] - low["x"]) + 1, round(point["y"] - low["y"]) + 1

    lines = [
        Line(edge.relation, [moved(point) for point in drawn["points"]])
        for edge, drawn in zip(argument.edges, drawing.edges, strict=True)
    ]
    return Map(
        round(high["x"] - low["x"]) + 2,
        round(high["y"] - low["y"]) + 2,
        [_placed(box, *moved(node["center"])) for box, node in zip(measured, drawing.nodes, strict=True)],
        lines,
    )


def _is_last(node: Node, sources: set[Node]) -> bool:
    """Recommendations that lead to nothing else stand in the last column: the argument runs towards them."""
    return node.shape is Shape.CARD and node.claims[0].kind is Kind.RECOMMENDATION and node not in sources


def _measured(argument: Argument, name: Callable[[Article], str]) -> list[Box]:
    """The nodes as large as they are, at no place yet."""
    columns = max(longest(argument.nodes, argument.edges).values(), default=1)
    room = int(min(WIDEST, max(NARROWEST, (WIDTH - (columns - 1) * GAP * 1.4) / columns)))
    cards = sum(node.shape is Shape.CARD for node in argument.nodes)
    lines = 3
    if cards > MANY and room >= WIDE:
        lines = 2
    elif cards <= FEW and room < WIDE:
        lines = 4
    return [
        _card(node, room, lines) if node.shape is Shape.CARD else _group(node, room, name)
        for node in argument.nodes
    ]


def _card(node: Node, room: int, lines: int) -> Box:
    claim = node.claims[0]
    text = wrap(f"{claim.id} {claim.written.text}", room - 2 * PAD - 4, TEXT, lines)
    text[0] = text[0].removeprefix(claim.id).lstrip()
    return Box(node, 0, 0, room, len(text) * LINE + 2 * PAD - 2, text, [])


def _group(node: Node, room: int, name: Callable[[Article], str]) -> Box:
    lines = wrap(name(node.article), room - 2 * PAD, SMALL, 1) if node.shape is Shape.OUTSIDE else []
    x, y = PAD, PAD - 2 + LINE * len(lines)
    chips: list[Chip] = []
    for claim in node.claims:
        wide = round(width(claim.id, SMALL)) + 9
        if chips and x + wide > room - PAD:
            x, y = PAD, y + CHIP + 3
        chips.append(Chip(claim, x, y, wide))
        x += wide + 4
    more = f"and {node.more} more" if node.more else ""
    inner = [chip.x + chip.width for chip in chips]
    inner += [PAD + round(width(line, SMALL)) + 2 for line in [*lines, more] if line]
    height = y + CHIP + PAD - 2 + (LINE if more else 0)
    return Box(node, 0, 0, max(inner) + PAD, height, lines, chips, more)


def _placed(box: Box, x: int, y: int) -> Box:
    left, top = x - box.width // 2, y - box.height // 2
    return Box(box.node, left, top, box.width, box.height, box.lines, box.chips, box.more)
