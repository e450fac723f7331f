"""Write the results of `verify` into the annotations: corrected anchors, and the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..corpus.order import by_number
from ..corpus.receipts import anchors_sha256, entries, fingerprint
from ..corpus.tree import Items
from .files import Project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..corpus.model import Article
    from ..corpus.tree import Path as TreePath
    from ..source.text import Text


class ArticleFile:
    """The annotation file that holds an article, opened to change it."""

    def __init__(self, root: Path, article: Article) -> None:
        self._project = Project.open(root)
        self._article = article
        self.tree = self._project.files[article.place.file].tree

    def path(self, name: str, index: int | None) -> TreePath:
        """The path to an entry's anchor, or to its quote if `index` is None. `name` is the entry's name in receipts."""
        path = self._project.names.path(entries(self._article)[name])
        if index is None:
            return (*path, "quote")
        return (*path, "at", index) if isinstance(self.tree.node((*path, "at")), Items) else (*path, "at")

    def write(self, values: Mapping[TreePath, Any]) -> None:
        """Write these values at their paths. Raises FormError or OSError if the file cannot be changed."""
        self._project.write(self._project.changed(self.tree.file, values))


def receipt(article: Article, text: Text) -> dict[str, Any]:
    """A receipt but for its date: it says that every passage and quote of an article was found in this text."""
    found = entries(article)
    passages = {name: fingerprint(found[name]) for name in sorted(found, key=by_number)}
    return {
        "text_sha256": text.sha256,
        "words": text.words,
        "paragraphs": len(text.paragraphs),
        "anchors_sha256": anchors_sha256(article),
        **({"passages": passages} if passages else {}),
    }
