"""A name shows how it is cited. If an author's name is a single word, or has a word that is common in names of
organisations, `organisation` or `family` says what it is, in one of the author's articles.

Otherwise there is a warning. It is an error if a name neither begins nor ends with its family name, and if an
organisation has one.

Wrong:
    articles:
      adams-2024:
        authors: [{id: harbour-bank, name: Harbour Bank}]

Right:
    articles:
      adams-2024:
        authors: [{id: harbour-bank, name: Harbour Bank, organisation: true}]

Why: Bibliographies sort by family name. From the name alone, a bank would be cited like a person: “Bank, Harbour”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..person_names import around, word_of_organisations
from ..tree import Bare
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData, RawEntry

RULE = "unclear-name"  # named, its Problems stay errors
SEVERITY: Severity = "warning"
_HINT = (
    "write organisation: true; if this is a person, write organisation: false, or the family name as family"
)


def check(data: RawData) -> Iterator[Problem]:
    said = {id_ for id_, author, _ in data.authors() if {"organisation", "family"} & author.fields.keys()}
    for id_, author, _ in data.authors():
        yield from _family(author)
        if id_ not in said and (message := _unclear(author.text("name") or "")):
            said.add(id_)
            yield author.problem("name", message=message, hint=_HINT)
    for article in data.entries("articles"):
        for annotator in article.entries("annotators"):
            yield from _family(annotator)


def _family(named: RawEntry) -> Iterator[Problem]:
    """What is wrong with a family name, whoever has it."""
    name, family = named.text("name"), named.text("family")
    if not name or not family:
        return
    organisation = named.fields.get("organisation")
    if isinstance(organisation, Bare) and organisation.text.lower() == "true":
        hint = "delete one of the two fields"
        yield named.problem("family", rule=RULE, message="an organisation has no family name", hint=hint)
    elif around(name, family) is None:
        message = f"{quoted(name)} neither begins nor ends with {quoted(family)}"
        yield named.problem("family", rule=RULE, message=message, hint="write it as it stands in the name")


def _unclear(name: str) -> str:
    """Why the name does not show whether it is a person's; empty if it does."""
    words = name.split()
    if not words:
        return ""
    if len(words) == 1:
        return f"{quoted(name)} is a single word, so it may be a person or an organisation"
    word = word_of_organisations(name)
    return f"{quoted(name)} may be an organisation, by the word {quoted(word)}" if word else ""
