"""What is installed: every file of it by its digest, and under licences that ask nothing of who uses the site."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.licences import licences

ROOT = Path(__file__).resolve().parents[1]
LISTS = ["requirements", "requirements-verify", "requirements-dev"]
FREE = {
    "MIT", "MIT License", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Apache Software License",
    "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)", "PSF-2.0",
}  # fmt: skip


def wanted(name):
    """The requirements in a list, its comments and options aside."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / f"{name}.in").read_text("utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def locked(name):
    """Each package that is locked, with what is required of it and the digests of its files."""
    text = (ROOT / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        if not line.startswith((" ", "#")):
            requirement, *digests = re.split(r"\s+--hash=sha256:", line)
            parsed = Requirement(requirement)
            assert parsed.name not in found, "two versions"
            found[parsed.name] = (parsed, digests)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_what_is_wanted_is_locked_in_a_version_that_is_wanted(name):
    lock = locked(name)
    for requirement in wanted(name):
        pinned, _ = lock[canonicalize_name(requirement.name)]
        (specifier,) = pinned.specifier
        assert specifier.operator == "=="
        assert requirement.specifier.contains(specifier.version)


@pytest.mark.parametrize("name", LISTS)
def test_each_package_is_locked_with_the_digests_of_its_files(name):
    for requirement, digests in locked(name).values():
        assert digests, f"{requirement} has no digest"
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests)


def test_digests_are_those_of_every_system_and_not_of_this_one():
    _, digests = locked("requirements")["pyyaml"]
    assert len(digests) > 20  # it has files for three systems and several versions of Python


def test_the_tests_run_on_the_versions_that_the_site_is_built_with():
    every = locked("requirements-dev")
    for name in ("requirements", "requirements-verify"):
        assert locked(name).items() <= every.items()


@pytest.mark.parametrize("name", LISTS)
def test_no_address_of_an_index_is_written_down(name):
    assert "://" not in (ROOT / f"{name}.txt").read_text("utf-8")
    assert "://" not in (ROOT / f"{name}.in").read_text("utf-8")


@pytest.mark.parametrize("file", ["Makefile", ".github/workflows/check.yml", ".github/workflows/publish.yml"])
def test_nothing_is_installed_without_its_digest(file):
    installs = re.findall(r"pip install.*", (ROOT / file).read_text("utf-8"))
    assert installs
    assert all("--require-hashes" in install for install in installs)


def test_the_site_needs_nothing_under_a_licence_that_binds_its_users():
    for name, licence in licences().items():
        choices = [set(choice.split(" AND ")) for choice in licence.split(" OR ")]
        assert any(choice <= FREE for choice in choices), f"{name}: {licence}"
