"""What mkdocs-macros loads: the corpus is read here, before MkDocs touches the last good site."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# Plain `mkdocs`, unlike `python -m mkdocs`, does not look for packages in the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from briefings.web import handwritten
from briefings.web.build import start
from briefings.web.macros import macros


def define_env(env: Any) -> None:
    """Register the macros; raises PluginError with every Problem where the data cannot be used."""
    build = start(env.conf)
    for name, macro in macros(build).items():
        env.macro(macro, name)
    env.variables["example"] = build.site.example


def on_pre_page_macros(env: Any) -> None:
    """Guard a page on a site without our hooks, which otherwise do so."""
    handwritten.use_sandbox_without_hooks(env)
