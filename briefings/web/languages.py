"""The language and the direction of a text, as attributes of the element that shows it.

Our own words are English. Those of the annotators are in the language of the site, as far as anybody knows, and go in
the direction of their first letter. A title or a quote is in the language of its article.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

if TYPE_CHECKING:
    from ..corpus.model import Article

OURS = "en"
_ATTRIBUTES = Markup(' lang="{}" dir="{}"')
_UNKNOWN = Markup(' dir="auto"')


def primary(tag: str) -> str:
    """The language alone: `pt` for `pt-BR`."""
    return tag.partition("-")[0].lower()


@cache
def _locale(tag: str) -> Locale | None:
    """What Unicode's CLDR knows of a language tag (BCP 47), or else of the language alone; None if nothing."""
    for known in (tag, primary(tag)):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def other_than(site: str, article: Article) -> str:
    """The article's language in English, such as `Portuguese (Brazil)`; empty if it is the site's, or not known.

    A language that has no name in CLDR is its tag.
    """
    tag = article.written.language
    if not tag or primary(tag) == primary(site):
        return ""
    locale = _locale(tag)
    return (locale and locale.get_display_name(OURS)) or tag


def original(article: Article) -> Markup:
    """For a title or a quote: the article's language and its direction; both are left to the browser if not known."""
    return _attributes(article.written.language)


@cache
def _attributes(tag: str | None) -> Markup:
    if not tag:
        return _UNKNOWN
    locale = _locale(tag)
    return _ATTRIBUTES.format(tag, locale.text_direction if locale else "auto")


def theirs(site: str) -> Markup:
    """For text of the annotators, on a site in the language `site`."""
    return _UNKNOWN if primary(site) == OURS else _ATTRIBUTES.format(site, "auto")


def framed(html: str) -> str:
    """A part of a page in a frame that says that its words are English, whatever language the page is in."""
    return f'<div lang="{OURS}" dir="ltr">{html}</div>'
