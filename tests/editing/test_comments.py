"""Comments stay beside what they are about."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from bench.corpus import generate
from briefings.corpus.reader import read
from briefings.editing.comments import comments_in


def texts_of_comments(text):
    return Counter(comment.text for comment in comments_in(text))


@pytest.mark.parametrize("form", ["before", "after"])
def test_each_moves_with_what_it_is_about_and_then_stays(tidy, form):
    before, after = (Path(__file__).with_name(f"comments_{name}.yaml") for name in (form, "after"))
    assert tidy(before.read_text(encoding="utf-8")) == after.read_text(encoding="utf-8")


def test_the_first_lines_stay_the_first(tidy):
    assert tidy("# first\narticles: {}\ntopics: {}\n") == "# first\n\ntopics: {}\n\narticles: {}\n"


def test_what_comes_first_by_its_key_is_set_off_too(tidy):
    written = tidy("articles: {}\n# about topics\ntopics: {}\n")
    assert written == "# about topics\n\ntopics: {}\n\narticles: {}\n"
    assert tidy(written) == written


def test_one_in_brackets_opens_them(tidy):
    written = tidy("articles:\n  a:\n    topics: [\n      x, # why\n      y]\n")
    assert written == "articles:\n  a:\n    topics:\n      - x  # why\n      - y\n"


def test_one_in_an_empty_list_goes_above_it(tidy):
    assert tidy("articles:\n  a:\n    authors: [\n      # none\n    ]\n") == (
        "articles:\n  a:\n    # none\n    authors: []\n"
    )


def test_a_mapping_that_becomes_short_keeps_its_comment(tidy):
    written = tidy("articles:\n  a:\n    topics:  # why\n      - x\n")
    assert written == "articles:\n  a:\n    topics: [x]  # why\n"


@pytest.mark.parametrize("gap", [" ", "\n        "])
def test_one_behind_a_bracket_belongs_to_the_item_that_it_opens(tidy, gap):
    written = tidy(f"articles:\n  a:\n    authors: [\n      {{{gap}# why\n        id: x, name: Ann}}]\n")
    assert written == "articles:\n  a:\n    authors:\n      # why\n      - {id: x, name: Ann}\n"
    assert tidy(written) == written


def test_before_a_list_on_lines(tidy):
    many = "".join(f"          - {{paragraph: {number}, start: {'word ' * 5}}}\n" for number in range(3))
    written = tidy(f"articles:\n  a:\n    thesis:\n      t1:\n        at:  # why\n{many}        text: x\n")
    assert "        at:  # why\n          - {paragraph: 0" in written


@pytest.mark.parametrize("seed", range(24))
def test_wherever_they_stand_none_is_lost(tidy, shipped, good, seed):
    chance = random.Random(seed)  # noqa: S311  # the same every time
    text = chance.choice(
        [good, tidy(good), generate(2, seed=seed), shipped[:9000].rpartition("\n\n")[0] + "\n"]
    )
    broken = re.sub(r"(?<=[\[{,]) ?(?=\S)", lambda sign: sign[0] + chance.choice(["", "\n" + " " * 14]), text)
    if seed % 2 and not read("", broken)[1]:
        text = broken
    lines = text.split("\n")
    for number in range(chance.randint(1, 12)):
        place = chance.randrange(len(lines))
        remark = f"# remark {number}" + chance.choice(["", ": [x", ' "', " # more"])
        before = lines[place]
        if chance.random() < 0.5:
            lines.insert(place, " " * chance.choice([0, 1, 2, 4, 6, 8, 10]) + remark)
        else:
            lines[place] = f"{lines[place]} {remark}"
        if chance.random() < 0.2:
            lines.insert(place, "")
        if read("", "\n".join(lines))[1]:  # it would end a text that goes on
            lines = "\n".join(lines).replace(remark, "").split("\n") if before else lines
            if read("", "\n".join(lines))[1]:
                lines = text.split("\n")
    changed = "\n".join(lines)
    written = tidy(changed)
    assert texts_of_comments(written) == texts_of_comments(changed)
    assert tidy(written) == written
    assert read("", written)[0].root == read("", changed)[0].root
