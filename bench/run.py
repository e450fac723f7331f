"""Build both sites in turn, several times, and say what each costs."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from . import check, projects
from .measure import Cost, FailedError, Output, memory, output, run
from .stages import REST

if TYPE_CHECKING:
    from collections.abc import Sequence

OURS, HUGO = "ours", "Hugo"
_MEGA = 1_000_000
_SHOWN = 0.005
"""What takes a smaller part of a build counts as everything else."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as asked, print a table, and give the exit code."""
    options = _parser().parse_args(arguments)
    if not hasattr(os, "wait4"):
        print(
            "bench: this system does not say what a process has used; run it on Linux, macOS or another Unix"
        )
        return 2
    if options.check:
        check.main(options.articles, options.rounds)
        return 0
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as temporary:
        folder = options.keep or Path(temporary)
        if (folder / "ours").exists():
            print(f"bench: {folder} already holds projects; name another folder")
            return 2
        try:
            _measure(folder.resolve(), options)
        except FailedError as error:
            print(f"bench: a command failed.\n{error}")
            return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="How fast a large corpus builds, beside Hugo writing the same kinds of pages and files.",
    )
    add = parser.add_argument
    add("--articles", type=int, default=1000, metavar="N", help="how large the corpus is (1000)")
    add("--rounds", type=int, default=3, metavar="N", help="how often each site is built, in turn (3)")
    add("--ours-only", action="store_true", help="leave out Hugo")
    add("--stages", action="store_true", help="only say where the time of our build goes")
    add("--check", action="store_true", help="only measure `check`, beside the YAML parser alone")
    add("--keep", type=Path, metavar="DIR", help="write the projects and their sites there, and leave them")
    return parser


@dataclass
class _Side:
    """One of the two sites: its project, how to build it, what its builds cost, and what they wrote."""

    project: Path
    command: list[str]
    site: str
    """The folder with the built site."""
    costs: list[Cost] = field(default_factory=list)
    memory: int | None = None
    """Of all processes together, in bytes. None if this system does not say it."""

    @property
    def output(self) -> Output:
        return output(self.project / self.site)

    def _remove(self) -> None:
        shutil.rmtree(self.project / self.site, ignore_errors=True)

    def build(self) -> None:
        self._remove()
        self.costs.append(run(self.command, self.project, projects.environment()))

    def look_at_memory(self) -> None:
        self._remove()
        self.memory = memory(self.command, self.project, projects.environment())

    @property
    def walls(self) -> list[float]:
        return [cost.wall for cost in self.costs]

    @property
    def cpus(self) -> list[float]:
        return [cost.cpu for cost in self.costs]

    @property
    def largest(self) -> float:
        return median(cost.memory for cost in self.costs)


def _measure(folder: Path, options: argparse.Namespace) -> None:
    print(f"Writing a corpus of {options.articles:,} articles ...", flush=True)
    ours = folder / "ours"
    _python("bench.projects", str(ours), str(options.articles))
    if not options.stages:
        sides = {OURS: _Side(ours, projects.build(ours), "site")}
        checks = []
        for number in range(options.rounds):
            _build(OURS, sides[OURS], number + 1, options.rounds)
            if not options.ours_only:
                if number == 0:
                    sides[HUGO] = _Side(folder / "hugo", projects.HUGO, "public")
                    _python("bench.hugo_site", str(ours), str(sides[HUGO].project))
                _build(HUGO, sides[HUGO], number + 1, options.rounds)
            checks.append(run(projects.CHECK, ours, projects.environment()).wall)
        for side in sides.values():
            side.look_at_memory()
        print(f"\n{_conditions(ours, options)}\n\n{_table(sides)}\n")
        print(f"Reading and checking the data alone (`check`): {_seconds(checks)}")
    print(f"\n{_stages(ours)}")


def _python(*arguments: str) -> None:
    """Run a module in a process of its own, so that this one stays small (see `run`)."""
    run([sys.executable, "-m", *arguments], projects.ROOT, projects.environment())


def _build(name: str, side: _Side, number: int, rounds: int) -> None:
    print(f"Round {number} of {rounds}: {name} ...", end=" ", flush=True)
    side.build()
    print(f"{side.walls[-1]:.1f} s", flush=True)


def _conditions(project: Path, options: argparse.Namespace) -> str:
    size = sum(file.stat().st_size for file in (project / "data").rglob("*.yaml")) / _MEGA
    return (
        f"{options.articles:,} articles in {size:.1f} MB of YAML. Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores.\n"
        f"Medians of {options.rounds} rounds; in brackets the lowest and the highest. What else the machine does "
        "makes times longer,\nthose of the processor least. Neither side has a search index. Hugo checks nothing: "
        "figures, labels, what refers to\nwhat, JSON documents, citations and the theme's HTML are given to it "
        "ready-made. It leaves out pages that only compare\nor help, the agreement of all pairs as a table, and the "
        "sitemap's dates."
    )


def _table(sides: dict[str, _Side]) -> str:
    columns = {name: _column(side) for name, side in sides.items()}
    lines = [["", *sides]]
    if HUGO in sides:
        lines[0].append("ours / Hugo")
    for title in columns[OURS]:
        values = [column[title] for column in columns.values()]
        line = [title, *(shown for shown, _ in values)]
        if HUGO in sides:
            ours, theirs = (figure for _, figure in values)
            line.append(f"{ours / theirs:.2f}" if ours and theirs else "")
        lines.append(line)
    widths = [max(map(len, column)) for column in zip_longest(*lines, fillvalue="")]
    return "\n".join("   ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _column(side: _Side) -> dict[str, tuple[str, float]]:
    """What the table says of a side, and the figure to compare."""
    built = side.output
    rows = {
        "time": (_seconds(side.walls), median(side.walls)),
        "time of the processors": (_seconds(side.cpus), median(side.cpus)),
        "peak memory, all processes": (_megabytes(side.memory), side.memory or 0),
        "peak memory, the largest": (_megabytes(side.largest), side.largest),
        "pages": (f"{built.pages:,}", built.pages),
        "HTML": (_megabytes(built.html), built.html),
        "files": (f"{built.files:,}", built.files),
        "all files": (_megabytes(built.all), built.all),
    }
    return {title: row for title, row in rows.items() if row[1]}


def _megabytes(size: float | None) -> str:
    return f"{(size or 0) / _MEGA:.1f} MB"


def _seconds(values: list[float]) -> str:
    return f"{median(values):.1f} s ({min(values):.1f}–{max(values):.1f})"


def _stages(project: Path) -> str:
    shutil.rmtree(project / "site", ignore_errors=True)
    command = projects.stages(project)
    built = subprocess.run(
        command, cwd=project, env=projects.environment(), capture_output=True, encoding="utf-8", check=False
    )
    if built.returncode:
        raise FailedError(built.stderr)
    seconds: dict[str, float] = json.loads(built.stdout)
    whole = sum(seconds.values())
    small = [name for name, value in seconds.items() if value < _SHOWN * whole and name != REST]
    seconds[REST] += sum(seconds.pop(name) for name in small)
    lines = [f"Where the {whole:.1f} s of one more build of ours go (its clocks cost a little):"]
    lines += [
        f"  {value:6.2f} s  {value / whole:4.0%}  {name}"
        for name, value in sorted(seconds.items(), key=lambda entry: -entry[1])
    ]
    return "\n".join(lines)
