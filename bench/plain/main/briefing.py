"""The page of an article."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from .data import KINDS, RELATIONS, STANCES, Data, Entry, full, words

if TYPE_CHECKING:
    from collections.abc import Callable

INCOMING = {
    "supports": "supported by",
    "attacks": "attacked by",
    "undercuts": "undercut by",
    "qualifies": "qualified by",
}
BASE = "../"


def macros(data: Data) -> dict[str, Callable[..., str]]:
    """What pages call."""

    def briefing(id_: str) -> str:
        return _Briefing(data, id_).text()

    return {"briefing": briefing}


class _Briefing:
    def __init__(self, data: Data, id_: str) -> None:
        self._data = data
        self._id = id_
        self._article = data.articles[id_]
        self._blocks: list[str] = []

    def text(self) -> str:
        self._head()
        for section, kind in KINDS.items():
            claims = self._article[section]
            if claims:
                self._add(f"## {section.capitalize()} {len(claims)} {{#{section}}}")
                if kind == "assumption":
                    self._add("*What the argument needs and does not argue, as the annotators read it.*")
                for id_, claim in claims.items():
                    self._claim(id_, kind, claim)
        self._add(f"## Positions {len(self._article['positions'])} {{#positions}}")
        for question, position in self._article["positions"].items():
            self._position(question, position)
        self._silences()
        self._neighbours()
        self._about()
        return "\n\n".join(self._blocks)

    def _add(self, block: str) -> None:
        self._blocks.append(block)

    def _head(self) -> None:
        data, article = self._data, self._article
        topics = [f"[{data.topics[topic]['title']}](../topics/{topic}.md)" for topic in article["topics"]]
        self._add(" · ".join(["[Briefings](index.md)", *topics]))
        self._add(f"# {article['title']}")
        people = [
            f"[{author['name']}](../authors/{author['id']}.md) ({author['affiliation']})"
            for author in article["authors"]
        ]
        original = (
            f"[Read the original]({article['url']})"
            if "url" in article
            else "address of the original not known"
        )
        who = ", ".join(people) or "Author not named"
        self._add(f"{who} · {article['publisher']} · {words(article['published'])} · {original}")
        self._add(data.rich(BASE, article["summary"]))
        counts = ", ".join(f"{len(article[section])} {section}" for section in KINDS if article[section])
        lines = [f"- {counts}, {len(article['positions'])} positions on shared questions."]
        for name, rows in zip(
            ("Closest to", "Farthest from"), data.figures["neighbours"][self._id], strict=True
        ):
            for other, value, shared in rows[:1]:
                lines.append(
                    f"- {name} {data.link(BASE, other)}: agreement {value:.2f} "
                    f"over {shared} shared questions."
                )
        self._add("\n".join(lines))

    def _claim(self, id_: str, kind: str, claim: Entry) -> None:
        data, key = self._data, f"{self._id}.{id_}"
        self._add(
            f'### {id_} {data.rich(BASE, claim["text"])} {{#{id_} data-claim="{key}" data-kind="{kind}"}}'
        )
        self._withdrawn(claim)
        if "quote" in claim:
            self._add(f"> {claim['quote']}")
        meta = [data.tags(claim), data.passages(self._article, claim)]
        meta += [f"{relation} {self._names(claim[relation])}" for relation in RELATIONS if relation in claim]
        for relation, entries in groupby(sorted(data.incoming.get(key, ())), key=lambda entry: entry[0]):
            meta.append(f"{INCOMING[relation]} {self._names([other for _, other in entries])}")
        self._add(" ".join(part for part in meta if part))
        if "resolution" in claim:
            resolution = claim["resolution"]
            source = f"Source: [{resolution['source']['title']}]({resolution['source']['url']})"
            self._add(f"{words(resolution['date'])}: {data.rich(BASE, resolution['note'])} {source}")
        if "note" in claim:
            self._add(data.rich(BASE, claim["note"]))
        if "cites" in claim:
            cited = ", ".join(f"[{source['title']}]({source['url']})" for source in claim["cites"])
            self._add(f"Cites {cited}.")
        back = []
        if key in data.carried:
            titles = [
                f"[{data.questions[question]['title']}](#on-{question})" for question in data.carried[key]
            ]
            back.append(f"Carries the position on {', '.join(titles)}.")
        self._add(" ".join(back))

    def _names(self, references: list[str]) -> str:
        names = []
        for reference in references:
            article, _, id_ = full(self._id, reference).partition(".")
            names.append(f"[{id_}](#{id_})" if article == self._id else self._data.link(BASE, reference))
        return ", ".join(names)

    def _position(self, question: str, position: Entry) -> None:
        data = self._data
        value, sign, stance = STANCES[position["stance"]]
        attributes = (
            f'#on-{question} data-question="{question}" data-article="{self._id}" data-stance="{value}"'
        )
        proposition = data.questions[question]["proposition"]
        link = f"[{proposition}](../questions/{question}.md#{self._id})"
        self._add(f"### {sign} {stance} {link} {{{attributes}}}")
        if "note" in position:
            self._add(data.rich(BASE, position["note"]))
        basis = "*inferred* " if position["basis"] == "inferred" else ""
        because = f"because of {self._names(position['because'])} " if position["because"] else ""
        self._add(f"{basis}{because}{data.passages(self._article, position)}")
        others = data.figures["opponents"].get(f"{question} {value}", [])
        if others:
            named = ", ".join(
                f"[{data.labels[other]}](../briefings/{other}.md#on-{question}) {STANCES[stance][2]}"
                for other, stance in others[:5]
            )
            more = len(others) - len(others[:5])
            rest = f" and [{more} more](../questions/{question}.md)" if more else ""
            self._add(f"Opposed: {named}{rest}")

    def _silences(self) -> None:
        silences = self._data.figures["silences"].get(self._id, [])
        if silences:
            self._add(f"## Silences {len(silences)} {{#silences}}")
            self._add(
                "*Questions of its topics that it leaves out and at least two other articles take up. "
                "Silence says nothing about where an author stands.*"
            )
            questions = self._data.questions
            self._add(
                "\n".join(f"- [{questions[id_]['proposition']}](../questions/{id_}.md)" for id_ in silences)
            )

    def _neighbours(self) -> None:
        data = self._data
        closest, farthest = data.figures["neighbours"][self._id]
        if not closest and not farthest:
            return
        self._add("## Closest and farthest {#neighbours}")
        self._add(
            "*Mean agreement over the questions that both articles answer: "
            "1 is the same stance on each, 0 the opposite ends.*"
        )
        lines = ["| | Article | Agreement | Shared questions |", "|---|---|---|---|"]
        for name, rows in (("Closest", closest), ("Farthest", farthest)):
            for place, (other, value, shared) in enumerate(rows):
                title = f"[{data.articles[other]['title']}](../briefings/{other}.md) {data.labels[other]}"
                lines.append(f"| {'' if place else name} | {title} | {value:.2f} | {shared} |")
        self._add("\n".join(lines))

    def _about(self) -> None:
        data, article = self._data, self._article
        self._add("## About this briefing {#about}")
        people = ", ".join(annotator["name"] for annotator in article["annotators"])
        text = (
            f"Annotated by {people}. The claims are paraphrased in the annotators’ words; paragraph numbers "
            "count the non-empty lines of the original. How stances, types and labels are decided: "
            "[method](../method.md)."
        )
        if receipt := article.get("receipt"):
            text += f" Passages were last checked against a copy of the text on {words(receipt['date'])}."
        self._add(text)
        self._add(data.mentioned(BASE, self._id))

    def _withdrawn(self, entry: Entry) -> None:
        if "withdrawn" in entry:
            gone = entry["withdrawn"]
            self._add(
                f'!!! warning "Withdrawn on {words(gone["date"])}"\n    {self._data.rich(BASE, gone["reason"])}'
            )
