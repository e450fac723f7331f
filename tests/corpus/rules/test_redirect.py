"""Old ids lead to something that is there."""

import time

import pytest


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "¦adams-2024: baker-2025",
            'redirect] redirects.adams-2024: "adams-2024" is still in use, so it cannot lead elsewhere',
        ),
        (
            "¦harbour: baker-2025",
            'redirect] redirects.harbour: "harbour" is still in use, so it cannot lead elsewhere',
        ),
        (
            "¦adams-2024.t1: adams-2024.e1",
            'redirect] redirects.adams-2024.t1: "adams-2024.t1" is still in use, so it cannot lead elsewhere',
        ),
        (
            "older: ¦adams-2042",
            'unknown-reference] redirects.older: there is nothing with the id "adams-2042"; did you mean "adams-2024"?',
        ),
        ("older: ¦harbour", 'unknown-reference] redirects.older: there is nothing with the id "harbour"'),
        (
            "adams-2024.e9: ¦adams-2024.e8",
            'unknown-reference] redirects.adams-2024.e9: there is nothing with the id "adams-2024.e8"',
        ),
        ("older: ¦older", "redirect] redirects.older: this leads in a circle"),
        (
            "older: ¦adams-2024.t1",
            "redirect] redirects.older: a claim must lead to a claim, and an article or question to another",
        ),
        (
            "adams-2024.e9: ¦adams.e1",
            'redirect] redirects.adams-2024.e9: "adams.e1" is an old id itself; write adams-2024.e9: adams-2024.e1',
        ),
        (
            "gone.e9: ¦adams-2024.e1",
            'redirect] redirects.gone.e9: the page of "gone", where the claim was, leads nowhere',
        ),
        (
            "index: ¦adams-2024",
            'redirect] redirects.index: "index" is reserved, so it cannot have been an id',
        ),
        (
            "adams-2024.evidence: ¦adams-2024.e1",
            'redirect] redirects.adams-2024.evidence: "adams-2024.evidence" is reserved, so it cannot have been an id',
        ),
        (
            "a.b: ¦adams-2024",
            "redirect] redirects.a.b: a claim must lead to a claim, and an article or question to another",
        ),
    ],
)
def test_one_that_does_not_do(said_after, line, said):
    (found,) = said_after(("redirects:", f"redirects:\n  {line}"))
    assert found.split(";")[0] == f"HERE error[{said}".split(";")[0]


def test_a_circle_of_several(said_after):
    said = said_after(("redirects:", "redirects:\n  a: b\n  b: c\n  c: a\n  d: adams-2024"))
    assert [line.split(" ", 2)[2] for line in said] == [
        f"redirects.{name}: this leads in a circle" for name in "abc"
    ]


@pytest.mark.parametrize("end", ["adams-2024", "r0"])
def test_one_of_thousands_is_soon_followed(said_after, end):
    lines = "".join(f"\n  r{number}: r{number + 1}" for number in range(4_000))
    start = time.process_time()
    said = said_after(("redirects:", f"redirects:{lines}\n  r4000: {end}"))
    assert ("circle" in said[0]) == (end == "r0")
    assert time.process_time() - start < 5


def test_a_chain_says_where_it_ends(said_after):
    said = said_after(("redirects:", "redirects:\n  a: b\n  b: c\n  c: adams-2024"))
    assert [line.partition("; ")[2] for line in said] == ["write a: adams-2024", "write b: adams-2024"]


def test_a_claim_of_an_article_that_has_another_id(said_after):
    line = "redirects:\n  older: adams-2024\n  older.e9: adams-2024.e1"
    assert said_after(("redirects:", line)) == []
