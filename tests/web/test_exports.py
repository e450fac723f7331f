"""What the built site holds for other programs, and how its pages lead there."""

from __future__ import annotations

import csv
import io
import json

import pytest
from conftest import PLAIN_LOCALE, ROOT, URL, build_well, copy_project
from git_projects import MAIN, Repository
from lxml import etree
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from pages import all_pages, canonical, parse

from briefings.web.build import first_url
from tests.corpora.school import dump, with_texts
from tests.corpora.school import school as school_hours
from tests.tables import table


def files(built):
    """Every file that is no page and no asset, by its path."""
    return {
        path.relative_to(built.site).as_posix(): path.read_bytes()
        for path in built.site.rglob("*")
        if path.is_file()
        and path.suffix != ".html"
        and path.relative_to(built.site).parts[0] not in ("assets", "pagefind")
    }


def test_a_briefing_leads_to_the_files_to_cite_it_and_the_article_and_to_its_data(site, briefings):
    published = files(site)
    for article, tree in briefings:
        (section,) = tree.xpath("//*[@id='_cite']/ancestor::details//p[@data-citations]")
        data = f"api/v1/articles/{article.id}.json"
        assert section.get("data-citations") == f"../../{data}"
        links = section.xpath("a/@href")
        assert links[0] == f"../../{data}"
        assert {"../../references.bib", "../../references.ris", "../../references.json"} <= set(links)
        assert json.loads(published[data])["citations"].keys() == {"article", "briefing"}


def test_the_head_of_a_briefing_says_what_it_is(briefings):
    for article, tree in briefings:
        head = {m.get("name"): m.get("content") for m in tree.xpath("//head/meta[@name]")}
        assert article.written.title in head["citation_title"]
        assert head["citation_public_url"] == f"{URL}briefings/{article.id}/"
        (script,) = tree.xpath("//head/script[@type='application/ld+json']/text()")
        data = json.loads(script)
        assert data["about"]["headline"] == article.written.title
        assert [author["name"] for author in data["author"]] == [a.name for a in article.written.annotators]


def test_no_other_page_claims_to_be_a_briefing(site):
    for address, tree in all_pages(site.site):
        is_one = address.startswith("briefings/") and address.count("/") == 2
        assert bool(tree.xpath("//head/meta[@name='citation_title']")) is is_one, address


def test_every_page_leads_to_the_feed_and_those_of_things_to_their_data(site):
    for address, tree in all_pages(site.site):
        links = {
            link.get("type"): link.get("href")
            for link in tree.xpath("//head/link[normalize-space(@rel)='alternate']")
        }
        base = "../" * address.count("/")
        assert links["application/atom+xml"] == f"{base}feed.xml"
        thing = address.startswith(("briefings/", "questions/")) and address.count("/") == 2
        assert ("application/json" in links) is thing


def test_figures_of_the_table_are_those_of_the_pages(site):
    table = csv.DictReader(io.StringIO(files(site)["api/v1/disagreements.csv"].decode("utf-8-sig")))
    rows = site.page("disagreements").xpath("//tr[@data-score]")
    for row, shown in zip(table, rows, strict=True):
        assert row["question"] == shown.get("data-question")
        assert row["label"] == shown.get("data-label")
        assert shown.get("data-score") == (f"{float(row['score']):.4f}" if row["score"] else "")


def test_the_sitemap_lists_every_page_once_and_nothing_else(site):
    root = etree.fromstring(files(site)["sitemap.xml"])
    listed = {url.findtext("{*}loc") for url in root}
    assert listed == {canonical(tree) for _, tree in all_pages(site.site)}
    assert "sitemap.xml.gz" not in files(site)


def test_the_page_on_the_data_lists_every_file_and_describes_every_field(site):
    tree = site.page("data")
    patterns = set(tree.xpath("//table[contains(@class, 'bf-fields')]//a/code/text()"))
    for path in files(site).keys() - {"_headers"}:  # which is for hosts
        if "/" not in path or (path.startswith("api/") and path.count("/") == 2):
            assert path in patterns, path
    assert len(patterns) >= 12  # and that of articles, where there are any
    described = tree.xpath("//table[contains(@class, 'bf-fields')]//tbody/tr/td[last()]/text()")
    assert len(described) > 80


def test_the_page_on_the_data_names_no_article_of_the_corpus_in_its_source(corpus):
    source = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    for id_ in [*corpus.articles, *corpus.questions, *corpus.topics]:
        assert id_ not in source


def test_without_an_address_the_build_says_what_is_left_out_in_one_line(without):
    lines = [line for line in without.output.splitlines() if "site_url" in line]
    assert lines == [
        "INFO    -  No site_url is set: the feed and the sitemap are left out, since they need absolute addresses."
    ]
    assert not {"feed.xml", "sitemap.xml"} & files(without).keys()
    for _, tree in all_pages(without.site):
        assert not tree.xpath("//link[@type='application/atom+xml']")


def test_predictions_with_dates_lead_to_the_calendar(without):
    tree = parse(without.site / "predictions.html")
    assert tree.xpath("//p[@class='bf-files']/a/@href")[0] == "predictions.ics"
    assert tree.xpath("//head/link[@type='text/calendar']/@href") == ["predictions.ics"]


def test_the_calendar_of_a_site_that_has_moved_names_its_first_host(without):
    uids = [line for line in files(without)["predictions.ics"].splitlines() if line.startswith(b"UID")]
    assert uids
    assert all(uid.endswith(b"@first.example") for uid in uids)


@table(__file__, "first address")
def test_the_first_address_is_given_with_a_slash(written, url):
    assert first_url(settings(written)) == url


@table(__file__, "no address", "written")
def test_a_first_address_that_is_none_stops_the_build_with_what_to_write(written):
    with pytest.raises(
        PluginError, match=r"first_url, under extra in mkdocs\.yml, is no web address: .*Write all of it"
    ):
        first_url(settings(written))


def settings(first):
    config = MkDocsConfig()
    config.load_dict({"extra": {"first_url": first}})
    return config


def test_files_stand_at_the_same_addresses_where_pages_end_in_html(without):
    names = files(without).keys()
    for id_ in ("bells-3", "bells"):
        assert f"api/v1/articles/{id_}.json" in names
    tree = parse(without.site / "briefings" / "bells-3.html")
    links = tree.xpath("//p[@class='bf-files']/a/@href | //@data-citations")
    assert len(links) >= 5
    for link in links:
        assert (without.site / "briefings" / link).is_file(), link


def test_a_file_under_docs_is_not_written_over(without):
    assert files(without)["references.ris"] == b"Ours.\n"


def test_two_builds_of_a_commit_give_the_same_bytes_wherever_they_are(tmp_path):
    """But for the search: Pagefind writes the values of its filters in an order that differs from run to run."""
    made = Repository(copy_project(tmp_path / "one"))
    made.commit(
        {MAIN: dump(with_texts(school_hours(), "Once {}".format)), ".gitignore": "/site/\n/.cache/\n"}
    )
    made.commit(dump(school_hours()))
    made.git("clone", "--quiet", ".", "../an other föld")
    places = {
        "one": {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        "an other föld": {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", **PLAIN_LOCALE},
    }
    one, other = (
        {
            path.relative_to(built.site).as_posix(): path.read_bytes()
            for path in built.site.rglob("*")
            if path.is_file() and "pagefind" not in path.parts
        }
        for name, variables in places.items()
        for built in [build_well(tmp_path / name, anew=True, SITE_URL=URL, SEARCH="true", **variables)]
    )
    assert {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)} == set()
    assert len([path for path in one if path.startswith("api/v1/versions/")]) > 10
