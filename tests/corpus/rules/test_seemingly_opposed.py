"""Only what the stances oppose can be opposed in seeming only, and it is said once."""

import pytest

POSITION = "old-channel:\n        stance: disagree\n        basis: stated\n        at: {paragraph: 1}\n"
SEEMING = "        seemingly_opposed: {to: ¦adams, note: It speaks of another arm.}\n"
PATH = "articles.baker-2025.positions.old-channel.seemingly_opposed"


def noted(stance="disagree", seeming=SEEMING):
    return POSITION, POSITION.replace("disagree", stance) + seeming


def here(rest, path=f"{PATH}.to"):
    return f"HERE error[seemingly-opposed] {path}: {rest}"


def test_of_two_on_opposite_sides_it_may_be_said(said_after):
    assert said_after(noted()) == []


@pytest.mark.parametrize("stance", ["agree", "mixed", "unclear"])
def test_of_others_not(said_after, stance):
    assert here(
        'the two are not on opposite sides: "adams-2024" has the stance "strongly-agree", and this article '
        f'"{stance}"; '
        "name an article on the other side, or say it in the position's note"
    ) in said_after(noted(stance))


def test_the_other_takes_a_position_on_the_question(said_after):
    old = "      deeper-channel:\n        stance: strongly-agree\n        basis: stated\n        because: [t1, e1]\n"
    assert said_after((old, ""), noted()) == [
        here(
            'the article "adams-2024" takes no position on "deeper-channel"; name an article on the other side'
        )
    ]


def test_which_may_be_there_and_be_wrong_otherwise(said_after):
    said = said_after(("stance: strongly-agree", "stance: strongly"), noted())
    assert [line for line in said if "seemingly-opposed" in line] == []


def test_not_of_an_article_and_itself(said_after):
    assert said_after(noted(seeming=SEEMING.replace("adams", "baker-2025"))) == [
        here("an article cannot be opposed to itself; name the article that this position seems opposed to")
    ]


def test_once(said_after):
    old = "because: [t1, e1]\n"
    new = f"{old}        seemingly_opposed: {{to: baker-2025, note: So it is.}}\n"
    assert said_after((old, new), noted()) == [
        here("data/annotations.yaml, line 70 already says so of the same two positions; say it in one place")
    ]


def test_of_several_in_a_list(said_after):
    several = "        seemingly_opposed:\n          - {to: [adams], note: Why.}\n          - {to: ¦adams, note: Why.}\n"
    assert said_after(noted(seeming=several)) == [
        here(
            "data/annotations.yaml, line 115 already says so of the same two positions; say it in one place",
            f"{PATH}.1.to",
        )
    ]


def test_the_article_exists(said_after):
    assert said_after(noted(seeming=SEEMING.replace("¦adams", "[adams, ¦adams-2042]"))) == [
        f'HERE error[unknown-reference] {PATH}.to: there is no article "adams-2042"; did you mean "adams-2024"?'
    ]


def test_the_corpus_links_the_positions(corpus_of, good):
    old, new = noted(
        seeming=SEEMING.replace("¦", "").replace("It speaks of another arm.", '"See [[adams-2024.t1]]."')
    )
    corpus = corpus_of(good.replace(old, new))
    position = corpus.articles["baker-2025"].positions["deeper-channel"]
    (seeming,) = position.seemingly_opposed
    assert seeming.others == (corpus.articles["adams-2024"].positions["deeper-channel"],)
    assert position in [mention.source for mention in corpus.find("adams-2024.t1").mentions]


def test_it_changes_no_version(corpus_of, good):
    before = corpus_of().articles["baker-2025"].positions["deeper-channel"].version
    after = corpus_of(good.replace(*noted(seeming=SEEMING.replace("¦", ""))))
    assert after.articles["baker-2025"].positions["deeper-channel"].version == before


def test_the_events_of_a_claim_exist(said_after, corpus_of, good):
    old = "undercuts: [adams-2024.e1]\n"
    assert said_after((old, f"{old}        events: [storm, ¦strom]\n")) == [
        (
            'HERE error[unknown-reference] articles.baker-2025.evidence.e1.events: there is no event "strom"; '
            'did you mean "storm"?'
        )
    ]
    corpus = corpus_of(good.replace(old, f"{old}        events: [storm]\n"))
    assert corpus.articles["baker-2025"].claims["e1"].events == (corpus.events["storm"],)
