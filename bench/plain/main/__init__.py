"""Macros that give Markdown: the ordinary way to make pages from data with MkDocs.

The bench copies this folder into the plain site, where mkdocs-macros loads it. It uses nothing of `briefings`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from . import briefing, lists, question
from .data import Data


def define_env(env: Any) -> None:
    """Load the data once, and name what pages call."""
    data = Data(Path(env.project_dir))
    for module in (briefing, question, lists):
        for name, macro in module.macros(data).items():
            env.macro(macro, name)
