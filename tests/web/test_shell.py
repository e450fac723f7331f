"""The theme around a generated page is evaluated once and gives the same bytes."""

from __future__ import annotations

import shutil

import pytest
from conftest import ALL, ROOT, build_well, copy_project
from test_hostile import hostile_after

from tests.corpora.school import dump, other, with_texts

UNWRAPPED = """
from briefings.web import shell
shell.wrap = lambda *arguments: None
"""


def built(root, *, wrapped, **environment):
    """Build in this process's way, with the shell or with the whole theme for every page."""
    hooks = (root / "hooks.py").read_text(encoding="utf-8")
    (root / "hooks.py").write_text(hooks if wrapped else hooks + UNWRAPPED, encoding="utf-8")
    project = build_well(root, **environment)
    (root / "hooks.py").write_text(hooks, encoding="utf-8")
    return {
        path.relative_to(project.site).as_posix(): path.read_bytes() for path in project.site.rglob("*.html")
    }


SITE = "https://example.org/a/"
REPOSITORY = "https://github.com/editors/edited"
SOURCE = ("- content.action.edit", "- content.action.edit\n    - content.action.view")
CASES = [("", ""), (SITE, REPOSITORY, SOURCE)]
if ALL:
    CASES += [("", REPOSITORY), (SITE, ""), (SITE, REPOSITORY)]


@pytest.mark.parametrize("case", CASES)
def test_each_page_is_byte_for_byte_what_the_theme_gives(tmp_path, case):
    site_url, repo_url, *changes = case
    corpus = with_texts(other("bells-1", "bells-2", "bells-3"), hostile_after)
    corpus["topics"]["school-buses"].pop("summary", None)
    corpus["redirects"] = {"bells": "bells-3", "bells.e9": "bells-3.e1", "sleep": "sleep-loss"}
    root = copy_project(tmp_path / "project", dump(corpus), *changes)
    environment = {"SITE_URL": site_url, "REPO_URL": repo_url}
    filled = built(root, wrapped=True, **environment)
    whole = built(root, wrapped=False, **environment)
    assert filled.keys() == whole.keys()
    assert [name for name in filled if filled[name] != whole[name]] == []
    raw = b"/raw/main/data/annotations.yaml#L" in filled["briefings/bells-3/index.html"]
    assert raw is (SOURCE in changes)


def test_a_theme_that_shows_more_of_a_page_is_asked_for_each(tmp_path):
    ours = ("custom_dir: briefings/web/theme", "custom_dir: theme")
    root = copy_project(tmp_path / "project", dump(other("bells-1", "bells-2", "bells-3")), ours)
    shutil.copytree(ROOT / "briefings" / "web" / "theme", root / "theme")
    main = root / "theme" / "main.html"
    main.write_text(
        main.read_text(encoding="utf-8")
        + "{% block scripts %}<b>{{ page.url }}</b>{{ super() }}{% endblock %}",
        encoding="utf-8",
    )
    filled = built(root, wrapped=True)
    assert filled == built(root, wrapped=False)
    assert b"<b>briefings/bells-3/</b>" in filled["briefings/bells-3/index.html"]


def test_generated_pages_are_made_from_the_shell_at_all(tmp_path):
    root = copy_project(tmp_path / "project", dump(other()))
    count = root / "count.py"
    count.write_text(
        "from briefings.web.shell import Shell\n"
        "original = Shell._theme\n"
        "def counted(self, *a, **k):\n"
        "    open('rendered.txt', 'a').write('x')\n"
        "    return original(self, *a, **k)\n"
        "Shell._theme = counted\n",
        encoding="utf-8",
    )
    (root / "hooks.py").write_text(
        (root / "hooks.py").read_text(encoding="utf-8") + "\nimport runpy\nrunpy.run_path('count.py')\n",
        encoding="utf-8",
    )
    built(root, wrapped=True)
    evaluated = len((root / "rendered.txt").read_text(encoding="utf-8"))
    # Briefings, questions, topics and authors: the first page, the cut and the check for each structure.
    assert 4 * 3 <= evaluated < 9 + 6 + 2 + 6
