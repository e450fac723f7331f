"""Getting the facts of a new entry: from options, or by asking at a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

Refusal = str | None
"""Why an answer cannot be taken; None if it can."""


class MissingError(Exception):
    """A fact is needed, was not given, and nobody can be asked."""


class RefusedError(Exception):
    """A fact that was given cannot be taken."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to find out."""

    option: str
    label: str
    refusal: Callable[[str], Refusal]
    needed: bool = False


class Asker:
    """Takes what was given; asks for the rest where there is somebody to answer."""

    def __init__(self) -> None:
        self.at_terminal = sys.stdin is not None and sys.stdin.isatty()

    def get(self, fact: Fact, given: str | None, suggestion: str | None = None) -> str | None:
        """The answer; None where it is left open.

        Raises RefusedError for an option that cannot be taken, and MissingError.
        """
        if given is not None:
            answer = given.strip()
            if refusal := fact.refusal(answer):
                raise RefusedError(f"--{fact.option}: {refusal}")
            return answer
        if not self.at_terminal:
            if suggestion is None and fact.needed:
                raise MissingError(f"--{fact.option} is needed: {fact.label}")
            return suggestion
        return self._asked(fact, suggestion)

    def _asked(self, fact: Fact, suggestion: str | None) -> str | None:
        """Ask until the answer can be taken."""
        says_so = fact.needed or "(Enter:" in fact.label
        hint = f" [{suggestion}]" if suggestion else "" if says_so else " (Enter: leave it open)"
        while True:
            answer = input(f"{fact.label}{hint}: ").strip() or suggestion
            if answer is None and not fact.needed:
                return None
            refusal = fact.refusal(answer) if answer else "this is needed"
            if not refusal:
                return answer
            print(f"  {refusal}")


def fits(kind: Any) -> Callable[[str], Refusal]:
    """Whether an answer fits a type of the schema."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def refusal(answer: str) -> Refusal:
        try:
            adapter.validate_python(answer)
        except ValidationError as error:
            said = error.errors(include_url=False)[0]["msg"]
            return said[:1].lower() + said[1:] if answer else "this is empty"
        return None

    return refusal
