"""`apply`: make the change that a reader suggests in an issue, if it fits, and show it."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from ..corpus.loading import survey
from ..corpus.model import Claim, Position, Question, key
from ..corpus.tree import Fields
from ..corpus.wording import no_such, quoted, visible
from ..editing.canonical import FormError
from ..editing.suggestion import OTHER, Suggestion, SuggestionError, read_suggestion
from ..history.published import current
from .project import RefusedError, opened, read_given
from .terminal import CHECK

if TYPE_CHECKING:
    import argparse

    from ..corpus.model import Corpus
    from ..editing.files import Opened, Project

_NOTHING = "Nothing was changed"
_LONGEST = 300_000
"""More bytes than an issue can have."""
_FIELDS: dict[type, dict[str, str]] = {
    Claim: {"text": "text", "at": "at", "type": "type"},
    Position: {"text": "note", "at": "at", "stance": "stance"},
    Question: {"text": "proposition", "type": "type"},
}
"""For each kind of entry, the key in the data of each field that can be suggested."""


def add(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument(
        "issue", metavar="ISSUE", help="a file with the text of the issue, or - to read it from a pipe"
    )
    about = "make the change even if the entry has changed since the reader saw it"
    command.add_argument("--force", action="store_true", help=about)


def run(options: argparse.Namespace) -> None:
    """Make the change and print it as a diff. If it cannot be made, say why in a sentence."""
    try:
        suggestion = read_suggestion(_text(options.issue))
        _print_reader(suggestion)
        if suggestion.field == OTHER:
            print(visible(f"In words: {suggestion.value}"), "This is for you to carry out.", sep="\n")
            print(f"{_NOTHING}.")
            return
        project = opened(options.root, "changed")
        new = _changed(suggestion, project, force=options.force)
        project.write(new)
    except (SuggestionError, FormError, OSError) as error:
        raise RefusedError(f"{_NOTHING}: {error}") from None
    _print_diff(project.files[new.name], new)
    print(f"Changed, and nothing new is wrong. Read the diff, and then: {CHECK}")


def _text(issue: str) -> str:
    """The text of the issue. Raises SuggestionError if it is none."""
    try:
        return read_given(issue, _LONGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SuggestionError("this is not text in UTF-8") from None


def _print_reader(suggestion: Suggestion) -> None:
    """Say what it is about. Strangers wrote it, so each part stays on a line of its own, behind words of ours."""
    print(visible(f"About: {quoted(suggestion.entry)}, {suggestion.field}"))
    for label, said in (("Why", suggestion.why), ("From", suggestion.name)):
        if said.strip():
            print(visible(f"{label}: {said.strip()}"))


def _changed(suggestion: Suggestion, project: Project, *, force: bool) -> Opened:
    """The file with the change. Raises SuggestionError or FormError if it cannot be made."""
    name, field = quoted(suggestion.entry), suggestion.field
    entry = _entry(suggestion.entry, survey(project.root)[0])
    page = entry.article if isinstance(entry, Claim | Position) else entry
    if page.written.draft:
        raise SuggestionError(f"{name} belongs to a draft, which no reader can have seen")
    target = _FIELDS[type(entry)].get(field)
    if target is None or (isinstance(entry, Claim) and target == "type" and entry.type is None):
        what = entry.kind.value if isinstance(entry, Claim) else type(entry).__name__.lower()
        raise SuggestionError(f"{name} ({what}) has no {quoted(field)}")
    if suggestion.version != entry.version and not force:
        raise SuggestionError(
            f"{name} has changed since: the reader saw version {quoted(suggestion.version)}, and it is {entry.version} "
            "now; compare them, and if the suggestion still holds, run this again with --force"
        )
    path = project.names.path(entry)
    now = project.files[page.place.file].tree.node(path)
    assert isinstance(now, Fields)  # it was validated
    value = suggestion.value
    if isinstance(value, dict) and isinstance(at := now.get("at"), Fields):
        same = all(value.get(name) == at.get(name) for name in ("start", "end"))
        value |= {name: str(at[name]) for name in ("prefix", "suffix") if same and name in at}
    if now.get(target) == value:
        raise SuggestionError(f"{name} says so already")
    changed = project.changed(page.place.file, {(*path, target): value})
    if wrong := project.new_errors([changed]):
        raise SuggestionError("\n".join(["this would be wrong:", *(problem.said for problem in wrong)]))
    return changed


def _entry(name: str, corpus: Corpus) -> Claim | Position | Question:
    """The entry that a suggestion names, perhaps by a former id."""
    page, _, fragment = name.partition(".")
    if entry := current(corpus, page, fragment):
        return entry
    known = list(corpus.questions)
    for article in corpus.articles.values():
        known += [*map(key, article.claims.values()), *map(key, article.positions.values())]
    raise SuggestionError(no_such("entry", name, known))


def _print_diff(old: Opened, new: Opened) -> None:
    before, after = (file.tree.text.splitlines() for file in (old, new))
    for line in unified_diff(before, after, f"a/{old.name}", f"b/{new.name}", lineterm=""):
        print(visible(line))
