"""Whatever happens to a file, what is read of it again is what is read of it for the first time."""

import re
from random import Random

import pytest

from briefings.corpus import rereading
from briefings.corpus.loading import FOLDER, MAIN, check_files
from briefings.corpus.reader import read, read_file, read_part
from briefings.corpus.rereading import Reader
from briefings.corpus.scan import scan
from briefings.corpus.schema import File
from briefings.corpus.tree import Fields, Items
from briefings.corpus.validate import validate
from tests.conftest import ALL
from tests.corpora import GOOD

WALKS = 100 if ALL else 3
STEPS = 10
SHORT = """\
# Two sections
topics:
  # of one entry
  harbour: {title: The harbour}
articles:
  # or more

  adams-2024:
    title: |
      Deep

      water
    authors:
    - id: ann
      name: 'Ann
        Adams'
  baker-2025:
    title: High
      water
    note: "At
      last"
"""
OUTER = re.compile(r"^  (?=[\w-]+:)", re.MULTILINE)
LINES = [
    line.replace("→", "\t").replace("¶", "\n").replace("↵", "\r")
    for line in """
  ·
# no more
  # of this
      # or that
→
    →# tab
---
...
%TAG
articles:
articles: # again
articles:#
topics: {}
events:→
settings:
nothing:
- item
text
  empty:
  x: y
  adams-2024:
  list: [a, {b: c}]
  - item
  'quoted':
  a b: c
  -x:
  ? key
  <<: x
   reason: of three
     reason: of five
    title:
    title: again
    title: &a T
    title: *a
    title: !t T
    title: T¶
    <<: {a: b}
    draft: true
    note: |
    note: |+
    note: >1-
    note: "over
    note: 'one
    list: [a,
      more: words
     | not
 less
  two: lines"
  b: c'
  d, e]
  f: {g: [
]}
    note: a¶  # b¶     c
    note: two¶   lines
    a: b↵  c: d
# a↵b: c
 x: y
\u00a0 title: T
\x85
""".replace("·", "").split("\n")
]


def new_words(random, text):
    place = random.choice([found.end() for found in re.finditer("text: ", text)] or [0])
    return f"{text[:place]}Now {text[place:]}"


def inserted_sign(random, text):
    place = random.randrange(len(text))
    return (
        text[:place]
        + random.choice([" ", ": ", " #", '"', "'", "{", "]", ",", "\n", "TODO ", "é"])
        + text[place:]
    )


def inserted_line(random, text):
    lines = text.split("\n")
    lines.insert(random.randrange(len(lines)), random.choice(LINES))
    return "\n".join(lines)


def deleted_lines(random, text):
    lines = text.split("\n")
    start = random.randrange(len(lines))
    del lines[start : start + random.choice([1, 1, 3, 30])]
    return "\n".join(lines)


def indented_line(random, text):
    lines = text.split("\n")
    place = random.randrange(len(lines))
    lines[place] = " " * random.randrange(7) + lines[place].lstrip()
    return "\n".join(lines)


def moved_entry(random, text):
    """Mostly within a section; now and then into another one."""
    head, *entries = OUTER.split(text)
    if entries:
        entry = entries.pop(random.randrange(len(entries)))
        entries.insert(random.randrange(len(entries) + 1), entry)
    return "  ".join([head, *entries])


def repeated_entry(random, text):
    head, *entries = OUTER.split(text)
    if entries:
        entries.insert(random.randrange(len(entries)), random.choice(entries))
    return "  ".join([head, *entries])


def deleted_entry(random, text):
    head, *entries = OUTER.split(text)
    if entries:
        del entries[random.randrange(len(entries))]
    return "  ".join([head, *entries])


def other_line_ends(random, text):
    return text.replace("\r\n", "\n") if "\r\n" in text else text.replace("\n", "\r\n")


def truncated(random, text):
    return text[: -random.randrange(1, 400)]


LEFT_IN = [moved_entry, deleted_entry, new_words, other_line_ends]
TRIED = [
    *(inserted_line, inserted_line, inserted_sign, inserted_sign, deleted_lines, indented_line),
    *(repeated_entry, moved_entry, truncated),
]


def shape(node):
    """All that there is to a value: its type, what is in it, and where each part begins."""
    if isinstance(node, Fields):
        inside = [(key, shape(value)) for key, value in node.items()]
        return node.entry is None, node.start, list(node.starts), inside, shape([*node.repeated])
    if isinstance(node, Items | list | tuple):
        where = (node.start, list(node.starts)) if isinstance(node, Items) else ()
        return type(node), *where, [shape(item) for item in node]
    return type(node), node


def paths(node, path=()):
    yield path
    steps = node.items() if isinstance(node, Fields) else enumerate(node) if isinstance(node, Items) else ()
    for step, value in steps:
        yield from paths(value, (*path, step))


def contents(corpus):
    """What there is in a Corpus, with places."""
    claims = [claim for article in corpus.articles.values() for claim in article.claims.values()]
    positions = [each for article in corpus.articles.values() for each in article.positions.values()]
    things = [*corpus.topics.values(), *corpus.events.values(), *corpus.questions.values()]
    return [
        (each.written, getattr(each, "place", None))
        for each in (*things, *corpus.articles.values(), *claims, *positions)
    ]


