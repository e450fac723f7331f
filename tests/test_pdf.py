"""`python -m briefings pdf`: one page of the built site as a file."""

from __future__ import annotations

import subprocess
import sys

import pytest
from browser_setup import find
from conftest import ROOT

from briefings.corpus import load


def pdf(*arguments, **environment):
    import os

    return subprocess.run(
        [sys.executable, "-m", "briefings", "pdf", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def article():
    return next(iter(load(ROOT).articles))


def test_it_writes_a_pdf_and_says_where(shipped, tmp_path, article):
    out = tmp_path / "a.pdf"
    run = pdf(article, "--site", shipped.site, "--out", out, CHROMIUM=find() or "")
    assert (run.returncode, run.stdout) == (0, f"Wrote {out}.\n"), run.stderr
    assert out.read_bytes().startswith(b"%PDF-")


def test_an_unknown_id_is_answered_with_the_nearest(shipped, article):
    run = pdf(article[:-1], "--site", shipped.site)
    assert run.returncode == 2
    assert f'there is no page for "{article[:-1]}"' in run.stderr
    assert f'did you mean "{article}"?' in run.stderr


def test_without_a_site_it_says_what_to_run_first(tmp_path, article):
    run = pdf(article, "--site", tmp_path / "none")
    assert run.returncode == 2
    assert "run make site first" in run.stderr


@pytest.mark.parametrize("browser", ["/bin/false", "/no/such/browser"])
def test_a_browser_that_gives_nothing_leaves_nothing_and_is_named(shipped, tmp_path, article, browser):
    out = tmp_path / "a.pdf"
    run = pdf(article, "--site", shipped.site, "--out", out, CHROMIUM=browser)
    assert run.returncode == 1
    assert run.stdout.startswith(f"{browser} printed nothing: ")
    assert "Traceback" not in run.stderr
    assert not out.exists()
