"""What canonical form makes of a text."""

from functools import cache

import pytest
from conftest import ROOT

from briefings.commands.fmt import form_problems
from briefings.corpus.names import collect
from briefings.corpus.reader import read
from briefings.editing.canonical import canonical


def tree_of(text):
    """The tree of a text that the reader finds nothing wrong with."""
    tree, problems = read("data/annotations.yaml", text)
    assert problems == []
    return tree


@pytest.fixture(scope="session")
def tidy():
    """The canonical form of a text, which is a corpus alone; found once, since several tests look at the same."""

    @cache
    def form(text):
        tree = tree_of(text)
        return canonical(tree, collect([tree]))

    return form


@pytest.fixture(scope="session")
def form_of(tidy):
    """What `fmt --check` says of a text, which is a corpus alone."""

    def problems(text):
        tree = tree_of(text)
        return form_problems(tree, text, tidy(text), collect([tree]))

    return problems


@pytest.fixture(scope="session")
def shipped(tidy):
    """The shipped corpus, as `fmt` leaves it."""
    return tidy((ROOT / "data" / "annotations.yaml").read_text(encoding="utf-8"))
