"""The macros that any hand-written page may call, and the one-line pages are made of.

Each looks things up by id, says so where there is none, and leaves the HTML to a view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus.model import Position
from ..corpus.vocabulary import QuestionType
from .build import Build, MacroError, Result, unknown
from .call import Call
from .lookup import Lookup
from .views import (
    argument,
    briefing,
    claim,
    common_ground,
    comparison,
    fields,
    files,
    index,
    lists,
    matrix,
    pairs,
    predictions,
    question,
    recommendations,
    rules,
    second_coding,
    seemingly,
    timeline,
)

if TYPE_CHECKING:
    from ..corpus.model import Author
    from .here import Here


class Macros:
    """Everything that a page may call; the public methods are the macros."""

    def __init__(self, build: Build) -> None:
        self._site = build.site
        self._look = Lookup(build)

    @property
    def _here(self) -> Here:
        return self._look.here

    def briefing(self, id: str) -> Result:  # noqa: A002 - pages call it by this name
        """A whole briefing."""
        article = self._look.article(id)
        self._look.spoken_of(id, article)
        return Result(briefing.render(self._site, self._here, article))

    def question(self, id: str) -> Result:  # noqa: A002
        """A whole question: who stands where, and why they differ."""
        found = self._look.find("question", id, self._site.corpus.questions)
        self._look.spoken_of(id, found)
        return Result(question.render(self._site, self._here, found))

    def claim(self, id: str) -> Result:  # noqa: A002
        """One claim as a card; `id` is `article.claim`."""
        found = self._look.claim(id)
        self._look.spoken_of(id, found)
        card = claim.view(self._here, found)
        return Result(self._site.call("claim.html", "card", self._here, card, "whose"))

    def ref(self, id: str, text: str | None = None) -> Result:  # noqa: A002
        """A link to an article, a question, a claim or a position (`article.on-question`), for use in a sentence."""
        target = self._look.position(id) if ".on-" in str(id) else self._site.corpus.find(str(id))
        if target is None:
            known = [*self._site.corpus.articles, *self._site.corpus.questions]
            raise (
                self._look.no_claim(id)
                if "." in str(id)
                else unknown("article, question or claim", id, known)
            )
        if isinstance(target, Position):
            self._look.spoken_of(id, target)
            words = text or f"{self._here.label(target.article)} on {target.question.title}"
            return Result(str(self._here.link_to(self._here.url(target), words)), inline=True)
        self._look.spoken_of(id, target)
        return Result(str(self._here.link(target, text)), inline=True)

    def disagreement_index(
        self,
        topic: str | None = None,
        type: str | None = None,  # noqa: A002
        limit: int | None = None,
    ) -> Result:
        """Questions by how they divide; of one topic or one type of question, the first `limit` of them."""
        kind = QuestionType(self._look.one_of("type of question", type, list(QuestionType))) if type else None
        rows = index.index_rows(self._site, self._look.topic(topic), kind, self._look.limit(limit))
        return Result(self._site.call("index.html", "table", self._here, rows))

    def most_divisive(self, limit: int = 3) -> Result:
        """The questions that divide most, each with who stands where."""
        rows = [d for d in self._site.figures.disagreements if d.score is not None][: self._look.limit(limit)]
        seemings = self._site.figures.seemings_on
        return Result(self._site.call("highlights.html", "divisive", self._here, rows, seemings))

    def shared_ground(self, limit: int = 2) -> Result:
        """What articles agree on that oppose each other elsewhere, the most surprising first."""
        grounds = self._site.figures.common_ground[: self._look.limit(limit)]
        return Result(self._site.call("highlights.html", "shared", self._here, grounds))

    def matrix(self, topic: str | None = None) -> Result:
        """Articles by questions, of everything or of one topic."""
        found = matrix.matrix(self._site, self._here, self._look.topic(topic))
        return Result(self._site.call("matrix.html", "matrix", self._here, found))

    def pair_matrix(self, topic: str | None = None) -> Result:
        """How far each two articles agree, of everything or of one topic; a link where there are too many."""
        found = pairs.square(self._site, self._here, self._look.topic(topic))
        return Result(self._site.call("pairs.html", "square", self._here, found))

    def comparison(self, first: str, second: str, third: str | None = None) -> Result:
        """Two or three articles side by side."""
        ids = [first, second] if third is None else [first, second, third]
        articles = [self._look.article(id_) for id_ in ids]
        if len(set(articles)) < len(articles):
            raise MacroError("an article cannot be compared with itself", "name two or three that differ")
        for id_, article in zip(ids, articles, strict=True):
            if article.withdrawn:
                raise MacroError(f'"{id_}" is withdrawn and enters no comparison', "name another article")
            self._look.spoken_of(id_, article)
        return Result(comparison.render(self._site, self._here, articles))

    def argument_map(self, id: str) -> Result:  # noqa: A002
        """The argument of an article as a picture, with its outline in words."""
        article = self._look.article(id)
        self._look.spoken_of(id, article)
        return self._picture("argument.html", argument.view(self._here, article), "Too few claims to draw.")

    def stance_strip(self, id: str) -> Result:  # noqa: A002
        """Who stands where on one question, from strongly disagrees to strongly agrees."""
        found = self._look.find("question", id, self._site.corpus.questions)
        self._look.spoken_of(id, found)
        d = self._site.figures.of_question.get(found.id)
        if d is None:
            return self._nothing("The question is withdrawn.")
        return Result(self._site.call("stance.html", "strip", self._here, d))

    def matrix_picture(self, topic: str | None = None) -> Result:
        """Articles by questions at a glance, of everything or of one topic."""
        found = matrix.glance(self._site, self._here, self._look.topic(topic))
        if found is None:
            return self._nothing("No positions yet.")
        return Result(self._site.call("matrix.html", "grid", self._here, found))

    def timeline_picture(self) -> Result:
        """The articles among the events, on an axis."""
        return self._picture(
            "timeline.html", timeline.picture(self._site, self._here), "Nothing is dated yet."
        )

    def articles(
        self,
        topic: str | None = None,
        author: str | None = None,
        publisher: str | None = None,
        since: str | int | None = None,
        limit: int | None = None,
    ) -> Result:
        """Articles, the latest first; narrowed down by topic, author, publisher or date of publication."""
        found = lists.articles(
            self._site,
            topic=self._look.topic(topic),
            author=self._look.find("author", author, self._site.corpus.authors) if author else None,
            publisher=self._look.publisher(publisher),
            since=self._look.date(since),
        )
        return Result(
            self._site.call("articles.html", "entries", self._here, found[: self._look.limit(limit)])
        )

    def data_files(self) -> Result:
        """What this site publishes for other programs, with the address of each file."""
        return Result(self._site.call("files.html", "table", self._here, files.rows(self._site.publication)))

    def data_fields(self, kind: str) -> Result:
        """The fields of one kind of entry in that data, from its schema: `Claim`, `Position`, `Disagreement`."""
        known = self._look.one_of("kind of entry", kind, fields.kinds())
        return Result(self._site.call("files.html", "fields", self._here, known, fields.fields(known)))

    # The pages that only generated pages are made of.

    def topic(self, id: str, number: int = 1) -> Result:  # noqa: A002
        """The page of a topic."""
        topic = self._look.find("topic", id, self._site.corpus.topics)
        return Result(index.render_topic(self._site, self._here, topic, number))

    def author(self, id: str) -> Result:  # noqa: A002
        """The page of an author."""
        author: Author = self._look.find("author", id, self._site.corpus.authors)
        return Result(lists.render_author(self._site, self._here, author))

    def disagreements(self, number: int = 1) -> Result:
        """The page of the disagreement index."""
        return Result(index.render(self._site, self._here, number))

    def matrix_page(self, topic: str | None = None, number: int = 1) -> Result:
        """The page of the matrix, or of one block of a topic's."""
        found = self._look.topic(topic)
        if found is None:
            return Result(matrix.render(self._site, self._here))
        return Result(matrix.render_block(self._site, self._here, found, number))

    def agreement_page(self, number: int = 1) -> Result:
        """The page of the agreement of pairs."""
        return Result(pairs.render(self._site, self._here, number))

    def agreement_of_topic(self, topic: str) -> Result:
        """The same for one topic."""
        found = self._look.find("topic", topic, self._site.corpus.topics)
        return Result(pairs.render_topic(self._site, self._here, found))

    def compare_page(self) -> Result:
        """The page where a reader chooses articles to compare."""
        return Result(comparison.render_chooser(self._site, self._here))

    def briefings_list(self, number: int = 1) -> Result:
        """The page that lists all briefings."""
        return Result(lists.render_briefings(self._site, self._here, number))

    def questions_list(self, number: int = 1) -> Result:
        """The page that lists all questions."""
        return Result(lists.render_questions(self._site, self._here, number))

    def topics_list(self, number: int = 1) -> Result:
        """The page that lists all topics."""
        return Result(lists.render_topics(self._site, self._here, number))

    def authors_list(self, number: int = 1) -> Result:
        """The page that lists all authors."""
        return Result(lists.render_authors(self._site, self._here, number))

    def predictions(self, number: int = 1) -> Result:
        """The page of predictions."""
        return Result(predictions.render(self._site, self._here, number))

    def recommendations(self, number: int = 1) -> Result:
        """The page of recommendations."""
        return Result(recommendations.render(self._site, self._here, number))

    def contradictions(self, number: int = 1) -> Result:
        """The page of recommendations that contradict each other."""
        return Result(recommendations.render_contradictions(self._site, self._here, number))

    def common_ground(self, number: int = 1) -> Result:
        """The page of what opponents elsewhere agree on."""
        return Result(common_ground.render(self._site, self._here, number))

    def seemingly_opposed(self, number: int = 1) -> Result:
        """The page of positions that only seem opposed."""
        return Result(seemingly.render(self._site, self._here, number))

    def second_coding(self, number: int = 1) -> Result:
        """The page of what was coded twice."""
        return Result(second_coding.render(self._site, self._here, number))

    def timeline(self, number: int = 1) -> Result:
        """The page of the timeline."""
        return Result(timeline.render(self._site, self._here, number))

    def rules(self) -> Result:
        """The page of the rules of the check."""
        return Result(rules.render(self._site, self._here))

    def _picture(self, template: str, view: object | None, otherwise: str) -> Result:
        if view is None:
            return self._nothing(otherwise)
        return Result(self._site.call(f"pictures/{template}", "figure", self._here, view))

    def _nothing(self, why: str) -> Result:
        return Result(self._site.call("pictures/none.html", "nothing", self._here, why))


def calls(build: Build) -> dict[str, Call]:
    """Every macro, by the name under which pages call it."""
    macros = Macros(build)
    public = [name for name in vars(Macros) if not name.startswith("_")]
    return {name: Call(build, name, getattr(macros, name)) for name in public}
