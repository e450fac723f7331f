"""The fewest words that point to a passage and to no other."""

import pytest
from generated import article, passages

from briefings.source.directive import EXACT, LEAST, Directive, Source, describe
from briefings.source.text import Text
from tests.tables import table


def described(raw, passage, number=0):
    source = Source(Text.of(raw))
    return describe(source, list(source.narrow.find(passage, across=True))[number])


@table(__file__, "passages")
def test_the_fewest_words(text, passage, number, words):
    assert described(text, passage, number or 0) == (words and Directive(**words))


def test_no_words_tell_one_of_forty():
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
