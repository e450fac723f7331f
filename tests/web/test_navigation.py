"""The navigation: at most twelve entries, and none that leads to a list with nothing to show."""

from __future__ import annotations

import re

from conftest import build, copy_project

from tests import corpora

FORMER = """nav:
  - Home: index.md
  - Disagreement:
      - Disagreement index: disagreements.md
      - Matrix: matrix.md
      - Agreement of pairs: agreement.md
      - Compare articles: compare.md
      - Shared ground: common-ground.md
  - Articles:
      - Briefings: briefings/index.md
      - Questions: questions/index.md
      - Topics: topics/index.md
      - Authors: authors/index.md
      - Predictions: predictions.md
      - Recommendations: recommendations.md
      - Timeline: timeline.md
  - Double:
      - Read twice: second-coding.md
  - About:
      - Method: method.md
      - Data: data.md
      - Contribute: contribute.md
      - Rules of the check: rules.md
      - Macros for pages: macros.md

# What stands in no navigation.
not_in_nav: |
  /briefings/
  /questions/
  /topics/
  /authors/
  /contradictions.md
  /seemingly-opposed.md

"""
"""A navigation that a team may have kept from an earlier version."""
EVERYWHERE = {"disagreements/", "briefings/", "topics/", "method/", "contribute/", "data/"}


def entries(site):
    """The addresses that the navigation of the home page leads to, besides the home page itself and the repository."""
    other = "@class = 'md-source' or ancestor::nav[contains(@class, 'md-nav--secondary')]"
    links = site.page("").xpath(f"//nav[contains(@class, 'md-nav--primary')]//a[not({other})]/@href")
    return [link for link in links if not link.startswith("#") and link not in (".", "./", "index.html")]


def expected(corpus, figures):
    """The addresses that a corpus should have in its navigation."""
    claims = [claim for article in corpus.articles.values() for claim in article.claims.values()]
    claims = [
        claim for claim in claims if not claim.written.withdrawn and not claim.article.written.withdrawn
    ]
    predictions = [claim for claim in claims if claim.kind == "prediction"]
    lists = {"briefings/": corpus.articles, "disagreements/": corpus.questions}
    return (EVERYWHERE - lists.keys()) | {
        address
        for address, something in {
            **lists,
            "common-ground/": figures.common_ground or figures.opposition_notes or figures.contradictions,
            "authors/": corpus.authors,
            "predictions/": [claim for claim in predictions if claim.by or claim.status != "open"],
            "recommendations/": [claim for claim in claims if claim.kind == "recommendation"],
            "timeline/": corpus.events,
        }.items()
        if something
    }


def test_the_navigation_has_what_has_something_to_show_and_at_most_twelve_entries(site, corpus, figures):
    found = entries(site)
    assert set(found) == expected(corpus, figures)
    assert len(found) == len(set(found)) <= 11  # and the home page


def test_a_list_that_is_left_out_still_answers_at_its_address(site):
    for address in (
        "predictions",
        "recommendations",
        "timeline",
        "authors",
        "common-ground",
        "second-coding",
    ):
        assert (site.site / address / "index.html").is_file()


def test_pages_for_contributors_hang_under_contribute(site):
    links = site.page("contribute").xpath("//article//a/@href")
    assert {"../rules/", "../macros/", "../second-coding/", "../design/"} <= set(links)


def test_the_navigation_of_an_earlier_version_still_builds_without_empty_entries(tmp_path):
    root = copy_project(tmp_path / "project", corpora.text("minimal"))
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"\nnav:\n[\s\S]*?(?=\nplugins:)", lambda _: f"\n{FORMER}", settings)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "docs" / "design.md").write_text("# Design\n\nSomething.\n", encoding="utf-8")
    built = build(root)
    assert built.code == 0, built.output
    found = entries(built)
    assert {"matrix/", "questions/", "rules/", "macros/"} < set(found)
    assert {"predictions/", "second-coding/", "timeline/"}.isdisjoint(found)
    assert (
        "Double" not in built.page("").xpath("//nav[contains(@class, 'md-nav--primary')]")[0].text_content()
    )
