"""How fast Lighthouse finds the pages that readers come to first, on a phone with a slow network and on a desktop."""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import median

from tests import page_checkers
from tests.browser_setup import find
from tests.serving import served


def pages(site: Path) -> list[str]:
    """Home, the index, and the heaviest briefing and question."""
    folders = ("briefings", "questions")
    heaviest = [
        max((site / folder).glob("*/index.html"), key=lambda path: path.stat().st_size) for folder in folders
    ]
    return ["", "disagreements/", *(f"{path.parent.relative_to(site).as_posix()}/" for path in heaviest)]


def main() -> int:
    """Print a line for each page and device. 1 where Lighthouse or a browser is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    browser = find()
    if browser is None or page_checkers.main():
        return 1
    with served(options.site.resolve(), compressed=True) as address:
        for device in ("mobile", "desktop"):
            rounds = [
                page_checkers.lighthouse(
                    browser, [address + page for page in pages(options.site)], device, measured=True
                )
                for _ in range(options.rounds)
            ]
            for said in zip(*rounds, strict=True):
                speed = [page["scores"]["performance"] for page in said]
                size = sum(size for _, _, size in said[0]["files"])
                print(
                    f"{device:7}  performance {median(speed):3.0f} ({min(speed)}–{max(speed)})  {size:7,} bytes  "
                    f"{len(said[0]['blocking'])} files block  {said[0]['address'].removeprefix(address) or 'home'}"
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
