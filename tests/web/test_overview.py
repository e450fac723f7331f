"""The page of all articles: what each comes to, in five sentences."""

from __future__ import annotations

import pytest
from lxml import html
from pages import resolved, text

from briefings.corpus.vocabulary import EvidenceType, Kind, Voice
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views import lists
from tests.corpora.linked import table

EVIDENCE = (Kind.EVIDENCE, EvidenceType.REASONING)


def told(tree):
    """By the article's id, what is said of it: each term with its text and its links."""
    return {
        item.get("data-article"): {
            text(term): (text(term.getnext()), term.getnext().xpath(".//a/@href"))
            for term in item.xpath(".//dt")
        }
        for item in tree.xpath("//li[@data-article]")
    }


def of(builder, article="a"):
    made = Site(builder.corpus)
    spec = next(spec for spec in lists.specs(made) if spec.source == "briefings/index")
    here = PageContext(made, "briefings/")
    return {name: said for name, (said, _) in told(html.fromstring(spec.render(here)))[article].items()}


def test_every_article_that_stands_is_told_with_its_claims(site, corpus):
    for tree in site.parts("briefings"):
        for id_, said in told(tree).items():
            article = corpus.articles[id_]
            if article.written.withdrawn:
                assert said == {}
                continue
            claims = [claim for claim in article.claims.values() if not claim.written.withdrawn]
            for term, kind in (("Thesis", Kind.THESIS), ("Best reason", Kind.EVIDENCE)):
                assert (term in said) == any(claim.kind is kind for claim in claims)
            asks = [term for term in said if term.startswith("Asks")]
            assert len(asks) == any(claim.kind is Kind.RECOMMENDATION for claim in claims)
            brief = {claim.kind: claim for claim in reversed(article.in_brief)}
            for term, kind in (("Thesis", Kind.THESIS), (" ".join(asks), Kind.RECOMMENDATION)):
                if kind in brief:
                    assert resolved("briefings/", said[term][1][0]) == f"briefings/{id_}/#{brief[kind].id}"
                    assert set(brief[kind].to) <= {name for name in brief[kind].to if name in term}


def test_every_article_is_told_with_its_main_opponent_and_where_it_stands_alone(site, figures):
    found = {id_: said for tree in site.parts("briefings") for id_, said in told(tree).items() if said}
    assert found.keys() == figures.profiles.keys()
    for id_, profile in figures.profiles.items():
        opponent, links = found[id_]["Main opponent"]
        if profile.opponents:
            other, questions = profile.opponents[0]
            question = profile.over(other).question.id
            assert [resolved("briefings/", link) for link in links] == [
                f"briefings/{other.id}/",
                f"questions/{question}/",
            ]
            assert (
                f", on {questions} questions, above all" if questions > 1 else ", on one question:"
            ) in opponent
        else:
            assert opponent.startswith("None")
        alone, links = found[id_]["Stands alone"]
        where = [each.position for each in profile.alone] or profile.only
        assert bool(where) == (alone != "Nowhere against two others or more.")
        if where:
            assert resolved("briefings/", links[0]) == f"briefings/{id_}/#on-{where[0].question.id}"


class TestTheClaims:
    @pytest.fixture
    def builder(self):
        builder = table({"a": {}})
        for id_, text_, voice in (("e1", "Reported.", Voice.REPORTED), ("e2", "First.", Voice.AUTHOR)):
            builder.claim("a", id_, EVIDENCE, voice=voice)
            self.reword(builder, id_, text_)
        builder.claim("a", "e3", EVIDENCE)
        self.reword(builder, "e3", "Second.")
        return builder

    @staticmethod
    def reword(builder, id_, words):
        claim = builder.corpus.articles["a"].claims[id_]
        claim.written = claim.written.model_copy(update={"text": words})

    def choose(self, builder, *ids):
        article = builder.corpus.articles["a"]
        article.in_brief = [article.claims[id_] for id_ in ids]

    def test_the_best_reason_is_the_first_that_annotators_chose(self, builder):
        self.choose(builder, "e3", "e2")
        assert of(builder)["Best reason"] == "Second. (e3)"

    def test_of_those_that_they_chose_what_the_author_argues_comes_first(self, builder):
        self.choose(builder, "e1", "e3")
        assert of(builder)["Best reason"] == "Second. (e3)"

    def test_a_reported_one_says_so(self, builder):
        self.choose(builder, "e1")
        assert of(builder)["Best reason"] == "Reported. (reported by Publisher)"

    def test_where_they_chose_none_it_is_the_first_that_the_author_argues(self, builder):
        assert of(builder)["Best reason"] == "First. (e2)"

    def test_a_recommendation_names_whom_it_asks(self, builder):
        builder.claim("a", "r1", (Kind.RECOMMENDATION, None), to=["Parents", "Schools"])
        assert of(builder)["Asks Parents, Schools"] == "A claim. (r1)"

    def test_one_to_nobody_asks_for_something(self, builder):
        builder.claim("a", "r1", (Kind.RECOMMENDATION, None))
        assert of(builder)["Asks for"] == "A claim. (r1)"


class TestWhereItStands:
    def test_says_over_what_it_is_opposed_and_who_holds_what(self):
        names = {id_: ([id_], "2026") for id_ in "abc"}
        said = of(table({"a": {"q": 2, "r": 1}, "b": {"q": -1, "r": -1}, "c": {"q": -2}}, bylines=names))
        assert said["Main opponent"] == (
            "b, on 2 questions, above all this one: It is. (a strongly agrees, b disagrees)"
        )
        assert said["Stands alone"] == "It is. (against c and b)"

    def test_says_what_it_holds_where_it_alone_disagrees(self):
        said = of(table({"a": {"q": -2}, "b": {"q": 1}, "c": {"q": 1}}))
        assert said["Stands alone"].startswith("It is not. (against ")

    def test_says_what_it_alone_takes_up(self):
        said = of(table({"a": {"q": 0}, "b": {}}))
        assert said == {
            "Main opponent": "None: no other article here takes the opposite side of a question.",
            "Stands alone": "By taking this up at all: It is. (mixed)",
        }

    def test_says_that_it_stands_alone_on_nothing(self):
        assert (
            of(table({"a": {"q": 1}, "b": {"q": 1}}))["Stands alone"] == "Nowhere against two others or more."
        )
