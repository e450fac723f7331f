"""References by id lead somewhere; where not, the nearest id is named."""

import pytest


def here(path, rest):
    return [f"HERE error[unknown-reference] {path}: {rest}"]


def test_a_claim_of_the_same_article_is_said_in_the_line_of_the_contract(said_of):
    text = """topics: {}
articles:
  michta-2025:
    title: Title
    authors: []
    publisher: Publisher
    published: 2025
    thesis:
      t1: {text: Text, at: {paragraph: 1}}
    evidence:
      e3:
        text: Other
        type: precedent
        at: {paragraph: 2}
        supports:
        - t9
"""
    assert said_of(text) == [
        (
            "data/annotations.yaml:16:11: error[unknown-reference] articles.michta-2025.evidence.e3.supports: "
            'there is no claim "t9" in this article; did you mean "t1"?'
        )
    ]


@pytest.mark.parametrize("relation", ["supports", "attacks", "undercuts", "qualifies"])
def test_in_every_relation(said_after, relation):
    assert said_after(("qualifies: [e1]", f"{relation}: [e1, ¦e8]")) == here(
        f"articles.baker-2025.evidence.e2.{relation}",
        'there is no claim "e8" in this article; did you mean "e1"?',
    )


def test_a_single_reference(said_after):
    assert said_after(("supports: t1", "supports: ¦t8")) == here(
        "articles.adams-2024.evidence.e2.supports",
        'there is no claim "t8" in this article; did you mean "t1"?',
    )


def test_a_claim_of_another_article(said_after):
    assert said_after(("attacks: [adams-2024.e2]", "attacks: [¦adams-2024.e8]")) == here(
        "articles.baker-2025.evidence.e1.attacks",
        'there is no claim "e8" in the article "adams-2024"; did you mean "adams-2024.e1"?',
    )


def test_a_claim_of_no_article(said_after):
    assert said_after(("attacks: [adams-2024.e2]", "attacks: [¦adams-2042.e2]")) == here(
        "articles.baker-2025.evidence.e1.attacks",
        'there is no article "adams-2042"; did you mean "adams-2024"?',
    )


def test_a_claim_by_an_articles_old_id(said_after):
    assert said_after(("attacks: [adams-2024.e2]", "attacks: [adams.e2]")) == []
    assert said_after(("attacks: [adams-2024.e2]", "attacks: [¦adams.e8]")) == here(
        "articles.baker-2025.evidence.e1.attacks",
        'there is no claim "e8" in the article "adams-2024"; did you mean "adams-2024.e1"?',
    )


def test_a_claim_under_because(said_after):
    assert said_after(("because: [t1, e1]", "because: [t1, ¦e7]")) == here(
        "articles.adams-2024.positions.deeper-channel.because",
        'there is no claim "e7" in this article; did you mean "e1"?',
    )


def test_beside_settings_as_well(said_of, good):
    """A section that is known says nothing about what else there may be."""
    text = good.replace("because: [t1, e1]", "because: [t1, e9]") + "settings: {quoted_percent: 5}\n"
    assert ["[unknown-reference]" in line for line in said_of(text)] == [True]


def test_not_while_a_section_is_misspelt(said_of, good):
    """Whatever is not found may stand there: one message is enough."""
    said = said_of(good.replace("\nquestions:", "\nqestions:"))
    assert [line.split(" ")[1] for line in said] == ["error[unknown-key]"]


def test_the_topic_of_a_question(said_after):
    assert said_after(("topic: harbour\n    title: Dredging", "topic: ¦harbor\n    title: Dredging")) == here(
        "questions.deeper-channel.topic", 'there is no topic "harbor"; did you mean "harbour"?'
    )


def test_a_topic_of_an_article(said_after):
    assert said_after(("topics: [harbour]\n    note", "topics: [harbour, ¦storm]\n    note")) == here(
        "articles.adams-2024.topics", 'there is no topic "storm"; "storm" is the id of an event'
    )


def test_the_question_of_a_position(said_after):
    assert said_after(
        ("      traffic-grows:\n        stance", "      ¦traffic-grow:\n        stance")
    ) == here(
        "articles.adams-2024.positions.traffic-grow",
        'there is no question "traffic-grow"; did you mean "traffic-grows"?',
    )


