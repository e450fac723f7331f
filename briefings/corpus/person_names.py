"""Names as bibliographies need them: a person's in given and family name, a body's as a whole.

A contributor may say which it is (`organisation`) and which words are the family name (`family`). Elsewhere the form of
the name decides. A name that is plainly `Given Family` in an alphabet with capital letters is split. Any other name stays
whole, and each format marks it as one unit: a name in a script without capitals (in some such languages the family name
comes first), a single word, an organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .schema import Named

PARTICLES = frozenset(
    [
        *["a", "af", "al", "ap", "av", "bar", "ben", "bin", "bint", "d"],
        *["da", "dal", "dalla", "de", "degli", "dei", "del", "della", "den", "der"],
        *["des", "di", "do", "dos", "du", "e", "el", "het", "i", "ibn"],
        *["in", "la", "las", "le", "lo", "los", "op", "san", "santa", "t"],
        *["te", "ten", "ter", "til", "tot", "van", "vom", "von", "wa", "ya"],
        *["y", "zu", "zum", "zur", "’t", "'t"],
    ]
)
"""Small words that begin a family name, or stand in it."""
CONJUNCTIONS = frozenset(["y", "e", "i"])
"""Of these, the ones that join two family names: José | Ortega y Gasset."""
SUFFIXES = frozenset(["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "V"])
ORGANISATIONS = frozenset(
    [
        *["Agency", "Alliance", "Association", "Bank", "Board", "Bureau", "Center", "Centre", "Chamber"],
        *["Club", "Coalition", "Commission", "Committee", "Company", "Confederation", "Congress"],
        *["Corporation", "Council", "Department", "Editors", "Federation", "Forum", "Foundation", "Group"],
        *["Institute", "Institution", "Journal", "League", "Magazine", "Ministry", "Movement", "Museum"],
        *["Network", "News", "Office", "Organisation", "Organization", "Parliament", "Partnership", "Party"],
        *["Post", "Press", "Project", "Publishers", "Review", "Rights", "Society", "Staff", "Team", "Times"],
        *["Trust", "Union", "University", "Watch"],
        *["Democrats", "Federal", "Front", "Government", "International", "Monetary", "Reserve", "Supreme"],
        *["United", "Without"],
        *["Bündnis", "Gesellschaft", "Gewerkschaft", "Hochschule", "Institut", "Kammer", "Ministerium"],
        *["Partei", "Stiftung", "Universität", "Verband", "Verein"],
        *["Bundesrat", "Bundestag", "Gewerkschaftsbund", "Sparkasse", "Volksbank"],
        *["Banque", "Fondation", "Ministère", "Parti", "Société", "Université"],
        *["Asociación", "Banco", "Fundación", "Instituto", "Ministerio", "Partido", "Universidad"],
        *["AG", "e.V", "eG", "eV", "GmbH", "Inc", "LLC", "Ltd", "PLC", "plc"],
    ]
)
"""Words in the names of organisations, and hardly ever in a person's. A full stop after them makes no difference.

Court, Fund, Borders and Nations are family names, so other words of such bodies stand here: Supreme, Monetary, Without.
"""
_COMPOUND = re.compile(
    ".(bundesbank|gesellschaft|gewerkschaft|genossenschaft|institut|kammer|ministerium|partei|sparkasse|stiftung"
    "|verband|verein|zentralbank)"
)
"""The ends of German words for organisations: Bundesministerium, Verkehrsverein."""
_ARTICLES = frozenset(["The", "Die", "Das"])
"""First words of names that are no person's."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’.-])*")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written, and its parts, such as `Ludwig | van | Beethoven`; they are empty where it stays whole."""

    text: str
    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    is_person: bool = True
    """Whether it names a person, as the data says or as is likely."""

    @property
    def inverted(self) -> str:
        """`van Beethoven, Ludwig`, or the whole name."""
        if not self.family:
            return self.text
        rest = f", {self.suffix}" if self.suffix else ""
        return f"{self.family_with_particle}, {self.given}{rest}"

    @property
    def family_with_particle(self) -> str:
        """`van Beethoven`."""
        return f"{self.particle} {self.family}".strip()

    @property
    def family_first(self) -> bool:
        """Whether the family name comes first where people write the whole: `Xi Jinping`."""
        return bool(self.family) and self.text.startswith(f"{self.family_with_particle} ")


