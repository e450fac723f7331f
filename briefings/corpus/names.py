"""Which ids there are, collected from the trees: an entry that is wrong otherwise still has its name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .redirects import ends_of, follow
from .schema import File
from .tree import Fields
from .vocabulary import SECTIONS
from .wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .tree import Node, Tree

_SECTIONS = frozenset(File.model_fields)
SINGULAR = {"topics": "topic", "events": "event", "questions": "question", "articles": "article"}


@dataclass(slots=True)
class Names:
    topics: dict[str, None] = field(default_factory=dict)
    events: dict[str, None] = field(default_factory=dict)
    questions: dict[str, None] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)
    claims: dict[str, dict[str, None]] = field(default_factory=dict)
    """The ids of an article's claims, by the article's id."""
    redirects: dict[str, str] = field(default_factory=dict)
    """Where old ids lead in the end; without those that lead in a circle."""
    complete: bool = True
    """False where a file could not be read to its end: it may name more."""
    unfinished: set[str] = field(default_factory=set)
    """Articles in which reading stopped."""

    searches: int = 100
    """How many more ids a nearest one is looked for: a hostile file could have thousands of them."""

    def nearest(self, id_: str, known: Iterable[str]) -> str | None:
        """The id that was meant, perhaps; None once there have been too many searches."""
        self.searches -= 1
        return nearest(id_, known) if self.searches >= 0 else None

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

        True also where it cannot be known, since a file could not be read to its end.
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
            for name, node in _entries(tree.root, section):
                getattr(names, section)[name] = None
                if section == "articles":
                    claims = names.claims.setdefault(name, {})
                    for key in SECTIONS:
                        claims.update((claim, None) for claim, _ in _entries(node, key))
        for old, new in _entries(tree.root, "redirects"):
            if isinstance(new, str):
                names.redirects.setdefault(old, new)
        if not tree.root.keys() <= _SECTIONS:
            names.complete = False  # what stands under a misspelt key is not known
        if tree.cut is not None:
            names.complete = False
            names.unfinished.update(str(step) for step in tree.cut[1:2])
    # What is still there does not lead elsewhere; the rule on redirects says so.
    names.redirects = ends_of({old: new for old, new in names.redirects.items() if not names.in_use(old)})
    return names


def _entries(node: Node, section: str) -> Iterator[tuple[str, Node]]:
    """What stands under a key, refused repetitions included."""
    if not isinstance(node, Fields):
        return
    for found in [node.get(section), *(again for key, again in node.repeated if key == section)]:
        if isinstance(found, Fields):
            yield from found.items()
            yield from found.repeated