def compare(kept, data):
    """Fail unless a reader that has read before says the same as one that has not, and so does the check."""
    (again, said), (anew, problems) = kept(MAIN, data), read_file(MAIN, data)
    assert said == problems
    assert again.cut == anew.cut
    assert again.text == anew.text
    assert shape(again.root) == shape(anew.root)
    assert again.notable == anew.notable
    for path in paths(anew.root):
        assert again.place(path) == anew.place(path)
        assert again.place(path, key=True) == anew.place(path, key=True)
    assert validate(again) == validate(anew)
    (corpus, said), (expected, problems) = check_files({MAIN: data}, read=kept), check_files({MAIN: data})
    assert said == problems
    assert (corpus and contents(corpus)) == (expected and contents(expected))


@pytest.fixture
def wholes(monkeypatch):
    """The files that have been read as a whole."""
    found = []
    monkeypatch.setattr(rereading, "read", lambda name, text: found.append(name) or read(name, text))
    return found


@pytest.fixture
def parts(monkeypatch):
    """The texts of entries that have been read."""
    found = []
    monkeypatch.setattr(
        rereading,
        "read_part",
        lambda name, section, text: found.append(text) or read_part(name, section, text),
    )
    return found


@pytest.mark.parametrize("seed", range(WALKS))
def test_after_any_edit(seed, wholes):
    random = Random(seed)  # noqa: S311  # the same number gives the same edits
    kept, text = Reader(), GOOD
    for _ in range(STEPS):
        text = random.choice(LEFT_IN)(random, text)
        compare(kept, text.encode())
        compare(kept, random.choice(TRIED)(random, text).encode())
    assert wholes, "else only one of the two ways is tried"


@pytest.mark.parametrize("line", LINES)
def test_with_any_line_anywhere(line):
    """In each place of a short file, after it has been read without the line."""
    kept, lines = Reader(), SHORT.split("\n")
    kept(MAIN, SHORT.encode())
    for place in range(len(lines)):
        data = "\n".join([*lines[:place], line, *lines[place:]]).encode()
        (again, said), (anew, problems) = kept(MAIN, data), read_file(MAIN, data)
        assert (shape(again.root), again.cut, said) == (shape(anew.root), anew.cut, problems)


def test_an_entry_is_read_again_only_if_its_text_has_changed(parts, wholes):
    kept = Reader()
    kept(MAIN, SHORT.encode())
    assert "".join(parts) == SHORT[SHORT.index("  harbour") :].replace("articles:\n  # or more\n\n", "")
    del parts[:]
    kept(MAIN, f"# A line more\n{SHORT}".replace("High", "Low").encode())
    assert parts == ['  baker-2025:\n    title: Low\n      water\n    note: "At\n      last"\n']
    assert not wholes


def test_what_was_read_before_a_mistake_is_not_read_again_after_it(parts, wholes):
    kept = Reader()
    kept(MAIN, SHORT.encode())
    del parts[:]
    kept(MAIN, SHORT.replace("|", "'").encode())
    assert len(parts) == len(wholes) == 1
    kept(MAIN, SHORT.replace("Adams'", "Adams").encode())
    kept(MAIN, SHORT.encode())
    assert len(wholes) == 2
    assert len(parts) == 3


def test_an_entry_that_fits_is_validated_once(monkeypatch):
    kept, validated = Reader(), []
    original = File.model_validate
    monkeypatch.setattr(File, "model_validate", lambda data: validated.append(data) or original(data))
    check_files({MAIN: GOOD.encode()}, read=kept)
    del validated[:]
    changed = GOOD.replace("Dredge now.", "Dredge today.").encode()
    corpus, _ = check_files({MAIN: changed}, read=kept)
    assert corpus.articles["adams-2024"].written.summary == "Dredge today."
    assert [part for part in validated if "redirects" not in part] == [
        {"articles": {"adams-2024": kept(MAIN, changed)[0].root["articles"]["adams-2024"]}}
    ]


def test_mistakes_of_the_reader_are_said_of_the_lines_where_they_now_are(wholes):
    kept = Reader()
    text = SHORT.replace("title: High\n      water", "title:")
    for more in ("", "# A line more\n"):
        (problem,) = kept(MAIN, (more + text).encode())[1]
        assert problem.said.startswith("articles.baker-2025.title: this is empty")
        assert (more + text).splitlines()[problem.line - 1] == "    title:"
    assert not wholes


@pytest.mark.parametrize(
    ("name", "limit", "text"),
    [
        ("NODE_LIMIT", 8, SHORT),
        ("WIDTH_LIMIT", 1, "topics:\n  a: {title: A}\narticles:\n  b: {title: B}\n"),
        ("WIDTH_LIMIT", 1, "topics:\n  a: {title: A}\n  b: {title: B}\n"),
        ("KEPT", 0, "topics:\n  a: {title: }\n"),
    ],
    ids=["values", "sections", "entries", "problems"],
)
def test_a_file_that_comes_to_a_limit_is_read_as_a_whole(name, limit, text, monkeypatch, wholes):
    Reader()(MAIN, text.encode())
    assert not wholes
    monkeypatch.setattr(rereading, name, limit)
    Reader()(MAIN, text.encode())
    assert wholes == [MAIN]


def test_a_file_that_has_not_changed_is_not_read_at_all(good, monkeypatch):
    called = []
    monkeypatch.setattr(rereading, "scan", lambda name, data: called.append(name) or scan(name, data))
    kept = Reader()

    def problems(files):
        del called[:]
        return [str(problem) for problem in check_files(files, read=kept)[1]]

    torn = {MAIN: good.encode(), f"{FOLDER}/torn.yaml": b"articles: {"}
    first = problems(torn)
    assert called == [*torn]
    assert problems(torn) == first
    assert called == []
    mended = torn | {f"{FOLDER}/torn.yaml": b"articles: {}"}
    assert problems(mended) != first
    assert called == [f"{FOLDER}/torn.yaml"]
    assert problems(torn) == first
