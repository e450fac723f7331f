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


def test_alpha_is_not_shown(site):
    tree = parse(site.site / "second-coding" / "index.html")
    assert tree.xpath("//*[@data-alpha]") == []
    assert "No position has a second coding yet" in text(tree.xpath("//article")[0])
