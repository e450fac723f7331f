"""What an author only reports, concedes or is read to assume looks different from what the author says."""

from browsing import asked
from lxml import html
from pages import text

from briefings.corpus.loading import MAIN, check_files
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views.pages import specs
from briefings.web.words import VOICE_LEADS, whose
from tests.corpora import GOOD


def test_each_claim_says_whose_it_is_in_a_word_where_it_is_not_the_authors(claims):
    for claim, heading in claims:
        words = [text(each) for each in heading.find_class("bf-voice")]
        assert words == ([f"{VOICE_LEADS[whose(claim)]}:"] if whose(claim) else []), claim.key
        assert heading.getparent().get("data-voice", "") == whose(claim), claim.key


def test_so_do_cards_and_lists():
    assert "because: [p1]" in GOOD
    changed = GOOD.replace("because: [p1]", "because: [p1, e2, a1, t1]", 1)
    corpus, _ = check_files({MAIN: changed.encode()})
    site = Site(corpus)
    found = {}
    for spec in specs(site):
        page = html.fromstring(f"<body>{spec.render(PageContext(site, site.addresses.page(spec.source)))}")
        for shown in page.xpath("//*[@data-claim and not(self::h3)]"):
            words = "".join(text(each) for each in shown.find_class("bf-voice"))
            found.setdefault(shown.get("data-claim"), set()).add((shown.get("data-voice"), words))
    assert found["adams-2024.e2"] == {("reported", "Reported:")}
    assert found["adams-2024.a1"] == {("assumed", "Assumed (annotators’ reading):")}
    assert found["adams-2024.t1"] == {(None, "")}


def test_what_is_copied_says_it_too_and_not_twice(page, address, school):
    article = next(iter(school.corpus.articles.values()))
    said = {"reported": "reports without endorsing it", "conceded": "concedes", "assumed": "assumes"}
    page.goto(f"{address}briefings/{article.id}/")
    for claim in article.claims.values():
        if whose(claim):
            sentence = asked(page, "sentenceOf", claim.id)
            assert said.pop(whose(claim), " ") in sentence
            assert sentence.startswith(claim.written.text.split("[[")[0].rstrip(". ")), claim.key
    assert said == {}
