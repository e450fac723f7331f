"""`verify`: look up every passage and quote of an article in a copy of its text, which is neither stored nor shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..corpus.loading import survey
from ..corpus.order import by_number
from ..corpus.quotation import pointing_words, quoted_words
from ..corpus.receipts import Verification, anchors_sha256, entries, fingerprint, verification
from ..corpus.tree import Items
from ..corpus.wording import pluralize, reason_of, visible
from ..editing.canonical import FormError
from ..editing.files import Project
from ..source.verifying import flow, verify
from .project import CLEAN, PROBLEMS, RefusedError
from .source_text import add_text, article_of, source_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ..corpus.model import Article
    from ..corpus.problem import Problem
    from ..corpus.tree import Path as TreePath
    from ..source.directive import Source
    from ..source.text import Text
    from ..source.verifying import Lookup

_NOTHING = (
    "There is nothing to store a receipt of: say with which words each passage starts; "
    "`python -m briefings anchor` finds them."
)


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_text(command)
    command.add_argument(
        "--write",
        action="store_true",
        help="make corrections that are certain, and store the receipt once everything is found",
    )


def run(options: argparse.Namespace) -> int:
    """Print each passage and quote that is not where it should be.

    Returns 1 if there is one, if there was nothing to look up, or if writing fails.
    """
    root = options.root
    source = source_of(options.text)
    article, errors = article_of(root, options.article)
    for problem in errors:
        print(visible(str(problem)))
    if article is None:
        raise RefusedError("Fix this first; the text was not looked at.")
    where = article.place.file
    looked = verify(source, article)
    try:
        project = Project.open(root)
        if options.write and (sure := [each for each in looked if each.finding and each.finding.sure]):
            _correct(project, article, sure)
            article = survey(root)[0].articles[article.id]
            project = Project.open(root)
            looked = verify(source, article)
        wrong = [each for each in looked if each.finding]
        for each in wrong:
            print(visible(str(_problem(project, article, each))))
        is_sought = any(each.has_words for each in looked)
        print(_summary(article, looked))
        print(*_compared(article, source.text), *[] if is_sought else [_NOTHING], sep="\n")
        if options.write and is_sought and not wrong and not errors:
            _store(project, article, source)
    except (FormError, OSError) as error:
        raise RefusedError(f"{where}: {reason_of(error)}; the file was left as it was") from None
    if wrong:
        print(
            "Fix this, or let --write make the corrections that are certain; "
            "the receipt is stored once everything is found."
        )
    elif errors:
        print("Only what could be read was looked up: fix the errors above, then run this again.")
    elif is_sought and not options.write and not _is_current(article, source.text):
        print("To store the receipt, run this again with --write.")
    return PROBLEMS if wrong or errors or not is_sought else CLEAN


def _correct(project: Project, article: Article, sure: Sequence[Lookup]) -> None:
    """Replace wrong anchors by the offered corrections, and print which."""
    values = {
        _path(project, article, each): each.finding.offer.model_dump(exclude_none=True)
        for each in sure
        if each.finding and each.finding.offer and each.index is not None  # a quote is never rewritten
    }
    project.write(project.changed(article.place.file, values))
    for each in sure:
        print(visible(f"corrected: {_problem(project, article, each)}"))


def _path(project: Project, article: Article, looked: Lookup) -> TreePath:
    """Where the anchor or quote that was looked up stands in the file."""
    path = project.names.path(entries(article)[looked.name])
    if looked.index is None:
        return (*path, "quote")
    at = project.files[article.place.file].tree.node((*path, "at"))
    return (*path, "at", looked.index) if isinstance(at, Items) else (*path, "at")


def _problem(project: Project, article: Article, looked: Lookup) -> Problem:
    """The result of a lookup as a Problem at the line of the wrong field."""
    finding = looked.finding
    assert finding is not None
    path = _path(project, article, looked)
    if looked.index is not None:
        path = (*path, finding.field)
    hint = f"write {flow(finding.offer)}" if finding.offer else ""
    tree = project.files[article.place.file].tree
    return tree.problem(path, finding.message, hint, rule=finding.rule)


def _summary(article: Article, looked: Sequence[Lookup]) -> str:
    """How much was found: `adams-2024: 13 passages and 1 quote looked up, 13 found; 2 passages not, …`."""
    counts = {
        "passage": sum(each.index is not None and each.has_words for each in looked),
        "quote": sum(each.index is None for each in looked),
    }
    parts = [pluralize(number, what) for what, number in counts.items() if number]
    sought = [each for each in looked if each.has_words]
    found = sum(each.finding is None for each in sought)
    said = f"{' and '.join(parts)} looked up, {found:,} found" if parts else "nothing was looked up"
    if others := len(looked) - len(sought):
        said += f"; {pluralize(others, 'passage')} not, since only a paragraph is named there"
    return f"{article.id}: {said}"


def _compared(article: Article, text: Text) -> list[str]:
    """Sentences on the size of the text, how much of it is quoted, and what has changed since the receipt."""
    quoted, pointing = (
        f"{words:,} ({100 * words / text.words:.1f} %)"
        for words in (quoted_words(article), pointing_words(article))
    )
    size = f"{len(text.paragraphs):,} paragraphs and {text.words:,} words"
    said = [f"The text has {size}; quotes repeat {quoted} of them, and anchors point with {pointing}."]
    stored = article.written.receipt
    if stored is None:
        return said
    if stored.text_sha256 != text.sha256:
        said.append(
            f"The text is not the one of the receipt of {stored.date}, which had {stored.paragraphs:,} paragraphs and "
            f"{stored.words:,} words: the article has been changed, or this copy was taken in another way."
        )
    if stored.anchors_sha256 != anchors_sha256(article):
        states = verification(article).items()
        changed = [name for name, state in states if state is not Verification.VERIFIED]
        which = f": {', '.join(changed)}" if changed and stored.passages else ""
        said.append(f"Anchors or quotes have been changed since the receipt of {stored.date}{which}.")
    return said


def _is_current(article: Article, text: Text) -> bool:
    """Whether a new receipt would say the same as the one that is stored."""
    stored = article.written.receipt
    return stored is not None and _receipt(article, text) == stored.model_dump(
        mode="json", exclude={"date"}, exclude_defaults=True
    )


def _receipt(article: Article, text: Text) -> dict[str, Any]:
    """A receipt but for its date: it says that every passage and quote of an article was found in this text."""
    found = entries(article)
    passages = {name: fingerprint(found[name]) for name in sorted(found, key=by_number)}
    return {
        "text_sha256": text.sha256,
        "words": text.words,
        "paragraphs": len(text.paragraphs),
        "anchors_sha256": anchors_sha256(article),
        **({"passages": passages} if passages else {}),
    }


def _store(project: Project, article: Article, source: Source) -> None:
    if _is_current(article, source.text):
        print("The receipt says so already.")
        return
    dated = {"date": datetime.now(UTC).date().isoformat(), **_receipt(article, source.text)}
    project.write(project.changed(article.place.file, {("articles", article.id, "receipt"): dated}))
    print(f"{article.place.file}: receipt stored")
