"""A question on which nobody divides is noted."""

import pytest

OLD = "old-channel:\n        stance: disagree"


@pytest.mark.parametrize("stance", ["agree", "strongly-agree"])
def test_a_note(said_after, stance):
    assert said_after(
        (OLD, OLD.replace("disagree", stance)),
        ("  deeper-channel:\n    topic", "  ¦deeper-channel:\n    topic"),
    ) == [
        (
            "HERE note[all-agree] questions.deeper-channel: all 2 articles of the topic agree; is it worded so that "
            "somebody could take the other side?"
        )
    ]


def test_also_where_all_disagree(said_after):
    (said,) = said_after(("stance: strongly-agree", "stance: strongly-disagree"))
    assert "all 2 articles of the topic disagree" in said


@pytest.mark.parametrize("stance", ["mixed", "unclear", "disagree"])
def test_not_while_one_is_on_another_side_or_none(said_after, stance):
    assert said_after((OLD, OLD.replace("disagree", stance))) == []


def test_not_while_one_is_silent(said_after):
    withdrawn = "agree\n        withdrawn: {date: 2026, reason: Why.}"
    assert said_after((OLD, OLD.replace("disagree", withdrawn))) == []
