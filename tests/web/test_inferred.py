"""A fact that the text of an article does not give stands in brackets, and the page says that it is inferred."""

from pages import text

from briefings.corpus.vocabulary import Fact

SHOWN = {Fact.AUTHORS: "bf-author", Fact.PUBLISHER: "bf-publisher"}


def brackets(line, shown):
    """Whether what has a class, or is a time, stands in brackets that a screen reader hears of, too."""
    (around,) = line.xpath(f"(.//{shown})[1]/..")
    return text(around).startswith("[") and text(around).endswith("(inferred)]")


def test_each_inferred_fact_and_no_other_stands_in_brackets_and_is_named(briefings):
    for article, page in briefings:
        (line,) = page.find_class("bf-briefing")[0].xpath("p[@class='bf-byline']")
        inferred = set(article.written.inferred)
        assert set((line.get("data-inferred") or "").split()) == inferred
        for fact, style in SHOWN.items():
            if line.find_class(style):
                assert brackets(line, f"*[@class='{style}']") == (fact in inferred), article.id
        if article.written.published:
            assert brackets(line, "time") == (Fact.PUBLISHED in inferred), article.id
        said = [text(link) for link in line.xpath("a[contains(@href, '#about')]")]
        assert len(said) == bool(inferred), article.id
        assert all(fact.meaning in said[0] for fact in inferred), article.id


def test_lists_and_questions_mark_them_too(school):
    for page in ("briefings", "questions/sleep-loss"):
        (link,) = school.page(page).xpath("//main//span/a[contains(., 'School bells, part 5')]")
        assert text(link.getparent()) == "[School bells, part 5 (inferred)]"
