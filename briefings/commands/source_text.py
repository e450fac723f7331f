"""Shared by the commands that read a copy of an article's text: their options, the article and the text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..corpus.loading import survey
from ..corpus.reader import NOT_CHECKED
from ..corpus.wording import no_such, pluralize
from ..source.directive import Source
from ..source.isolated import read_isolated
from ..source.reading import LIMIT, ReadingError
from .project import MisuseError, name_of_given, read_given
from .terminal import CHECK

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..corpus.model import Article
    from ..corpus.problem import Problem


def add_text(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command: the article's id, and `--text` with the file of its text."""
    command.add_argument("article", metavar="ARTICLE", help="the id of the article")
    command.add_argument(
        "--text",
        required=True,
        metavar="FILE",
        help="its text: plain (a line is a paragraph), a saved web page or a PDF; - for what is piped in",
    )


def article_of(root: Path, id_: str) -> tuple[Article | None, list[Problem]]:
    """The article with an id, or with the id that replaced it, whatever is wrong with the rest of the data.

    It is as far as it fits the schema, with the errors in it; or None if nothing of it can be read, with the errors that
    may hide it. How many others there are is printed. Raises MisuseError if there is no such article.
    """
    corpus, problems = survey(root)
    current = corpus.redirects.get(id_, id_)
    errors = [problem for problem in problems if problem.severity == "error"]
    own = [problem for problem in errors if f"{problem.path}.".startswith(f"articles.{current}.")]
    article = corpus.articles.get(current)
    if article is None and not own:
        own = [problem for problem in errors if not problem.path or NOT_CHECKED in problem.message]
        if not own:
            raise MisuseError(no_such("article", id_, corpus.articles))
    if elsewhere := len(errors) - len(own):
        print(f"{pluralize(elsewhere, 'problem')} elsewhere: run {CHECK}", file=sys.stderr)
    return article, own


def source_of(given: str) -> Source:
    """The text that was named. Raises MisuseError if it cannot be read."""
    try:
        return Source(read_isolated(read_given(given, LIMIT + 1)))
    except ReadingError as error:
        raise MisuseError(f"{name_of_given(given)}: {error}") from None
