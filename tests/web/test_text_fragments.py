"""A browser that follows a generated link highlights the passage, the whole of it, and nothing else."""

from __future__ import annotations

import base64
import http.server
import os
import random
import sys
import threading
from html import escape
from itertools import accumulate
from pathlib import Path

import pytest

from briefings.corpus.segmentation import WITHOUT_BLANKS, boundaries, words
from briefings.source.directive import Directive, Source, describe
from briefings.source.text import Span, Text
from briefings.source.verifying import anchor_of, check_anchor
from briefings.web.passages import passage_link

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "source"))
from generated import article, passages, without_blanks

NUMBER = 240 if os.environ.get("TESTS") == "all" else 24
ARTICLES = 6

_STYLE = (
    "<!doctype html><meta charset=utf-8><style>body{font:15px/1.6 sans-serif;margin:20px;width:900px}"
    "p{margin:0 0 8px;unicode-bidi:plaintext}::target-text{background:#f0f;color:#f0f}</style>"
)

_RECTS = """([first, start, last, end]) => {
  const place = (paragraph, offset) => {
    const walker = document.createTreeWalker(document.querySelectorAll("p")[paragraph - 1], NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); offset -= node.length) {
      if (offset <= node.length) return [node, offset];
    }
  };
  const boxes = range => {  // of text alone: of a paragraph inside the range there is a box, too
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    for (let node; (node = walker.nextNode()); ) {
      if (!range.intersectsNode(node)) continue;
      const part = new Range();
      part.setStart(node, node === range.startContainer ? range.startOffset : 0);
      part.setEnd(node, node === range.endContainer ? range.endOffset : node.length);
      found.push(...[...part.getClientRects()].filter(box => box.width > 0));
    }
    return found.map(box => [box.left, box.right, (box.top + box.bottom) / 2]);
  };
  const range = new Range();
  range.setStart(...place(first, start));
  range.setEnd(...place(last, end));
  const all = new Range();
  all.selectNodeContents(document.body);
  return [boxes(range), [...new Set(boxes(all).map(box => Math.round(box[2])))]];
}"""

_LIT = """async ([data, rows]) => {
  const image = new Image();
  image.src = "data:image/png;base64," + data;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return rows.map(row => {
    const pixels = context.getImageData(0, row, image.width, 1).data;
    const lit = [];
    for (let x = 0; x < image.width; x++) {
      if (pixels[4 * x] == 255 && pixels[4 * x + 1] == 0 && pixels[4 * x + 2] == 255) lit.push(x);
    }
    return lit;
  });
}"""


class _Pages(http.server.BaseHTTPRequestHandler):
    pages: dict[str, str] = {}  # noqa: RUF012  # one set of pages for one server

    def do_GET(self):
        page = self.pages.get(self.path.partition("?")[0], "")
        data = page.encode()
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments):
        pass


