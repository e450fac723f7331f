"""Shares of a build: copied into one folder, they are the site that one build makes."""

from __future__ import annotations

import re
import shutil
import subprocess

import builder
import pytest
from conftest import URL, VARIABLES, build, build_well, copy_project
from git_projects import Repository
from mkdocs.exceptions import PluginError

from briefings.exports.shards import Shard
from briefings.web.workers import shard
from tests.corpora.school import dump, school
from tests.with_corpus import change_settings

SEARCHED = {"SITE_URL": URL, "SEARCH": "true"}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project with much that shares could lose or make twice: an earlier version, moved pages, the team's own files."""
    root = copy_project(tmp_path_factory.mktemp("shards") / "project", dump(corpus := school()))
    change_settings(root, ("not_in_nav: |\n", "not_in_nav: |\n  /by-hand.md\n"))
    repository = Repository(root)
    repository.commit()
    corpus["articles"]["bells-0"]["thesis"]["t1"]["text"] += " So it says now."
    repository.commit(dump(corpus))
    (root / "docs" / "by-hand.md").write_text(
        "# By hand\n\n[Here](briefings/bells-0.md#t1), [there](briefings/bells-1.md#t1).\n", encoding="utf-8"
    )
    (root / "docs" / "briefings").mkdir()
    (root / "docs" / "briefings" / "bells-2.md").write_text('{{ briefing("bells-2") }}\n', encoding="utf-8")
    own = root / "docs" / "api" / "v1" / "articles"
    own.mkdir(parents=True)
    for name in ("bells-3", "bells-4", "bells-5"):
        (own / f"{name}.json").write_text("{}", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def whole(root, tmp_path_factory):
    """Its site as one build makes it."""
    return shutil.copytree(build_well(root, **SEARCHED).site, tmp_path_factory.mktemp("shards") / "whole")


def files(folder):
    """The paths of all files, from the folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def assert_same(one, other):
    """The index of a search may have other bytes each time: Pagefind's threads number the pages."""
    subprocess.run(["diff", "-r", "--exclude=pagefind", one, other], check=True)
    assert (one / "pagefind").is_dir() == (other / "pagefind").is_dir()


@pytest.mark.parametrize("total", [1, 2, 3, 4])
def test_the_shares_are_the_site_and_no_file_is_in_two(root, whole, total, tmp_path):
    seen = set()
    for number in range(1, total + 1):
        site = build_well(root, SHARD=f"{number}/{total}", **SEARCHED).site
        mine = files(site)
        assert not mine & seen
        assert any(path.startswith("briefings/") for path in mine)
        assert any(path.startswith("api/v1/questions/") for path in mine)
        assert number == 1 or not any(path.startswith(("pagefind/", "assets/", "feed.xml")) for path in mine)
        assert not any(path.is_dir() and not any(path.iterdir()) for path in site.rglob("*"))
        seen |= mine
        shutil.copytree(site, tmp_path / "site", dirs_exist_ok=True)
    assert {"api/v1/versions/bells-0.json", "by-hand/index.html", "_headers"} <= seen
    assert_same(whole, tmp_path / "site")


def test_a_link_that_leads_nowhere_is_found_by_the_share_that_has_the_page(root, tmp_path):
    root = shutil.copytree(root, tmp_path / "project", symlinks=True)
    page = root / "docs" / "by-hand.md"
    page.write_text(page.read_text("utf-8").replace("bells-0.md#t1", "bells-0.md#t99"), encoding="utf-8")
    built = [build(root, SHARD=f"{number}/2", SITE_URL=URL) for number in (1, 2)]
    assert sorted(each.code for each in built) == [0, 1]
    assert sum("does not contain an anchor '#t99'" in each.output for each in built) == 1


def test_a_share_of_a_dirty_build_is_all_of_it(root, whole, tmp_path):
    root = shutil.copytree(root, tmp_path / "project", symlinks=True)
    shutil.rmtree(root / "docs" / "briefings")  # a dirty build finds no ids on a page that it does not read
    shutil.rmtree(root / "site")
    shutil.copytree(whole, root / "site")
    code, said = builder.build(root, {**VARIABLES, **SEARCHED, "SHARD": "2/2"}, "--dirty")
    assert code == 0, said
    assert files(root / "site") >= {path for path in files(whole) if not path.startswith("pagefind/")}


@pytest.mark.parametrize(
    "wish", ["0/4", "5/4", "2", "2/0", "-1/4", "1/4/2", " 1/4", "two/4", "²/4", "1/99999"]
)
def test_no_share(wish, monkeypatch):
    monkeypatch.setenv("SHARD", wish)
    with pytest.raises(
        PluginError, match=rf"^SHARD={re.escape(wish)}: write which part of the site to build, .*\.$"
    ):
        shard()


def test_the_first_share_has_a_page_of_each_depth():
    pages = [f"{'a/' * depth}{number}.html" for depth in (3, 1, 2) for number in range(5)]
    first, *others = [Shard(number, 11) for number in range(1, 12)]
    assert {page.count("/") for page in pages if first.has_next_page(page)} == {1, 2, 3}
    assert sum(other.has_next_page(page) for other in others for page in pages) == 12
