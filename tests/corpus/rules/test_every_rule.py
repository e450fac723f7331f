"""Every module in `rules/` is a rule, says what it is, and has a test."""

import pkgutil
from pathlib import Path

from briefings.corpus import rules

MODULES = [module.name for module in pkgutil.iter_modules(rules.__path__)]


def test_is_applied():
    assert [rule.__module__.rpartition(".")[2] for rule in rules.RULES] == MODULES


def test_says_what_it_is():
    assert all(getattr(rules, name).__doc__ for name in MODULES)


def test_has_a_test():
    assert [name for name in MODULES if not Path(__file__).with_name(f"test_{name}.py").exists()] == []
