"""Get the facts of a new entry from options, or by asking at a terminal."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, get_origin

from pydantic import TypeAdapter, ValidationError

from ..corpus.messages import of_text
from ..corpus.wording import listed, with_hint
from .terminal import typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

Refusal = str | None
"""Why an answer cannot be accepted; None if it can."""


class AnswerError(Exception):
    """An option has a value that cannot be accepted, or is missing and nobody is at the terminal to ask."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a new entry: the option that gives it, and the question to ask without the option."""

    option: str
    label: str
    refusal: Callable[[str], Refusal]
    needed: bool = False
    several: bool = False
    """Whether the option can be given several times."""


def fact_of(kind: type[BaseModel], field: str) -> Fact:
    """A field of the schema, asked with its description. It is needed if it is required and no TODO can stand for it."""
    of = kind.model_fields[field]
    words = of.annotation if isinstance(of.annotation, type) and issubclass(of.annotation, StrEnum) else None
    about = str(of.description).removesuffix(".")
    return Fact(
        field,
        f"{about}: {listed(words)}" if words else about,
        fits(Annotated[of.annotation, *of.metadata] if of.metadata else of.annotation),
        needed=of.is_required() and (words is not None or "draft" not in kind.model_fields),
        several=get_origin(of.annotation) is tuple,
    )


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(fact: Fact, given: str | None, suggestion: str | None = None) -> str | None:
    """The answer: the option, what the person types, or the suggestion. None if it is left open.

    Raises AnswerError if the option's value is refused, or if the fact is needed and nobody can be asked.
    """
    if given is not None:
        given = given.strip()
        if refusal := fact.refusal(given):
            raise AnswerError(f"--{fact.option}: {refusal}")
        return given
    if at_terminal():
        return _asked(fact, suggestion)
    if suggestion is None and fact.needed:
        raise AnswerError(f"--{fact.option} is needed: {fact.label}")
    return suggestion


def _asked(fact: Fact, suggestion: str | None) -> str | None:
    """Ask until an answer can be accepted."""
    says_so = fact.needed or "(Enter:" in fact.label
    hint = f" [{suggestion}]" if suggestion else "" if says_so else " (Enter: leave it open)"
    while True:
        try:
            said = typed(input(f"{fact.label}{hint}: ")).strip() or suggestion
        except ArgumentTypeError as refused:
            print(f"  {refused}")
            continue
        if said is None and not fact.needed:
            return None
        refusal = fact.refusal(said) if said else "this is needed"
        if not refusal:
            return said
        print(f"  {refusal}")


def fits(kind: Any) -> Callable[[str], Refusal]:
    """A function that says why an answer does not fit a type of the schema."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def refusal(answer: str) -> Refusal:
        try:
            adapter.validate_python(answer)
        except ValidationError as error:
            _, message, hint = of_text(answer, error.errors(include_url=False)[0], ())
            return "this is empty" if not answer else with_hint(message, hint)
        return None

    return refusal
