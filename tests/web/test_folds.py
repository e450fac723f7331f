"""What a briefing folds away: links open it, with a script and without, and so does paper."""

from __future__ import annotations

import pytest
from conftest import parse
from lxml import html
from pages import text

from briefings.corpus.vocabulary import EvidenceType, Kind
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views import briefing
from briefings.web.views.in_short import MOST, in_short
from tests.corpora.linked import table


@pytest.fixture(scope="module")
def first(school):
    """An article of which a claim is withdrawn, if any is."""
    articles = list(school.corpus.articles.values())
    return next((a for a in articles if any(c.written.withdrawn for c in a.claims.values())), articles[0])


def folded_ids(school, article):
    """Of each fold, and of each fold in a fold, the first id and the last."""
    tree = parse(school.site / "briefings" / article.id / "index.html")
    found = [fold.xpath("(.//@id)[position() > 1]") for fold in tree.xpath("//details")]
    return [id_ for ids in found for id_ in ids[:1] + ids[-1:]]


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without one"])
def test_a_link_to_what_is_folded_opens_it(new_page, address, school, first, script):
    page = new_page(java_script_enabled=script)
    for number, id_ in enumerate(folded_ids(school, first)):
        page.goto(
            f"{address}briefings/{first.id}/?{number}#{id_}"
        )  # else the page would stay, with its open folds
        element = page.locator(f"[id='{id_}']")
        entry = page.locator(f":is(.bf-claim, .bf-position, li, p, h3):has([id='{id_}'])").last
        assert (entry if element.get_attribute("class") == "bf-alias" else element).is_visible(), id_


def test_a_link_to_the_heading_of_a_fold_opens_it_each_time(page, address, first):
    page.goto(f"{address}briefings/{first.id}/")
    fold = page.locator(".bf-section:has(#evidence)")
    link = page.locator(".md-sidebar--secondary a[href='#evidence']")
    for _ in range(2):
        assert fold.get_attribute("open") is None
        link.click()
        fold.locator(".bf-claim").first.wait_for()
        fold.locator("summary").first.click()
        fold.locator(".bf-claim").first.wait_for(state="hidden")


def test_one_button_opens_and_closes_everything(page, address, first):
    page.goto(f"{address}briefings/{first.id}/")
    folds = page.locator(".bf-section")
    page.get_by_role("button", name="Open all").click()
    assert page.locator(".bf-section[open]").count() == folds.count()
    folds.first.locator("summary").first.click()
    page.get_by_role("button", name="Open all").click()
    page.get_by_role("button", name="Close all").click()
    assert page.locator(".bf-section[open]").count() == 0


def test_without_a_script_there_is_no_button_and_paper_shows_everything(new_page, address, first):
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}briefings/{first.id}/")
    assert page.locator(".bf-folds").count() == 0
    claims = page.locator(".bf-claim")
    assert not claims.last.is_visible()
    page.emulate_media(media="print")
    assert claims.first.is_visible()
    assert claims.last.is_visible()


# ---- What comes before the folds ----

REASON = (Kind.EVIDENCE, EvidenceType.REASONING)


def short(claims, rows=None):
    """The ids that the short version keeps of claims, each given with the number of words that it has."""
    builder = table(rows or {"a": {}})
    article = builder.corpus.articles["a"]
    kinds = {
        "t": (Kind.THESIS, None),
        "e": REASON,
        "p": (Kind.PREDICTION, None),
        "r": (Kind.RECOMMENDATION, None),
    }
    for id_, words in claims.items():
        claim = builder.claim("a", id_, kinds[id_[0]])
        claim.written = claim.written.model_copy(update={"text": " ".join(["word"] * words)})
        article.in_brief.append(claim)
    found = in_short(PageContext(Site(builder.corpus), "briefings/a/"), article)
    return [claim.id for part in found.brief.values() for claim in part], found


def test_a_brief_that_fits_is_shown_in_its_order():
    assert short({"t1": 20, "t2": 20, "e1": 20, "p1": 20, "r1": 20})[0] == ["t1", "t2", "e1", "p1", "r1"]


def test_of_one_that_does_not_each_sort_keeps_its_first_claim_and_the_others_in_order_as_they_fit():
    assert short({"t1": 60, "t2": 60, "e1": 60, "e2": 20, "r1": 30})[0] == ["t1", "e1", "e2", "r1"]


def test_the_first_of_each_sort_stays_however_long_it_is():
    claims = {"t1": MOST, "t2": 1, "e1": MOST, "p1": 1, "r1": MOST}
    assert short(claims)[0] == ["t1", "e1", "r1"]


def test_two_oppositions_at_most_come_before_the_rest_of_the_brief():
    questions = {f"q{number}": 2 for number in range(4)}
    rows = {"a": questions, "b": dict.fromkeys(questions, -2)}
    ids, found = short({"t1": 50, "t2": 75, "e1": 50, "r1": 20}, rows)
    assert len(found.oppositions) == 2
    assert ids == ["t1", "e1", "r1"]


def test_where_it_stands_alone_is_told_once():
    rows = {"a": {"q0": 2, "q1": 1}, "b": {"q0": -2, "q1": -1}, "c": {"q0": -2, "q1": -1}}
    bylines = {article: ([article], "2026") for article in rows}
    tree = html.fromstring(render(table(rows, bylines=bylines).corpus))
    lines = [text(line) for line in tree.xpath("//ul[@class='bf-sides']/li")]
    assert lines == ["Alone: a: It is. b, c: It is not. Question"] * 2
    assert text(tree).count("Alone against two others or more on 2 questions.") == 1


def test_one_place_where_it_stands_alone_is_marked_among_the_oppositions():
    said = text(html.fromstring(render(table({"a": {"q": 2}, "b": {"q": -2}, "c": {"q": -2}}).corpus)))
    assert "Alone against two others or more on 1 question." in said
    assert "Alone: " in said
    assert "Nowhere alone" not in said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"a": {"q": 2}, "b": {"q": -1}}, "Nowhere alone against two others or more."),
        ({"a": {"q": 2}, "b": {"q": 1}}, "No other article here takes the opposite side of a question."),
        ({"a": {"q": 2}, "b": {}}, "It alone takes up q."),
    ],
)
def test_that_it_stands_alone_nowhere_is_said(rows, said):
    assert said in text(html.fromstring(render(table(rows).corpus)))


def render(corpus):
    return briefing.render(PageContext(Site(corpus), "briefings/a/"), corpus.articles["a"])


def test_no_briefing_says_more_before_its_folds_than_a_minute_takes(briefings):
    for article, tree in briefings:
        lines = tree.xpath("//*[@class='bf-brief']//li")
        before = tree.xpath(
            "//*[contains(@class, 'bf-briefing')]/*[not(preceding-sibling::details)][not(self::details)]"
        )
        words = sum(len(text(part).split()) for part in before if "bf-print" not in part.get("class", ""))
        assert words <= MOST or len(lines) <= 5, article.id
