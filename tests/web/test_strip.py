"""The stance strip: every article where it stands, by its name or else by a bar with its count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pages import text

from briefings.analysis.figures import Figures
from briefings.corpus import schema
from briefings.corpus.vocabulary import SCALE, Stance
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.strip import NAMED, strip
from briefings.web.views import index, matrix
from tests.corpora.linked import UNCLEAR, table

STANCES = st.lists(st.sampled_from([-2, -1, 0, 1, 2, UNCLEAR]), min_size=1, max_size=60)


def corpus_of(stances):
    return table({f"a{number}": {"q": stance} for number, stance in enumerate(stances)}).corpus


def points(stances):
    return strip(Figures(corpus_of(stances)).of_question["q"])


def shown(corpus):
    """The strip of the only question, as a page shows it."""
    site = Site(corpus)
    (d,) = site.figures.disagreements
    return html.fromstring(PageContext(site, "questions/q/").call("stance.html", "strip", d))


@given(STANCES)
def test_every_position_is_counted_on_its_point(stances):
    found = points(stances)
    for point in found:
        assert point.count == stances.count(point.stance.number)
        assert point.unnamed == max(0, point.count - NAMED)
    assert sum(point.count for point in found) == len(stances)


@given(STANCES)
def test_there_are_bars_where_any_point_has_more_than_it_can_name(stances):
    most = max(stances.count(stance) for stance in {*stances})
    assert {point.share is None for point in points(stances)} == {most <= NAMED}


def test_a_point_names_as_many_as_it_can():
    point = points([2] * NAMED)[-1]
    assert (len(point.named), point.share) == (NAMED, None)


@pytest.mark.parametrize("count", [NAMED + 1, 200, 1000])
def test_bars_are_as_long_as_their_counts_are_to_each_other(count):
    shares = {point.stance: point.share for point in points([2] * count + [-2] * (count // 2) + [0])}
    assert shares[Stance.STRONGLY_AGREE] == 100
    assert shares[Stance.STRONGLY_DISAGREE] == pytest.approx(50, abs=1)
    assert shares[Stance.AGREE] == 0


def test_every_count_is_shown_however_small_its_share():
    bars = shown(corpus_of([2] * 1000 + [-2])).xpath("//span[@class='bf-strip__bar']")
    assert [text(bar) for bar in bars] == ["1", "1000"]


def test_what_is_unclear_comes_after_the_scale_and_only_where_there_is_any():
    assert [point.stance for point in points([2, -2, UNCLEAR])] == [*SCALE, Stance.UNCLEAR]
    assert [point.stance for point in points([2, -2])] == list(SCALE)


def test_a_scale_of_three_points_has_three_steps_wherever_it_is_shown():
    corpus = corpus_of([1, 1, -1])
    corpus.settings = schema.Settings(scale=3)
    assert [text(point.find("span")) for point in shown(corpus).xpath("//li")] == [
        "− disagrees",
        "± mixed",
        "+ agrees",
    ]
    here = PageContext(Site(corpus), "questions/q/")
    (d,) = here.site.figures.disagreements
    assert d.score == 1
    (mini,) = html.fromstring(index.render_table(here)).find_class("bf-mini")
    assert [text(point) for point in mini] == ["1", "", "2"]
    key = html.fromstring(matrix.render_table(here)).xpath("//*[@class='bf-key__item']")
    assert [text(each).split()[0] for each in key] == ["+", "±", "−", "?", "silent"]


def test_each_point_has_its_sign_and_its_word_and_links_to_who_stands_there():
    tree = shown(corpus_of([2, -1, UNCLEAR]))
    said = [" ".join(text(point).split()) for point in tree.xpath("//li")]
    assert said[0] == "−− strongly disagrees nobody"
    assert said[1].startswith("− disagrees")
    assert said[-1].startswith("? unclear")
    assert tree.xpath("//a/@href") == ["#a1", "#a0", "#a2"]


def test_who_is_silent_is_counted_for_a_screen_reader():
    builder = table({"a": {"q": 2}, "b": {"q": -2}})
    builder.article("c")
    (label,) = shown(builder.corpus).xpath("//ol/@aria-label")
    assert label.endswith("(1 article is silent)")
