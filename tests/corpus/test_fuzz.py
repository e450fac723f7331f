"""Whatever happens to the real annotations, `check` says what is wrong with them, or nothing is.

Each mutation is made from its number alone, so that one that fails can be looked at:
`python -m tests.corpus.test_fuzz 123` writes mutation 123 to its output.
"""

import os
import re
import sys
from pathlib import Path
from random import Random

import pytest

from briefings.corpus.loading import MAIN
from tests.corpus.test_robustness import said

SHIPPED = (Path(__file__).resolve().parent.parent.parent / MAIN).read_bytes()
MUTATIONS = 10_000 if os.environ.get("TESTS") == "all" else 150
GROUP = 50
INDICATORS = [
    *"{}[],|>'\"%@`#\t\\~\n\r.",
    "- ",
    ": ",
    "? ",
    "&a ",
    "*a ",
    "!!x ",
    "<<: ",
    "---\n",
    "...\n",
    "null",
]
INDICATORS += ["  ", "[[", "]]", "2025"]


def flipped_bytes(random, data):
    changed = bytearray(data)
    for _ in range(random.randint(1, 8)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def random_bytes(random, data):
    place = random.randrange(len(data))
    return data[:place] + random.randbytes(random.randint(1, 20)) + data[place + random.randint(0, 20) :]


def deleted_lines(random, data):
    lines = data.splitlines(keepends=True)
    start = random.randrange(len(lines))
    del lines[start : start + random.choice([1, 1, 2, 5, 50])]
    return b"".join(lines)


def duplicated_lines(random, data):
    lines = data.splitlines(keepends=True)
    start = random.randrange(len(lines))
    some = lines[start : start + random.choice([1, 1, 2, 5, 50, 500])]
    place = random.choice([start, random.randrange(len(lines))])
    return b"".join([*lines[:place], *some, *lines[place:]])


def swapped_lines(random, data):
    lines = data.splitlines(keepends=True)
    for _ in range(random.randint(1, 5)):
        a, b = random.randrange(len(lines)), random.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def changed_indentation(random, data):
    lines = data.splitlines(keepends=True)
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(lines))
        lines[place] = random.choice([b"", b" ", b"  ", b"   ", b"\t", b" " * 30]) + lines[place].lstrip(b" ")
    return b"".join(lines)


def inserted_indicators(random, data):
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(data))
        data = data[:place] + random.choice(INDICATORS).encode() + data[place:]
    return data


def truncated(random, data):
    return data[: random.randrange(len(data))]


def beheaded(random, data):
    return data[random.randrange(len(data)) :]


def shuffled_keys(random, data):
    """Keys trade places and keep what stands behind them."""
    keys = list(re.finditer(rb"^ *([a-z0-9-]+):", data, re.MULTILINE))
    chosen = sorted(
        random.sample(keys, min(len(keys), random.randint(2, 6))), key=lambda found: -found.start()
    )
    names = [found[1] for found in chosen]
    random.shuffle(names)
    for found, name in zip(chosen, names, strict=True):
        data = data[: found.start(1)] + name + data[found.end(1) :]
    return data


def random_unicode(random, data):
    text = data.decode()
    for _ in range(random.randint(1, 5)):
        place = random.randrange(len(text))
        limit = random.choice([0x20, 0x100, 0x3000, 0x11_0000])
        chars = "".join(chr(random.randrange(limit)) for _ in range(random.randint(1, 4)))
        text = text[:place] + chars + text[place:]
    return text.encode("utf-8", "surrogatepass")


HARMS = [
    flipped_bytes,
    random_bytes,
    deleted_lines,
    duplicated_lines,
    swapped_lines,
    changed_indentation,
    inserted_indicators,
    truncated,
    beheaded,
    shuffled_keys,
    random_unicode,
]


def mutation(number):
    """The shipped annotations after one harm, and now and then after several."""
    random = Random(number)  # noqa: S311  # the same number gives the same harm
    data = HARMS[number % len(HARMS)](random, SHIPPED)
    while data and random.random() < 0.2:
        harm = random.choice([harm for harm in HARMS if harm not in (random_unicode, shuffled_keys)])
        data = harm(random, data)
    return data


def outcome(number):
    """Whether `check` finds anything in a mutation; or, as text, how it fails."""
    try:
        return bool(said(mutation(number)))
    except Exception as error:  # noqa: BLE001  # any at all is what is looked for
        return f"mutation {number}: {error!r}"


@pytest.mark.parametrize("first", range(0, MUTATIONS, GROUP))
def test_mutations(first):
    found = [outcome(number) for number in range(first, first + GROUP)]
    assert [said for said in found if isinstance(said, str)] == []
    assert found.count(True) > GROUP / 2, "else they do no harm, and nothing is shown"


def test_a_number_always_gives_the_same():
    assert mutation(7) == mutation(7) != mutation(8)
    assert len({mutation(number) for number in range(22)}) == 22


if __name__ == "__main__":
    sys.stdout.buffer.write(mutation(int(sys.argv[1])))
