"""`new`: add an article, a question, a topic, an event, a claim or a position, with a TODO where something is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.loading import FOLDER, MAIN
from ..corpus.reader import read
from ..corpus.wording import reason_of
from ..editing import new_entry
from ..editing.canonical import FormError
from ..editing.files import Opened
from ..editing.split import HEADER
from . import new_corpus
from .asking import AnswerError
from .kinds import KINDS, make
from .project import MisuseError, RefusedError, add_root, opened
from .terminal import typed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from ..corpus.tree import Path as TreePath
    from ..editing.files import Project


def add(command: argparse.ArgumentParser) -> None:
    """Add a command for each kind of entry, with its options."""
    kinds = command.add_subparsers(required=True, metavar="|".join([*KINDS, "corpus"]))
    for name, (facts, _) in KINDS.items():
        kind = kinds.add_parser(name, help=f"add {'an' if name[0] in 'ae' else 'a'} {name}")
        add_root(kind)
        kind.set_defaults(kind_of_entry=name)
        if name in ("claim", "position"):
            kind.add_argument("article", type=typed, metavar="ARTICLE", help="the id of the article")
        if name == "position":
            kind.add_argument("question", type=typed, metavar="QUESTION", help="the id of the question")
        else:
            kind.add_argument("--id", type=typed, help="the new id; else one is suggested")
        for option, fact in facts.items():
            action = "append" if fact.several else "store"
            kind.add_argument(f"--{option}", type=typed, metavar="TEXT", help=fact.label, action=action)
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


def run(options: argparse.Namespace) -> None:
    """Add the entry."""
    project = opened(options.root, "added")
    chosen = options.file if isinstance(options.__dict__.get("file"), Path) else None
    names = {file.path.resolve(): name for name, file in project.files.items()}
    if chosen and chosen.resolve() not in names:
        raise MisuseError(f"{chosen} is not one of the project's annotation files")
    try:
        path, entry = make(options.kind_of_entry, options, project.names)
        name = names[chosen.resolve()] if chosen else _file_for(path, project)
        if name not in project.files or not project.files[name].data.strip():
            project.files[name] = _empty(name, project.root)
        file = project.changed(name, {path: entry})
        # A draft may have mistakes, but what was given just now is refused if it is one.
        finished = {key: value for key, value in entry.items() if key != "draft"}
        wrong = project.new_errors([project.changed(name, {path: finished})], new_entry.TODO)
    except (AnswerError, FormError) as error:
        raise MisuseError(f"nothing was added: {error}") from None
    except (EOFError, KeyboardInterrupt):
        raise MisuseError("nothing was added") from None
    if wrong:
        raise MisuseError("\n".join(["nothing was added, since this would be wrong:", *map(str, wrong)]))
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        project.write(file)
    except OSError as error:
        raise RefusedError(f"{file.name}: {reason_of(error)}; nothing was added") from None
    _say_what_next(file, path, entry)


def _file_for(path: TreePath, project: Project) -> str:
    """The file to add an entry to.

    A claim or position goes to its article, a new article into a file of its own, and everything else into the main
    file, or where there is none, into the last that has such entries.
    """
    section, id_ = str(path[0]), str(path[1])
    if section == "articles":
        return project.names.files.get(id_, f"{FOLDER}/{id_}.yaml")
    holding = [name for name, file in project.files.items() if section in file.tree.root]
    return MAIN if MAIN in project.files or not holding else holding[-1]


def _empty(name: str, root: Path) -> Opened:
    """A new file."""
    text = "{}\n" if name == MAIN else f"{HEADER}\narticles: {{}}\n"
    return Opened(root / name, name, b"", read(name, text)[0], [])


def _say_what_next(file: Opened, path: TreePath, entry: Mapping[str, Any]) -> None:
    """Print where the entry is and what to do next."""
    line, _ = file.tree.place(path, key=True)
    print(f"{file.name}:{line}: added {'.'.join(map(str, path))}")
    if "draft" not in entry:
        print("Next: run python -m briefings check")
        return
    print(f"Next: write what is marked {new_entry.TODO.strip()} there", end="")
    if path[0] == "articles":
        print(", add claims and, under `positions`, where it stands on each question that it answers", end="")
    print(". Then run: python -m briefings check")
    print("It is a draft, which only `make serve` shows. To publish it, delete its line `draft: true`.")
