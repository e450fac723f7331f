"""The built site as a reader's programs see it."""

from __future__ import annotations

import gzip
import json
import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def parse(path: Path) -> html.HtmlElement:
    """A page as an HTML parser reads it."""
    return html.fromstring(path.read_text(encoding="utf-8"))


def all_pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Address and tree of every page, the error page apart."""
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":
            yield path.relative_to(site).as_posix().removesuffix("index.html"), parse(path)


def found_by_search(site: Path) -> dict[str, Any]:
    """What the search index of a built site holds of each page, by the page's address."""
    files = (site / "pagefind" / "fragment").iterdir()
    pages = [json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")) for path in files]
    return {page["url"].removeprefix("/"): page for page in pages}


def kinds(site: Path) -> dict[str, str]:
    """The address of the longest page of each kind; a kind is an address with a star for each name in it.

    So a page of a new kind is among them without being named. Pages at former addresses are a kind of their own.
    """
    found: dict[str, tuple[int, str]] = {}
    for path in site.rglob("index.html"):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        top, *names = address.split("/")[:-1] or [""]
        kind = "/".join([top, *("*" for _ in names), ""])
        if not canonical(parse(path)).endswith(f"/{address}"):
            kind = f"once {kind}"
        found[kind] = max(found.get(kind, (0, "")), (path.stat().st_size, address))
    return {kind: address for kind, (_, address) in sorted(found.items())}


def elements_by_id(page: html.HtmlElement) -> dict[str, html.HtmlElement]:
    """The elements that a fragment can lead to."""
    return {element.get("id"): element for element in page.xpath("//*[@id]")}


def canonical(page: html.HtmlElement) -> str:
    """The address under which a page wants to be known: of one that has moved, the new one."""
    (address,) = page.xpath("//link[@rel='canonical']/@href")
    return str(address)


def target(site: Path, address: str, link: str) -> tuple[Path, str]:
    """The file and fragment that a relative link on the page at `address` leads to."""
    parts = urlsplit(link)
    base = site / address
    folder = base if address.endswith("/") or not address else base.parent
    path = (
        (folder / unquote(parts.path)).resolve()
        if parts.path
        else (base if base.suffix else base / "index.html")
    )
    if path.is_dir():
        path = path / "index.html"
    return path, unquote(parts.fragment)


def resolved(address: str, link: str) -> str:
    """The address, from the site's root, that a link on the page at `address` leads to."""
    path, mark, fragment = link.partition("#")
    whole = posixpath.normpath(posixpath.join("/", address, path or "."))[1:]
    return f"{whole}/{mark}{fragment}"


def text(element: html.HtmlElement) -> str:
    """What a reader sees of it, spaces folded."""
    return " ".join(element.text_content().split())


def part_of_matrix(far_away: str, page: Any) -> str:
    """Where, in a browser, the first part of the first topic's matrix stands on a large site without directories."""
    page.goto(far_away + "matrix.html")
    return page.locator(".bf-blocks a").first.get_attribute("href").removeprefix("matrix/")
