"""Write the results of `verify` into the annotations: corrected anchors, and the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..corpus.loading import annotation_files
from ..corpus.model import Claim
from ..corpus.names import collect
from ..corpus.order import by_number
from ..corpus.receipts import anchors_sha256, entries, fingerprint
from ..corpus.tree import Fields, Items
from .canonical import FormError
from .changes import change
from .files import open_file, replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from ..corpus.model import Article
    from ..corpus.names import Names
    from ..corpus.schema import Anchor
    from ..corpus.tree import Path as TreePath
    from ..corpus.tree import Tree
    from ..source.text import Text
    from .files import Opened


class ArticleFile:
    """The annotation file that holds an article, opened to change it."""

    def __init__(self, root: Path, article: Article) -> None:
        opened = [open_file(path, root) for path in annotation_files(root)]
        self._root = root
        self._article = article
        self._names: Names = collect(file.tree for file in opened if file.tree is not None)
        self._file: Opened = next(file for file in opened if file.name == article.place.file)
        assert self._file.tree is not None  # the article was read from it
        self.tree: Tree = self._file.tree

    def path(self, name: str, index: int | None) -> TreePath:
        """The path to an entry's anchor, or to its quote if `index` is None. `name` is the entry's name in receipts."""
        path = self._entry(name)
        if index is None:
            return (*path, "quote")
        return (*path, "at", index) if isinstance(self.tree.node((*path, "at")), Items) else (*path, "at")

    def correct(self, corrections: Mapping[tuple[str, int], Anchor]) -> None:
        """Replace anchors. Each key is the entry's name in receipts and the index of its anchor.

        Raises FormError if the file cannot be changed, as does `store`.
        """
        self._write(
            {
                self.path(name, index): anchor.model_dump(exclude_none=True)
                for (name, index), anchor in corrections.items()
            }
        )

    def store(self, text: Text, today: date) -> None:
        """Write the receipt, which says that every passage and quote was found in this text today."""
        article, found = self._article, entries(self._article)
        receipt: dict[str, object] = {
            "date": today.isoformat(),
            "text_sha256": text.sha256,
            "words": text.words,
            "paragraphs": len(text.paragraphs),
            "anchors_sha256": anchors_sha256(article),
        }
        if found:
            receipt["passages"] = {name: fingerprint(found[name]) for name in sorted(found, key=by_number)}
        self._write({("articles", article.id, "receipt"): receipt})

    def _write(self, values: Mapping[TreePath, Any]) -> None:
        if self._file.problems:
            raise FormError(
                f"line {self._file.problems[0].line} of it has a mistake that must be fixed first"
            )
        text = change(self.tree, values, self._names)
        replace_file(self._file.path, self._file.encoded(text), self._root)

    def _entry(self, name: str) -> TreePath:
        entry = entries(self._article)[name]
        article = ("articles", self._article.id)
        if isinstance(entry, Claim):
            return (*article, entry.kind.section, entry.id)
        written = self.tree.node((*article, "positions"))
        assert isinstance(written, Fields)  # the position was made from it
        question = entry.question.id
        return (*article, "positions", next(key for key in written if self._names.follow(key) == question))
