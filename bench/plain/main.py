"""What mkdocs-macros loads in the plain site: a macro that renders a page's template, which gives Markdown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader


def define_env(env: Any) -> None:
    """Load the data once, and register the macro."""
    project = Path(env.project_dir)
    loader = FileSystemLoader(project / "templates")
    templates = Environment(loader=loader, trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - it gives Markdown
    templates.globals.update(json.loads((project / "data.json").read_text(encoding="utf-8")))

    @env.macro
    def show(kind: str, name: str) -> str:
        return templates.get_template(f"{kind}.md").render(name=name)
