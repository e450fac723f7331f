"""`rename`: give an article, question, topic, event or claim another id, wherever it is named, and a redirect."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from ..corpus.drafts import drafts_in
from ..corpus.loading import FOLDER, survey_files
from ..corpus.model import Claim
from ..corpus.names import SINGULAR, Names, collect
from ..corpus.reader import read
from ..corpus.receipts import anchors_sha256
from ..corpus.values import ID_PATTERN
from ..corpus.wording import did_you_mean, quoted, with_hint
from ..editing.canonical import FormError, canonical
from ..editing.changes import change
from ..editing.new_entry import refusal
from ..editing.rename import CLAIMS, Renaming
from .project import MisuseError, opened
from .terminal import typed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from ..corpus.tree import Tree

_WITHOUT_REDIRECT = ("topics", "events")


def add(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument("old", type=typed, metavar="OLD", help="the present id; of a claim, an-article.e3")
    command.add_argument("new", type=typed, metavar="NEW", help="the new id; of a claim, e4")


def run(options: argparse.Namespace) -> None:
    """Change the id in all files."""
    root = options.root
    project = opened(root, "renamed")
    names = project.names
    trees = {name: file.tree for name, file in project.files.items()}
    try:
        renaming = _renaming(options.old, options.new, names)
        texts = _with_receipts(
            _with_redirect(_renamed(trees, renaming, names), trees, renaming), trees, renaming
        )
    except FormError as error:
        raise MisuseError(f"nothing was renamed: {error}") from None
    own, new = (f"{FOLDER}/{id_}.yaml" for id_ in (renaming.old, renaming.new))
    moves = renaming.section == "articles" and own in trees
    if moves and os.path.lexists(root / new):
        raise MisuseError(f"nothing was renamed: there is a file {new} already")
    for name, file in project.files.items():
        if texts[name] != file.tree.text:
            project.write(file.with_text(texts[name]))
            print(f"{name}: changed")
    if moves:
        (root / own).rename(root / new)
        print(f"{own}: now {new}")
    if renaming.section in _WITHOUT_REDIRECT:
        print(
            f"Links to the old {SINGULAR[renaming.section]} on the site will not work: there is no redirect for one."
        )


def _renaming(old: str, new: str, names: Names) -> Renaming:
    """What to rename. Raises MisuseError if there is no such entry, or if it cannot have the new id."""
    article, dot, claim = old.partition(".")
    if dot:
        if claim not in names.claims.get(article, ()):
            hint = did_you_mean(claim, names.claims.get(article, ()), f"{article}.")
            raise MisuseError(with_hint(f"there is no claim {quoted(old)}", hint))
        home, _, id_ = new.rpartition(".")
        if home not in ("", article):
            raise MisuseError(f"a claim stays in its article: {quoted(new)} is in another")
        new = f"{article}.{id_}"
        if names.in_use(new) or new in names.redirects:
            raise MisuseError(
                f"{quoted(new)} is or was the id of another claim, and an id is never used again"
            )
        if not re.fullmatch(ID_PATTERN, id_):
            raise MisuseError(f"an id is made of a-z, 0-9 and single hyphens, like e4, and not {quoted(id_)}")
        return Renaming(CLAIMS, old, new)
    section = next((section for section in SINGULAR if old in getattr(names, section)), None)
    if section is None:
        what = f"{quoted(old)} is an author: change the id in each article" if old in names.authors else ""
        known = [id_ for kind in SINGULAR for id_ in getattr(names, kind)]
        hint = did_you_mean(old, known)
        raise MisuseError(what or with_hint(f"there is nothing with the id {quoted(old)}", hint))
    if wrong := refusal(new, names):
        raise MisuseError(wrong)
    return Renaming(section, old, new)


def _renamed(trees: Mapping[str, Tree], renaming: Renaming, names: Names) -> dict[str, str]:
    """The text of each file with the new id. A file in canonical form stays so."""
    texts = {name: renaming.applied(tree) for name, tree in trees.items()}
    now = collect(read(name, text)[0] for name, text in texts.items())
    for name, tree in trees.items():
        if texts[name] != tree.text and canonical(tree, names) == tree.text:
            texts[name] = canonical(read(name, texts[name])[0], now)
    return texts


def _with_redirect(texts: dict[str, str], trees: Mapping[str, Tree], renaming: Renaming) -> dict[str, str]:
    """The same with a line under `redirects`, unless there are none for such an entry or it was never published."""
    article, dot, _ = renaming.old.partition(".")
    entry = ("articles", article) if dot else (renaming.section, renaming.old)
    if renaming.section in _WITHOUT_REDIRECT or any(entry in drafts_in(tree) for tree in trees.values()):
        return texts
    home = next((name for name, tree in trees.items() if "redirects" in tree.root), next(iter(trees)))
    tree = read(home, texts[home])[0]
    return {**texts, home: change(tree, {("redirects", renaming.old): renaming.new}, Names())}


def _with_receipts(texts: dict[str, str], trees: Mapping[str, Tree], renaming: Renaming) -> dict[str, str]:
    """The same with the digests of valid receipts and second readings, which are also of ids, as they are now.

    Raises FormError if there would be more errors than before.
    """
    before, known = survey_files({name: tree.text.encode() for name, tree in trees.items()})
    after, found = survey_files({name: text.encode() for name, text in texts.items()})
    old, new = ([str(each) for each in problems if each.severity == "error"] for problems in (known, found))
    if len(new) > len(old):
        raise FormError("\n".join(["this would be wrong:", *(each for each in new if each not in old)]))
    for id_, article in before.articles.items():
        file, receipt, now = article.place.file, article.written.receipt, after.articles.get(renaming.of(id_))
        if receipt and now and receipt.anchors_sha256 == anchors_sha256(article):
            texts[file] = texts[file].replace(receipt.anchors_sha256, anchors_sha256(now))
        for claim in article.claims.values():
            then = after.find(renaming.of(claim.key))
            if claim.is_read_twice and isinstance(then, Claim):
                texts[file] = texts[file].replace(claim.words_digest, then.words_digest)
    return texts
