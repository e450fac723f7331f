"""Find a Chromium or Chrome for the tests, or get one; say in one sentence what to do where neither works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def find() -> str | None:
    """The path of a browser: the one that CHROMIUM names, an installed one, or Playwright's own; else None."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return next((place for place in PLACES if Path(place).exists()), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    # Asked in a process of its own: Playwright cannot start inside a running event loop.
    code = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    path = run.stdout.strip()
    return path if path and Path(path).exists() else None


def get() -> None:
    """Try Playwright's download, then Debian's package where we may install it."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempts += [
            ["apt-get", "update"],
            ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
        ]
    for command in attempts:
        subprocess.run(command, capture_output=True, check=False, timeout=600)
        if command[1] != "update" and find():
            return


def main() -> int:
    """0 where there is a browser, 1 with a sentence where there is none."""
    if not find():
        print("No Chromium or Chrome found: getting one ...", flush=True)
        get()
    if found := find():
        print(f"Browser for the tests: {found}")
        return 0
    print(
        "The tests need a browser: install Chromium or Chrome (on Debian: apt install chromium), "
        "or set CHROMIUM to the path of one, then run make test again."
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
