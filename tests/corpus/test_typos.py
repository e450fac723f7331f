"""What people do to a file in a web editor, and what they are told: the line of the typo, and words they know.

Each typo changes one place of a file that has nothing wrong in it. All that is said of it stands in `typos.txt`, but
for what is then missing from the entry in which reading stopped. When messages change on purpose, write it again with
`REGENERATE=1 pytest` on this file, and read what has changed as somebody who has never seen YAML.
"""

import os
from pathlib import Path

import pytest
from yaml import Mark

from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.reader import NOT_CHECKED
from briefings.corpus.typos import Place, find_typo

EXPECTED = Path(__file__).with_name("typos.txt")
TEXT = """\
# The harbour
topics:
  harbour:
    title: The harbour
    summary: Whether it is deep enough.

questions:
  deeper-channel:
    topic: harbour
    title: Dredging
    proposition: The channel should be dredged to
      fifteen metres.
    disagreeing: The channel is deep enough.
    type: policy

articles:
  adams-2024:
    title: Deep water
    authors: []
    publisher: Port Review
    published: 2024
    topics: [harbour]
    thesis:
      t1:
        text: The channel must be dredged.
        at: {paragraph: 1, start: "The channel", end: "at once"}
    evidence:
      e1:
        text: Ships wait for the tide.
        type: statistic
        supports: [t1]
        at: {paragraph: 2}
    positions:
      deeper-channel:
        stance: agree
        basis: stated
        because: [t1, e1]
"""
TITLE = "    title: Dredging\n"
TYPE = "        supports: [t1]\n"
AT = '{paragraph: 1, start: "The channel", end: "at once"}'
TYPOS = {
    "a colon in a title": (TITLE, "    title: Dredging: a history\n"),
    "a colon inside curly quotation marks": (TITLE, "    title: “Dredging: a history”\n"),
    "curly quotation marks around a key": (TITLE, "    “title”: Dredging\n"),
    "a wide colon": (TITLE, "    title： Dredging\n"),
    "an equals sign": (TITLE, "    title = Dredging\n"),
    "no blank after the colon": (TITLE, "    title:Dredging\n"),
    "no colon": (TITLE, "    title Dredging\n"),
    "two colons": (TITLE, "    title:: Dredging\n"),
    "a tab at the start": (TITLE, "\ttitle: Dredging\n"),
    "a tab after spaces": (TITLE, "  \ttitle: Dredging\n"),
    "a no-break space at the start": (TITLE, "   \xa0title: Dredging\n"),
    "a space too few": (TITLE, "   title: Dredging\n"),
    "a space too many": (TITLE, "     title: Dredging\n"),
    "a double quotation mark that is never closed": (TITLE, '    title: "Dredging\n'),
    "a single quotation mark that is never closed": (TITLE, "    title: 'Dredging\n"),
    "an apostrophe in single quotation marks": (TITLE, "    title: 'Adams's channel'\n"),
    "quotation marks in quotation marks": (TITLE, '    title: "The "deep" channel"\n'),
    "quotation marks around the first word only": (TITLE, '    title: "Dredging" the channel\n'),
    "a comma as in JSON": (TITLE, '    title: "Dredging",\n'),
    "a backslash in quotation marks": (TITLE, '    title: "C:\\Dredging"\n'),
    "a percent sign at the start": (TITLE, "    title: % of the channel\n"),
    "an at sign at the start": (TITLE, "    title: @adams on dredging\n"),
    "a backtick at the start": (TITLE, "    title: `Dredging`\n"),
    "an asterisk at the start": (TITLE, "    title: *Dredging* now\n"),
    "an ampersand at the start": (TITLE, "    title: & dredging\n"),
    "an exclamation mark at the start": (TITLE, "    title: !Dredge\n"),
    "a number sign at the start": (TITLE, "    title: #1 in dredging\n"),
    "a number sign in the text": (TITLE, "    title: Dredging plan #2 of the board\n"),
    "a question mark at the start": (TITLE, "    title: ? Dredging\n"),
    "a dash at the start": (TITLE, "    title: - Dredging\n"),
    "a vertical bar at the start": (TITLE, "    title: | Dredging\n"),
    "a comma at the start": (TITLE, "    title: , dredging\n"),
    "brackets in the text": (TITLE, "    title: [Sic] dredging\n"),
    "a link at the start": (TITLE, "    title: [[adams-2024]] on dredging\n"),
    "a bracket that is never closed": (TYPE, "        supports: [t1\n"),
    "a bracket too many": (TYPE, "        supports: [t1]]\n"),
    "round brackets for a list": (TYPE, "        supports: (t1)\n"),
    "a semicolon for a comma": (TYPE, "        supports: [t1; t2]\n"),
    "a dash without a blank": (TYPE, "        supports:\n          -t1\n"),
    "dashes in two columns": (TYPE, "        supports:\n          - t1\n         - t1\n"),
    "a dash at the start of the line": (TYPE, "        supports:\n- t1\n"),
    "a dash before a field": (TITLE, "    - title: Dredging\n"),
    "a brace that is never closed": (AT, '{paragraph: 1, start: "The channel", end: "at once"'),
    "a brace that is never opened": (AT, 'paragraph: 1, start: "The channel", end: "at once"}'),
    "a brace closed by a bracket": (AT, '{paragraph: 1, start: "The channel", end: "at once"]'),
    "a comma too few": (AT, '{paragraph: 1 start: "The channel", end: "at once"}'),
    "no blank after a colon in braces": (AT, "{paragraph:1}"),
    "curly quotation marks in braces": (AT, "{paragraph: 1, start: “The channel, deep”}"),
    "text that goes on in the first column": (TITLE, "    title: Dredging\nof the channel\n"),
    "text that goes on in the column of its key": (TITLE, "    title: Dredging\n    of the channel\n"),
    "an id without its colon": ("      e1:\n", "      e1\n"),
    "an id that is deleted": ("      e1:\n", ""),
    "an id a step to the left": ("      e1:\n", "    e1:\n"),
    "a section that is misspelt": ("articles:\n", "articels:\n"),
    "a merge conflict": (
        TITLE,
        "<<<<<<< HEAD\n    title: Dredging\n=======\n    title: Depth\n>>>>>>> main\n",
    ),
    "half of a merge conflict": (TITLE, "    title: Dredging\n=======\n    title: Depth\n>>>>>>> main\n"),
    "marks of Markdown around the file": ("# The harbour\n", "```yaml\n"),
    "a comment as in other languages": ("# The harbour\n", "# The harbour\n// and its channel\n"),
    "three dots": (TITLE, "...\n    title: Dredging\n"),
    "a line of HTML": ("# The harbour\n", "<html>\n# The harbour\n"),
}


