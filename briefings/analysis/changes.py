"""What changes between two revisions of a corpus: its entries, its figures, and what links and receipts say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..corpus.mentions import with_present_ids
from ..corpus.model import Article, Claim, Corpus, Position, Question, is_withdrawn
from ..corpus.receipts import Verification
from ..corpus.redirects import claims_named, follow
from ..corpus.versions import digest
from ..corpus.vocabulary import SECTIONS, Relation, Status
from .figures import Figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ..corpus.model import Target
    from .agreement import Pair
    from .disagreement import Disagreement

Thing = TypeVar("Thing", Article, Question, Claim, Position)

_MOVED = 0.005
"""An agreement that changes by less than this is shown with the same two digits."""


class How(StrEnum):
    """In what way an entry changes, the most telling first."""

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


_HOW: dict[type, dict[str, How]] = {
    Article: {"receipt": How.VERIFIED},
    Question: {"proposition": How.REWORDED, "disagreeing": How.REWORDED, "type": How.RECODED},
    Claim: {
        **dict.fromkeys(["text", "quote"], How.REWORDED),
        **dict.fromkeys(
            ["kind", "type", "voice", "likelihood", "status", "to", "by", *Relation], How.RECODED
        ),
    },
    Position: {"stance": How.RECODED, "second": How.SECOND},
}
"""What a change of a field means. That of any other field is one OTHERWISE."""
_APART: dict[str, Any] = {
    **dict.fromkeys([*SECTIONS, "positions", "revisions"], True),
    "receipt": {"anchors_sha256"},
}
"""The fields of an article that do not count as its own, or not as a whole."""


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

    entries: list[Changed[Any]]
    """Articles, then questions, claims and positions, without those of articles that are added or removed as a whole."""
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
        return [each for each in self.entries if each.breaks_links and not how_of(each, *told)]


def changes(before: Corpus, after: Corpus, day_before: date, day_after: date) -> Changes:
    """Compare two revisions. The days are those as of which predictions are due."""
    ends = after.redirects
    articles = list(_changed(before.articles, after.articles, ends))
    whole = {id(each.entry) for each in articles if how_of(each, How.ADDED, How.REMOVED)}
    questions = _changed(before.questions, after.questions, ends)
    claims = _changed(_claims(before), _claims(after), ends)
    positions = list(_changed(_positions(before, ends), _positions(after, ends), ends))
    inside: list[Changed[Any]] = [*claims, *positions]
    old, new = Figures(before), Figures(after)
    was_stale = {follow(article.id, ends) for article in before.articles.values() if _is_stale(article)}
    return Changes(
        entries=[*articles, *questions, *(each for each in inside if id(each.entry.article) not in whole)],
        moved=list(_moved(old, new, ends)),
        silences=list(_silences(old, new, after)),
        pairs=_pairs(old, new, ends, {each.entry.article.id for each in positions}),
        stale=[each for each in after.articles.values() if _is_stale(each) and each.id not in was_stale],
        around=_around(before) != _around(after),
        due=[
            claim
            for claim in _claims(after).values()
            if _is_due(claim, day_after) and not _is_due(before.find(claim.key), day_before)
        ],
    )


def how_of(changed: Changed[Any], *hows: How) -> bool:
    """Whether an entry changes in one of these ways."""
    return any(how in changed.how for how in hows)


def _around(corpus: Corpus) -> list[Any]:
    """What the data says apart from articles and questions."""
    return [
        corpus.settings,
        *({id_: each.written for id_, each in of.items()} for of in (corpus.topics, corpus.events)),
    ]


def _claims(corpus: Corpus) -> dict[str, Claim]:
    return {claim.key: claim for article in corpus.articles.values() for claim in article.claims.values()}


def _positions(corpus: Corpus, ends: Mapping[str, str]) -> dict[str, Position]:
    """By the present ids of article and question."""
    return {
        f"{follow(article.id, ends)}/{follow(question, ends)}": position
        for article in corpus.articles.values()
        for question, position in article.positions.items()
    }


def _changed(
    before: Mapping[str, Thing], after: Mapping[str, Thing], ends: Mapping[str, str]
) -> Iterator[Changed[Thing]]:
    """The entries that differ, in the order in which they stand now; then those that are gone."""
    now = {follow(id_, ends): entry for id_, entry in before.items()}
    for id_, entry in after.items():
        old = now.pop(id_, None)
        if old is None:
            yield Changed(None, entry, (How.ADDED,))
        elif how := set(_how(old, entry, ends)):
            if isinstance(entry, Claim) and How.RECODED in how:
                how.discard(How.OTHERWISE)  # a claim of another kind has other fields, too
            reads_otherwise = _reads_otherwise(old, entry, ends)
            yield Changed(old, entry, tuple(each for each in How if each in how), reads_otherwise)
        elif getattr(old, "version", "") != getattr(entry, "version", ""):
            yield Changed(old, entry, (How.NAMING,), _reads_otherwise(old, entry, ends))
    for gone in now.values():
        yield Changed(gone, None, (How.REMOVED,))


def _how(old: Thing, new: Thing, ends: Mapping[str, str]) -> Iterator[How]:
    """In what ways an entry differs from what it was, in any order."""
    if getattr(old, "id", "") != getattr(new, "id", ""):
        yield How.RENAMED
    was, is_ = _content(old, ends), _content(new, ends)
    for field in was | is_:
        one, other = was.get(field), is_.get(field)
        if one == other or with_present_ids(one, ends) == with_present_ids(other, ends):
            continue
        if field == "withdrawn" and not (one and other):
            yield How.WITHDRAWN if other else How.RESTORED
        else:
            yield _HOW[type(new)].get(field, How.OTHERWISE)


def _content(thing: Article | Question | Claim | Position, ends: Mapping[str, str]) -> dict[str, Any]:
    """The fields of an entry, with other claims by the ids of those that it leads to."""
    found = thing.written.model_dump(exclude=_APART)
    if isinstance(thing, Claim):
        found["kind"] = thing.kind
        for relation in Relation:
            keys = [claim.key for claim in thing.relations.get(relation, ())]
            found[relation] = claims_named(keys, thing.article.id, ends)
    elif isinstance(thing, Position):
        found["because"] = [claim.key for claim in thing.because]
    return found


def _reads_otherwise(old: Thing, new: Thing, ends: Mapping[str, str]) -> bool:
    """Whether a reader who cited it finds something else than another id."""
    if isinstance(old, Article) or isinstance(new, Article) or old.version == new.version:
        return False
    article = "" if isinstance(old, Question) else old.article.id
    return digest(with_present_ids(old.cited, ends, article)) != new.version


def _moved(old: Figures, new: Figures, ends: Mapping[str, str]) -> Iterator[Moved]:
    places = {follow(d.question.id, ends): (number, d) for number, d in enumerate(old.disagreements, 1)}
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


def _pairs(
    old: Figures, new: Figures, ends: Mapping[str, str], articles: set[str]
) -> list[tuple[Pair, Pair]]:
    """Of the articles whose positions change: no other pair can move."""
    before = {frozenset(follow(each.id, ends) for each in (pair.a, pair.b)): pair for pair in old.pairs}
    found = []
    for pair in new.pairs if articles else ():
        was = before.get(frozenset((pair.a.id, pair.b.id))) if articles & {pair.a.id, pair.b.id} else None
        if was is not None and _move(was, pair) >= _MOVED:
            found.append((was, pair))
    return sorted(found, key=lambda both: -_move(*both))


def _move(was: Pair, pair: Pair) -> float:
    return 0 if was.agreement is None or pair.agreement is None else abs(was.agreement - pair.agreement)


def _is_stale(article: Article) -> bool:
    return Verification.STALE in article.verification.values()


def _is_due(thing: Target | None, day: date) -> bool:
    """Whether it is an open prediction for a day before this one."""
    return (
        isinstance(thing, Claim)
        and thing.status is Status.OPEN
        and thing.by is not None
        and thing.by.last < day
        and not is_withdrawn(thing)
    )
