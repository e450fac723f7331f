"""`new`: add an article, a question, a topic, an event, a claim or a position, with a TODO where something is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.loading import FOLDER, MAIN, annotation_files
from ..corpus.names import collect
from ..corpus.reader import read
from ..editing import new_entry
from ..editing.canonical import FormError
from ..editing.changes import change
from ..editing.files import Opened, open_file, replace_file
from ..editing.new_entry import Taken
from ..editing.split import HEADER
from . import new_corpus
from .asking import AnswerError
from .kinds import AUTHOR, BECAUSE, KINDS, SUPPORTS
from .new_errors import new_errors
from .project import CLEAN, PROBLEMS, MisuseError, add_root, root_of
from .terminal import typed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from ..corpus.tree import Path as TreePath


def add(command: argparse.ArgumentParser) -> None:
    """Add a command for each kind of entry, with its options."""
    kinds = command.add_subparsers(required=True, metavar="|".join([*KINDS, "corpus"]))
    for name, (facts, make) in KINDS.items():
        kind = kinds.add_parser(name, help=f"add {'an' if name[0] in 'ae' else 'a'} {name}")
        add_root(kind)
        kind.set_defaults(make=make)
        if name in ("claim", "position"):
            kind.add_argument("article", type=typed, metavar="ARTICLE", help="the id of the article")
        if name == "position":
            kind.add_argument("question", type=typed, metavar="QUESTION", help="the id of the question")
        else:
            kind.add_argument("--id", type=typed, help="the new id; else one is suggested")
        for fact in facts:
            many: Any = {"action": "append"} if fact in (AUTHOR, SUPPORTS, BECAUSE) else {}
            kind.add_argument(f"--{fact.option}", type=typed, metavar="TEXT", help=fact.label, **many)
        if name == "claim":
            about = "words of the passage, as for `anchor`: they become its anchor"
            kind.add_argument("--find", type=typed, metavar="WORDS", help=about)
            kind.add_argument("--file", metavar="FILE", help="the article's text, in which to find them")
        elif name != "position":
            kind.add_argument("--file", type=Path, help="the annotation file to add it to")
        if name == "article":
            kind.add_argument("--anonymous", action="store_true", help="the copy read names no author")
            kind.add_argument("--undated", action="store_true", help="nobody knows when it was published")
            kind.add_argument(
                "--topic", type=typed, action="append", metavar="ID", help="once for each topic"
            )
        elif name == "question":
            kind.add_argument("--topic", type=typed, metavar="ID")
    new_corpus.add(kinds)


def run(options: argparse.Namespace) -> int:
    """Add the entry. Returns 1 if the files cannot be read or written."""
    root = root_of(options.root)
    existing = [path for path in annotation_files(root) if path.exists()]
    chosen = options.file if isinstance(options.__dict__.get("file"), Path) else None
    if chosen and chosen.resolve() not in [path.resolve() for path in existing]:
        raise MisuseError(f"{chosen} is not one of the project's annotation files")
    files = [open_file(path, root) for path in existing]
    unreadable = [problem for file in files for problem in file.problems if file.data.strip()]
    if unreadable:
        print(*unreadable, "nothing was added: fix this first", sep="\n")
        return PROBLEMS
    ids = Taken(collect(file.tree for file in files if file.tree is not None))
    try:
        path, entry = options.make(options, ids)
        file = _file_for(path, files, chosen, ids, root)
        tree = file.tree if file.tree and file.data.strip() else read(file.name, _empty(file))[0]
        data = file.encoded(change(tree, {path: entry}, ids.names))
        # A draft may have mistakes, but what was given just now is refused if it is one.
        finished = {key: value for key, value in entry.items() if key != "draft"}
        after = replace(file, data=file.encoded(change(tree, {path: finished}, ids.names)))
        wrong = new_errors(files, [after], new_entry.TODO)
    except (AnswerError, FormError) as error:
        raise MisuseError(f"nothing was added: {error}") from None
    except (EOFError, KeyboardInterrupt):
        raise MisuseError("nothing was added") from None
    if wrong:
        raise MisuseError("\n".join(["nothing was added, since this would be wrong:", *map(str, wrong)]))
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file.path, data, root)
    except OSError as error:
        print(f"{file.name}: {error.strerror or error}; nothing was added")
        return PROBLEMS
    _say_what_next(root, file, path, entry)
    return CLEAN


def _file_for(path: TreePath, files: Sequence[Opened], chosen: Path | None, ids: Taken, root: Path) -> Opened:
    """The file to add an entry to.

    It is the chosen one. Else a claim or position goes to its article, a new article into a file of its own, and
    everything else into the main file, or where there is none, into the last that has such entries.
    """
    section, id_ = str(path[0]), str(path[1])
    if chosen is not None:
        return next(file for file in files if file.path.resolve() == chosen.resolve())
    holding = [file for file in files if file.tree is not None and section in file.tree.root]
    match section:
        case "articles":
            name = ids.names.files.get(id_, f"{FOLDER}/{id_}.yaml")
            holding = []
        case _:
            name = MAIN
    there = [*holding, *(file for file in files if file.name == name)]
    return there[-1] if there else Opened(root / name, name, b"", None, [])


def _empty(file: Opened) -> str:
    """The text of a new file."""
    return "{}\n" if file.name == MAIN else f"{HEADER}\narticles: {{}}\n"


def _say_what_next(root: Path, file: Opened, path: TreePath, entry: Mapping[str, Any]) -> None:
    """Print where the entry is and what to do next."""
    tree = open_file(file.path, root).tree
    assert tree is not None  # it was checked
    line, _ = tree.place(path, key=True)
    print(f"{file.name}:{line}: added {'.'.join(map(str, path))}")
    if "draft" not in entry:
        print("Next: run python -m briefings check")
        return
    print(f"Next: write what is marked {new_entry.TODO.strip()} there", end="")
    if path[0] == "articles":
        print(", add claims and, under `positions`, where it stands on each question that it answers", end="")
    print(". Then run: python -m briefings check")
    print("It is a draft, which only `make serve` shows. To publish it, delete its line `draft: true`.")
