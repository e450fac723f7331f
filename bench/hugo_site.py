"""The same kinds of pages and files from Hugo, from the same data: the folder `hugo/` holds its templates.

Hugo reads the annotations, one YAML file for each article, and renders. It checks nothing and computes nothing: figures,
versions, labels and what refers to what come ready-made, and so do the JSON documents and the citations, which it only
writes out. The HTML of the theme around each kind of page is cut out of our built site.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from briefings.corpus import load
from briefings.corpus.loading import annotation_files
from briefings.corpus.mentions import MENTION
from briefings.corpus.model import Article, Claim, Position, Question
from briefings.corpus.versions import briefing_version
from briefings.corpus.vocabulary import Kind, Stance
from briefings.web import words
from briefings.web.site import Site
from briefings.web.spec import PER_PAGE
from briefings.web.views import predictions
from briefings.web.views.briefing import OPPONENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Json = dict[str, Any]

_TEMPLATES = Path(__file__).parent / "hugo"
_UP = re.compile(r'((?:href|src)=")(?:\.\./)+')


def write(ours: Path, to: Path) -> None:
    """Write the Hugo site of one of our projects, which has been built."""
    shutil.copytree(_TEMPLATES, to)
    shutil.copytree(ours / "site" / "assets", to / "static" / "assets")
    site = Site(load(ours))
    data = to / "data"
    (data / "articles").mkdir(parents=True)
    raw: dict[str, Json] = {"articles": {}, "topics": {}, "events": {}}
    for file in annotation_files(ours):
        for section, entries in yaml.load(file.read_bytes(), yaml.CSafeLoader).items():
            raw.setdefault(section, {}).update(entries)
    for id_, entry in raw["articles"].items():
        text = yaml.dump(entry, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
        (data / "articles" / f"{id_}.yaml").write_text(text, encoding="utf-8")
    published = data / "documents"
    for section in ("articles", "questions"):
        shutil.copytree(ours / "site" / "api" / "v1" / section, published / section)
    for id_, article in site.corpus.articles.items():
        document = json.loads((published / "articles" / f"{id_}.json").read_bytes())["article"]
        _put(data / "derived", id_, _article(site, article, document))
    for id_ in site.corpus.questions:
        _put(data / "questions", id_, _question((published / "questions" / f"{id_}.json").read_bytes()))
    for name, value in _shared(site).items():
        _put(data, name, value)
    _put(data, "events", raw["events"])
    _put(data, "topics", raw["topics"])
    corpus = site.corpus
    alike = {
        "briefing": f"briefings/{min(corpus.articles)}",
        "question": f"questions/{min(corpus.questions)}",
        "author": f"authors/{min(corpus.authors)}",
        "topic": f"topics/{min(corpus.topics)}",
        "matrix": "matrix",
        "list": "predictions",
    }
    _put(data, "shells", {kind: _shell(ours / "site" / page) for kind, page in alike.items()})


def _put(folder: Path, name: str, value: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _article(site: Site, it: Article, document: Json) -> Json:
    positions = {id_: _position(site, position) for id_, position in it.positions.items()}
    return {
        "label": site.labels[it.id],
        "when": it.when,
        "version": briefing_version(it),
        "claims": {claim.id: _claim(site, claim) for claim in it.claims.values()},
        "positions": positions,
        "sharpest": [id_ for id_, position in positions.items() if position["opposed"]][:2],
        **{name: document[name] for name in ("silences", "closest", "farthest")},
    }


def _claim(site: Site, it: Claim) -> Json:
    relations = {how.value: others for how, others in it.relations.items()}
    for how, other in it.incoming:
        relations.setdefault(words.INCOMING_WORDS[how], []).append(other)
    return {
        "kind": it.kind,
        "version": it.version,
        "verification": it.verification,
        "names": _names(site, it),
        "relations": [[how, [_link(site, other) for other in others]] for how, others in relations.items()],
        "positions": [position.question.id for position in it.positions],
        "mentions": [
            _link(site, source) for source in it.mentions if isinstance(source, Article | Claim | Question)
        ],
    }


def _position(site: Site, it: Position) -> Json:
    opposed = site.figures.opponents(it)
    return {
        "version": it.version,
        "value": it.value,
        "names": _names(site, it),
        "because": [[f"#{claim.id}", words.short(claim.written.text)] for claim in it.because],
        "opposed": [
            [other.article.id, site.labels[other.article.id], words.STANCE_WORDS[other.written.stance]]
            for other in opposed[:OPPONENTS]
        ],
        "more": len(opposed[OPPONENTS:]),
    }


def _names(site: Site, it: Claim | Position) -> list[list[str]]:
    """What its texts mention: the reference, the address and the name of each."""
    text = f"{it.written.text if isinstance(it, Claim) else ''} {it.written.note or ''}"
    found = {reference: site.corpus.find(reference) for reference in MENTION.findall(text)}
    return [[reference, *_link(site, thing)] for reference, thing in found.items() if thing]


def _link(site: Site, thing: Article | Claim | Question) -> list[str]:
    """The address of a thing, from the root of the site, and its name."""
    match thing:
        case Claim():
            name = words.short(thing.written.text)
        case Article():
            name = site.labels[thing.id]
        case Question():
            name = thing.title
    return [site.addresses.of(thing), name]


def _question(published: bytes) -> Json:
    given = json.loads(published)["question"]
    return {
        "written": {name: given[name] for name in ("topic", "title", "proposition", "disagreeing", "type")},
        "articles": [position["article"] for position in given["positions"]],
        "who": {
            stance: [each["article"] for each in given["positions"] if each["stance"] == stance]
            for stance in Stance
        },
        "why": given.get("why"),
        **{name: given[name] for name in ("version", "disagreement", "silent")},
    }


def _shared(site: Site) -> Json:
    corpus = site.corpus
    order = [d.question for d in site.figures.disagreements]
    recommended = sorted((who, _key(claim)) for claim in site.claims(Kind.RECOMMENDATION) for who in claim.to)
    dated = [
        (str(date)[:4], [str(date), entry.written.title, entry.id if entry.id in corpus.articles else ""])
        for entry in site.timeline
        for date in [entry.written.published if isinstance(entry, Article) else entry.written.date]
    ]
    return {
        "sections": {kind.value: kind.section for kind in Kind},
        "stances": {
            stance.value: [
                words.STANCE_KEYS[stance],
                words.STANCE_SIGNS[stance],
                words.STANCE_WORDS[stance],
                words.STANCE_CLASSES[stance],
            ]
            for stance in Stance
        },
        "authors": {
            id_: {
                "name": author.name,
                "affiliation": author.written.affiliation,
                "articles": [article.id for article in author.articles],
            }
            for id_, author in corpus.authors.items()
        },
        "by_topic": {
            id_: {
                "order": [question.id for question in order if question.topic is topic],
                "articles": _cut([article.id for article in site.concerned.get(id_, ())]),
            }
            for id_, topic in corpus.topics.items()
        },
        "order": [question.id for question in order],
        "lists": {
            "briefings": _cut([article.id for article in site.newest]),
            "disagreements": _cut([question.id for question in order]),
            "authors": _cut(sorted(corpus.authors)),
            "topics": _cut(list(corpus.topics)),
            "predictions": _grouped((head, _key(claim)) for head, claim in predictions.entries(site)),
            "recommendations": _grouped(recommended),
            "timeline": _grouped(dated),
            "agreement": _cut([article.id for article in site.by_name]),
        },
    }


def _key(claim: Claim) -> list[str]:
    return [claim.article.id, claim.id]


def _cut(entries: Sequence[Any]) -> list[Sequence[Any]]:
    """The entries of each page."""
    return [entries[start : start + PER_PAGE] for start in range(0, max(1, len(entries)), PER_PAGE)]


def _grouped(entries: Iterable[tuple[str, Any]]) -> list[Any]:
    """For each page its groups: the heading, how many entries it has on all pages, and those of this page."""
    entries = list(entries)
    total = Counter(heading for heading, _ in entries)
    pages = []
    for page in _cut(entries):
        groups: dict[str, list[Any]] = {}
        for heading, entry in page:
            groups.setdefault(heading, []).append(entry)
        pages.append([[heading, total[heading], found] for heading, found in groups.items()])
    return pages


def _shell(page: Path) -> list[str]:
    """What the theme writes before and after the content of a page, with marks for what differs."""
    html = (page / "index.html").read_text(encoding="utf-8")
    start, end = html.index('<div class="bf', html.index("<article")), html.index("</article>")
    head = re.sub(r"<title>.*?</title>", "<title>@TITLE@</title>", html[:start], flags=re.DOTALL)
    head = re.sub(r'<link rel="canonical" href="[^"]*">', '<link rel="canonical" href="@ADDRESS@">', head)
    return [_UP.sub(r"\1@UP@", part) for part in (head, html[end:])]


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
