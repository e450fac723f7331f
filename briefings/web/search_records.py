"""What search finds of each page: titles, claims, positions and what is said of them, without the page around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..corpus.vocabulary import Basis, Voice
from .context import PageContext
from .views.briefing import OPPONENTS
from .words import LABEL_WORDS, STANCE_WORDS, TYPE_WORDS, stance_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..corpus.model import Article, Claim, Position, Question
    from ..corpus.schema import Withdrawn
    from .site import Site

POSITION = "position"
"""The kind of a position, beside the kinds of claims."""


@dataclass(frozen=True, slots=True)
class Section:
    """Something on a page that a result leads to by its id."""

    id: str
    kind: str
    """The kind of claim, or `position`, by which a reader filters; empty for anything else."""
    heading: str
    texts: Sequence[str] = ()
    voice: str = ""
    """Whose claim it is, where it is not the author's own: a word that stands beside the kind in a result."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page as search knows it."""

    address: str
    title: str
    texts: Sequence[str] = ()
    sections: Sequence[Section] = ()
    page: str = "page"
    """What kind of page it is, as a result says."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    html: Markup = field(default_factory=Markup)
    """What stands on a hand-written page, in place of texts and sections."""

    @property
    def claims(self) -> str:
        """The kind and the voice of each claim by its id, for our dialog: `t1:thesis e1:evidence:reported`.

        One field of metadata for all, since the names of all fields stand in a file that each search loads. Pagefind
        indexes its words; positions are left out, as their ids say that they are some.
        """
        claims = (each for each in self.sections if each.kind not in ("", POSITION))
        return " ".join(f"{each.id}:{each.kind}:{each.voice}".rstrip(":") for each in claims)

    @property
    def all_filters(self) -> dict[str, Sequence[str]]:
        """With the kinds of sections that the page has."""
        return {**self.filters, "kind": list(dict.fromkeys(each.kind for each in self.sections if each.kind))}


def records(site: Site) -> Iterator[Record]:
    """Every article, question, topic and author at its current address, withdrawn ones too. Lists only repeat these."""
    corpus = site.corpus
    for article in corpus.articles.values():
        yield _article(PageContext(site, site.addresses.of(article)), article)
    for question in corpus.questions.values():
        yield _question(PageContext(site, site.addresses.of(question)), question)
    for topic in corpus.topics.values():
        here = PageContext(site, site.addresses.of(topic))
        title = topic.written.title
        yield Record(
            here.address,
            title,
            _texts(here, topic.written.summary),
            page="topic",
            filters={"topic": [title]},
        )
    for author in corpus.authors.values():
        here = PageContext(site, site.addresses.of(author))
        titles = [article.written.title for article in author.articles]
        yield Record(
            here.address,
            author.name,
            _texts(here, author.written.affiliation, *titles),
            page="author",
        )


def _article(here: PageContext, it: Article) -> Record:
    written = it.written
    authors = [part for author in it.authors for part in (author.name, author.written.affiliation)]
    made = [*(each.name for each in written.annotators), *(revision.note for revision in written.revisions)]
    return Record(
        here.address,
        written.title,
        _texts(here, *authors, it.publisher, it.when, _why(written.withdrawn), written.summary),
        [
            *(_claim(here, claim) for claim in it.claims.values()),
            *(_position(here, position) for position in it.positions.values()),
            Section("about", "", "About this briefing", _texts(here, written.note, *made)),
        ],
        page="briefing",
        filters={
            "topic": [topic.written.title for topic in it.topics],
            "publisher": [written.publisher],
        },
    )


def _claim(here: PageContext, it: Claim) -> Section:
    written = it.written
    voice = "" if written.voice is Voice.AUTHOR else written.voice.value
    words = [voice, *(word.value.replace("-", " ") for word in (it.type, it.likelihood, it.status) if word)]
    source = it.resolution.source if it.resolution else None
    cited = [*written.cites, source] if source else written.cites
    named = [*it.to, *(each.title for each in cited), *(event.written.title for event in it.events)]
    resolved = it.resolution.note if it.resolution else ""
    texts = _texts(here, _why(written.withdrawn), written.quote, *words, resolved, written.note, *named)
    return Section(it.id, it.kind.value, here.plain(written.text), texts, voice)


def _position(here: PageContext, it: Position) -> Section:
    """A position in its briefing, with the first of those that oppose it."""
    written = it.written
    heading = f"{STANCE_WORDS[written.stance]}: {here.plain(it.question.written.proposition)}"
    figures = here.site.figures
    opposed = [here.label(other.article) for other in figures.opponents(it)[:OPPONENTS]]
    seeming = [note.note for note in figures.opposition_notes_on(it)]
    basis = written.basis.value if written.basis is Basis.INFERRED else ""
    against = f"Opposed: {'; '.join(opposed)}" if opposed else ""
    second = written.second.note if written.second else None
    texts = _texts(here, _why(written.withdrawn), written.note, second, *seeming, basis, against)
    return Section(it.fragment, POSITION, heading, texts)


def _question(here: PageContext, it: Question) -> Record:
    """The question, and who stands where. The claims and the notes are found where they stand, in the briefings."""
    written = it.written
    d = here.site.figures.of_question.get(it.id)
    kind = TYPE_WORDS[written.type]
    against = f"The opposing view: {written.disagreeing}"
    return Record(
        here.address,
        here.plain(written.proposition),
        _texts(
            here,
            written.title,
            _why(written.withdrawn),
            against,
            written.note,
            f"{LABEL_WORDS[d.label]}, {kind}" if d else kind,
        ),
        [
            Section(
                each.article.id,
                POSITION,
                f"{here.label(each.article)} {STANCE_WORDS[each.written.stance]}",
            )
            for each in sorted(it.positions, key=stance_order)
        ],
        page="question",
        filters={"topic": [it.topic.written.title]},
    )


def _why(withdrawal: Withdrawn | None) -> str:
    return f"Withdrawn: {withdrawal.reason}" if withdrawal else ""


def _texts(here: PageContext, *texts: str | None) -> list[str]:
    """The texts that say something, each mention in them replaced by a name."""
    return [here.plain(text) for text in texts if text]
