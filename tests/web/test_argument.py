"""The outline of an argument: what bears on what, readable, and every claim in it once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pages import text

from briefings.corpus.vocabulary import Kind, Relation
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views.argument import DEEPEST, VISIBLE, view
from tests.corpora.linked import Builder

LETTERS = {kind.value[0]: (kind, None) for kind in Kind}
KINDS = [LETTERS["e"], LETTERS["e"], *LETTERS.values()]


@st.composite
def corpora(draw):
    """An article among two others, with claims that bear on each other in every way, in circles too."""
    builder = Builder()
    builder.article("first")
    builder.article("other")
    builder.article("third", withdrawn=draw(st.booleans()))
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
    return builder.corpus


def outline(corpus):
    site = Site(corpus)
    return view(PageContext(site, "briefings/first/"), corpus.articles["first"])


def rendered(corpus):
    """The outline as its page shows it."""
    site = Site(corpus)
    here = PageContext(site, "briefings/first/")
    return html.fromstring(here.call("argument.html", "outline", view(here, corpus.articles["first"])))


def places(branches, level=1):
    """Every place in the order of the page, with its level."""
    for branch in branches:
        yield branch, level
        for group in branch.groups:
            yield from places(group.branches, level + 1)


def everywhere(found):
    return [place for _, branches in found.parts for place in places(branches)] if found else []


def words(corpus):
    """For each claim that stands in full, what is said to bear on it, and whether that is unfolded."""
    return {
        branch.claim.id: [(group.words, group.unfolded) for group in branch.groups]
        for branch, _ in everywhere(outline(corpus))
        if not branch.again
    }


@given(corpora())
def test_every_claim_of_the_article_stands_in_full_once(corpus):
    article = corpus.articles["first"]
    standing = [claim.id for claim in article.claims.values() if claim.written.withdrawn is None]
    found = outline(corpus)
    if found is None:
        assert len(standing) < 2
        return
    own = [branch for branch, _ in everywhere(found) if branch.claim.article is article]
    assert sorted(branch.claim.id for branch in own if not branch.again) == sorted(standing)


@given(corpora())
def test_a_further_place_points_back_to_the_first(corpus):
    first = {}
    for branch, _ in everywhere(outline(corpus)):
        if branch.claim.article.id != "first":
            continue
        if branch.again:
            assert first[branch.claim].named
            assert branch.groups == []
        else:
            first[branch.claim] = branch


@given(corpora())
def test_what_is_nested_beneath_a_claim_bears_on_it_and_is_withdrawn_nowhere(corpus):
    for branch, level in everywhere(outline(corpus)):
        assert level <= DEEPEST + 1
        assert branch.claim.written.withdrawn is None
        assert branch.claim.article.written.withdrawn is None
        for group in branch.groups:
            for each in group.branches:
                near = {claim for _, claim in branch.claim.incoming}
                near |= {claim for others in branch.claim.relations.values() for claim in others}
                assert each.claim in near
                assert group.words.lower().startswith(("supp", "att", "und", "qual"))


@given(corpora())
def test_every_link_in_it_lands(corpus):
    if outline(corpus) is None:
        return
    tree = rendered(corpus)
    ids = set(tree.xpath("//@id"))
    assert len(ids) == len(tree.xpath("//@id"))
    claims = {f"#{id_}" for id_ in corpus.articles["first"].claims}
    for href in tree.xpath("//a/@href"):
        assert href in claims or href.removeprefix("#") in ids or href.startswith("../")
    assert all(id_.startswith("_") for id_ in ids)


def argued(claims, *relations):
    """A corpus of these claims, each of the kind that its letter stands for; without an article it is of the first."""
    builder = Builder()
    made = {}
    for name in claims.split():
        article, id_ = f"first.{name}".split(".")[-2:]
        if article not in builder.corpus.articles:
            builder.article(article)
        made[name] = builder.claim(article, id_, LETTERS[id_[0]])
    for relation in relations:
        source, how, target = relation.split()
        builder.relate(made[source], Relation(how), made[target])
    return builder.corpus


def chain(length, letter):
    """Claims each of which supports the next."""
    ids = [f"{letter}{number}" for number in range(length)]
    return argued(" ".join(ids), *(f"{before} supports {after}" for before, after in pairwise(ids)))


def order(corpus):
    """The claims as the outline has them, those that only point back in brackets."""
    found = everywhere(outline(corpus))
    return " ".join(f"({branch.claim.id})" if branch.again else branch.claim.id for branch, _ in found)


@pytest.mark.parametrize("letter", "et")
def test_a_chain_of_any_length_goes_on_further_down(letter):
    found = outline(chain(1000, letter))
    assert len(everywhere(found)) == 1000
    (heading, further) = found.parts[-1]
    assert heading == "Further steps"
    assert [claim.id for _, claim in further[0].onward] == [f"{letter}{1000 - DEEPEST}"]
    assert further[0].claim.id == f"{letter}{1000 - DEEPEST - 1}"


def test_a_level_too_deep_says_what_comes_further_down():
    tree = rendered(chain(DEEPEST + 1, "e"))
    (said,) = tree.xpath("//li/p")
    assert text(said) == "Supported by 1 piece of evidence, further down"
    assert text(tree.xpath("//ul")[-1]).endswith("supports e1")


@pytest.mark.parametrize(
    ("claims", "relations", "found"),
    [
        ("t0 t1 t2", ["t0 supports t1", "t1 supports t2", "t2 supports t0"], "t0 t2 t1 (t0)"),
        ("t1 e1 a1", ["e1 supports t1", "a1 supports t1", "e1 supports a1"], "t1 a1 e1 (e1)"),
    ],
    ids=["a circle is entered somewhere", "evidence stands with the assumption that it supports"],
)
def test_what_stands_in_full_already_is_pointed_back_to(claims, relations, found):
    assert order(argued(claims, *relations)) == found


def test_it_begins_with_the_thesis_although_a_recommendation_rests_on_it():
    corpus = argued("t1 r1", "t1 supports r1")
    assert [heading for heading, _ in outline(corpus).parts] == ["Thesis", "Recommendations"]
    assert words(corpus)["r1"] == [("Supported by 1 thesis claim", False)]


def test_a_thesis_that_disputes_another_stands_beneath_it_and_nowhere_else():
    found = everywhere(outline(argued("t1 t2", "t2 qualifies t1")))
    assert [(branch.claim.id, level) for branch, level in found] == [("t1", 1), ("t2", 2)]


def test_objections_are_unfolded_with_what_answers_them_and_evidence_is_folded():
    corpus = argued("t1 p1 e1 e2 e3", "e1 supports t1", "p1 supports t1", "e2 attacks t1", "e3 undercuts e2")
    assert words(corpus) == {
        "t1": [
            ("Supported by 1 prediction", True),
            ("Supported by 1 piece of evidence", False),
            ("Attacked by 1 piece of evidence", True),
        ],
        "p1": [],
        "e1": [],
        "e2": [("Undercut by 1 piece of evidence", True)],
        "e3": [],
    }
    folded = rendered(corpus).xpath("//details[not(@open)]/summary")
    assert [text(summary) for summary in folded] == ["Supported by 1 piece of evidence"]


def test_what_is_deep_is_folded():
    found = everywhere(outline(chain(DEEPEST, "p")))
    unfolded = [group.unfolded for branch, _ in found for group in branch.groups]
    assert unfolded == [level <= VISIBLE for level in range(1, DEEPEST)]


def test_claims_of_other_articles_are_named_by_their_article_both_ways():
    corpus = argued("t1 other.t1 other.t2 t2", "other.t1 attacks t1", "t1 qualifies other.t2")
    label = Site(corpus).labels["other"]
    (first, *_) = outline(corpus).parts[0][1]
    assert [(group.words, group.unfolded) for group in first.groups] == [
        (f"Attacked by 1 claim of {label}", True),
        (f"Qualifies 1 claim of {label}", True),
    ]
    assert "../../briefings/other/#t2" in rendered(corpus).xpath("//a/@href")


def test_a_single_claim_has_no_outline():
    assert outline(chain(1, "t")) is None
    assert outline(chain(2, "t")) is not None


def test_every_claim_is_in_the_outline_of_its_briefing_in_its_own_words(briefings):
    for article, tree in briefings:
        standing = [claim for claim in article.claims.values() if not claim.written.withdrawn]
        if len(standing) == 1:
            continue
        (found,) = tree.xpath("//div[@class='bf-outline']")
        assert {f"#{claim.id}" for claim in standing} <= set(found.xpath(".//a/@href"))
        said = text(found)
        assert all(claim.written.text in said for claim in standing if "[[" not in claim.written.text)


def test_a_reader_goes_from_the_outline_to_the_claim_by_keyboard_and_sees_folded_evidence(
    page, address, school
):
    article = next(iter(school.corpus.articles.values()))
    page.goto(f"{address}briefings/{article.id}/")
    folded = page.locator(".bf-outline details:not([open]) > ul").first
    assert not folded.is_visible()
    summary = page.locator(".bf-outline details:not([open]) > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".bf-outline details[open]:has(> summary:focus) > ul").is_visible()
    link = page.locator(".bf-outline a").first
    link.focus()
    target = link.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")
    assert target.removeprefix("#") in article.claims


def test_paper_shows_what_is_unfolded_and_leaves_the_rest_to_the_claims_in_full(page, address, school):
    article = next(iter(school.corpus.articles))
    page.goto(f"{address}briefings/{article}/")
    kept = page.locator(".bf-outline .bf-fold--kept > ul").first
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert not kept.is_visible()
    assert page.locator(".bf-outline li").first.is_visible()
