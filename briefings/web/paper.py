"""What a page says on paper and not on a screen: where it is, which version it is, and where its links lead.

On paper nobody can follow a link, so each address gets a number where it is first met and stands in a list of notes.
Numbers and notes are part of the page from the build on: a print without scripts has them too.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from ..corpus.model import Article, Question
    from .here import Here
    from .site import Site

# Our own templates write these, each on one line. What paper leaves out gets no number, and neither does a paragraph
# of the original, which would read as another one.
_LINK = re.compile(
    r'<(?:p class="bf-(?:crumbs|moved|back|files)".*?</p>|ul class="bf-files".*?</ul>|span class="bf-at".*?</span>'
    r'|table class="bf-table bf-neighbours".*?</table>'
    r'|a (?:class="[^"]*" )?href="([^"#][^"]*)"[^>]*>[^<]*</a>)',
    re.DOTALL,
)
_NOWHERE = "https://site.invalid/"
"""Stands for the site's root while a relative link is resolved."""


class Paper(NamedTuple):
    """What stands under the title of a printed page."""

    address: str
    """Absolute where the site's own address is known, else from the site's root."""
    version: str
    """8 hex digits that change when anything does that a reader of the page may cite."""
    revised: str
    """When it last changed, in words, as far as the data say; else empty."""


def with_notes(site: Site, here: Here, thing: Article | Question, html: str) -> str:
    """The page with a number at the first link to each address, and the addresses at its end.

    A hand-written page may hold several of ours, so it is left as it is.
    """
    if not here.generated:
        return html
    notes: dict[str, int] = {}
    addresses: dict[str, str] = {}
    # At an old address links to the page itself are not within it, and are no more worth a note.
    own = f"/{site.addresses.of(thing)}"

    def numbered(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        link = unescape(match[1]).partition("#")[0]
        # A page leads to the same few places again and again.
        address = addresses.get(link) or addresses.setdefault(link, _address(here, link))
        if address in notes or address == own:
            return match[0]
        notes[address] = len(notes) + 1
        # No text: what reads the page, copies it or searches it does not meet the number.
        return f'{match[0]}<sup class="bf-print bf-print-note" data-note="{notes[address]}"></sup>'

    html = _LINK.sub(numbered, html)
    return html + site.call("paper.html", "notes", here, list(notes), site.url) if notes else html


def _address(here: Here, link: str) -> str:
    """In full, but from the site's root within the site: the notes say what that is."""
    address = urljoin(f"{_NOWHERE}{here.address}", link)
    return f"/{address.removeprefix(_NOWHERE)}" if address.startswith(_NOWHERE) else address


def absolute(site: Site, address: str) -> str:
    """An address as a reader writes it down: in full, or from the site's root where that is not known."""
    return f"{site.url}{address}" if site.url else f"/{address}"
