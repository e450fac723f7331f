"""Links to what other programs read: beside a briefing, beside a question, and all of it on the page about the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import Article
from ...exports import (
    api,
    bibtex,
    calendar_file,
    csl_json,
    feed,
    references,
    ris,
    schema,
    sitemap,
)

if TYPE_CHECKING:
    from ...corpus.model import Question
    from ...exports.publication import Publication


class FileLink(NamedTuple):
    """A file of the site, by what it is called."""

    name: str
    path: str
    """From the site's root."""
    media_type: str = ""


class Citing(NamedTuple):
    """What can be cited, and the files for it."""

    what: str
    files: list[FileLink]


_CITATIONS = (("BibTeX", bibtex.ENDING), ("RIS", ris.ENDING), ("CSL-JSON", csl_json.ENDING))
_CITED = {references.Cited.ARTICLE: "the article", references.Cited.BRIEFING: "this briefing"}


def citing(article: Article) -> list[Citing]:
    """The article, and our briefing on it."""
    return [
        Citing(
            words,
            [FileLink(name, references.path(article.id, cited, ending)) for name, ending in _CITATIONS],
        )
        for cited, words in _CITED.items()
    ]


def data(thing: Article | Question) -> FileLink:
    """The thing as data."""
    section = "articles" if isinstance(thing, Article) else "questions"
    return FileLink("JSON", api.path(section, thing.id), "application/json")


INDEX = (
    FileLink("CSV for a spreadsheet", f"{api.FOLDER}/disagreements.csv"),
    FileLink("CSV of all positions", f"{api.FOLDER}/positions.csv"),
    FileLink("JSON", f"{api.FOLDER}/disagreements.json"),
)
_CALENDAR = FileLink("Calendar of the dates by which they are due", calendar_file.PATH, "text/calendar")
_FEED = FileLink("New and revised briefings", feed.PATH, "application/atom+xml")


def predictions(publication: Publication) -> list[FileLink]:
    """The calendar, where any prediction has a date."""
    return [_CALENDAR] if calendar_file.due(publication) else []


def alternates(publication: Publication) -> list[FileLink]:
    """What readers can follow from every page, with a program of theirs."""
    return [*([_FEED] if publication.url else []), *predictions(publication)]


class Row(NamedTuple):
    """A file, or many, and what is in it."""

    pattern: str
    path: str
    """Where it is; empty where there are many, or none yet."""
    about: str


def rows(publication: Publication) -> list[Row]:
    """Every file that this site has, the most asked for first."""
    article = next(iter(publication.corpus.articles), "")
    question = next(iter(publication.corpus.questions), "")
    found = [
        Row(f"{api.FOLDER}/disagreements.csv", "", "The index as a table, a row for each question."),
        Row(f"{api.FOLDER}/positions.csv", "", "A row for each position of an article on a question."),
        Row(
            f"{api.FOLDER}/disagreements.json",
            "",
            "The index: every question, its figures, and who stands where.",
        ),
        Row(
            f"{api.FOLDER}/corpus.json",
            "",
            "Everything: topics, events, questions, and articles with their claims and positions.",
        ),
        Row(
            f"{api.FOLDER}/articles/….json",
            article and api.path("articles", article),
            "One article, its claims and positions.",
        ),
        Row(
            f"{api.FOLDER}/questions/….json",
            question and api.path("questions", question),
            "One question, with everybody’s position and why they differ.",
        ),
        Row(
            f"{api.FOLDER}/versions/….json",
            "",
            "Earlier wordings and codings of a page, where the history of the repository has any.",
        ),
        Row(schema.PATH, "", "The JSON Schema (2020-12) of all the JSON."),
        *(
            Row(path, "", f"Every article and every briefing as {name}.")
            for path, (name, _) in zip(
                ("references.bib", "references.ris", "references.json"), _CITATIONS, strict=True
            )
        ),
        Row(
            "briefings/…/article.bib",
            article and references.path(article, references.Cited.ARTICLE, "bib"),
            "One article, to cite; also .ris and .csl.json.",
        ),
        Row(
            "briefings/…/briefing.bib",
            article and references.path(article, references.Cited.BRIEFING, "bib"),
            "Our briefing on it, to cite; likewise.",
        ),
        Row(calendar_file.PATH, "", "Predictions with the date by which they are due, as a calendar."),
        Row(feed.PATH, "", "New and revised briefings, as a feed (Atom)."),
        Row(sitemap.PATH, "", "Every page, for search engines."),
    ]
    needs_address = {feed.PATH, sitemap.PATH}
    return [
        row if "…" in row.pattern else row._replace(path=row.pattern)
        for row in found
        if publication.url or row.pattern not in needs_address
    ]
