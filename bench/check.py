"""What `check` costs beside the YAML parser alone, and how its memory grows with the corpus.

The parser's events are the floor: nothing that reads YAML with it can be faster. Each figure comes from a process
of its own, and starts once its modules are loaded.
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

from .corpus import generate

ROOT = Path(__file__).resolve().parent.parent
WAYS = ("events", "yaml.load", "check")
SIZES = (250, 500, 1000)
AIM = 4
"""`check` may take so many times as long as the events."""
_MEGA = 1_000_000


def main(articles: int = 1000, rounds: int = 3) -> None:
    """Measure, and print what was found."""
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as folder:
        path = Path(folder) / "annotations.yaml"
        path.write_text(generate(articles), encoding="utf-8")
        found = {way: [_apart(way, path)[0] for _ in range(rounds)] for way in WAYS}
        floor = median(found["events"])
        print(f"{articles:,} articles in {path.stat().st_size / _MEGA:.1f} MB; medians of {rounds} rounds.")
        for way, seconds in found.items():
            middle = median(seconds)
            spread = f"({min(seconds):.2f}–{max(seconds):.2f})"
            print(f"  {way:10} {middle:6.2f} s {spread:12} {middle / floor:5.2f} times the events")
        print(f"  The aim is at most {AIM} times.")
        for size in sorted({*(size for size in SIZES if size < articles), articles}):
            path.write_text(generate(size), encoding="utf-8")
            grown = _apart("check", path)[1]
            print(f"  {size:6,} articles: {grown / _MEGA:6.0f} MB, {grown / size / 1000:4.0f} kB each")


def _apart(way: str, path: Path) -> tuple[float, int]:
    """Seconds of the processor, and bytes by which the peak memory grew."""
    command = [sys.executable, "-m", "bench.check", way, str(path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def _here(way: str, path: Path) -> tuple[float, int]:
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
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m bench.check", description="Measure one way to read a file."
    )
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    print(json.dumps(_here(options.way, options.path)))
