"""An old id leads to something that exists, in one step, and the old id of a claim leads to a claim.

No entry has the old id any more, since an id, once published, is never reused. If the new id has itself been changed,
the line names the newest one, so that nobody has to follow a chain. The old address of a claim is on the page of its
article, so that article must exist too, or have a redirect.

Wrong:
    redirects:
      smith-2024: jones-2024
      jones-2024: smith-2024

Right:
    redirects:
      smith-2024: adams-2024
      jones-2024: adams-2024

Why: People have linked to the old id, and their links must keep working for years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import entries_of
from ..wording import quoted
from .reserved_id import PAGE_SECTIONS, POSITION_PREFIX, RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..names import Names
    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    for tree in data.trees:
        for old, new in entries_of(tree.root, "redirects"):
            path = ("redirects", old)
            if data.names.in_use(old):
                message = f"{quoted(old)} is still in use, so it cannot lead elsewhere"
                yield tree.problem(path, message, "delete this line, or the entry", key=True)
            if isinstance(new, str):
                for rule, message, hint in _wrong_target(old, new, data.names):
                    yield tree.problem(path, message, hint, rule=rule)


def _wrong_target(old: str, new: str, names: Names) -> Iterator[tuple[str, str, str]]:
    """The rule (empty: this one), message and hint for a redirect whose target is wrong."""
    end = names.follow(new)
    article, dot, claim = old.partition(".")
    if old not in names.redirects:
        if not names.in_use(old):
            yield "", "this leads in a circle", ""
    elif not names.has(end):
        if end.partition(".")[0] in names.drafts:
            message = f"{quoted(end)} is in a draft, which has no page yet"
            yield "unknown-reference", message, "finish the draft first"
            return
        hint = "" if "." in end else names.did_you_mean(end, [*names.articles, *names.questions])
        yield "unknown-reference", f"there is nothing with the id {quoted(end)}", hint
    elif bool(dot) != ("." in end):
        yield "", "a claim must lead to a claim, and an article or question to another", ""
    elif end != new:
        yield "", f"{quoted(new)} is an old id itself", f"write {old}: {end}"
    elif article in RESERVED or claim in PAGE_SECTIONS | RESERVED or claim.startswith(POSITION_PREFIX):
        yield "", f"{quoted(old)} is reserved, so it cannot have been an id", "delete this line"
    elif dot and names.complete and article not in names.articles and article not in names.redirects:
        target = end.partition(".")[0]
        hint = f"write {article}: {target}, or what that article is called now"
        yield "", f"the page of {quoted(article)}, where the claim was, leads nowhere", hint
