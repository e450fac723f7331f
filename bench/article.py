"""One article of a generated corpus: what it claims, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefings.corpus.reader import read
from briefings.corpus.tree import Fields
from briefings.corpus.versions import canonical_sha256
from briefings.corpus.vocabulary import SECTIONS

from . import vocabulary as words
from .sentences import Sentences, quoted, scalar, slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_YEARS = 2012, 2024
"""When articles were published; all else that is dated came later."""
_READ = "2025-03-02"
_UNKNOWN = "0" * 64
"""In the place of a digest that is known only once the whole article is."""

_EVIDENCE_TYPES = (
    *("reasoning", "reasoning", "precedent", "statistic", "official-statement"),
    *("expert", "study", "analogy", "anecdote"),
)
_RELATIONS = ("attacks", "attacks", "undercuts", "qualifies")
_LIKELIHOODS = ("unlikely", "roughly-even-chance", "likely", "likely", "very-likely", "almost-certain")
_OUTCOMES = ("held", "failed", "unresolvable")
_STANCES = ("strongly-disagree", "disagree", "mixed", "agree", "strongly-agree")


class _Author(NamedTuple):
    id: str
    name: str
    slug: str


def _anchors(lines: list[str]) -> str:
    """The digest of an article's passages, as a receipt has it."""
    (article,) = read("", "\n".join(lines))[0].root.values()
    assert isinstance(article, Fields)
    entries: dict[str, Any] = {}
    for section, prefix in [*((section, "") for section in SECTIONS), ("positions", "on-")]:
        for id_, entry in article.get(section, {}).items():
            if "withdrawn" not in entry and (
                content := {key: entry[key] for key in ("at", "quote") if key in entry}
            ):
                if isinstance(content.get("at"), Fields):
                    content["at"] = [content["at"]]
                entries[f"{prefix}{id_}"] = content
    return canonical_sha256(entries)


