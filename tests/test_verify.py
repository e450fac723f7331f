"""`verify` and `anchor`, as a contributor calls them: what they find, write and say, and that they keep nothing."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from conftest import ROOT, bare_project

from briefings.source.text import Text

TODAY = datetime.now(UTC).date().isoformat()
SENTINEL = "The lamplighter counted nineteen herons before breakfast."
TEXT = f"""\
Deep water

The harbour board met in March, and decided to dredge the channel before the winter storms.

Nobody asked the pilots, who have said for years that “the bar moves” with every gale.

{SENTINEL}

The cost is known: four million, and as much again every spring, for as long as anybody can see.
"""
CORPUS = """\
# What is argued about the harbour.
topics:
  harbour: {title: The harbour}

questions:
  deeper-channel:
    topic: harbour
    proposition: The channel should be dredged to fifteen metres.
    disagreeing: The channel is deep enough.
    type: policy

articles:
  adams-2024:
    title: Deep water
    authors: []
    publisher: Port Review
    published: 2024
    url: https://example.org/deep-water
    topics: [harbour]
    thesis:
      # the board's own words
      t1:
        text: The channel will be dredged before winter.
        at: {paragraph: 2, start: decided to dredge, end: the winter storms}  # all of it
    evidence:
      e1:
        text: Pilots were not heard.
        quote: the bar moves
        type: anecdote
        supports: [t1]
        at:
          - {paragraph: 3, start: Nobody asked the pilots, end: every gale}
          - {paragraph: 5}
    assumptions:
      a1: {text: The storms come.}
    positions:
      deeper-channel: {stance: agree, basis: stated, because: [t1], at: {paragraph: 5, start: four million}}
    annotators: [{name: A. Annotator}]
"""


@pytest.fixture
def project(tmp_path):
    """A project, and the text beside it."""
    root = bare_project(tmp_path / "project", CORPUS)
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    return root


@pytest.fixture
def data(project):
    return project / "data" / "annotations.yaml"


@pytest.fixture
def run(run, project):
    """Call the command line in the project's folder."""

    def here(*arguments):
        done = run(project, *arguments)
        return done.returncode, done.stdout, done.stderr

    return here


def verify(run, *more, text="../text.txt"):
    return run("verify", "adams-2024", "--text", text, *more)


def break_(data, old, new):
    text = data.read_text(encoding="utf-8")
    assert text.count(old) == 1
    data.write_text(text.replace(old, new), encoding="utf-8")


