"""How large a site is, which hosts take it, and for how many articles there is room."""

from __future__ import annotations

import pytest
from conftest import ROOT
from lxml.html import fromstring
from pages import text

from briefings.corpus import load
from briefings.web.context import PageContext
from briefings.web.hosts import HOSTS, MEASURED, Size, measure, render_table, summary
from briefings.web.site import Site

MEBI = 1024 * 1024
FREE, PAID = "Too large for Cloudflare Pages (free): ", "Too large for Cloudflare Pages (paid): "


def test_the_size_of_a_site_is_that_of_what_was_built(tmp_path):
    for path, size in (("index.html", 7), ("a/b/c.json", 30), (".git/objects/1", 900), (".nojekyll", 5)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(bytes(size))
    assert measure(tmp_path) == Size(2, 37, 30)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (Size(1234, 1_550_000, 7), "The site has 1,234 files, 1.6 MB in all."),
        (Size(20_000, 1e9, 25 * MEBI), "The site has 20,000 files, 1,000.0 MB in all."),
        (
            Size(9, 1e9 + 1, 7),
            "The site has 9 files, 1,000.0 MB in all. Too large for GitHub Pages: at most 1,000 MB in all.",
        ),
        (
            Size(20_001, 0, 7),
            f"The site has 20,001 files, 0.0 MB in all. {FREE}at most 20,000 files.",
        ),
        (
            Size(100_001, 0, 25 * MEBI + 1),
            f"The site has 100,001 files, 0.0 MB in all. {FREE}at most {{}}. {PAID}at most {{}}.".format(
                "20,000 files and 25 MiB a file", "100,000 files and 25 MiB a file"
            ),
        ),
    ],
)
def test_a_build_says_which_hosts_do_not_take_it(size, said):
    assert summary(size) == said


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.name)
def test_as_many_articles_as_are_said_fit_and_a_tenth_more_do_not(host):
    (few, small), (many, large) = MEASURED.items()

    def site_of(articles):
        return Size(
            *(
                one + (articles - few) * (other - one) / (many - few)
                for one, other in zip(small, large, strict=True)
            )
        )

    assert not host.passed(site_of(host.articles))
    assert host.passed(site_of(host.articles * 1.1))


def test_the_page_shows_the_same_limits():
    tree = fromstring(render_table(PageContext(Site(load(ROOT)), "hosting/")))
    rows = [[text(cell) for cell in row] for row in tree.xpath("//tbody/tr")]
    assert [row[:2] for row in rows] == [[host.name, ", ".join(host.limits)] for host in HOSTS]
    assert tree.xpath("//tbody//a/@href") == [host.source for host in HOSTS]
    assert all("inf" not in cell for row in rows for cell in row)
