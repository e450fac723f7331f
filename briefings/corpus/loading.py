"""Load a checked Corpus from the folder of a project, or from files in memory."""

from __future__ import annotations

import gc
import os
import re
import stat
from codecs import BOM_UTF8
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .drafts import drafts_in, due_to_drafts, eased, without_drafts
from .problem import KEPT, CorpusError, Problem
from .raw import raw_data
from .reader import NOT_CHECKED, read_file
from .rules import RULES
from .scan import OWN_FILES, SIZE_LIMIT
from .wording import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from .model import Corpus
    from .names import Names
    from .raw import RawData
    from .tree import Tree

    Content = bytes | Callable[[], bytes]
    Read = Callable[[str, bytes], tuple[Tree | None, list[Problem]]]

MAIN = "data/annotations.yaml"
FOLDER = "data/annotations"

_LIKE_YAML = re.compile(r"([^.].*?)\.ya?ml(?![^.])", re.IGNORECASE)
_BEGIN = "begin a corpus of your own: python -m briefings new corpus"
_SERIOUSNESS = {"error": 0, "warning": 1, "note": 2}


def read_once(name: str, data: bytes) -> tuple[Tree | None, list[Problem]]:
    """As `read_file`, without a text that nobody looks at again, which takes a third of the memory of all trees."""
    tree, problems = read_file(name, data)
    if tree is not None and tree.cut is None and "#" not in tree.text and not drafts_in(tree):
        tree.forget_text()
    return tree, problems


def load(root: Path, read: Read = read_once) -> Corpus:
    """Read the corpus of the project in a folder, with `read` each file.

    Raises CorpusError with all Problems if there are errors. Otherwise warnings and notes are in `Corpus.warnings`.
    """
    corpus, problems = check_files(*_contents(root), read=read)
    if corpus is None:
        raise CorpusError(problems)
    return corpus


def check(
    root: Path, paths: Sequence[Path] | None = None, before: Names | None = None
) -> tuple[Corpus | None, list[Problem]]:
    """Read the files of the project, or those given, and report everything that is wrong.

    Returns what `check_files` returns. A file that cannot be read is a Problem, too.
    """
    return check_files(*_contents(root, paths), before)


def survey(root: Path) -> tuple[Corpus, list[Problem]]:
    """The Corpus of whatever fits the schema, with the drafts and even if there are errors, and all Problems.

    For commands that look at a single entry, whatever is wrong with the others.
    """
    return survey_files(*_contents(root))


def survey_files(files: Mapping[str, Content], known: Sequence[Problem] = ()) -> tuple[Corpus, list[Problem]]:
    """As `survey`, of the contents of files, by name. `known` holds Problems with other files."""
    with _collecting_no_garbage():
        corpus, problems = _check(files, known, None)
    return corpus.preview or corpus, _kept(problems)


def _contents(root: Path, paths: Sequence[Path] | None = None) -> tuple[dict[str, Content], list[Problem]]:
    """What reads each file, by name, since all contents would need much memory; and Problems with other files."""
    found = annotation_files(root) if paths is None else paths
    files: dict[str, Content] = {name_of(path, root): partial(read_bytes, path, root) for path in found}
    return files, [*_overlooked(root)] if paths is None else []


def _content(name: str, content: Content) -> bytes | Problem:
    """The content of a file, or a Problem if it cannot be read."""
    try:
        return content if isinstance(content, bytes) else content()
    except (MemoryError, RecursionError):
        return _too_much(name)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        hint = _BEGIN if isinstance(error, FileNotFoundError) and name == MAIN else ""
        return Problem(name, 0, 0, "", "file", f"the file cannot be read: {reason_of(error)}", hint)


def check_files(
    files: Mapping[str, Content],
    known: Sequence[Problem] = (),
    before: Names | None = None,
    read: Read = read_file,
) -> tuple[Corpus | None, list[Problem]]:
    """Check the contents of files, by name. `known` holds Problems with other files, found before.

    `before` holds the ids of an earlier revision. One of these that leads nowhere now is an error, too.

    Returns the Corpus, or None if there are errors, and the Problems: errors first, each severity by file, line and
    column. At most KEPT are returned, and a note says how many more there are.
    """
    corpus: Corpus | None
    with _collecting_no_garbage():
        try:
            corpus, problems = _check(files, known, before, read)
        except (MemoryError, RecursionError):
            corpus, problems = None, [*known, *map(_too_much, files)]
    kept = _kept(problems)
    if corpus is None or any(problem.severity == "error" for problem in kept):
        return None, kept
    corpus.warnings = tuple(kept)
    return corpus, kept


