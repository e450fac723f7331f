"""What a chat or a social network shows of a link."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import parse
from PIL import Image

from briefings.web.preview import store
from briefings.web.preview.card import Card
from briefings.web.preview.draw import HEIGHT, MARGIN, WIDTH, draw, drawable

_LETTERS = st.sampled_from("aJfWéжΩ-,. ")
_TEXTS = st.text(_LETTERS, max_size=30) | st.text(_LETTERS, min_size=150, max_size=300)
CARD = Card("Question", "Tea is better than coffee.", "", "2 of 3 articles take a position", (1, 0, 0, 0, 2))


def _ink(data: bytes) -> Image.Image:
    """White where something is drawn."""
    return Image.open(BytesIO(data)).convert("L").point(lambda value: 255 if value < 250 else 0)


def test_it_has_the_size_that_readers_expect_and_few_bytes():
    data = draw(CARD)
    assert Image.open(BytesIO(data)).size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(data) < 60_000


def test_the_same_card_gives_the_same_bytes():
    assert draw(CARD) == draw(CARD)
    assert draw(CARD) != draw(Card(CARD.kicker, CARD.title, CARD.text, CARD.foot, (2, 0, 0, 0, 1)))


@given(_TEXTS, _TEXTS, st.lists(st.integers(0, 10_000), min_size=5, max_size=5))
def test_nothing_reaches_into_the_margin(title, text, strip):
    card = Card("Question", title, text, title, tuple(strip))
    assert drawable(card) == bool(title.strip())
    left, _, right, _ = _ink(draw(card)).crop((0, 20, WIDTH, HEIGHT)).getbbox()
    # Letters such as J and f hang over their own width by a few pixels.
    assert left >= MARGIN - 16
    assert right <= WIDTH - MARGIN + 16


@pytest.mark.parametrize("title", ["茶比咖啡好", "الشاي أفضل", "", "  "])
def test_what_the_fonts_do_not_have_is_not_drawn_as_boxes(title):
    assert not drawable(Card("Question", title, "", ""))


def test_a_line_of_letters_that_the_fonts_lack_is_left_out():
    assert draw(Card("Briefing", "Tea", "茶", "")) == draw(Card("Briefing", "Tea", "", ""))


def test_a_picture_is_drawn_once_for_each_content(tmp_path):
    cards = {"questions/tea": CARD}
    assert store.write(cards, tmp_path / "site", tmp_path / "cache") == 1
    written = (tmp_path / "site" / "previews" / "questions" / "tea.png").read_bytes()
    assert written == draw(CARD)
    assert store.write(cards, tmp_path / "again", tmp_path / "cache") == 0
    assert (tmp_path / "again" / "previews" / "questions" / "tea.png").read_bytes() == written
    changed = {"questions/tea": Card(CARD.kicker, "Coffee is better.", "", CARD.foot, CARD.strip)}
    assert store.write(changed, tmp_path / "site", tmp_path / "cache") == 1


def _property(page, name):
    return page.xpath(f"string(//meta[@property='{name}' or @name='{name}']/@content)")


def test_each_briefing_and_question_says_what_it_is_and_names_a_picture_that_is_there(shipped):
    root = "https://example.org/briefs/"
    pages = [
        parse(place)
        for folder in ("briefings", "questions")
        for place in (shipped.site / folder).glob("*/index.html")
    ]
    assert len(pages) > 20
    for page in pages:
        image = _property(page, "og:image")
        assert image.startswith(root)
        assert Image.open(BytesIO((shipped.site / image.removeprefix(root)).read_bytes())).size == (1200, 630)
        assert _property(page, "twitter:card") == "summary_large_image"
        title, description = _property(page, "og:title"), _property(page, "og:description")
        assert title
        assert description not in {title, ""}
        assert _property(page, "description") == description
        assert _property(page, "og:image:alt") == title


def test_without_the_sites_address_no_picture_is_named_or_drawn(project):
    from conftest import build

    built = build(project())
    assert built.code == 0, built.output
    assert "og:image" not in built.read(next((built.site / "questions").glob("*/")).relative_to(built.site))
    assert not (built.site / "previews").exists()
