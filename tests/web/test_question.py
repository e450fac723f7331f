"""The page of a question: the two sides in words, then where they clash, and what neither says twice."""

from __future__ import annotations

import pytest
from lxml import html
from pages import text

from briefings.corpus.schema import Cited
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views.question import render
from tests.corpora.argued import Argued
from tests.corpora.linked import UNCLEAR


def shown(argued):
    """The page, on which an article is known by its id, and a claim says its key."""
    for claim in argued.known.values():
        claim.written = claim.written.model_copy(update={"text": f"{claim.key} holds."})
    for article in argued.corpus.articles.values():
        article.written = article.written.model_copy(update={"publisher": article.id})
    question = argued.corpus.questions["q"]
    return html.fromstring(render(PageContext(Site(argued.corpus), "questions/q/"), question))


def texts(page, path):
    return [text(found) for found in page.xpath(path)]


def opening(argued):
    """The sentences above the strip."""
    path = "//p[contains(@class, 'bf-side') or @class='bf-lead'][following-sibling::p[@class='bf-figures']]"
    return texts(shown(argued), path)


def reasons(argued):
    """What stands between two headings: why they differ, and the positions."""
    path = "//*[self::li or self::p][preceding::h2[1][@id='_why']]"
    return texts(shown(argued), path)


class TestTheOpening:
    """Who holds what, and the best claim of each side."""

    def test_names_the_two_sides_the_mixed_and_the_unclear(self):
        positions = {
            "a": [1, "t1 thesis"],
            "b": [2, "e1 study", "e2 reasoning"],
            "c": [-2, "t1 thesis"],
            "d": [0, "t1 thesis"],
            "e": [UNCLEAR],
        }
        assert opening(Argued(positions)) == [
            "b and a agree. b.e1 holds. (b e1)",
            "The opposing view: It is not.",
            "c disagrees. c.t1 holds. (t1)",
            "Mixed: d.",
            "Unclear: e.",
        ]

    @pytest.mark.parametrize(
        ("positions", "said"),
        [
            (
                {"a": [-1], "b": [-2, "e1 expert reported"]},
                [
                    "No article agrees.",
                    "The opposing view: It is not.",
                    "b and a disagree. b.e1 holds. (reported by b)",
                ],
            ),
            (
                {"a": [1, "a1 assumption"]},
                [
                    "a agrees. a.a1 holds. (needed for the argument of a)",
                    "The opposing view: It is not.",
                    "No article disagrees.",
                ],
            ),
            ({}, ["The opposing view: It is not.", "No article takes a position."]),
        ],
    )
    def test_says_so_where_there_are_no_two_sides(self, positions, said):
        assert opening(Argued(positions)) == said

    def test_names_five_of_a_side(self):
        positions = {f"a{number}": [1 if number < 12 else -1] for number in range(17)}
        assert opening(Argued(positions))[::2] == [
            "a0, a1, a2, a3, a4 and 7 more agree.",
            "a12, a13, a14, a15 and a16 disagree.",
        ]


class TestWhyTheyDiffer:
    """Each clash in the words of both sides; words that stand further up are not said again."""

    def test_four_clashes_at_most_and_those_of_the_best_claims_first(self):
        because = [f"e{number} reasoning" for number in range(6)]
        relations = [
            "a.e5 attacks b.e5",
            "a.e4 supports b.e3",
            "b.e0 attacks a.e2",
            "a.e1 attacks b.e0",
            "a.e0 attacks b.e0",
            "b.e0 attacks a.e0",
        ]
        assert reasons(Argued({"a": [1, *because], "b": [-1, *because]}, relations=relations)) == [
            "The claim of a above disputes that of b.",
            "a disputes the claim of b above: a.e1 holds. (e1)",
            "a.e2 holds. (a e2) The claim of b above disputes this.",
            "b.e3 holds. (b e3) a supports this: a.e4 holds. (e4)",
            "and 1 more",
        ]

    def test_what_the_other_side_never_answers(self):
        positions = {
            "a": [1, "t1 thesis", "e2 precedent"],
            "b": [-1, "t1 thesis"],
            "c": [-1, "t1 thesis", "e1 study"],
            "d": [-1],
        }
        argued = Argued(
            positions, ["a.e3 statistic", "a.e4 expert"], ["a.e3 supports a.t1", "a.e4 supports a.t1"]
        )
        assert reasons(argued) == [
            "Evidence that no annotated claim of those who disagree answers:",
            "The claim of a above.",
            "a.e3 holds. (a e3)",
            "and 1 more",
            "Evidence that no annotated claim of a answers:",
            "The claim of c above.",
        ]

    def test_events_sources_and_claims_that_both_sides_share(self):
        argued = Argued(
            {"a": [1, "t1 thesis", "e1 reasoning"], "b": [-1, "t1 thesis", "e2 reasoning", "a.e1"]}
        )
        event = argued.event("war")
        for key in ("a.e1", "b.e2"):
            argued.known[key].events = (event,)
        for key in ("a.t1", "b.t1"):
            claim = argued.known[key]
            claim.written = claim.written.model_copy(update={"cites": [Cited(title="Report")]})
        assert reasons(argued) == [
            "Both sides point to war (2020), and conclude the opposite. a.e1 holds. (a e1) b.e2 holds. (b e2)",
            "Both sides cite “Report”, and conclude the opposite.",
            "Both sides rest on the claim of a above.",
        ]

    def test_that_neither_answers_the_other(self):
        said = reasons(Argued({"a": [1, "t1 thesis"], "b": [-1]}))
        assert said == ["No annotated claim of one side answers a claim of the other."]


def test_the_sides_come_first_and_the_coding_last():
    argued = Argued({"a": [1, "t1 thesis"], "b": [-1, "t1 thesis"]})
    argued.article("silent")
    position = argued.corpus.questions["q"].positions[0]
    position.written = position.written.model_copy(update={"note": "Not strongly, since it hedges."})
    page = shown(argued)
    parts = page.xpath(
        "//h1 | //p[contains(@class, 'bf-side')] | //ol[@class='bf-strip'] | //p[@class='bf-figures']"
        " | //h2 | //details | //p[contains(., 'The index is 0')]"
    )
    assert [part.get("id") or part.get("class") or part.tag for part in parts] == [
        "h1",
        "bf-side bf-side--for",
        "bf-side bf-side--against",
        "bf-strip",
        "bf-figures",
        "_why",
        "_positions",
        "bf-note bf-fold",
        "_silent",
        "_coding",
        "bf-hint",
    ]
    (note,) = page.xpath("//div[@class='bf-position']/details[preceding-sibling::div[@data-claim]]")
    assert text(note) == "Why “agrees” Not strongly, since it hedges."


def test_what_is_said_of_two_positions_is_said_once_and_who_chose_otherwise():
    argued = Argued({"a": [1, "t1 thesis"], "b": [-1, "t1 thesis"]})
    argued.seemingly_opposed("q", "a", "b")
    argued.second("a", "q", 1, 2)
    argued.second("b", "q", -1, -1)
    page = shown(argued)
    assert texts(page, "//p[@class='bf-seeming']") == [
        "Only seemingly opposed, as an annotator notes: a and b.",
        "Only seemingly opposed to b: Both can be right.",
        "Only seemingly opposed to a, as noted there.",
    ]
    assert texts(page, "//span[@class='bf-second']") == [
        "read twice: the first reader chose “strongly agrees”",
        "read twice, alike",
    ]
