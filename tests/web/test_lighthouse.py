"""What Lighthouse says of the pages that readers come to first. How fast they are is printed by `make bench`."""

from __future__ import annotations

import pytest
from browser_setup import find
from conftest import ALL
from pages import kinds
from serving import served

BYTES = 77_000
"""The most that a first visit loads of a page: all files, compressed. The articles here are short: a long one takes 13 KB
more, and then it is 90."""
BLOCKING = 3
"""The style sheets before which nothing is shown: two of the theme and one of ours."""
FIRST = ["briefings/*/", *(["/", "questions/*/", "disagreements/"] if ALL else [])]


@pytest.mark.parametrize("device", ["mobile", *(["desktop"] if ALL else [])])
def test_pages_are_accessible_and_sound_and_light(checkers, school, device):
    every = kinds(school.site)
    with served(school.site, compressed=True) as address:
        said = checkers.lighthouse(find(), [address + every[kind] for kind in FIRST], device)
    for page in said:
        assert page["failed"] == []
        assert set(page["scores"].values()) == {100}
        loaded = [(name, size) for name, _, size in page["files"] if not name.startswith("data:")]
        assert [name for name, _ in loaded if not name.startswith(address)] == []
        assert sum(size for _, size in loaded) <= BYTES, loaded
        assert len(page["blocking"]) <= BLOCKING
