"""Builds into a hidden folder and replaces the site at the end, so that a failed build leaves the last good site.

MkDocs empties the folder of the site before it reads the first page. So it gets a hidden folder inside that folder,
which is on the same file system, and which MkDocs and publishers ignore.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

NAME = ".building"


def start(config: MkDocsConfig) -> None:
    """Have MkDocs build into the hidden folder."""
    config.site_dir = str(Path(config.site_dir) / NAME)


def change_over(config: MkDocsConfig) -> Path:
    """Replace the last site by what was built, except for its hidden files. Returns the folder of the site."""
    built = Path(config.site_dir)
    site = built.parent
    for old in site.iterdir():
        if not old.name.startswith("."):
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for new in built.iterdir():
        new.rename(site / new.name)
    built.rmdir()
    config.site_dir = str(site)
    return site


def abandon(config: MkDocsConfig) -> None:
    """Remove what a failed build has written."""
    built = Path(config.site_dir)
    if built.name == NAME:
        shutil.rmtree(built, ignore_errors=True)
        config.site_dir = str(built.parent)
