"""What MkDocs loads as hooks: the events that `briefings.web` takes part in."""

from __future__ import annotations

import sys
from pathlib import Path

# Hooks are loaded before `macros.py`, and plain `mkdocs` does not look for packages in the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from briefings.web.events import Events

# MkDocs loads this once, also for the many builds of `serve`.
events = Events()
on_startup = events.on_startup
on_config = events.on_config
on_files = events.on_files
on_nav = events.on_nav
on_page_markdown = events.on_page_markdown
on_page_content = events.on_page_content
on_env = events.on_env
on_post_template = events.on_post_template
on_post_page = events.on_post_page
on_post_build = events.on_post_build
on_serve = events.on_serve
on_build_error = events.on_build_error
on_shutdown = events.on_shutdown
