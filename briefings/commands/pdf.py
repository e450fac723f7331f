"""`pdf`: print a page of the built site, as a browser does, into a file."""

from __future__ import annotations

import difflib
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .browser import find
from .project import CLEAN, PROBLEMS, MisuseError, add_root, root_of

if TYPE_CHECKING:
    import argparse

_SECONDS = 120
_FOLDERS = ("briefings", "questions")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    command = commands.add_parser("pdf", help="print a briefing or question of the built site into a PDF")
    command.add_argument("id", help="the id of an article or question")
    command.add_argument("--out", type=Path, metavar="FILE", help="the file to write; else ID.pdf, here")
    command.add_argument("--site", type=Path, metavar="DIR", help="the built site; else site/ in the project")
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the PDF; 1 where the browser does not give one. Raises MisuseError for what is not there to print."""
    site: Path = options.site or root_of(options.root) / "site"
    page = _page(site, options.id)
    browser = find()
    if browser is None:
        raise MisuseError(
            "printing needs a browser: install Chromium or Chrome (on Debian: apt install chromium), "
            "or set CHROMIUM to the path of one"
        )
    out: Path = options.out or Path(f"{options.id}.pdf")
    said = _print(browser, page, out)
    if said is not None:
        print(f"{browser} printed nothing: {said}")
        return PROBLEMS
    print(f"Wrote {out}.")
    return CLEAN


def _page(site: Path, id_: str) -> Path:
    """The file of the page; with `use_directory_urls` or without."""
    if not site.is_dir():
        raise MisuseError(f"there is no built site in {site}: run make site first")
    known: dict[str, Path] = {}
    for folder in _FOLDERS:
        for pattern in ("*/index.html", "*.html"):
            for file in (site / folder).glob(pattern):
                known.setdefault(file.parent.name if file.stem == "index" else file.stem, file)
    if id_ not in known:
        near = difflib.get_close_matches(id_, known, n=1, cutoff=0.5)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        raise MisuseError(f'there is no page for "{id_}" in {site}{hint}')
    return known[id_].resolve()


def _print(browser: str, page: Path, out: Path) -> str | None:
    """None, or what the browser said where there is no PDF afterwards."""
    out.unlink(missing_ok=True)
    # A profile of its own: an open browser would take the call and print nothing.
    with tempfile.TemporaryDirectory(prefix="briefings-pdf-", ignore_cleanup_errors=True) as profile:
        command = [browser, "--headless", "--disable-gpu", f"--user-data-dir={profile}"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={out.resolve()}", page.as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # which Chromium does not have for root
        try:
            run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)  # noqa: S603 - a browser that the user has
        except OSError as error:
            return str(error)
        except subprocess.TimeoutExpired:
            return f"it did not finish within {_SECONDS} s"
    last = run.stderr.strip().splitlines()[-1:]
    return (
        None if out.is_file() and out.stat().st_size else (last[0] if last else f"exit code {run.returncode}")
    )
