"""Shared by the commands that read a copy of an article's text: their options, the article and the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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


class Found(NamedTuple):
    """An article that a command is asked about, whatever is wrong with the rest of the data."""

    article: Article | None
    """As far as it fits the schema. None if nothing of it can be read."""
    errors: list[Problem]
    """The errors in the article itself or, if it is None, those that may hide it."""
    elsewhere: int
    """The number of all other errors."""

    @property
    def aside(self) -> str:
        """One line about the errors elsewhere. Empty if there are none."""
        return f"{pluralize(self.elsewhere, 'problem')} elsewhere: run {CHECK}" if self.elsewhere else ""


def article_of(root: Path, id_: str) -> Found:
    """The article with an id, or with the id that replaced it. Raises MisuseError if there is no such article."""
    corpus, problems = survey(root)
    current = corpus.redirects.get(id_, id_)
    errors = [problem for problem in problems if problem.severity == "error"]
    own = [problem for problem in errors if f"{problem.path}.".startswith(f"articles.{current}.")]
    article = corpus.articles.get(current)
    if article is None and not own:
        own = [problem for problem in errors if not problem.path or NOT_CHECKED in problem.message]
        if not own:
            raise MisuseError(no_such("article", id_, corpus.articles))
    return Found(article, own, len(errors) - len(own))


def source_of(given: str) -> Source:
    """The text that was named. Raises MisuseError if it cannot be read."""
    try:
        return Source(read_isolated(read_given(given, LIMIT + 1)))
    except ReadingError as error:
        raise MisuseError(f"{name_of_given(given)}: {error}") from None
