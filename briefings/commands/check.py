"""`check`: report everything that is wrong with the annotations."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..corpus import check
from ..corpus.loading import annotation_files, name_of, text_of
from ..corpus.problem import ALIASES
from ..corpus.wording import pluralize, visible
from .project import CLEAN, PROBLEMS, MisuseError, add_paths, commit_of, refuse_missing, repository
from .terminal import is_terminal, next_step, shown

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from ..corpus import Corpus, Problem
    from ..corpus.names import Names

_FIELDS = ("file", "line", "column", "path", "rule", "severity", "message", "hint")
_NAMED = 4  # files named in a summary
_MANY = 10
_FIRST = 3


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_paths(command, "check")
    command.add_argument("--format", choices=["text", "json", "github"], default="text")
    command.add_argument(
        "--all", action="store_true", help=f"show every problem, even where one rule has over {_MANY}"
    )
    command.add_argument("--strict", action="store_true", help="let warnings fail too")
    command.add_argument(
        "--base",
        metavar="REV",
        help="an earlier revision in git: say which of its ids lead nowhere now",
    )


def run(options: argparse.Namespace) -> int:
    """Print what is wrong. Returns 1 if there are errors, or warnings with --strict."""
    root = options.root
    refuse_missing(options.paths)
    paths = {name_of(path, root): path for path in options.paths or annotation_files(root)}
    before = _names_at(root, options.base) if options.base is not None else None
    corpus, problems = check(root, options.paths or None, before)
    summary = visible(_summary(corpus, problems, list(paths)))
    told = problems if options.all else _told(problems)
    match options.format:
        case "json":
            print(json.dumps(list(map(_json, problems)), indent=2))
        case "github":
            for problem in told:
                print(_workflow_command(problem))
            print(summary)
        case "text" if is_terminal():
            for said in shown(told, lambda name: text_of(paths[name], root) if name in paths else None):
                print(said, end="\n\n")
            print(summary, next_step(problems), sep="\n")
        case "text":
            for problem in told:
                print(visible(str(problem)))
            print(summary)
    failing = {"error", "warning"} if options.strict else {"error"}
    return PROBLEMS if any(problem.severity in failing for problem in problems) else CLEAN


def _told(problems: Sequence[Problem]) -> list[Problem]:
    """The Problems to show: of a rule that has many, the first few and their number, so that they do not hide others."""
    numbers = Counter((problem.rule, problem.severity) for problem in problems)
    seen: Counter[tuple[str, str]] = Counter()
    told = []
    for problem in problems:
        kind = problem.rule, problem.severity
        seen[kind] += 1
        if numbers[kind] <= _MANY or seen[kind] <= _FIRST:
            told.append(problem)
        elif seen[kind] == _FIRST + 1:
            message = f"{numbers[kind] - _FIRST:,} more like these are not shown"
            hint = "to see them all, add --all"
            told.append(replace(problem, line=0, column=0, path="", message=message, hint=hint))
    return told


def _names_at(root: Path, revision: str) -> Names:
    """The ids at the commit where this branch left `revision`. Raises MisuseError if that commit is not known."""
    from ..corpus.names import names_in  # noqa: PLC0415 - most checks need no git

    with repository(root) as found:
        base = commit_of(found, revision)
        common = found.common(base, "HEAD")
        if common is None and found.is_shallow:
            raise MisuseError(f"where this branch left {visible(revision)} is not known{found.advice}")
        # Compare with that commit, since ids that others have added after it are not missing from this branch.
        return names_in(found.contents_at(common or base))


def _summary(corpus: Corpus | None, problems: Sequence[Problem], files: Sequence[str]) -> str:
    """`data/annotations.yaml: 4 articles, 120 claims, 60 positions, 20 questions: no problems`."""
    severities = Counter(problem.severity for problem in problems)
    found = ", ".join(
        pluralize(number, severity)
        for severity in ("error", "warning", "note")
        if (number := severities[severity])
    )
    if corpus is None:
        return found
    counts = {
        "article": len(corpus.articles),
        "claim": sum(len(article.claims) for article in corpus.articles.values()),
        "position": sum(len(article.positions) for article in corpus.articles.values()),
        "question": len(corpus.questions),
    }
    if corpus.drafts:
        counts["draft"] = len(corpus.drafts)
    what = ", ".join(pluralize(number, noun) for noun, number in counts.items())
    where = files if len(files) <= _NAMED else [*files[: _NAMED - 1], f"{len(files) - _NAMED + 1} more files"]
    return f"{', '.join(where)}: {what}: {found or 'no problems'}"


def _json(problem: Problem) -> dict[str, Any]:
    """A Problem with its published fields. `aliases` holds former ids of the rule, for programs that look for these."""
    aliases = ALIASES.get(problem.rule)
    published = {field: getattr(problem, field) for field in _FIELDS}
    return published | {"aliases": aliases} if aliases else published


def _workflow_command(problem: Problem) -> str:
    """An annotation of GitHub Actions: `::error file=…,line=…,col=…,title=…::…`."""
    command = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    properties = {"file": problem.file}
    if problem.line:
        properties |= {"line": str(problem.line), "col": str(problem.column)}
    properties["title"] = problem.rule
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{command} {listed}::{_data(problem.said)}"


def _data(text: str) -> str:
    """Text escaped as in `actions/toolkit`, packages/core/src/command.ts, and invisible characters as at a terminal."""
    return "".join({"%": "%25", "\r": "%0D", "\n": "%0A"}.get(char) or visible(char) for char in text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
