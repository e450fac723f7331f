"""What a change of the data means, as a report: three lines that matter first, then every change by kind."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..analysis.changes import Changed, Changes, How, how_of
from ..corpus.mentions import MENTION
from ..corpus.model import Article, Claim, Position, Question, key
from ..corpus.wording import joined, pluralize, visible
from ..web.words import LABEL_WORDS, STANCE_WORDS, short_byline, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..analysis.changes import Moved
    from ..corpus.problem import Problem

FORMATS = ("text", "markdown", "html", "json")
_SHOWN = 100
"""Entries shown in one section; JSON has all."""
_NAMED = 3
"""Kinds of change named in the first line."""

_DONE = {
    How.ADDED: "added",
    How.REMOVED: "removed",
    How.RENAMED: "given another id",
    How.WITHDRAWN: "withdrawn",
    How.RESTORED: "no longer withdrawn",
    How.REWORDED: "reworded",
    How.RECODED: "coded differently",
    How.SECOND: "changed in the second coding",
    How.VERIFIED: "looked up anew in the text",
    How.NAMING: "naming another entry by its new id",
    How.OTHERWISE: "changed in notes, passages or facts",
}
_MINOR = (How.SECOND, How.VERIFIED, How.NAMING, How.OTHERWISE)
"""What the first line names last."""
_LINKS = {
    How.REMOVED: "find nothing",
    How.WITHDRAWN: "say “withdrawn”",
    How.RESTORED: "no longer say “withdrawn”",
}
"""What becomes of links to an entry, other than that they say “changed”."""
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~$!]|:(?=\S)|(?<=(?i:www))\.")
_CALLS = re.compile(r"([@#])")
_LIST = re.compile(r"^([0-9]*)([-+.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Item:
    """One change: a sentence, and the words before and after where these differ."""

    said: str
    id: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """All changes of one kind."""

    heading: str
    items: list[Item]

    @property
    def shown(self) -> list[Item]:
        """As many as a reader goes through."""
        return self.items[:_SHOWN]


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of a change. The first three lines are for whoever reads no more."""

    lines: list[str]
    sections: list[Section]


def report(found: Changes) -> Report:
    """The report of what differs between two revisions."""
    sections = [
        *(
            Section(f"{noun.capitalize()}s", list(map(_item, entries)))
            for noun, entries in groupby(found.entries, _noun)
        ),
        Section("The disagreement index", [_of_moved(each) for each in found.moved]),
        Section(
            "New silences",
            [Item(f"{_name(article)} leaves out: {_name(question)}") for article, question in found.silences],
        ),
        Section("Pairs of articles that move", [_of_pair(*pair) for pair in found.pairs]),
        Section(
            "Links in memos that will say “changed”",
            [Item(_named(each), key(each.entry)) for each in found.links],
        ),
        Section("Passages to look up again", [Item(_name(each), each.id) for each in found.stale]),
        Section("Predictions that are due now", [Item(_name(each), each.key) for each in found.due]),
    ]
    return Report([_what(found), _index(found), _affected(found)], [each for each in sections if each.items])


def report_of_errors(problems: Sequence[Problem]) -> Report:
    """The report where the data has errors, so that nothing can be compared."""
    errors = [problem for problem in problems if problem.severity == "error"]
    first = errors[0]
    place = f"{'; the first is ' if len(errors) > 1 else ' '}in line {first.line} of {first.file}"
    return Report(
        [
            f"The data has {pluralize(len(errors), 'error')}{place}: {first.message}.",
            "Until that is mended, nobody can say what the change means for the disagreement index.",
            "Nothing has been published, and nothing is lost.",
        ],
        [
            Section(
                "What to fix",
                [Item(f"{each.file}, line {each.line}: {each.said}", each.path) for each in errors],
            )
        ],
    )


def rendered(of: Report, form: str) -> str:
    """The report in one of FORMATS. Text of contributors is escaped by the template engine, whatever the format."""
    if form == "json":
        return json.dumps(asdict(of), ensure_ascii=False, indent=2) + "\n"
    escaped: dict[str, Callable[[str], str]] = {"text": visible, "markdown": _in_markdown, "html": str}

    def finalize(value: Any) -> Any:
        return value if isinstance(value, Markup | int) else escaped[form](" ".join(str(value).split()))

    engine = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        autoescape=form == "html",  # noqa: S701 - `finalize` escapes what is not HTML
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return engine.get_template(f"diff.{form}").render(report=of)


def _in_markdown(text: str) -> str:
    """Text that means nothing to Markdown. On GitHub, which looks for @names and #numbers later, it calls nobody."""
    escaped = _SIGNS.sub(lambda found: f"&#{ord(found[0])};", _CALLS.sub("\\1\u2060", visible(text)))
    return _LIST.sub(lambda found: f"{found[1]}&#{ord(found[2])};", escaped)


def _noun(each: Changed[Any]) -> str:
    """What kind of entry it is: `article`, `question`, `claim` or `position`."""
    return type(each.entry).__name__.lower()


def _plain(text: str) -> str:
    """A text without the brackets of its mentions."""
    return MENTION.sub(r"\1", text)


def _name(thing: Article | Question | Claim | Position) -> str:
    match thing:
        case Article():
            return f"“{thing.written.title}” ({short_byline(thing)})"
        case Question():
            return f"“{_plain(thing.written.proposition)}”"
        case Claim():
            return f"{short_byline(thing.article)} {thing.id}, “{_plain(thing.written.text)}”"
        case Position():
            return f"{short_byline(thing.article)} on {_name(thing.question)}"