class TestVerify:
    def test_everything_is_found(self, run, data):
        assert verify(run) == (
            0,
            (
                "adams-2024: found 4 of 4 passages, 1 of 1 quote\n"
                "The text has 5 paragraphs and 60 words; quotes repeat 3 (5.0 %) of them, "
                "and anchors point with 14 (23.3 %).\n"
                "To store the receipt, run this again with --write.\n"
            ),
            "",
        )
        assert data.read_text(encoding="utf-8") == CORPUS

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            (
                "{paragraph: 2,",
                "{paragraph: 3,",
                (
                    "24:25: error[anchor-paragraph] articles.adams-2024.thesis.t1.at.paragraph: "
                    "the passage is not in paragraph 3; it is in paragraph 2; "
                    'write {paragraph: 2, start: "decided to dredge", end: "the winter storms"}'
                ),
            ),
            (
                "start: decided to dredge",
                "start: decided too dredge",
                (
                    "24:35: error[anchor-not-found] articles.adams-2024.thesis.t1.at.start: "
                    "“decided too dredge” is not in the "
                    "text; nearest is “decided to dredge” in paragraph 2; write {paragraph: 2, start: "
                    '"decided to dredge", end: "the winter storms"}'
                ),
            ),
            (
                "end: every gale",
                "end: every gail",
                (
                    "32:65: error[anchor-not-found] articles.adams-2024.evidence.e1.at.0.end: "
                    "“every gail” does not come after "
                    "the start; nearest is “every gale” in paragraph 3; write {paragraph: 3, start: "
                    '"Nobody asked the pilots", end: "every gale"}'
                ),
            ),
            (
                "quote: the bar moves",
                "quote: the bar shifts",
                (
                    "28:16: error[quote-not-found] articles.adams-2024.evidence.e1.quote: "
                    "“the bar shifts” is not in the text; "
                    "nearest is “the bar moves” in paragraph 3"
                ),
            ),
            (
                "start: four million",
                "start: five million",
                (
                    "37:95: error[anchor-not-found] articles.adams-2024.positions.deeper-channel.at.start: "
                    "“five million” is not "
                    "in the text; nearest is “four million” in paragraph 5; write "
                    '{paragraph: 5, start: "four million"}'
                ),
            ),
        ],
    )
    def test_each_error_is_named_with_the_nearest_right_place(self, run, data, old, new, said):
        break_(data, old, new)
        code, out, _ = verify(run)
        first, *_ = out.splitlines()
        assert code == 1
        assert first.startswith("data/annotations.yaml:")
        place, _, rest = first.removeprefix("data/annotations.yaml:").partition(": ")
        assert (f"{place}: {rest}") == said

    def test_what_is_plain_is_corrected_and_nothing_else_changes(self, run, data):
        break_(data, "{paragraph: 2,", "{paragraph: 4,")
        break_(data, "end: every gale", "end: every gail")
        code, out, _ = verify(run, "--write")
        assert code == 0
        assert out.count("corrected: data/annotations.yaml:") == 2
        assert out.endswith("data/annotations.yaml: receipt stored\n")
        before, receipt = data.read_text(encoding="utf-8").split("    receipt:\n")
        changed = [
            (old, new) for old, new in zip(CORPUS.split("\n"), before.split("\n"), strict=True) if old != new
        ]
        assert changed == [  # the lines that were wrong, in canonical form now
            (
                "        at: {paragraph: 2, start: decided to dredge, end: the winter storms}  # all of it",
                '        at: {paragraph: 2, start: "decided to dredge", end: "the winter storms"}  # all of it',
            ),
            (
                "          - {paragraph: 3, start: Nobody asked the pilots, end: every gale}",
                '          - {paragraph: 3, start: "Nobody asked the pilots", end: "every gale"}',
            ),
        ]
        assert receipt.startswith(
            f"      date: {TODAY}\n      text_sha256: {Text.of(TEXT).sha256}\n      words: 60\n"
        )
        assert run("check", "--strict")[0] == 0

    def test_a_quote_is_never_rewritten_and_nothing_is_stored_until_all_is_found(self, run, data):
        break_(data, "quote: the bar moves", "quote: the bar shifts")
        break_(data, "{paragraph: 2,", "{paragraph: 4,")
        code, out, _ = verify(run, "--write")
        assert code == 1
        assert "corrected: " in out
        text = data.read_text(encoding="utf-8")
        assert "the bar shifts" in text
        assert "{paragraph: 2," in text
        assert "receipt" not in text

    def test_what_is_unlike_is_offered_and_not_written(self, run, data):
        break_(data, "start: Nobody asked the pilots", "start: Somebody asked many pilots")
        code, out, _ = verify(run, "--write")
        assert code == 1
        assert "; write {paragraph: 3, " in out
        assert "Somebody asked many pilots" in data.read_text(encoding="utf-8")

    def test_twice_is_once(self, run, data):
        verify(run, "--write")
        once = data.read_bytes()
        code, out, _ = verify(run, "--write")
        assert (code, out.splitlines()[-1]) == (0, "The receipt says so already.")
        assert data.read_bytes() == once

    def test_a_receipt_with_another_count_of_words_is_stored_anew(self, run, data):
        verify(run, "--write")
        once = data.read_text(encoding="utf-8")
        data.write_text(once.replace("words: 60", "words: 5"), encoding="utf-8")
        assert "To store the receipt" in verify(run)[1]
        assert verify(run, "--write")[0] == 0
        assert data.read_text(encoding="utf-8") == once

    def test_a_canonical_file_stays_canonical(self, run, data):
        run("fmt")
        break_(data, "{paragraph: 2,", "{paragraph: 4,")
        assert verify(run, "--write")[0] == 0
        assert run("fmt", "--check")[0] == 0

    def test_a_changed_anchor_is_told_from_a_changed_text(self, run, data, tmp_path):
        verify(run, "--write")
        anchors = f"Anchors or quotes have been changed since the receipt of {TODAY}: t1.\n"
        text = f"The text is not the one of the receipt of {TODAY}, which had 5 paragraphs and 60 words"
        break_(data, "start: decided to dredge", "start: met in March")
        _, out, _ = verify(run)
        assert anchors in out
        assert text not in out
        assert "warning[stale-receipt]" in run("check")[1]
        assert run("check", "--strict")[0] == 1
        break_(data, "start: met in March", "start: decided to dredge")
        (tmp_path / "text.txt").write_text(f"{TEXT}And more.\n", encoding="utf-8")
        _, out, _ = verify(run)
        assert text in out
        assert anchors not in out
        assert "stale" not in run("check")[1]

    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_line_ends_and_a_byte_order_mark_stay(self, run, data, line_end):
        data.write_bytes(
            b"\xef\xbb\xbf"
            + CORPUS.replace("paragraph: 2,", "paragraph: 4,").replace("\n", line_end).encode()
        )
        assert verify(run, "--write")[0] == 0
        written = data.read_bytes()
        assert written.startswith(b"\xef\xbb\xbf# What")
        assert written.count(b"\r\n") == (written.count(b"\n") if line_end == "\r\n" else 0)
        assert b"{paragraph: 2, start" in written

    def test_from_standard_input(self, project):
        done = subprocess.run(
            [sys.executable, "-m", "briefings", "verify", "adams-2024", "--text", "-"],
            cwd=project,
            input=TEXT.encode(),
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"found 4 of 4 passages" in done.stdout


class TestMisuse:
    """2, and one line that says what to do."""

    def test_an_unknown_article(self, run):
        code, out, err = run("verify", "adam-2024", "--text", "../text.txt")
        assert (code, out, err) == (
            2,
            "",
            'briefings: there is no article "adam-2024"; did you mean "adams-2024"?\n',
        )

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (None, "cannot be read: No such file or directory"),
            (b"", "there is no text in it"),
            (b"\x89PNG\x00\xff", "it is not text"),
            (b"caf\xe9", "line 1 is not in UTF-8"),
        ],
    )
    def test_no_text(self, run, tmp_path, content, said):
        if content is not None:
            (tmp_path / "other").write_bytes(content)
        code, out, err = verify(run, text="../other")
        assert (code, out) == (2, "")
        assert err.startswith("briefings: ../other")
        assert said in err
        assert err.count("\n") == 1

    def test_a_folder(self, run):
        assert verify(run, text=".")[2] == "briefings: . cannot be read: it is not a file\n"

    def test_annotations_with_errors(self, run, data):
        break_(data, "type: anecdote", "type: rumour")
        code, out, _ = verify(run)
        assert code == 1
        assert "error[vocabulary]" in out
        assert out.endswith("Fix this first; the text was not looked at.\n")


