"""Why the sides of a question differ: what each rests on, what they dispute, and what the other side never meets."""

from __future__ import annotations

import pytest

from briefings.analysis.disagreement import disagreements
from briefings.analysis.grounds import grounds
from briefings.analysis.why import differences
from briefings.corpus.schema import Cited
from tests.corpora.argued import Argued
from tests.plain import plain
from tests.tables import sections


def name(ground):
    kind, type_ = ground
    return (type_ or kind).value


def seen(argued):
    """What a table can say of it."""
    found = differences(disagreements(argued.corpus)[0])
    return {
        "type": found.type,
        "for_": {name(ground): number for ground, number in found.for_.items()},
        "against": {name(ground): number for ground, number in found.against.items()},
        "through": plain(found.through),
        "links": [" ".join(plain(link)) for link in found.links],
        "grounds": plain(grounds(argued.corpus.questions["q"].positions)),
        "unmet_for": plain(found.unmet_for),
        "unmet_against": plain(found.unmet_against),
    }


CASES = {name: case for cases in sections(__file__).values() for name, case in cases.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_sides_differ(case):
    expected = case["expected"]
    found = seen(Argued(**{field: value for field, value in case.items() if field != "expected"}))
    assert {field: found[field] for field in expected} == expected


def test_sources_that_both_sides_cite_are_shared():
    argued = Argued({"a": [2, "e1 precedent"], "b": [-2, "e1 precedent"]})
    ours, theirs = argued.known["a.e1"], argued.known["b.e1"]
    for claim in (ours, theirs):
        claim.written = claim.written.model_copy(update={"cites": [Cited(title="Report")]})
    [shared] = differences(disagreements(argued.corpus)[0]).shared
    assert (shared.citation, shared.for_, shared.against) == (Cited(title="Report"), (ours,), (theirs,))


@pytest.mark.parametrize("stances", [(1, 2), (-1, -2), (0, 2), (1,)])
def test_without_two_sides_nothing_is_compared(stances):
    argued = Argued({f"a{number}": [stance, "e1 precedent"] for number, stance in enumerate(stances)})
    found = differences(disagreements(argued.corpus)[0])
    assert not any((found.through, found.links, found.shared))
