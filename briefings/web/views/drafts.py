"""Drafts while they are written: `serve` shows them at their addresses, with a list of what is missing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ...corpus.drafts import about
from ...corpus.model import Article, Question
from ..context import Link, PageContext
from . import pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..site import Site
    from ..spec import Spec

_LISTS: dict[str, type[Article | Question]] = {"briefings/index": Article, "questions/index": Question}
"""The pages with a link to each draft of a kind."""


def specs(site: Site, published: Mapping[str, Spec]) -> Iterator[Spec]:
    """The pages that there are only because of drafts, and the lists of articles and questions with links to these.

    All other pages, and every figure on them, are as they are published.
    """
    preview = site.preview
    if preview is None:
        return
    preview.handwritten = site.handwritten
    for spec in pages.specs(preview):
        if spec.source not in published:
            render = partial(_render, preview=preview, spec=spec)
            # Nothing is published that could describe it to other programs.
            yield replace(spec, render=render, subject=None, call="")
    for source, kind in _LISTS.items():
        if listed := published.get(source):
            yield replace(listed, render=partial(_with_drafts, spec=listed, kind=kind))


def _render(here: PageContext, preview: Site, spec: Spec) -> str:
    """A page that shows a draft, below a list of what is missing."""
    missing = _missing(here.site, spec.subject) if spec.subject else []
    file = spec.subject.place.file if spec.subject else ""
    banner = here.call("draft.html", "banner", file, missing)
    return banner + spec.render(PageContext(preview, here.address))


def _with_drafts(here: PageContext, spec: Spec, kind: type[Article | Question]) -> str:
    """A list of what is published, below one of the drafts."""
    links = [
        Link(here.url(each), each.written.title if isinstance(each, Article) else each.title)
        for each in here.site.corpus.drafts
        if isinstance(each, kind)
    ]
    return here.call("draft.html", "drafts", links) + spec.render(here)


def _missing(site: Site, draft: Article | Question) -> list[tuple[int, str, str]]:
    """What `check` says of a draft: the line, the place in the draft, and what is wrong there."""
    path = ("articles" if isinstance(draft, Article) else "questions", draft.id)
    return [
        (each.line, each.path.partition(f"{draft.id}.")[2], each.message)
        for each in site.corpus.warnings
        if about(each, draft.place.file, path)
    ]
