"""Templates are compiled once, and what is kept of them is used only where it is what compiling would give."""

from __future__ import annotations

import errno
import marshal
import os
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator

from briefings.web import compiled
from briefings.web.compiled import Compiled

PAGES = {"page.html": "{% for word in words %}{{ word|upper }} {% endfor %}", "other.html": "Another."}


class Counting(Environment):
    """Counts how many templates it has compiled."""

    compilations = 0

    def compile(self, *args, **kwargs):
        self.compilations += 1
        return super().compile(*args, **kwargs)


def render(pages=PAGES, name="page.html", **settings):
    """The page, and whether it had to be compiled."""
    env = Counting(loader=DictLoader(pages), undefined=StrictUndefined, **settings)
    env.bytecode_cache = Compiled(env)
    return env.get_template(name).render(words=["one", "<b>"]), bool(env.compilations)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The folder of what is kept, in place of that of this environment."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return tmp_path / "kept"


def test_a_template_is_compiled_once():
    assert render() == ("ONE <B> ", True)
    assert render() == ("ONE <B> ", False)
    assert render(name="other.html") == ("Another.", True)


def test_what_is_kept_stands_in_the_environment_of_python(monkeypatch):
    monkeypatch.undo()
    assert compiled.FOLDER.parent.samefile(sys.prefix)


def test_a_template_with_another_text_or_settings_is_compiled_anew():
    render()
    assert render({"page.html": "Something else."}) == ("Something else.", True)
    assert render(autoescape=True) == ("ONE &lt;B&gt; ", True)
    assert render(extensions=["jinja2.ext.do"]) == ("ONE <B> ", True)


def test_a_template_is_compiled_anew_by_another_compiler(monkeypatch):
    class Short(CodeGenerator):
        pass

    render()
    monkeypatch.setattr(Counting, "code_generator_class", Short)
    assert render()[1]
    assert not render()[1]
    monkeypatch.setattr(compiled, "_version", lambda module: f"{module}, changed")
    assert render()[1]


@pytest.mark.parametrize(
    "torn", [lambda data: data[:-9], lambda data: data[9:], lambda _: b"", lambda _: b"\n"]
)
def test_what_is_torn_is_not_used(folder, torn):
    render()
    (kept,) = folder.iterdir()
    kept.write_bytes(torn(kept.read_bytes()))
    assert render() == ("ONE <B> ", True)
    assert render() == ("ONE <B> ", False)


def test_what_another_program_has_left_is_not_used(folder):
    render()
    (kept,) = folder.iterdir()
    kept.write_bytes(marshal.dumps(compile("raise SystemExit", "<foreign>", "exec")))
    assert render() == ("ONE <B> ", True)


def test_a_template_is_compiled_each_time_where_nothing_can_be_kept(folder, monkeypatch):
    folder.write_text("in the way", encoding="utf-8")
    for _ in range(2):
        assert render() == ("ONE <B> ", True)
    folder.unlink()
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)  # the system's own Python
    for _ in range(2):
        assert render() == ("ONE <B> ", True)
    assert not folder.exists()


def test_a_full_disk_leaves_no_half_of_a_template(folder, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "chmod", refuse)
    assert render() == ("ONE <B> ", True)
    assert not [*folder.iterdir()]


@pytest.mark.skipif(sys.platform == "win32", reason="other permissions")
@pytest.mark.parametrize("most", [1000, 0])
def test_nobody_else_can_add_code(folder, monkeypatch, most):
    monkeypatch.setattr(compiled, "MOST", most)
    before = os.umask(0)
    try:
        render()
        render(name="other.html")
    finally:
        os.umask(before)
    assert not [path for path in (folder, *folder.iterdir()) if path.stat().st_mode & 0o022]


def test_the_folder_does_not_grow_without_end(folder, monkeypatch):
    monkeypatch.setattr(compiled, "MOST", 5)
    for number in range(20):
        render({"page.html": f"{number}"})
    assert len([*folder.iterdir()]) <= compiled.MOST + 1
    assert not render({"page.html": "19"})[1]
