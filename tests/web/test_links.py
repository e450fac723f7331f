"""Every link of the built site lands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pages import all_pages, parse, target

if TYPE_CHECKING:
    from pathlib import Path

ALLOWED = ("https://",)


def broken(site: Path) -> list[str]:
    """Links that lead nowhere, or by an address that nobody reviewed."""
    found = []
    ids: dict[Path, set[str]] = {}
    for address, page in all_pages(site):
        for element in page.iter("a", "link", "script", "img", "use"):
            link = element.get("href") or element.get("src")
            if link is None or link.startswith(ALLOWED):
                continue
            if ":" in link.partition("/")[0] or link.startswith(("/", "//")):
                found.append(f"{address}: {link} has a scheme or is not relative")
                continue
            path, fragment = target(site, address, link)
            if not path.exists():
                found.append(f"{address}: {link} leads to no file")
            elif fragment and path.suffix == ".html":
                if path not in ids:
                    ids[path] = set(parse(path).xpath("//@id")) | {""}
                if fragment not in ids[path]:
                    found.append(f"{address}: {link} leads to no place on its page")
    return found


def test_every_internal_link_and_fragment_of_the_site_resolves(site):
    assert broken(site.site) == []


def test_no_id_stands_twice_on_a_page(site):
    for address, page in all_pages(site.site):
        ids = page.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), address


@pytest.mark.parametrize("link", ['href="../nowhere/"', 'href="../#nothing"', 'href="javascript:x"'])
def test_a_broken_link_would_be_found(tmp_path, link):
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text("<html><body><p>home</p></body></html>", encoding="utf-8")
    (tmp_path / "a" / "index.html").write_text(f"<html><body><a {link}>x</a></body></html>", encoding="utf-8")
    assert len(broken(tmp_path)) == 1
