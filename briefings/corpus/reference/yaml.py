"""What the reader refuses: YAML that is broken, and YAML that is more than fields, lists and text."""

from __future__ import annotations

from ..reader import DEPTH_LIMIT
from .entry import Entry, Example, whole

_SUMMARY = "articles:\n  adams-2024:\n    summary: {}\n"
_TOPIC = "topics:\n  harbour: {{title: {}}}\n"
_RIGHT_SUMMARY = Example(_SUMMARY.format("The harbour needs a deeper channel."))
_TWO_TOPICS = Example("topics:\n  harbour: {title: The harbour}\n  railway: {title: The railway}\n")


def _deep(levels: int) -> str:
    return "topics:\n  harbour: {title: " + "[" * levels + "]" * levels + "}\n"


YAML = (
    Entry(
        id="syntax",
        severity="error",
        meaning=(
            "The file is not YAML here. YAML is text in which a key, a colon, a space and a value make a field, and in "
            "which the spaces at the start of a line say what the field belongs to. What follows in the file cannot "
            "be looked at."
        ),
        wrong=Example(_SUMMARY.format("The harbour: it needs a deeper channel.")),
        right=Example(_SUMMARY.format('"The harbour: it needs a deeper channel."')),
        why="A program that guessed what was meant could publish something that nobody wrote.",
    ),
    Entry(
        id="empty",
        severity="error",
        meaning="A key has nothing after its colon, or a dash nothing after it. ~ and null say the same.",
        wrong=whole("topics:\n  harbour:\n    title: The harbour\n    summary:\n"),
        right=whole("topics:\n  harbour:\n    title: The harbour\n"),
        why="Nothing may mean not known, not there or not yet written. A field that is left out means not there.",
    ),
    Entry(
        id="empty-file",
        severity="error",
        meaning="There is nothing in the file, or nothing but comments.",
        wrong=whole("# Articles will stand here.\n"),
        right=whole("# Articles will stand here.\narticles: {}\n"),
        why="A file that was emptied by accident would take its articles off the site, and nothing would say so.",
    ),
    Entry(
        id="duplicate-key",
        severity="error",
        meaning="One key stands twice in the same place. Only the first is looked at.",
        wrong=Example("topics:\n  harbour: {title: The harbour}\n  harbour: {title: The railway}\n"),
        right=_TWO_TOPICS,
        why="Most programs keep the last one and say nothing, so that half of somebody's work is lost.",
    ),
    Entry(
        id="key",
        severity="error",
        meaning="What stands before a colon is a list or fields, and not one word or text.",
        wrong=Example("topics:\n  [harbour, railway]: {title: The harbour and the railway}\n"),
        right=_TWO_TOPICS,
        why="Keys are ids and the names of fields. Brackets there are most often a value in the wrong place.",
    ),
    Entry(
        id="merge-key",
        severity="error",
        meaning="The key << stands for YAML's way to copy the fields of another entry. It is not used here.",
        wrong=Example("topics:\n  railway: {title: The railway, <<: {summary: It ends here.}}\n"),
        right=Example("topics:\n  railway: {title: The railway, summary: It ends here.}\n"),
        why=(
            "An entry is read by people in review, and should say in its own lines all that it holds. A few copies of "
            "copies can also keep a computer busy for hours."
        ),
    ),
    Entry(
        id="anchor",
        severity="error",
        meaning="A value that starts with & is given a name in YAML, for use elsewhere. Names are not used here.",
        wrong=whole(_TOPIC.format("&water The harbour")),
        right=whole(_TOPIC.format("The harbour")),
        why="Where text really begins with &, quotation marks say so; all else says in its own place what it holds.",
    ),
    Entry(
        id="alias",
        severity="error",
        meaning="A value that starts with * repeats in YAML what was given that name before. It is not used here.",
        wrong=whole(_TOPIC.format("*water")),
        right=whole(_TOPIC.format("The harbour")),
        why="An entry says in its own lines all that it holds: a change elsewhere must not change what it says.",
    ),
    Entry(
        id="tag",
        severity="error",
        meaning="A value that starts with ! is of a special type in YAML. Only text, lists and fields are used here.",
        wrong=whole(_TOPIC.format("!new The harbour")),
        right=whole(_TOPIC.format('"!new The harbour"')),
        why="In some programs a tag runs code. Where text really begins with !, quotation marks say so.",
    ),
    Entry(
        id="directive",
        severity="error",
        meaning="A line that starts with % gives orders to the program that reads YAML. There are none here.",
        wrong=whole("%YAML 1.2\n---\narticles: {}\n"),
        right=whole("articles: {}\n"),
        why="It could change how all that follows is read, and reviewers would not see that.",
    ),
    Entry(
        id="several-documents",
        severity="error",
        meaning="A line of three hyphens starts a second document in the same file. What follows is not looked at.",
        wrong=whole("topics: {}\n---\narticles: {}\n"),
        right=whole("topics: {}\narticles: {}\n"),
        why="Programs differ in what they do with the second one. Articles may have files of their own instead.",
    ),
    Entry(
        id="depth",
        severity="error",
        meaning=(
            f"More than {DEPTH_LIMIT} lists or fields stand inside one another. What follows is not looked at. The "
            "corpus itself needs seven."
        ),
        wrong=Example(_deep(DEPTH_LIMIT)),
        right=Example("topics:\n  harbour: {title: The harbour}\n"),
        why="Nobody writes that by hand, and a file of a hundred thousand brackets makes programs crash.",
    ),
)
