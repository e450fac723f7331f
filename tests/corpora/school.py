"""Corpora on when school should begin, nothing like the shipped one: dicts to change and dump."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
FREE_TEXT = {
    "title", "summary", "proposition", "disagreeing", "text", "note", "reason", "name", "affiliation", "publisher",
    "quote", "to", "by", "start", "end",
}  # fmt: skip
"""The fields whose value is whatever a contributor types (`by` of a prediction is a date: see `with_texts`)."""


def other(*ids: str) -> dict[str, Any]:
    """School hours: nine articles, a question nobody answers, one with a single answer, an article with no position.

    With `ids` only these articles: as little as a test needs, so that it is built fast.
    """
    corpus = yaml.load((HERE / "other.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    if ids:
        corpus["articles"] = {id_: corpus["articles"][id_] for id_ in ids}
    return corpus


def school() -> dict[str, Any]:
    """Nine articles, of which the first two have so many claims that maps, outlines and lists have work to do."""
    corpus, more = other(), yaml.load((HERE / "school.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    corpus["articles"] |= more["articles"]
    return corpus | {"redirects": more["redirects"]}


def with_texts(corpus: dict[str, Any], text: Callable[[str], str]) -> dict[str, Any]:
    """The same corpus with every free-text field put through `text`; ids and vocabulary stay."""

    def changed(value: Any, key: str, path: tuple[str, ...]) -> Any:
        if isinstance(value, dict):
            return {inner: changed(item, inner, (*path, inner)) for inner, item in value.items()}
        if isinstance(value, list):
            return [changed(item, key, path) for item in value]
        if (key == "by" and "predictions" in path) or (key == "to" and "seemingly_opposed" in path):
            return value
        return text(value) if key in FREE_TEXT and isinstance(value, str) else value

    return changed(copy.deepcopy(corpus), "", ())


def dump(corpus: dict[str, Any]) -> str:
    """The corpus as YAML that the project reads: nothing but plain mappings, lists and quoted text."""
    return yaml.dump(corpus, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True
