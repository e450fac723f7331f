"""From files to a Corpus: references become objects, linked both ways.

A reference that leads nowhere is left out here and reported by `rules/unknown_reference.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import build, schema
from .mentions import link_mentions
from .model import Article, Author, Claim, Corpus, Place, Seeming
from .redirects import follow
from .tree import Fields
from .vocabulary import SECTIONS, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .model import Event, Position
    from .tree import Tree

Part = tuple["Tree", "schema.File"]
"""A file: where things stand in it, and what they are."""

Written = tuple["Article", "schema.Article", "Tree"]

_RELATIONS = tuple(Relation)


def resolve(parts: Sequence[Part], redirects: Mapping[str, str]) -> Corpus:
    """Build the Corpus from files that fit the schema. Where two entries share an id, the first counts."""
    settings = next((file.settings for _, file in parts if file.settings), schema.Settings())
    corpus = Corpus(redirects=dict(redirects), quoted_percent=settings.quoted_percent)
    for tree, file in parts:
        _topics_and_events(corpus, file, tree)
    for tree, file in parts:
        _questions(corpus, file, tree)
    written = [found for tree, file in parts for found in _articles(corpus, file, tree)]
    _authors(corpus, written)
    for article, source, _ in written:
        _relations(corpus, article, source)
    order = {id_: number for number, id_ in enumerate(corpus.questions)}
    for article, source, tree in written:
        _positions(corpus, order, article, source, tree)
    for article, source, _ in written:
        _seemings(article, source, corpus)
    link_mentions(corpus)
    return corpus


def _places(tree: Tree, *path: str) -> Callable[[str], Place]:
    """Where the keys stand in the mapping at a path."""
    node = tree.node(path)
    places = node.places if isinstance(node, Fields) else {}

    def place(key: str) -> Place:
        mark, _ = places[key]
        return Place(tree.file, mark.line + 1, mark.column + 1)

    return place


def _topics_and_events(corpus: Corpus, file: schema.File, tree: Tree) -> None:
    place = _places(tree, "topics")
    for id_, topic in file.topics.items():
        corpus.topics.setdefault(id_, build.topic(id_, topic, place(id_)))
    place = _places(tree, "events")
    for id_, event in file.events.items():
        corpus.events.setdefault(id_, build.event(id_, event, place(id_)))


def _questions(corpus: Corpus, file: schema.File, tree: Tree) -> None:
    place = _places(tree, "questions")
    for id_, source in file.questions.items():
        topic = corpus.topics.get(source.topic)
        if topic is None or id_ in corpus.questions:
            continue
        question = build.question(id_, source, place(id_), topic)
        corpus.questions[id_] = question
        topic.questions.append(question)


def _articles(corpus: Corpus, file: schema.File, tree: Tree) -> Iterable[Written]:
    place = _places(tree, "articles")
    for id_, source in file.articles.items():
        if id_ in corpus.articles:
            continue
        topics = tuple(
            corpus.topics[topic] for topic in dict.fromkeys(source.topics) if topic in corpus.topics
        )
        article = build.article(id_, source, place(id_), topics)
        corpus.articles[id_] = article
        for topic in topics:
            topic.articles.append(article)
        for section, kind in SECTIONS.items():
            claims: dict[str, schema.Claim] = getattr(source, section)
            claim_place = _places(tree, "articles", id_, section)
            for claim_id, claim in claims.items():
                made = build.claim(claim_id, kind, claim, claim_place(claim_id), article)
                article.claims.setdefault(claim_id, made).events = _events(corpus, claim.events)
        yield article, source, tree


def _authors(corpus: Corpus, written: Iterable[Written]) -> None:
    """One Author for each id, with the affiliation that the latest of the articles gives."""
    for article, source, _ in written:
        names = {author.id: author.name for author in source.authors}
        article.authors = tuple(
            corpus.authors.setdefault(id_, Author(id_, name)) for id_, name in names.items()
        )
        for author in article.authors:
            author.articles.append(article)
    for _, source, _ in sorted(written, key=lambda found: found[0].published.first):
        for entry in source.authors:
            if entry.affiliation is not None:
                corpus.authors[entry.id].affiliation = entry.affiliation


def _relations(corpus: Corpus, article: Article, source: schema.Article) -> None:
    for section in SECTIONS:
        written: dict[str, schema.Claim] = getattr(source, section)
        for claim_id, entry in written.items():
            claim = article.claims[claim_id]
            for relation in _RELATIONS:
                references = getattr(entry, relation)
                targets = _claims(corpus, article, references) if references else []
                if targets:
                    claim.relations[relation] = targets
                for target in targets:
                    target.incoming.append((relation, claim))


def _positions(
    corpus: Corpus, order: dict[str, int], article: Article, source: schema.Article, tree: Tree
) -> None:
    """In the order of the questions; a question's old id serves."""
    written = {follow(id_, corpus.redirects): (id_, entry) for id_, entry in source.positions.items()}
    place = _places(tree, "articles", article.id, "positions")
    for question_id in sorted(written.keys() & order.keys(), key=order.__getitem__):
        question = corpus.questions[question_id]
        id_, entry = written[question_id]
        because = _claims(corpus, article, entry.because)
        position = build.position(entry, place(id_), article, question, because)
        article.positions[question.id] = position
        question.positions.append(position)
        for claim in because:
            claim.positions.append(position)


def _seemings(article: Article, source: schema.Article, corpus: Corpus) -> None:
    """To which positions others are opposed in seeming only, once all positions are there."""
    for id_, entry in source.positions.items():
        position = article.positions.get(follow(id_, corpus.redirects))
        if position is None or entry.seemingly_opposed is None:
            continue
        position.seemingly_opposed = tuple(
            Seeming(others, seeming.note)
            for seeming in entry.seemingly_opposed
            if (others := _opposite(position, seeming.to, corpus))
        )


def _opposite(position: Position, ids: Iterable[str], corpus: Corpus) -> tuple[Position, ...]:
    """The positions of these articles on the same question, each once."""
    others = (corpus.find(id_) for id_ in ids)
    positions = (
        other.positions.get(position.question.id)
        for other in dict.fromkeys(others)
        if isinstance(other, Article) and other is not position.article
    )
    return tuple(other for other in positions if other is not None)


def _events(corpus: Corpus, ids: Iterable[str]) -> tuple[Event, ...]:
    return tuple(corpus.events[id_] for id_ in dict.fromkeys(ids) if id_ in corpus.events)


def _claims(corpus: Corpus, article: Article, references: Iterable[str]) -> list[Claim]:
    """What `t1` or `other-article.t1` mean in an article, each once."""
    found = (
        # Most name a claim of the same article by the id that it has.
        article.claims.get(reference)
        or corpus.find(reference if "." in reference else f"{article.id}.{reference}")
        for reference in references
    )
    return list(dict.fromkeys(claim for claim in found if isinstance(claim, Claim)))
