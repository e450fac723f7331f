"""The sitemap: every page that readers may find, with the day of its last change where the data knows one."""

from lxml import etree
from published import URL, contents


def entries(files):
    root = etree.fromstring(files["sitemap.xml"])
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    return {url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in root}


def test_it_lists_the_pages_and_says_when_a_briefing_changed(good):
    pages = ["", "method/", "briefings/adams-2024/", "questions/old-channel/", "briefings/baker-2025/"]
    assert entries(contents(good, pages)) == {
        URL: None,
        f"{URL}method/": None,
        f"{URL}questions/old-channel/": None,
        f"{URL}briefings/adams-2024/": "2025-01-02",
        f"{URL}briefings/baker-2025/": None,
    }
