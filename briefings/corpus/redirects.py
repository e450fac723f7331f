"""Former ids, and the present ids that they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def qualified(reference: str, article: str) -> str:
    """The full form of a reference to a claim: `t1` becomes `article.t1`, and `other-article.t1` stays as it is."""
    return reference if "." in reference else f"{article}.{reference}"


def follow(reference: str, ends: Mapping[str, str]) -> str:
    """The present id for a former id of an article, question or claim (`article.claim`). Other ids stay unchanged.

    A claim follows its article: with `adams: adams-2024`, `adams.e3` leads to `adams-2024.e3`. `ends` is the
    result of `ends_of`.
    """
    step = _step(reference, ends)
    return reference if step is None else ends.get(step, step)


def claims_named(references: Iterable[str], article: str, ends: Mapping[str, str]) -> list[str]:
    """The present ids of claims that an article names, its own without the article's, in order and each once.

    `article` may be a former id; `ends` is the result of `ends_of`.
    """
    home = follow(article, ends)
    return sorted({follow(qualified(each, article), ends).removeprefix(f"{home}.") for each in references})


def ends_of(redirects: Mapping[str, str]) -> dict[str, str]:
    """The last id that each old id leads to, over any number of steps. Those that lead in a circle are left out."""
    ends: dict[str, str] = {}
    circling: set[str] = set()
    for old in redirects:
        way: dict[str, None] = {}
        reference = old
        while reference not in ends and reference not in circling and reference not in way:
            step = _step(reference, redirects)
            if step is None:
                break
            way[reference] = None
            reference = step
        if reference in circling or reference in way:
            circling.update(way)
        else:
            ends.update(dict.fromkeys(way, ends.get(reference, reference)))
    return {old: ends[old] for old in redirects if old in ends}


def former_ids(ends: Mapping[str, str]) -> dict[str, list[str]]:
    """The former ids of each article and question, by its id. `ends` is the result of `ends_of`."""
    former: dict[str, list[str]] = {}
    for old, new in ends.items():
        if "." not in old:
            former.setdefault(new, []).append(old)
    return former


class FirstIds:
    """The first id of each article, question and claim, by which other programs know it whatever its id is now.

    If an entry has had several ids, the oldest is the first one under `redirects`.
    """

    def __init__(self, ends: Mapping[str, str]) -> None:
        """Pass the result of `ends_of`."""
        self._ends = ends
        self._former = former_ids(ends)
        self._claims: dict[str, str] = {}
        for old, new in ends.items():
            if "." in old:
                self._claims.setdefault(new, old)

    def of(self, id_: str) -> str:
        """The first id of the entry that has this id now, for a claim `article.claim`. No two entries share one."""
        article, dot, claim = self._claims.get(id_, id_).partition(".")
        now = self._ends.get(article, article)
        names: list[str] = [*self._former.get(now, ()), now]
        if not dot:
            return names[0]
        # Go back through the article's former ids, as long as the claim's id named this claim.
        first = id_
        for name in reversed(names[: names.index(article) + 1]):
            reference = f"{name}.{claim}"
            if self._ends.get(reference, id_) != id_:
                break
            first = reference
        return first


def _step(reference: str, redirects: Mapping[str, str]) -> str | None:
    if reference in redirects:
        return redirects[reference]
    article, dot, claim = reference.partition(".")
    target = redirects.get(article) if dot else None
    # An article that leads to a claim is a mistake, and following it would never end.
    return f"{target}.{claim}" if target is not None and "." not in target else None
