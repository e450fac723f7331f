"""`verify` and `anchor`, as a contributor calls them: what they find, write and say, and that they keep nothing."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.source.text import Text
from tests.cases import cases
from tests.tables import table

TODAY = datetime.now(UTC).date().isoformat()
TEXT = Path(__file__).with_name("harbour.txt").read_text(encoding="utf-8")
CORPUS = Path(__file__).with_name("harbour.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def source(tmp_path, write):
    """The text of an article, beside a project that annotates it."""
    write(CORPUS)
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def verify(run):
    return lambda *more, text="../text.txt": run("verify", "adams-2024", "--text", text, *more)


@pytest.fixture
def anchor(run):
    return lambda words: run("anchor", "adams-2024", "--text", "../text.txt", "--find", words)


class TestVerify:
    def test_everything_is_found(self, verify, file):
        assert verify() == (
            0,
            (
                "adams-2024: 3 passages and 1 quote looked up, 4 found; "
                "1 passage not, since only a paragraph is named there\n"
                "The text has 5 paragraphs and 60 words; quotes repeat 3 (5.0 %) of them, "
                "and anchors point with 14 (23.3 %).\n"
                "To store the receipt, run this again with --write.\n"
            ),
            "",
        )
        assert file.read_text(encoding="utf-8") == CORPUS

    def test_nothing_looked_up_is_no_success(self, verify, file):
        """A paragraph alone names no words, so there is nothing to find."""
        named_alone = re.sub(r"\{paragraph: (\d+),[^}]*\}", r"{paragraph: \1}", CORPUS)
        file.write_text(re.sub(r" *quote: .*\n", "", named_alone), encoding="utf-8")
        done = verify("--write")
        assert done.code == 1
        assert (
            "adams-2024: nothing was looked up; 4 passages not, since only a paragraph is named there\n"
            in done.out
        )
        assert "receipt" not in file.read_text(encoding="utf-8")

    @pytest.mark.parametrize("case", cases(Path(__file__).with_name("verify.txt")), ids=str)
    def test_each_error_is_named_with_the_nearest_right_place(self, verify, change, case):
        change(*case.changes)
        code, out, _ = verify()
        assert code == 1
        assert out.splitlines()[:1] == case.expected(out.splitlines()[:1])

    def test_what_is_plain_is_corrected_and_nothing_else_changes(self, run, verify, file, change):
        change(("{paragraph: 2,", "{paragraph: 4,"), ("end: every gale", "end: every gail"))
        code, out, _ = verify("--write")
        assert code == 0
        assert out.count("corrected: data/annotations.yaml:") == 2
        assert out.endswith("data/annotations.yaml: receipt stored\n")
        before, receipt = file.read_text(encoding="utf-8").split("    receipt:\n")
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

    def test_a_quote_is_never_rewritten_and_nothing_is_stored_until_all_is_found(self, verify, file, change):
        change(("quote: the bar moves", "quote: the bar shifts"), ("{paragraph: 2,", "{paragraph: 4,"))
        code, out, _ = verify("--write")
        assert code == 1
        assert "corrected: " in out
        text = file.read_text(encoding="utf-8")
        assert "the bar shifts" in text
        assert "{paragraph: 2," in text
        assert "receipt" not in text

    def test_what_is_unlike_is_offered_and_not_written(self, verify, file, change):
        change(("start: Nobody asked the pilots", "start: Somebody asked many pilots"))
        code, out, _ = verify("--write")
        assert code == 1
        assert "; write {paragraph: 3, " in out
        assert "Somebody asked many pilots" in file.read_text(encoding="utf-8")

    def test_twice_is_once(self, verify, file):
        verify("--write")
        once = file.read_bytes()
        code, out, _ = verify("--write")
        assert (code, out.splitlines()[-1]) == (0, "The receipt says so already.")
        assert file.read_bytes() == once

    def test_a_receipt_with_another_count_of_words_is_stored_anew(self, verify, file, change):
        verify("--write")
        once = file.read_text(encoding="utf-8")
        change(("words: 60", "words: 5"))
        assert "To store the receipt" in verify().out
        assert verify("--write").code == 0
        assert file.read_text(encoding="utf-8") == once

    def test_a_canonical_file_stays_canonical(self, run, verify, change):
        run("fmt")
        change(("{paragraph: 2,", "{paragraph: 4,"))
        assert verify("--write")[0] == 0
        assert run("fmt", "--check")[0] == 0

    def test_a_changed_anchor_is_told_from_a_changed_text(self, run, source, verify, change):
        verify("--write")
        anchors = f"Anchors or quotes have been changed since the receipt of {TODAY}: t1.\n"
        text = f"The text is not the one of the receipt of {TODAY}, which had 5 paragraphs and 60 words"
        change(("start: decided to dredge", "start: met in March"))
        _, out, _ = verify()
        assert anchors in out
        assert text not in out
        assert "warning[stale-receipt]" in run("check")[1]
        assert run("check", "--strict")[0] == 1
        change(("start: met in March", "start: decided to dredge"))
        source.write_text(f"{TEXT}And more.\n", encoding="utf-8")
        _, out, _ = verify()
        assert text in out
        assert anchors not in out
        assert "stale" not in run("check")[1]

    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_line_ends_and_a_byte_order_mark_stay(self, verify, file, line_end):
        file.write_bytes(
            b"\xef\xbb\xbf"
            + CORPUS.replace("paragraph: 2,", "paragraph: 4,").replace("\n", line_end).encode()
        )
        assert verify("--write")[0] == 0
        written = file.read_bytes()
        assert written.startswith(b"\xef\xbb\xbf# What")
        assert written.count(b"\r\n") == (written.count(b"\n") if line_end == "\r\n" else 0)
        assert b"{paragraph: 2, start" in written

    def test_from_standard_input(self, run_apart):
        done = run_apart("verify", "adams-2024", "--text", "-", given=TEXT)
        assert (done.code, done.err) == (0, "")
        assert "3 passages and 1 quote looked up, 4 found" in done.out


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
    def test_no_text(self, verify, tmp_path, content, said):
        if content is not None:
            (tmp_path / "other").write_bytes(content)
        code, out, err = verify(text="../other")
        assert (code, out) == (2, "")
        assert err.startswith("briefings: ../other")
        assert said in err
        assert err.count("\n") == 1

    def test_a_folder(self, verify):
        assert verify(text=".")[2] == "briefings: . cannot be read: it is not a file\n"

    def test_errors_in_the_article_are_told_and_the_rest_is_looked_up(self, verify, change, file):
        change(("type: anecdote", "type: rumour"))
        code, out, _ = verify("--write")
        assert code == 1
        assert out.startswith("data/annotations.yaml:29:15: error[vocabulary]")
        assert "adams-2024: 2 passages looked up, 2 found\n" in out
        assert out.endswith("fix the errors above, then run this again.\n")
        assert "receipt" not in file.read_text(encoding="utf-8")

    def test_an_article_of_which_nothing_can_be_read(self, verify, change):
        change(("    title: Deep water\n", ""))
        code, out, err = verify()
        assert (code, err) == (1, "")
        assert "error[missing-field]" in out
        assert out.endswith("Fix this first; the text was not looked at.\n")

    def test_errors_elsewhere_are_counted_and_passed_over(self, verify, change, write, run):
        change(("articles:\n", "articles:\n  baker-2025: {title: Shallow, topics: [harbor]}\n"))
        write("articles: [\n", "data/annotations/broken.yaml")
        done = verify("--write")
        assert (done.code, done.err) == (0, "4 problems elsewhere: run python -m briefings check\n")
        assert done.out.endswith("data/annotations.yaml: receipt stored\n")
        assert run("verify", "adams-2042", "--text", "../text.txt").code == 1  # it may be in the broken file

    def test_a_mistake_of_yaml_elsewhere_in_the_file_keeps_it_from_being_written(self, verify, change, file):
        before = change(("articles:\n", "articles:\n  baker-2025:\n    url:\n")).read_bytes()
        assert "3 passages and 1 quote looked up, 4 found" in verify().out
        done = verify("--write")
        assert done.code == 1
        assert "line 14 of it has a mistake that must be fixed first; the file was left as it was" in done.out
        assert file.read_bytes() == before


class TestAnchor:
    @table(__file__, "words of a passage")
    def test_the_words_of_a_passage(self, anchor, words, said):
        assert anchor(words) == (0, f"{said}\n", "")

    def test_words_that_recur(self, source, anchor):
        source.write_text("We wait for it.\nThey wait for it.", encoding="utf-8")
        code, out, _ = anchor("wait for it")
        assert code == 0
        assert out == (
            "The words are in 2 places; choose the one you mean:\n"
            'at: {paragraph: 1, start: "wait for it"}\n'
            'at: {paragraph: 2, start: "wait for it", prefix: "They"}\n'
        )

    def test_words_that_are_not_there(self, anchor):
        code, out, _ = anchor("nobody asked a pilot")
        assert code == 1
        assert (
            out
            == "“nobody asked a pilot” is not in the text; nearest is “Nobody asked the pilots” in paragraph 3\n"
        )

    def test_it_needs_no_anchor_and_no_valid_data(self, anchor, change):
        change(
            (
                "        at: {paragraph: 2, start: decided to dredge, end: the winter storms}  # all of it\n",
                "",
            ),
            ("topic: harbour", "topic: harbor"),
        )
        done = anchor("met in March")
        assert (done.code, done.out) == (0, 'at: {paragraph: 2, start: "met in March"}\n')
        assert done.err == "1 problem elsewhere: run python -m briefings check\n"

    def test_no_words(self, anchor):
        assert anchor(" ").code == 2


def snapshot(*folders):
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_no_command_keeps_or_shows_more_of_the_text(run, file, change, tmp_path, monkeypatch):
    """Neither in the project nor in the folder for temporary files, nor on the screen."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    page = f"<!doctype html><html><body><article><p>{TEXT.replace(chr(10) * 2, '</p><p>')}</p></article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    change(("end: every gale", "end: every gail"))
    before = snapshot(file.parents[1], temporary)
    said = []
    for arguments in (
        ("verify", "adams-2024", "--text", "../text.txt"),
        ("verify", "adams-2024", "--text", "../page.html"),
        ("anchor", "adams-2024", "--text", "../text.txt", "--find", "met in March"),
        ("anchor", "adams-2024", "--text", "../text.txt", "--find", "met in April"),
        ("verify", "adams-2024", "--text", "../nothing"),
    ):
        said += run(*arguments)[1:]
        assert snapshot(file.parents[1], temporary) == before
    said += run("verify", "adams-2024", "--text", "../text.txt", "--write")[1:]
    run("fmt")
    run("check")
    after = snapshot(file.parents[1], temporary)
    assert [path for path in after if after[path] != before.get(path)] == [file]
    for words in ("lamplighter", "nineteen herons", "before breakfast"):
        assert words not in "".join(said)
        assert not any(words.encode() in content for content in after.values())
