"""A browser that follows a generated link highlights the passage, the whole of it, and nothing else."""

from __future__ import annotations

import base64
import random
from html import escape
from itertools import accumulate

import pytest
from browsing import asked
from conftest import ALL
from generated import article, passages, without_blanks
from serving import served

from briefings.corpus.schema import Anchor
from briefings.corpus.segmentation import WITHOUT_BLANKS, boundaries, words
from briefings.source.directive import Directive, Source, describe
from briefings.source.text import Span, Text
from briefings.source.verifying import anchor_of, check_anchor
from briefings.web.passages import passage_link
from tests.tables import table

NUMBER = 240 if ALL else 24
ARTICLES = 6
HEIGHT = 1500
"""Pixels of a window in which there is room for a whole article."""
STYLE = (
    "<!doctype html><meta charset=utf-8><style>body{font:15px/1.6 sans-serif;margin:20px;width:900px}"
    "p{margin:0 0 8px;unicode-bidi:plaintext}::target-text{background:#f0f;color:#f0f}</style>"
)


@pytest.fixture(scope="module")
def publish(tmp_path_factory):
    """Serve pages, each of some paragraphs; gives the address of each."""
    folder = tmp_path_factory.mktemp("pages")
    with served(folder) as address:

        def published(paragraphs, shown=escape):
            body = "".join(f"<p>{shown(paragraph)}</p>" for paragraph in paragraphs)
            name = f"{len(list(folder.iterdir()))}.html"
            (folder / name).write_text(f"{STYLE}<article>{body}</article>", encoding="utf-8")
            return address + name

        yield published


@pytest.fixture(scope="module")
def windows(browser):
    """A window for articles, and one that looks at pictures of it."""
    with browser.new_context(viewport={"width": 960, "height": HEIGHT}) as context:
        yield context.new_page(), context.new_page()


def lit(windows, rows):
    """The pixels that are highlighted now in each of these rows."""
    page, eye = windows
    picture = page.screenshot(clip={"x": 0, "y": 0, "width": 960, "height": rows[-1] + 1})
    return asked(eye, "lit", [base64.b64encode(picture).decode(), rows])


def anything_lit(windows, link, height):
    """Whether a link highlights anything in the uppermost pixels of its page."""
    page, _ = windows
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_timeout(80)
    return any(lit(windows, list(range(0, height, 4))))


def wrongly_lit(windows, link, text, span):
    """How many pixels are lit that should not be, and the other way round; None if nothing is lit at all."""
    page, _ = windows
    page.goto(link)
    first, last = text.paragraph(span.start), text.paragraph(span.end - 1)
    start, end = span.start - text.within(first, first).start, span.end - text.within(last, last).start
    boxes, rows = asked(page, "boxes", [first, start, last, end])
    for _ in range(8):
        found = lit(windows, rows)
        if any(found):
            break
        page.wait_for_timeout(150)
    else:
        return None
    wrong = 0
    for row, pixels in zip(rows, found, strict=True):
        here = [(left, right) for left, right, middle in boxes if abs(middle - row) <= 6]
        expected = {x for left, right in here for x in range(round(left), round(right))}
        edges = {round(edge) + near for box in here for edge in box for near in (-2, -1, 0, 1, 2)}
        wrong += len((expected ^ set(pixels)) - edges)
    return wrong


def follow(windows, address, text, spans):
    """Each passage that words can tell from all else, and its directive; fails where a link does not lead to it."""
    source = Source(text)
    for number, span in enumerate(spans):
        directive = describe(source, span)
        if directive is None:
            continue
        anchor = anchor_of(source, span, directive)
        assert check_anchor(source, anchor) is None
        found = wrongly_lit(windows, passage_link(f"{address}?{number}", anchor), text, span)
        assert found == 0, (address, directive, text.at(span))
        yield text.at(span), directive


def marked(chance):
    """Put some words into tags of their own, as on real pages."""
    return lambda paragraph: " ".join(
        f"<em>{escape(word)}</em>" if chance.random() < 0.1 else escape(word) for word in paragraph.split(" ")
    )


