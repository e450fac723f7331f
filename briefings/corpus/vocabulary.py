"""The closed vocabularies of the corpus, each with the source it is taken from."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The five kinds of claim, in the order in which a briefing shows them."""

    THESIS = "thesis"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"
    PREDICTION = "prediction"
    RECOMMENDATION = "recommendation"


SECTIONS: dict[str, Kind] = {
    "thesis": Kind.THESIS,
    "evidence": Kind.EVIDENCE,
    "assumptions": Kind.ASSUMPTION,
    "predictions": Kind.PREDICTION,
    "recommendations": Kind.RECOMMENDATION,
}
"""The key of an article under which each kind of claim stands."""


class Stance(StrEnum):
    """The five-point scale of EU&I, which keeps silence apart, and `unclear`, which is on no point of it."""

    STRONGLY_AGREE = "strongly-agree"
    AGREE = "agree"
    MIXED = "mixed"
    DISAGREE = "disagree"
    STRONGLY_DISAGREE = "strongly-disagree"
    UNCLEAR = "unclear"

    @property
    def number(self) -> int | None:
        """From -2 (strongly disagrees) to 2 (strongly agrees); None for `unclear`."""
        return _NUMBERS[self]


SCALE = (Stance.STRONGLY_DISAGREE, Stance.DISAGREE, Stance.MIXED, Stance.AGREE, Stance.STRONGLY_AGREE)
"""The five points, in the order of their numbers."""

_NUMBERS: dict[Stance, int | None] = {stance: place - 2 for place, stance in enumerate(SCALE)}
_NUMBERS[Stance.UNCLEAR] = None


class QuestionType(StrEnum):
    """What kind of thing people differ about."""

    FACT = "fact"
    FORECAST = "forecast"
    VALUE = "value"
    POLICY = "policy"


class EvidenceType(StrEnum):
    """Rinott et al. 2015 (study, expert, anecdote), extended."""

    STATISTIC = "statistic"
    STUDY = "study"
    EXPERT = "expert"
    OFFICIAL_STATEMENT = "official-statement"
    PRECEDENT = "precedent"
    ANALOGY = "analogy"
    ANECDOTE = "anecdote"
    REASONING = "reasoning"


class Voice(StrEnum):
    """Whose claim it is: the author's own, one that the author reports, or one granted to an opponent."""

    AUTHOR = "author"
    REPORTED = "reported"
    CONCEDED = "conceded"


class Relation(StrEnum):
    """Argdown and the Argument Interchange Format (supports, attacks, undercuts), CiTO (qualifies)."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    UNDERCUTS = "undercuts"
    QUALIFIES = "qualifies"


class Likelihood(StrEnum):
    """The seven bands of US Intelligence Community Directive 203."""

    ALMOST_NO_CHANCE = "almost-no-chance"
    VERY_UNLIKELY = "very-unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly-even-chance"
    LIKELY = "likely"
    VERY_LIKELY = "very-likely"
    ALMOST_CERTAIN = "almost-certain"


class Status(StrEnum):
    """What became of a prediction; all but `open` need a resolution."""

    OPEN = "open"
    HELD = "held"
    FAILED = "failed"
    UNRESOLVABLE = "unresolvable"


class Basis(StrEnum):
    """Whether the author says it, or the annotator infers it."""

    STATED = "stated"
    INFERRED = "inferred"
