"""What helps a reader through a long page: parts that are folded away, and lists to jump from."""

from __future__ import annotations

import pytest
from conftest import ALL, build_well
from lxml import html
from pages import text

from bench.corpus import generate
from briefings.corpus.vocabulary import EvidenceType, Kind, QuestionType, Voice
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views import briefing, lists
from briefings.web.views.briefing import MANY_POSITIONS
from tests.corpora.linked import Builder, table


def rendered(made, id_="a"):
    here = PageContext(made, f"briefings/{id_}/")
    return html.fromstring(briefing.render(here, made.corpus.articles[id_]))


def answers(questions):
    """A builder with one article that answers these questions, each given as its topic and kind."""
    builder = Builder()
    for number, (topic, kind) in enumerate(questions):
        builder.question(f"q{number}", topic, kind)
    builder.article("a", dict.fromkeys(topic for topic, _ in questions))
    for number in range(len(questions)):
        builder.position("a", f"q{number}", 1)
    return builder


def jumps(tree):
    """The names of the parts in the list to jump from, and where each link leads."""
    fold = tree.xpath("//details[contains(@class, 'bf-jump')]")
    return [text(name) for each in fold for name in each.xpath("p")], [
        link for each in fold for link in each.xpath(".//a/@href")
    ]


def in_brief(*names):
    """The lines of the short version of an article, if it names these of its claims."""
    builder = Builder()
    article = builder.article("a")
    builder.claim("a", "t1", (Kind.THESIS, None))
    builder.claim("a", "e1", (Kind.EVIDENCE, EvidenceType.STUDY), voice=Voice.REPORTED)
    builder.claim("a", "e2", (Kind.EVIDENCE, EvidenceType.STUDY))
    builder.claim("a", "p1", (Kind.PREDICTION, None))
    builder.claim("a", "r1", (Kind.RECOMMENDATION, None), to=["The board", "<b>you</b>"])
    article.in_brief = [article.claims[name] for name in names]
    tree = rendered(Site(builder.corpus))
    for link in tree.xpath("//*[@class='bf-brief']//a"):
        assert link.get("href") == f"#{text(link)}"
    return [text(line) for line in tree.xpath("//*[@class='bf-brief']//*[self::p or self::li]")]


def test_a_short_version_says_what_each_claim_is_for_and_whose_it_is():
    assert in_brief("t1", "r1", "e1", "p1") == [
        *("Thesis", "A claim. t1"),
        *("Recommends to The board and <b>you</b>", "A claim. r1"),
        *("Best reason", "Reported: A claim. e1"),
        *("Expects", "A claim. p1"),
    ]


def test_several_reasons_are_called_so():
    assert in_brief("e1", "e2") == ["Best reasons", "Reported: A claim. e1", "A claim. e2"]


def test_an_article_without_a_short_version_begins_with_its_thesis():
    assert in_brief() == ["Thesis", "A claim. t1"]


def test_an_article_without_a_thesis_has_no_heading_for_one():
    assert "In brief" not in text(rendered(Site(answers([("topic", QuestionType.FACT)]).corpus)))


def test_silences_are_those_on_which_others_oppose_one_another_and_the_rest_is_folded():
    rows = {"a": {"own": 1}, "b": {"split": 2, "shared": 1}, "c": {"split": -1, "shared": 1}}
    tree = rendered(Site(table(rows).corpus))
    assert text(tree.xpath("//*[@id='silences']")[0]) == "Silences 2"
    assert tree.xpath("//details[.//@id='silences']/ul//a/@href") == ["../../questions/split/"]
    (fold,) = tree.xpath("//details//details")
    assert text(fold.xpath("summary")[0]) == "1 question on which the others are not on opposite sides"
    assert fold.xpath(".//a/@href") == ["../../questions/shared/"]


def test_a_long_briefing_has_a_list_of_its_positions_by_topic():
    half = MANY_POSITIONS // 2
    questions = [("one", QuestionType.FACT)] * half + [("two", QuestionType.FACT)] * (MANY_POSITIONS - half)
    names, links = jumps(rendered(Site(answers(questions).corpus)))
    assert names == [f"one {half}", f"two {MANY_POSITIONS - half}"]
    assert links == [f"#on-q{number}" for number in range(MANY_POSITIONS)]


def test_on_a_single_topic_it_is_by_kind_of_question():
    questions = [("topic", QuestionType.FACT), ("topic", QuestionType.VALUE)] * MANY_POSITIONS
    names, _ = jumps(rendered(Site(answers(questions).corpus)))
    assert names == [f"Facts {MANY_POSITIONS}", f"Values {MANY_POSITIONS}"]


def test_a_short_briefing_has_no_such_list():
    questions = [("topic", QuestionType.FACT)] * (MANY_POSITIONS - 1)
    assert jumps(rendered(Site(answers(questions).corpus))) == ([], [])


def parts_of(questions):
    """The links from the list of these questions to its parts."""
    here = PageContext(Site(answers(questions).corpus), "questions/")
    (shown,) = (each for each in lists.LISTS if each.kind == "questions")
    tree = html.fromstring(lists.render(here, shown))
    return [(text(link), link.get("href")) for link in tree.xpath("//p[contains(@class, 'bf-jump')]/a")]


def test_a_list_of_questions_over_several_pages_leads_to_those_of_each_topic_and_kind():
    assert parts_of([("one", QuestionType.FACT)] * 70 + [("two", QuestionType.VALUE)] * 40) == [
        ("one (70)", "../topics/one/#questions"),
        ("two (40)", "../topics/two/#questions"),
        ("Facts (70)", "../disagreements/?type=fact"),
        ("Values (40)", "../disagreements/?type=value"),
    ]
    assert parts_of([("one", QuestionType.FACT)] * 110) == [("Facts (110)", "../disagreements/?type=fact")]


def test_an_author_has_each_question_once_with_the_latest_position_first():
    bylines = {"old": ("x", "2023"), "new": ("x", "2025")}
    rows = {"old": {"q": 1, "other": 1}, "new": {"q": 2}}
    made = Site(table(rows, bylines=bylines).corpus)
    tree = html.fromstring(lists.render_author(PageContext(made, "authors/x/"), made.corpus.authors["x"]))
    links = [entry.xpath("a/@href") for entry in tree.xpath("//ul[contains(@class, 'bf-stands')]/li")]
    assert sorted(links) == [
        ["../../briefings/new/#on-q", "../../briefings/old/#on-q"],
        ["../../briefings/old/#on-other"],
    ]


@pytest.mark.parametrize("size", [(50, 240, 1), (50, 240, 20)] if ALL else [(12, 40, 1)])
def test_no_page_of_a_large_corpus_is_larger_than_600_kilobytes(project, size):
    site = build_well(project(generate(*size))).site
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")}
    assert {path: bytes_ for path, bytes_ in sizes.items() if bytes_ > 600_000} == {}