class TestMentions:
    """`[[…]]` in text names an article, a claim or a question."""

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("adams-2042", 'there is no article, claim or question "adams-2042"; did you mean "adams-2024"?'),
            (
                "adams-2024.e9",
                'there is no claim "e9" in the article "adams-2024"; did you mean "adams-2024.e1"?',
            ),
            (
                "adams-2042.e1",
                'there is no article, claim or question "adams-2042.e1"; did you mean "adams-2024.e1"?',
            ),
            ("e1", 'there is no article, claim or question "e1"; did you mean "baker-2025.e1"?'),
            (
                "harbour",
                (
                    'there is no article, claim or question "harbour"; "harbour" is the id of a topic, and text '
                    "cannot link to one"
                ),
            ),
            ("", 'there is no article, claim or question ""'),
            (
                "Adams (2024)",
                'there is no article, claim or question "Adams (2024)"; did you mean "adams-2024"?',
            ),
        ],
    )
    def test_of_what_is_not_there(self, said_after, name, said):
        assert said_after(("text: Pilots are few.", f'text: ¦"Pilots [[{name}]]."')) == here(
            "articles.baker-2025.evidence.e2.text", said
        )

    @pytest.mark.parametrize("name", ["adams", "adams.t1", "baker-2025.e9", "old-channel", "traffic-grows"])
    def test_of_what_is_there_now_or_was(self, said_after, name):
        assert said_after(("text: Pilots are few.", f'text: "Pilots [[{name}]]."')) == []

    @pytest.mark.parametrize(
        ("old", "new", "path"),
        [
            ("summary: Dredge now.", 'summary: ¦"[[x]]"', "articles.adams-2024.summary"),
            ("note: First version.", 'note: ¦"[[x]]"', "articles.adams-2024.revisions.0.note"),
            ("note: It halved.", 'note: ¦"[[x]]"', "articles.adams-2024.predictions.p1.resolution.note"),
            (
                "reason: The article does not say so.",
                'reason: ¦"[[x]]"',
                "articles.baker-2025.evidence.e2.withdrawn.reason",
            ),
            ("note: It closed the port for a week.", 'note: ¦"[[x]]"', "events.storm.note"),
            (
                "disagreeing: Traffic will stay what it is.",
                'disagreeing: ¦"[[x]]"',
                "questions.traffic-grows.disagreeing",
            ),
            (
                "proposition: Traffic will grow by half within ten years.",
                'proposition: ¦"\\x5b[x]]"',
                "questions.traffic-grows.proposition",
            ),
        ],
    )
    def test_in_every_free_text(self, said_after, old, new, path):
        assert said_after((old, new)) == here(path, 'there is no article, claim or question "x"')

    @pytest.mark.parametrize(
        "old", ["title: Deep water", "quote: nine hours", "prefix: and", "name: Bo Baker"]
    )
    def test_but_not_in_names_and_in_the_words_of_others(self, said_after, old):
        assert said_after((old, old.split(":")[0] + ': "[[x]]"')) == []


def test_what_stands_twice_still_has_its_names(said_after):
    """One problem is enough: that the key stands twice."""
    for old, new in (
        ("\n  baker-2025:", "\n  baker-2025: {thesis: {t7: {}}}\n  baker-2025:"),
        ("    positions:\n      old-channel", "    thesis: {t7: {}}\n    positions:\n      old-channel"),
        ("\nredirects:", "\narticles: {baker-2025: {thesis: {t7: {}}}}\nredirects:"),
    ):
        said = said_after((old, new), ("qualifies: [e1]", "qualifies: [e1, t7]"))
        assert any("error[duplicate-key]" in line for line in said)
        assert not any("error[unknown-reference]" in line for line in said)


def test_an_article_in_which_reading_stopped_may_have_more_claims(said_of, good):
    stop, reply, redirects = (good.index(part) for part in ("    recommend", "  baker-2025:", "redirects:"))
    other = "articles:\n" + good[reply:redirects].replace("adams-2024.e2]", "adams-2024.r1]")
    (said,) = said_of(
        {
            "data/annotations.yaml": good[:stop] + "    @",
            "data/annotations/a.yaml": other.replace("old-channel", "deeper-channel"),
        }
    )
    assert "error[syntax]" in said


def test_a_file_that_stops_early_may_name_more(said_of, good):
    start = good.index("  traffic-grows:")
    (said,) = said_of(
        {
            "data/annotations.yaml": good[:start] + "\t\n",
            "data/annotations/a.yaml": good[good.index("articles:") : good.index("redirects")],
        }
    )
    assert "error[syntax]" in said


def test_a_file_that_cannot_be_read_may_name_more(said_of, good):
    articles = good.index("articles:")
    said = said_of(
        {
            "data/annotations.yaml": b"\xff\xfe" + good[:articles].encode("utf-16-le"),
            "data/annotations/a.yaml": good[articles : good.index("redirects")],
        }
    )
    assert [line.split(" ")[1] for line in said] == ["error[encoding]"]
