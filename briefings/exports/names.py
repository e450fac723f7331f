"""A name as people write it, taken apart as bibliographies want it, as far as its form shows how.

The data holds names whole. Bibliographies sort by family name, so what is plainly `Given Family` in an alphabet with
capitals is taken apart. Anything else stays whole, and formats mark it as one unit: a name in a script without
capitals (families come first in some languages that use one), a single name, and what looks like an organisation.
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
"""Small words that belong to a family name."""
CONJUNCTIONS = frozenset(["y", "e", "i"])
"""Those that join two family names: José | Ortega y Gasset."""
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
"""Last words that no person is called by, or hardly any."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’.-])*")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """`Ludwig | van | Beethoven`; or all in `whole`, and the rest empty."""

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
    def is_persons(self) -> bool:
        """Whether it is likely to be a person's: taken apart, a single word, or in a script without capitals."""
        return not self.whole or " " not in self.whole or self.whole.upper() == self.whole.lower()


@lru_cache(maxsize=4096)
def parse(text: str) -> Name:
    """Take a name apart, or leave it whole where its form does not show how."""
    text = " ".join(text.split())
    words = text.split(" ")
    suffix = ""
    if len(words) > _FEWEST and words[-1] in SUFFIXES:
        suffix = words.pop()
        words[-1] = words[-1].removesuffix(",")
    if not _is_a_persons(words):
        return Name(whole=text)
    last = len(words) - 1
    # What BibTeX makes of such a name, too: from the first small word on it is family.
    first = next((number for number, word in enumerate(words) if word in PARTICLES), last)
    if words[first] in CONJUNCTIONS and first > 1:
        first -= 1
    family = next(number for number in range(first, last + 1) if words[number] not in PARTICLES)
    given, particle, rest = words[:first], words[first:family], words[family:]
    return Name("", " ".join(given), " ".join(particle), " ".join(rest), suffix)


def _is_a_persons(words: list[str]) -> bool:
    """Two words or more, the outer ones with a capital, small ones between them only if they are particles."""
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
