"""Split a name into given and family name, for bibliographies, where its form shows how.

The data holds each name as one text, but bibliographies sort by family name. A name that is plainly `Given Family` in
an alphabet with capital letters is split. Any other name stays whole, and each format marks it as one unit: a name in
a script without capitals (in some such languages the family name comes first), a single word, an organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
        *["Agency", "Alliance", "Association", "Board", "Bureau", "Center", "Centre", "Club"],
        *["Coalition", "Commission", "Committee", "Company", "Council", "Department", "Editors"],
        *["Federation", "Forum", "Foundation", "Group", "Inc", "Institute", "Institution", "Journal"],
        *["Ltd", "Magazine", "Ministry", "Network", "News", "Office", "Organisation", "Organization"],
        *["Partnership", "Post", "Press", "Project", "Publishers", "Review", "Society", "Staff"],
        *["Team", "Times", "Trust", "Union", "University"],
    ]
)
"""Words that end the names of organisations, and hardly ever a person's."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’.-])*")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, such as `Ludwig | van | Beethoven`; or all of it in `whole`, with the other fields empty."""

    whole: str = ""
    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """`van Beethoven, Ludwig`, or the whole name."""
        if self.whole:
            return self.whole
        rest = f", {self.suffix}" if self.suffix else ""
        return f"{self.family_with_particle}, {self.given}{rest}"

    @property
    def family_with_particle(self) -> str:
        """`van Beethoven`."""
        return f"{self.particle} {self.family}".strip()

    @property
    def is_person(self) -> bool:
        """Whether it is likely to name a person: it was split, is a single word, or is in a script without capitals."""
        return not self.whole or " " not in self.whole or self.whole.upper() == self.whole.lower()


@lru_cache(maxsize=4096)
def parse(text: str) -> Name:
    """Split a name, or leave it whole where its form does not show how to split it."""
    text = " ".join(text.split())
    words = text.split(" ")
    suffix = ""
    if len(words) > _FEWEST and words[-1] in SUFFIXES:
        suffix = words.pop()
        words[-1] = words[-1].removesuffix(",")
    if not _can_be_split(words):
        return Name(whole=text)
    last = len(words) - 1
    # As BibTeX does: the family name begins with the first small word.
    first = next((number for number, word in enumerate(words) if word in PARTICLES), last)
    if words[first] in CONJUNCTIONS and first > 1:
        first -= 1
    family = next(number for number in range(first, last + 1) if words[number] not in PARTICLES)
    given, particle, rest = words[:first], words[first:family], words[family:]
    return Name("", " ".join(given), " ".join(particle), " ".join(rest), suffix)


def _can_be_split(words: list[str]) -> bool:
    """Whether there are two words or more, all of them with a capital letter or small words of family names."""
    return (
        len(words) >= _FEWEST
        and all(_WORD.fullmatch(word) or word in PARTICLES for word in words)
        and words[0][0].isupper()
        and words[0] != "The"
        and words[1] not in CONJUNCTIONS
        and any(char.isupper() for char in words[-1])
        and words[-1] not in ORGANISATIONS
        and all(word in PARTICLES or any(char.isupper() for char in word) for word in words)
    )
