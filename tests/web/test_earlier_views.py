"""Authors who take up a question again: which view counts, what pages say of it, and of those who changed sides."""

from __future__ import annotations

import csv
import io

import pytest
from lxml import html
from pages import text

from briefings.corpus import schema
from briefings.exports import entries, spreadsheet
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views import briefing, index, lists, question
from tests.corpora.linked import table

ROWS = {"old": {"q": 1, "same": 1}, "new": {"q": -2, "same": 2}, "other": {"q": 1, "same": 1}}
BYLINES = {"old": ("x", "2023"), "new": ("x", "2025-05"), "other": ("y", "2024-03-02")}


def site(figures_by="author"):
    corpus = table(ROWS, bylines=BYLINES).corpus
    corpus.settings = schema.Settings(figures_by=figures_by)
    return Site(corpus)


def said(page):
    return " ".join(text(html.fromstring(page)).split())


@pytest.fixture(scope="module")
def here():
    return PageContext(site(), "x/")


def test_the_question_leaves_the_earlier_view_out_and_says_so(here):
    page = said(question.render(here, here.site.corpus.questions["q"]))
    assert "1 for, 1 against" in page
    assert "1 earlier view is left out of these figures" in page
    assert "x agreed in 2023, disagrees since May 2025." in page
    assert page.count("earlier view ") == 2  # the sentence, and the mark at the position


def test_the_index_says_how_many_are_left_out(here):
    page = said(index.render(here))
    assert "2 earlier views are left out" in page
    assert "2 of 2, 1 earlier" in page


def test_the_briefing_marks_its_earlier_views(here):
    marked = [said(briefing.render(here, here.site.corpus.articles[id_])) for id_ in ROWS]
    assert [page.count("earlier view") for page in marked] == [2, 0, 0]


def test_the_author_has_changed_sides_on_one_question_only(here):
    authors = here.site.corpus.authors
    page = said(lists.render_author(here, authors["x"]))
    assert page.count("agreed in 2023, disagrees since May 2025") == page.count("since") == 1
    assert page.count("earlier view") == 2
    assert "since" not in said(lists.render_author(here, authors["y"]))


def test_where_each_article_counts_the_change_of_sides_is_still_told():
    here = PageContext(site("article"), "x/")
    page = said(question.render(here, here.site.corpus.questions["q"]))
    assert "2 for, 1 against" in page
    assert "earlier view" not in page
    assert "x agreed in 2023, disagrees since May 2025." in page


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2023-01-02", "2025-05-29"), "agreed on 2 January 2023, disagrees since 29 May 2025"),
        ((None, "2025"), "agreed in an undated article, disagrees in another article"),
        (("2023", "2025~"), "agreed in 2023, disagrees in another article"),
        (("2023?", "2025"), "agreed in 2023?, disagrees in another article"),
        (("2024", "2024-03"), "agreed in 2024, disagrees in another article"),
        (("2024-02", "2024-03-01"), "agreed in February 2024, disagrees since 1 March 2024"),
        (("2024", "2024"), "agreed in 2024, disagrees in another article"),
        ((None, None), "agreed in an undated article, disagrees in another article"),
    ],
)
def test_dates_in_words(dates, words):
    bylines = {id_: ("x", date) for id_, date in zip(("old", "new"), dates, strict=True)}
    made = Site(table({"old": {"q": 1}, "new": {"q": -2}}, bylines=bylines).corpus)
    page = lists.render_author(PageContext(made, "x/"), made.corpus.authors["x"])
    assert words in said(page)


def test_since_needs_a_date_after_every_earlier_view():
    bylines = {"year": ("x", "2024"), "month": ("x", "2024-02"), "new": ("x", "2024-03")}
    made = Site(table({"year": {"q": 1}, "month": {"q": 0}, "new": {"q": -1}}, bylines=bylines).corpus)
    page = said(question.render(PageContext(made, "x/"), made.corpus.questions["q"]))
    assert "agreed in 2024, was mixed in February 2024, disagrees in another article" in page


@pytest.mark.parametrize(
    ("later", "figures_by", "expected"),
    [
        ("x", "author", "so 1 author counts more than once."),
        ("xy", "author", None),
        ("z", "author", None),
        ("x", "article", None),
    ],
)
def test_the_question_says_whom_a_joint_article_makes_count_again(later, figures_by, expected):
    bylines = {"joint": ("xy", "2024"), "later": (later, "2025")}
    corpus = table({"joint": {"q": 1}, "later": {"q": -1}}, bylines=bylines).corpus
    corpus.settings = schema.Settings(figures_by=figures_by)
    page = said(question.render(PageContext(Site(corpus), "x/"), corpus.questions["q"]))
    assert expected in page if expected else "more than once" not in page


def test_the_data_keep_the_earlier_views_apart():
    publication = site().publication
    corpus, files = publication.corpus, {file.path: file.content for file in spreadsheet.files(publication)}
    figures = entries.question(publication, corpus.questions["q"])["disagreement"]
    assert (figures["positions"], figures["of"], figures["earlier"]) == (2, 2, 1)
    positions = [entries.position(publication, each) for each in corpus.questions["q"].positions]
    assert [each["counted"] for each in positions] == [False, True, True]
    assert [each.get("superseded") for each in positions] == [True, None, None]
    (row,) = (row for row in publication.figures.disagreements if row.question.id == "q")
    assert len(entries.row(publication, row)["stances"]) == 3
    table_rows = csv.DictReader(io.StringIO(files["api/v1/positions.csv"].decode("utf-8-sig")))
    assert sorted((row["article"], row["superseded"]) for row in table_rows if row["question"] == "q") == [
        ("new", "0"),
        ("old", "1"),
        ("other", "0"),
    ]
