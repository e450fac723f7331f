"""`pages`: write the generated pages as one-line Markdown files, for a site generator without hooks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus import CorpusError, load
from .project import CLEAN, PROBLEMS, add_root, root_of

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    command = commands.add_parser("pages", help="write the generated pages as files of one line")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write into")
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write a file for each page; 1 with the problems where the data cannot be used."""
    # Only this command needs the pages, and they need half a second to load.
    from ..web.site import Site  # noqa: PLC0415
    from ..web.views import pages  # noqa: PLC0415

    try:
        site = Site(load(root_of(options.root)))
    except CorpusError as error:
        print(error)
        return PROBLEMS
    count = 0
    for spec in pages.specs(site):
        path = options.out / f"{spec.source}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML: whatever is in a title, it stays one quoted text.
        path.write_text(
            f"---\ntitle: {json.dumps(spec.title, ensure_ascii=False)}\nrender_macros: true\n---\n{spec.markdown}\n",
            encoding="utf-8",
        )
        count += 1
    print(f"Wrote {count} pages into {options.out}.")
    return CLEAN
