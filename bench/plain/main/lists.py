"""Lists over everything, and the pages of topics and authors."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .data import STANCES, Data, claims, cut, pager, words
from .question import LABELS, matrix, table

if TYPE_CHECKING:
    from collections.abc import Callable

TYPES = {"fact": "Facts", "forecast": "Forecasts", "value": "Values", "policy": "Policies"}
INDEX = (
    "The index is 0 where all that take a position take the same one, and 1 where they split evenly between the two "
    "ends. In brackets: how far it would move if one stance were coded one step differently. It describes these "
    "articles, not the debate."
)
TIMELINE = "The articles among the events that they speak of, so that a reader sees what an author could not yet know."
HEADINGS = {"open": "Open", "held": "Held", "failed": "Failed", "unresolvable": "Cannot be decided"}


def macros(data: Data) -> dict[str, Callable[..., str]]:
    """What pages call."""
    lists = _Lists(data)
    return {name: getattr(lists, name) for name in vars(_Lists) if not name.startswith("_")}


class _Lists:
    def __init__(self, data: Data) -> None:
        self._data = data

    def briefings_list(self, number: int = 1) -> str:
        data, base = self._data, _base("briefings/index", number)
        entries = "\n".join(data.article_entry(base, id_) for id_ in cut(data.newest, number))
        lead = "Every article, the latest first: what it claims, on what evidence, and where it stands."
        return f"# Briefings\n\n{lead}\n\n{entries}\n\n{pager(base, 'briefings/index', number, len(data.newest))}"

    def questions_list(self, number: int = 1) -> str:
        order, base = self._data.figures["order"], _base("questions/index", number)
        rows = table(self._data, base, cut(order, number))
        lead = "Every proposition on which the articles take positions."
        return f"# Questions\n\n{lead}\n\n{rows}\n\n{pager(base, 'questions/index', number, len(order))}"

    def topics_list(self, number: int = 1) -> str:
        data = self._data
        count = Counter(topic for article in data.articles.values() for topic in article["topics"])
        items = [(f"{id_}.md", topic["title"], count[id_]) for id_, topic in data.topics.items()]
        return f"# Topics\n\nWhat the articles are about.\n\n{_items('topics/index', number, items)}"

    def authors_list(self, number: int = 1) -> str:
        people = sorted(
            self._data.authors.values(), key=lambda author: (author["name"].casefold(), author["id"])
        )
        items = [(f"{author['id']}.md", author["name"], len(author["articles"])) for author in people]
        return f"# Authors\n\nWho wrote the articles.\n\n{_items('authors/index', number, items)}"

    def author(self, id_: str) -> str:
        data, author = self._data, self._data.authors[id_]
        written = [article for article in data.newest if article in set(author["articles"])]
        blocks = [
            "[Authors](index.md)",
            f"# {author['name']}",
            author.get("affiliation", ""),
            "## Articles {#articles}",
        ]
        blocks.append("\n".join(data.article_entry("../", article) for article in written))
        stands = {
            (question, article): position
            for article in written
            for question, position in data.articles[article]["positions"].items()
        }
        lines = []
        for question in data.figures["order"]:
            for article in written:
                if position := stands.get((question, article)):
                    _, sign, stance = STANCES[position["stance"]]
                    link = f"[{data.questions[question]['proposition']}](../briefings/{article}.md#on-{question})"
                    whose = f" {data.labels[article]}" if len(written) > 1 else ""
                    lines.append(f"- {sign} {stance} {link}{whose}")
        if lines:
            blocks += ["## Positions {#positions}", "\n".join(lines)]
        return "\n\n".join(blocks)

    def topic(self, id_: str, number: int = 1) -> str:
        data, topic = self._data, self._data.topics[id_]
        base = "../" if number == 1 else "../../../"
        order = [question for question in data.figures["order"] if data.questions[question]["topic"] == id_]
        articles = [article for article in data.newest if id_ in data.articles[article]["topics"]]
        shown = cut(articles, number)
        blocks = [
            f"[Topics]({base}topics/index.md)",
            f"# {topic['title']}",
            data.rich(base, topic["summary"]),
        ]
        blocks.append(f"{len(order)} questions · {len(articles)} articles")
        if order and number == 1:
            blocks += ["## Questions {#questions}", table(data, base, order)]
        if order and shown:
            blocks += ["## Who stands where {#matrix}", matrix(data, base, order, shown)]
        blocks += [
            "## Articles {#articles}",
            "\n".join(data.article_entry(base, article) for article in shown),
        ]
        blocks.append(pager(base, f"topics/{id_}", number, len(articles)))
        return "\n\n".join(blocks)

    def disagreements(self, number: int = 1) -> str:
        data, base = self._data, _base("disagreements", number)
        order = data.figures["order"]
        blocks = [
            "# Disagreement index",
            f"{len(order)} questions across {len(data.articles)} articles.",
            f"*{INDEX} [Method]({base}method.md)*",
        ]
        if number == 1:
            blocks.append("## Who stands where {#matrix}")
            if data.figures["matrix"]:
                blocks.append(matrix(data, base, order, list(data.articles)))
            else:
                topics = [f"[{topic['title']}](topics/{id_}.md)" for id_, topic in data.topics.items()]
                blocks.append(f"By topic: {', '.join(topics)}.")
        blocks.append("## All questions, by how they divide {#questions}")
        blocks.append(table(data, base, cut(order, number)))
        blocks.append(pager(base, "disagreements", number, len(order)))
        if number == 1:
            blocks.append("## By kind of question {#by-kind}")
            for type_, heading in TYPES.items():
                rows = [id_ for id_ in order if data.questions[id_]["type"] == type_]
                if rows:
                    blocks += [f"### {heading} {len(rows)}", "\n".join(self._short(id_) for id_ in rows)]
        return "\n\n".join(blocks)

    def _short(self, id_: str) -> str:
        figure = self._data.figures["questions"][id_]
        score = "" if figure["score"] is None else f", {figure['score']:.2f}"
        proposition = self._data.questions[id_]["proposition"]
        return f"1. [{proposition}](questions/{id_}.md) *{LABELS[figure['label']][0]}{score}*"

    def predictions(self, number: int = 1) -> str:
        found = self._of_kind("prediction")
        found.sort(key=lambda entry: ("by" not in entry[1], entry[1].get("by", 0)))
        order = list(HEADINGS)
        found.sort(key=lambda entry: order.index(entry[1].get("status", "open")))
        entries = [(HEADINGS[claim.get("status", "open")], key) for key, claim in found]
        lead = "What the articles expect to happen, and what became of it."
        return f"# Predictions\n\n{lead}\n\n{self._cards('predictions', number, entries)}"

    def recommendations(self, number: int = 1) -> str:
        found = self._of_kind("recommendation")
        entries = [(whom, key) for key, claim in found for whom in claim.get("to", ())]
        entries.sort(key=lambda entry: entry[0].casefold())
        entries += [("Nobody in particular", key) for key, claim in found if not claim.get("to")]
        lead = "What the articles want done, by whom it is to be done."
        return f"# Recommendations\n\n{lead}\n\n{self._cards('recommendations', number, entries)}"

    def _of_kind(self, wanted: str) -> list[tuple[str, dict[str, Any]]]:
        data = self._data
        return [
            (f"{article}.{id_}", claim)
            for article in data.newest
            for id_, kind, claim in claims(data.articles[article])
            if kind == wanted
        ]

    def _cards(self, source: str, number: int, entries: list[tuple[str, str]]) -> str:
        base = _base(source, number)
        totals = Counter(name for name, _ in entries)
        blocks = []
        for name, group in groupby(cut(entries, number), key=lambda entry: entry[0]):
            blocks.append(f"## {name} {totals[name]}")
            blocks.append("\n".join(self._data.card(base, key, whose=True) for _, key in group))
        return "\n\n".join([*blocks, pager(base, source, number, len(entries))])

    def timeline(self, number: int = 1) -> str:
        data, base = self._data, _base("timeline", number)
        entries = [(str(event["date"]), event["title"]) for event in data.events.values()]
        for id_, article in data.articles.items():
            line = f"[{article['title']}]({base}briefings/{id_}.md) {data.labels[id_]}"
            entries.append((str(article["published"]), line))
        entries.sort()
        blocks = ["# Timeline", TIMELINE]
        for year, group in groupby(cut(entries, number), key=lambda entry: entry[0][:4]):
            blocks += [f"## {year}", "\n".join(f"1. {words(date)} {line}" for date, line in group)]
        blocks.append(pager(base, "timeline", number, len(entries)))
        return "\n\n".join(blocks)


def _base(source: str, number: int) -> str:
    """What leads from a page of a long list to the root."""
    folder = source.removesuffix("/index")
    return "../" * (source.count("/") if number == 1 else folder.count("/") + 2)


def _items(source: str, number: int, items: list[tuple[str, str, int]]) -> str:
    base = _base(source, number)
    folder = source.removesuffix("index")
    lines = [f"- [{name}]({base}{folder}{page}) {count} articles" for page, name, count in cut(items, number)]
    return "\n".join(lines) + "\n\n" + pager(base, source, number, len(items))
