"""From what a contributor has at hand to its text: plain, a saved page, a PDF; and nothing that is not text."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from briefings.source.reading import LIMIT, ReadingError, read, unwrapped

PARAGRAPHS = [
    "Deep water",
    "The harbour board met in March, and decided to dredge the channel before the winter storms set in again.",
    "Nobody asked the pilots, who have said for many years that the bar moves with every gale from the north.",
    "The cost is known: four million, and as much again every spring, for as long as anybody can foresee it.",
]


def page(body):
    return f"<!doctype html><html><head><title>Deep water</title></head><body>{body}</body></html>".encode()


ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])


class TestPlain:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_in_unicode(self, encoding):
        assert read("Zoë\n\n“Yes”".encode(encoding)).paragraphs == ["Zoë", "“Yes”"]

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "there is no text in it"),
            (b" \n\t\n", "there is no text in it"),
            ("Yes\nZoë".encode("latin-1"), "line 2 is not in UTF-8: save the text as UTF-8"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\xff", "it is not text: give plain text, a saved web page or a PDF"),
            (
                b"a\x01b",
                "it is not text, since it holds control characters: give plain text, a saved web page or a PDF",
            ),
            (b"\xff\xfea", "line 1 is not in UTF-8: save the text as UTF-8"),
            (b"a " * 100_001, "it has 100,001 words: give the text of one article"),
            (b"a" * (LIMIT + 1), "it is larger than 20 MB: give the text of one article"),
        ],
    )
    def test_no_text(self, data, said):
        with pytest.raises(ReadingError) as refused:
            read(data)
        assert str(refused.value) == said

    def test_a_text_that_speaks_of_tags_is_no_page(self):
        assert read(b"1 < 2\n<p> is a tag").paragraphs == ["1 < 2", "<p> is a tag"]


class TestPage:
    def test_an_article_and_not_what_is_around_it(self):
        around = "<nav><a href=/>Home</a> <a href=/x>Sections</a></nav>"
        text = read(page(f"{around}<article><h1>Deep water</h1>{ARTICLE}</article><footer>Imprint</footer>"))
        assert text.paragraphs == PARAGRAPHS

    def test_no_article(self):
        with pytest.raises(ReadingError, match="no article was found in this page"):
            read(page(""))

    def test_nothing_is_fetched(self, monkeypatch):
        import socket

        def refuse(*_arguments, **_named):
            raise AssertionError("the network is used")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        assert read(page(f"<article><img src=https://example.org/x.png>{ARTICLE}</article>")).words > 40


def pdf(lines):
    """A PDF of one page, with a font that every reader has."""
    writer = PdfWriter()
    sheet = writer.add_blank_page(600, 800)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = DictionaryObject(
        {NameObject("/F1"): DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})}
    )
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 11 Tf 50 750 Td {shown} ET".encode())
    sheet[NameObject("/Contents")] = writer._add_object(content)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


class TestPdf:
    def test_lines_become_paragraphs(self):
        lines = [
            "The board met in March and de-",
            "cided to dredge before winter.",
            "Nobody asked.",
            "The cost is known: four million",
            "a year.",
        ]
        assert read(pdf(lines)).paragraphs == [
            "The board met in March and decided to dredge before winter. Nobody asked.",
            "The cost is known: four million a year.",
        ]

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"%PDF-1.7 nothing", "this PDF cannot be read"),
            (pdf([]), "this PDF holds pictures of pages, and no text"),
        ],
    )
    def test_no_text(self, data, said):
        with pytest.raises(ReadingError, match=said):
            read(data)

    def test_a_locked_one(self):
        writer = PdfWriter(clone_from=io.BytesIO(pdf(["Secret"])))
        writer.encrypt("password", algorithm="RC4-128")
        written = io.BytesIO()
        writer.write(written)
        with pytest.raises(ReadingError, match="protected by a password"):
            read(written.getvalue())

    def test_an_empty_line_ends_a_paragraph(self):
        assert unwrapped("One line that goes\non\n\nAnother") == "One line that goes on\nAnother"


@pytest.mark.parametrize("missing", ["trafilatura", "pypdf"])
def test_without_the_libraries_it_says_what_to_install(monkeypatch, missing):
    import sys

    data = page(ARTICLE) if missing == "trafilatura" else pdf(["Yes"])
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ReadingError, match=r"pip install -r requirements-verify\.txt"):
        read(data)
    assert read(b"plain").words == 1
