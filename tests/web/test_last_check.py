"""The last look at the built site. `test_other_set_ups.py` tries it on whole sites."""

from __future__ import annotations

import pytest
from conftest import build, copy_project

from briefings.web import last_check
from tests.corpora.school import dump, other

LEFT = "macro0123456789abcdef"


@pytest.mark.parametrize("before", [0, 1, 20, 21, 22, 43])
def test_a_token_is_found_wherever_the_pieces_of_a_file_end(tmp_path, monkeypatch, before):
    monkeypatch.setattr(last_check, "_PIECE", 22)
    page = tmp_path / "page.html"
    page.write_text(f"{'.' * before}{LEFT.upper()}n0e</p>")
    assert set(last_check._like(page)) == {LEFT}


TAKING = """
taken = []

def on_page_content(html, **_):
    taken.append(html)

def on_post_page(output, page, **_):
    if page.url == "briefings/bells-3/":
        return output + "".join(taken)
"""


def test_each_page_is_looked_at_where_a_plugin_may_have_changed_it(tmp_path):
    three = dump(other("bells-1", "bells-2", "bells-3"))
    root = copy_project(tmp_path / "project", three, ("hooks:\n", "hooks:\n  - taking.py\n"))
    (root / "taking.py").write_text(TAKING, encoding="utf-8")
    refused = build(root)
    assert refused.code != 0
    assert "briefings/bells-3/index.html: a macro in docs/index.md is not filled in" in refused.output
