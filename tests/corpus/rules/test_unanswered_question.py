"""A question without an answer is noted."""

IDLE = "{topic: harbour, proposition: It is idle., disagreeing: It is not., type: fact%s}"


def with_question(more=""):
    return ("\n\narticles:", f"\n  ¦idle: {IDLE % more}\n\narticles:")


def test_a_note(said_after):
    assert said_after(with_question()) == [
        "HERE note[unanswered-question] questions.idle: no article takes a position on this question"
    ]


def test_not_of_a_withdrawn_question(said_after):
    assert said_after(with_question(", withdrawn: {date: 2025, reason: Why.}")) == []


def test_a_withdrawn_position_is_no_answer(said_after):
    (said,) = said_after(
        ("        basis: inferred", "        withdrawn: {date: 2025, reason: Why.}\n        basis: inferred")
    )
    assert "note[unanswered-question] questions.traffic-grows" in said


def test_an_old_id_answers(said_after):
    new = "      deeper-channel:\n        stance: strongly-agree"
    said = said_after((new, new + "\n        withdrawn: {date: 2025, reason: Why.}"))
    assert not any("unanswered-question" in line for line in said)


def test_one_that_may_be_misspelt_is_not_missed(said_after):
    said = said_after(("      traffic-grows:\n        stance", "      traffic-grow:\n        stance"))
    assert not any("unanswered-question" in line for line in said)
