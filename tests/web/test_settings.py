"""Settings that could take a guard away: with each the build stops with a sentence, or the site is right."""

from __future__ import annotations

import pytest
from conftest import URL, build, copy_project, sample
from pages import all_pages, parse

from tests.corpora.school import dump, other
from tests.tables import sections, table
from tests.with_corpus import change_settings

OURS = "  custom_dir: briefings/web/theme\n"
TITLE = "x</title><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project with a hostile title, and beside it the settings that it came with."""
    corpus = other("bells-1", "bells-2", "bells-3")
    corpus["articles"]["bells-1"]["title"] = TITLE
    corpus["articles"]["bells-2"]["title"] = "{{ 1337*1337 }}"
    root = copy_project(tmp_path_factory.mktemp("settings") / "project", dump(corpus))
    (root / "ours.py").write_text("def define_env(env):\n    pass\n", encoding="utf-8")
    (root / "first.yml").write_text((root / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    return root


@pytest.fixture
def set_up(root):
    """Build with these changes of the settings and files of a theme, and take them back after the test."""
    added = []

    def built(*changes, **files):
        for name, content in files.items():
            path = root / "theme" / f"{name.replace('__', '/')}.html"
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text(content, encoding="utf-8")
            added.append(path)
        change_settings(root, *changes)
        return build(root, SITE_URL=URL)

    yield built
    for path in added:
        path.unlink()
    (root / "mkdocs.yml").write_text((root / "first.yml").read_text(encoding="utf-8"), encoding="utf-8")


def assert_refused(built, said):
    assert built.code != 0
    assert said in built.output
    assert "Traceback" not in built.output


@table(__file__, "refused")
def test_what_would_take_a_guard_away_stops_the_build(set_up, old, new, said):
    assert_refused(set_up((old, new)), said)


def test_a_project_without_plugins_is_not_built(root, set_up):
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    plugins = text[text.index("plugins:\n") : text.index("hooks:\n")]
    assert_refused(set_up((plugins, "plugins: []\n\n")), "the plugin macros is missing")


def assert_right(built, *, searched=False):
    """The hostile titles are text, and each page has our marks."""
    assert built.code == 0, built.output
    for address, tree in all_pages(built.site):
        assert not tree.xpath("//*[@onerror]"), address
        assert tree.xpath("//meta[@property='og:title']"), address
        assert bool(tree.xpath("//button[contains(@class, 'bf-search-open')]")) == searched, address
    assert not parse(built.site / "404.html").xpath("//*[@onerror]")
    assert built.page("briefings/bells-1").findtext("head/title").startswith(TITLE)
    assert built.page("briefings/bells-2").findtext("head/title").startswith("{{ 1337*1337 }}")
    assert built.page("briefings/bells-1").xpath("//article//*[@data-claim]")


@pytest.mark.parametrize("change", sample(sections(__file__)["right"].values(), 3))
def test_other_settings_change_nothing_of_the_guards(set_up, change):
    assert_right(set_up(change))


SEARCHED = ("!ENV [SEARCH, true]", "true")
TEAM = (OURS, "  custom_dir: theme\n")


def test_a_team_has_templates_of_its_own_beside_ours(set_up):
    built = set_up(TEAM, SEARCHED, main='{% extends "briefings.html" %}{% block footer %}Foot{% endblock %}')
    assert_right(built, searched=True)
    assert "Foot" in (built.site / "briefings" / "bells-1" / "index.html").read_text(encoding="utf-8")


def test_a_template_that_takes_the_place_of_ours_must_have_what_ours_has(set_up):
    built = set_up(
        TEAM,
        SEARCHED,
        main='{% extends "base.html" %}',
        partials__header="<header></header>",
    )
    assert built.code != 0
    lacking = "what other programs read, the content security policy."
    assert f"theme/main.html: pages lack {lacking}" in built.output
    assert '{% extends "briefings.html" %}' in built.output
    assert "theme/partials/header.html: pages lack the button of the search." in built.output


def test_a_title_is_text_in_a_theme_without_our_templates(root, set_up):
    """The build is refused, but the pages that MkDocs has written by then are looked at all the same."""
    keep = "import shutil; from briefings.web import last_check\n"
    keep += "last_check.check = lambda build, config: shutil.copytree(config.site_dir, 'kept', dirs_exist_ok=True)\n"
    hooks = (root / "hooks.py").read_text(encoding="utf-8")
    (root / "hooks.py").write_text(hooks + keep, encoding="utf-8")
    built = set_up(TEAM, main='{% extends "base.html" %}')
    (root / "hooks.py").write_text(hooks, encoding="utf-8")
    assert built.code == 0, built.output
    tree = parse(root / "kept" / "briefings" / "bells-1" / "index.html")
    assert not tree.xpath("//*[@onerror]")
    assert tree.findtext("head/title").startswith(TITLE)


PLACES = sections(__file__)["places"]


def test_files_of_a_team_keep_their_places(root, set_up):
    paths = [root / "docs" / name for name, said in PLACES.items() if not said]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ours.\n")
    built = set_up()
    for path in paths:
        path.unlink()
    assert built.code == 0, built.output
    for path in paths:
        assert (built.site / path.relative_to(root / "docs")).read_text() == "Ours.\n"


@pytest.mark.parametrize("name", [name for name, said in PLACES.items() if said])
def test_a_file_that_cannot_keep_its_place_is_named(root, set_up, name):
    path = root / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text("Ours.\n")
    built = set_up(SEARCHED)
    path.unlink()
    path.parent.rmdir()
    assert_refused(built, PLACES[name])
