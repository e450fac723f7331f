"""Hostile pages and PDFs end within the limits of time and memory, with a sentence that says what to do."""

import subprocess
import sys
import zlib
from pathlib import Path
from time import monotonic

import pytest
from conftest import ALL
from test_reading import ARTICLE, PARAGRAPHS, page, pdf

from briefings.source import isolated
from briefings.source.isolated import MEGABYTES, SECONDS, read_isolated
from briefings.source.reading import CHARACTERS, ReadingError

ROOT = Path(__file__).resolve().parents[2]
TOO_MUCH = "it takes more than 5 seconds or 512 MB to read: save its text as plain text"
LATE = 1
"""Seconds between asking a process to end and ending it."""


def deflated(chunk, number):
    """So many chunks as one deflate stream: none of it is held in full."""
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(chunk) for _ in range(number)) + packer.flush()


def pdf_of(stream, filters="/FlateDecode", pages=1):
    """A PDF whose pages all show one stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join([b"3 0 R"] * pages)),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(stream), filters.encode(), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return made + end % (table, len(made))


SHOWN = b"BT /F1 11 Tf (The harbour board met in March) Tj ET\n"
HOSTILE = {
    "a deflate bomb of a gigabyte": lambda: pdf_of(deflated(bytes(1_000_000), 1_000)),
    "a deflate bomb of text": lambda: pdf_of(deflated(SHOWN * 10_000, 100)),
    "a million open elements": lambda: page("<div>" * 1_000_000),
    "a page of 5 MB": lambda: page("".join(f"<p>{i} {PARAGRAPHS[1]}</p>" for i in range(45_000))),
    "one page 20,000 times": lambda: pdf_of(deflated(SHOWN * 2_000, 1), pages=20_000),
    "half a million attributes": lambda: page(f"<p {' '.join(f'a{i}=1' for i in range(500_000))}>x"),
    "a table that never closes": lambda: page("<table>" + "<tr><td>a" * 500_000),
}
TRIED = HOSTILE if ALL else ["a deflate bomb of a gigabyte", "a million open elements"]
MEASURE = """
import resource, sys
from briefings.source.isolated import read_isolated
from briefings.source.reading import ReadingError
data = sys.stdin.buffer.read()
try:
    print(len(read_isolated(data).whole), "characters")
except ReadingError as error:
    print(error)
unit = 1024 if sys.platform != "darwin" else 1
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss * unit)
"""


@pytest.mark.parametrize("what", TRIED)
def test_it_ends_in_time_and_says_what_to_do(what):
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], input=HOSTILE[what](), capture_output=True, cwd=ROOT, check=True
    )
    said, measured = done.stdout.decode().splitlines()
    taken, memory = measured.split()
    assert said.endswith(("save its text as plain text", "give the text of one article"))
    assert float(taken) < SECONDS + LATE
    assert int(memory) < MEGABYTES * 1024 * 1024


def test_what_takes_too_long_or_too_much_is_named(monkeypatch):
    monkeypatch.setattr(isolated, "WAIT", 0.01)
    with pytest.raises(ReadingError) as refused:
        read_isolated(page(ARTICLE))
    assert str(refused.value) == TOO_MUCH


def test_a_process_that_breaks_off_is_named(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ReadingError) as refused:
        read_isolated(page(ARTICLE))
    assert str(refused.value) == TOO_MUCH


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
@pytest.mark.parametrize(
    ("code", "ended"),
    [(f"bytes({MEGABYTES} << 20)", 1), ("while True: pass", -24)],
    ids=["MemoryError", "SIGXCPU"],
)
def test_each_limit_ends_the_process(code, ended):
    code = f"from briefings.source import isolated; isolated.SECONDS = 1; isolated._limit()\n{code}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == ended


def test_what_is_harmless_is_read_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pypdf.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    body = f"<article>{ARTICLE}<p>Nobody asked Zoë, who has been a pilot for many years.</p></article>"
    found = read_isolated(page(body)).paragraphs
    assert found == [*PARAGRAPHS[1:], "Nobody asked Zoë, who has been a pilot for many years."]
    assert read_isolated(pdf(["Nobody asked."])).paragraphs == ["Nobody asked."]
    assert read_isolated("Zoë\n".encode()).paragraphs == ["Zoë"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([]), "this PDF holds pictures of pages, and no text"),
        (b"a" * (CHARACTERS + 1), "its text has 1,000,001 characters: give the text of one article"),
    ],
)
def test_no_text(data, said):
    with pytest.raises(ReadingError) as refused:
        read_isolated(data)
    assert str(refused.value) == said


def test_a_head_of_comments_is_looked_through_once():
    started = monotonic()
    assert read_isolated(b"<!---->" * 500 + b"x").words == 1
    assert monotonic() - started < 1
    assert not isolated.is_plain(b"<!-- a --><!-- b -->\n<html>")
