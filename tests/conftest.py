"""Projects to build: the shipped one, and copies with other data."""

from __future__ import annotations

import fcntl
import os
import random
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import builder
import pytest
from builder import copy_project
from hypothesis import settings
from pages import parse

from briefings.analysis.figures import Figures
from briefings.corpus import load
from tests import corpora
from tests.corpora.school import dump
from tests.corpora.school import school as school_hours
from tests.with_corpus import add_logo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

    from briefings.corpus.model import Corpus

ROOT = Path(__file__).resolve().parent.parent
T = TypeVar("T")

settings.register_profile("sample", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("all", max_examples=500, deadline=None)
ALL = os.environ.get("TESTS") == "all"
"""Whether what is long is tried at full length."""
settings.load_profile("all" if ALL else "sample")


def pytest_xdist_auto_num_workers():
    """One process more than there are cores: each waits now and then for a browser, a build or a clock."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First what builds sites and opens browsers: at the end, what is short leaves no core waiting for another.

    Of these, the tests of every site come last, so that few of them wait for a site that another process builds.
    """

    def place(item: pytest.Item) -> tuple[bool, bool]:
        return "web" not in item.path.parts, "site" in getattr(item, "fixturenames", ())

    items.sort(key=place)


def sample(things: Iterable[T], number: int) -> list[T]:
    """All of them where all are asked for, and otherwise so many, always the same ones."""
    listed = list(things)
    return listed if ALL or len(listed) <= number else random.Random(1).sample(listed, number)  # noqa: S311


@dataclass(frozen=True)
class Project:
    """A project's folder, and what building it said."""

    root: Path
    code: int = 0
    output: str = ""

    @property
    def site(self) -> Path:
        return self.root / "site"

    @cached_property
    def corpus(self) -> Corpus:
        return load(self.root)

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.corpus)

    def page(self, address: str) -> HtmlElement:
        """The tree of a page by its address."""
        return parse(self.site / address / "index.html")

    def parts(self, address: str) -> list[HtmlElement]:
        """The trees of a list's page and of the further pages on which it goes on."""
        further = (self.site / address / "page").glob("*/index.html")
        return [self.page(address), *map(parse, sorted(further, key=lambda path: int(path.parent.name)))]


VARIABLES = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SEARCH": "false", "NO_COLOR": "1"}
"""The environment of a build."""


def build(root: Path, *, anew: bool = False, **environment: str) -> Project:
    """`mkdocs build --strict` as a user runs it; where `anew`, with a start of Python."""
    variables = {**VARIABLES, **environment}
    if not anew:
        return Project(root, *builder.build(root, variables, "--strict"))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    run = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False, env=variables)
    return Project(root, run.returncode, run.stdout + run.stderr)


def build_well(root: Path, *, anew: bool = False, **environment: str) -> Project:
    """The same; fails with what the build said where it did not end well."""
    built = build(root, anew=anew, **environment)
    assert built.code == 0, built.output
    return built


@pytest.fixture(scope="session")
def good() -> str:
    """A corpus without problems that uses every field, as text; by no means in canonical form."""
    return corpora.GOOD


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str | None], Path]:
    """A copy of the project to change and build."""
    return lambda annotations=None: copy_project(tmp_path / "project", annotations)


URL = "https://example.org/briefs/"
PLAIN_LOCALE = {
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONWARNDEFAULTENCODING": "1",
    "PYTHONWARNINGS": "error::EncodingWarning",
}
"""A locale in which text is ASCII; and where something names no encoding, and so depends on the locale, it fails."""


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Project]:
    """Build a project, after changes where given, once for all tests of a run, in whichever processes they are.

    Its corpus and its figures are read once in each process.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    found: dict[str, Project] = {}

    def built(
        name: str,
        annotations: str | None = None,
        prepare: Callable[[Path], None] = lambda _: None,
        **environment: str,
    ) -> Project:
        if name in found:
            return found[name]
        root, said = folder / name, folder / f"{name}.txt"
        with (folder / f"{name}.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not said.exists():
                copy_project(root, annotations)
                prepare(root)
                project = build_well(root, anew=annotations is None, **{"SITE_URL": URL, **environment})
                said.write_text(project.output, encoding="utf-8")
        found[name] = Project(root, 0, said.read_text(encoding="utf-8"))
        return found[name]

    return built


@pytest.fixture(scope="session", params=["shipped", "school", *corpora.NAMES])
def site(request: pytest.FixtureRequest, built_once: Callable[..., Project]) -> Project:
    """The site of the shipped corpus, whichever that is, and of each of those made for the tests."""
    if request.param in ("shipped", "school", "scripts"):
        return request.getfixturevalue(request.param)
    return built_once(request.param, corpora.text(request.param), add_logo)


@pytest.fixture(scope="session")
def school(built_once: Callable[..., Project]) -> Project:
    """The site of a corpus made for the tests, with search: for what is not to depend on the shipped data."""
    return built_once(
        "school", dump(school_hours()), SEARCH="true", REPO_URL="https://github.com/editors/edited"
    )


@pytest.fixture(scope="session")
def scripts(built_once: Callable[..., Project]) -> Project:
    """The corpus in scripts of which some have no blanks between words, built with search."""
    return built_once("scripts", corpora.text("scripts"), add_logo, SEARCH="true")


@pytest.fixture(scope="session")
def shipped(built_once: Callable[..., Project]) -> Project:
    """The shipped corpus, built with search."""
    return built_once("shipped", SEARCH="true")
