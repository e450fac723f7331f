"""Reading the text out of a contributor's file: plain text, a saved web page, or a PDF.

Nothing is written and nothing is fetched. The libraries for web pages and PDFs are loaded only when such a file is
read; plain text needs neither.
"""

from __future__ import annotations

import logging
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from io import BytesIO
from statistics import median

from .text import Text

LIMIT = 20 * 1024 * 1024
"""Bytes in a file: over a hundred times an article, even as a saved page with its pictures inside."""
WORDS = 100_000
"""Words in a text: anything longer is a book."""
CHARACTERS = 10 * WORDS
"""Characters in a text, which is asked before it is taken apart."""
NEEDED = "python -m pip install -r requirements-verify.txt"

_PDF = b"%PDF-"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|article|main|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4096
_SENTENCE_END = re.compile(r"[.!?…:]['\"’”»)\]]*$")
_FULL = 0.8
"""A line of a PDF shorter than this share of the median line may be the last of its paragraph."""


class ReadingError(Exception):
    """No text can be read from the file; the message says why, and what to do."""


def read(data: bytes) -> Text:
    """The text in the bytes of a file. Raises ReadingError if there is none, or too much."""
    if len(data) > LIMIT:
        raise ReadingError(f"it is larger than {LIMIT // 1024 // 1024} MB: give the text of one article")
    if data.startswith(_PDF):
        raw = _of_pdf(data)
    elif is_plain(data):
        raw = _of_plain(data)
    else:
        raw = _of_page(data)
    if len(raw) > CHARACTERS:
        raise ReadingError(f"its text has {len(raw):,} characters: give the text of one article")
    text = Text.of(raw)
    if not text.whole:
        raise ReadingError("there is no text in it")
    if text.words > WORDS:
        raise ReadingError(f"it has {text.words:,} words: give the text of one article")
    return text


def is_plain(data: bytes) -> bool:
    """Whether the bytes are neither a web page nor a PDF."""
    return not data.startswith(_PDF) and _PAGE.match(data.removeprefix(BOM_UTF8)[:_HEAD]) is None


def _of_plain(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        raw = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise ReadingError("it is not text: give plain text, a saved web page or a PDF") from None
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadingError(f"line {line} is not in UTF-8: save the text as UTF-8") from None
    if _CONTROL.search(raw):
        raise ReadingError(
            "it is not text, since it holds control characters: give plain text, a saved web page or a PDF"
        )
    return raw


def _of_page(data: bytes) -> str:
    """The text of a saved web page. Raises ReadingError if trafilatura is missing or finds no article."""
    try:
        import trafilatura  # noqa: PLC0415  # heavy, and not needed for plain text
    except ImportError:
        raise ReadingError(f"to read web pages, run: {NEEDED}") from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Take in everything that may belong to the article: no anchor points to the rest.
    raw = trafilatura.extract(data, output_format="txt", include_comments=False, favor_recall=True)
    if not raw:
        raise ReadingError("no article was found in this page: save its text as plain text")
    return str(raw)


def _of_pdf(data: bytes) -> str:
    try:
        import pypdf  # noqa: PLC0415
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        raise ReadingError(f"to read PDFs, run: {NEEDED}") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError) as error:
        kind = type(error).__name__
        raise ReadingError(f"this PDF cannot be read ({kind}): save its text as plain text") from None
    if locked:
        raise ReadingError("this PDF is protected by a password")
    if not "".join(pages).strip():
        raise ReadingError("this PDF holds pictures of pages, and no text")
    return unwrapped("\n".join(pages))


def unwrapped(raw: str) -> str:
    """Join the lines of printed pages into paragraphs.

    A paragraph ends at an empty line, and at a line that ends a sentence and is shorter than most. This is a guess,
    since a PDF does not mark paragraphs. A word that is hyphenated at the end of a line is joined again if its second
    half is in lower case.
    """
    lines = [line.strip() for line in raw.splitlines()]
    lengths = [len(line) for line in lines if line]
    full = _FULL * median(lengths) if lengths else 0
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        if not line:
            is_open = False
            continue
        if not is_open:
            paragraphs.append(line)
        elif paragraphs[-1].endswith("-") and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] += f" {line}"
        is_open = not (_SENTENCE_END.search(line) and len(line) < full)
    return "\n".join(paragraphs)