@pytest.fixture(scope="module")
def publisher():
    """Where pages are served; put them into `pages` by their path."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", _Pages.pages
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def windows(browser):
    """A window for articles, tall enough for a whole one, and one that looks at pictures of it."""
    with browser.new_context(viewport={"width": 960, "height": 1500}) as context:
        yield context.new_page(), context.new_page()


def html_of(paragraphs, seed):
    """The article as a page: some words in tags of their own, as on real pages."""
    chance = random.Random(seed)  # noqa: S311  # a sample

    def marked(word):
        return f"<em>{escape(word)}</em>" if chance.random() < 0.1 else escape(word)

    body = "".join(f"<p>{' '.join(map(marked, paragraph.split(' ')))}</p>" for paragraph in paragraphs)
    return f"{_STYLE}<article>{body}</article>"


def wrongly_lit(windows, address, text, span):
    """How many pixels are lit that should not be, and the other way round; None if nothing is lit at all."""
    page, eye = windows
    page.goto(address)
    first, last = text.paragraph(span.start), text.paragraph(span.end - 1)
    place = [
        first,
        span.start - text.within(first, first).start,
        last,
        span.end - text.within(last, last).start,
    ]
    boxes, rows = page.evaluate(_RECTS, place)
    for _ in range(8):
        picture = base64.b64encode(page.screenshot()).decode()
        lit = eye.evaluate(_LIT, [picture, rows])
        if any(lit):
            break
        page.wait_for_timeout(150)
    else:
        return None
    wrong = 0
    for row, pixels in zip(rows, lit, strict=True):
        here = [(left, right) for left, right, middle in boxes if abs(middle - row) <= 6]
        expected = {x for left, right in here for x in range(round(left), round(right))}
        edges = {round(edge) + near for box in here for edge in box for near in (-2, -1, 0, 1, 2)}
        wrong += len((expected ^ set(pixels)) - edges)
    return wrong


def test_generated_links_highlight_their_passages(windows, publisher):
    address, pages = publisher
    wrong, followed = [], []
    for seed in range(ARTICLES):
        paragraphs = article(seed)
        text = Text.of("\n".join(paragraphs))
        assert text.paragraphs == paragraphs
        source = Source(text)
        pages[f"/{seed}"] = html_of(paragraphs, seed)
        for number, span in enumerate(passages(text, seed, NUMBER // ARTICLES)):
            directive = describe(source, span)
            if directive is None:
                continue
            anchor = anchor_of(source, span, directive)
            assert check_anchor(source, anchor) is None
            followed.append((text.at(span), directive))
            found = wrongly_lit(windows, passage_link(f"{address}/{seed}?{number}", anchor), text, span)
            if found != 0:
                wrong.append((seed, directive, text.at(span), found))
    assert wrong == []
    assert len(followed) >= NUMBER * 0.9  # of some repeated phrases no words tell one from another
    words = " ".join(passage for passage, _ in followed)
    for sign in ("-", ",", "&", "“", "’", "ë", "ﬁ", "ה", "ا", "tide comes in"):
        assert sign in words
    assert any(directive.prefix or directive.suffix for _, directive in followed)
    assert any(directive.end is None for _, directive in followed)
    assert any(directive.end is not None for _, directive in followed)


def test_passages_without_blanks_are_highlighted(windows, publisher):
    address, pages = publisher
    wrong, followed = [], 0
    for seed in range(3):
        text = Text.of("\n".join(without_blanks(seed)))
        source = Source(text)
        pages[f"/blanks-{seed}"] = _STYLE + "".join(f"<p>{escape(each)}</p>" for each in text.paragraphs)
        for number, span in enumerate(spans_of_words(text, seed, NUMBER // 3)):
            directive = describe(source, span)
            if directive is None:
                continue
            link = passage_link(f"{address}/blanks-{seed}?{number}", anchor_of(source, span, directive))
            followed += 1
            if (found := wrongly_lit(windows, link, text, span)) != 0:
                wrong.append((seed, directive, text.at(span), found))
    assert wrong == []
    assert followed >= NUMBER * 0.8


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


def test_a_passage_that_begins_inside_a_word_is_refused_and_no_browser_goes_to_it(windows, publisher):
    address, pages = publisher
    page, eye = windows
    lit, tried = [], 0
    for seed in range(2):
        text = Text.of("\n".join(without_blanks(seed + 50)))
        source = Source(text)
        pages[f"/inside-{seed}"] = _STYLE + "".join(f"<p>{escape(each)}</p>" for each in text.paragraphs)
        inside = [
            offset
            for offset in range(len(text.whole))
            if offset not in text.boundaries
            and all(map(WITHOUT_BLANKS.match, text.whole[offset - 1 : offset + 1]))
            and text.whole[offset].isalnum()
        ]
        for number, offset in enumerate(random.Random(seed).sample(inside, NUMBER // 4)):  # noqa: S311  # a sample
            end = sorted(edge for edge in text.boundaries if edge > offset)[2]
            words = text.at(Span(offset, end)).strip()
            if text.whole.index(words) != offset:
                continue
            tried += 1
            given = anchor(words).model_copy(update={"paragraph": text.paragraph(offset)})
            finding = check_anchor(source, given)
            assert finding.rule == "anchor-word"
            assert check_anchor(source, finding.offer) is None
            page.goto(passage_link(f"{address}/inside-{seed}?{number}", given))
            page.wait_for_timeout(80)
            picture = base64.b64encode(page.screenshot()).decode()
            if any(eye.evaluate(_LIT, [picture, list(range(0, 1500, 6))])):
                lit.append(words)
    assert lit == []
    assert tried > NUMBER / 3


def test_we_have_no_boundary_that_the_browser_lacks(windows):
    """The browser's own segmenter has the dictionaries and rules by which it follows text directives."""
    page, _ = windows
    chance = random.Random(3)  # noqa: S311  # a sample
    signs = [*"ab Zé1٣٥'’\".,:;·‧_-/()“”—&@#：アひ港船ไทย한글אבقن😀\u0301\u05b0\u0e49"]
    texts = ["".join(chance.choices(signs, k=12)) for _ in range(1000)]
    texts += [each for seed in range(20) for each in (*without_blanks(seed), *article(seed))]
    texts = [Text.of(each).whole for each in texts]
    asked = """texts => texts.map(text => [...new Intl.Segmenter("en", {granularity: "word"}).segment(text)]
        .map(part => part.segment))"""
    for text, parts in zip(texts, page.evaluate(asked, texts), strict=True):
        assert boundaries(text) <= {0, *accumulate(map(len, parts))}, text


