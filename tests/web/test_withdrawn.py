"""Wherever something withdrawn is named, it is said to be withdrawn."""

from __future__ import annotations

from random import Random

import pytest
from lxml import html
from pages import resolved, text
from published import load

from briefings.corpus.vocabulary import Kind
from briefings.web.build import Build
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views.pages import specs
from tests.corpora.linked import table
from tests.corpora.school import dump, school

GONE = {"date": "2025-01-01", "reason": "It was read wrongly."}
SECTIONS = ("thesis", "evidence", "assumptions", "predictions", "recommendations")


def corpus_without(seed):
    """The school corpus, of which about a fifth of all that can be withdrawn is, and no position rests on it."""
    data, random = school(), Random(seed)  # noqa: S311  # the same every time
    articles = data["articles"].values()
    claims = [claim for each in articles for kind in SECTIONS for claim in each.get(kind, {}).values()]
    positions = [position for each in articles for position in each.get("positions", {}).values()]
    for entry in (*data["questions"].values(), *articles, *claims, *positions):
        if random.random() < 1 / 5:
            entry["withdrawn"] = GONE
    for article in articles:
        gone = {
            id_ for kind in SECTIONS for id_, claim in article.get(kind, {}).items() if "withdrawn" in claim
        }
        for position in article.get("positions", {}).values():
            if not gone.isdisjoint(position["because"]):
                position["withdrawn"] = GONE
    return load(dump(data))


def addresses(corpus):
    """Where what is withdrawn stands."""
    found = set()
    for id_, question in corpus.questions.items():
        if question.written.withdrawn:
            found.add(f"questions/{id_}/")
        for position in question.positions:
            article = position.article
            if any(each.written.withdrawn for each in (question, article, position)):
                found |= {f"questions/{id_}/#{article.id}", f"briefings/{article.id}/#on-{id_}"}
    for id_, article in corpus.articles.items():
        if article.written.withdrawn:
            found.add(f"briefings/{id_}/")
        for claim in article.claims.values():
            if article.written.withdrawn or claim.written.withdrawn:
                found.add(f"briefings/{id_}/#{claim.id}")
    return found


MARKED = "ancestor::*[contains(@class, 'bf-claim--withdrawn')]/h3 | ancestor::*[@class='bf-article__title']"
"""The heading of an entry that says below when it was withdrawn, and the title of an article in a list, with a mark."""


@pytest.mark.parametrize("seed", range(3))
def test_every_link_to_it_says_so(seed):
    corpus = corpus_without(seed)
    gone, site, found = addresses(corpus), Site(corpus), 0
    for spec in specs(site):
        if spec.subject and spec.subject.written.withdrawn:
            continue  # the page says it of all that stands on it
        address = site.addresses.page(spec.source)
        for link in html.fromstring(spec.render(PageContext(site, address))).iter("a"):
            if resolved(address, link.get("href")) in gone:
                found += 1
                around = [each.getparent() for each in link.xpath(MARKED) if link in each.iter()]
                assert "withdrawn" in " ".join(map(text, [link, *around])).lower(), (
                    address,
                    link.get("href"),
                )
    assert found > 50


@pytest.mark.parametrize("seed", range(3))
def test_no_count_includes_it(seed):
    corpus = corpus_without(seed)
    gone, site = addresses(corpus), Site(corpus)
    pages = {spec.source: spec for spec in specs(site)}

    def tree(source):
        return html.fromstring(pages[source].render(PageContext(site, site.addresses.page(source))))

    def kept(things):
        return sum(site.addresses.of(each) not in gone for each in things)

    def counts(source):
        return {h2.get("id"): int(text(h2[0])) for h2 in tree(source).xpath("//h2[span[@class='bf-count']]")}

    lists = [tree(f"topics/{id_}").xpath("//li[@data-article]") for id_ in corpus.topics]
    listed = {each.get("data-article"): text(each) for entries in lists for each in entries}
    for id_, article in corpus.articles.items():
        claims, positions = kept(article.claims.values()), kept(article.positions.values())
        shown = counts(f"briefings/{id_}")
        sections = {kind.section: count for kind in Kind if (count := kept(article.of_kind(kind))) > 1}
        assert {name: shown[name] for name in sections.keys() & shown} == sections
        assert shown.get("positions", 0) == positions
        words = f"{claims} claim{'s' * (claims != 1)} · {positions} position{'s' * (positions != 1)}"
        assert listed[id_].endswith(words) is (article.written.withdrawn is None)
    for id_, question in corpus.questions.items():
        assert counts(f"questions/{id_}").get("_positions", 0) == kept(question.positions)
    for id_, topic in corpus.topics.items():
        number = kept(topic.articles)
        assert f"{kept(topic.questions)} questions · {number} articles" in text(tree(f"topics/{id_}"))
        assert f"{topic.written.title} {number} article" in text(tree("topics/index"))


def test_the_summary_of_a_build_counts_what_stands(tmp_path):
    builder = table({"a": {"q": 1, "r": 1}, "b": {"q": -1}})
    builder.question("gone", withdrawn=True)
    builder.article("left", withdrawn=True)
    builder.position("left", "q", 1)
    builder.position("a", "gone", 1)
    builder.position("b", "r", 1, withdrawn=True)
    built = Build(Site(builder.corpus), tmp_path).summary(tmp_path)
    assert built.startswith("Built 2 briefings, 2 questions, 0 claims, 3 positions on 0 pages into ")
