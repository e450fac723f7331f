"""What is withdrawn enters no figure: with it they are what they are without it."""

from __future__ import annotations

from functools import cached_property

from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.figures import Figures
from briefings.corpus.schema import Cited
from briefings.corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation
from tests.corpora.linked import UNCLEAR, Builder
from tests.plain import plain

STATISTIC, RECOMMENDATION = (Kind.EVIDENCE, EvidenceType.STATISTIC), (Kind.RECOMMENDATION, None)
QUESTIONS, ARTICLES = ("q0", "q1", "q2", "q3"), "abcde"
FIGURES = [name for name, it in vars(Figures).items() if isinstance(it, cached_property) and name[0] != "_"]
stances = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([*range(-2, 3), UNCLEAR]))
tables = st.dictionaries(st.sampled_from(ARTICLES), stances, min_size=2)


def written(rows):
    """A corpus of these stances, in which every article argues for them and coded them twice."""
    builder = Builder()
    for question in QUESTIONS:
        builder.question(question, type_=QuestionType.POLICY)
    for article, row in rows.items():
        builder.article(article)
        claims = [builder.claim(article, "e1", STATISTIC), builder.claim(article, "r1", RECOMMENDATION)]
        for question, stance in row.items():
            builder.position(article, question, stance, claims)
            builder.second(article, question, 1, stance)
    return builder


def with_withdrawn(rows, gone):
    """The same, and withdrawn: an article, a question, positions on what is left out, and a claim in each article."""
    builder = written(rows)
    builder.article("gone", withdrawn=True)
    builder.question("gone", withdrawn=True)
    argued = [builder.claim("gone", "e1", STATISTIC), builder.claim("gone", "r1", RECOMMENDATION)]
    for article in [*rows, "gone"]:
        own = list(builder.corpus.articles[article].claims.values())
        others = [claim for each in builder.corpus.articles.values() for claim in each.claims.values()]
        lost = [
            builder.claim(article, "e9", STATISTIC, withdrawn=True, cites=[Cited(title="Report")]),
            builder.claim(article, "r9", RECOMMENDATION, withdrawn=True),
        ]
        for other in others:
            for claim in (*lost, *argued):
                builder.relate(claim, Relation.ATTACKS, other)
            if not other.written.withdrawn and other.article.id != "gone":
                for claim in (lost[1], argued[1]):
                    builder.relate(other, Relation.ATTACKS, claim)
        for position in builder.corpus.articles[article].positions.values():
            position.because.extend(lost)
        for question, stance in ({"gone": 2} | gone.get(article, dict.fromkeys(QUESTIONS, -2))).items():
            if question not in rows.get(article, ()):
                alone = "gone" not in (article, question)
                builder.position(article, question, stance, [*own, *lost], withdrawn=alone)
                builder.second(article, question, -1, stance)
    return builder


@given(tables, tables)
def test_every_figure_is_what_it_is_without(rows, gone):
    without, figures = Figures(written(rows).corpus), Figures(with_withdrawn(rows, gone).corpus)
    for name in FIGURES:
        assert str(plain(getattr(figures, name))) == str(plain(getattr(without, name))), (
            name
        )  # in the same order


@given(tables, tables)
def test_nobody_opposes_or_is_opposed_by_it(rows, gone):
    without, figures = written(rows).corpus, with_withdrawn(rows, gone).corpus
    for article in figures.articles.values():
        for question, position in article.positions.items():
            kept = article.id in without.articles and without.articles[article.id].positions.get(question)
            expected = Figures(without).opponents(kept) if kept else []
            assert plain(Figures(figures).opponents(position)) == plain(expected)
