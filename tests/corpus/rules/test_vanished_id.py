"""An id of an earlier revision that leads nowhere now is reported, with what to write."""

import pytest

from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.names import names_in

WITHDRAW = "put it back and mark it as withdrawn: {date: …, reason: …}"


@pytest.fixture
def said(good):
    """What is said of a change of the good corpus beside it, without places, and only what is new."""

    def check(*replacements, before=None, after=None):
        text = after if after is not None else good
        for old, new in replacements:
            assert old in text, old
            text = text.replace(old, new)
        files = text if isinstance(text, dict) else {MAIN: text}
        data = {name: content.encode() for name, content in files.items()}
        _, problems = check_files(data, before=names_in({MAIN: (before or good).encode()}))
        return [f"{p.severity} {p.message}; {p.hint}" for p in problems if p.rule == "vanished-id"]

    return check


def test_nothing_has_gone(said):
    assert said() == []


def test_a_claim_whose_text_lives_on_is_a_line_to_write(said):
    assert said(("      a1: {text", "      a7: {text")) == [
        'error the claim "adams-2024.a1" is gone; write under redirects: adams-2024.a1: adams-2024.a7'
    ]


def test_the_line_that_it_names_does(said, good):
    assert (
        said(
            ("      a1: {text", "      a7: {text"),
            ("redirects:", "redirects:\n  adams-2024.a1: adams-2024.a7"),
        )
        == []
    )


def test_a_claim_that_was_renamed_and_reworded_is_asked_about(said):
    changed = ("      a1: {text: The tide stays what it is.}", "      a7: {text: The tide stays as it is.}")
    assert said(changed) == [
        (
            'error the claim "adams-2024.a1" is gone; if it is adams-2024.a7 now, write under redirects: '
            f"adams-2024.a1: adams-2024.a7; else {WITHDRAW}"
        )
    ]


def test_a_claim_that_was_deleted_is_to_be_withdrawn(said):
    assert said(("      a1: {text: The tide stays what it is.}\n", "      a2: {text: Nobody pays.}\n")) == [
        f'error the claim "adams-2024.a1" is gone; {WITHDRAW}'
    ]


def test_one_renamed_and_one_deleted_are_exactly_two(said):
    assert said(
        ("      a1: {text", "      a7: {text"),
        (
            "      e2:\n        text: Others waited, too, as [[baker-2025.e1]] says.\n",
            "      e5:\n        text: Pilots.\n",
        ),
    ) == [
        'error the claim "adams-2024.a1" is gone; write under redirects: adams-2024.a1: adams-2024.a7',
        f'error the claim "adams-2024.e2" is gone; {WITHDRAW}',
    ]


def test_of_an_article_that_was_renamed_one_line_is_enough(said):
    renamed = ("baker-2025", "baker-2026")
    assert said(renamed) == [
        (
            'error the article "baker-2025" is gone; if it is baker-2026 now, write under redirects: '
            f"baker-2025: baker-2026; else {WITHDRAW}"
        ),
    ]


def test_an_article_and_a_claim_in_it_renamed_at_once(said):
    """The old id of the claim is the one at the old address."""
    got = said(
        ("baker-2025", "baker-2026"),
        ("  baker-2026.e9: baker-2026.e1", "  baker-2025: baker-2026\n  baker-2025.e9: baker-2026.e1"),
        ("      t1: {text: Nothing has", "      t4: {text: Nothing has"),
    )
    assert got == [
        'error the claim "baker-2025.t1" is gone; write under redirects: baker-2025.t1: baker-2026.t4'
    ]


def test_a_question(said):
    assert said(("  traffic-grows:", "  traffic-rises:")) == [
        (
            'error the question "traffic-grows" is gone; if it is traffic-rises now, write under redirects: '
            f"traffic-grows: traffic-rises; else {WITHDRAW}"
        )
    ]


def test_a_position(said, good):
    start = good.index("      traffic-grows:\n        stance")
    gone = good[:start] + good[good.index("    annotators: [{name: A. Annotator}]") :]
    assert said(after=gone) == [f'error the position of "adams-2024" on "traffic-grows" is gone; {WITHDRAW}']


def test_what_is_withdrawn_is_there(said):
    text = "{text: The tide stays what it is., withdrawn: {date: 2026-01, reason: Wrong.}}"
    assert said(("{text: The tide stays what it is.}", text)) == []


def test_a_redirect_that_was_taken_out(said):
    assert said(("  adams: adams-2024\n", "")) == [
        'error the redirect of "adams" is gone; write under redirects: adams: adams-2024'
    ]


def test_an_old_id_that_is_used_again(said):
    again = (
        "redirects:\n  adams: adams-2024\n",
        "  adams:\n    title: Another\n    authors: []\n    publisher: The Tide\n    published: 2025\n\nredirects:\n",
    )
    assert said(again) == [
        (
            'error "adams" was an old id of "adams-2024", and ids are never reused; '
            "choose another id, and write adams: adams-2024"
        )
    ]


def test_a_rename_that_is_taken_back_needs_the_line_the_other_way_round(said, good):
    back = good.replace("  adams: adams-2024\n", "").replace("adams-2024", "adams")
    assert said(after=back) == [
        (
            'error the article "adams-2024" is gone; if it is adams now, write under redirects: '
            f"adams-2024: adams; else {WITHDRAW}"
        )
    ]


def test_an_article_cannot_become_a_question(said, good):
    start, end = good.index("  baker-2025:"), good.index("redirects:")
    changed = good[:start] + good[end:].replace(
        "  baker-2025.e9: baker-2025.e1", "  baker-2025: traffic-grows"
    )
    changed = changed.replace(", as [[baker-2025.e1]] says", "")
    assert [line for line in said(after=changed) if line.startswith("error")] == [
        'error the article "baker-2025" leads to something of another kind, "traffic-grows"; '
    ]


def test_topics_authors_and_events_have_no_redirect_and_are_a_warning(said):
    assert said(("  storm: {", "  gale: {"), ("id: bo-baker", "id: bob-baker")) == [
        (
            'warning the event "storm" is gone, and with it its place on the timeline; '
            "keep the id if you can: there is no redirect for it"
        ),
        (
            'warning the author "bo-baker" is gone, and with it the author’s page; '
            "keep the id if you can: there is no redirect for it"
        ),
    ]


def test_where_a_file_cannot_be_read_nothing_is_missed(said, good):
    assert said(after=good[: good.index("  baker-2025:")] + "  broken: [\n") == []


def test_an_article_may_go_to_another_file(said, good):
    start, end = good.index("  baker-2025:"), good.index("redirects:")
    assert (
        said(
            after={
                MAIN: good[:start] + good[end:],
                "data/annotations/b.yaml": "articles:\n" + good[start:end],
            }
        )
        == []
    )


@pytest.mark.parametrize("before", ["", "articles: [", "articles: {a: {thesis: [t1]}, b: 3}\nquestions: x\n"])
def test_whatever_the_earlier_revision_holds(said, before):
    said(before=before)