def name_of(written: Named) -> Name:
    """The name of an author or annotator."""
    return parse(written.name, organisation=written.organisation, family=written.family)


@lru_cache(maxsize=4096)
def parse(text: str, *, organisation: bool | None = None, family: str | None = None) -> Name:
    """Split a name, or leave it whole: an organisation's, and one whose form does not show how to split it.

    `organisation` and `family` are what a contributor says of it, if anything. A family name that is the whole name
    keeps it whole; so does one that the name lacks, which is a Problem.
    """
    text = " ".join(text.split())
    if organisation:
        return Name(text, is_person=False)
    words, suffix = _without_suffix(text.split(" "))
    if family:
        given, rest = around(text, family) or ([], [])
    elif _can_be_split(words, organisation):
        first = _start_of_family(words)
        given, rest = words[:first], words[first:]
    else:
        caseless = text.upper() == text.lower()
        return Name(text, is_person=organisation is False or " " not in text or caseless)
    if not given:
        return Name(text)
    start = next((number for number, word in enumerate(rest) if word not in PARTICLES), 0)
    return Name(text, " ".join(given), " ".join(rest[:start]), " ".join(rest[start:]), suffix)


def around(text: str, family: str) -> tuple[list[str], list[str]] | None:
    """The words of the given name, and those of the family name with its particles.

    None if the name neither begins nor ends with this family name.

    In a script without capitals no blank need stand between the two: 李 is the family name of 李伟.
    """
    words, _ = _without_suffix(text.split())
    rest = family.split()
    if len(words) == 1 and text.upper() == text.lower() and text.startswith(family):
        words = [part for part in (family, text.removeprefix(family)) if part]
    if words[: len(rest)] == rest:
        return words[len(rest) :], rest
    first = len(words) - len(rest)
    if first < 0 or words[first:] != rest:
        return None
    while first > 1 and words[first - 1] in PARTICLES - CONJUNCTIONS:
        first -= 1
    return words[:first], words[first:]


def word_of_organisations(text: str) -> str | None:
    """The first word of a name that is one of organisations' names; None if there is none."""
    words = text.replace(",", " ").split()
    if words[0] in _ARTICLES:
        return words[0]
    return next(
        (word for word in words if word.removesuffix(".") in ORGANISATIONS or _COMPOUND.search(word)), None
    )


def _without_suffix(words: Sequence[str]) -> tuple[list[str], str]:
    """The words before `Jr.` and the like, and that suffix; empty if there is none."""
    *before, last = words
    if len(before) < _FEWEST or last not in SUFFIXES:
        return list(words), ""
    return [*before[:-1], before[-1].removesuffix(",")], last


def _can_be_split(words: Sequence[str], organisation: bool | None) -> bool:  # noqa: FBT001 - as the data has it
    """Whether there are two words or more, all of them with a capital letter or small words of family names."""
    return (
        len(words) >= _FEWEST
        and all(_WORD.fullmatch(word) or word in PARTICLES for word in words)
        and words[0][0].isupper()
        and words[1] not in CONJUNCTIONS
        and any(char.isupper() for char in words[-1])
        and all(word in PARTICLES or any(char.isupper() for char in word) for word in words)
        and (organisation is False or word_of_organisations(" ".join(words)) is None)
    )


def _start_of_family(words: Sequence[str]) -> int:
    """The number of the word with which the family name begins: as in BibTeX, the first small word, or the last word."""
    last = len(words) - 1
    first = next((number for number, word in enumerate(words) if word in PARTICLES), last)
    return first - 1 if words[first] in CONJUNCTIONS and first > 1 else first
