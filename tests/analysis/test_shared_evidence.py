"""Sources and precedents in several hands."""

from __future__ import annotations

from briefings.analysis.shared_evidence import shared_evidence, shared_precedents
from briefings.corpus.schema import Cited
from briefings.corpus.vocabulary import Kind
from tests.corpora.linked import Builder
from tests.tables import table

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


@table(__file__, "same source")
def test_same_source(ours, theirs):
    ours, theirs = Cited(**ours), Cited(**theirs)
    assert shared([ours], [theirs]) == [ours]
    assert len(shared([theirs], [ours])) == 1


@table(__file__, "different sources")
def test_different_sources(ours, theirs):
    assert shared([Cited(**ours)], [Cited(**theirs)]) == []


def test_a_title_that_stands_for_several_addresses_settles_nothing():
    assert (
        shared(
            [Cited(title="News", url=ADDRESS), Cited(title="News", url=OTHER_ADDRESS)], [Cited(title="News")]
        )
        == []
    )


def test_the_citation_with_an_address_stands_for_the_source():
    with_address = Cited(title="REPORT", url=ADDRESS)
    assert shared([Cited(title="Report")], [with_address]) == [with_address]


def test_sources_come_in_the_order_of_the_first_side():
    first, second = Cited(title="First", url=ADDRESS), Cited(title="Second")
    assert shared([second, first], [first, second]) == [second, first]


def test_the_claims_that_cite_it_are_given_for_each_side_and_once():
    report = Cited(title="Report")
    ours, theirs = claims([report, report], [Cited(title="Else")], [report]), claims([report])
    [found] = shared_evidence(ours, theirs)
    assert (found.for_, found.against) == ((ours[0], ours[2]), (theirs[0],))


def evidence(*rests):
    """One piece of evidence for each pair of cited titles and named events, each of an article of its own."""
    builder = Builder()
    made = []
    for number, (titles, events) in enumerate(rests):
        builder.article(f"a{number}")
        cites = [Cited(title=title) for title in titles]
        made.append(builder.claim(f"a{number}", "e1", (Kind.EVIDENCE, None), cites=cites, events=events))
    return made


def test_the_events_on_which_both_sides_rest_come_in_the_order_of_the_first_side():
    ours, other, theirs = evidence(([], ["war", "peace"]), ([], ["truce"]), ([], ["peace", "truce", "war"]))
    war, peace = shared_precedents([ours], [theirs])
    assert (war.event.id, war.for_, war.against) == ("war", (ours,), (theirs,))
    assert peace.event.id == "peace"
    assert [found.event.id for found in shared_precedents([ours, other], [theirs])] == [
        "war",
        "peace",
        "truce",
    ]


def test_events_of_one_side_only_are_not_shared():
    claims = evidence(([], ["war"]), ([], ["peace"]))
    assert shared_precedents(claims[:1], claims[1:]) == []
