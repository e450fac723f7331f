"""The computed pages of corpora that hold next to nothing."""

from __future__ import annotations

import pytest
from conftest import build, copy_project
from other_corpus import dump, other
from pages import parse, text

PAGES = [
    "common-ground",
    "seemingly-opposed",
    "second-coding",
    "predictions",
    "recommendations",
    "disagreements",
]


def one_article():
    data = other()
    data["articles"] = {"bells-2": data["articles"]["bells-2"]}
    return dump(data)


@pytest.fixture(scope="module", params=["nothing", "one article"])
def site(request, tmp_path_factory):
    data = one_article() if request.param == "one article" else "articles: {}\n"
    built = build(copy_project(tmp_path_factory.mktemp("small") / "project", data))
    assert built.code == 0, built.output
    return built


def test_every_page_is_there_and_says_something(site):
    for address in PAGES:
        tree = parse(site.site / address / "index.html")
        assert len(text(tree.xpath("//article")[0])) > 60, address


def test_no_example_is_worked_out_where_there_is_none(site):
    tree = parse(site.site / "method" / "index.html")
    frames = tree.xpath("//div[contains(@class, 'bf-worked')]")
    assert len(frames) == 10
    figures = [frame for frame in frames if frame.xpath(".//*[@data-worked]")]
    without = [frame for frame in frames if frame.xpath(".//p[contains(@class, 'bf-worked__none')]")]
    assert len(figures) + len(without) == 10
    assert len(figures) <= 1  # with an article there are labels to count


def test_alpha_is_not_shown(site):
    tree = parse(site.site / "second-coding" / "index.html")
    assert tree.xpath("//*[@data-alpha]") == []
    assert "No position has a second coding yet" in text(tree.xpath("//article")[0])
