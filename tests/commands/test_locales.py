"""The command line where the terminal and the system do not speak UTF-8."""

import sys
from types import SimpleNamespace

import pytest
from conftest import PLAIN_LOCALE
from git_projects import Repository

from briefings.cli import COMMANDS
from briefings.commands.asking import Fact, ask

LOCALES = {
    "C": PLAIN_LOCALE | {"PYTHONIOENCODING": "ascii:surrogateescape"},
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONWARNDEFAULTENCODING": "1"},
}
TEXT = "Title\nZoë Núñez schrieb “dies” früh.\n山田 花子\n"
NEW = ["new", "article", "--id", "zoe-2025", "--published", "2025", "--author", "Zoë", "--annotator", "花子"]


@pytest.fixture(params=LOCALES)
def briefings(request, run_apart, change, write):
    """Call the command line in a project that is not all ASCII: its code, and all that it says."""
    change(("Pilots are few.", "Pilots are few, Zoë and 花子 say."))
    write(TEXT, "tëxt.txt")

    def call(*arguments, given=""):
        done = run_apart(*arguments, given=given, **LOCALES[request.param])
        assert "Traceback" not in done.err
        assert "EncodingWarning" not in done.err
        return done.code, done.out + done.err

    return call


def test_no_command_leaves_an_encoding_to_the_system(briefings, project, file):
    """Python warns of it, and `briefings` looks for the warning."""
    Repository(project).commit()
    text = ("adams-2024", "--text", "tëxt.txt")
    called = [
        ("check",),
        ("fmt",),
        ("history",),
        ("schema",),
        ("pages", "--out", "pages"),
        ("verify", *text),
        ("anchor", *text, "--find", "früh"),
        (*NEW, "--title", "T", "--publisher", "P"),
        ("rename", "adams-2024.e1", "e7"),
        ("diff", "main"),
        ("code", "adams-2024", "--by", "Zoë", "--table", "cöding.csv"),
        ("export", "täble.csv"),
        ("import", "täble.csv"),
        ("apply", "tëxt.txt"),
    ]
    assert {name for name, *_ in called} == set(COMMANDS)
    for arguments in called:
        code, said = briefings(*arguments)
        # The text is not that of the article, nor of an issue.
        assert code == (arguments[0] in ("verify", "apply")), said
    assert "Zoë and 花子 say" in file.read_text("utf-8")


def test_a_problem_is_said_in_whatever_letters_there_are(briefings, change):
    change(("type: reasoning", "type: 花ë"))
    code, said = briefings("check")
    assert code == 1
    assert "\\u82b1" in said


def test_a_new_entry_is_written_as_it_was_typed(briefings, file):
    code, said = briefings(*NEW, "--title", "Über 山", "--publisher", "Ñ")
    assert code == 0, said
    (own,) = (file.parent / "annotations").iterdir()
    text = own.read_text("utf-8")
    for typed in ("Über 山", "Zoë", "花子", "Ñ"):
        assert typed in text


def test_words_are_found_in_a_text_by_file_and_by_pipe(briefings):
    for text in ("tëxt.txt", "-"):
        code, said = briefings("anchor", "adams-2024", "--text", text, "--find", "Zoë Núñez", given=TEXT)
        assert (code, "paragraph: 2" in said) == (0, True), said


def test_what_is_no_text_is_refused(briefings):
    code, said = briefings(*NEW, "--publisher", "X", "--title", b"Zo\xff")
    assert code == 2
    assert "argument --title: this is not text in UTF-8" in said


def test_an_answer_is_text_or_is_asked_for_again(monkeypatch, capsys):
    """As Python gives it in a C locale: bytes beyond ASCII as halves of surrogate pairs."""
    answers = iter(["Zo\udcff", "Zo\udcc3\udcab"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert ask(Fact("title", "Title", lambda _: None), None) == "Zoë"
    assert "this is not text in UTF-8" in capsys.readouterr().out