def annotation_files(root: Path) -> list[Path]:
    """The annotation files of a project: the main one (unless only others exist), then the others by name."""
    main = root / MAIN
    others = sorted(path for path in (root / FOLDER).glob("*.yaml") if not path.name.startswith("."))
    # A broken link exists, too.
    return [main, *others] if os.path.lexists(main) or not others else others


def _check(
    files: Mapping[str, Content], known: Sequence[Problem], before: Names | None, read: Read = read_file
) -> tuple[Corpus, list[Problem]]:
    refused: list[Problem] = []
    trees = []
    for name, content in files.items():
        data = _content(name, content)
        tree, wrong = (None, [data]) if isinstance(data, Problem) else read(name, data)
        refused += wrong
        if tree is not None:
            trees.append(tree)
    unread = len(trees) < len(files) or any(problem.severity == "error" for problem in known)
    drafts = {id_ for tree in trees for _, id_ in drafts_in(tree)}
    published = map(without_drafts, trees)
    corpus, problems = _checked(raw_data(published, complete=not unread, before=before, drafts=drafts))
    if drafts:
        corpus.preview, found = _checked(raw_data(trees, complete=not unread))
        problems += due_to_drafts(found, problems, trees)
    return corpus, [*known, *eased(refused, trees), *problems]


def _checked(read: tuple[RawData, list[Problem]]) -> tuple[Corpus, list[Problem]]:
    """The Corpus, and Problems from the schema and from all rules."""
    data, problems = read
    if len(problems) <= KEPT:  # no more would be shown
        for rule in RULES:
            problems += rule.problems(data)
    return data.corpus, problems


def _too_much(name: str) -> Problem:
    message = "this computer has too little memory to check this file"
    return Problem(name, 0, 0, "", "size", message, OWN_FILES)


def _overlooked(root: Path) -> Iterator[Problem]:
    """Warnings about files that are not read, although their names suggest that they are."""
    main, folder = root / MAIN, root / FOLDER
    for path in sorted((root / "data").rglob("*")):
        like = _LIKE_YAML.match(path.name)
        if like is None or path == main or (path.parent == folder and path.suffix == ".yaml"):
            continue
        is_main = path.parent == main.parent and like[1] == main.stem
        right = main if is_main else folder / f"{like[1]}.yaml"
        hint = (
            f"rename it to {right.name}"
            if path.parent == right.parent
            else f"move it to {name_of(right, root)}"
        )
        yield Problem(name_of(path, root), 0, 0, "", "file", "this file is not read", hint, "warning")


def text_of(path: Path, root: Path) -> str | None:
    """The text of a file, for showing its lines. None if the file cannot be read.

    A byte that is not UTF-8 becomes one character, so that columns stay the same.
    """
    try:
        return read_bytes(path, root).removeprefix(BOM_UTF8).decode("utf-8", errors="surrogateescape")
    except (OSError, ValueError):
        return None


def read_bytes(path: Path, root: Path) -> bytes:
    """The contents of a regular file, up to one byte over the limit. Raises OSError for anything else.

    A link in the project must not lead out of it, since messages quote what they refuse, in logs that anybody can
    read. Opening a named pipe would wait for a writer, hence O_NONBLOCK, which regular files ignore.
    """
    if _inside(os.path.abspath(path), os.path.abspath(root)) and not _inside(  # noqa: PTH100  # as in `name_of`
        os.path.realpath(path), os.path.realpath(root)
    ):
        raise OSError("it is a link that leads out of the project")
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("it is not a regular file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(SIZE_LIMIT + 1)
    finally:
        os.close(descriptor)


def _inside(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)


def name_of(path: Path, root: Path) -> str:
    """The name of a file in Problems: relative to the root, with forward slashes; in full if it is elsewhere."""
    # Not `resolve`, so that a link in the project keeps its name.
    path, root = (Path(os.path.abspath(name)) for name in (path, root))  # noqa: PTH100
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _kept(problems: Sequence[Problem]) -> list[Problem]:
    """The Problems, the most serious first, then in the order of the files. If there are too many, only the first."""
    kept = sorted(problems, key=_order)
    if (more := len(kept) - KEPT + 1) > 1:
        # Why the rest of a file was not checked is more important than what comes before.
        kept.sort(key=lambda problem: NOT_CHECKED not in problem.message)
        kept = sorted(kept[: KEPT - 1], key=_order)
        message = f"there are at least {more:,} more problems than are shown"
        kept.append(Problem(kept[-1].file, 0, 0, "", "too-many", message, "fix these first", "note"))
    return kept


def _order(problem: Problem) -> tuple[int, str, int, int, str, str]:
    seriousness = _SERIOUSNESS[problem.severity]
    return seriousness, problem.file, problem.line, problem.column, problem.rule, problem.message


@contextmanager
def _collecting_no_garbage() -> Iterator[None]:
    """Pause garbage collection. Reading makes many objects but no cycles, and the search for cycles doubles its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
