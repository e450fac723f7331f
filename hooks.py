"""What MkDocs loads as hooks: the events that `briefings.web` takes part in."""

from __future__ import annotations

import sys
from pathlib import Path

# Hooks are loaded before `macros.py`, and plain `mkdocs` does not look for packages in the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from briefings.web.events import (
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_nav,
    on_page_content,
    on_page_markdown,
    on_post_build,
    on_serve,
    on_shutdown,
    on_startup,
)

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_markdown",
    "on_post_build",
    "on_serve",
    "on_shutdown",
    "on_startup",
]
