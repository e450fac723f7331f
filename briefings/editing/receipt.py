"""Write the results of `verify` into the annotations: corrected anchors, and the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..corpus.order import by_number
from ..corpus.receipts import anchors_sha256, entries, fingerprint
from ..corpus.tree import Items
from .canonical import FormError
from .files import Project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from ..corpus.model import Article
    from ..corpus.schema import Anchor
    from ..corpus.tree import Path as TreePath
    from ..source.text import Text


class ArticleFile:
    """The annotation file that holds an article, opened to change it."""

    def __init__(self, root: Path, article: Article) -> None:
        self._project = Project.open(root)
        self._article = article
        self._file = self._project.files[article.place.file]
        self.tree = self._file.tree

    def path(self, name: str, index: int | None) -> TreePath:
        """The path to an entry's anchor, or to its quote if `index` is None. `name` is the entry's name in receipts."""
        path = self._project.names.path(entries(self._article)[name])
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
        self._project.write(self._project.changed(self._file.name, values))
