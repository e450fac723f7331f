"""The rule reference on the site: rules of pages are as true as those of the data, and each can be linked."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import build, copy_project
from pages import parse, text
from rule_examples import BASE

from briefings import web
from briefings.corpus.reference import entries
from briefings.web.views.rules import of_pages

PAGES = of_pages()
FILES = {
    "macro": "docs/index.md",
    "template": "docs/macros.md",
    "lost-anchor": "docs/briefings/adams-2024.md",
}
"""Where the example of each rule stands."""
IN_THE_CODE = re.compile(
    r'\.(?:problem|box)\([^"]*?"(?P<called>[a-z-]+)",|^ +"(?P<line>(?:lost|template|macro)[a-z-]*)",$',
    re.MULTILINE,
)


def built(examples, folder):
    """The base corpus with these pages: the exit code, and severity and rule of all that is said of each file."""
    root = copy_project(folder / "project", BASE)
    for id_, example in examples.items():
        path = root / FILES[id_]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{example}\n", encoding="utf-8")
    names = {name: id_ for id_, name in FILES.items()}
    project = build(root)
    said = re.findall(r"^(\S+):\d+:\d+: (\w+)\[([a-z-]+)\]", project.output, re.MULTILINE)
    return project.code, {(names[file], severity, rule) for file, severity, rule in said}, project.output


class TestExamplesOfPages:
    """All together, since each stands in a page of its own: a build takes seconds."""

    def test_each_wrong_one_breaks_its_rule_and_no_other(self, tmp_path):
        code, said, output = built({entry.id: entry.wrong for entry in PAGES}, tmp_path)
        assert code != 0
        assert said == {(entry.id, entry.severity, entry.id) for entry in PAGES}, output

    def test_the_right_ones_break_none(self, tmp_path):
        code, said, output = built({entry.id: entry.right for entry in PAGES}, tmp_path)
        assert (code, said) == (0, set()), output


def test_every_rule_of_pages_has_an_entry():
    found = [
        match
        for path in Path(web.__file__).parent.glob("*.py")
        for match in IN_THE_CODE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert {match["called"] or match["line"] for match in found} == {entry.id for entry in PAGES}


def test_no_two_rules_share_an_id():
    ids = [entry.id for entry in (*entries(), *PAGES)]
    assert len(ids) == len(set(ids))


def test_each_has_its_place_on_the_page(site):
    tree = parse(site.site / "rules" / "index.html")
    for entry in (*entries(), *PAGES):
        for id_ in entry.aliases:
            assert tree.get_element_by_id(id_) is not None
        heading = tree.get_element_by_id(entry.id)
        assert text(heading).startswith(entry.id)
        shown = text(heading.getparent())
        for said in (entry.meaning, entry.why, entry.wrong, entry.right):
            assert " ".join(said.split()) in shown
