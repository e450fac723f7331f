"""An id of an earlier revision that leads nowhere now is reported: `vanished_id.txt`, and whole articles."""

import pytest

from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.names import names_in
from tests.cases import cases, changed, in_files
from tests.corpus.test_cases import OF_TWO_REVISIONS

WITHDRAW = "put it back and mark it as withdrawn: {date: …, reason: …}"


@pytest.fixture
def said(good):
    """What is said of a text or of files beside the good corpus, without places."""

    def check(after, before=good):
        files = after if isinstance(after, dict) else {MAIN: after}
        data = {name: content.encode() for name, content in files.items()}
        _, problems = check_files(data, before=names_in({MAIN: before.encode()}))
        return [f"{p.severity} {p.message}; {p.hint}" for p in problems if p.rule == "vanished-id"]

    return check


@pytest.mark.parametrize("case", cases(OF_TWO_REVISIONS), ids=str)
def test_after_a_change(case, said, good):
    found = said(changed(good, *case.changes))
    assert found == case.expected(found)


def test_of_an_article_that_was_renamed_one_line_is_enough(said, good):
    assert said(good.replace("baker-2025", "baker-2026")) == [
        (
            'error the article "baker-2025" is gone; if it is baker-2026 now, write under redirects: '
            f"baker-2025: baker-2026; else {WITHDRAW}"
        ),
    ]


def test_an_article_and_a_claim_in_it_renamed_at_once(said, good):
    """The old id of the claim is the one at the old address."""
    text = good.replace("baker-2025", "baker-2026").replace(
        "      t1: {text: Nothing", "      t4: {text: Nothing"
    )
    redirects = "  baker-2025: baker-2026\n  baker-2025.e9: baker-2026.e1"
    assert said(text.replace("  baker-2026.e9: baker-2026.e1", redirects)) == [
        'error the claim "baker-2025.t1" is gone; write under redirects: baker-2025.t1: baker-2026.t4'
    ]


def test_a_rename_that_is_taken_back_needs_the_line_the_other_way_round(said, good):
    assert said(good.replace("  adams: adams-2024\n", "").replace("adams-2024", "adams")) == [
        (
            'error the article "adams-2024" is gone; if it is adams now, write under redirects: '
            f"adams-2024: adams; else {WITHDRAW}"
        )
    ]


def test_an_article_cannot_become_a_question(said, good):
    start, end = good.index("  baker-2025:"), good.index("redirects:")
    text = good[:start] + good[end:].replace("  baker-2025.e9: baker-2025.e1", "  baker-2025: traffic-grows")
    found = said(text.replace(", as [[baker-2025.e1]] says", ""))
    assert [line for line in found if line.startswith("error")] == [
        'error the article "baker-2025" leads to something of another kind, "traffic-grows"; '
    ]


def test_where_a_file_cannot_be_read_nothing_is_missed(said, good):
    assert said(good[: good.index("  baker-2025:")] + "  broken: [\n") == []


def test_articles_may_go_to_files_of_their_own(said, good):
    assert said(in_files(good)) == []


@pytest.mark.parametrize("before", ["", "articles: [", "articles: {a: {thesis: [t1]}, b: 3}\nquestions: x\n"])
def test_whatever_the_earlier_revision_holds(said, good, before):
    said(good, before)
