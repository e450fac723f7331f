"""No position rests on a withdrawn claim."""

OLD = "      old-channel:\n        stance: disagree\n        basis: stated\n        at: {paragraph: 1}"


def test_an_error(said_after):
    assert said_after((OLD, "      old-channel: {stance: disagree, basis: stated, because: [t1, ¦e2]}")) == [
        (
            'HERE error[withdrawn-ground] articles.baker-2025.positions.old-channel.because: the claim "e2" '
            "is withdrawn, so no position can rest on it; name another claim, or withdraw the position"
        )
    ]


def test_unless_the_position_is_withdrawn_too(said_after):
    new = f"{OLD}\n        because: e2\n        withdrawn: {{date: 2025, reason: Wrong.}}"
    assert said_after((OLD, new)) == []
