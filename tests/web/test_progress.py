"""How far a build is: said on a terminal, of what takes longer than two seconds."""

from __future__ import annotations

import io
import logging

import pytest

from briefings.web import progress


class Terminal(io.StringIO):
    """What a terminal was sent."""

    def isatty(self):
        return True


@pytest.fixture
def watch(monkeypatch):
    """Shows a stage of ten pages, each of which takes so many seconds. Returns what was written."""
    monkeypatch.delenv("CI", raising=False)
    before = progress.log.level
    progress.log.setLevel(logging.INFO)

    def run(seconds, terminal=None, total=10):
        clock = iter(number * seconds for number in range(total + 1))
        monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
        terminal = terminal or Terminal()
        monkeypatch.setattr(progress.sys, "stderr", terminal)
        stage = progress.Progress("Rendering", total)
        for done in range(1, total + 1):
            stage.show(done)
        stage.close()
        return terminal.getvalue()

    yield run
    progress.log.setLevel(before)


CLEAR = "\r\x1b[K"


def test_pages_rate_and_time_left(watch):
    lines = watch(0.5).split(CLEAR)
    assert lines[2] == "Rendering: 2 of 10 pages, 2 a second, 4 s left"
    assert lines[-1] == ""


def test_few_lines(watch):
    assert 40 < watch(0.01, total=1000).count("pages") <= 50


def test_nothing_of_what_takes_a_moment(watch):
    assert watch(0.15) == ""


def test_nothing_in_a_file(watch):
    assert watch(1, io.StringIO()) == ""


def test_nothing_where_the_standard_error_is_closed(monkeypatch):
    monkeypatch.setattr(progress.sys, "stderr", None)
    progress.Progress("Rendering", 10).close()


def test_nothing_in_ci(watch, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert watch(1) == ""


def test_nothing_with_quiet(watch):
    progress.log.setLevel(logging.ERROR)
    assert watch(1) == ""


def test_pages_of_an_earlier_part_count(watch, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    clock = iter([0, 2])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    stage = progress.Progress("Rendering", 10)
    stage.before = 3
    stage.show(1)
    assert "4 of 10 pages, 2 a second, 3 s left" in terminal.getvalue()
