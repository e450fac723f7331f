"""What the rules look at: the entries as they were written, and the Corpus as far as it could be built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .model import Claim
from .names import Names, collect
from .resolve import resolve
from .tree import Fields, Items
from .validate import validate
from .vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .model import Corpus
    from .problem import Problem, Severity
    from .tree import Node, Path, Tree


@dataclass(slots=True)
class Written:
    """An entry as it was written, whether or not it fits the schema."""

    tree: Tree
    path: Path
    fields: Fields

    @property
    def id(self) -> str:
        return str(self.path[-1])

    @property
    def article(self) -> str:
        """The id of the article that it is in; of an article, its own."""
        return str(self.path[1])

    @property
    def line(self) -> int:
        return self.tree.place(self.path, key=True)[0]

    def text(self, key: str) -> str | None:
        """The text under a key; None where there is none."""
        value = self.fields.get(key)
        return value if isinstance(value, str) else None

    def items(self, key: str) -> list[tuple[Path, Node]]:
        """What stands in a list under a key, with the steps to each; one thing may stand for a list of one."""
        value = self.fields.get(key)
        if isinstance(value, Items):
            return [((key, index), item) for index, item in enumerate(value)]
        return [] if value is None else [((key,), value)]

    def problem(
        self, *steps: str | int, rule: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> Problem:
        """Something is wrong with a value in it; without steps, with the entry, and the place is its key."""
        path = (*self.path, *steps)
        return self.tree.problem(path, rule, message, hint, severity=severity, key=not steps)


@dataclass(slots=True)
class Draft:
    """All files together, for the rules.

    A rule on single entries reads them as they were written (`entries`, `claims`, `positions`): these are there even
    if the schema refuses them. A rule on what belongs together reads `corpus`; it lacks the entries that the schema
    refuses, so that what is absent from it says something only if the draft is `whole`.
    """

    trees: Sequence[Tree]
    names: Names
    corpus: Corpus
    whole: bool
    """Whether everything was read and fits the schema."""

    _found: dict[str, tuple[Written, ...]] = field(default_factory=dict, repr=False)
    """Entries that a rule has asked for: the next one asks for the same."""

    def entries(self, section: str) -> Sequence[Written]:
        """The topics, events, questions or articles of all files."""
        return self._once(section, lambda: self._top(section))

    def claims(self) -> Sequence[Written]:
        """The claims of all articles."""
        return self._once("claims", lambda: self._in_articles(SECTIONS))

    def positions(self) -> Sequence[Written]:
        """The positions of all articles."""
        return self._once("positions", lambda: self._in_articles(["positions"]))

    def _once(self, what: str, find: Callable[[], Iterator[Written]]) -> Sequence[Written]:
        if what not in self._found:
            self._found[what] = tuple(find())
        return self._found[what]

    def _top(self, section: str) -> Iterator[Written]:
        for tree in self.trees:
            yield from _entries(tree, (section,), tree.root.get(section))

    def _in_articles(self, sections: Iterable[str]) -> Iterator[Written]:
        for article in self.entries("articles"):
            for section in sections:
                if section in article.fields:
                    path = (*article.path, section)
                    yield from _entries(article.tree, path, article.fields[section])

    def claim(self, reference: Node, article: str) -> Claim | None:
        """What a reference in an article means: `t1`, or `other-article.t1`."""
        if not isinstance(reference, str):
            return None
        found = self.corpus.find(reference if "." in reference else f"{article}.{reference}")
        return found if isinstance(found, Claim) else None

    def written(self, claim: Claim) -> Written:
        """A claim of the Corpus as it was written."""
        section = next(section for section, kind in SECTIONS.items() if kind is claim.kind)
        path = ("articles", claim.article.id, section, claim.id)
        tree = next(tree for tree in self.trees if tree.file == claim.place.file)
        fields = tree.node(path)
        assert isinstance(fields, Fields)  # the claim was made of it
        return Written(tree, path, fields)


def draft(trees: Sequence[Tree], *, complete: bool = True) -> tuple[Draft, list[Problem]]:
    """Validate the trees, build what can be built of them, and say what does not fit the schema.

    Not `complete`: there are files that could not be read, and may name more.
    """
    parts, problems = [], []
    for tree in trees:
        file, wrong = validate(tree)
        parts.append((tree, file))
        problems += wrong
    names = collect(trees)
    names.complete &= complete
    return Draft(trees, names, resolve(parts, names.redirects), names.complete and not problems), problems


def _entries(tree: Tree, path: Path, node: Node) -> Iterator[Written]:
    """Entries under a path; a claim, position or other small entry in which reading stopped is left out."""
    if not isinstance(node, Fields):
        return
    for key, value in node.items():
        if isinstance(value, Fields):
            place = (*path, key)
            if tree.cut is None or path == ("articles",) or tree.cut[: len(place)] != place:
                yield Written(tree, place, value)
