"""The rule reference: for each rule of `check` its meaning, a wrong and a right example, and its reason.

A rule of `rules/` is documented in the docstring of its module. Rules of the reader and the schema are documented in
`reference.md`, in the same form: the meaning, then "Wrong:" and "Right:" with an indented example each, then "Why:".
Tests run `check` on every example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from string import Template
from textwrap import dedent
from typing import TYPE_CHECKING, cast

from .problem import ALIASES, KEPT
from .reader import DEPTH_LIMIT
from .rules import RULES
from .scan import SIZE_LIMIT
from .values import ID_LENGTH, NAME_LENGTH, QUOTE_WORDS, TEXT_LENGTH

if TYPE_CHECKING:
    from .problem import Severity

_FILE = Path(__file__).with_suffix(".md")
_HEADING = re.compile(r"^# (?P<id>[a-z-]+): (?P<severity>error|warning|note)\n", re.MULTILINE)
_PARTS = re.compile(
    r"(?P<meaning>.*?)\n\nWrong:\n(?P<wrong>.*?)\n\nRight:\n(?P<right>.*?)\n\nWhy: (?P<why>.*)", re.DOTALL
)
_NUMBERS = {
    "megabytes": SIZE_LIMIT // 1024 // 1024,
    "kept": f"{KEPT:,}",
    "depth": DEPTH_LIMIT,
    "id_length": ID_LENGTH,
    "name_length": NAME_LENGTH,
    "text_length": f"{TEXT_LENGTH:,}",
    "quote_words": QUOTE_WORDS,
}
"""The values of placeholders in `reference.md`, such as `$kept`: limits that the code sets."""


@dataclass(frozen=True, slots=True)
class RuleReference:
    """A rule, explained to somebody who has never seen YAML."""

    id: str
    severity: Severity
    """The severity of the wrong example. The meaning names other severities, if there are any."""
    meaning: str
    wrong: str
    right: str
    why: str

    @property
    def aliases(self) -> tuple[str, ...]:
        """Former ids of the rule. Links to these still work."""
        return ALIASES.get(self.id, ())


def entries() -> list[RuleReference]:
    """Every rule about the data, by its id."""
    of_rules = [_entry(rule.id, rule.severity, cleandoc(rule.documentation)) for rule in RULES]
    return sorted([*of_rules, *read_entries(_FILE)], key=lambda entry: entry.id)


def read_entries(file: Path) -> list[RuleReference]:
    """The rules that a file in the form of `reference.md` documents."""
    _, *parts = _HEADING.split(Template(file.read_text(encoding="utf-8")).substitute(_NUMBERS))
    return [_entry(id_, severity, text) for id_, severity, text in zip(*[iter(parts)] * 3, strict=True)]


def _entry(id_: str, severity: str, text: str) -> RuleReference:
    parts = _PARTS.fullmatch(text.strip())
    assert parts is not None, f"the documentation of {id_} has another form"
    meaning, why = (" ".join(parts[name].split()) for name in ("meaning", "why"))
    wrong, right = (dedent(parts[name]) for name in ("wrong", "right"))
    return RuleReference(id_, cast("Severity", severity), meaning, wrong, right, why)
