"""Build both sites, one after the other, several times, and say what each costs."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from . import projects
from .measure import Cost, FailedError, Output, output, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OURS, PLAIN = "ours", "plain MkDocs"
_MEGA = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as asked, print a table, and give the exit code."""
    options = _parser().parse_args(arguments)
    if not hasattr(os, "wait4"):
        print(
            "bench: this system does not say what a process has used; it needs Linux, macOS or another Unix"
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as temporary:
        folder = options.keep or Path(temporary)
        if (folder / "ours").exists():
            print(f"bench: {folder} already holds projects; name another folder")
            return 2
        try:
            _measure(folder.resolve(), options)
        except FailedError as error:
            print(f"bench: a build failed.\n{error}")
            return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="How fast a large corpus builds, beside a plain MkDocs site of the same content.",
    )
    add = parser.add_argument
    add("--articles", type=int, default=1000, metavar="N", help="how large the corpus is (1000)")
    add("--rounds", type=int, default=3, metavar="N", help="how often each site is built, in turn (3)")
    add("--ours-only", action="store_true", help="leave out the plain site, which takes the most time")
    add("--stages", action="store_true", help="only say where the time of our build goes")
    add("--keep", type=Path, metavar="DIR", help="write the projects there, and leave them")
    return parser


def _measure(folder: Path, options: argparse.Namespace) -> None:
    print(f"Writing a corpus of {options.articles:,} articles ...", flush=True)
    alone = options.ours_only or options.stages
    # In a process of its own: this one stays small (see `run`).
    command = [sys.executable, "-m", "bench.projects", str(folder), str(options.articles)]
    subprocess.run([*command, *(["--ours-only"] if alone else [])], cwd=projects.ROOT, check=True)
    sites = {OURS: folder / "ours"} if alone else {OURS: folder / "ours", PLAIN: folder / "plain"}
    environment = projects.environment()
    if not options.stages:
        costs: dict[str, list[Cost]] = {name: [] for name in sites}
        checks = []
        for number in range(options.rounds):
            for name, project in sites.items():
                print(f"Round {number + 1} of {options.rounds}: {name} ...", end=" ", flush=True)
                shutil.rmtree(project / "site", ignore_errors=True)
                costs[name].append(run(projects.build(project), project, environment))
                print(f"{costs[name][-1].wall:.1f} s", flush=True)
            checks.append(run(projects.check(), sites[OURS], environment))
        outputs = {name: output(project / "site") for name, project in sites.items()}
        print(f"\n{_machine(sites[OURS], options)}\n")
        print(_table(costs, outputs))
        print(f"\nReading and checking the data alone (`check`): {_seconds([cost.wall for cost in checks])}")
    shutil.rmtree(sites[OURS] / "site", ignore_errors=True)
    print(f"\n{_stages(sites[OURS], environment)}")


def _machine(project: Path, options: argparse.Namespace) -> str:
    size = (project / "data" / "annotations.yaml").stat().st_size / _MEGA
    return (
        f"{options.articles:,} articles in {size:.1f} MB of YAML. Python {platform.python_version()} on "
        f"{platform.system()} {platform.machine()} with {os.cpu_count()} cores, of which a build uses one.\n"
        f"Medians of {options.rounds} rounds, with the lowest and the highest. Whatever else the machine does makes the "
        "times longer;\nthe time by its processors shows least of that. Neither side has a search index, and the plain "
        "site is given its figures ready-made."
    )


def _table(costs: dict[str, list[Cost]], outputs: dict[str, Output]) -> str:
    rows: list[tuple[str, Callable[[str], str], Callable[[str], float] | None]] = [
        (
            "time by the clock",
            lambda name: _seconds(_walls(costs[name])),
            lambda name: median(_walls(costs[name])),
        ),
        (
            "time by the processors",
            lambda name: _seconds(_cpus(costs[name])),
            lambda name: median(_cpus(costs[name])),
        ),
        (
            "peak memory",
            lambda name: f"{_memory(costs[name]) / _MEGA:.0f} MB",
            lambda name: _memory(costs[name]),
        ),
        ("pages", lambda name: f"{outputs[name].pages:,}", None),
        ("pages a second", lambda name: f"{outputs[name].pages / median(_walls(costs[name])):.0f}", None),
        ("characters of text in pages", lambda name: f"{outputs[name].text / _MEGA:.1f} million", None),
        ("HTML", lambda name: f"{outputs[name].html / _MEGA:.1f} MB", None),
        ("other files", lambda name: f"{outputs[name].other / _MEGA:.1f} MB", None),
    ]
    lines = [["", *costs, "plain / ours"] if PLAIN in costs else ["", *costs]]
    for title, shown, value in rows:
        ratio = f"{value(PLAIN) / value(OURS):.2f}" if value and PLAIN in costs else ""
        lines.append([title, *(shown(name) for name in costs), *([ratio] if PLAIN in costs else [])])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("   ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _walls(costs: list[Cost]) -> list[float]:
    return [cost.wall for cost in costs]


def _cpus(costs: list[Cost]) -> list[float]:
    return [cost.cpu for cost in costs]


def _memory(costs: list[Cost]) -> float:
    return median(cost.memory for cost in costs)


def _seconds(values: list[float]) -> str:
    return f"{median(values):.1f} s ({min(values):.1f}–{max(values):.1f})"


def _stages(project: Path, environment: dict[str, str]) -> str:
    command = [sys.executable, "-m", "bench.stages", str(project / "mkdocs.yml")]
    # The project's folder comes first, so that `briefings` is its own; `bench` is found in ours.
    path = os.pathsep.join([str(project), str(projects.ROOT)])
    run_ = subprocess.run(
        command,
        cwd=project,
        env={**environment, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if run_.returncode:
        raise FailedError(run_.stderr)
    seconds: dict[str, float] = json.loads(run_.stdout.splitlines()[-1])
    whole = sum(seconds.values())
    lines = [
        f"Where the {whole:.1f} s of one more build of ours go (with a clock in it, which costs a little):"
    ]
    lines += [
        f"  {value:6.2f} s  {value / whole:4.0%}  {name}"
        for name, value in sorted(seconds.items(), key=lambda entry: -entry[1])
    ]
    return "\n".join(lines)
