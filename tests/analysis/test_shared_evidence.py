"""Sources that claims on both sides name."""

from __future__ import annotations

import pytest

from briefings.analysis.shared_evidence import shared_evidence
from briefings.corpus.model import Citation
from briefings.corpus.vocabulary import Kind
from tests.analysis.corpora import Builder

ADDRESS, OTHER_ADDRESS = "https://example.org/report", "https://example.org/other"


def claims(*cites):
    """One claim for each list of citations."""
    builder = Builder()
    builder.article("a")
    return [
        builder.claim("a", f"e{number}", (Kind.EVIDENCE, None), cites=citations)
        for number, citations in enumerate(cites)
    ]


def shared(ours, theirs):
    """The sources that two claims, one on each side, share."""
    return [found.citation for found in shared_evidence(claims(ours), claims(theirs))]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Citation("Report"), Citation("Report")),
        (Citation("Report"), Citation(" REPORT ")),
        (Citation("Report", ADDRESS), Citation("A report", ADDRESS)),
        (Citation("Report", ADDRESS), Citation("report")),
    ],
)
def test_same_source(ours, theirs):
    assert shared([ours], [theirs]) == [ours]
    assert len(shared([theirs], [ours])) == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Citation("Report"), Citation("Another report")),
        (Citation("Report", ADDRESS), Citation("Report", OTHER_ADDRESS)),
        (Citation("Report", ADDRESS), Citation("Another report")),
    ],
)
def test_different_sources(ours, theirs):
    assert shared([ours], [theirs]) == []


def test_a_title_that_stands_for_several_addresses_settles_nothing():
    assert shared([Citation("News", ADDRESS), Citation("News", OTHER_ADDRESS)], [Citation("News")]) == []


def test_the_citation_with_an_address_stands_for_the_source():
    with_address = Citation("REPORT", ADDRESS)
    assert shared([Citation("Report")], [with_address]) == [with_address]


def test_sources_come_in_the_order_of_the_first_side():
    first, second = Citation("First", ADDRESS), Citation("Second")
    assert shared([second, first], [first, second]) == [second, first]


def test_the_claims_that_cite_it_are_given_for_each_side_and_once():
    report = Citation("Report")
    ours, theirs = claims([report, report], [Citation("Else")], [report]), claims([report])
    [found] = shared_evidence(ours, theirs)
    assert (found.for_, found.against) == ((ours[0], ours[2]), (theirs[0],))
