"""CSL-JSON, which citation processors such as Pandoc read (Citation Style Language 1.0.2, `csl-data.json`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .references import Cited

if TYPE_CHECKING:
    from ..corpus.edtf import Date
    from ..corpus.person_names import Name
    from .references import Reference

_TYPES = {Cited.ARTICLE: "article-magazine", Cited.BRIEFING: "webpage"}


def item(reference: Reference) -> dict[str, Any]:
    """One item. Its date has as many parts as are known; fields without a value are left out."""
    fields: dict[str, Any] = {
        "id": reference.key,
        "type": _TYPES[reference.cited],
        "title": reference.title,
        "author": [_name(author) for author in reference.authors],
        "container-title": reference.container,
        "issued": _date(reference.date),
        "URL": reference.url,
        "language": reference.language,
        "abstract": reference.abstract,
        "note": reference.note,
    }
    return {name: value for name, value in fields.items() if value}


def _date(date: Date | None) -> dict[str, Any] | None:
    if date is None:
        return None
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    return {"date-parts": [parts], **({"circa": True} if date.qualifier else {})}


def _name(name: Name) -> dict[str, str | bool]:
    if not name.family:
        return {"literal": name.text}
    parts: dict[str, str | bool] = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "static-ordering": name.family_first,
    }
    return {part: value for part, value in parts.items() if value}
