"""Links to the site's files for other programs: beside a briefing, beside a question, and all of them in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import Article
from ...exports import api, bibliography, calendar_file, feed, schema, sitemap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.model import Question
    from ...exports.publication import Publication
    from ..context import PageContext


class FileLink(NamedTuple):
    """A link to a file of the site."""

    name: str
    path: str
    """From the site's root."""
    media_type: str = ""


INDEX = (
    FileLink("CSV for a spreadsheet", f"{api.FOLDER}/disagreements.csv"),
    FileLink("CSV of all positions", f"{api.FOLDER}/positions.csv"),
    FileLink("JSON", f"{api.FOLDER}/disagreements.json"),
)
BIBLIOGRAPHIES = tuple(
    FileLink(path, path) for path in (bibliography.BIBTEX, bibliography.RIS, bibliography.CSL_JSON)
)
_CALENDAR = FileLink("Calendar of the dates by which they are due", calendar_file.PATH, "text/calendar")
_FEED = FileLink("New and revised briefings", feed.PATH, "application/atom+xml")


def data(thing: Article | Question) -> FileLink:
    """The JSON file of an article or question."""
    section = "articles" if isinstance(thing, Article) else "questions"
    return FileLink("JSON", api.path(section, thing.id), "application/json")


def predictions(publication: Publication) -> list[FileLink]:
    """The calendar of predictions, if any prediction has a date."""
    return [_CALENDAR] if any(calendar_file.due(publication)) else []


def alternates(publication: Publication) -> list[FileLink]:
    """The files that feed readers and other programs look for in the head of every page."""
    return [*([_FEED] if publication.url else []), *predictions(publication)]


_TABLE = {
    f"{api.FOLDER}/disagreements.csv": "The index as a table, a row for each question.",
    f"{api.FOLDER}/positions.csv": "A row for each position of an article on a question.",
    f"{api.FOLDER}/agreement.csv": "A row for every two articles that answer a question in common.",
    f"{api.FOLDER}/disagreements.json": "The index: every question, its figures, and who stands where.",
    f"{api.FOLDER}/corpus.json": (
        "Everything: topics, events, questions, and articles with their claims and positions."
    ),
    f"{api.FOLDER}/articles/….json": "One article, its claims and positions, and how to cite it.",
    f"{api.FOLDER}/questions/….json": "One question, with everybody’s position and why they differ.",
    f"{api.FOLDER}/versions/….json": (
        "Earlier wordings and codings of a page, where the history of the repository has any."
    ),
    schema.PATH: "The JSON Schema (2020-12) of all the JSON.",
    bibliography.BIBTEX: "Every article and every briefing as BibTeX.",
    bibliography.RIS: "The same as RIS.",
    bibliography.CSL_JSON: "The same as CSL-JSON.",
    calendar_file.PATH: "Predictions with the date by which they are due, as a calendar.",
    feed.PATH: "New and revised briefings, as a feed (Atom).",
    sitemap.PATH: "Every page, for search engines.",
}
"""What each file holds, the most asked for first; `…` in a path stands for an id."""


class FileRow(NamedTuple):
    """A file, or many of one kind, and what it holds."""

    pattern: str
    path: str
    """Its path, or an example of many; empty if there may be none."""
    about: str


def rows(publication: Publication) -> Iterator[FileRow]:
    """Every file that this site has."""
    articles, questions = publication.corpus.articles, publication.corpus.questions
    examples = {"articles": next(iter(articles), ""), "questions": next(iter(questions), "")}
    for pattern, about in _TABLE.items():
        if pattern in (feed.PATH, sitemap.PATH) and not publication.url:
            continue
        path = pattern
        if "…" in pattern:
            section = pattern.split("/")[-2]
            example = examples.get(section)
            path = api.path(section, example) if example else ""
        yield FileRow(pattern, path, about)


def render_table(here: PageContext) -> str:
    """What this site publishes for other programs, with the address of each file."""
    return here.call("files.html", "table", list(rows(here.site.publication)))