class TestAnchor:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("who have said for years", 'at: {paragraph: 3, start: "who have said for years"}'),
            (
                "decided to dredge the channel before the winter storms.",
                'at: {paragraph: 2, start: "decided to dredge", end: "the winter storms"}',
            ),
            (
                "met in March ... every gale",
                'at: {paragraph: 2, through: 3, start: "met in March", end: "with every gale"}',
            ),
        ],
    )
    def test_the_words_of_a_passage(self, run, words, said):
        assert run("anchor", "adams-2024", "--text", "../text.txt", "--find", words) == (0, f"{said}\n", "")

    def test_words_that_recur(self, run, tmp_path):
        (tmp_path / "text.txt").write_text("We wait for it.\nThey wait for it.", encoding="utf-8")
        code, out, _ = run("anchor", "adams-2024", "--text", "../text.txt", "--find", "wait for it")
        assert code == 0
        assert out == (
            "The words are in 2 places; choose the one you mean:\n"
            'at: {paragraph: 1, start: "wait for it"}\n'
            'at: {paragraph: 2, start: "wait for it", prefix: "They"}\n'
        )

    def test_words_that_are_not_there(self, run):
        code, out, _ = run("anchor", "adams-2024", "--text", "../text.txt", "--find", "nobody asked a pilot")
        assert code == 1
        assert (
            out
            == "“nobody asked a pilot” is not in the text; nearest is “Nobody asked the pilots” in paragraph 3\n"
        )

    def test_no_words(self, run):
        assert run("anchor", "adams-2024", "--text", "../text.txt", "--find", " ")[0] == 2


def snapshot(*folders):
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_no_command_keeps_or_shows_more_of_the_text(run, project, data, tmp_path, monkeypatch):
    """Neither in the project nor in the folder for temporary files, nor on the screen."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    page = f"<!doctype html><html><body><article><p>{TEXT.replace(chr(10) * 2, '</p><p>')}</p></article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    break_(data, "end: every gale", "end: every gail")
    before = snapshot(project, temporary)
    said = []
    for arguments in (
        ("verify", "adams-2024", "--text", "../text.txt"),
        ("verify", "adams-2024", "--text", "../page.html"),
        ("anchor", "adams-2024", "--text", "../text.txt", "--find", "met in March"),
        ("anchor", "adams-2024", "--text", "../text.txt", "--find", "met in April"),
        ("verify", "adams-2024", "--text", "../nothing"),
    ):
        said += run(*arguments)[1:]
        assert snapshot(project, temporary) == before
    said += verify(run, "--write")[1:]
    run("fmt")
    run("check")
    after = snapshot(project, temporary)
    assert [path for path in after if after[path] != before.get(path)] == [data]
    for words in ("lamplighter", "nineteen herons", "before breakfast"):
        assert words not in "".join(said)
        assert not any(words.encode() in content for content in after.values())
