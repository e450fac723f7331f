"""The last look at the built site. `test_other_set_ups.py` tries it on whole sites."""

from __future__ import annotations

import pytest

from briefings.web import last_check

LEFT = "macro0123456789abcdef"


@pytest.mark.parametrize("before", [0, 1, 20, 21, 22, 43])
def test_a_token_is_found_wherever_the_pieces_of_a_file_end(tmp_path, monkeypatch, before):
    monkeypatch.setattr(last_check, "_PIECE", 22)
    page = tmp_path / "page.html"
    page.write_text(f"{'.' * before}{LEFT.upper()}n0e</p>")
    assert set(last_check._like(page)) == {LEFT}
