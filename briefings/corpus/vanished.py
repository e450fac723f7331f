"""An id that was published has gone, and what to write so that links to it still land."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from .earlier import Standing
from .problem import Problem
from .wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .draft import Draft
    from .names import Names
    from .problem import Severity
    from .tree import Path

RULE = "vanished-id"
_LIKE_ENOUGH = 0.7
_COMPARED = 500
"""Texts that an old one is compared with: whoever renames that many at once has a list of them."""
_WITHDRAW = "put it back and mark it as withdrawn: {date: …, reason: …}"


def vanished(draft: Draft, before: Standing) -> Iterator[Problem]:
    """Every id of `before` that leads nowhere now: of articles, questions, claims, positions, and old ids.

    A topic, an author or an event has no redirect, so that one that has gone is a warning. Of what belongs to an
    article or a question that has gone, nothing is said apart.
    """
    return _Comparison(draft, before).problems()


class _Comparison:
    def __init__(self, draft: Draft, before: Standing) -> None:
        self._before = before
        self._now = Standing(draft.trees, draft.names)
        self._names: Names = draft.names
        self._trees = {tree.file: tree for tree in draft.trees}

    def problems(self) -> Iterator[Problem]:
        yield from self._top("articles", "article", self._before.articles, self._now.articles)
        yield from self._top("questions", "question", self._before.questions, self._now.questions)
        yield from self._claims()
        yield from self._positions()
        yield from self._redirects()
        yield from self._without_redirect()

    def _top(
        self, section: str, what: str, before: Mapping[str, str], now: Mapping[str, str]
    ) -> Iterator[Problem]:
        for id_, said in before.items():
            end = self._names.follow(id_)
            if end in now:
                continue
            if end in self._now.articles or end in self._now.questions:
                message = f"the {what} {quoted(id_)} leads to something of another kind, {quoted(end)}"
                yield self._gone(("redirects", id_), self._before.files[id_], message)
            elif not self._names.has(id_) and id_ not in self._names.redirects:
                new = self._of_its_claims(id_) or _likest(said, _new(now, before))
                message = f"the {what} {quoted(id_)} has gone"
                yield self._gone((section,), self._before.files[id_], message, _hint(id_, new))

    def _of_its_claims(self, article: str) -> str | None:
        """The new article in which most of a vanished one's claims stand, if these are at least half of them."""
        texts = {said for key, said in self._before.claims.items() if key.startswith(f"{article}.") and said}
        found: dict[str, int] = {}
        for key, said in self._now.claims.items():
            id_ = key.partition(".")[0]
            if said in texts and id_ not in self._before.articles:
                found[id_] = found.get(id_, 0) + 1
        best = max(found, key=found.__getitem__, default=None)
        return best if best is not None and 2 * found[best] >= len(texts) else None

    def _claims(self) -> Iterator[Problem]:
        new = _new(self._now.claims, self._before.claims)
        for key, said in self._before.claims.items():
            article = key.partition(".")[0]
            home = self._names.follow(article)
            if home not in self._now.articles or self._names.has(key):
                continue
            at_home = {id_: text for id_, text in new.items() if id_.startswith(f"{home}.")}
            end = next((id_ for id_, text in new.items() if said and text == said), None)
            message = f"the claim {quoted(key)} has gone"
            hint = _hint(key, end or _likest(said, at_home), sure=end is not None)
            yield self._gone(("articles", home), self._before.files[article], message, hint)

    def _positions(self) -> Iterator[Problem]:
        for article, questions in self._before.positions.items():
            home = self._names.follow(article)
            now = self._now.positions.get(home)
            if now is None or home in self._names.unfinished:
                continue
            for question in questions:
                end = self._names.follow(question)
                if end not in now and end in self._now.questions:
                    message = f"the position of {quoted(home)} on {quoted(end)} has gone"
                    path = ("articles", home, "positions")
                    yield self._gone(path, self._before.files[article], message, _WITHDRAW)

    def _redirects(self) -> Iterator[Problem]:
        for old, new in self._before.names.redirects.items():
            end = self._names.follow(new)
            if self._names.in_use(old):
                if self._names.in_use(new) and old not in self._raw_redirects():
                    message = f"{quoted(old)} was an old id of {quoted(new)}, and an id is never used again"
                    yield self._gone(
                        self._path(old), self._file(), message, f"give it another, and write {old}: {end}"
                    )
            elif not self._names.has(old) and self._names.has(end) and old not in self._names.redirects:
                message = f"the redirect of {quoted(old)} has gone"
                yield self._gone(
                    ("redirects",), self._file(), message, f"write under redirects: {old}: {end}"
                )

    def _raw_redirects(self) -> set[str]:
        return {str(old) for tree in self._trees.values() for old in _keys(tree.root.get("redirects"))}

    def _without_redirect(self) -> Iterator[Problem]:
        hint = "keep the id if you can: there is no redirect for it"
        for section, what, page in (
            ("topics", "topic", "page"),
            ("events", "event", "place on the timeline"),
        ):
            now = getattr(self._names, section)
            for id_ in getattr(self._before.names, section):
                if id_ not in now and self._names.complete:
                    message = f"the {what} {quoted(id_)} has gone, and with it its {page}"
                    yield self._gone((section,), self._before.files[id_], message, hint, "warning")
        for id_, file in self._before.authors.items():
            if id_ not in self._now.authors and self._names.complete:
                message = f"the author {quoted(id_)} has gone, and with it the author’s page"
                yield self._gone(("articles",), file, message, hint, "warning")

    def _path(self, reference: str) -> Path:
        article, dot, _ = reference.partition(".")
        section = "articles" if dot or article in self._now.articles else "questions"
        return (section, article)

    def _file(self) -> str:
        return next(
            (tree.file for tree in self._trees.values() if tree.root.get("redirects")),
            next(iter(self._trees), ""),
        )

    def _gone(
        self, path: Path, file: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> Problem:
        """At what is there of the path, in the file that has most of it: what has gone has no place."""
        path_id = path[1] if len(path) > 1 else None
        file = self._now.files.get(str(path_id), file)
        tree = self._trees.get(file)
        if tree is None:
            return Problem(file, 0, 0, ".".join(map(str, path)), RULE, message, hint, severity)
        return tree.problem(path, RULE, message, hint, severity=severity, key=True)


def _keys(node: object) -> Iterable[object]:
    return node if isinstance(node, dict) else ()


def _new(now: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    return {id_: said for id_, said in now.items() if id_ not in before}


def _likest(said: str, others: Mapping[str, str]) -> str | None:
    """The id whose text is most like it, if any is much like it."""
    best, best_likeness = None, _LIKE_ENOUGH
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(said.split())
    for id_ in list(others)[:_COMPARED] if said else ():
        matcher.set_seq1(others[id_].split())
        if matcher.quick_ratio() >= best_likeness and (likeness := matcher.ratio()) >= best_likeness:
            best, best_likeness = id_, likeness
    return best


def _hint(old: str, new: str | None, *, sure: bool = False) -> str:
    if new is None:
        return _WITHDRAW
    line = f"write under redirects: {old}: {new}"
    return line if sure else f"if it is {new} now, {line}; else {_WITHDRAW}"
