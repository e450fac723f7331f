"""What the walk has found, kept beside the project so that the next one goes on from there.

The file is made from the commits and never committed: nobody has to maintain it, and whoever deletes it, or has
another version of this program, only waits once more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .walk import Earlier, State

if TYPE_CHECKING:
    from pathlib import Path

FILE = ".cache/history.json"
_FORMAT = 2


def load(root: Path) -> tuple[str, State] | None:
    """The last commit seen, and what was known then; None where there is nothing that can be used."""
    try:
        kept: Any = json.loads((root / FILE).read_bytes())
        if kept["format"] != _FORMAT:
            return None
        state = State(redirects=kept["redirects"])
        for page, fragment, version, until, content in kept["superseded"]:
            state.superseded.setdefault((page, fragment), {})[version] = Earlier(version, until, content)
        return str(kept["commit"]), state
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def save(root: Path, commit: str, state: State) -> None:
    """Keep it; a folder that cannot be written to only means that the next walk is as long as this one."""
    path = root / FILE
    kept = {
        "format": _FORMAT,
        "commit": commit,
        "redirects": {file: redirects for file, redirects in state.redirects.items() if redirects},
        "superseded": [
            [*place, each.version, each.until, each.content]
            for place, versions in state.superseded.items()
            for each in versions.values()
        ],
    }
    half = path.with_suffix(".writing")
    try:
        path.parent.mkdir(exist_ok=True)
        half.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        half.replace(path)
    except (OSError, ValueError):
        half.unlink(missing_ok=True)
