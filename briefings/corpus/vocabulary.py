"""The closed vocabularies of the corpus, each with the source it is taken from."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Kind(StrEnum):
    """The five kinds of claim, in the order in which a briefing shows them."""

    THESIS = "thesis"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"
    PREDICTION = "prediction"
    RECOMMENDATION = "recommendation"

    @property
    def section(self) -> str:
        """The key of an article under which claims of this kind stand, and the id of their section on its page."""
        return self.value if self in (Kind.THESIS, Kind.EVIDENCE) else f"{self.value}s"


SECTIONS = {kind.section: kind for kind in Kind}
"""The kinds of claim, each by the key of an article under which it stands."""


class Word(StrEnum):
    """A word of a vocabulary, with what it means. The page on method says the same."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Make a word. The meaning is for those who write annotations; editors show it."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.meaning = meaning
        return word


class Stance(Word):
    """The five-point scale of EU&I, which keeps silence apart, and `unclear`, which is on no point of it."""

    STRONGLY_AGREE = (
        "strongly-agree",
        "affirms the proposition without reserve, or the argument, unhedged, rests on it",
    )
    AGREE = "agree", "affirms it with a hedge, on a condition, in part, or indirectly"
    MIXED = "mixed", "gives weight to both sides and does not settle"
    DISAGREE = "disagree", "denies it with a hedge, on a condition, in part, or indirectly"
    STRONGLY_DISAGREE = (
        "strongly-disagree",
        "denies it without reserve, or the argument, unhedged, rests on denying it",
    )
    UNCLEAR = "unclear", "takes the question up, and you cannot tell on which side"

    number: int | None
    """From -2 (strongly disagrees) to 2 (strongly agrees); None for `unclear`."""


SCALE = (Stance.STRONGLY_DISAGREE, Stance.DISAGREE, Stance.MIXED, Stance.AGREE, Stance.STRONGLY_AGREE)
"""The five points, in the order of their numbers."""

Stance.UNCLEAR.number = None
for _number, _stance in enumerate(SCALE, -2):
    _stance.number = _number


class QuestionType(Word):
    """What kind of thing people differ about."""

    FACT = "fact", "whether something is or was so"
    FORECAST = "forecast", "what will happen, or would on a condition"
    VALUE = "value", "what matters, and whom it serves"
    POLICY = "policy", "what should be done"


class EvidenceType(Word):
    """Rinott et al. 2015 (study, expert, anecdote), extended."""

    STATISTIC = "statistic", "a number, counted or measured"
    STUDY = "study", "a piece of research"
    EXPERT = "expert", "the judgement of somebody who is called on as knowing"
    OFFICIAL_STATEMENT = "official-statement", "what a government, an institution or its officials said"
    PRECEDENT = "precedent", "an earlier event that is taken to show what happens in such cases"
    ANALOGY = "analogy", "a likeness to something of another kind or time"
    ANECDOTE = "anecdote", "a single case, told"
    REPORTED_FACT = (
        "reported-fact",
        "something stated as fact without naming a source, and that is neither a precedent nor a number",
    )
    REASONING = "reasoning", "an argument from what has been said, with no source outside it"


class Voice(Word):
    """Whose claim it is: the author's own, one that the author reports, or one granted to an opponent."""

    AUTHOR = "author", "the author's own"
    REPORTED = "reported", "the author reports it and does not make it their own"
    CONCEDED = "conceded", "the author grants it to the other side"


class Relation(StrEnum):
    """Argdown and the Argument Interchange Format (supports, attacks, undercuts), CiTO (qualifies)."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    UNDERCUTS = "undercuts"
    QUALIFIES = "qualifies"


class Likelihood(Word):
    """The seven bands of US Intelligence Community Directive 203."""

    ALMOST_NO_CHANCE = "almost-no-chance", "1 to 5 %"
    VERY_UNLIKELY = "very-unlikely", "5 to 20 %"
    UNLIKELY = "unlikely", "20 to 45 %"
    ROUGHLY_EVEN_CHANCE = "roughly-even-chance", "45 to 55 %"
    LIKELY = "likely", "55 to 80 %"
    VERY_LIKELY = "very-likely", "80 to 95 %"
    ALMOST_CERTAIN = "almost-certain", "95 to 99 %"


class Status(Word):
    """What became of a prediction; all but `open` need a resolution."""

    OPEN = "open", "nobody has resolved it"
    HELD = "held", "it came true; needs a resolution"
    FAILED = "failed", "it did not come true; needs a resolution"
    UNRESOLVABLE = "unresolvable", "nobody can tell; needs a resolution"


class FiguresBy(Word):
    """Whose voices the figures of a question count."""

    AUTHOR = "author", "each author once, with the latest article; an article that names nobody by itself"
    ARTICLE = "article", "each article"


class Fact(Word):
    """A bibliographic fact of an article, by the name of its field. Its meaning is what readers call it."""

    TITLE = "title", "title"
    AUTHORS = "authors", "author"
    PUBLISHER = "publisher", "publisher"
    PUBLISHED = "published", "date"
    URL = "url", "address"


class Basis(Word):
    """Whether the author says it, or the annotator infers it."""

    STATED = "stated", "the author says it"
    INFERRED = "inferred", "it follows in one step from what the author says; needs a note"
