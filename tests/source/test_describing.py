"""The fewest words that point to a passage and to no other."""

import pytest
from generated import article, passages

from briefings.source.directive import EXACT, LEAST, Directive, Source, describe
from briefings.source.text import Text


def described(raw, passage, number=0):
    source = Source(Text.of(raw))
    span = list(source.narrow.find(passage, across=True))[number]
    return describe(source, span)


LONG = (
    "The harbour was deep. But the ships that came from the north in spring were deeper still, and waited for "
    "the tide."
)


def test_a_short_passage_is_written_out():
    assert described(LONG, "waited for the tide") == Directive("waited for the tide")


def test_a_long_one_has_three_words_at_either_end():
    assert described(
        LONG, "the ships that came from the north in spring were deeper still, and waited"
    ) == Directive("the ships that", "still, and waited")


def test_a_start_that_comes_before_is_made_longer():
    raw = f"And the ships that left.\n{LONG}"
    assert described(raw, "the ships that came from the north in spring were deeper still") == Directive(
        "the ships that came", "were deeper still"
    )


def test_an_end_that_comes_too_early_is_made_longer():
    raw = "Now the first of all came to an end of it, and so the last of all came to an end of it here"
    assert described(
        raw, "Now the first of all came to an end of it, and so the last of all came to an end of it"
    ) == (Directive("Now the first", "last of all came to an end of it"))


def test_a_phrase_that_recurs_needs_the_words_around_it():
    raw = "We wait for the tide. They wait for the tide. Nobody may wait for the tide."
    assert described(raw, "wait for the tide", 0) == Directive("wait for the tide")
    assert described(raw, "wait for the tide", 1) == Directive("wait for the tide", prefix="They")
    assert described(raw, "wait for the tide", 2) == Directive("wait for the tide", prefix="may")


def test_a_paragraph_that_begins_like_one_before():
    raw = "The tide comes in.\nThe tide comes in again."
    assert described(raw, "The tide comes in", 1) == Directive("The tide comes in", prefix="in.")


def test_a_passage_of_several_paragraphs_has_a_start_and_an_end():
    assert described("One two three.\nFour five.", "two three. Four") == Directive("two three", "Four")


def test_no_words_tell_what_is_wholly_the_same():
    assert described("In.\nThe tide.\nOut.\nThe tide.", "The tide", 1) == Directive("The tide", prefix="Out.")
    assert described("In.\nThe tide.\nIn.\nThe tide.\nIn.\nThe tide.", "The tide", 2) is None
    assert described("The tide.\n" * 40, "The tide", 30) is None


@pytest.mark.parametrize("seed", range(4))
def test_it_lands_on_the_passage_and_no_fewer_words_do(seed):
    source = Source(Text.of("\n".join(article(seed))))
    found = 0
    for span in passages(source.text, seed, 40):
        directive = describe(source, span)
        if directive is None:
            continue
        found += 1
        assert source.lands_on(directive, span)
        start, end = directive.start.split(), (directive.end or "").split()
        assert end or len(start) <= max(EXACT, len(source.text.at(span).split()))
        if directive.end and not directive.prefix and len(start) > LEAST:
            assert not source.lands_on(directive._replace(start=" ".join(start[:-1])), span)
        if directive.end and not directive.suffix and len(end) > LEAST:
            assert not source.lands_on(directive._replace(end=" ".join(end[1:])), span)
    assert found >= 36
