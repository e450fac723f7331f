"""A published id still leads somewhere: to its entry, or by a redirect to another one.

`check --base REV` compares the data with an earlier revision. It reports each article, question, claim and position of
that revision whose id leads nowhere now. Topics, authors and events have no redirects; for these it is a warning.

Wrong:
    articles:
      adams-2024:
        thesis:
          # t1 used to be here
          t2: {text: The channel must be dredged., at: {paragraph: 1}}

Right:
    articles:
      adams-2024:
        thesis:
          t2: {text: The channel must be dredged., at: {paragraph: 1}}
    redirects:
      adams-2024.t1: adams-2024.t2

Why: Somebody has linked it in a memo. A redirect, or the entry itself marked as withdrawn, keeps the link working.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from unicodedata import normalize

from ..problem import Problem
from ..tree import Fields, entries_of
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..names import Names
    from ..problem import Severity
    from ..raw import RawData
    from ..tree import Node, Path

_LIKE_ENOUGH = 0.7
"""The similarity, from 0 to 1, from which a new entry may be an old one reworded."""
_COMPARED = 500
"""How many texts an old one is compared with. Whoever renames more at once has a list of them."""
_WITHDRAW = "put it back and mark it as withdrawn: {date: …, reason: …}"
_WITHOUT_REDIRECT = (
    ("topics", "topic", "its page"),
    ("events", "event", "its place on the timeline"),
    ("authors", "author", "the author’s page"),
)


def check(data: RawData) -> Iterator[Problem]:
    """Report vanished ids, but not those of claims and positions whose article or question has vanished too.

    The ids of another corpus, which stood in the same place before, may go.
    """
    if data.before is not None and data.before.corpus == data.names.corpus:
        yield from _Comparison(data, data.before).problems()


class _Comparison:
    def __init__(self, data: RawData, before: Names) -> None:
        self._data = data
        self._before = before
        self._now = data.names
        self._claims_before = _claim_texts(before)
        self._claims_now = _claim_texts(data.names)

    def problems(self) -> Iterator[Problem]:
        yield from self._top("articles", "article", "title")
        yield from self._top("questions", "question", "proposition")
        yield from self._claims()
        yield from self._positions()
        yield from self._redirects()
        yield from self._without_redirect()

    def _top(self, section: str, what: str, field: str) -> Iterator[Problem]:
        """Vanished articles or questions. `field` is the field by which to recognise one whose id has changed."""
        before, now = getattr(self._before, section), getattr(self._now, section)
        texts = {id_: _text(node, field) for id_, node in now.items() if id_ not in before}
        for id_, node in before.items():
            end = self._now.follow(id_)
            if end in now:
                continue
            if end in self._now.articles or end in self._now.questions:
                message = f"the {what} {quoted(id_)} leads to something of another kind, {quoted(end)}"
                yield self._gone(("redirects", id_), self._before.files[id_], message)
            elif not self._now.has(id_) and id_ not in self._now.redirects:
                new = self._of_its_claims(id_) or _most_similar(_text(node, field), texts)
                if id_ in self._now.drafts:
                    message = f"the {what} {quoted(id_)} is a draft now, and so its page is gone"
                    hint = "delete its line `draft: true`, or mark it as withdrawn: {date: …, reason: …}"
                    yield self._gone((section,), self._before.files[id_], message, hint)
                    continue
                message = f"the {what} {quoted(id_)} is gone"
                yield self._gone((section,), self._before.files[id_], message, _hint(id_, new))

    def _of_its_claims(self, article: str) -> str | None:
        """The new article with most of the old one's claims, if it has at least half of them."""
        texts = {text for key, text in self._claims_before.items() if key.startswith(f"{article}.") and text}
        homes = (key.partition(".")[0] for key, text in self._claims_now.items() if text in texts)
        found = Counter(home for home in homes if home not in self._before.articles)
        return next((id_ for id_, number in found.most_common(1) if 2 * number >= len(texts)), None)

    def _claims(self) -> Iterator[Problem]:
        new = {key: text for key, text in self._claims_now.items() if key not in self._claims_before}
        for key, text in self._claims_before.items():
            article = key.partition(".")[0]
            home = self._now.follow(article)
            if home not in self._now.articles or self._now.has(key):
                continue
            at_home = {other: said for other, said in new.items() if other.startswith(f"{home}.")}
            same = next((other for other, said in new.items() if text and said == text), None)
            message = f"the claim {quoted(key)} is gone"
            hint = _hint(key, same or _most_similar(text, at_home), sure=same is not None)
            yield self._gone(("articles", home), self._before.files[article], message, hint)

    def _positions(self) -> Iterator[Problem]:
        for article, node in self._before.articles.items():
            home = self._now.follow(article)
            if home not in self._now.articles or home in self._now.unfinished:
                continue
            taken = {self._now.follow(id_) for id_, _ in entries_of(self._now.articles[home], "positions")}
            for id_, _ in entries_of(node, "positions"):
                question = self._now.follow(self._before.follow(id_))
                if question not in taken and question in self._now.questions:
                    message = f"the position of {quoted(home)} on {quoted(question)} is gone"
                    path = ("articles", home, "positions")
                    yield self._gone(path, self._before.files[article], message, _WITHDRAW)

    def _redirects(self) -> Iterator[Problem]:
        trees = self._data.trees
        written = {old for tree in trees for old, _ in entries_of(tree.root, "redirects")}
        with_redirects = [tree.file for tree in trees if tree.root.get("redirects")]
        file = next(iter([*with_redirects, *(tree.file for tree in trees)]), "")
        for old, new in self._before.redirects.items():
            end = self._now.follow(new)
            if self._now.in_use(old):
                if self._now.in_use(new) and old not in written:
                    article, dot, _ = old.partition(".")
                    section = "articles" if dot or article in self._now.articles else "questions"
                    message = f"{quoted(old)} was an old id of {quoted(new)}, and ids are never reused"
                    hint = f"choose another id, and write {old}: {end}"
                    yield self._gone((section, article), file, message, hint)
            elif not self._now.has(old) and self._now.has(end) and old not in self._now.redirects:
                message = f"the redirect of {quoted(old)} is gone"
                yield self._gone(("redirects",), file, message, f"write under redirects: {old}: {end}")

    def _without_redirect(self) -> Iterator[Problem]:
        if not self._now.complete:
            return
        hint = "keep the id if you can: there is no redirect for it"
        for section, what, page in _WITHOUT_REDIRECT:
            path = ("articles" if section == "authors" else section,)
            for id_ in getattr(self._before, section):
                if id_ not in getattr(self._now, section):
                    message = f"the {what} {quoted(id_)} is gone, and with it {page}"
                    yield self._gone(path, self._before.files[id_], message, hint, "warning")

    def _gone(
        self, path: Path, file: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> Problem:
        """A Problem at the part of the path that still exists, in the file that has most of the path."""
        file = self._now.files.get(str(path[1]), file) if len(path) > 1 else file
        tree = next((tree for tree in self._data.trees if tree.file == file), None)
        if tree is None:
            return Problem(file, 0, 0, ".".join(map(str, path)), "", message, hint, severity)
        return tree.problem(path, message, hint, severity=severity, key=True)


def _claim_texts(names: Names) -> dict[str, str]:
    """The text of each claim, by `article.claim`."""
    return {
        f"{article}.{id_}": _text(claim, "text")
        for article, claims in names.claims.items()
        for id_, claim in claims.items()
    }


def _text(entry: Node, field: str) -> str:
    """The text of a field with case, spaces and Unicode form evened out. Empty if there is none."""
    text = entry.get(field) if isinstance(entry, Fields) else None
    return " ".join(normalize("NFKC", text).casefold().split()) if isinstance(text, str) else ""


def _most_similar(text: str, others: Mapping[str, str]) -> str | None:
    """The id whose text is most similar to this text, if any is similar enough."""
    best, best_likeness = None, _LIKE_ENOUGH
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text.split())
    for id_ in list(others)[:_COMPARED] if text else ():
        matcher.set_seq1(others[id_].split())
        if matcher.quick_ratio() >= best_likeness and (likeness := matcher.ratio()) >= best_likeness:
            best, best_likeness = id_, likeness
    return best


def _hint(old: str, new: str | None, *, sure: bool = False) -> str:
    if new is None:
        return _WITHDRAW
    line = f"write under redirects: {old}: {new}"
    return line if sure else f"if it is {new} now, {line}; else {_WITHDRAW}"
