"""What a reader cites, read from the text of an earlier revision: `corpus/versions.py` says what that is.

A file of thousands of articles takes seconds to parse, and cutting it takes milliseconds. So each file is cut into the
texts of its entries, if it is written as `fmt` writes it, and only those that differ between two revisions are parsed.

A revision may have been written under another schema: each field is taken as it stands, and what does not fit is left
out. A published revision had no problems, so that its digests are those that its pages carried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus.drafts import without_drafts
from ..corpus.edtf import Date
from ..corpus.reader import read
from ..corpus.redirects import claims_named, follow
from ..corpus.rereading import cut
from ..corpus.scan import scan
from ..corpus.tree import Fields, Integer, Tree, entries_of, items_of
from ..corpus.versions import OF_POSITION, OF_QUESTION
from ..corpus.vocabulary import SECTIONS, Kind, Relation, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..corpus.tree import Node
    from ..corpus.versions import Content

Place = tuple[str, str]
"""A page's id and the fragment on it: `("adams-2024", "e3")`, `("adams-2024", "on-dredging")`, `("dredging", "")`."""

Blocks = dict[tuple[str, str], str]
"""Texts by section and key. The name of the file is the key of redirects, and of a whole file under no section."""


def blocks(file: str, data: bytes) -> Blocks:
    """Cut a file into blocks: one for each entry, one for all redirects, or one for all that is in it."""
    text, _ = scan(file, data)
    if text is None:
        return {}
    # On disk git may have changed all line ends, and no entry has changed by that.
    text = text.replace("\r\n", "\n")
    sections = cut(text)
    if sections is None:
        return {("", file): text}
    found: Blocks = {}
    for section in sections:
        for start, end in section.spans:
            key = file if section.name == "redirects" else text[start:end].partition(":")[0].strip()
            place = section.name, key
            found[place] = found.get(place, f"{section.name}:\n") + text[start:end]
    return found


def parsed(text: str) -> Fields:
    """The tree of a block, as far as it can be read."""
    return read("", text)[0].root


def contents(root: Fields, redirects: Mapping[str, str]) -> Iterator[tuple[Place, Content]]:
    """The content of every claim, position and question; `redirects` is what `ends_of` gives for that revision."""
    root = without_drafts(Tree("", root)).root  # nobody can have cited a draft
    for id_, question in entries_of(root, "questions"):
        yield (id_, ""), dict(_texts(question, *OF_QUESTION))
    for id_, article in entries_of(root, "articles"):
        for section, kind in SECTIONS.items():
            for claim_id, claim in entries_of(article, section):
                if isinstance(claim, Fields):
                    yield (id_, claim_id), _claim(claim, kind, id_, redirects)
        for question_id, position in entries_of(article, "positions"):
            if isinstance(position, Fields):
                place = (id_, f"on-{follow(question_id, redirects)}")
                because = _claims(position, ["because"], id_, redirects)
                yield place, {**_texts(position, *OF_POSITION), **because}


def _claim(claim: Fields, kind: Kind, article: str, redirects: Mapping[str, str]) -> Content:
    fields = ("text", "quote", "type") if kind is Kind.EVIDENCE else ("text", "quote")
    content: Content = {"kind": kind.value, **_texts(claim, *fields)}
    voice = claim.get("voice")
    if isinstance(voice, str) and voice != Voice.AUTHOR:
        content["voice"] = voice
    content |= _claims(claim, [relation.value for relation in Relation], article, redirects)
    withdrawn = claim.get("withdrawn")
    if isinstance(withdrawn, Fields):
        content["withdrawn"] = {"date": _date(withdrawn.get("date")), **_texts(withdrawn, "reason")}
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


def _claims(
    entry: Fields, keys: Iterable[str], article: str, redirects: Mapping[str, str]
) -> dict[str, list[str]]:
    """The claims under some keys as a version names them: those of the same article by their bare ids, in order."""
    named = {key: [each for each in items_of(entry, key) if isinstance(each, str)] for key in keys}
    return {key: claims_named(each, article, redirects) for key, each in named.items() if each}
