"""Cases of tests as data: a YAML file beside a module and named as it, with a section for each table.

A section is a list of cases, or a mapping of their names to them. A case holds the arguments of the test by their names;
what it leaves out is None. Where a test has one argument, the case may be its value alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml


@cache
def sections(module: str) -> dict[str, Any]:
    """The sections of a module's file."""
    return yaml.load(Path(module).with_suffix(".yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def table(module: str, section: str, argument: str | None = None) -> pytest.MarkDecorator:
    """Try a test with each case of a section; with `argument`, a case is the value of this one."""
    found = sections(module)[section]
    assert found, f"there are no cases under {section}"
    cases = list(found.values() if isinstance(found, dict) else found)
    if argument:
        cases = [{argument: case} for case in cases]
    names = list(dict.fromkeys(name for case in cases for name in case))
    values = [tuple(case.get(name) for name in names) for case in cases]
    return pytest.mark.parametrize(names, values, ids=list(found) if isinstance(found, dict) else None)
