"""The rules of the corpus beyond its schema, one module for each.

To add one, write a module with RULE, the rule's id, and a function `check(data)` that yields Problems. The docstring of
the module is its entry in the rule reference: `corpus/reference.py` says what belongs in it.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

RULES: tuple[Any, ...] = tuple(import_module(f".{found.name}", __name__) for found in iter_modules(__path__))
"""The modules of all rules, by name. `Any`, since a type for modules cannot require attributes."""
