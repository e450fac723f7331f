"""Build a Corpus from files: references become objects, linked in both directions.

A reference that leads nowhere is left out here and reported by `rules/unknown_reference.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import schema
from .mentions import link_mentions
from .model import (
    ApparentOpposition,
    Article,
    Author,
    Claim,
    Corpus,
    Event,
    Place,
    Position,
    Question,
    Topic,
)
from .redirects import follow, qualified
from .vocabulary import SECTIONS, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .tree import Tree

_RELATIONS = [(relation, relation.value) for relation in Relation]


def resolve(parts: Sequence[tuple[Tree, schema.File]], redirects: Mapping[str, str]) -> Corpus:
    """Build the Corpus from files that fit the schema, each with its tree, which knows the lines.

    If two entries share an id, the first counts.
    """
    settings = next((file.settings for _, file in parts if file.settings), schema.Settings())
    corpus = Corpus(redirects=dict(redirects), settings=settings)
    for tree, file in parts:
        _topics_and_events(corpus, file, tree)
    for tree, file in parts:
        _questions(corpus, file, tree)
    for tree, file in parts:
        _articles(corpus, file, tree)
    _authors(corpus)
    _relations(corpus)
    _positions(corpus)
    _apparent_oppositions(corpus)
    link_mentions(corpus, [tree for tree, _ in parts])
    return corpus


def _place(tree: Tree, *path: str) -> Place:
    """The Place of the key at a path."""
    return Place(tree.file, tree.place(path, key=True)[0])


def _topics_and_events(corpus: Corpus, file: schema.File, tree: Tree) -> None:
    for id_, topic in file.topics.items():
        corpus.topics.setdefault(id_, Topic(id_, topic, _place(tree, "topics", id_)))
    for id_, event in file.events.items():
        corpus.events.setdefault(id_, Event(id_, event))


def _questions(corpus: Corpus, file: schema.File, tree: Tree) -> None:
    for id_, written in file.questions.items():
        topic = corpus.topics.get(written.topic)
        if topic is None or id_ in corpus.questions:
            continue
        question = corpus.questions[id_] = Question(id_, written, _place(tree, "questions", id_), topic)
        topic.questions.append(question)


def _articles(corpus: Corpus, file: schema.File, tree: Tree) -> None:
    for id_, written in file.articles.items():
        if id_ in corpus.articles:
            continue
        topics = [corpus.topics[topic] for topic in dict.fromkeys(written.topics) if topic in corpus.topics]
        article = corpus.articles[id_] = Article(id_, written, _place(tree, "articles", id_), tuple(topics))
        for topic in topics:
            topic.articles.append(article)
        for section, kind in SECTIONS.items():
            claims: dict[str, schema.Claim] = getattr(written, section)
            for claim_id, claim in claims.items():
                events = [corpus.events[e] for e in dict.fromkeys(claim.events) if e in corpus.events]
                article.claims.setdefault(claim_id, Claim(claim_id, claim, article, kind, tuple(events)))


def _authors(corpus: Corpus) -> None:
    """Make one Author for each id. What one article says of it holds for all; the latest one gives the affiliation."""
    for article in corpus.articles.values():
        entries = {entry.id: entry for entry in article.written.authors}
        article.authors = tuple(
            corpus.authors.setdefault(id_, Author(id_, entry)) for id_, entry in entries.items()
        )
        for author in article.authors:
            author.articles.append(article)
    for article in sorted(corpus.articles.values(), key=lambda article: article.recency):
        for entry in article.written.authors:
            author = corpus.authors[entry.id]
            if author.written is not entry:  # another article has said something of it
                author.written = author.written.model_copy(update=entry.model_dump(exclude_none=True))


def _relations(corpus: Corpus) -> None:
    for article in corpus.articles.values():
        brief = _claims(corpus, article, article.written.in_brief)
        article.in_brief = [each for each in brief if each.article is article and not each.written.withdrawn]
        for claim in article.claims.values():
            for relation, field in _RELATIONS:
                references = getattr(claim.written, field)
                targets = _claims(corpus, article, references) if references else []
                if targets:
                    claim.relations[relation] = targets
                for target in targets:
                    target.incoming += ((relation, claim),)


def _positions(corpus: Corpus) -> None:
    """Make the positions, in the order of the questions. A former id of a question works too."""
    order = {id_: number for number, id_ in enumerate(corpus.questions)}
    for article in corpus.articles.values():
        written = {follow(id_, corpus.redirects): id_ for id_ in article.written.positions}
        for question_id in sorted(written.keys() & order.keys(), key=order.__getitem__):
            id_, question = written[question_id], corpus.questions[question_id]
            entry = article.written.positions[id_]
            because = _claims(corpus, article, entry.because)
            position = Position(entry, article, question, because)
            article.positions[question_id] = position
            question.positions.append(position)
            for claim in because:
                claim.positions += (position,)


def _apparent_oppositions(corpus: Corpus) -> None:
    """Link the positions that only seem to be opposed. All positions must have been built."""
    for article in corpus.articles.values():
        for position in article.positions.values():
            position.seemingly_opposed = tuple(
                ApparentOpposition(others, entry.note)
                for entry in position.written.seemingly_opposed
                if (others := _others(position, entry.to, corpus))
            )


def _others(position: Position, ids: Iterable[str], corpus: Corpus) -> tuple[Position, ...]:
    """The positions of these articles on the same question, each once."""
    articles = (corpus.find(id_) for id_ in ids)
    positions = (
        article.positions.get(position.question.id)
        for article in dict.fromkeys(articles)
        if isinstance(article, Article) and article is not position.article
    )
    return tuple(other for other in positions if other is not None)


def _claims(corpus: Corpus, article: Article, references: Iterable[str]) -> list[Claim]:
    """The claims that an article refers to as `t1` or `other-article.t1`, each once. Unknown ones are left out."""
    found: dict[Claim, None] = {}
    for reference in references:
        # First look in the article itself, since most references are to its own claims.
        claim = article.claims.get(reference) or corpus.find(qualified(reference, article.id))
        if isinstance(claim, Claim):
            found[claim] = None
    return list(found)
