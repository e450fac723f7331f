"""The head of a briefing: a report by its annotators, on an article by its author."""

import json

from lxml import html

from briefings.exports.metadata import metadata


def test_highwire_tags_name_the_briefing_its_annotators_and_the_site(good):
    found = metadata(good, good.corpus.articles["adams-2024"]).citation
    assert found == [
        ("citation_title", "Briefing on “Deep water” by Ann Adams"),
        ("citation_author", "Annotator, A."),
        ("citation_technical_report_institution", "Harbour & Co"),
        ("citation_publication_date", "2025/01/02"),
        ("citation_public_url", "https://example.org/b/briefings/adams-2024/"),
    ]


def test_where_no_annotator_is_named_the_site_is_the_author_and_never_the_articles_author(good):
    found = metadata(good, good.corpus.articles["baker-2025"]).citation
    assert [content for name, content in found if name == "citation_author"] == ["Harbour & Co"]
    assert "citation_publication_date" not in dict(found)


def test_json_ld_tells_the_briefing_from_the_article_that_it_is_about(good):
    found = metadata(good, good.corpus.articles["adams-2024"]).json_ld
    assert found["@type"] == "Report"
    assert found["author"] == [{"@type": "Person", "name": "A. Annotator"}]
    assert found["isPartOf"] == {"@type": "WebSite", "name": "Harbour & Co", "url": "https://example.org/b/"}
    about = found["about"]
    assert about["@type"] == "OpinionNewsArticle"
    assert about["headline"] == "Deep water"
    assert about["author"] == [{"@type": "Person", "name": "Ann Adams"}]
    assert about["datePublished"] == "2024"
    assert found["citation"] == found["isBasedOn"] == {"@id": about["@id"]}
    assert about["@id"] == about["url"] == "https://example.org/deep-water"


def test_what_is_missing_is_missing(good):
    found = metadata(good, good.corpus.articles["baker-2025"]).json_ld
    assert {"author", "datePublished", "dateModified", "abstract"}.isdisjoint(found)
    assert "url" not in found["about"]


def test_json_ld_in_a_page_holds_hostile_text_and_ends_where_it_should(bad):
    from briefings.web.context import PageContext
    from briefings.web.generated import head
    from briefings.web.site import Site
    from briefings.web.views import briefing

    site = Site(bad.corpus)
    site.publication = bad
    for spec in briefing.specs(site):
        article = spec.subject
        page = head(PageContext(site, site.addresses.of(article)), spec)
        tree = html.fromstring(f"<html><head>{page}</head><body></body></html>")
        (script,) = tree.xpath("/html/head/script")
        assert json.loads(script.text)["about"]["headline"] == article.written.title
        assert "<" not in script.text
        assert tree.xpath("/html/head/meta[@name='citation_title']/@content")
        assert tree.xpath("/html/head/*[not(self::meta or self::script or self::link)]") == []
        assert tree.xpath("//body//*") == []
