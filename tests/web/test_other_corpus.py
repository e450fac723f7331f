"""Another team's data makes another team's site, with nothing of the first."""

from __future__ import annotations

import re

from conftest import ROOT, build_well
from pages import all_pages, text
from test_links import broken

from briefings.corpus import load
from tests.corpora.school import dump, other

COMPUTED = [
    "common-ground",
    "second-coding",
    "predictions",
    "recommendations",
    "disagreements",
]


def test_no_trace_of_the_first_corpus_is_left(school):
    first = load(ROOT)
    names = [*first.articles, *first.questions, *first.topics, *first.authors]
    names += [article.written.title for article in first.articles.values()]
    names += [article.written.publisher for article in first.articles.values()]
    names += [author.name for author in first.authors.values()]
    pages = [
        path for path in school.site.rglob("*") if path.suffix in (".html", ".json", ".xml", ".js", ".css")
    ]
    assert len(pages) > 20
    for path in pages:
        content = path.read_text(encoding="utf-8")
        assert [name for name in names if name in content] == [], path


def test_a_question_that_nobody_answers_says_so(school):
    page = text(school.page("questions/never-asked"))
    assert "No article takes a position" in page
    row = school.page("disagreements").xpath("//*[@data-question='never-asked']")[0]
    assert (row.get("data-score"), row.get("data-label")) == ("", "unaddressed")


def test_a_question_with_one_answer_has_no_index(school):
    row = school.page("disagreements").xpath("//*[@data-question='asked-once']")[0]
    assert (row.get("data-score"), row.get("data-label")) == ("", "one-voice")


def test_an_article_with_no_position_has_a_briefing_that_says_so(school):
    assert "takes no position on a shared question" in text(school.page("briefings/bells-8"))


def test_names_in_any_script_are_shown_as_written(school):
    pages = {address: text(tree) for address, tree in all_pages(school.site)}
    for name in ("山田 花子", "محمد الهاشمي", "Анна Ковальчук", "Ngũgĩ wa Mwangi"):
        assert name in pages["authors/"]


def test_an_empty_corpus_builds_a_site_of_which_every_page_says_something(project):
    built = build_well(project("articles: {}\n"))
    assert "No articles yet" in text(built.page(""))
    for address in COMPUTED:
        assert len(text(built.page(address).xpath("//article")[0])) > 60, address
    assert "No position has a second coding yet" in text(built.page("second-coding"))
    assert built.page("second-coding").xpath("//*[@data-alpha]") == []


def test_a_team_may_replace_the_hand_written_pages(project):
    root = project(dump(other()))
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for name in ("method.md", "contribute.md", "macros.md", "data.md"):
        (root / "docs" / name).unlink()
        settings = re.sub(rf".*\b{name}\n", "", settings)
    settings = settings.replace("  - About:\n", "")
    (root / "docs" / "index.md").write_text("# Ours\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    built = build_well(root)
    assert broken(built.site) == []


def test_what_is_withdrawn_stays_marked_and_counts_in_nothing(project):
    corpus = other()
    gone = {"date": "2025-01-01", "reason": "It was read wrongly."}
    corpus["articles"]["bells-0"]["withdrawn"] = gone
    corpus["articles"]["bells-1"]["positions"]["sleep-loss"]["withdrawn"] = gone
    corpus["articles"]["bells-2"]["assumptions"]["a1"]["withdrawn"] = gone
    corpus["questions"]["bus-costs"]["withdrawn"] = gone
    built = build_well(project(dump(corpus)))
    assert broken(built.site) == []
    once = built.page("questions/asked-once")
    assert "Withdrawn on 1 January 2025" in text(once.xpath("//*[@id='bells-0']/..")[0])
    question = text(built.page("questions/bus-costs"))
    assert "Withdrawn on 1 January 2025" in question
    assert "take a position" not in question
    silent = built.page("questions/sleep-loss").xpath("//h2[@id='_silent']/following-sibling::ul[1]")
    assert not silent or "part 1" not in text(silent[0])
    listed = built.page("briefings").xpath("//li[@data-article]")
    assert listed[-1].get("data-article") == "bells-0"
    assert "withdrawn" in text(listed[-1])
