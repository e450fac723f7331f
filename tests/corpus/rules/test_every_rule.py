"""Every module in `rules/` is a rule, says what it is, and has a test."""

import pkgutil
from pathlib import Path

from briefings.corpus import rules

MODULES = [module.name for module in pkgutil.iter_modules(rules.__path__)]


def test_is_applied():
    assert [rule.id for rule in rules.RULES] == [name.replace("_", "-") for name in MODULES]


def test_has_a_test():
    tried = {path.stem.removeprefix("test_") for path in Path(__file__).parent.iterdir()}
    assert [name for name in MODULES if name not in tried] == []
