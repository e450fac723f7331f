"""The input of the rules: the raw entries of all files, and the Corpus built from those that fit the schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .model import Claim
from .names import Names, collect
from .redirects import qualified
from .resolve import resolve
from .tree import Fields, Items
from .validate import validate
from .vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .model import Article, Corpus
    from .problem import Problem, Severity
    from .schema import File
    from .tree import Node, Path, Tree


@dataclass(slots=True)
class RawEntry:
    """An entry as the file has it, whether or not it fits the schema."""

    tree: Tree
    path: Path
    fields: Fields

    @property
    def id(self) -> str:
        return str(self.path[-1])

    @property
    def article(self) -> str:
        """The id of the article that the entry is in. For an article, its own id."""
        return str(self.path[1])

    @property
    def section(self) -> str:
        """The section of its article that a claim is in: `evidence`, `predictions`, …"""
        return str(self.path[2])

    @property
    def line(self) -> int:
        """The line of its key, from 1."""
        return self.tree.place(self.path, key=True)[0]

    @property
    def is_withdrawn(self) -> bool:
        return "withdrawn" in self.fields

    def text(self, key: str) -> str | None:
        """The text under a key; None if there is none."""
        value = self.fields.get(key)
        return value if isinstance(value, str) else None

    def items(self, key: str) -> list[tuple[Path, Node]]:
        """The items of the list under a key, with the steps to each. A value that is no list counts as a list of one."""
        value = self.fields.get(key)
        if isinstance(value, Items):
            return [((key, index), item) for index, item in enumerate(value)]
        return [] if value is None else [((key,), value)]

    def entries(self, key: str) -> Iterator[RawEntry]:
        """The items under a key that are mappings."""
        for steps, item in self.items(key):
            if isinstance(item, Fields):
                yield RawEntry(self.tree, (*self.path, *steps), item)

    def problem(
        self, *steps: str | int, message: str, hint: str = "", rule: str = "", severity: Severity = "error"
    ) -> Problem:
        """A Problem with the value that these steps lead to. Without steps, a Problem with the entry, at its key."""
        path = (*self.path, *steps)
        return self.tree.problem(path, message, hint, rule=rule, severity=severity, key=not steps)


@dataclass
class RawData:
    """What the rules check: the raw entries of all files, and the Corpus built from the valid ones.

    A rule about single entries reads the raw ones (`entries`, `claims`, `positions`), even those that the schema
    refuses. A rule that compares entries or follows references reads `corpus`, which lacks the refused ones. So it
    may say that something does not exist only if the data is `whole`: if every file was read and fits the schema.
    """

    trees: Sequence[Tree]
    names: Names
    corpus: Corpus
    whole: bool
    before: Names | None = None
    """The ids of an earlier revision, if the data is compared with one."""

    def entries(self, section: str) -> Iterator[RawEntry]:
        """The topics, events, questions or articles of all files."""
        for tree in self.trees:
            yield from _entries(tree, (section,), tree.root.get(section))

    # Many rules ask for these, and there are thousands.

    @cached_property
    def claims(self) -> Sequence[RawEntry]:
        """The claims of all articles."""
        return tuple(self._in_articles(SECTIONS))

    @cached_property
    def claim_texts(self) -> Sequence[tuple[RawEntry, str]]:
        """Each claim that has a text and is not withdrawn, with that text."""
        claims = (claim for claim in self.claims if not claim.is_withdrawn)
        return tuple((claim, text) for claim in claims if (text := claim.text("text")))

    @cached_property
    def english_texts(self) -> Sequence[tuple[RawEntry, str]]:
        """The same if the claims are in English, which is so if one in five has the word *the*; else nothing."""
        english = sum(" the " in text or text.startswith("The ") for _, text in self.claim_texts)
        return self.claim_texts if 5 * english >= len(self.claim_texts) else ()

    @cached_property
    def positions(self) -> Sequence[RawEntry]:
        """The positions of all articles."""
        return tuple(self._in_articles(["positions"]))

    @cached_property
    def anchors(self) -> Sequence[RawEntry]:
        """The anchors of all claims and positions."""
        entries = (*self.claims, *self.positions)
        return tuple(anchor for entry in entries for anchor in entry.entries("at"))

    def authors(self) -> Iterator[tuple[str, RawEntry, RawEntry]]:
        """The authors of all articles: id, author and article. Those without an id are left out."""
        for article in self.entries("articles"):
            for author in article.entries("authors"):
                if (id_ := author.text("id")) is not None:
                    yield id_, author, article

    def articles(self) -> Iterator[tuple[RawEntry, Article]]:
        """The articles that fit the schema: the raw entry and the Article of each."""
        for entry in self.entries("articles"):
            article = self.corpus.articles.get(entry.id)
            if article is not None and article.place.file == entry.tree.file:
                yield entry, article

    def claim(self, reference: Node, article: str) -> Claim | None:
        """The claim that an article refers to as `t1` or `other-article.t1`. None if there is none."""
        found = self.corpus.find(qualified(reference, article)) if isinstance(reference, str) else None
        return found if isinstance(found, Claim) else None

    def raw(self, claim: Claim) -> RawEntry:
        """The raw entry of a claim."""
        path = self.names.path(claim)
        tree = next(tree for tree in self.trees if tree.file == claim.article.place.file)
        fields = tree.node(path)
        assert isinstance(fields, Fields)  # the claim was made from it
        return RawEntry(tree, path, fields)

    def _in_articles(self, sections: Iterable[str]) -> Iterator[RawEntry]:
        for article in self.entries("articles"):
            for section in sections:
                if section in article.fields:
                    path = (*article.path, section)
                    yield from _entries(article.tree, path, article.fields[section])


def raw_data(
    trees: Iterable[Tree], *, complete: bool = True, before: Names | None = None, drafts: Iterable[str] = ()
) -> tuple[RawData, list[Problem]]:
    """Validate the trees, build a Corpus from what is valid, and return what does not fit the schema as Problems.

    `complete` is False if some files could not be read: there may be ids that nobody knows of. `drafts` are the ids of
    entries that are left out of the trees because they are drafts.
    """
    trees = tuple(trees)
    parts: list[tuple[Tree, File]] = []
    problems: list[Problem] = []
    for tree in trees:
        file, wrong = validate(tree)
        parts.append((tree, file))
        problems += wrong
    names = collect(trees)
    names.complete &= complete
    names.drafts.update(drafts)
    corpus = resolve(parts, names.redirects)
    return RawData(trees, names, corpus, names.complete and not problems, before), problems


def _entries(tree: Tree, path: Path, node: Node) -> Iterator[RawEntry]:
    """The entries of a section.

    If an error of syntax stopped the reading, the entry around it is incomplete and left out. Only an article is kept,
    for the claims before the error.
    """
    if not isinstance(node, Fields):
        return
    for key, value in node.items():
        if isinstance(value, Fields):
            place = (*path, key)
            if tree.cut is None or path == ("articles",) or tree.cut[: len(place)] != place:
                yield RawEntry(tree, place, value)
