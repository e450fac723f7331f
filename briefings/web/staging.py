"""Build beside the site and change over at the end, so that whatever goes wrong the last good site stays.

MkDocs empties the site's folder before it reads the first page. So it is given a hidden folder inside the site's own:
on the same file system, and passed over by MkDocs and by whoever publishes the site.
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
    """Put what was built in the place of the last site, whose hidden files stay as with MkDocs; gives its folder."""
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
    """After a build that failed: take away what was begun."""
    built = Path(config.site_dir)
    if built.name == NAME:
        shutil.rmtree(built, ignore_errors=True)
        config.site_dir = str(built.parent)
