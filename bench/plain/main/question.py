"""The page of a question, and questions in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .data import STANCES, Data, Entry, full, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LABELS = {
    "opposed": ("opposed", "At least one article agrees and at least one disagrees."),
    "degree": ("by degree", "No two articles are on opposite sides, but they do not all go equally far."),
    "agreed": ("agreed", "All that take a position take the same one."),
    "one-voice": ("one voice", "A single article takes a position, so there is nothing to compare."),
    "unaddressed": ("unaddressed", "No article takes a position."),
}
TYPES = {
    "fact": "a question of fact",
    "forecast": "a forecast",
    "value": "a question of value",
    "policy": "a question of policy",
}
BASE = "../"
ON_A_POINT = 12
"""So many articles are named at each point of the scale."""
SILENT = 50
_SCALE = [stance for stance in reversed(STANCES) if stance != "unclear"]


def macros(data: Data) -> dict[str, Callable[..., str]]:
    """What pages call."""

    def question(id_: str) -> str:
        return "\n\n".join(_blocks(data, id_))

    return {"question": question}


def _blocks(data: Data, id_: str) -> list[str]:
    question, figure = data.questions[id_], data.figures["questions"][id_]
    topic = question["topic"]
    blocks = [
        f"[Disagreements](../disagreements.md) · [{data.topics[topic]['title']}](../topics/{topic}.md)",
        f"# {question['proposition']}",
        f"**Who disagrees holds instead:** {data.rich(BASE, question['disagreeing'])}",
        *_figures(figure, TYPES[question["type"]]),
        _strip(data, id_),
        *_why(data, id_, figure),
    ]
    positions = sorted(data.positions[id_], key=lambda entry: list(STANCES).index(entry[1]["stance"]))
    blocks.append(f"## Positions {len(positions)} {{#_positions}}")
    for article, position in positions:
        blocks += _position(data, id_, article, position)
    if silent := figure["silent"]:
        blocks.append(f"## Silent on this {len(silent)} {{#_silent}}")
        shown = silent[:SILENT]
        lines = [
            f"- [{data.articles[other]['title']}](../briefings/{other}.md) {data.labels[other]}"
            for other in shown
        ]
        if more := len(silent) - len(shown):
            lines.append(f"- and {more} more")
        blocks.append("\n".join(lines))
    if mentioned := data.mentioned(BASE, id_):
        blocks += ["## About this question {#_about}", mentioned]
    return blocks


def _figures(figure: Entry, type_: str) -> tuple[str, str]:
    label, meaning = LABELS[figure["label"]]
    stand = f"{figure['answered']} of {figure['of']} articles take a position"
    if figure["unclear"]:
        stand += f", {figure['unclear']} unclear"
    hint = meaning
    if figure["score"] is not None:
        hint += (
            " The index is 0 where all stances are equal and 1 where they split evenly between the two ends; "
            "in brackets, its range if one stance were coded one step differently."
        )
    return (
        f"*{label}* {index(figure)} {stand} · {type_}",
        f"*{hint} It describes these articles, not the debate. [Method](../method.md).*",
    )


def _strip(data: Data, id_: str) -> str:
    """The five points of the scale, with who stands on each."""
    lines = []
    for stance in _SCALE:
        who = [article for article, position in data.positions[id_] if position["stance"] == stance]
        names = [f"[{data.labels[article]}](#{article})" for article in who[:ON_A_POINT]] or ["nobody"]
        if more := len(who[ON_A_POINT:]):
            names.append(f"and {more} more")
        lines.append(f"1. {STANCES[stance][1]} {STANCES[stance][2]} {' '.join(names)}")
    return "\n".join(lines)


def _why(data: Data, id_: str, figure: Entry) -> list[str]:
    """Why the sides differ."""
    why = figure["why"]
    if not why:
        return []
    kind = TYPES[data.questions[id_]["type"]]
    lines = [
        f"- It is {kind}; read off what both sides rest on, they differ through {', '.join(why['through'])}."
    ]
    for verb, side in (("agree", "for"), ("disagree", "against")):
        grounds = (
            ", ".join(f"{count} {ground}" for ground, count in why[side].items()) or "no annotated claim"
        )
        lines.append(f"- The {why['number'][side]} articles that {verb} rest on {grounds}.")
    if why["links"]:
        links = [f"{data.link(BASE, a)} {relation} {data.link(BASE, b)}" for a, relation, b in why["links"]]
        lines.append(f"- Claims of the two sides bear directly on each other: {'; '.join(links)}.")
    for title, claims in why["shared"]:
        lines.append(f"- Both sides cite “{title}”: {', '.join(data.link(BASE, claim) for claim in claims)}.")
    return ["## Why they differ {#_why}", "\n".join(lines)]


def _position(data: Data, id_: str, article_id: str, position: Entry) -> list[str]:
    article = data.articles[article_id]
    value, sign, stance = STANCES[position["stance"]]
    attributes = f'#{article_id} data-question="{id_}" data-article="{article_id}" data-stance="{value}"'
    link = f"[{data.labels[article_id]}](../briefings/{article_id}.md#on-{id_})"
    inferred = " · inferred" if position["basis"] == "inferred" else ""
    when = f"{article['publisher']}, {words(article['published'])}{inferred}"
    blocks = [
        f"### {link} {sign} {stance} {{{attributes}}}",
        f"[{article['title']}](../briefings/{article_id}.md) · {when} {data.passages(article, position)}",
    ]
    if "note" in position:
        blocks.append(data.rich(BASE, position["note"]))
    blocks.append("\n".join(data.card(BASE, full(article_id, claim)) for claim in position["because"]))
    return blocks


def index(figure: Entry) -> str:
    """The index of disagreement with its range."""
    if figure["score"] is None:
        return "no index"
    return f"**{figure['score']:.2f}** ({figure['low']:.2f}–{figure['high']:.2f})"


def table(data: Data, base: str, ids: Sequence[str]) -> str:
    """Questions with how they divide."""
    lines = [
        "| Question | Division | −− | − | ± | + | ++ | Take a position |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for id_ in ids:
        question, figure = data.questions[id_], data.figures["questions"][id_]
        stances = [position["stance"] for _, position in data.positions[id_]]
        cells = [
            f"[{question['proposition']}]({base}questions/{id_}.md) *{question['type']}*",
            f"{index(figure)} *{LABELS[figure['label']][0]}*",
            *(str(stances.count(stance) or "") for stance in _SCALE),
            f"{figure['answered']} of {figure['of']}"
            + (f", {figure['unclear']} unclear" if figure["unclear"] else ""),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def matrix(data: Data, base: str, ids: Sequence[str], articles: Sequence[str]) -> str:
    """Articles by questions."""
    heads = " | ".join(f"[{data.labels[article]}]({base}briefings/{article}.md)" for article in articles)
    lines = [f"| Question | {heads} |", "|---" * (len(articles) + 1) + "|"]
    for id_ in ids:
        cells = []
        for article in articles:
            position = data.articles[article]["positions"].get(id_)
            if position is None:
                cells.append(" ")
            else:
                title = f"{data.labels[article]} {STANCES[position['stance']][2]}".replace('"', "")
                cells.append(
                    f'[{STANCES[position["stance"]][1]}]({base}questions/{id_}.md#{article} "{title}")'
                )
        lines.append(f"| [{data.questions[id_]['title']}]({base}questions/{id_}.md) | {' | '.join(cells)} |")
    return "\n".join(lines)
