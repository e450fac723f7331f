"""The rule reference on the site: rules of pages are as true as those of the data, and each can be linked."""

from __future__ import annotations

import re

import pytest
from conftest import build, copy_project
from pages import parse, text

from briefings import web
from briefings.corpus.reference import BASE, entries
from briefings.web.rules import PAGES

IN_THE_CODE = re.compile(
    r'\.problem\([^"]*?"(?P<called>[a-z-]+)",|^ +"(?P<line>(?:lost|template|macro)[a-z-]*)",$',
    re.MULTILINE,
)


def problems_of(entry, example, folder):
    """Rules of all that a build of the base corpus with the example says."""
    root = copy_project(folder, BASE)
    for name, data in example.project().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    built = build(root)
    return (
        built.code,
        re.findall(r"^\S+:\d+:\d+: (\w+)\[([a-z-]+)\]", built.output, re.MULTILINE),
        built.output,
    )


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.id)
class TestExamplesOfPages:
    def test_the_wrong_one_breaks_its_rule_and_no_other(self, entry, tmp_path):
        code, said, output = problems_of(entry, entry.wrong, tmp_path / "project")
        assert code != 0
        assert set(said) == {(entry.severity, entry.id)}, output

    def test_the_right_one_breaks_none(self, entry, tmp_path):
        code, said, output = problems_of(entry, entry.right, tmp_path / "project")
        assert (code, said) == (0, []), output


def test_every_rule_of_pages_has_an_entry():
    files = web.__path__[0]
    from pathlib import Path

    found = [
        match
        for name in ("build.py", "written.py")
        for match in IN_THE_CODE.finditer((Path(files) / name).read_text(encoding="utf-8"))
    ]
    assert {match["called"] or match["line"] for match in found} == {entry.id for entry in PAGES}


def test_no_two_rules_share_an_id():
    ids = [entry.id for entry in (*entries(), *PAGES)]
    assert len(ids) == len(set(ids))


def test_each_has_its_place_on_the_page(shipped):
    tree = parse(shipped.site / "rules" / "index.html")
    for entry in (*entries(), *PAGES):
        heading = tree.get_element_by_id(entry.id)
        assert text(heading).startswith(entry.id)
        shown = text(heading.getparent())
        for said in (entry.meaning, entry.why, entry.wrong.text, entry.right.text):
            assert " ".join(said.split()) in shown