def _named(each: Changed[Any]) -> str:
    return f"{_name(each.entry)}: {joined([_DONE[how] for how in each.how])}"


def _item(each: Changed[Any]) -> Item:
    said, id_ = f"{_named(each)}{_counts(each)}", key(each.entry)
    if each.before is None or each.after is None:
        return Item(said, id_)
    before, after = _words(each.before), _words(each.after)
    return Item(said, id_, before, after) if before != after else Item(said, id_)


def _words(thing: Article | Question | Claim | Position) -> str:
    """What a reader sees of it, for the comparison of before and after."""
    match thing:
        case Article():
            return thing.id
        case Question():
            return f"{_plain(thing.written.proposition)} Against it: {_plain(thing.written.disagreeing)}"
        case Claim():
            return _plain(thing.written.text)
        case Position():
            note = f": {_plain(thing.written.note)}" if thing.written.note else ""
            return f"{STANCE_WORDS[thing.written.stance]}{note}"


def _of_moved(each: Moved) -> Item:
    before, after = (
        f"{LABEL_WORDS[d.label]}, {tally(d)}, {'no index' if d.score is None else f'index {d.score:.2f}'}, place {place}"
        if d is not None
        else ""
        for d, place in ((each.before, each.place_before), (each.after, each.place_after))
    )
    new = " is new" if each.before is None else " leaves the index" if each.after is None else ""
    return Item(f"{_name(each.question)}{new}", each.question.id, before, after)


def _of_pair(was: Any, pair: Any) -> Item:
    names = f"{short_byline(pair.a)} and {short_byline(pair.b)}"
    before, after = (f"{each.agreement:.2f} over {each.shared} questions" for each in (was, pair))
    return Item(
        f"{names} agree {'more' if pair.agreement > was.agreement else 'less'} than before", "", before, after
    )


def _what(found: Changes) -> str:
    """The first line: what was done, in the words of whoever did it."""
    parts = []
    alike: dict[tuple[str, How], list[Changed[Any]]] = {}
    for each in found.entries:
        alike.setdefault((_noun(each), each.how[0]), []).append(each)
    of_note = sorted(alike.items(), key=lambda each: each[0][1] in _MINOR)
    for (noun, how), (single, *others) in of_note:
        if not others:
            parts.append(f"1 {noun} {_DONE[how]}: {_name(single.entry)}{_codes(single)}{_counts(single)}")
        else:
            parts.append(f"{pluralize(1 + len(others), noun)} {_DONE[how]}")
    if not parts and found.around:
        return "Topics, events or settings change: no article, question, claim or position does."
    if not parts:
        return "Only the form of the files changes: no entry, no figure and no link."
    rest = sum(len(entries) for _, entries in of_note[_NAMED:])
    line = "; ".join(parts[:_NAMED]) + (f"; and {pluralize(rest, 'other change')}" if rest else "")
    return line if line.endswith(".”") else f"{line}."


def _counts(each: Changed[Any]) -> str:
    """How much comes with an article that is new."""
    if each.before is not None or not isinstance(each.entry, Article):
        return ""
    return f", with {pluralize(len(each.entry.claims), 'claim')} and {pluralize(len(each.entry.positions), 'position')}"


def _codes(each: Changed[Any]) -> str:
    """The stances before and after, for a position that is coded differently."""
    if not isinstance(each.entry, Position) or each.before is None or each.after is None:
        return ""
    if not how_of(each, How.RECODED):
        return ""
    return (
        f", from “{STANCE_WORDS[each.before.written.stance]}” to “{STANCE_WORDS[each.after.written.stance]}”"
    )


def _index(found: Changes) -> str:
    """The second line: what becomes of the disagreement index."""
    if not found.moved:
        return "The disagreement index stays as it was."
    labels = [each for each in found.moved if each.label_changes]
    new, gone = (sum(getattr(each, side) is None for each in found.moved) for side in ("before", "after"))
    said = []
    if len(labels) > 1:
        said.append(f"{len(labels):,} questions get another label")
    for each in labels if len(labels) == 1 else ():
        assert each.before is not None  # or the label would not change
        assert each.after is not None
        words = f"{LABEL_WORDS[each.before.label]}” to “{LABEL_WORDS[each.after.label]}"
        said.append(f"{_name(each.question)} goes from “{words}”")
    for number, what in ((new, "new"), (gone, "gone")):
        if number:
            said.append(f"{pluralize(number, 'question')} {'is' if number == 1 else 'are'} {what}")
    if not said:
        number = len(found.moved)
        return f"In the disagreement index no label changes, but the counts of {pluralize(number, 'question')} do."
    return f"In the disagreement index, {'; '.join([*said, *['no label changes'] * (not labels)])}."


def _affected(found: Changes) -> str:
    """The third line: whom it concerns who is not here."""
    said = []
    hits = [([each for each in found.entries if how_of(each, how)], do) for how, do in _LINKS.items()]
    for hit, do in ((found.links, "say “changed”"), *hits):
        if hit:
            entries = _name(hit[0].entry) if len(hit) == 1 else f"{len(hit):,} entries"
            said.append(f"Links in memos to {entries} will {do}.")
    if found.stale:
        names = joined([short_byline(each) for each in found.stale[:_NAMED]])
        said.append(f"Passages must be looked up again (run verify) for {names}.")
    if found.due:
        said.append(f"{pluralize(len(found.due), 'prediction')} due now.")
    return " ".join(said) or "No link in a memo is affected."
