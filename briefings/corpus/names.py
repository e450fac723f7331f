"""Which ids there are, collected from the trees: an entry with mistakes in it still has its id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .reader import read
from .redirects import ends_of, follow
from .scan import scan
from .schema import File
from .tree import Fields
from .vocabulary import SECTIONS
from .wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .tree import Node, Tree

_SECTIONS = frozenset(File.model_fields)
SINGULAR = {"topics": "topic", "events": "event", "questions": "question", "articles": "article"}


@dataclass(slots=True)
class Names:
    """Every id with what stands under it; under an id that is used twice, the first."""

    topics: dict[str, Node] = field(default_factory=dict)
    events: dict[str, Node] = field(default_factory=dict)
    questions: dict[str, Node] = field(default_factory=dict)
    articles: dict[str, Node] = field(default_factory=dict)
    claims: dict[str, dict[str, Node]] = field(default_factory=dict)
    """The claims of each article, by the ids of the article and of the claim."""
    files: dict[str, str] = field(default_factory=dict)
    """The file of each topic, event, question and article."""
    redirects: dict[str, str] = field(default_factory=dict)
    """Where old ids lead in the end; without those that lead in a circle."""
    complete: bool = True
    """False if a file could not be read to its end: it may hold more ids."""
    unfinished: set[str] = field(default_factory=set)
    """Articles in which reading stopped."""

    searches: int = 100
    """How many more times a similar id is searched for: a hostile file could have thousands of mistakes."""

    def did_you_mean(self, id_: str, known: Iterable[str], before: str = "", after: str = "") -> str:
        """A hint with the id that was perhaps meant; empty once there have been too many searches."""
        self.searches -= 1
        return did_you_mean(id_, known, before, after) if self.searches >= 0 else ""

    def follow(self, reference: str) -> str:
        """The reference with redirects followed."""
        return follow(reference, self.redirects) if self.redirects else reference

    def in_use(self, id_: str) -> bool:
        """Whether an entry, or a claim (`article.claim`), has this very id."""
        article, dot, claim = id_.partition(".")
        if dot:
            return claim in self.claims.get(article, ())
        return any(id_ in known for known in (self.articles, self.questions, self.topics, self.events))

    def has(self, reference: str) -> bool:
        """Whether an article, question or claim (`article.claim`) has this id, now or by a redirect.

        Also True where this cannot be known, since a file could not be read to its end.
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
            _collect(getattr(names, section), tree.root, section)
            names.files |= {
                id_: tree.file for id_, _ in _entries(tree.root, section) if id_ not in names.files
            }
        for id_, article in _entries(tree.root, "articles"):
            for section in SECTIONS:
                _collect(names.claims.setdefault(id_, {}), article, section)
        for old, new in _entries(tree.root, "redirects"):
            if isinstance(new, str):
                names.redirects.setdefault(old, new)
        if not tree.root.keys() <= _SECTIONS:
            names.complete = False  # what stands under a misspelt key is not known
        if tree.cut is not None:
            names.complete = False
            names.unfinished.update(str(step) for step in tree.cut[1:2])
    # An id that is still in use leads nowhere else; the rule on redirects reports it.
    names.redirects = ends_of({old: new for old, new in names.redirects.items() if not names.in_use(old)})
    return names


def names_in(files: Mapping[str, bytes]) -> Names:
    """Every id in the contents of some files, by file name, as far as they can be read.

    An earlier revision may have been written under other rules, so nothing is said of its mistakes.
    """
    texts = ((name, scan(name, data)[0]) for name, data in files.items())
    return collect(read(name, text)[0] for name, text in texts if text is not None)


def _collect(known: dict[str, Node], node: Node, section: str) -> None:
    for id_, entry in _entries(node, section):
        known.setdefault(id_, entry)


def _entries(node: Node, section: str) -> Iterator[tuple[str, Node]]:
    """What stands under a key, including what was refused as a repetition."""
    if not isinstance(node, Fields):
        return
    for found in [node.get(section), *(again for key, again in node.repeated if key == section)]:
        if isinstance(found, Fields):
            yield from found.items()
            yield from found.repeated
