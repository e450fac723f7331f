"""What is measured: generated corpora, and the plain site that ours is compared with."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bench import plain_site, projects
from bench.corpus import generate
from bench.measure import run, visible
from bench.stages import DATA, FIGURES, RENDER, THEME
from briefings.corpus import Corpus, load
from briefings.corpus.vocabulary import Kind

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = 9


def loaded(text: str, root: Path) -> Corpus:
    (root / "data").mkdir()
    (root / "data" / "annotations.yaml").write_text(text, encoding="utf-8")
    return load(root)


class TestGenerate:
    """`generate` gives a valid corpus of the size asked for, and always the same one."""

    @pytest.mark.parametrize("articles", [0, 1, 9, 60])
    def test_any_number_of_articles_is_valid_without_a_warning(self, articles, tmp_path):
        corpus = loaded(generate(articles), tmp_path)
        assert len(corpus.articles) == articles
        assert [problem for problem in corpus.warnings if problem.severity != "note"] == []

    def test_questions_and_topics_are_as_many_as_asked(self, tmp_path):
        corpus = loaded(generate(5, questions=100, topics=30), tmp_path)
        assert (len(corpus.questions), len(corpus.topics)) == (100, 30)

    def test_questions_and_topics_grow_with_the_articles(self):
        text = generate(250)
        assert text.count("    proposition: ") == 60
        assert len(re.findall(r"^  \S+: \{title: ", text, re.MULTILINE)) == 5

    def test_the_same_arguments_give_the_same_text(self):
        assert generate(9) == generate(9)
        assert generate(9) != generate(9, seed=1)

    def test_an_article_is_as_rich_as_a_real_one(self, tmp_path):
        articles = loaded(generate(60), tmp_path).articles.values()
        for article in articles:
            assert 17 <= len(article.claims) <= 26
            assert {claim.kind for claim in article.claims.values()} == set(Kind)
        assert 10 <= sum(len(article.positions) for article in articles) / len(articles) <= 14
        assert any(claim.incoming for article in articles for claim in article.claims.values())
        assert any(not author.name.isascii() for article in articles for author in article.authors)


@dataclass
class Sites:
    """Both projects, built."""

    ours: Path
    plain: Path
    corpus: Corpus
    seconds: dict[str, float]
    """Of each stage of our build."""
    said: str
    """What the plain build printed."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> Sites:
    ours = tmp_path_factory.mktemp("bench") / "ours"
    projects.write(ours, ARTICLES)
    timed = subprocess.run(
        projects.stages(ours), cwd=ours, env=projects.environment(), capture_output=True, check=True
    )
    plain = ours.parent / "plain"
    plain_site.write(ours, plain)
    cost = run(projects.build(plain), plain, projects.environment())
    return Sites(ours, plain, load(ours), json.loads(timed.stdout), cost.said)


def test_the_stages_of_a_build_are_timed(sites):
    assert {DATA, FIGURES, f"{RENDER} briefings", f"{RENDER} claim", THEME} <= sites.seconds.keys()


class TestPlainSite:
    """The plain site shows what ours shows, so that the comparison is honest."""

    def test_it_builds_without_a_warning(self, sites):
        assert sites.said == ""

    def test_a_briefing_holds_the_text_of_each_claim_and_position(self, sites):
        for article in sites.corpus.articles.values():
            page = (sites.plain / "site" / "briefings" / article.id / "index.html").read_text(
                encoding="utf-8"
            )
            text = visible(page)
            for claim in article.claims.values():
                assert f' id="{claim.id}"' in page
                for part in re.split(r"\[\[.*?\]\]", claim.written.text):
                    assert part in text
            for question in article.positions:
                assert f' id="on-{question}"' in page
                assert sites.corpus.questions[question].written.proposition in text

    def test_a_question_holds_each_position_with_the_claims_that_carry_it(self, sites):
        for question in sites.corpus.questions.values():
            page = (sites.plain / "site" / "questions" / question.id / "index.html").read_text(
                encoding="utf-8"
            )
            text = visible(page)
            for position in question.positions:
                assert f' id="{position.article.id}"' in page
                for claim in position.because:
                    assert re.split(r"\[\[.*?\]\]", claim.written.text)[0] in text

    def test_it_has_the_pages_of_ours(self, sites):
        ours, plain = (
            {page.relative_to(root / "site") for page in (root / "site").rglob("*.html")}
            for root in (sites.ours, sites.plain)
        )
        assert plain <= ours
        folders = {"authors", "briefings", "questions", "topics"}
        assert {page for page in ours if page.parts[0] in folders} <= plain
