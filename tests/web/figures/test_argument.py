"""The argument map and its outline: what bears on what, readable, and every claim somewhere."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.corpus import load
from briefings.corpus.vocabulary import EvidenceType, Kind, Relation
from briefings.web.figures import WIDTH
from briefings.web.figures.argument import CARDS, DEPTH, OUTSIDE, Shape, argument
from briefings.web.figures.argument_map import PAD, SMALL, TEXT, lay_out
from briefings.web.figures.outline import DEEPEST, outline
from briefings.web.figures.text import width
from tests.analysis.corpora import Builder

EVIDENCE = (Kind.EVIDENCE, EvidenceType.REASONING)
KINDS = [EVIDENCE, EVIDENCE, EVIDENCE, *((kind, None) for kind in Kind if kind is not Kind.EVIDENCE)]


@st.composite
def articles(draw):
    """An article among two others, with claims that bear on each other in every way, in circles too."""
    builder = Builder()
    for id_ in ("first", "other", "third"):
        builder.article(id_)
    claims = [
        builder.claim(
            draw(st.sampled_from(["first", "first", "first", "other", "third"])),
            f"c{number}",
            draw(st.sampled_from(KINDS)),
            withdrawn=draw(st.integers(0, 9)) == 0,
        )
        for number in range(draw(st.integers(0, 40)))
    ]
    if claims:
        pick = st.integers(0, len(claims) - 1)
        pairs = draw(st.sets(st.tuples(pick, st.sampled_from(Relation), pick), max_size=60))
        for source, relation, target in sorted(pairs):
            if source != target:
                builder.relate(claims[source], relation, claims[target])
    return builder.corpus.articles["first"]


def label(article):
    return f"The author of {article.id}"


def inside(box):
    return box.x, box.y, box.x + box.width, box.y + box.height


@given(articles())
def test_no_box_lies_over_another_and_text_stays_in_its_box(article):
    drawn = lay_out(argument(article), label)
    for one, two in combinations(map(inside, drawn.boxes), 2):
        assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height
        size = TEXT if box.node.shape is Shape.CARD else SMALL
        assert all(width(line, size) <= box.width - PAD for line in box.lines)
        for chip in box.chips:
            assert chip.x >= PAD
            assert chip.x + chip.width <= box.width
        for one, two in combinations(box.chips, 2):
            assert one.y != two.y or one.x + one.width <= two.x or two.x + two.width <= one.x


@given(articles())
def test_lines_go_from_the_border_of_one_box_to_that_of_another_and_through_none(article):
    shown = argument(article)
    drawn = lay_out(shown, label)
    boxes = {box.node: inside(box) for box in drawn.boxes}
    for edge, line in zip(shown.edges, drawn.lines, strict=True):
        assert line.relation is edge.relation
        for node, (x, y) in ((edge.source, line.points[0]), (edge.target, line.points[-1])):
            left, top, right, bottom = boxes[node]
            assert left - 2 <= x <= right + 2
            assert top - 2 <= y <= bottom + 2
            assert min(abs(x - left), abs(x - right), abs(y - top), abs(y - bottom)) <= 2
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
            for left, top, right, bottom in boxes.values():
                within_x = min(max(x1, x2), right - 2) - max(min(x1, x2), left + 2)
                within_y = min(max(y1, y2), bottom - 2) - max(min(y1, y2), top + 2)
                slanted = x1 != x2 and y1 != y2
                assert slanted or within_x < 0 or within_y < 0


@given(articles())
def test_what_is_drawn_is_what_the_data_say(article):
    shown = argument(article)
    for edge in shown.edges:
        for target in edge.target.claims:
            bearing = [other for relation, other in target.incoming if relation is edge.relation]
            if edge.target.shape is Shape.CARD or edge.source.shape is Shape.CARD:
                assert set(edge.source.claims) & set(bearing)
        assert any(
            source in {other for relation, other in target.incoming if relation is edge.relation}
            for source in edge.source.claims
            for target in edge.target.claims
        )
    claims = [claim for node in shown.nodes for claim in node.claims]
    assert all(claim.written.withdrawn is None for claim in claims)
    cards = [node for node in shown.nodes if node.shape is Shape.CARD]
    outside = [node for node in shown.nodes if node.shape is Shape.OUTSIDE]
    assert len(cards) <= CARDS
    assert len(outside) <= OUTSIDE
    assert all(node.article is not article for node in outside)


@given(articles())
def test_the_outline_has_every_claim_in_full_once(article):
    standing = [claim for claim in article.claims.values() if claim.written.withdrawn is None]
    full = []
    waiting = [(branch, 1) for branch in outline(article)]
    while waiting:
        branch, depth = waiting.pop()
        assert depth <= DEEPEST + 1
        assert branch.claim.written.withdrawn is None
        if branch.claim.article is article and not branch.again:
            full.append(branch.claim)
        else:
            assert branch.branches == []
        waiting += [(child, depth + 1) for child in branch.branches]
    assert sorted(claim.id for claim in full) == sorted(claim.id for claim in standing)


def chain(length, kind):
    builder = Builder()
    article = builder.article("first")
    claims = [builder.claim("first", f"c{number}", kind) for number in range(length)]
    for before, after in pairwise(claims):
        builder.relate(before, Relation.SUPPORTS, after)
    return article


@pytest.mark.parametrize("kind", [EVIDENCE, (Kind.THESIS, None)])
def test_a_chain_of_any_length_is_no_trouble(kind):
    article = chain(3000, kind)
    drawn = lay_out(argument(article), label)
    assert len(drawn.boxes) <= DEPTH
    assert outline(article)


def test_a_circle_is_drawn_without_the_line_that_closes_it():
    article = chain(3, (Kind.THESIS, None))
    first, *_, last = article.claims.values()
    last.relations.setdefault(Relation.SUPPORTS, []).append(first)
    first.incoming.append((Relation.SUPPORTS, last))
    shown = argument(article)
    assert len(shown.edges) == 2
    assert lay_out(shown, label).boxes


def test_objections_stand_apart_with_what_answers_them():
    builder = Builder()
    article = builder.article("first")
    thesis = builder.claim("first", "t1", (Kind.THESIS, None))
    support, objection, answer = (builder.claim("first", id_, EVIDENCE) for id_ in ("e1", "e2", "e3"))
    builder.relate(support, Relation.SUPPORTS, thesis)
    builder.relate(objection, Relation.ATTACKS, thesis)
    builder.relate(answer, Relation.UNDERCUTS, objection)
    edges = {
        (edge.source.claims[0].id, edge.relation, edge.target.claims[0].id)
        for edge in argument(article).edges
    }
    assert edges == {
        ("e1", Relation.SUPPORTS, "t1"),
        ("e2", Relation.ATTACKS, "t1"),
        ("e3", Relation.UNDERCUTS, "e2"),
    }


def test_evidence_behind_evidence_is_left_to_the_outline_and_counted():
    article = chain(4, EVIDENCE)
    builder = Builder()
    builder.corpus.articles["first"] = article
    thesis = builder.claim("first", "t1", (Kind.THESIS, None))
    builder.relate(article.claims["c3"], Relation.SUPPORTS, thesis)
    shown = argument(article)
    assert (shown.drawn, shown.of) == (2, 5)


def test_recommendations_that_lead_to_nothing_else_stand_in_the_last_column():
    for article in load(ROOT).articles.values():
        shown = argument(article)
        drawn = lay_out(shown, label)
        sources = {edge.source for edge in shown.edges}
        ends = {
            box.x
            for box in drawn.boxes
            if box.node not in sources and box.node.claims[0].kind is Kind.RECOMMENDATION
        }
        assert len(ends) == 1
        assert all(box.x <= min(ends) + 1 for box in drawn.boxes if box.node.shape is Shape.CARD)


def test_each_shipped_argument_fits_a_screen():
    for article in load(ROOT).articles.values():
        drawn = lay_out(argument(article), label)
        assert drawn.width <= WIDTH * 1.08
        assert drawn.height <= 720


@given(articles())
@settings(max_examples=15)
def test_the_same_argument_is_drawn_the_same_each_time(article):
    assert lay_out(argument(article), label).strokes == lay_out(argument(article), label).strokes
