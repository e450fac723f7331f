"""Another team's data makes another team's site, with nothing of the first."""

from __future__ import annotations

import pytest
from conftest import ROOT, build, copy_project
from other_corpus import dump, other
from pages import all_pages, parse, text
from test_links import broken

from briefings.corpus import load


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = build(copy_project(tmp_path_factory.mktemp("other") / "project", dump(other())))
    assert project.code == 0, project.output
    return project


def test_the_whole_site_is_built_and_every_link_resolves(built):
    corpus = load(built.root)
    for folder, things in (("briefings", corpus.articles), ("questions", corpus.questions)):
        for id_ in things:
            assert (built.site / folder / id_ / "index.html").is_file()
    assert broken(built.site) == []
    assert "WARNING" not in built.output


def test_no_trace_of_the_first_corpus_is_left(built):
    first = load(ROOT)
    names = [*first.articles, *first.questions, *first.topics, *first.authors]
    names += [article.written.title for article in first.articles.values()]
    names += [article.written.publisher for article in first.articles.values()]
    names += [author.name for author in first.authors.values()]
    pages = [
        path for path in built.site.rglob("*") if path.suffix in (".html", ".json", ".xml", ".js", ".css")
    ]
    assert len(pages) > 20
    for path in pages:
        content = path.read_text(encoding="utf-8")
        assert [name for name in names if name in content] == [], path


def test_a_question_that_nobody_answers_says_so(built):
    page = text(parse(built.site / "questions" / "never-asked" / "index.html"))
    assert "No article takes a position" in page
    row = parse(built.site / "disagreements" / "index.html").xpath("//*[@data-question='never-asked']")[0]
    assert (row.get("data-score"), row.get("data-label")) == ("", "unaddressed")


def test_a_question_with_one_answer_has_no_index(built):
    row = parse(built.site / "disagreements" / "index.html").xpath("//*[@data-question='asked-once']")[0]
    assert (row.get("data-score"), row.get("data-label")) == ("", "one-voice")


def test_an_article_with_no_position_has_a_briefing_that_says_so(built):
    assert "takes no position on a shared question" in text(
        parse(built.site / "briefings/bells-8/index.html")
    )


def test_an_event_that_names_an_article_is_named_in_its_briefing(project):
    corpus = other()
    corpus["events"]["first-trial"]["note"] = "As [[bells-4]] tells."
    for number in range(110):
        corpus["events"][f"day-{number}"] = {"date": f"19{number % 90 + 10}-01", "title": f"Day {number}"}
    built = build(project(dump(corpus)))
    assert built.code == 0, built.output
    assert broken(built.site) == []
    links = parse(built.site / "briefings/bells-4/index.html").xpath("//p[@class='bf-back']/a/@href")
    assert "../../timeline/page/2/#first-trial" in links


def test_names_in_any_script_are_shown_as_written(built):
    pages = {address: text(tree) for address, tree in all_pages(built.site)}
    for name in ("山田 花子", "محمد الهاشمي", "Анна Ковальчук", "Ngũgĩ wa Mwangi"):
        assert name in pages["authors/"]


def test_an_empty_corpus_builds_a_site(project):
    built = build(project("articles: {}\n"))
    assert built.code == 0, built.output
    assert "No articles yet" in text(parse(built.site / "index.html"))


def test_a_team_may_replace_the_hand_written_pages(project):
    root = project(dump(other()))
    for name in ("method.md", "contribute.md", "macros.md", "data.md"):
        (root / "docs" / name).unlink()
    (root / "docs" / "index.md").write_text("# Ours\n")
    lines = (root / "mkdocs.yml").read_text().splitlines(keepends=True)
    kept = [
        line
        for line in lines
        if not any(name in line for name in ("method.md", "contribute.md", "macros.md", "data.md"))
    ]
    (root / "mkdocs.yml").write_text("".join(kept))
    built = build(root)
    assert built.code == 0, built.output
    assert broken(built.site) == []


def test_what_is_withdrawn_stays_marked_and_counts_in_nothing(project):
    corpus = other()
    gone = {"date": "2025-01-01", "reason": "It was read wrongly."}
    corpus["articles"]["bells-0"]["withdrawn"] = gone
    corpus["articles"]["bells-1"]["positions"]["sleep-loss"]["withdrawn"] = gone
    corpus["articles"]["bells-2"]["assumptions"]["a1"]["withdrawn"] = gone
    corpus["questions"]["bus-costs"]["withdrawn"] = gone
    built = build(project(dump(corpus)))
    assert built.code == 0, built.output
    assert broken(built.site) == []
    once = parse(built.site / "questions/asked-once/index.html")
    assert "Withdrawn on 1 January 2025" in text(once.xpath("//*[@id='bells-0']/..")[0])
    question = text(parse(built.site / "questions/bus-costs/index.html"))
    assert "Withdrawn on 1 January 2025" in question
    assert "take a position" not in question
    silent = parse(built.site / "questions/sleep-loss/index.html").xpath(
        "//h2[@id='_silent']/following-sibling::ul[1]"
    )
    assert not silent or "part 1" not in text(silent[0])
    listed = parse(built.site / "briefings/index.html").xpath("//li[@data-article]")
    assert listed[-1].get("data-article") == "bells-0"
    assert "withdrawn" in text(listed[-1])


def test_a_list_of_over_a_hundred_entries_goes_on_on_further_pages(project):
    corpus = other()
    article = corpus["articles"]["bells-8"]
    for number in range(120):
        corpus["articles"][f"more-{number}"] = {**article, "title": f"More {number}"}
    built = build(project(dump(corpus)))
    assert built.code == 0, built.output
    first, second = (parse(built.site / "briefings" / page / "index.html") for page in ("", "page/2"))
    listed = [len(tree.xpath("//li[@data-article]")) for tree in (first, second)]
    assert listed == [100, 29]
    assert broken(built.site) == []
