"""`apply`: make the change that a reader suggests in an issue, if it fits, and show it."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus.loading import annotation_files, survey
from ..corpus.model import Claim, Position
from ..corpus.names import collect
from ..corpus.tree import Fields
from ..corpus.wording import no_such, quoted, visible
from ..editing.canonical import FormError
from ..editing.changes import change
from ..editing.files import open_file, replace_file
from ..editing.position_table import written_position
from ..editing.suggestion import OTHER, Suggestion, SuggestionError, read_suggestion
from .new_errors import new_errors
from .project import CLEAN, PROBLEMS, MisuseError, root_of
from .terminal import CHECK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ..corpus.model import Corpus, Question
    from ..corpus.names import Names
    from ..corpus.tree import Path as TreePath
    from ..editing.files import Opened

_NOTHING = "Nothing was changed"
_LONGEST = 300_000
"""More bytes than an issue can have."""
_FIELDS = {
    "claim": {"text": "text", "at": "at", "type": "type"},
    "position": {"text": "note", "at": "at", "stance": "stance"},
    "question": {"text": "proposition", "type": "type"},
}
"""For each kind of entry, the key in the data of each field that can be suggested."""


def add(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument(
        "issue", metavar="ISSUE", help="a file with the text of the issue, or - to read it from a pipe"
    )
    about = "make the change even if the entry has changed since the reader saw it"
    command.add_argument("--force", action="store_true", help=about)


def run(options: argparse.Namespace) -> int:
    """Make the change and print it as a diff. If it cannot be made, say why in a sentence, and return 1."""
    root = root_of(options.root)
    try:
        suggestion = read_suggestion(_text(options.issue))
        _print_reader(suggestion)
        if suggestion.field == OTHER:
            print(
                visible(f"In words: {suggestion.value}"),
                "This is for you to carry out.",
                _NOTHING + ".",
                sep="\n",
            )
            return CLEAN
        old, new = _changed(suggestion, root, force=options.force)
        replace_file(new.path, new.data, root)
    except (SuggestionError, FormError, OSError) as error:
        print(*map(visible, f"{_NOTHING}: {error}".split("\n")), sep="\n")
        return PROBLEMS
    _print_diff(old, new)
    print(f"Changed, and nothing new is wrong. Read the diff, and then: {CHECK}")
    return CLEAN


def _text(issue: str) -> str:
    """The text of the issue. Raises MisuseError if there is none."""
    try:
        if issue == "-":
            data = sys.stdin.buffer.read(_LONGEST)
        else:
            with Path(issue).open("rb") as file:
                data = file.read(_LONGEST)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise MisuseError(f"{visible(issue)} cannot be read: {reason}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SuggestionError("this is not text in UTF-8") from None


def _print_reader(suggestion: Suggestion) -> None:
    """Say what it is about. Strangers wrote it, so each part stays on a line of its own, behind words of ours."""
    print(f"About: {quoted(suggestion.entry)}, {suggestion.field}")
    for label, said in (("Why", suggestion.why), ("From", suggestion.name)):
        if said.strip():
            print(visible(f"{label}: {said.strip()}"))


def _changed(suggestion: Suggestion, root: Path, *, force: bool) -> tuple[Opened, Opened]:
    """The file with the entry, before and after. Raises SuggestionError or FormError if it cannot be changed."""
    files = [open_file(path, root) for path in annotation_files(root)]
    if unreadable := [problem for file in files for problem in file.problems]:
        raise SuggestionError("\n".join(["fix this first:", *map(str, unreadable)]))
    names = collect(file.tree for file in files if file.tree is not None)
    old, new = _with_value(suggestion, files, names, survey(root)[0], force=force)
    if wrong := new_errors(files, [new]):
        raise SuggestionError("\n".join(["this would be wrong:", *(problem.said for problem in wrong)]))
    return old, new


def _with_value(
    suggestion: Suggestion, files: Sequence[Opened], names: Names, corpus: Corpus, *, force: bool
) -> tuple[Opened, Opened]:
    """The same, not checked yet."""
    entry, kind = _entry(suggestion.entry, names, corpus)
    if (entry.article if isinstance(entry, Claim | Position) else entry).written.draft:
        raise SuggestionError(f"{quoted(suggestion.entry)} belongs to a draft, which no reader can have seen")
    key = _FIELDS[kind].get(suggestion.field)
    if key is None or (isinstance(entry, Claim) and key == "type" and entry.type is None):
        what = entry.kind.value if isinstance(entry, Claim) else kind
        raise SuggestionError(f"{quoted(suggestion.entry)} ({what}) has no {suggestion.field}")
    if suggestion.version != entry.version and not force:
        raise SuggestionError(
            f"{quoted(suggestion.entry)} has changed since: the reader saw version {quoted(suggestion.version)}, and it "
            f"is {entry.version} now; compare them, and if the suggestion still holds, run this again with --force"
        )
    file = next(file for file in files if file.name == entry.place.file)
    assert file.tree is not None  # the corpus comes from it
    path = _path(entry, names)
    now = file.tree.node(path)
    assert isinstance(now, Fields)  # it was validated
    value = suggestion.value
    if isinstance(value, dict) and isinstance(at := now.get("at"), Fields):
        same = all(value.get(name) == at.get(name) for name in ("start", "end"))
        value |= {name: str(at[name]) for name in ("prefix", "suffix") if same and name in at}
    if now.get(key) == value:
        raise SuggestionError(f"{quoted(suggestion.entry)} says so already")
    return file, file.with_text(change(file.tree, {(*path, key): value}, names))


def _entry(name: str, names: Names, corpus: Corpus) -> tuple[Claim | Position | Question, str]:
    """The entry that a suggestion names, perhaps by a former id, and what it is."""
    article_id, dot, place = names.follow(name).partition(".")
    article = corpus.articles.get(names.follow(article_id))
    if not dot and article_id in corpus.questions:
        return corpus.questions[article_id], "question"
    if article and place in article.claims:
        return article.claims[place], "claim"
    if article and place.startswith("on-"):
        position = article.positions.get(names.follow(place.removeprefix("on-")))
        if position:
            return position, "position"
    known = [
        *corpus.questions,
        *(claim.key for each in corpus.articles.values() for claim in each.claims.values()),
        *(f"{each.id}.on-{id_}" for each in corpus.articles.values() for id_ in each.positions),
    ]
    raise SuggestionError(no_such("entry", name, known))


def _path(entry: Claim | Position | Question, names: Names) -> TreePath:
    """Where the entry stands in the data."""
    if isinstance(entry, Claim):
        return "articles", entry.article.id, entry.kind.section, entry.id
    if isinstance(entry, Position):
        return written_position(entry.article.id, entry.question.id, names)[0]
    return "questions", entry.id


def _print_diff(old: Opened, new: Opened) -> None:
    before, after = ((file.tree.text if file.tree else "").splitlines() for file in (old, new))
    for line in unified_diff(before, after, f"a/{old.name}", f"b/{new.name}", lineterm=""):
        print(visible(line))