@pytest.mark.parametrize(
    ("paragraph", "words", "found"),
    [
        ("The Kremlin waits", "the kremlin waits", True),
        ("he said “we won’t” today", 'he said "we won\'t" today', True),
        ("the ofﬁce is shut", "the office is", True),
        ("inter\u00adnational law", "international law", True),
        ("ten\u00a0days ago", "ten days ago", True),
        ("a cafe\u0301 there", "a café there", True),
        ("war—as many say", "war-as many", False),
        ("so-called peace", "so\u2011called peace", False),
        ("Well, then go", "Well then go", False),
        ("The Kremlins wait", "The Kremlin", False),
        ("the Kremlin’s wait", "the Kremlin", False),
        ("the 1,000 tanks", "the 1", False),
        ("the U.S. burden", "the U", True),
        ("the anti-Kremlin waits", "Kremlin waits", True),
    ],
)
def test_a_browser_folds_what_verify_folds(windows, publisher, paragraph, words, found):
    address, pages = publisher
    pages["/fold"] = f"{_STYLE}<p>{escape(paragraph)}</p>"
    page, _ = windows
    source = Source(Text.of(paragraph))
    assert (source.landing(Directive(words)) is not None) is found
    page.goto("about:blank")
    page.goto(passage_link(f"{address}/fold", anchor(words)))
    page.wait_for_timeout(80)
    picture = base64.b64encode(page.screenshot(clip={"x": 0, "y": 0, "width": 960, "height": 60})).decode()
    lit = windows[1].evaluate(_LIT, [picture, list(range(0, 60, 4))])
    assert any(lit) is found


def test_beside_a_prefix_a_browser_takes_a_part_of_a_word(windows, publisher):
    address, pages = publisher
    pages["/part"] = f"{_STYLE}<p>the antiwar</p><p>an anti war</p>"
    text = Text.of("the antiwar\nan anti war")
    given = anchor("war").model_copy(update={"paragraph": 2, "prefix": "anti"})
    assert check_anchor(Source(text), given).rule == "anchor-ambiguous"
    assert wrongly_lit(windows, passage_link(f"{address}/part", given), text, Span(8, 11)) == 0


def anchor(words):
    from briefings.corpus.schema import Anchor

    return Anchor(paragraph=1, start=words)
