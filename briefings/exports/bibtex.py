"""BibTeX, for LaTeX and for most programs that keep references.

`bibtexparser` writes the entries. The text in them is LaTeX, so what LaTeX would act on is escaped here, in the ways
that most readers undo.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from .names import parse
from .references import Cited

if TYPE_CHECKING:
    from .names import Name
    from .references import Reference

_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"\{",
    "}": r"\}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_UNBALANCED = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
"""BibTeX counts braces, also behind a backslash: where they do not come in pairs they need a name."""
_SPECIAL = re.compile(r"""[\\{}~^&%$#_]|(?<=-)-|(?<=')'|(?<=`)`|(?<=[?!])`|(?<=,),""")
"""Also what LaTeX joins to one character, such as two hyphens to a dash."""
_TYPES = {Cited.ARTICLE: "article", Cited.BRIEFING: "misc"}


def entry(reference: Reference) -> str:
    """One entry. Dates stand twice: `date` as exactly as it is known, for biblatex; year, month and day for BibTeX."""
    date = reference.date
    fields = {
        "author": " and ".join(map(_name, map(parse, reference.authors))),
        # In braces of its own: many styles turn capitals into small letters otherwise.
        "title": f"{{{escape(reference.title)}}}",
        "journal" if reference.cited is Cited.ARTICLE else "howpublished": escape(reference.container),
        "year": f"{date.year:04}" if date else "",
        "month": f"{date.first:%B}" if date and date.month else "",
        "day": str(date.day) if date and date.day else "",
        "date": str(date or ""),
        # Addresses are taken as they are by every program that has a field for them.
        "url": reference.url,
        "language": reference.language,
        "note": escape(reference.note),
        "abstract": escape(reference.abstract),
        "ids": ", ".join(reference.old_keys),
    }
    found = [Field(name, f"{{{value}}}") for name, value in fields.items() if value]
    made = Entry(_TYPES[reference.cited], reference.key, found)
    return write_string(Library([made]), unparse_stack=[])


def escape(text: str) -> str:
    """Text that LaTeX shows as it is; white space folded, as BibTeX does."""
    escapes = _ESCAPES if _in_pairs(text) else _ESCAPES | _UNBALANCED
    return _SPECIAL.sub(lambda found: escapes.get(found[0], f"{{}}{found[0]}"), " ".join(text.split()))


def _in_pairs(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return not depth


def _name(name: Name) -> str:
    if name.whole:
        return f"{{{escape(name.whole)}}}"
    suffix = f", {escape(name.suffix)}" if name.suffix else ""
    family = escape(name.family)
    if (
        " " in family
    ):  # BibTeX would take small words within it for particles, and with them what stands before
        family = f"{{{family}}}"
    return f"{escape(name.particle)} {family}{suffix}, {escape(name.given)}".lstrip()
