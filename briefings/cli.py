"""The command line: `python -m briefings …`. Exit 0: clean, 1: problems, 2: misuse."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from .corpus import check
from .corpus.loading import FOLDER, MAIN, annotation_files, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .corpus import Corpus, Problem

_NAMED = 4  # files in a summary

CLEAN, PROBLEMS, MISUSE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code. What goes wrong is said in one line, never in a traceback."""
    parser = _parser()
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        # Whatever a file is called, and whatever the terminal's encoding, it can be printed.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except _MisuseError as misuse:
        print(f"briefings: {misuse}", file=sys.stderr)
        return MISUSE
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not try to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    return code


class _MisuseError(Exception):
    """The command was called in a way that makes no sense."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings", description="Check the annotations.")
    commands = parser.add_subparsers(required=True, metavar="command")
    command = commands.add_parser("check", help="say everything that is wrong with the annotations")
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help=f"files to check instead of {MAIN} and {FOLDER}/*.yaml",
    )
    command.add_argument("--format", choices=["text", "json", "github"], default="text")
    command.add_argument("--strict", action="store_true", help="let warnings fail too")
    command.add_argument(
        "--root", type=Path, help="the project's folder; else the nearest that holds mkdocs.yml"
    )
    command.set_defaults(run=_check)
    return parser


def _check(options: argparse.Namespace) -> int:
    root = _root(options.root)
    for path in options.paths:
        if not path.exists():
            raise _MisuseError(f"there is no file {path}")
    paths = options.paths or annotation_files(root)
    corpus, problems = check(root, options.paths or None)
    match options.format:
        case "json":
            print(json.dumps([_json(problem) for problem in problems], ensure_ascii=False, indent=2))
        case "github":
            for problem in problems:
                print(_workflow_command(problem))
        case "text":
            for problem in problems:
                print(problem)
    if options.format != "json":
        print(_summary(corpus, problems, [name_of(path, root) for path in paths]))
    failing = {"error", "warning"} if options.strict else {"error"}
    return PROBLEMS if any(problem.severity in failing for problem in problems) else CLEAN


def _root(given: Path | None) -> Path:
    if given is not None:
        if not given.is_dir():
            raise _MisuseError(f"there is no folder {given}")
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise _MisuseError(
        "neither this folder nor any above it holds mkdocs.yml; name the project's folder with --root"
    )


def _summary(corpus: Corpus | None, problems: Sequence[Problem], files: Sequence[str]) -> str:
    """`data/annotations.yaml: 4 articles, 120 claims, 60 positions, 20 questions: no problems`."""
    severities = Counter(problem.severity for problem in problems)
    found = ", ".join(
        _count(severities[severity], severity)
        for severity in ("error", "warning", "note")
        if severities[severity]
    )
    if corpus is None:
        return found
    counts = {
        "article": len(corpus.articles),
        "claim": sum(len(article.claims) for article in corpus.articles.values()),
        "position": sum(len(article.positions) for article in corpus.articles.values()),
        "question": len(corpus.questions),
    }
    what = ", ".join(_count(number, noun) for noun, number in counts.items())
    where = files if len(files) <= _NAMED else [*files[: _NAMED - 1], f"{len(files) - _NAMED + 1} more files"]
    return f"{', '.join(where)}: {what}: {found or 'no problems'}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _json(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "rule": problem.rule,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }


def _workflow_command(problem: Problem) -> str:
    """An annotation of GitHub Actions: `::error file=…,line=…,col=…,title=…::…`."""
    command = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    properties = {"file": problem.file}
    if problem.line:
        properties |= {"line": str(problem.line), "col": str(problem.column)}
    properties["title"] = problem.rule
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    place = f"{problem.path}: " if problem.path else ""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"::{command} {listed}::{_data(place + problem.message + hint)}"


def _data(text: str) -> str:
    """Escaped as in `actions/toolkit`, packages/core/src/command.ts."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
