"""Markdown twins and `llms.txt`: a parser of CommonMark shows each text as it was, and finds no markup in it."""

import posixpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from published import HOSTILE, contents, load, publish

from briefings.exports.markdown import Pen, escape, twin

COMMONMARK = MarkdownIt("commonmark")
LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]) | st.just(" ")).map(
    lambda text: " ".join(text.split())
)


def inline(source):
    """The text of a document of one paragraph, and the kinds of everything in it that is not text."""
    tokens = COMMONMARK.parse(source)
    kinds = [token.type for token in tokens]
    children = [child for token in tokens for child in token.children or []]
    return "".join(child.content for child in children), kinds, {child.type for child in children}


@given(LINE.filter(bool))
@example(HOSTILE)
@example("1. one")
@example("- one")
@example("# one")
@example("&copy; &amp; &#65;")
@example("``` x")
@example("--- ")
@example("[a]: https://b.example")
def test_text_is_text_for_a_parser_of_markdown(text):
    shown, kinds, others = inline(escape(" ".join(text.split())))
    assert shown == " ".join(text.split())
    assert kinds == ["paragraph_open", "inline", "paragraph_close"]
    assert others <= {"text", "text_special"}


@given(
    LINE.filter(bool),
    st.sampled_from(["https://a.example/b_c*d", "https://a.example/b)c?x=1&copy;2", "../x/#y"]),
)
@example(HOSTILE, "x")
def test_a_link_has_its_words_and_its_address(words, address):
    tokens = COMMONMARK.parse(Pen(publish(load("{}")), "a.md").link_to(words, address))
    children = tokens[1].children
    assert children[0].type == "link_open"
    assert children[-1].type == "link_close"
    assert children[0].attrs["href"].replace("%28", "(").replace("%29", ")") == address
    assert "".join(child.content for child in children) == " ".join(words.split())


def test_each_page_has_a_twin_at_its_address_with_md_after_it(good, files):
    for article in good.corpus.articles:
        assert f"briefings/{article}/index.html.md" in files
    for question in good.corpus.questions:
        assert f"questions/{question}/index.html.md" in files
    flat = publish(good.corpus, directory_urls=False)
    assert twin(flat, "briefings/adams-2024") == "briefings/adams-2024.html.md"
    assert "briefings/adams-2024.html.md" in contents(flat)
    assert files["briefings/adams/index.html.md"] == files["briefings/adams-2024/index.html.md"]


def folded(text):
    return " ".join(text.split())


def links(source):
    tokens = COMMONMARK.parse(source)
    return [
        child.attrs["href"] for token in tokens for child in token.children or [] if child.type == "link_open"
    ]


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_lead_to_pages_and_files_of_the_site(good, directory_urls):
    publication = publish(good.corpus, directory_urls=directory_urls)
    written = contents(publication)
    things = [*good.corpus.articles.values(), *good.corpus.questions.values(), *good.corpus.topics.values()]
    pages = {publication.addresses.of(thing) for thing in things}
    found = 0
    for path, content in written.items():
        if path.endswith(".md"):
            for link in links(content.decode()):
                if not link.startswith("https:"):
                    target = posixpath.normpath(
                        posixpath.join(posixpath.dirname(path), link.partition("#")[0])
                    )
                    assert {target, f"{target}/"} & (pages | written.keys()), (path, link)
                    found += 1
    assert found > 50


def test_it_holds_every_claim_and_every_position_as_it_was(bad, bad_files):
    for article in bad.corpus.articles.values():
        source = bad_files[f"briefings/{article.id}/index.html.md"].decode()
        shown, _, _ = inline(source)
        for claim in article.claims.values():
            assert folded(claim.text) in shown
        for position in article.positions.values():
            assert folded(bad.plain(position.note or "")) in shown
        assert "html_block" not in {token.type for token in COMMONMARK.parse(source)}
        assert not any(
            child.type in {"html_inline", "image", "em", "code_inline"}
            for token in COMMONMARK.parse(source)
            for child in token.children or []
        )


def test_a_mention_in_a_text_is_a_link_and_the_blanks_around_it_stay(files):
    source = files["briefings/adams-2024/index.html.md"].decode()
    assert (
        "Others waited, too, as [Bo Baker and Ann Adams e1](../../briefings/baker-2025/#e1) says." in source
    )


def test_llms_txt_has_the_form_that_its_proposal_asks_for(files, bad_files, good):
    for content in (files["llms.txt"], bad_files["llms.txt"]):
        tokens = COMMONMARK.parse(content.decode())
        headings = [(t.tag, tokens[n + 1].content) for n, t in enumerate(tokens) if t.type == "heading_open"]
        assert headings[0] == ("h1", "Harbour &amp; Co")
        assert [tag for tag, _ in headings[1:]] == ["h2"] * 3
        assert tokens[3].type == "blockquote_open"
        items = [
            t for n, t in enumerate(tokens) if t.type == "inline" and tokens[n - 2].type == "list_item_open"
        ]
        assert items
        assert all(item.children[0].type == "link_open" for item in items)
    found = links(files["llms.txt"].decode())
    assert "https://example.org/b/briefings/adams-2024/index.html.md" in found
    assert len(found) == len(good.corpus.articles) + len(good.corpus.questions) + 4


def test_llms_txt_gives_relative_addresses_where_the_site_has_none(good):
    found = links(contents(publish(good.corpus, url=""))["llms.txt"].decode())
    assert "briefings/adams-2024/index.html.md" in found
