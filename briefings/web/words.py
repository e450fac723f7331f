"""The words and signs with which pages show stances, labels, kinds and articles."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from ..analysis.comparison import Standing, standing
from ..analysis.disagreement import Disagreement, Label
from ..analysis.eligible import sign
from ..corpus import segmentation
from ..corpus.model import is_withdrawn
from ..corpus.person_names import name_of
from ..corpus.vocabulary import SCALE, Kind, QuestionType, Relation, Stance, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from ..analysis.agreement import Pair
    from ..analysis.common_ground import CommonGround
    from ..corpus.model import Article, Author, Claim, Position, Target

STANCE_WORDS = {
    Stance.STRONGLY_AGREE: "strongly agrees",
    Stance.AGREE: "agrees",
    Stance.MIXED: "mixed",
    Stance.DISAGREE: "disagrees",
    Stance.STRONGLY_DISAGREE: "strongly disagrees",
    Stance.UNCLEAR: "unclear",
}
"""For use after the name of an article."""

STANCE_SIGNS: dict[Stance, str] = {
    Stance.STRONGLY_AGREE: "++",
    Stance.AGREE: "+",
    Stance.MIXED: "±",
    Stance.DISAGREE: "−",
    Stance.STRONGLY_DISAGREE: "−−",
    Stance.UNCLEAR: "?",
}

STANCE_KEYS = {stance: str("unclear" if stance.number is None else stance.number) for stance in Stance}
"""The value of `data-stance`."""

STANCE_CLASSES = {**dict(zip(SCALE, ("m2", "m1", "z", "p1", "p2"), strict=True)), Stance.UNCLEAR: "u"}
"""The end of the CSS class that colours a stance: minus 2 to plus 2, or unclear."""

INDEXED = 5
"""With fewer positions than this, pages show the counts in place of the index, except the question's own."""

HEAD = 19
"""For so many letters, in bold, there is room in the head of a column."""

LABEL_WORDS = {
    Label.OPPOSED: "opposed",
    Label.DISSENT: "dissent",
    Label.SAME_SIDE: "same side",
    Label.DEGREE: "by degree",
    Label.AGREED: "agreed",
    Label.ONE_VOICE: "one voice",
    Label.UNADDRESSED: "unaddressed",
}

LABEL_MEANINGS = {
    Label.OPPOSED: "Some articles agree and some disagree, and neither side is a small minority.",
    Label.DISSENT: "There are articles on both sides, but few on at least one of them.",
    Label.SAME_SIDE: "All are on the same side, but they do not all go equally far.",
    Label.DEGREE: "No two articles are on opposite sides, but somebody is mixed and not all go equally far.",
    Label.AGREED: "All that take a position take the same one.",
    Label.ONE_VOICE: "A single article takes a position, so there is nothing to compare.",
    Label.UNADDRESSED: "No article takes a position.",
}

STANDING_WORDS = {
    Standing.EQUAL: "equal",
    Standing.DEGREE: "same side, not as strongly",
    Standing.MIXED: "one of them mixed",
    Standing.OPPOSITE: "opposite sides",
}
"""How two articles stand to each other on a question."""

STANDING_COUNTS = {
    Standing.EQUAL: "the same",
    Standing.DEGREE: "on the same side but not as strongly",
    Standing.MIXED: "with one mixed",
    Standing.OPPOSITE: "opposed",
}
"""The same after a number of questions."""

_SIDES = {1: ("agreed", "agrees"), 0: ("was mixed", "is mixed"), -1: ("disagreed", "disagrees")}
"""What an author who changed sides did, and now does."""

TYPE_WORDS = {
    QuestionType.FACT: "a question of fact",
    QuestionType.FORECAST: "a forecast",
    QuestionType.VALUE: "a question of value",
    QuestionType.POLICY: "a question of policy",
}

TYPE_HEADINGS = {
    QuestionType.FACT: "Facts",
    QuestionType.FORECAST: "Forecasts",
    QuestionType.VALUE: "Values",
    QuestionType.POLICY: "Policies",
}

KIND_HEADINGS = {kind: kind.section.capitalize() for kind in Kind}

VOICE_LEADS = {
    "reported": "Reported",
    "conceded": "Conceded",
    "assumed": "Assumed (annotators’ reading)",
}
"""What stands before a claim that the author does not make as their own, by whose it is."""

WAYS_OF_SAYING = {
    "reported": "reported by",
    "conceded": "conceded by",
    "assumed": "needed for the argument of",
}
"""The same before the author's name, after the claim."""

IN_BRIEF_HEADINGS = {Kind.THESIS: "Thesis", Kind.PREDICTION: "Expects", Kind.RECOMMENDATION: "Recommends"}
"""What claims of a kind are for in a short version. Those of other kinds are reasons."""

