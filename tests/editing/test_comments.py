"""Comments stay beside what they are about."""

import random
import re

import pytest
from conftest import ALL

from bench.corpus import generate
from briefings.corpus.reader import read
from briefings.editing.canonical import texts_of_comments
from tests.tables import table


@table(__file__, "comments")
def test_each_moves_with_what_it_is_about_and_then_stays(tidy, yaml, expected):
    assert tidy(yaml) == expected
    assert tidy(expected) == expected


@pytest.mark.parametrize("seed", range(24 if ALL else 8))
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
