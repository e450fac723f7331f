"""Search over the built site with Pagefind, whose index a browser fetches piece by piece."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from pathlib import Path

_PAGES = re.compile(r"Indexed (\d+) page")


def index(site: Path) -> str:
    """Write `pagefind/` into the site; says how many pages it holds.

    Raises PluginError where Pagefind is missing or fails.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", "pagefind"]
    command += ["--exclude-selectors", ".headerlink"]  # the mark that links a heading is not part of it
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if run.returncode:
        raise PluginError(
            f"the search index could not be made:\n{run.stderr.strip() or run.stdout.strip()}\n"
            "Install it with `pip install -r requirements.txt`, or set `search: false` under `extra:` in mkdocs.yml."
        )
    found = _PAGES.search(run.stdout)
    return f"{found[1]} pages indexed" if found else "indexed"
