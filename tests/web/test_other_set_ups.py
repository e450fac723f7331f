"""Other people's plugins, and other engines that read the same settings: what each was seen to do.

They are installed into environments of their own, so all of it runs with TESTS=all alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from conftest import ALL, ROOT, URL, Project, copy_project
from pages import all_pages

from tests.corpora.school import dump, other
from tests.tables import sections, table

pytestmark = pytest.mark.skipif(not ALL, reason="installs packages: run it with TESTS=all")

METHOD = "      - Method: method.md\n"
ENGINES = {"ProperDocs": ("properdocs", "material"), "MaterialX": ("mkdocs", "materialx")}
"""The module that builds, and the name of the theme."""


def environment(folder, *packages):
    """The Python of an environment that has these packages besides ours."""
    python = folder / "bin" / "python"
    # One of them has to be built, which our own configuration rules out for what we need ourselves.
    uv = [sys.executable, "-m", "uv", "--quiet", "--no-config"]
    subprocess.run([*uv, "venv", "--python", sys.executable, folder], check=True)
    ours = ["-r", ROOT / "requirements.txt"]
    subprocess.run([*uv, "pip", "install", "--python", python, *ours, *packages], check=True)
    return python


def built(root, python, engine="mkdocs"):
    """Build with another Python, in a repository of its own, since some plugins ask git about pages."""
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": URL, "NO_COLOR": "1"}
    variables |= {
        f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "All"]):
        subprocess.run(["git", *command], cwd=root, check=True, env=variables)
    run = subprocess.run(
        [python, "-m", engine, "build", "--strict"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=variables,
    )
    return Project(root, run.returncode, run.stdout + run.stderr)


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    return environment(tmp_path_factory.mktemp("others") / "venv", *sections(__file__)["packages"])


@pytest.fixture(scope="module")
def plain(tmp_path_factory, python):
    """The site without any of them."""
    return built(copy_project(tmp_path_factory.mktemp("plain") / "project", dump(other())), python)


def marked(project):
    """The elements that others rely on, of every page of ours, with their attributes."""
    assert project.code == 0, project.output
    found = {}
    for address, tree in all_pages(project.site):
        elements = tree.xpath(
            "//*[@data-claim or @data-question or @data-version or @data-article or @data-score]"
        )
        found[address] = [
            sorted(
                (name, value)
                for name, value in element.attrib.items()
                if name == "id" or name.startswith("data-")
            )
            for element in elements
        ]
    assert sum(map(len, found.values())) > 400
    return found


@table(__file__, "plugins", "case")
def test_a_plugin_works_with_generated_pages_or_is_refused(tmp_path, python, plain, case):
    plugin, pages, said = case["plugin"], case["pages"], case.get("said")
    nav = "".join(f"      - {page}\n" for page in pages if page.endswith(".md") and "/posts/" not in page)
    root = copy_project(
        tmp_path / "project", dump(other()), ("plugins:\n", f"plugins:\n{plugin}"), (METHOD, nav + METHOD)
    )
    if ".nav.yml" in pages:
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
        settings = re.sub(r"\nnav:\n(?: .*\n)+", "\n", settings)
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for page, content in pages.items():
        (root / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / page).write_text(content, encoding="utf-8")
    with_it = built(root, python)
    if said:
        assert with_it.code == 1
        assert said in with_it.output
        assert "Traceback" not in with_it.output
    else:
        found, expected = marked(with_it), marked(plain)
        assert {address: found[address] for address in expected} == expected
        assert (with_it.site / "old" / "index.html").exists() == ("redirects" in plugin)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory, python):
    """The site as another engine builds it."""
    module, theme = ENGINES[request.param]
    changes = ("name: material\n", f"name: {theme}\n")
    return built(
        copy_project(tmp_path_factory.mktemp("engine") / "project", dump(other()), changes), python, module
    )


def test_another_engine_gives_the_same_marked_elements(engine, plain):
    assert marked(engine) == marked(plain)


def test_search_cards_and_cite_work_with_another_engine(engine, serve, page):
    page.goto(f"{serve(engine.site)}briefings/bells-1/#e1")
    page.get_by_role("button", name="Cite e1", exact=True).click()
    page.locator("button:has-text('Markdown'):visible").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("a.bf-ref").first.hover()
    page.locator(".bf-hover").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("bells")
    page.locator("dialog a").first.wait_for()


def test_zensical_gives_the_same_marked_elements(tmp_path, tmp_path_factory, plain):
    folder = tmp_path_factory.mktemp("zensical") / "venv"
    environment(folder, "zensical==0.0.73")
    filled = tmp_path / "filled"
    command = [sys.executable, "-m", "briefings", "pages", "--filled", "--out", filled, "--root", plain.root]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "SITE_URL": URL})
    run = subprocess.run(
        [folder / "bin" / "zensical", "build"], cwd=filled, capture_output=True, encoding="utf-8", check=False
    )
    assert marked(Project(filled, run.returncode, run.stdout + run.stderr)) == marked(plain)
