"""A claim says what no other claim says in the same words."""

OTHER = "Ships wait nine hours for the tide."


def test_in_an_article_is_a_warning(said_after):
    assert said_after(
        ("a1: {text: The tide stays what it is.}", "a1: {text: ¦SHIPS wait  nine hours for the tide.}")
    ) == [
        (
            'HERE warning[repeated-text] articles.adams-2024.assumptions.a1.text: the claim "e1" in line 38 says the '
            "same; make one claim of them, with both passages under `at`"
        )
    ]


def test_across_articles_is_a_note(said_after):
    assert said_after(("text: Nothing has to be dredged.", f"text: ¦{OTHER}")) == [
        (
            'HERE note[repeated-text] articles.baker-2025.thesis.t1.text: the claim "adams-2024.e1" says the same; say '
            "what each of the two authors claims, where they differ"
        )
    ]


def test_not_of_what_is_withdrawn(said_after):
    assert said_after(("text: Pilots are few.", "text: Nothing has to be dredged.")) == []
