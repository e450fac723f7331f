"""Whatever stands in whatever text of the data, the pages have the same structure, and show it as it was typed."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from urllib.parse import quote, unquote

import html5lib
import pytest
from conftest import ROOT
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from briefings.corpus import schema
from briefings.corpus.loading import MAIN, check_files
from briefings.web.build import Build
from briefings.web.context import PageContext
from briefings.web.macros import macros
from briefings.web.site import Site
from briefings.web.views.pages import specs
from tests.corpora.every_field import everything
from tests.tables import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.corpus.model import Corpus

EVALUATED = "1787569"
"""1337 times 1337: no page holds it, unless a template has been evaluated."""
FRAGMENTS = sections(__file__)["fragments"]
WORDS = 15
"""A quote has 25 at most, and the mark and its twin are two."""
SAMPLE = 100
"""Whoever runs all tests asks for more examples than this."""
PAYLOADS = st.lists(
    st.sampled_from(FRAGMENTS) | st.text(st.characters(exclude_categories=["C", "Z", "M"]), max_size=6),
    min_size=1,
    max_size=8,
)
ALL_AT_ONCE = [FRAGMENTS[:14], FRAGMENTS[14:28]]
LINKS = frozenset(["href", "src", "action", "formaction", "poster", "data", "cite", "content"])


def around(payload: str):
    """A text for each mark, with the payload in it. It ends with the mark too: names are sorted by their last word."""
    return lambda mark: f"{mark} {payload} {mark}z"


class Page(NamedTuple):
    """What a browser makes of a page."""

    structure: tuple[tuple[str, tuple[str, ...]], ...]
    text: str
    attributes: tuple[tuple[str, str, str], ...]
    """Element, name and value."""


def read(source: str) -> Page:
    """As the parser of HTML 5 reads it: element by element, with the text and all values in it."""
    structure, texts, attributes = [], [], []
    for element in html5lib.parse(source, namespaceHTMLElements=False).iter():
        tag = element.tag if isinstance(element.tag, str) else "comment"
        structure.append((tag, tuple(element.attrib)))
        attributes += [(tag, name, value) for name, value in element.attrib.items()]
        if tag != "comment":
            texts.append(element.text or "")
        texts.append(element.tail or "")
    return Page(tuple(structure), "".join(texts), tuple(attributes))


def corpus_with(payload: str) -> Corpus | None:
    """The corpus with the payload in every text; None where the check refuses it."""
    data, _ = everything(around(payload))
    return check_files({MAIN: json.dumps(data, ensure_ascii=False).encode()})[0]


def rendered(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Every page by its address, and what a hand-written page can call, as HTML.

    What the theme puts around them is read in `test_hostile.py`, from a site that has been built.
    """
    site = Site(corpus)
    for spec in specs(site):
        if spec.source == "rules":  # made from the code
            continue
        address = site.addresses.page(spec.source)
        content = spec.render(PageContext(site, address))
        title, description = escape(spec.title), escape(spec.description)
        yield (
            address,
            f"<!doctype html><title>{title}</title><meta name=d content='{description}'><body>{content}",
        )
    called = {
        "claim": ["article-1.t1"],
        "ref": ["article-1.on-question-1"],
        "disagreement_index": [],
        "finding": [],
        "newest": [],
        "most_divisive": [],
        "shared_ground": [],
        "matrix": [],
        "articles": [],
    }
    known = macros(Build(site, ROOT))
    for name, arguments in called.items():
        content = known[name].html(PageContext(site, "written/"), *arguments)
        yield f"{name}()", f"<!doctype html><title>x</title><body>{content}"


def as_shown(text: str) -> str:
    """White space is folded, as a browser does."""
    return " ".join(text.split())


@cache
def harmless(payload: str) -> tuple[dict[str, Page], dict[str, Counter[str]]]:
    """The pages with this harmless text; and on each of them how often each mark's whole text is in text and values."""
    corpus = corpus_with(payload)
    assert corpus is not None
    found = {address: read(source) for address, source in rendered(corpus)}
    return found, {address: shown(page, payload) for address, page in found.items()}


def of_the_same_shape(payload: str) -> str:
    """Letters in place of all else."""
    return "".join(char if char.isspace() else "x" for char in payload)


def _of_json(value: str) -> str:
    """The texts in a value that scripts read as JSON; any other value as it is."""
    is_json = (value[:2], value[-1:]) in (('["', "]"), ('{"', "}"))
    return "\n".join(_texts(json.loads(value))) if is_json else value


def _texts(data: object) -> list[str]:
    """All texts in JSON, names of fields too."""
    if isinstance(data, dict):
        data = [*data, *data.values()]
    return [text for each in data for text in _texts(each)] if isinstance(data, list) else [str(data)]


