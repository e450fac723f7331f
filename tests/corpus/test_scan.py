"""Bytes that no YAML parser says anything useful about: found before it, with their lines."""

import pytest

from briefings.corpus.scan import SIZE_LIMIT, scan


def places(data):
    return [(problem.line, problem.column, problem.rule) for problem in scan("f", data)[1]]


def messages(data):
    return [problem.message for problem in scan("f", data)[1]]


def test_plain_text_passes_unchanged():
    assert scan("f", "a: é𝕏\n\tb\n".encode()) == ("a: é𝕏\n\tb\n", [])


def test_windows_line_ends_pass():
    assert scan("f", b"a: b\r\nc: d\r\n") == ("a: b\r\nc: d\r\n", [])


def test_a_byte_order_mark_at_the_start_is_dropped():
    assert scan("f", b"\xef\xbb\xbfa: b") == ("a: b", [])


def test_another_byte_order_mark_is_a_problem():
    assert places(b"\xef\xbb\xbf\xef\xbb\xbfa: b") == [(1, 1, "control-character")]
    assert places(b"a: b\nc: \xef\xbb\xbfd") == [(2, 4, "control-character")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_ends_the_file(encoding):
    text, (problem,) = scan("f", "\ufeffa: b".encode(encoding))
    assert text is None
    assert (
        str(problem) == "f:1:1: error[encoding] the file is in UTF-16 and was not checked; save it as UTF-8"
    )


def test_each_byte_that_is_not_utf_8_has_its_place():
    assert places(b"a: b\nc: \xe9 \xff\n") == [(2, 4, "encoding"), (2, 6, "encoding")]
    assert messages(b"a: \xe9") == ["the byte 0xE9 is not UTF-8"]


def test_encoded_surrogates_are_not_utf_8():
    assert {rule for _, _, rule in places(b"a: \xed\xa0\x80")} == {"encoding"}


@pytest.mark.parametrize("char", [*"\0\x01\x08\x0b\x0c\x1f\x7f\x80\x85\x9f\u2028\u2029\ufffe\uffff"])
def test_control_characters_and_odd_line_ends_are_problems(char):
    assert places(f"a: b\n𝕏 {char}c: d".encode()) == [(2, 3, "control-character")]


def test_a_lone_carriage_return_is_a_problem_and_ends_its_line():
    assert places(b"a: b\rc: d\re: f") == [(1, 5, "control-character"), (2, 5, "control-character")]


def test_a_carriage_return_at_the_end_is_a_problem():
    assert places(b"a: b\r") == [(1, 5, "control-character")]


def test_each_kind_has_its_hint():
    assert [problem.hint for problem in scan("f", b"a: b\rc\x01")[1]] == [
        "save the file with LF or CRLF line ends",
        "delete it",
    ]


def test_what_is_refused_is_replaced_one_for_one():
    text, _ = scan("f", b"a: \x00\xff\xe2\x80\xa8b\r")
    assert text == "a: \ufffd\ufffd\ufffdb\r"


def test_directives_become_comments():
    text, (problem,) = scan("f", b"# x\n%YAML 1.1\n---\na: 5 %\n")
    assert text == "# x\n#YAML 1.1\n---\na: 5 %\n"
    assert (problem.line, problem.column, problem.rule) == (2, 1, "directive")


def test_what_has_too_many_of_them_is_not_text():
    text, problems = scan("f", b"\x01" * 3_000)
    assert text is None
    assert list(map(str, problems)) == [
        "f:1:1: error[control-character] there is a control character (U+0001) here; delete it",
        "f:0:0: error[encoding] this is not a text file, and was not checked",
    ]


def test_a_file_of_the_largest_size_is_read(monkeypatch):
    monkeypatch.setattr("briefings.corpus.scan.SIZE_LIMIT", 4)
    assert scan("f", b"a: b") == ("a: b", [])


def test_a_file_over_the_limit_is_not_read():
    text, (problem,) = scan("f", b" " * (SIZE_LIMIT + 1))
    assert text is None
    assert str(problem) == (
        "f:0:0: error[size] the file is larger than 16 MB and was not checked; "
        "move articles to files of their own in data/annotations/"
    )