def test_generated_links_highlight_their_passages(windows, publish):
    followed = []
    for seed in range(ARTICLES):
        paragraphs = article(seed)
        text = Text.of("\n".join(paragraphs))
        assert text.paragraphs == paragraphs
        address = publish(paragraphs, marked(random.Random(seed)))  # noqa: S311  # a sample
        followed += follow(windows, address, text, passages(text, seed, NUMBER // ARTICLES))
    assert len(followed) >= NUMBER * 0.9  # of some repeated phrases no words tell one from another
    words = " ".join(passage for passage, _ in followed)
    for sign in ("-", ",", "&", "“", "’", "ë", "ﬁ", "ה", "ا", "tide comes in"):
        assert sign in words
    assert any(directive.prefix or directive.suffix for _, directive in followed)
    assert {directive.end is None for _, directive in followed} == {True, False}


def test_passages_without_blanks_are_highlighted(windows, publish):
    followed = []
    for seed in range(3):
        text = Text.of("\n".join(without_blanks(seed)))
        address = publish(text.paragraphs)
        followed += follow(windows, address, text, spans_of_words(text, seed, NUMBER // 3))
    assert len(followed) >= NUMBER * 0.8


def spans_of_words(text, seed, number):
    """Passages of words without blanks, some from one paragraph to the next, without the signs at their ends."""
    chance = random.Random(seed)  # noqa: S311  # a sample
    found = [Span(*each) for each in words(text.whole)]
    while number:
        first = chance.randrange(len(found))
        last = min(len(found) - 1, first + chance.randrange(12))
        passage = text.whole[found[first].start : found[last].end]
        start = found[first].start + len(passage) - len(passage.lstrip("“「《"))
        span = Span(start, found[first].start + len(passage.rstrip("“「《》」”。，、")))
        if span.start < span.end and span.end in text.boundaries:
            number -= 1
            yield span


def test_a_passage_that_begins_inside_a_word_is_refused_and_no_browser_goes_to_it(windows, publish):
    found, tried = [], 0
    for seed in range(2):
        text = Text.of("\n".join(without_blanks(seed + 50)))
        source = Source(text)
        address = publish(text.paragraphs)
        inside = [
            offset
            for offset in range(len(text.whole))
            if offset not in text.boundaries
            and all(map(WITHOUT_BLANKS.match, text.whole[offset - 1 : offset + 1]))
            and text.whole[offset].isalnum()
        ]
        for offset in random.Random(seed).sample(inside, NUMBER // 4):  # noqa: S311  # a sample
            end = sorted(edge for edge in text.boundaries if edge > offset)[:3][-1]
            start = text.at(Span(offset, end)).strip()
            if text.whole.find(start) != offset:
                continue  # It occurs before, or crosses the end of a paragraph.
            tried += 1
            given = Anchor(paragraph=text.paragraph(offset), start=start)
            finding = check_anchor(source, given)
            assert finding.rule == "anchor-word"
            assert check_anchor(source, finding.offer) is None
            if anything_lit(windows, passage_link(address, given), HEIGHT):
                found.append(start)
    assert found == []
    assert tried > NUMBER / 3


def test_we_have_no_boundary_that_the_browser_lacks(windows):
    """The browser's own segmenter has the dictionaries and rules by which it follows text directives."""
    chance = random.Random(3)  # noqa: S311  # a sample
    signs = [*"ab Zé1٣٥'’\".,:;·‧_-/()“”—&@#：アひ港船ไทย한글אבقن😀\u0301\u05b0\u0e49"]
    texts = ["".join(chance.choices(signs, k=12)) for _ in range(1000)]
    texts += [each for seed in range(20) for each in (*without_blanks(seed), *article(seed))]
    texts = [Text.of(each).whole for each in texts]
    for text, parts in zip(texts, asked(windows[0], "parts", texts), strict=True):
        assert boundaries(text) <= {0, *accumulate(map(len, parts))}, text


@table(__file__, "folded")
def test_a_browser_folds_what_verify_folds(windows, publish, paragraph, words, found):
    assert (Source(Text.of(paragraph)).landing(Directive(words)) is not None) is found
    link = passage_link(publish([paragraph]), Anchor(paragraph=1, start=words))
    assert anything_lit(windows, link, 60) is found


def test_beside_a_prefix_a_browser_takes_a_part_of_a_word(windows, publish):
    text = Text.of("the antiwar\nan anti war")
    given = Anchor(paragraph=2, start="war", prefix="anti")
    assert check_anchor(Source(text), given).rule == "anchor-ambiguous"
    link = passage_link(publish(text.paragraphs), given)
    assert wrongly_lit(windows, link, text, Span(8, 11)) == 0
