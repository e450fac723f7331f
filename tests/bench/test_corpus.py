"""What is measured: generated corpora, and the Hugo site that ours is compared with."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench import hugo_site, projects
from bench.corpus import generate
from bench.measure import memory, output, run
from bench.stages import DATA, FIGURES, RENDER, THEME
from briefings.corpus import Corpus, load
from briefings.corpus.vocabulary import Kind

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
    hugo: Path
    corpus: Corpus
    seconds: dict[str, float]
    """Of each stage of our build."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> Sites:
    ours = tmp_path_factory.mktemp("bench") / "ours"
    projects.write(ours, ARTICLES)
    timed = subprocess.run(
        projects.stages(ours), cwd=ours, env=projects.environment(), capture_output=True, check=True
    )
    hugo = ours.parent / "hugo"
    hugo_site.write(ours, hugo)
    run(projects.HUGO, hugo, projects.environment())
    return Sites(ours, hugo, load(ours), json.loads(timed.stdout))


def visible(page: str) -> str:
    """The text of a page, without tags and with single spaces."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", page)))


def test_the_stages_of_a_build_are_timed(sites):
    assert {DATA, FIGURES, f"{RENDER} briefings", f"{RENDER} claim", THEME} <= sites.seconds.keys()


class TestHugo:
    """The Hugo site shows what ours shows, so that the comparison is honest."""

    def test_a_briefing_holds_the_text_of_each_claim_and_position(self, sites):
        for article in sites.corpus.articles.values():
            page = (sites.hugo / "public" / "briefings" / article.id / "index.html").read_text("utf-8")
            text = visible(page)
            for claim in article.claims.values():
                assert f'<h3 id="{claim.id}"' in page
                assert f'data-version="{claim.version}"' in page
                for part in re.split(r"\[\[.*?\]\]", claim.written.text):
                    assert part in text
            for question in article.positions:
                assert f'<h3 id="on-{question}"' in page
                assert sites.corpus.questions[question].written.proposition in text

    def test_a_question_holds_each_position_with_the_claims_that_carry_it(self, sites):
        for question in sites.corpus.questions.values():
            page = (sites.hugo / "public" / "questions" / question.id / "index.html").read_text("utf-8")
            text = visible(page)
            for position in question.positions:
                assert f'<h3 id="{position.article.id}"' in page
                for claim in position.because:
                    assert re.split(r"\[\[.*?\]\]", claim.written.text)[0] in text

    @pytest.mark.parametrize("folder", ["authors", "briefings", "questions", "topics"])
    def test_it_has_a_page_for_each_entry_that_has_one_in_ours(self, folder, sites):
        ours, theirs = (
            {page.parent.name for page in root.glob("*/index.html")} - {"page"}
            for root in (sites.ours / "site" / folder, sites.hugo / "public" / folder)
        )
        assert ours
        assert ours == theirs

    @pytest.mark.parametrize("section", ["articles", "questions"])
    def test_it_publishes_the_same_data(self, section, sites):
        """What is computed is given to it, and it leaves out little."""
        folder = {"articles": "briefings"}.get(section, section)
        for file in (sites.ours / "site" / "api" / "v1" / section).glob("*.json"):
            ours = json.loads(file.read_bytes())[section.removesuffix("s")]
            page = sites.hugo / "public" / folder / file.stem / "index.json"
            theirs = json.loads(page.read_bytes())[section.removesuffix("s")]
            assert theirs["version"] == ours["version"]
            versions = [{each["version"] for each in side["positions"]} for side in (ours, theirs)]
            assert versions[0] == versions[1]
            assert len(theirs["positions"]) == len(ours["positions"])
            assert len(theirs.get("claims", ())) == len(ours.get("claims", ()))


@pytest.mark.parametrize("folder", ["authors", "briefings", "questions"])
def test_both_write_as_much(folder, sites):
    ours, theirs = (output(site / folder).html for site in (sites.ours / "site", sites.hugo / "public"))
    assert 0.85 < theirs / ours < 1.15


def test_memory_is_that_of_all_processes():
    program = "import os, time; data = b'x' * 50_000_000; pid = os.fork(); time.sleep(0.6)"
    twice = program.replace("pid = os.fork()", "pid = os.fork(); more = b'x' * 50_000_000")
    once, both = (
        memory([sys.executable, "-c", text], Path.cwd(), dict(os.environ)) for text in (program, twice)
    )
    if sys.platform == "linux":
        assert 50e6 < once < 90e6
        assert 140e6 < both < 200e6
    else:
        assert once is both is None
