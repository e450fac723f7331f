"""`pages`: write the generated pages as one-line Markdown files, for a site generator without hooks."""

from __future__ import annotations

import json
import os
import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus import CorpusError, load
from .project import CLEAN, PROBLEMS, MisuseError

if TYPE_CHECKING:
    import argparse

    from ..web.site import Site
    from ..web.spec import Spec


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write into")
    command.add_argument(
        "--filled",
        action="store_true",
        help="write a whole project, pages by hand and files too, for a generator that runs no macros",
    )


def run(options: argparse.Namespace) -> int:
    """Write a file for each page. If the data has errors, print them and return 1."""
    # Only this command needs the pages, and they need half a second to load.
    from ..web import site  # noqa: PLC0415

    try:
        if options.filled:
            return _fill(options.root, options.out)
        return _write(site.Site(load(options.root)), options.out)
    except CorpusError as error:
        print(error)
    except OSError as error:
        # Copying a folder gives a list: what was copied, where, and why it could not be.
        said = error.args[0][0] if isinstance(error, shutil.Error) else (error.filename, "", error.strerror)
        print(f"{said[0]}: {said[2]}")
    return PROBLEMS


def _write(site: Site, out: Path) -> int:
    from ..web.views.pages import specs  # noqa: PLC0415 - as above

    count = 0
    for spec in specs(site):
        path = out / f"{spec.source}.md"
        if path.exists() and not path.read_bytes().endswith(f"---\n{spec.markdown}\n".encode()):
            print(f"{path} was written by hand, and stays.")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_file(spec), encoding="utf-8")
        count += 1
    print(f"Wrote {count} pages into {out}.")
    return CLEAN


def _fill(root: Path, out: Path) -> int:
    from ..history.superseded import CacheError  # noqa: PLC0415 - as above
    from ..web.arguments import MacroError  # noqa: PLC0415 - as above
    from ..web.filled import write  # noqa: PLC0415

    if os.path.lexists(out):
        raise MisuseError(f"{out} is there already; remove it, or name another folder")
    try:
        count = write(root, out, _front_matter)
    except (MacroError, CacheError) as error:
        print(error)
        return PROBLEMS
    except OSError:
        shutil.rmtree(out, ignore_errors=True)  # else the next run would find it there
        raise
    print(f"Wrote {count} pages into {out}.")
    return CLEAN


def _file(spec: Spec) -> str:
    """The Markdown file of a page: its front matter, and the call of the macro that renders it."""
    return f"{_front_matter(spec)}\n{spec.markdown}\n"


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
