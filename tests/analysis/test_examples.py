"""The made-up examples on the page on method (docs/method.md): the figures are what the page says."""

from __future__ import annotations

from itertools import combinations

from briefings.analysis.agreement import Pairs, agreements
from briefings.analysis.disagreement import Label, disagreements, label_of
from briefings.analysis.figures import Figures
from briefings.analysis.grounds import unmet
from briefings.analysis.ordinal import recode_range, variation
from briefings.analysis.second_coding import alpha
from briefings.analysis.why import differences
from briefings.corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation
from briefings.web.words import shared, tally
from tests.corpora.linked import UNCLEAR, Builder, table

THESIS = (Kind.THESIS, None)
RECOMMENDATION = (Kind.RECOMMENDATION, None)
STATISTIC = (Kind.EVIDENCE, EvidenceType.STATISTIC)


def distances(stances):
    return [abs(a - b) for a, b in combinations(stances, 2)]


def test_whose_voices_count():
    bylines = {"a": ("x", "2023"), "b": ("x", "2025"), "c": ("y", "2024")}
    (found,) = disagreements(table({"a": {"q": 1}, "b": {"q": -1}, "c": {"q": 1}}, bylines=bylines).corpus)
    assert tally(found) == "1 for, 1 against"


def test_the_index():
    stances = [-2, -1, 1, 1]
    assert sorted(distances(stances), reverse=True) == [3, 3, 2, 2, 1, 0]
    assert f"{sum(distances(stances))} / {4**2 * 4 // 4} = {variation(stances):.2f}" == "11 / 16 = 0.69"


def test_the_range():
    assert (sum(distances([-1, -1, 1, 1])), sum(distances([-2, -1, 1, 2]))) == (8, 14)
    low, high = recode_range([-2, -1, 1, 1])
    assert (low, high) == (variation([-1, -1, 1, 1]), variation([-2, -1, 1, 2]))
    assert f"{low:.2f}–{high:.2f}" == "0.50–0.88"


def test_labels():
    examples = [[-2, -1, 1, 1], [-1, 1, 1, 2, 2, 2], [1, 2, 2], [0, 1, 1], [2, 2, 2], [-1], []]
    assert [label_of(stances) for stances in examples] == list(Label)
    assert (label_of([-1, 1, 1, 1, 1, 1]), label_of([-1, 1, 1, 1, 1])) == (Label.DISSENT, Label.OPPOSED)
    rows = {f"a{number}": {"q": stance} for number, stance in enumerate(examples[1])}
    (found,) = disagreements(table(rows).corpus)
    assert f"{found.smaller} / {found.answered} = {found.smaller_side:.0%}" == "1 / 6 = 17%"


def test_closest_and_farthest():
    whole = dict.fromkeys("abcdefgh", 1)
    rows = {"of": whole, "one": whole, "two": whole, "three": dict.fromkeys("abc", 1)}
    near = agreements(table(rows).corpus).neighbours["of"]
    assert (near.fewest, {each.b.id for each in (*near.closest, *near.farthest)}) == (4, {"one", "two"})


def test_the_agreement_of_two_articles():
    [found] = Pairs(table({"a": {"q": 2, "r": 1, "s": -1}, "b": {"q": 1, "r": 1, "s": 1}}).corpus)
    assert f"{0.75 + 1 + 0.5} / {found.shared} = {found.agreement:.2f}" == "2.25 / 3 = 0.75"


def test_two_articles_on_one_question():
    a, b = (
        dict(zip("qrstu", (2, 0, -1, 1, 1), strict=True)),
        dict(zip("qrstu", (2, 0, -2, 0, -1), strict=True)),
    )
    [found] = Pairs(table({"a": a, "b": b}).corpus)
    counts = "2 the same, 1 on the same side but not as strongly, 1 with one mixed, 1 opposed"
    assert shared(found) == f"5 shared questions: {counts}"


def test_silences():
    stances = {"a": {"q": 1}, "b": {"q": -1}, "c": {"q": UNCLEAR}, "d": {}}
    found = Figures(table(stances).corpus).silences
    assert {id_: [question.id for question in of] for id_, of in found.items() if of} == {"d": ["q"]}
    assert not any(Figures(table({**stances, "b": {"q": UNCLEAR}}).corpus).silences.values())


def test_shared_ground():
    a, b = {"q": 1, "r": 1, "s": -1, "t": -2, "u": 1}, {"q": 1, "r": -2, "s": 1, "t": 1, "u": 2}
    found = {ground.question.id: ground for ground in Figures(table({"a": a, "b": b}).corpus).common_ground}[
        "q"
    ]
    assert (len(found.pair_opposed), found.distance) == (3, 2)


def test_why_they_differ():
    builder = Builder()
    builder.question("q", type_=QuestionType.FORECAST)
    grounds = [STATISTIC, RECOMMENDATION], [STATISTIC, RECOMMENDATION], [STATISTIC], [THESIS]
    for stance, number, own in zip((1, 1, -1, -1), range(4), grounds, strict=True):
        builder.article(f"a{number}")
        claims = [builder.claim(f"a{number}", f"c{place}", ground) for place, ground in enumerate(own)]
        builder.position(f"a{number}", "q", stance, claims)
    (found,) = disagreements(builder.corpus)
    assert [term.value for term in differences(found).through] == ["forecasts", "facts"]


def test_strong_evidence_that_is_never_met():
    builder = table({"agrees": {"q": 1}, "agrees-too": {"q": 1}, "disagrees": {"q": -1}})
    theses = {id_: builder.claim(id_, "t1", THESIS) for id_ in builder.corpus.articles}
    statistic = builder.claim("agrees", "e1", STATISTIC)
    builder.relate(statistic, Relation.SUPPORTS, theses["agrees"])
    opponents = [builder.corpus.articles["disagrees"].positions["q"]]
    builder.relate(theses["agrees-too"], Relation.ATTACKS, theses["agrees"])
    assert unmet([statistic], opponents) == [statistic]
    builder.relate(theses["disagrees"], Relation.ATTACKS, theses["agrees"])
    assert unmet([statistic], opponents) == []


def test_second_coding():
    observed, expected = 16 / 4, 2 * 5 * 3 * 16 / (8 * 7)
    assert f"{alpha([(-1, -1), (-1, -1), (-1, 1), (1, 1)]):.2f}" == "0.53"
    assert f"1 − {observed:.0f} / {expected:.2f} = {1 - observed / expected:.2f}" == "1 − 4 / 8.57 = 0.53"
