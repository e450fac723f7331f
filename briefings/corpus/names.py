"""Collect all ids from the trees, including those of entries with mistakes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .drafts import without_drafts
from .model import Claim, Position, Question
from .reader import read_file
from .redirects import ends_of, follow
from .schema import File
from .tree import Fields, entries_of, items_of
from .vocabulary import SECTIONS
from .wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .tree import Node, Path, Tree

_SECTIONS = frozenset(File.model_fields)
SINGULAR = {"topics": "topic", "events": "event", "questions": "question", "articles": "article"}


@dataclass(slots=True)
class Names:
    """Every id and its entry. If an id is used twice, its first entry."""

    topics: dict[str, Node] = field(default_factory=dict)
    events: dict[str, Node] = field(default_factory=dict)
    questions: dict[str, Node] = field(default_factory=dict)
    articles: dict[str, Node] = field(default_factory=dict)
    claims: dict[str, dict[str, Node]] = field(default_factory=dict)
    """The claims of each article, by the ids of the article and of the claim."""
    authors: dict[str, str] = field(default_factory=dict)
    """The name of each author, by id."""
    files: dict[str, str] = field(default_factory=dict)
    """The file of each topic, event, question, article and author, by id."""
    redirects: dict[str, str] = field(default_factory=dict)
    """Old ids and the present ids that they lead to. Those that lead in a circle are left out."""
    corpus: str = ""
    """The id of the corpus, if it has one."""
    complete: bool = True
    """False if a file could not be read to its end: it may hold more ids."""
    drafts: set[str] = field(default_factory=set)
    """Articles and questions that are left out because they are drafts."""
    unfinished: set[str] = field(default_factory=set)
    """The articles in which an error of syntax stopped the reading."""

    searches: int = 100
    """How many more searches for a similar id are allowed, since a hostile file could cause thousands."""

    def did_you_mean(self, id_: str, known: Iterable[str], before: str = "", after: str = "") -> str:
        """A hint with the id that was probably meant. Empty if none is similar, or after too many searches."""
        self.searches -= 1
        return did_you_mean(id_, known, before, after) if self.searches >= 0 else ""

    def follow(self, reference: str) -> str:
        """The present id for a reference, after redirects."""
        return follow(reference, self.redirects) if self.redirects else reference

    def position(self, article: str, question: str) -> tuple[Path, Fields | None]:
        """The path of a position, which may stand under a former id of the question, and its fields."""
        for id_, fields in entries_of(self.articles.get(article), "positions"):
            if self.follow(id_) == question and isinstance(fields, Fields):
                return ("articles", article, "positions", id_), fields
        return ("articles", article, "positions", question), None

    def path(self, entry: Claim | Position | Question) -> Path:
        """Where an entry stands in the data."""
        match entry:
            case Claim():
                return "articles", entry.article.id, entry.kind.section, entry.id
            case Position():
                return self.position(entry.article.id, entry.question.id)[0]
            case Question():
                return "questions", entry.id

    def in_use(self, id_: str) -> bool:
        """Whether an entry, or a claim (`article.claim`), has this very id."""
        article, dot, claim = id_.partition(".")
        if dot:
            return claim in self.claims.get(article, ())
        return any(id_ in known for known in (self.articles, self.questions, self.topics, self.events))

    def has(self, reference: str) -> bool:
        """Whether an article, question or claim (`article.claim`) has this id, now or by a redirect.

        Also True if nobody can tell, because a file could not be read to its end.
        """
        article, dot, claim = self.follow(reference).partition(".")
        if not dot:
            return article in self.articles or article in self.questions or not self.complete
        if article in self.claims and article not in self.unfinished:
            return claim in self.claims[article]
        return not self.complete


def collect(trees: Iterable[Tree]) -> Names:
    """Every id in the trees, in their order."""
    names = Names()
    for tree in trees:
        for section in SINGULAR:
            known = getattr(names, section)
            for id_, entry in _entries(tree.root, section):
                known.setdefault(id_, entry)
                names.files.setdefault(id_, tree.file)
        for id_, article in _entries(tree.root, "articles"):
            _add_inside(names, tree.file, id_, article)
        names.corpus = next(
            (str(id_) for key, id_ in _entries(tree.root, "settings") if key == "corpus"), names.corpus
        )
        for old, new in _entries(tree.root, "redirects"):
            if isinstance(new, str):
                names.redirects.setdefault(old, new)
        if not tree.root.keys() <= _SECTIONS:
            names.complete = False  # a misspelt key may hold any kind of entry
        if tree.cut is not None:
            names.complete = False
            names.unfinished.update(str(step) for step in tree.cut[1:2])
    # An id that is still in use leads nowhere else; the rule on redirects reports it.
    names.redirects = ends_of({old: new for old, new in names.redirects.items() if not names.in_use(old)})
    return names


def _add_inside(names: Names, file: str, id_: str, article: Node) -> None:
    """Add the claims and authors of an article."""
    claims = names.claims.setdefault(id_, {})
    for section in SECTIONS:
        if isinstance(article, Fields) and not isinstance(article.get(section, article), Fields):
            names.complete = False  # its claims may be in a list, without ids
            names.unfinished.add(id_)
        for claim_id, claim in _entries(article, section):
            claims.setdefault(claim_id, claim)
    for author in items_of(article, "authors"):
        if isinstance(author, Fields) and isinstance(author_id := author.get("id"), str):
            names.authors.setdefault(author_id, str(author.get("name") or ""))
            names.files.setdefault(author_id, file)


def names_in(files: Mapping[str, bytes]) -> Names:
    """Every published id in the given contents of files, by file name, as far as these can be read.

    Mistakes are ignored, since an earlier revision may have been written under other rules.
    """
    trees = (read_file(name, data)[0] for name, data in files.items())
    return collect(without_drafts(tree) for tree in trees if tree is not None)


def _entries(node: Node, section: str) -> Iterator[tuple[str, Node]]:
    """The entries of a section, including those refused because their key occurs twice."""
    if not isinstance(node, Fields):
        return
    for found in [node.get(section), *(again for key, again in node.repeated if key == section)]:
        if isinstance(found, Fields):
            yield from found.items()
            yield from found.repeated
