"""A long chain of redirects is soon followed; `redirect.txt` says what is found in it."""

import time

import pytest


@pytest.mark.parametrize("end", ["adams-2024", "r0"])
def test_of_thousands(said_after, end):
    lines = "".join(f"\n  r{number}: r{number + 1}" for number in range(4_000))
    start = time.process_time()
    said = said_after(("redirects:", f"redirects:{lines}\n  r4000: {end}"))
    assert ("circle" in said[0]) == (end == "r0")
    assert time.process_time() - start < 5
