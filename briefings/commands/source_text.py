"""Shared by the commands that read a copy of an article's text: their options, the article and the text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus import check
from ..corpus.wording import did_you_mean, quoted, visible
from ..source.directive import Source
from ..source.isolated import read_isolated
from ..source.reading import LIMIT, ReadingError
from .project import MisuseError

if TYPE_CHECKING:
    import argparse

    from ..corpus.model import Article

STDIN = "-"


def add_text(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command: the article's id, and `--text` with the file of its text."""
    command.add_argument("article", metavar="ARTICLE", help="the id of the article")
    command.add_argument(
        "--text",
        required=True,
        metavar="FILE",
        help="its text: plain (a line is a paragraph), a saved web page or a PDF; - for what is piped in",
    )


def article_of(root: Path, id_: str) -> Article | None:
    """The article with an id, or with the id that replaced it. If there are errors in the data, print them: None.

    Raises MisuseError if there is no such article.
    """
    corpus, problems = check(root)
    if corpus is None:
        for problem in problems:
            if problem.severity == "error":
                print(visible(str(problem)))
        print("Fix this first; the text was not looked at.")
        return None
    article = corpus.articles.get(corpus.redirects.get(id_, id_))
    if article is not None:
        return article
    hint = did_you_mean(id_, corpus.articles)
    raise MisuseError("; ".join(filter(None, [f"there is no article {quoted(id_)}", hint])))


def source_of(given: str) -> Source:
    """The text that was named. Raises MisuseError if it cannot be read."""
    name = "what was piped in" if given == STDIN else visible(given)
    try:
        return Source(read_isolated(_bytes(given)))
    except ReadingError as error:
        raise MisuseError(f"{name}: {error}") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise MisuseError(f"{name} cannot be read: {reason}") from None


def _bytes(given: str) -> bytes:
    if given == STDIN:
        return sys.stdin.buffer.read(LIMIT + 1)
    path = Path(given)
    if path.exists() and not path.is_file():
        raise OSError("it is not a file")
    with path.open("rb") as file:
        return file.read(LIMIT + 1)
