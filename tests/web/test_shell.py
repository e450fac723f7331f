"""The theme around a generated page is evaluated once and gives the same bytes."""

from __future__ import annotations

import pytest
from conftest import build, copy_project
from other_corpus import dump, other, with_texts
from test_hostile import hostile_after

UNWRAPPED = """
from briefings.web import shell
shell.wrap = lambda *arguments: None
"""


def built(root, *, wrapped, **environment):
    """Build in this process's way, with the shell or with the whole theme for every page."""
    hooks = (root / "hooks.py").read_text()
    (root / "hooks.py").write_text(hooks if wrapped else hooks + UNWRAPPED)
    project = build(root, **environment)
    (root / "hooks.py").write_text(hooks)
    assert project.code == 0, project.output
    return {
        path.relative_to(project.site).as_posix(): path.read_bytes() for path in project.site.rglob("*.html")
    }


@pytest.mark.parametrize("site_url", ["", "https://example.org/a/"])
@pytest.mark.parametrize("repo_url", ["", "https://github.com/someone/something"])
def test_each_page_is_byte_for_byte_what_the_theme_gives(tmp_path, site_url, repo_url):
    corpus = with_texts(other(), hostile_after)
    corpus["topics"]["school-buses"].pop("summary", None)
    root = copy_project(tmp_path / "project", dump(corpus))
    environment = {"SITE_URL": site_url, "REPO_URL": repo_url}
    filled = built(root, wrapped=True, **environment)
    whole = built(root, wrapped=False, **environment)
    assert filled.keys() == whole.keys()
    assert [name for name in filled if filled[name] != whole[name]] == []


def test_generated_pages_are_made_from_the_shell_at_all(tmp_path):
    root = copy_project(tmp_path / "project", dump(other()))
    count = root / "count.py"
    count.write_text(
        "from briefings.web.shell import Shell\n"
        "original = Shell.render\n"
        "def counted(self, *a, **k):\n"
        "    open('rendered.txt', 'a').write('x')\n"
        "    return original(self, *a, **k)\n"
        "Shell.render = counted\n"
    )
    (root / "hooks.py").write_text(
        (root / "hooks.py").read_text() + "\nimport runpy\nrunpy.run_path('count.py')\n"
    )
    built(root, wrapped=True)
    assert len((root / "rendered.txt").read_text()) >= 9 + 6
