"""The data, and how pages link to it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KINDS = {
    "thesis": "thesis",
    "evidence": "evidence",
    "assumptions": "assumption",
    "predictions": "prediction",
    "recommendations": "recommendation",
}
RELATIONS = ("supports", "attacks", "undercuts", "qualifies")
STANCES = {
    "strongly-agree": ("2", "++", "strongly agrees"),
    "agree": ("1", "+", "agrees"),
    "mixed": ("0", "±", "mixed"),
    "disagree": ("-1", "−", "disagrees"),
    "strongly-disagree": ("-2", "−−", "strongly disagrees"),
    "unclear": ("unclear", "?", "unclear"),
}
"""The value of `data-stance`, a sign and a verb."""
PER_PAGE = 100

_REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_NAMED = 2
"""So many authors are named in a label, of more only the first."""

Entry = dict[str, Any]


class Data:
    """Everything that pages show, looked up in advance where they ask for it often."""

    def __init__(self, root: Path) -> None:
        with (root / "data" / "annotations.yaml").open("rb") as file:
            loaded = yaml.load(file, yaml.CSafeLoader)
        self.topics: Entry = loaded["topics"]
        self.events: Entry = loaded["events"]
        self.questions: Entry = loaded["questions"]
        self.articles: Entry = loaded["articles"]
        self.figures: Entry = json.loads((root / "data" / "figures.json").read_bytes())
        self.newest = sorted(
            self.articles, key=lambda id_: (str(self.articles[id_]["published"]), id_), reverse=True
        )
        self.authors: Entry = {}
        self.positions: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self.carried: defaultdict[str, list[str]] = defaultdict(list)
        self.incoming: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self.mentions: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for id_, article in self.articles.items():
            self._index(id_, article)
        self.labels = self._labels()

    def _index(self, id_: str, article: Entry) -> None:
        for author in article["authors"]:
            self.authors.setdefault(author["id"], {**author, "articles": []})["articles"].append(id_)
        for claim_id, _, claim in claims(article):
            for relation in RELATIONS:
                for target in claim.get(relation, ()):
                    self.incoming[full(id_, target)].append((relation, f"{id_}.{claim_id}"))
            for named in _REFERENCE.findall(claim["text"] + claim.get("note", "")):
                self.mentions[named][id_, claim_id] = None
        for question, position in article["positions"].items():
            self.positions[question].append((id_, position))
            for claim_id in position["because"]:
                self.carried[full(id_, claim_id)].append(question)
            for named in _REFERENCE.findall(position.get("note", "")):
                self.mentions[named][id_, f"on-{question}"] = None

    def _labels(self) -> dict[str, str]:
        """Who speaks, and when or in which article if that is needed to tell it apart."""
        found = {}
        for id_, article in self.articles.items():
            names = [author["name"] for author in article["authors"]]
            found[id_] = " and ".join(names) if len(names) <= _NAMED else f"{names[0]} et al."
            found[id_] = found[id_] or article["publisher"]
        for longer in ("published", "title"):
            count = Counter(found.values())
            for id_, label in found.items():
                if count[label] > 1:
                    more = self.articles[id_][longer]
                    found[id_] = f"{label}, {words(more) if longer == 'published' else f'“{more}”'}"
        return found

    def claim(self, key: str) -> tuple[str, Entry]:
        """The kind of a claim, and the claim itself."""
        article, _, id_ = key.partition(".")
        for section, kind in KINDS.items():
            if id_ in self.articles[article][section]:
                return kind, self.articles[article][section][id_]
        raise KeyError(key)

    def url(self, base: str, id_: str) -> str:
        """To an article, claim, position (`article.on-question`) or question, from `base` below the root."""
        page, _, fragment = id_.partition(".")
        folder = "questions" if page in self.questions else "briefings"
        return f"{base}{folder}/{page}.md{f'#{fragment}' if fragment else ''}"

    def link(self, base: str, id_: str) -> str:
        """The same with a name."""
        page, _, fragment = id_.partition(".")
        name = self.questions[page]["title"] if page in self.questions else self.labels[page]
        return f"[{name}{f', {fragment}' if fragment else ''}]({self.url(base, id_)})"

    def rich(self, base: str, text: str) -> str:
        """Text with its references as links."""
        return _REFERENCE.sub(lambda match: self.link(base, match[1]), text) if "[[" in text else text

    def mentioned(self, base: str, id_: str) -> str:
        """Where texts name it; empty where none does."""
        places = [self.link(base, ".".join(place)) for place in self.mentions.get(id_, ())]
        return f"Referred to in {', '.join(places)}." if places else ""

    def passages(self, article: Entry, entry: Entry) -> str:
        """Links to where it stands in the original."""
        at = entry.get("at", [])
        found = []
        for anchor in at if isinstance(at, list) else [at]:
            name = f"¶ {anchor['paragraph']}"
            words_ = [
                quote(anchor[key], safe="").replace("-", "%2D") for key in ("start", "end") if key in anchor
            ]
            directive = f"#:~:text={','.join(words_)}" if words_ else ""
            found.append(f"[{name}]({article['url']}{directive})" if "url" in article else name)
        return ", ".join(found)

    def tags(self, claim: Entry) -> str:
        """What a claim is, in a few words."""
        found = [
            claim[key] for key in ("type", "voice", "likelihood") if claim.get(key, "author") != "author"
        ]
        found += [f"by {claim['by']}"] if "by" in claim else []
        found += [claim["status"]] if "status" in claim else []
        found += [f"to {', '.join(claim['to'])}"] if claim.get("to") else []
        return " ".join(f"*{str(word).replace('-', ' ')}*" for word in found)

    def card(self, base: str, key: str, *, whose: bool = False) -> str:
        """One claim as an entry of a list."""
        kind, claim = self.claim(key)
        article, _, id_ = key.partition(".")
        name = f"{self.labels[article]}, {id_}" if whose else id_
        tail = f"{self.tags(claim)} {self.passages(self.articles[article], claim)}"
        return f"- {self.rich(base, claim['text'])} [{name}]({self.url(base, key)}) *{kind}* {tail}"

    def article_entry(self, base: str, id_: str) -> str:
        """One article as an entry of a list."""
        article = self.articles[id_]
        lines = [
            f"- **[{article['title']}]({base}briefings/{id_}.md)**  ",
            f"    {self.byline(base, article)} · {article['publisher']} · {words(article['published'])}  ",
            f"    {self.rich(base, article['summary'])}  ",
            f"    {len(list(claims(article)))} claims · {len(article['positions'])} positions",
        ]
        return "\n".join(lines)

    @staticmethod
    def byline(base: str, article: Entry) -> str:
        """Who wrote it."""
        names = [f"[{author['name']}]({base}authors/{author['id']}.md)" for author in article["authors"]]
        return ", ".join(names) or "Author not named"


def claims(article: Entry) -> Iterator[tuple[str, str, Entry]]:
    """Id, kind and claim."""
    for section, kind in KINDS.items():
        for id_, claim in article[section].items():
            yield id_, kind, claim


def full(article: str, reference: str) -> str:
    """A reference to a claim with its article."""
    return reference if "." in reference else f"{article}.{reference}"


def words(date: object) -> str:
    """`2025-05-29` → `29 May 2025`."""
    year, *rest = str(date).split("-")
    month = f"{_MONTHS[int(rest[0]) - 1]} " if rest else ""
    day = f"{int(rest[1])} " if rest[1:] else ""
    return f"{day}{month}{year}"


def cut(entries: list[Any], number: int) -> list[Any]:
    """Those of one page of a long list."""
    return entries[(number - 1) * PER_PAGE : number * PER_PAGE]


def pager(base: str, first: str, number: int, total: int) -> str:
    """Links to the pages of a long list."""
    last = -(-total // PER_PAGE)
    if last <= 1:
        return ""
    folder = first.removesuffix("/index")
    pages = (
        f"{base}{first}.md" if page == 1 else f"{base}{folder}/page/{page}.md" for page in range(1, last + 1)
    )
    return " ".join(
        f"**{page}**" if page == number else f"[{page}]({url})" for page, url in enumerate(pages, 1)
    )
