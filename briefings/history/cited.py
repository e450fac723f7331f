"""What a reader cites, read off the text of an earlier revision: see `corpus/versions.py` for what that is.

A revision may have been written under another schema, so that each field is taken as it stands and what does not fit
is left out. A published revision had no problems: of such a one, the digests are those that its pages carried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus.edtf import Date
from ..corpus.redirects import follow
from ..corpus.tree import Fields, Integer, Items
from ..corpus.vocabulary import SECTIONS, Kind, Relation, Voice
from .entries import fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..corpus.tree import Node
    from ..corpus.versions import Content

Place = tuple[str, str]
"""A page's id and the fragment on it: `("michta-2025", "e3")`, `("michta-2025", "on-war-aims")`, `("war-aims", "")`."""


def contents(root: Fields, redirects: Mapping[str, str]) -> Iterator[tuple[Place, Content]]:
    """Every claim, position and question; `redirects` is what `ends_of` gives for that revision."""
    for id_, question in fields(root, "questions"):
        yield (id_, ""), {**_texts(question, "proposition", "disagreeing", "type")}
    for id_, article in fields(root, "articles"):
        for section, kind in SECTIONS.items():
            for claim_id, claim in fields(article, section):
                if isinstance(claim, Fields):
                    yield (id_, claim_id), _claim(claim, kind, id_, redirects)
        for question_id, position in fields(article, "positions"):
            if isinstance(position, Fields):
                place = (id_, f"on-{follow(question_id, redirects)}")
                yield place, _position(position, id_, redirects)


def _claim(claim: Fields, kind: Kind, article: str, redirects: Mapping[str, str]) -> Content:
    content: Content = {"kind": kind.value, **_texts(claim, "text", "quote")}
    if kind is Kind.EVIDENCE:
        content |= _texts(claim, "type")
    voice = claim.get("voice")
    if isinstance(voice, str) and voice != Voice.AUTHOR:
        content["voice"] = voice
    for relation in Relation:
        if ids := _ids(claim.get(relation.value), article, redirects):
            content[relation.value] = ids
    withdrawn = claim.get("withdrawn")
    if isinstance(withdrawn, Fields):
        content["withdrawn"] = {"date": _date(withdrawn.get("date")), **_texts(withdrawn, "reason")}
    return content


def _position(position: Fields, article: str, redirects: Mapping[str, str]) -> Content:
    content: Content = dict(_texts(position, "stance", "basis", "note"))
    if ids := _ids(position.get("because"), article, redirects):
        content["because"] = ids
    return content


def _texts(entry: Node, *keys: str) -> dict[str, str]:
    found = {key: entry.get(key) for key in keys} if isinstance(entry, Fields) else {}
    return {key: value for key, value in found.items() if isinstance(value, str)}


def _date(written: Node) -> str:
    text = written.text if isinstance(written, Integer) else written
    try:
        return str(Date.parse(text)) if isinstance(text, str) else ""
    except ValueError:
        return ""


def _ids(written: Node, article: str, redirects: Mapping[str, str]) -> list[str]:
    """Claims as a version names them: those of the same article by their bare ids, in order, each once."""
    references = written if isinstance(written, Items) else [written]
    found = set()
    for reference in references:
        if isinstance(reference, str):
            key = follow(reference if "." in reference else f"{article}.{reference}", redirects)
            home, _, claim = key.partition(".")
            found.add(claim if home == article else key)
    return sorted(found)