class Articles:
    """Writes the articles of one corpus in their order: an article refers to earlier ones only."""

    def __init__(
        self, random: Random, sentences: Sentences, asked: dict[str, list[str]], number: int
    ) -> None:
        """`asked`: the ids of the questions by topic; `number`: how many articles there will be."""
        self._random = random
        self._sentences = sentences
        self._pick = sentences.pick
        self._asked = asked
        self._topics = list(asked)
        self._authors = max(2, number // 2)
        self._claims_of: dict[str, list[str]] = {topic: [] for topic in asked}

    def article(self, number: int) -> list[str]:
        """The lines of the article, which is the `number`th."""
        lines = list(self._lines(number))
        return [line.replace(_UNKNOWN, _anchors(lines)) if _UNKNOWN in line else line for line in lines]

    def _lines(self, number: int) -> Iterator[str]:
        random = self._random
        topics = [self._topics[number % len(self._topics)]]
        if self._sometimes(0.4) and (second := self._pick(self._topics)) not in topics:
            topics.append(second)
        authors = list(dict.fromkeys(self._author() for _ in range(random.choice((0, 1, 1, 1, 1, 1, 2, 3)))))
        year, publisher = random.randint(*_YEARS), self._pick(words.PUBLISHERS)
        id_ = f"{authors[0].slug if authors else 'staff'}-{year}-{number + 1}"
        month = f"{random.randint(1, 12):02}"
        home = self._pick(words.AFFILIATIONS)
        people = ", ".join(f"{{id: {a.id}, name: {a.name}, affiliation: {home}}}" for a in authors)
        yield f"  {id_}:"
        yield f"    title: {scalar(self._sentences.title())}"
        yield f"    authors: [{people}]"
        yield f"    publisher: {publisher}"
        yield f"    published: {random.choice((f'{year}', f'{year}-{month}', f'{year}-{month}-17'))}"
        if self._sometimes(0.95):
            yield f"    url: https://example.org/{slug(publisher)}/{year}/{number + 1}"
        yield "    language: en"
        yield f"    topics: [{', '.join(topics)}]"
        yield f"    summary: {scalar(self._sentences.sentence())}"
        theses = [f"t{number + 1}" for number in range(random.randint(1, 3))]
        evidence = [f"e{number + 1}" for number in range(random.randint(11, 13))]
        deeds = [f"r{number + 1}" for number in range(random.randint(2, 3))]
        yield from self._theses(theses)
        yield from self._evidence(evidence, theses, deeds, topics)
        yield from self._assumptions()
        yield from self._predictions(theses, year)
        yield from self._recommendations(deeds)
        yield from self._positions(topics, theses + evidence)
        yield "    annotators: [{name: Généré Automatiquement}]"
        if self._sometimes(0.25):
            digest = f"{random.getrandbits(256):064x}"
            yield f"    receipt: {{date: {_READ}, text_sha256: {digest}, words: 1200, paragraphs: 40,"
            yield f"      anchors_sha256: {_UNKNOWN}}}"
        for topic in topics:
            self._claims_of[topic] += [f"{id_}.{claim}" for claim in theses + evidence]

    def _theses(self, ids: list[str]) -> Iterator[str]:
        yield "    thesis:"
        for id_ in ids:
            yield from self._claim(id_, self._sentences.sentence())
            if self._sometimes(0.1):
                yield f"        quote: {self._sentences.phrase()}"
            yield from self._passage()

    def _evidence(
        self, ids: list[str], theses: list[str], deeds: list[str], topics: list[str]
    ) -> Iterator[str]:
        yield "    evidence:"
        supported, bare = theses + deeds, list(deeds)
        for id_ in ids:
            remark, type_ = self._remark(topics, 0.05), self._pick(_EVIDENCE_TYPES)
            yield from self._claim(
                id_, f"In one of three cases: {remark}" if type_ == "statistic" else remark
            )
            yield f"        type: {type_}"
            if self._sometimes(0.15):
                yield f"        voice: {self._random.choice(('reported', 'reported', 'conceded'))}"
            # Each recommendation has a reason. Later evidence may support the first piece: in chains, not circles.
            chosen = [bare.pop()] if bare else self._some(supported, (1, 1, 1, 2))
            yield f"        supports: [{', '.join(chosen)}]"
            if id_ == ids[0]:
                supported = [*supported, id_]
            if self._sometimes(0.15) and (other := self._other(topics)):
                yield f"        {self._pick(_RELATIONS)}: [{other}]"
            if self._sometimes(0.1):
                yield f"        cites: [{{{self._source()}}}]"
            yield from self._passage()

    def _assumptions(self) -> Iterator[str]:
        yield "    assumptions:"
        for number in range(self._random.randint(2, 3)):
            yield f"      a{number + 1}: {{text: {quoted(self._sentences.sentence())}}}"
        if self._sometimes(0.02):
            yield f"      a9: {{text: {quoted(self._sentences.sentence())},"
            yield f"        withdrawn: {{date: {_READ}, reason: It is not in the text.}}}}"

    def _predictions(self, theses: list[str], year: int) -> Iterator[str]:
        yield "    predictions:"
        for number in range(self._random.randint(2, 3)):
            yield from self._claim(f"p{number + 1}", self._sentences.sentence())
            if self._sometimes(0.5):
                yield f"        by: {year + self._random.randint(1, 15)}"
            if self._sometimes(0.7):
                yield f"        likelihood: {self._pick(_LIKELIHOODS)}"
            if self._sometimes(0.2):
                yield f"        status: {self._pick(_OUTCOMES)}"
                yield f"        resolution: {{date: {_READ}, note: {quoted(self._sentences.sentence())},"
                yield f"          source: {{{self._source()}}}}}"
            yield f"        supports: [{self._pick(theses)}]"
            yield from self._passage()

    def _recommendations(self, ids: list[str]) -> Iterator[str]:
        yield "    recommendations:"
        for id_ in ids:
            yield from self._claim(id_, self._sentences.demand())
            yield f"        to: [{self._pick(words.ADDRESSEES)}]"
            yield from self._passage()

    def _claim(self, id_: str, text: str) -> Iterator[str]:
        yield f"      {id_}:"
        yield f"        text: {scalar(text)}"

    def _passage(self) -> Iterator[str]:
        """What stands at the end of a claim."""
        start, end = self._sentences.passage()
        yield f"        at: {{paragraph: {self._random.randint(1, 40)}, start: {start}, end: {end}}}"
        if self._sometimes(0.08):
            yield f"        note: {scalar(self._sentences.sentence())}"

    def _positions(self, topics: list[str], claims: list[str]) -> Iterator[str]:
        random = self._random
        yield "    positions:"
        chosen = []
        for topic in topics:
            asked = self._asked[topic]
            camp = random.choice((-1, 1))
            most = len(asked) if len(topics) == 1 else len(asked) * 7 // 10
            numbers = random.sample(range(len(asked)), k=random.randint(most * 3 // 4, most))
            chosen += [(number, self._topics.index(topic), camp) for number in numbers]
        for number, topic_number, camp in sorted(chosen):  # the order of the questions in the file
            yield f"      {self._asked[self._topics[topic_number]][number]}:"
            yield f"        stance: {self._stance(number, camp)}"
            inferred = self._sometimes(0.1)
            yield f"        basis: {'inferred' if inferred else 'stated'}"
            yield f"        because: [{', '.join(self._some(claims, (1, 2, 2, 3)))}]"
            if self._sometimes(0.06):
                yield f"        second: {{by: Zweite Leserin, stance: {self._pick(_STANCES)}}}"
            if inferred or self._sometimes(0.05):
                yield f"        note: {scalar(self._remark(topics, 0.3))}"

    def _stance(self, question: int, camp: int) -> str:
        """Two camps oppose each other on most questions of a topic; on each fifth they are of one mind."""
        if self._sometimes(0.03):
            return "unclear"
        if self._sometimes(0.2):
            camp = -camp
        return _STANCES[2 + (camp if question % 5 else 1) * self._random.choice((0, 1, 1, 2))]

    def _sometimes(self, chance: float) -> bool:
        return self._random.random() < chance

    def _some(self, options: list[str], numbers: tuple[int, ...]) -> list[str]:
        return self._random.sample(options, k=min(len(options), self._random.choice(numbers)))

    def _remark(self, topics: list[str], chance: float) -> str:
        """A sentence, which by that chance names a question or another article's claim."""
        sentence = self._sentences.sentence()
        if not self._sometimes(chance):
            return sentence
        named = self._other(topics) or next((ids[0] for topic in topics if (ids := self._asked[topic])), "")
        return f"{sentence[:-1]} (compare [[{named}]])." if named else sentence

    def _other(self, topics: list[str]) -> str | None:
        """A claim of an earlier article on the same topic."""
        claims = self._claims_of[topics[0]]
        return self._pick(claims) if claims else None

    def _source(self) -> str:
        """Title and address of something that several articles cite."""
        source = self._random.randrange(8 * len(self._topics))
        title = f"{words.SOURCES[source % len(words.SOURCES)]} {1990 + source % 20}"
        return f"title: {title}, url: https://example.org/sources/{source}"

    def _author(self) -> _Author:
        number = self._random.randrange(self._authors)
        last, short = words.LAST_NAMES[number % len(words.LAST_NAMES)]
        first = words.FIRST_NAMES[(number // len(words.LAST_NAMES) + number) % len(words.FIRST_NAMES)]
        return _Author(f"author-{short}-{number + 1}", f"{first} {last}", short)
