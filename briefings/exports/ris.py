"""RIS, for EndNote, Mendeley, Zotero and library catalogues. `rispy` writes it. Each value is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rispy import RisWriter

from .references import Cited

if TYPE_CHECKING:
    from ..corpus.person_names import Name
    from .references import Reference

_TYPES = {Cited.ARTICLE: "MGZN", Cited.BRIEFING: "ELEC"}
"""RIS types: a magazine article, and a web page."""


class _Writer(RisWriter):  # type: ignore[misc]  # the library has no types
    """The library's writer, with the line ends that the format requires and without numbers before the records."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:  # noqa: ARG002 - the library's signature
        return ""


_WRITER = _Writer()


def entry(reference: Reference) -> str:
    """One record. `DA` (the date) keeps its three slashes where month or day are not known, as the format requires."""
    date = reference.date
    parts = (f"{part:02}" if part else "" for part in (date.month, date.day)) if date else ()
    fields: dict[str, str | list[str]] = {
        "type_of_reference": _TYPES[reference.cited],
        "id": reference.key,
        "authors": [_author(author) for author in reference.authors],
        "title": _line(reference.title),
        "secondary_title": _line(reference.container),
        "year": f"{date.year:04}" if date else "",
        "date": "/".join([f"{date.year:04}", *parts, ""]) if date else "",
        "urls": [reference.url] if reference.url else [],
        "language": reference.language,
        "abstract": _line(reference.abstract),
        "notes": [_line(reference.note)] if reference.note else [],
    }
    return str(_WRITER.formats([{name: value for name, value in fields.items() if value}]))


def _author(name: Name) -> str:
    """The name, the family's first. Readers take what stands before a comma as the family's: a body's has no comma."""
    return _line(name.inverted if name.is_person else name.text.replace(",", " ")) or _line(name.text)


def _line(text: str) -> str:
    return " ".join(text.split())
