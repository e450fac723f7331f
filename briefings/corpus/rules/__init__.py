"""The rules of the corpus beyond its schema, one module for each, whose name is the rule's id.

To add one, write a module with a function `check(data)` that yields Problems, and SEVERITY unless these are errors. The
docstring of the module is its entry in the rule reference: `corpus/reference.py` says what belongs in it.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

from ..problem import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData


class Rule(NamedTuple):
    """A rule: its id, the severity of most of its Problems, its documentation, and what it looks for."""

    id: str
    severity: Severity
    documentation: str
    check: Callable[[RawData], Iterator[Problem]]

    def problems(self, data: RawData) -> Iterator[Problem]:
        """What breaks the rule, up to one Problem more than are kept.

        A Problem that names no rule gets the id of this one and, unless it has another severity than an error, its
        severity.
        """
        for problem in islice(self.check(data), KEPT + 1):
            severity = self.severity if problem.severity == "error" else problem.severity
            yield problem if problem.rule else replace(problem, rule=self.id, severity=severity)


def _rule(name: str) -> Rule:
    module = import_module(f".{name}", __name__)
    return Rule(
        name.replace("_", "-"), getattr(module, "SEVERITY", "error"), module.__doc__ or "", module.check
    )


RULES = tuple(_rule(found.name) for found in iter_modules(__path__))
"""All rules, by name."""