RELATION_WORDS = {
    Relation.SUPPORTS: "supports",
    Relation.ATTACKS: "disputes",
    Relation.UNDERCUTS: "weakens",
    Relation.QUALIFIES: "limits",
}

INCOMING_WORDS = {
    Relation.SUPPORTS: "supported by",
    Relation.ATTACKS: "disputed by",
    Relation.UNDERCUTS: "weakened by",
    Relation.QUALIFIES: "limited by",
}

SHORT = 48
"""The most letters of a claim's text where it names the claim."""


class AgreementScale(NamedTuple):
    """Five classes that colour the agreement of two articles, by the four lowest figures of the upper ones."""

    bounds: Sequence[float] = (0.2, 0.4, 0.6, 0.8)
    relative: bool = False
    """Whether each class holds about a fifth of a corpus's own pairs."""

    def style(self, value: float | None) -> str:
        """The class of an agreement; empty where there is none.

        It goes by the rounded figure, so that a shown 0.80 never has the colour of lower values.
        """
        return "" if value is None else _AGREEMENT_STYLES[bisect_right(self.bounds, round(value, 2))]

    @property
    def key(self) -> list[tuple[str, str]]:
        """Each class that can occur, the highest first, and the figures that have it."""
        words = [f"below {self.bounds[0]:.2f}", *(f"from {bound:.2f}" for bound in self.bounds)]
        words[-1] = f"{self.bounds[-1]:.2f} and more"
        ends = zip(_AGREEMENT_STYLES, words, (0, *self.bounds), (*self.bounds, 2), strict=True)
        return [(style, figures) for style, figures, low, high in ends if low < high][::-1]


_JSON = json.JSONEncoder(ensure_ascii=False)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_AGREEMENT_STYLES = [STANCE_CLASSES[stance] for stance in SCALE]


def short_byline(article: Article, name: Callable[[Author], str] = attrgetter("name")) -> str:
    """One or two authors, each by `name`, `A et al.` for more, or the publisher if no author is named."""
    match [name(author) for author in article.authors]:
        case []:
            return article.written.publisher
        case [one]:
            return one
        case [one, two]:
            return f"{one} and {two}"
        case [one, *_]:
            return f"{one} et al."
    raise AssertionError


def authors_json(article: Article) -> str:
    """The names of all authors as a JSON array, for a script; the template escapes it."""
    return _JSON.encode([author.name for author in article.authors])


@cache
def stances_json() -> str:
    """The words for each stance, by its value in the data, as JSON for a script; the template escapes it."""
    return json.dumps(STANCE_WORDS)


def change(runs: Sequence[Sequence[Position]]) -> str:
    """What an author who changed sides held, and since when: `agreed in 2023, disagrees since May 2025`.

    The order in time is told only where the dates leave no doubt about it.
    """
    *former, last = runs
    past = [f"{_SIDES[sign(run[-1])][0]} {_in(run[-1].article)}" for run in former]
    now = last[0].article
    told = all(_surely_before(position.article, now) for run in former for position in run)
    since = f"since {now.when}" if told else "in another article"
    return ", ".join([*past, f"{_SIDES[sign(last[0])][1]} {since}"])


def _surely_before(earlier: Article, later: Article) -> bool:
    """Whether one article appeared before the other on whatever days their dates can mean, both being certain."""
    a, b = earlier.written.published, later.written.published
    return a is not None and b is not None and not (a.qualifier or b.qualifier) and a.last < b.first


def _in(article: Article) -> str:
    published = article.written.published
    if published is None:
        return "in an undated article"
    return f"{'on' if published.day else 'in'} {article.when}"


def _year(article: Article) -> str:
    published = article.written.published
    return replace(published, month=None, day=None).words if published else article.when


def narrow_names(authors: Collection[Author]) -> dict[str, str]:
    """The shortest name of each author, by id, that no other has: the short or family name, or else the name."""
    names = {
        author.id: author.written.short or name_of(author.written).family_with_particle or author.name
        for author in authors
    }
    counts = Counter(names.values())
    return {
        author.id: names[author.id] if counts[names[author.id]] == 1 else author.name for author in authors
    }


def article_labels(
    articles: Iterable[Article], name: Callable[[Author], str] = attrgetter("name")
) -> dict[str, str]:
    """The shortest label for each article, by id, that no other has: the byline alone, or with the date, title or id."""
    articles = list(articles)
    labels = {article.id: short_byline(article, name) for article in articles}
    attempts: list[Callable[[Article], str]] = [
        lambda article: f"{short_byline(article, name)}, {_year(article)}",
        lambda article: f"{short_byline(article, name)}, {article.when}",
        lambda article: f"{short_byline(article, name)}, “{article.written.title}”",
        lambda article: f"{short_byline(article, name)} ({article.id})",
    ]
    for longer in attempts:
        shared = {label for label, count in Counter(labels.values()).items() if count > 1}
        if not shared:
            break
        for article in articles:
            if labels[article.id] in shared:
                labels[article.id] = longer(article)
    return labels


