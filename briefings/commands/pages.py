"""`pages`: write the generated pages as one-line Markdown files, for a site generator without hooks."""

from __future__ import annotations

import json
import os
import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus import CorpusError, load
from .project import MisuseError, RefusedError

if TYPE_CHECKING:
    import argparse

    from ..web.spec import Spec


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write into")
    command.add_argument(
        "--filled",
        action="store_true",
        help="write a whole project, pages by hand and files too, for a generator that runs no macros",
    )


def run(options: argparse.Namespace) -> None:
    """Write a file for each page."""
    # Only this command needs the pages, and they need half a second to load.
    from ..history.superseded import CacheError  # noqa: PLC0415
    from ..web.arguments import MacroError  # noqa: PLC0415

    try:
        count = (_fill if options.filled else _write)(options.root, options.out)
    except (CorpusError, MacroError, CacheError) as error:
        raise RefusedError(str(error)) from None
    except OSError as error:
        # Copying a folder gives a list: what was copied, where, and why it could not be.
        said = error.args[0][0] if isinstance(error, shutil.Error) else (error.filename, "", error.strerror)
        raise RefusedError(f"{said[0]}: {said[2]}") from None
    print(f"Wrote {count} pages into {options.out}.")


def _write(root: Path, out: Path) -> int:
    from ..web.site import Site  # noqa: PLC0415 - as above
    from ..web.views.pages import specs  # noqa: PLC0415

    count = 0
    for spec in specs(Site(load(root))):
        path = out / f"{spec.source}.md"
        if path.exists() and not path.read_bytes().endswith(f"---\n{spec.markdown}\n".encode()):
            print(f"{path} was written by hand, and stays.")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{_front_matter(spec)}\n{spec.markdown}\n", encoding="utf-8")
        count += 1
    return count


def _fill(root: Path, out: Path) -> int:
    from ..web.filled import write  # noqa: PLC0415 - as above

    if os.path.lexists(out):
        raise MisuseError(f"{out} is there already; remove it, or name another folder")
    try:
        return write(root, out, _front_matter)
    except OSError:
        shutil.rmtree(out, ignore_errors=True)  # else the next run would find it there
        raise


def _front_matter(spec: Spec) -> str:
    front = {"title": _front_text(spec.title), "render_macros": True}
    if spec.description:
        front["description"] = _front_text(spec.description)
    if spec.wide:
        front["hide"] = ["toc"]
    # As JSON, which is also YAML, any title stays a single quoted text.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---"])


def _front_text(text: str) -> str:
    """Text escaped for front matter, since themes put it into HTML unescaped, and `{{` in a title is evaluated."""
    return escape(text).replace("{", "&#123;")
