"""A corpus as a site publishes it; and one in which every text is hostile."""

from __future__ import annotations

import csv
import io

from briefings.analysis.figures import Figures
from briefings.corpus.loading import MAIN, check_files
from briefings.exports import registry
from briefings.exports.addresses import Addresses
from briefings.exports.publication import Publication
from tests.corpora.school import other, with_texts

URL = "https://example.org/b/"
HOSTILE = (
    "<script>alert(1)</script> {{ 7*7 }} *x* _y_ [a](javascript:b) `c` \\ \\alpha {x} } { % $5 #1 ~ ^ & &amp; | "
    "\" ' '' `` -- --- ,, <!-- ]]> ?` @x{y, z=1} 1. \\& \\n; ER  - a:b;c,d 山田 Ğ é “q” [[ <b> "
    "https://a.example www.b.example"
)


def load(text):
    """The Corpus of some YAML."""
    corpus, problems = check_files({MAIN: text.encode()})
    assert corpus is not None, problems
    return corpus


def publish(corpus, url=URL, *, first_url="", directory_urls=True):
    """The corpus as a site."""
    return Publication(
        corpus,
        Figures(corpus),
        Addresses(directory_urls=directory_urls),
        name="Harbour & Co",
        description="What is said.",
        rights="CC BY 4.0",
        url=url,
        first_url=first_url,
    )


def hostile():
    """School hours, each free text with hostile text after it, and a redirect."""
    corpus = with_texts(other(), lambda text: f"{text} {HOSTILE}")
    corpus["redirects"] = {"bells": "bells-3", "sleep": "sleep-loss"}
    corpus["articles"]["bells-5"]["withdrawn"] = {"date": "2025", "reason": f"No. {HOSTILE}"}
    return corpus


def contents(publication, pages=()):
    """Every file, by its path."""
    return {file.path: file.content for part in registry.parts(publication, pages) for file in part()}


def rows(table):
    """The rows of a table as published, each by the names of its columns."""
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True))