def cut_heads(labels: Sequence[str]) -> list[str]:
    """The labels as heads of columns: without their middle where a cut at the end would leave two of them alike."""
    starts = Counter(label[: HEAD - 1] for label in set(labels))
    half = HEAD // 2
    return [
        f"{label[:half]}…{label[-half:]}" if len(label) > HEAD and starts[label[: HEAD - 1]] > 1 else label
        for label in labels
    ]


def whose(claim: Claim) -> str:
    """`reported`, `conceded` or, if annotators read it into the argument, `assumed`; empty if the author says it."""
    if claim.written.voice is not Voice.AUTHOR:
        return claim.written.voice.value
    return "assumed" if claim.kind is Kind.ASSUMPTION else ""


@lru_cache(maxsize=4096)  # an article's claims name one another
def short(text: str, most: int = SHORT) -> str:
    """A text to name what it says: in full, or its first words, of `most` letters, and an ellipsis."""
    text = text.removesuffix(".")
    if len(text) <= most:
        return text
    if text.isascii() and text.isprintable():  # most texts: nothing but blanks divides their words
        end = len(text[: text.rfind(" ", 0, most + 1) + 1].rstrip())
    else:
        end = max((end for _, end in segmentation.words(text) if end <= most), default=0)
    return f"{text[: end or most].rstrip(',;:–—-')}…"


def held(position: Position) -> str:
    """What an article that takes a side holds: the proposition, or what those who disagree hold instead."""
    question = position.question.written
    return question.proposition if sign(position) > 0 else question.disagreeing


def tally(d: Disagreement) -> str:
    """How many articles are on each side: `2 for, 1 against, 1 silent`."""
    groups = (
        (d.for_, "for"),
        (d.against, "against"),
        (d.middle, "mixed"),
        (d.unclear, "unclear"),
        (d.silent, "silent"),
    )
    return ", ".join(f"{len(group)} {word}" for group, word in groups if group) or "nobody could answer"


def index(d: Disagreement) -> str:
    """The index with two digits or, where it would say less than they do, the counts."""
    return tally(d) if d.score is None or d.answered < INDEXED else f"{d.score:.2f}"


def smaller_side(d: Disagreement) -> str:
    """How many positions are on the smaller side, and their share where percent say something: `7 of 35 (20%)`."""
    if d.smaller_side is None:
        return ""
    share = "" if d.answered < INDEXED else f" ({d.smaller_side:.0%})"
    return f"{d.smaller} of {d.answered}{share}"


def score(value: float | None) -> str:
    """The value of `data-score` and `data-smaller`: four digits, empty where there is no index."""
    return "" if value is None else f"{value:.4f}"


def counts(d: Disagreement) -> list[tuple[Stance, int]]:
    """How many stand on each point of the scale, from disagreement to agreement."""
    return [(stance, count) for stance, count in zip(SCALE, d.counts, strict=True) if stance in d.scale]


def stance_order(position: Position) -> tuple[int, int]:
    """The order of positions on a question's page: agreeing ones first, then unclear, then withdrawn ones."""
    return (
        (position.written.withdrawn or position.article.written.withdrawn) is not None,
        3 if position.value is None else -position.value,
    )


def kept(things: Iterable[Target | Position]) -> int:
    """How many of these are not withdrawn."""
    return sum(not is_withdrawn(each) for each in things)


def pluralize(count: int, one: str, many: str) -> str:
    """`1 claim`, `3 claims`."""
    return f"{count} {one if count == 1 else many}"


def number(count: int) -> str:
    """A count for the middle of a sentence, up to nine in a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def standing_words(ground: CommonGround) -> str:
    """How the two articles that are farthest apart elsewhere stand to each other on the question itself."""
    stances = sorted(article.positions[ground.question.id].value or 0 for article in ground.pair)
    return STANDING_WORDS[standing(*stances)]


def shared(pair: Pair) -> str:
    """On how many questions two articles can be compared, and how: `3 shared questions: 2 the same, 1 opposed`."""
    counts = zip(
        (pair.equal, pair.by_degree, pair.one_mixed, pair.opposite), STANDING_COUNTS.values(), strict=True
    )
    named = ", ".join(f"{count} {word}" for count, word in counts if count)
    return pluralize(pair.shared, "shared question", "shared questions") + (f": {named}" if named else "")
