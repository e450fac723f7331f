"""Sentences of the length that annotators write, from `vocabulary`, and how they are written in YAML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from . import vocabulary as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_WITH_TAIL = 0.5
_NEEDS_QUOTES = re.compile(r"^\W|: | #")


class Sentences:
    """Each call gives another one, which the source of chance decides."""

    def __init__(self, random: Random) -> None:
        self._chance = random.random
        self._said: set[str] = set()

    def pick(self, options: Sequence[str]) -> str:
        """`Random.choice`, several times as fast."""
        return options[int(self._chance() * len(options))]

    def sentence(self) -> str:
        """A claim or a remark, 40 to 180 characters."""
        core = f"{self.pick(words.SUBJECTS)} {self.pick(words.VERBS)} {self.pick(words.OBJECTS)}"
        return self._new(core, with_tail=self._chance() < _WITH_TAIL)

    def demand(self) -> str:
        """What a recommendation says."""
        return self._new(f"{self.pick(words.SUBJECTS)} should {self.pick(words.DEEDS)}", with_tail=True)

    def _new(self, core: str, *, with_tail: bool) -> str:
        """No two claims say the same: a sentence grows until nobody has said it."""
        while with_tail or core in self._said:
            core = f"{core}, {self.pick(words.TAILS)}"
            with_tail = False
        self._said.add(core)
        return f"{core}."

    def title(self) -> str:
        """An article's."""
        return f"{self.pick(words.SUBJECTS)} and {self.pick(words.OBJECTS)}"

    def phrase(self) -> str:
        """Something short enough to quote."""
        return f"{self.pick(words.OBJECTS)}, {self.pick(words.TAILS)}"

    def passage(self) -> tuple[str, str]:
        """The first and the last words of a passage."""
        return " ".join(self.pick(words.TAILS).split()[:4]), " ".join(self.pick(words.OBJECTS).split()[-3:])


def slug(text: str) -> str:
    """As an id: small letters and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def scalar(text: str) -> str:
    """As a person would write it after a key: with quotation marks where YAML needs them."""
    return quoted(text) if _NEEDS_QUOTES.search(text) else text


def quoted(text: str) -> str:
    """With quotation marks, as text inside `{…}` needs them."""
    return json.dumps(text, ensure_ascii=False)
