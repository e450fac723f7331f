"""Why the sides of a question differ: what each rests on, what they dispute, and what the other side never meets."""

from __future__ import annotations

import pytest

from briefings.analysis.disagreement import disagreements
from briefings.analysis.grounds import grounds
from briefings.analysis.why import differences
from briefings.corpus.schema import Cited
from briefings.corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation, Voice
from tests.corpora.linked import Builder
from tests.plain import plain
from tests.tables import sections


class Argued(Builder):
    """A question that articles answer, as the tables have it."""

    def __init__(self, positions, claims=(), relations=(), type="value"):  # noqa: A002  # as the field is called
        super().__init__()
        self.question("q", type_=QuestionType(type))
        self.known = {}
        for article in dict.fromkeys([*positions, *(claim.partition(".")[0] for claim in claims)]):
            self.article(article)
        for article, (stance, *because) in positions.items():
            full = [text if "." in text else f"{article}.{text}" for text in because]
            self.position(article, "q", stance, [self.named(*text.split()) for text in full])
        for text in claims:
            self.named(*text.split())
        for source, relation, target in map(str.split, relations):
            self.relate(self.known[source], Relation(relation), self.known[target])

    def named(self, key, kind="", more=""):
        """A claim by its key; a new one with a kind or a type of evidence, and a voice or `withdrawn`."""
        if kind:
            evidence = kind in list(EvidenceType)
            ground = (Kind.EVIDENCE, EvidenceType(kind)) if evidence else (Kind(kind), None)
            voice = Voice(more) if more in list(Voice) else Voice.AUTHOR
            self.known[key] = self.claim(*key.split("."), ground, voice=voice, withdrawn=more == "withdrawn")
        return self.known[key]

    def seen(self):
        """What a table can say of it."""
        found = differences(disagreements(self.corpus)[0])
        return {
            "type": found.type,
            "for_": {name(ground): number for ground, number in found.for_.items()},
            "against": {name(ground): number for ground, number in found.against.items()},
            "only_for": list(map(name, found.only_for)),
            "only_against": list(map(name, found.only_against)),
            "through": plain(found.through),
            "links": [" ".join(plain(link)) for link in found.links],
            "grounds": plain(grounds(self.corpus.questions["q"].positions)),
            "unmet_for": plain(found.unmet_for),
            "unmet_against": plain(found.unmet_against),
        }


def name(ground):
    kind, type_ = ground
    return (type_ or kind).value


CASES = {name: case for cases in sections(__file__).values() for name, case in cases.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_sides_differ(case):
    expected = case["expected"]
    seen = Argued(**{field: value for field, value in case.items() if field != "expected"}).seen()
    assert {field: seen[field] for field in expected} == expected


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
    assert not any((found.only_for, found.only_against, found.through, found.links, found.shared))
