"""`llms.txt`: what the site holds, for programs that read (llmstxt.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import api, schema
from .markdown import Pen, twin
from .publication import File, byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .publication import Publication

PATH = "llms.txt"
_ABOUT = (
    "Each article has a briefing: what it claims, on what evidence, and where it stands. All of them together make a "
    "disagreement index. Claims are paraphrased by annotators; a question that an article leaves out is no position."
)


def files(publication: Publication) -> Iterator[File]:
    """`llms.txt`."""
    yield File(PATH, "\n".join([*_lines(publication), ""]).encode())


def _lines(publication: Publication) -> Iterator[str]:
    pen = Pen(publication, PATH)

    def link(words: str, path: str) -> str:
        return pen.link_to(words, publication.url + path)

    yield f"# {pen.text(publication.name)}"
    if publication.description:
        yield f"\n> {pen.text(publication.description)}"
    yield f"\n{_ABOUT}"
    if publication.rights:
        yield f"\n{pen.text(publication.rights)}"
    yield "\n## Questions, the most divisive first\n"
    for d in publication.figures.disagreements:
        score = "" if d.score is None else f", {d.score:.2f}"
        proposition = publication.plain(d.question.proposition)
        label = d.label.value.replace("-", " ")
        yield f"- {link(proposition, twin(publication, f'questions/{d.question.id}'))}: {label}{score}"
    yield "\n## Briefings\n"
    for article in publication.corpus.articles.values():
        if article.withdrawn is None:
            about = pen.text(publication.plain(article.summary or ""))
            title = f"{byline(article)}, “{article.title}”"
            yield f"- {link(title, twin(publication, f'briefings/{article.id}'))}" + (
                f": {about}" if about else ""
            )
    yield "\n## Data\n"
    yield f"- {link('Everything as JSON', f'{api.FOLDER}/corpus.json')}"
    yield f"- {link('The disagreement index as JSON', f'{api.FOLDER}/disagreements.json')}"
    yield f"- {link('The disagreement index as CSV', f'{api.FOLDER}/disagreements.csv')}"
    yield f"- {link('The schema of the JSON', schema.PATH)}"