def shown(page: Page, payload: str) -> Counter[str]:
    """How often each mark's text is on a page: in its text, in values of attributes, and in links to passages.

    A link to a passage has the normal form (NFC) of its words, as what reads articles does.
    """
    values = [as_shown(_of_json(value)) for _, _, value in page.attributes]
    passages = [as_shown(unquote(value)) for value in values if ":~:text=" in value]
    there = whole(payload).finditer("\n".join([as_shown(page.text), *values]))
    in_links = whole(normalize("NFC", payload)).finditer("\n".join(passages))
    return Counter(match[1] for match in [*there, *in_links])


def whole(payload: str) -> re.Pattern[str]:
    """A mark's whole text."""
    return re.compile(rf"(Mark\d{{4}}) {re.escape(as_shown(payload))} \1z")


def as_a_browser_reads_it(address: str, source: str, payload: str) -> None:
    """The same elements and attributes as with harmless text, nothing that runs, and every text as it was typed."""
    expected, counts = harmless(of_the_same_shape(payload))
    page = read(source)
    assert page.structure == expected[address].structure, address
    for element, name, value in page.attributes:
        assert not name.startswith("on"), (address, element, name)
        assert name not in ("style", "srcdoc") or "Mark" not in value, (address, element, name)
        if name in LINKS and element != "meta":
            scheme = re.match(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):", value)
            assert scheme is None or scheme[1] == "https", (address, value)
    assert shown(page, payload) == counts[address], address


def cut(parts: list[str]) -> str:
    """As many words in all: pages say how many words are quoted."""
    words = re.findall(r"\S+\s*", " ".join(parts).strip())
    payload = "".join(words[:WORDS])[:200].strip()
    return payload + " and" * (WORDS - len(payload.split()))


PLAIN = " ".join(["word"] * WORDS)


@pytest.mark.parametrize("parts", ALL_AT_ONCE, ids=range(len(ALL_AT_ONCE)))
def test_many_at_once_as_a_browser_reads_them(parts):
    payload = cut(parts)
    corpus = corpus_with(payload)
    assert corpus is not None
    for address, source in rendered(corpus):
        assert EVALUATED not in source, address
        as_a_browser_reads_it(address, source, payload)


@settings(
    max_examples=400 if settings().max_examples > SAMPLE else 4,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(PAYLOADS)
@example(["õø\N{CJK COMPATIBILITY IDEOGRAPH-2F9A3}"])  # which NFC makes another letter
def test_any_text_in_every_field(parts):
    """To read every page takes a second; where only the text differs, escaped as it should be, there is no need to."""
    payload = cut(parts)
    corpus = corpus_with(payload)
    assume(corpus is not None)
    plain = sources()
    found = dict(rendered(corpus))
    assert found.keys() == plain.keys()
    for address, source in found.items():
        assert EVALUATED not in source, address
        if with_word(source, payload) != with_word(plain[address], PLAIN):
            as_a_browser_reads_it(address, source, payload)


@cache
def sources() -> dict[str, str]:
    corpus = corpus_with(PLAIN)
    assert corpus is not None
    return dict(rendered(corpus))


def with_word(source: str, payload: str) -> str:
    """The page with `word` in place of the payload, as it is escaped in HTML, in lists for scripts and in links.

    Without digests, which differ too.
    """
    in_a_link = quote(f" {as_shown(payload)} ", safe="").replace("-", "%2D")
    in_a_list = escape(json.dumps(payload, ensure_ascii=False)[1:-1])
    source = source.replace(f" {escape(payload)} ", " word ").replace(in_a_link, "%20word%20")
    for written in (in_a_list, escape(as_shown(payload))):
        source = source.replace(f" {written} ", " word ")
    return _DIGEST.sub("", source)


_DIGEST = re.compile(r'(?<=version[ =])"?[0-9a-f]{8}\b')


def test_every_text_of_the_data_is_shown_on_some_page():
    _, paths = everything(around("word"))
    _, counts = harmless("word")
    on_a_page = {mark for counted in counts.values() for mark in counted}
    missing = {".".join(path) for mark, path in paths.items() if mark not in on_a_page}
    assert missing == {
        # A short name, for where there is no room for the proposition.
        "questions.question-3.title",
        "questions.question-4.title",
        "articles.article-4.authors.0.short",  # likewise
        "articles.article-1.positions.question-3.seemingly_opposed.0.note",  # of a position that is withdrawn
    }


def test_every_field_is_filled():
    """Of every kind of entry, withdrawn or not."""
    data, paths = everything(around("word"))
    named = {step for path in paths.values() for step in path} | set(str(data).replace("'", " ").split())
    kinds = [
        kind for kind in vars(schema).values() if isinstance(kind, type) and issubclass(kind, schema.Entry)
    ]
    fields = {field for kind in kinds for field in kind.model_fields}
    assert fields - named == set()


def test_a_new_kind_of_value_has_to_be_thought_of(monkeypatch):
    monkeypatch.setattr(schema.Topic, "__annotations__", {**schema.Topic.__annotations__, "title": complex})
    with pytest.raises(TypeError, match=r"topics\.first-topic\.title"):
        everything(around("word"))
