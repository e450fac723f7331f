"""BibTeX, for LaTeX and for most reference managers.

`bibtexparser` writes the entries. Text in them is LaTeX, so this module escapes what LaTeX would act on, in ways that
most programs undo when they read the entry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from .references import Cited

if TYPE_CHECKING:
    from ..corpus.person_names import Name
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
"""BibTeX counts braces even after a backslash, so braces that do not come in pairs are written by name."""
_BRACE = re.compile("[{}]")
_SPECIAL = re.compile(r"""[\\{}~^&%$#_]|(?<=-)-|(?<=')'|(?<=`)`|(?<=[?!])`|(?<=,),""")
"""Characters with a meaning in LaTeX, and pairs that it joins into one character, such as two hyphens into a dash."""
_TYPES = {Cited.ARTICLE: "article", Cited.BRIEFING: "misc"}


def entry(reference: Reference) -> str:
    """One entry, with its date in two forms: `date` for biblatex, in EDTF; `year`, `month` and `day` for BibTeX."""
    date = reference.date
    fields = {
        "author": " and ".join(map(_name, reference.authors)),
        # In a second pair of braces, since many styles would turn its capitals into small letters.
        "title": f"{{{escape(reference.title)}}}",
        "journal" if reference.cited is Cited.ARTICLE else "howpublished": escape(reference.container),
        "year": f"{date.year:04}" if date else "",
        "month": f"{date.first:%B}" if date and date.month else "",
        "day": str(date.day) if date and date.day else "",
        "date": str(date or ""),
        # Not escaped: every program that knows this field takes the address as it stands.
        "url": reference.url,
        "language": reference.language,
        "note": escape(reference.note),
        "abstract": escape(reference.abstract),
        "ids": ", ".join(reference.old_keys),
    }
    known = [Field(name, f"{{{value}}}") for name, value in fields.items() if value]
    library = Library([Entry(_TYPES[reference.cited], reference.key, known)])
    return write_string(library, unparse_stack=[])


def escape(text: str) -> str:
    """Escape a text so that LaTeX shows it as it is; runs of white space become one blank, as in BibTeX."""
    escapes = _ESCAPES if _in_pairs(text) else _ESCAPES | _UNBALANCED
    return _SPECIAL.sub(lambda match: escapes.get(match[0], f"{{}}{match[0]}"), " ".join(text.split()))


def _in_pairs(text: str) -> bool:
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return not depth


def _name(name: Name) -> str:
    if not name.family:
        return f"{{{escape(name.text)}}}"
    suffix = f", {escape(name.suffix)}" if name.suffix else ""
    family = escape(name.family)
    if " " in family:
        # BibTeX would take a small word within it for a particle, and what stands before that for the given name.
        family = f"{{{family}}}"
    return f"{escape(name.particle)} {family}{suffix}, {escape(name.given)}".lstrip()
