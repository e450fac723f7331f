"""The matrix and the agreement of pairs: one page where they fit, parts where they do not."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pages import text

from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views import briefing, comparison, glance, matrix, matrix_page, pairs
from briefings.web.words import STANCE_SIGNS, AgreementScale
from tests.corpora.linked import UNCLEAR, Builder, stance_of, table


def site(articles, questions, topics=1, *, directory_urls=True):
    """Every article answers each third question of its topic; one topic after the other."""
    builder = Builder()
    for number in range(questions):
        builder.question(f"q{number}", f"topic-{number % topics}")
    for number in range(articles):
        builder.article(f"a{number}", [f"topic-{number % topics}"])
        for place in range(number % topics, questions, topics):
            if (place + number) % 3:
                builder.position(f"a{number}", f"q{place}", (place * number) % 5 - 2)
    return Site(builder.corpus, directory_urls=directory_urls)


def in_order(site, heads):
    """The articles of these heads, whose titles are ids."""
    return [site.corpus.articles[head.title] for head in heads]


def shown(site, here="matrix/"):
    return html.fromstring(matrix_page.render(PageContext(site, here)))


def test_a_small_matrix_is_one_page_with_a_cell_for_each_article_and_question():
    small = site(5, 9)
    tree = shown(small)
    assert len(tree.xpath("//tbody/tr")) == 9
    assert len(tree.xpath("//td")) == 45
    assert [spec.source for spec in matrix_page.specs(small)] == ["matrix"]


def test_the_longer_side_runs_down():
    assert len(shown(site(30, 9)).xpath("//tbody/tr")) == 30
    assert len(shown(site(9, 30)).xpath("//tbody/tr")) == 30


def test_each_cell_says_who_stands_where_and_leads_to_the_position():
    small = site(2, 9)
    cells = shown(small).xpath("//td/a")
    named = {cell.get("title"): cell.get("href") for cell in cells}
    positions = [p for article in small.corpus.articles.values() for p in article.positions.values()]
    words = {2: "strongly agrees", 1: "agrees", 0: "mixed", -1: "disagrees", -2: "strongly disagrees"}

    def name(position):
        return f"{small.labels[position.article.id]} {words[position.value]}: {position.question.id}"

    assert named == {name(p): f"../questions/{p.question.id}/#{p.article.id}" for p in positions}


@pytest.mark.parametrize("topic", [None, "topic"])
def test_articles_that_agree_stand_side_by_side_in_the_same_order_in_matrix_and_square(topic):
    made = Site(table({f"a{n}": {f"q{q}": 2 if n % 2 else -2 for q in range(20)} for n in range(12)}).corpus)
    here, topic = PageContext(made, ""), made.corpus.topics.get(topic)
    grid, square = matrix.matrix(here, topic).grid, pairs.square(here, topic)
    assert [head.title for head in grid.columns] == [head.title for head in square.heads]
    camps = [article.positions["q0"].value for article in in_order(made, square.heads)]
    assert camps == [-2] * 6 + [2] * 6
    assert [head for head, _ in square.rows] == square.heads


def test_the_parts_of_a_large_matrix_have_their_articles_in_the_same_order_which_puts_like_beside_like():
    made = Site(table({f"a{n}": {f"q{q}": 2 if n % 2 else -2 for q in range(90)} for n in range(50)}).corpus)
    topic = made.corpus.topics["topic"]
    parts = matrix.blocks(made, topic)
    trees = [
        html.fromstring(matrix_page.render_block(PageContext(made, f"{part.source}/"), part, parts))
        for part in parts
    ]
    orders = [tree.xpath("//tbody//th/a/@title") for tree in trees]
    assert len(orders) == 3
    assert orders[1:] == orders[:-1]
    assert [int(id_[1:]) % 2 for id_ in orders[0]] == [0] * 25 + [1] * 25


def test_heads_are_heads_of_rows_and_columns():
    tree = shown(site(3, 4))
    assert {cell.get("scope") for cell in tree.xpath("//thead//th")} == {"col"}
    assert {cell.get("scope") for cell in tree.xpath("//tbody//th")} == {"row"}


def test_the_head_of_a_row_says_what_is_proposed_and_cuts_between_words():
    builder = Builder()
    builder.article("a")
    long = "Schools that begin at nine have pupils who sleep longer, learn more and are late less often than others."
    for id_, proposition in (("brief", "Bells ring too early."), ("long", long)):
        builder.question(id_)
        builder.corpus.questions[id_].written = builder.corpus.questions[id_].written.model_copy(
            update={"proposition": proposition}
        )
        builder.position("a", id_, 1)
    for articles, room in ((1, matrix.LETTERS), (12, matrix.FEWER_LETTERS)):
        while len(builder.corpus.articles) < articles:
            builder.article(f"a{len(builder.corpus.articles)}")
        for number in range(articles):
            builder.question(f"{articles}-{number}")
        heads = {
            link.get("title"): link.text
            for link in shown(Site(builder.corpus)).xpath("//tbody//th[@scope='row']/a")
        }
        assert heads["Bells ring too early."] == "Bells ring too early"
        cut = heads[long]
        assert cut.endswith("…")
        assert long.startswith((f"{cut[:-1]} ", f"{cut[:-1]},"))
        assert room - 12 < len(cut) <= room + 1


def test_the_parts_of_a_large_matrix_hold_each_article_and_question_of_the_topic_once():
    large = site(150, 100)
    topic = large.corpus.topics["topic-0"]
    parts = matrix.blocks(large, topic)
    held = [(a.id, d.question.id) for part in parts for a in part.articles for d in part.questions]
    assert len(held) == len(set(held)) == 150 * 100
    assert all(len(part.articles) <= matrix.LONG_SIDE for part in parts)
    assert all(len(part.questions) <= matrix.SHORT_SIDE for part in parts)
    sources = [spec.source for spec in matrix_page.specs(large)]
    assert sources == ["matrix", *(part.source for part in parts)]
    assert sources[1:3] == ["matrix/topic-0", "matrix/topic-0/page/2"]


def test_a_part_says_which_articles_and_questions_it_shows_and_leads_to_the_next():
    large = site(150, 100)
    topic = large.corpus.topics["topic-0"]
    parts = matrix.blocks(large, topic)
    second = parts[1]
    tree = html.fromstring(matrix_page.render_block(PageContext(large, f"{second.source}/"), second, parts))
    assert "rticles 51–100 of 150" in second.name
    assert "uestions 1–33 of 100" in second.name
    assert second.lead in text(tree)
    rels = {link.get("rel"): link.get("href") for link in tree.xpath("//a[@rel]")}
    assert rels == {"prev": "../../../../matrix/topic-0/", "next": "../../../../matrix/topic-0/page/3/"}


def test_the_page_of_a_large_matrix_shows_what_divides_most_before_the_links_to_the_parts():
    large = site(70, 100, 2)
    tree = shown(large)
    assert len(tree.xpath("//tbody/tr")) == glance.ARTICLES
    assert "32 of 100 questions by 36 of 70 articles" in text(tree)
    links = tree.xpath("//h2/following-sibling::ul[@class='bf-plain bf-blocks']//a/@href")
    assert links == ["../matrix/topic-0/", "../matrix/topic-1/"]
    assert "The whole matrix" not in text(tree)


def test_an_article_of_another_topic_that_answers_is_in_the_matrix():
    builder = Builder()
    builder.question("q", "one")
    builder.topic("two")
    builder.article("guest", ["two"])
    builder.position("guest", "q", 1)
    made = Site(builder.corpus)
    found = matrix.matrix(PageContext(made, ""), builder.corpus.topics["one"])
    assert found.grid is not None
    assert [cell is None for _, cells in found.grid.rows for cell in cells] == [False]


def test_a_full_part_with_the_longest_ids_stays_below_a_megabyte():
    row = {f"{'q' * 60}{number}": -2 for number in range(matrix.SHORT_SIDE)}
    made = Site(table({f"{'a' * 60}{number}": row for number in range(matrix.LONG_SIDE)}).corpus)
    assert len(matrix_page.render(PageContext(made, "matrix/")).encode()) < 1_000_000


def test_nothing_to_show_is_said():
    empty = Site(Builder().corpus)
    assert "No positions yet" in text(shown(empty))
    assert "no two articles" in text(html.fromstring(pairs.render(PageContext(empty, "agreement/"))))


@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_square_of_pairs_is_symmetrical_and_blank_below_three_shared_questions(directory_urls):
    small = site(6, 12, 2, directory_urls=directory_urls)
    here = PageContext(small, small.addresses.page("agreement"))
    square = pairs.square(here)
    assert square is not None
    articles = in_order(small, square.heads)
    lines = html.fromstring(pairs.render_square(here)).xpath("//tbody/tr")
    for row, line in zip(articles, lines, strict=True):
        for column, cell in zip(articles, line.xpath("td"), strict=True):
            if row is column:
                assert (text(cell), cell.get("class")) == ("itself", "bf-pairs__self")
                continue
            expected = small.figures.pairs.of(row, column).agreement
            first, second = sorted((row.id, column.id))
            (link,) = cell.xpath("a")
            assert link.get("href") == (
                f"../compare/{first}--{second}/" if directory_urls else f"compare/{first}--{second}.html"
            )
            assert (text(cell).split()[0], cell.get("class")) == (
                ("·", "bf-pairs__few")
                if expected is None
                else (f"{expected:.2f}", f"bf-s-{AgreementScale().style(expected)}")
            )
            assert ("too few" in link.get("title")) == (expected is None)
    assert any("·" in text(line) for line in lines)


def test_many_articles_have_lists_of_the_closest_and_farthest_in_place_of_a_square():
    large = site(120, 40, 4)
    tree = html.fromstring(pairs.render(PageContext(large, "agreement/")))
    assert len(tree.xpath("//tbody/tr")) == 100
    links = tree.xpath("//tbody//td//a/@href")
    assert links
    assert all(link.startswith("../compare/?articles=a") and link.count(",") == 1 for link in links)
    sources = [spec.source for spec in pairs.specs(large)]
    assert sources == ["agreement", "agreement/page/2", *(f"agreement/topic-{n}" for n in range(4))]


@pytest.mark.parametrize(
    ("value", "style"),
    [(1, "p2"), (0.795, "p2"), (0.794, "p1"), (0.6, "p1"), (0.5, "z"), (0.2, "m1"), (0, "m2")],
)
def test_the_colour_of_an_agreement_is_that_of_the_figure_shown(value, style):
    assert AgreementScale().style(value) == style


def test_with_many_articles_each_colour_holds_a_fifth_of_the_pairs_and_the_legend_says_so():
    random = Random(1)  # noqa: S311
    rows = {
        f"a{number}": {f"q{n}": random.choice([1, 2]) for n in range(30)} for number in range(pairs.RELATIVE)
    }
    made = Site(table(rows).corpus)
    cells = html.fromstring(pairs.render_square(PageContext(made, "agreement/"))).xpath("//td[a]")
    figures = sorted(
        (float(text(cell).split()[0]), cell.get("class").removeprefix("bf-s-")) for cell in cells
    )
    assert [style for style, _ in groupby(style for _, style in figures)] == ["m2", "m1", "z", "p1", "p2"]
    assert all(
        0.1 < share < 0.3 for share in (n / 380 for n in Counter(style for _, style in figures).values())
    )
    legend = html.fromstring(pairs.render(PageContext(made, "agreement/"))).xpath("//p[@class='bf-key']")[0]
    lowest = min(value for value, style in figures if style == "p2")
    assert text(legend).startswith(
        f"Each colour stands for about a fifth of all pairs: {lowest:.2f} and more"
    )


def test_a_class_of_agreement_that_cannot_occur_is_not_in_the_legend():
    scale = AgreementScale([0, 0.8, 0.8, 1])
    assert scale.key == [("p2", "1.00 and more"), ("p1", "from 0.80"), ("m1", "from 0.00")]
    assert [scale.style(value) for value in (0, 0.79, 0.8, 1)] == ["m1", "m1", "p1", "p2"]


def test_what_is_withdrawn_cannot_be_compared():
    """The script reads whom to choose from on its page, and where they stand in the briefings of those chosen."""
    builder = Builder()
    builder.question("constructor")
    builder.question("gone", withdrawn=True)
    builder.question("recoded")
    builder.article("a")
    builder.article("b")
    builder.article("withdrawn", withdrawn=True)
    for article in ("a", "b", "withdrawn"):
        builder.position(article, "constructor", None if article == "a" else 2)
        builder.position(article, "gone", 2)
        builder.position(article, "recoded", 2, withdrawn=True)
    here = PageContext(Site(builder.corpus), "")
    chooser = html.fromstring(comparison.render_chooser(here))
    assert chooser.xpath("//option/@value") == ["", "a", "b", "", ""]
    page = html.fromstring(briefing.render(here, builder.corpus.articles["a"]))
    standing = "//div[contains(@class, 'bf-position') and not(contains(@class, 'bf-claim--withdrawn'))]"
    assert page.xpath(f"{standing}/h3/@data-question") == ["constructor"]


class TestAtAGlance:
    """The questions that divide most, and the articles that take up most of these."""

    STANCE = st.sampled_from([-2, -1, 0, 1, 2, UNCLEAR])
    TABLES = st.dictionaries(
        st.integers(0, 50).map("a{}".format),
        st.dictionaries(st.integers(0, 40).map("q{}".format), STANCE, max_size=6),
        max_size=50,
    )

    def seen(self, corpus):
        """The grid, with the articles and questions of its heads and the sign in each cell; None for no grid."""
        made = Site(corpus)
        found = glance.glance(PageContext(made, ""))
        if found is None:
            return None
        by_article = found.corner == "Article"
        of_rows = [head.url.split("/")[1] for head, _ in found.rows]
        of_columns = [head.url.split("/")[1] for head in found.columns]
        cells = {
            (row, column) if by_article else (column, row): STANCE_SIGNS[cell.written.stance]
            for row, (_, line) in zip(of_rows, found.rows, strict=True)
            for column, cell in zip(of_columns, line, strict=True)
            if cell is not None
        }
        articles, questions = (of_rows, of_columns) if by_article else (of_columns, of_rows)
        return found, articles, questions, cells

    @given(TABLES)
    def test_every_position_of_what_is_shown_has_its_cell(self, rows):
        seen = self.seen(table(rows).corpus)
        if seen is None:
            assert all(stance is UNCLEAR for row in rows.values() for stance in row.values())
            return
        _, articles, questions, cells = seen
        assert len(questions) <= glance.QUESTIONS
        assert len(articles) <= glance.ARTICLES
        assert cells == {
            (a, q): STANCE_SIGNS[stance_of(rows[a][q])] for a in articles for q in questions if q in rows[a]
        }
        assert {a for a, _ in cells} == set(articles)
        assert {q for _, q in cells} == set(questions)

    def test_of_a_large_corpus_it_shows_what_divides_most_and_who_takes_most_of_it_up(self):
        rows = {f"a{number}": {f"q{n}": 2 if number % 2 else -2 for n in range(40)} for number in range(40)}
        rows |= {f"few{number}": {"q0": 2 if number % 2 else -2} for number in range(40)}
        found, articles, questions, cells = self.seen(table(rows).corpus)
        assert found.note.startswith("32 of 40 questions by 36 of 80 articles, ")
        assert all(article.startswith("a") for article in articles)
        signs = [cells[article, questions[0]] for article in articles]
        assert sum(before != after for before, after in pairwise(signs)) == 1

    def test_there_is_none_where_nobody_takes_a_position(self):
        assert self.seen(table({"a": {"q": UNCLEAR}}).corpus) is None

    def test_what_is_withdrawn_is_not_in_it(self):
        builder = table({"a": {"q": 2}, "b": {"q": -2}})
        builder.article("gone", withdrawn=True)
        builder.position("gone", "q", 1)
        _, articles, _, _ = self.seen(builder.corpus)
        assert sorted(articles) == ["a", "b"]

    def test_a_page_may_ask_for_fewer_questions(self):
        made = Site(table({"a": {"q": 2, "r": 1}, "b": {"q": -2, "r": 1}}).corpus)
        few, all_of_them = (glance.glance(PageContext(made, ""), most=most) for most in (1, 2))
        assert few.note.startswith("1 of 2 questions by 2 articles")
        assert (few.caption, all_of_them.caption) == (
            "Who stands where: the most divisive questions",
            "Who stands where: every question at a glance",
        )

    def test_it_leads_to_the_matrix_itself(self):
        made = Site(table({"a": {"q": 2}, "b": {"q": -2}}).corpus)
        here = PageContext(made, "")
        tree = html.fromstring(f"<div>{here.call('matrix.html', 'grid', glance.glance(here))}</div>")
        assert tree.xpath("//p/a/@href") == ["matrix/"]
