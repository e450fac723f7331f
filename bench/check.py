"""What `check` costs beside the YAML parser alone, and how its memory grows with the corpus.

The parser's events are the floor: nothing that reads YAML with it can be faster. The ways to read take turns, so that
what else the machine does meets them alike, and each ratio is of two neighbours. Each figure comes from a process of
its own, and starts once its modules are loaded: the time is the processor's, from the bytes to the Corpus and the
Problems; the memory is the most that the process had at one time, Python and its modules included.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
WAYS = ("events", "yaml.load", "check")
SIZES = (250, 500, 1000, 1500)
AIM = 4
"""`check` may take so many times as long as the events."""
_MEGA = 1_000_000


def main(articles: int = 1000, rounds: int = 3) -> None:
    """Measure, and print what was found."""
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as folder:
        path = Path(folder) / "annotations.yaml"
        _write(path, articles)
        print(f"{articles:,} articles in {path.stat().st_size / _MEGA:.1f} MB; medians of {rounds} rounds.")
        found = [{way: _apart(way, path)[0] for way in WAYS} for _ in range(rounds)]
        for way in WAYS:
            seconds = [turn[way] for turn in found]
            ratios = [turn[way] / turn["events"] for turn in found]
            print(f"  {way:10} {_spread(seconds)} s   {_spread(ratios)} times the events")
        print(f"  The aim of `check` is at most {AIM} times.")
        print("Memory of `check`: the most at one time, and what it adds for each article.")
        for size in sorted({*SIZES, articles}):
            _write(path, size)
            loaded, peak = _apart("check", path)[1:]
            print(
                f"  {size:6,} articles: {peak / _MEGA:6.0f} MB, {(peak - loaded) / size / 1000:4.0f} kB each"
            )


def _spread(values: list[float]) -> str:
    return f"{median(values):6.2f} ({min(values):.2f}–{max(values):.2f})"


def _write(path: Path, articles: int) -> None:
    """In a process of its own: what this one has had counts for those that it starts."""
    program = "import sys; from bench.corpus import generate; print(generate(int(sys.argv[1])), end='')"
    with path.open("wb") as file:
        subprocess.run([sys.executable, "-c", program, str(articles)], cwd=ROOT, stdout=file, check=True)


def _apart(way: str, path: Path) -> tuple[float, int, int]:
    """Seconds of the processor; the peak memory in bytes before and after."""
    command = [sys.executable, "-m", "bench.check", way, str(path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    seconds, before, after = json.loads(done.stdout)
    return seconds, before, after


def _here(way: str, path: Path) -> tuple[float, int, int]:
    import resource  # noqa: PLC0415  # not on every system

    import yaml  # noqa: PLC0415  # whoever only starts the others does without

    from briefings.corpus.loading import MAIN, check_files  # noqa: PLC0415  # likewise

    unit = 1 if sys.platform == "darwin" else 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = path.read_bytes()
    started = time.process_time()
    match way:
        case "events":
            for _ in yaml.parse(data, yaml.CSafeLoader):
                pass
        case "yaml.load":
            yaml.load(data, yaml.CSafeLoader)
        case "check":
            corpus, _ = check_files({MAIN: data})
            assert corpus is not None
    seconds = time.process_time() - started
    return seconds, before * unit, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m bench.check", description="Measure one way to read a file."
    )
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    print(json.dumps(_here(options.way, options.path)))
