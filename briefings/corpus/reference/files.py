"""What is said of files as a whole: of their bytes, their names, their size and their order."""

from __future__ import annotations

from ..loading import MAIN
from ..problem import KEPT
from ..scan import SIZE_LIMIT
from .entry import BASE, Entry, Example, whole

_MEGABYTES = SIZE_LIMIT // 1024 // 1024

FILES = (
    Entry(
        id="file",
        severity="warning",
        meaning=(
            "A file is called in a way that it is not read; that is a warning. A file that is there and cannot be "
            "read, because the system refuses it or it is a folder, is an error."
        ),
        wrong=Example(
            "data/annotations.yaml\ndata/annotations/adams-2024.yml",
            lambda: {MAIN: BASE.encode(), "data/annotations/adams-2024.yml": b""},
        ),
        right=Example(
            "data/annotations.yaml\ndata/annotations/adams-2024.yaml",
            lambda: {MAIN: b"topics: {}\n", "data/annotations/adams-2024.yaml": BASE.encode()},
        ),
        why="Somebody's article would be missing from the site, and nothing would say so.",
    ),
    Entry(
        id="encoding",
        severity="error",
        meaning=(
            "The file is not in UTF-8, the usual way to write characters as bytes; for example, an old editor has "
            "saved it as Windows-1252, or another as UTF-16."
        ),
        wrong=whole("topics:\n  cafe: {title: Caf<E9>}\n", b"topics:\n  cafe: {title: Caf\xe9}\n"),
        right=whole("topics:\n  cafe: {title: Café}\n"),
        why="In the wrong encoding é becomes Ã© or a question mark, on the site and in every citation.",
    ),
    Entry(
        id="control-character",
        severity="error",
        meaning=(
            "A character in the file is none that people type: one that moves a cursor or rings a bell, a line end of "
            "another system, or a byte-order mark that is not at the start of the file."
        ),
        wrong=whole(
            "topics:\n  harbour: {title: The harbour<U+0007>}\n",
            b"topics:\n  harbour: {title: The harbour\x07}\n",
        ),
        right=whole("topics:\n  harbour: {title: The harbour}\n"),
        why="It comes along when text is copied from a PDF or a terminal. YAML does not allow it, and nobody sees it.",
    ),
    Entry(
        id="size",
        severity="error",
        meaning=(
            f"The file is larger than {_MEGABYTES} MB, or holds more values than thousands of articles have, and was "
            "not looked at any further."
        ),
        wrong=Example(
            f"data/annotations.yaml, {_MEGABYTES + 1} MB",
            lambda: {MAIN: b"#" * (SIZE_LIMIT + 1)},
        ),
        right=Example(
            "data/annotations.yaml, 1 MB\ndata/annotations/adams-2024.yaml, 1 MB",
            lambda: {MAIN: b"topics: {}\n", "data/annotations/adams-2024.yaml": BASE.encode()},
        ),
        why="Such a file is an accident or an attack, and reading it would fill the memory of the computer.",
    ),
    Entry(
        id="too-many",
        severity="note",
        meaning=f"There are more problems than the {KEPT:,} that are shown. Errors are shown before all others.",
        wrong=Example(
            f"topics:\n  topic-1: {{title: One, colour: red}}\n  # … and {KEPT:,} more like it",
            lambda: {MAIN: _many("title: Topic, colour: red").encode()},
        ),
        right=Example(
            f"topics:\n  topic-1: {{title: One}}\n  # … and {KEPT:,} more like it",
            lambda: {MAIN: _many("title: Topic").encode()},
        ),
        why="Nobody reads more than that. Most often one cause, such as a key that is misspelt throughout, makes them.",
    ),
    Entry(
        id="form",
        severity="warning",
        meaning=(
            "A line is not written in the canonical form of the file: other indentation, quotation marks or line "
            "breaks. `python -m briefings fmt` rewrites it."
        ),
        wrong=whole("topics:\n      harbour:\n            title: The harbour\n"),
        right=whole("topics:\n  harbour:\n    title: The harbour\n"),
        why="Where everything is written in one way, a change shows only what has changed.",
    ),
)


def _many(fields: str) -> str:
    """One topic more than there are Problems kept, each with these fields."""
    return "topics:\n" + "".join(f"  topic-{number}: {{{fields}}}\n" for number in range(KEPT + 1))