def said(text):
    """What is said, in short: place, rule, message and hint."""
    _, problems = check_files({MAIN: text.encode()})
    stopped = any(NOT_CHECKED in problem.message for problem in problems)
    return [
        f"{problem.line}:{problem.column} {problem.rule}: {problem.message.replace(f'; {NOT_CHECKED}', '')}"
        + (f"; {problem.hint}" if problem.hint else "")
        for problem in problems
        if not (stopped and problem.rule == "missing-field")
    ]


def with_typo(typo):
    """The file with the typo in it."""
    old, new = TYPOS[typo]
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


@pytest.fixture(scope="module")
def expected():
    """What is to be said of each typo."""
    if os.environ.get("REGENERATE"):
        blocks = (
            f"{typo}\n{''.join(f'    {line}{chr(10)}' for line in said(with_typo(typo)))}" for typo in TYPOS
        )
        EXPECTED.write_text("".join(blocks), encoding="utf-8")
    lines, typo = {}, ""
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            lines[typo].append(line.strip())
        else:
            typo = line
            lines[typo] = []
    return lines


def test_the_file_itself_has_no_problems():
    assert said(TEXT) == []


@pytest.mark.parametrize("typo", TYPOS)
class TestATypo:
    """One place of the file is changed."""

    def test_is_said_where_it_was_made(self, typo, expected):
        assert said(with_typo(typo)) == expected[typo]

    def test_is_said_in_the_same_words_after_windows_line_ends(self, typo, expected):
        assert said(with_typo(typo).replace("\n", "\r\n")) == expected[typo]

    def test_is_in_the_line_that_was_changed(self, typo, expected):
        """The first that is said, or where reading stopped: no line is named that was not touched."""
        old, new = TYPOS[typo]
        first = TEXT[: TEXT.index(old)].count("\n") + 1
        last = first + max(old.count("\n"), new.count("\n"))
        assert any(first <= int(line.partition(":")[0]) <= last for line in expected[typo])


def test_words_for_people(expected):
    """No message speaks of what only those who write parsers know."""
    words = " ".join(line for lines in expected.values() for line in lines).casefold()
    for jargon in ("token", "scalar", "mapping", "sequence", "node", "parse", "stream", "expected <"):
        assert jargon not in words


def test_a_place_without_a_typo_is_left_to_the_parser():
    mark = Mark("", 0, 0, 0, None, 0)
    assert find_typo(Place("a: b\n", "something else", mark, None), frozenset()) is None
