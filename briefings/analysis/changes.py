"""What changes between two revisions of a corpus: its entries, its figures, and what links and receipts say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..corpus.mentions import with_present_ids
from ..corpus.model import Article, Claim, Corpus, Position, Question, is_withdrawn
from ..corpus.receipts import Verification
from ..corpus.redirects import follow
from ..corpus.versions import digest
from ..corpus.vocabulary import Status
from .figures import Figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from .agreement import Pair
    from .disagreement import Disagreement

Thing = TypeVar("Thing", Article, Question, Claim, Position)

_MOVED = 0.005
"""An agreement that changes by less than this is shown with the same two digits."""


class How(StrEnum):
    """In what way an entry changes."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    """Withdrawn before, and no longer."""
    REWORDED = "reworded"
    """Its text, or a question's proposition or opposing view."""
    RECODED = "recoded"
    """A stance, or the type, voice or relations of a claim."""
    SECOND = "second"
    """The second coding of a position."""
    VERIFIED = "verified"
    """The receipt of an article, other than for its ids."""
    NAMING = "naming"
    """Nothing but the new id of another entry that it names."""
    OTHERWISE = "otherwise"
    """Another field: a note, a passage, a bibliographic fact."""


@dataclass(frozen=True, slots=True)
class Changed(Generic[Thing]):
    """An entry that differs between the two revisions. One of `before` and `after` may be missing."""

    before: Thing | None
    after: Thing | None
    how: tuple[How, ...]
    breaks_links: bool = False
    """Whether a link that a memo holds will say that what it cites has changed."""

    @property
    def entry(self) -> Thing:
        """The entry as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None  # it stands in one of the revisions
        return found


@dataclass(frozen=True, slots=True)
class Moved:
    """A question whose figures change. Its place in the index counts from 1; None where it has none."""

    before: Disagreement | None
    after: Disagreement | None
    place_before: int | None
    place_after: int | None

    @property
    def question(self) -> Question:
        """The question as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None  # it has figures in one of the revisions
        return found.question

    @property
    def label_changes(self) -> bool:
        """Whether it is in both revisions, with different labels."""
        return self.before is not None and self.after is not None and self.before.label != self.after.label


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two revisions of a corpus, each list in the order of the data."""

    articles: list[Changed[Article]]
    questions: list[Changed[Question]]
    claims: list[Changed[Claim]]
    """Without those of articles that are added or removed as a whole."""
    positions: list[Changed[Position]]
    """Likewise."""
    moved: list[Moved]
    """Questions whose figures change, in the order of the index."""
    silences: list[tuple[Article, Question]]
    """Those that are new."""
    pairs: list[tuple[Pair, Pair]]
    """Pairs of articles in both revisions whose agreement changes, before and after, the largest change first."""
    stale: list[Article]
    """Articles whose receipt holds no longer for some passage."""
    around: bool
    """Whether a topic, an event or a setting changes."""
    due: list[Claim]
    """Open predictions that are past due on the day of the later revision, and were not before."""

    @property
    def links(self) -> list[Changed[Any]]:
        """What memos cite and will be told has changed, other than that it is or was withdrawn."""
        told = How.WITHDRAWN, How.RESTORED
        return [each for each in self.of_entries if each.breaks_links and not how_of(each, *told)]

    @property
    def of_entries(self) -> list[Changed[Any]]:
        """All entries that differ."""
        return [*self.articles, *self.questions, *self.claims, *self.positions]


def changes(before: Corpus, after: Corpus, day_before: date, day_after: date) -> Changes:
    """Compare two revisions. The days are those as of which predictions are due."""
    articles = list(_changed(before.articles, after.articles, after, _article))
    whole = {id(each.entry) for each in articles if how_of(each, How.ADDED, How.REMOVED)}
    claims = _changed(_claims(before), _claims(after), after, _claim)
    positions = list(_changed(_positions(before, after), _positions(after, after), after, _position))
    old, new = Figures(before), Figures(after)
    return Changes(
        articles=articles,
        questions=list(_changed(before.questions, after.questions, after, _question)),
        claims=[each for each in claims if id(each.entry.article) not in whole],
        positions=[each for each in positions if id(each.entry.article) not in whole],
        moved=list(_moved(old, new, after)),
        silences=list(_silences(old, new, after)),
        pairs=_pairs(old, new, after, {each.entry.article.id for each in positions}),
        stale=[
            article
            for article in after.articles.values()
            if Verification.STALE in article.verification.values()
            and not _was_stale(before, article.id, after)
        ],
        around=_around(before) != _around(after),
        due=[claim for claim in _due(after, day_after) if not _was_due(claim, before, day_before)],
    )


def _around(corpus: Corpus) -> list[Any]:
    """What the data says apart from articles and questions."""
    return [
        corpus.settings,
        *({id_: each.written for id_, each in of.items()} for of in (corpus.topics, corpus.events)),
    ]


def how_of(changed: Changed[Any], *hows: How) -> bool:
    """Whether an entry changes in one of these ways."""
    return any(how in changed.how for how in hows)


def _claims(corpus: Corpus) -> dict[str, Claim]:
    return {claim.key: claim for article in corpus.articles.values() for claim in article.claims.values()}


def _positions(corpus: Corpus, after: Corpus) -> dict[str, Position]:
    """By the present ids of article and question."""
    return {
        f"{follow(article.id, after.redirects)}/{follow(question, after.redirects)}": position
        for article in corpus.articles.values()
        for question, position in article.positions.items()
    }


def _changed(
    before: Mapping[str, Thing],
    after: Mapping[str, Thing],
    corpus: Corpus,
    differs: Callable[[Any, Any, Mapping[str, str]], Iterator[How]],
) -> Iterator[Changed[Thing]]:
    """The entries that differ, in the order in which they stand now; then those that are gone."""
    now = {follow(id_, corpus.redirects): entry for id_, entry in before.items()}
    for id_, entry in after.items():
        old = now.pop(id_, None)
        if old is None:
            yield Changed(None, entry, (How.ADDED,))
            continue
        how = [How.RENAMED] * (getattr(old, "id", "") != getattr(entry, "id", ""))
        was, is_ = old.written.withdrawn, entry.written.withdrawn
        if bool(was) != bool(is_):
            how.append(How.WITHDRAWN if is_ else How.RESTORED)
        elif (
            was
            and is_
            and with_present_ids(was.model_dump(), corpus.redirects)
            != with_present_ids(is_.model_dump(), corpus.redirects)
        ):
            how.append(How.OTHERWISE)
        how += differs(old, entry, corpus.redirects)
        if not how and getattr(old, "version", "") != getattr(entry, "version", ""):
            how.append(How.NAMING)
        if how:
            yield Changed(
                old, entry, tuple(dict.fromkeys(how)), _reads_otherwise(old, entry, corpus.redirects)
            )
    for gone in now.values():
        yield Changed(gone, None, (How.REMOVED,))


def _reads_otherwise(old: Thing, new: Thing, ends: Mapping[str, str]) -> bool:
    """Whether a reader who cited it finds something else than another id."""
    if isinstance(old, Article) or isinstance(new, Article) or old.version == new.version:
        return False
    article = "" if isinstance(old, Question) else old.article.id
    return digest(with_present_ids(old.cited, ends, article)) != new.version


def _differ(old: Any, new: Any, ends: Mapping[str, str], *fields: str) -> bool:
    was, is_ = ([getattr(each.written, field, None) for field in fields] for each in (old, new))
    return was != is_ and bool(with_present_ids(was, ends) != with_present_ids(is_, ends))


def _rest(old: Any, new: Any, ends: Mapping[str, str], *known: str) -> bool:
    """Whether any field differs but those known."""
    was, is_ = (each.written.model_dump(exclude={*known, "withdrawn"}) for each in (old, new))
    return was != is_ and bool(with_present_ids(was, ends) != with_present_ids(is_, ends))


def _article(old: Article, new: Article, ends: Mapping[str, str]) -> Iterator[How]:
    inside = (
        "thesis",
        "evidence",
        "assumptions",
        "predictions",
        "recommendations",
        "positions",
        "receipt",
        "revisions",
    )
    was, is_ = (
        each.written.receipt and each.written.receipt.model_dump(exclude={"anchors_sha256"})
        for each in (old, new)
    )
    if was != is_:
        yield How.VERIFIED
    if _rest(old, new, ends, *inside):
        yield How.OTHERWISE


def _question(old: Question, new: Question, ends: Mapping[str, str]) -> Iterator[How]:
    texts = ("proposition", "disagreeing")
    if _differ(old, new, ends, *texts):
        yield How.REWORDED
    if _differ(old, new, ends, "type"):
        yield How.RECODED
    if _rest(old, new, ends, *texts, "type"):
        yield How.OTHERWISE


def _claim(old: Claim, new: Claim, ends: Mapping[str, str]) -> Iterator[How]:
    texts, codes = ("text", "quote"), ("type", "voice", "likelihood", "status", "to", "by")
    relations = tuple(relation.value for relation in new.relations)
    if _differ(old, new, ends, *texts):
        yield How.REWORDED
    if (
        old.kind is not new.kind
        or _differ(old, new, ends, *codes)
        or _targets(old, ends) != _targets(new, ends)
    ):
        yield How.RECODED
    elif _rest(old, new, ends, *texts, *codes, *relations, "supports", "attacks", "undercuts", "qualifies"):
        yield How.OTHERWISE


def _targets(claim: Claim, ends: Mapping[str, str]) -> dict[Any, set[str]]:
    return {relation: set(_keys(targets, ends)) for relation, targets in claim.relations.items() if targets}


def _keys(claims: Iterable[Claim], ends: Mapping[str, str]) -> list[str]:
    return [follow(claim.key, ends) for claim in claims]


def _position(old: Position, new: Position, ends: Mapping[str, str]) -> Iterator[How]:
    if _differ(old, new, ends, "stance"):
        yield How.RECODED
    if old.written.second != new.written.second:
        yield How.SECOND
    if _keys(old.because, ends) != _keys(new.because, ends) or _rest(
        old, new, ends, "stance", "because", "second"
    ):
        yield How.OTHERWISE


def _moved(old: Figures, new: Figures, corpus: Corpus) -> Iterator[Moved]:
    places = {
        follow(d.question.id, corpus.redirects): (number, d) for number, d in enumerate(old.disagreements, 1)
    }
    for number, d in enumerate(new.disagreements, 1):
        place, was = places.pop(d.question.id, (None, None))
        if was is None or _figures(was) != _figures(d):
            yield Moved(was, d, place, number)
    for place, was in places.values():
        yield Moved(was, None, place, None)


def _figures(d: Disagreement) -> tuple[Any, ...]:
    return d.label, d.counts, len(d.unclear), len(d.silent)


def _silences(old: Figures, new: Figures, corpus: Corpus) -> Iterator[tuple[Article, Question]]:
    known = {
        (follow(article, corpus.redirects), follow(question.id, corpus.redirects))
        for article, questions in old.silences.items()
        for question in questions
    }
    for article, questions in new.silences.items():
        for question in questions:
            if (article, question.id) not in known:
                yield corpus.articles[article], question


def _pairs(old: Figures, new: Figures, corpus: Corpus, articles: set[str]) -> list[tuple[Pair, Pair]]:
    """Of the articles whose positions change: no other pair can move."""
    before = {
        frozenset(follow(each.id, corpus.redirects) for each in (pair.a, pair.b)): pair for pair in old.pairs
    }
    found = []
    for pair in new.pairs if articles else ():
        was = before.get(frozenset((pair.a.id, pair.b.id))) if articles & {pair.a.id, pair.b.id} else None
        if was is not None and _move(was, pair) >= _MOVED:
            found.append((was, pair))
    return sorted(found, key=lambda both: -_move(*both))


def _move(was: Pair, pair: Pair) -> float:
    return 0 if was.agreement is None or pair.agreement is None else abs(was.agreement - pair.agreement)


def _was_stale(before: Corpus, id_: str, after: Corpus) -> bool:
    old = next((each for each in before.articles.values() if follow(each.id, after.redirects) == id_), None)
    return old is not None and Verification.STALE in old.verification.values()


def _due(corpus: Corpus, day: date) -> Iterator[Claim]:
    for claim in _claims(corpus).values():
        if (
            claim.status is Status.OPEN
            and claim.by is not None
            and claim.by.last < day
            and not is_withdrawn(claim)
        ):
            yield claim


def _was_due(claim: Claim, before: Corpus, day: date) -> bool:
    old = before.find(claim.key)
    return isinstance(old, Claim) and any(each is old for each in _due(before, day))
