"""What is seemingly opposed is linked; `seemingly_opposed.txt` says what is found in it."""

import pytest

PLACE = "old-channel:\n        stance: disagree\n        basis: stated\n        at: {paragraph: 1}\n"


@pytest.fixture
def position(corpus_of, good):
    """A position with an opposition that is none."""
    text = f'{PLACE}        seemingly_opposed: {{to: adams, note: "See [[adams-2024.t1]]."}}\n'
    return corpus_of(good.replace(PLACE, text)).articles["baker-2025"].positions["deeper-channel"]


def test_the_corpus_links_the_positions(position):
    (seeming,) = position.seemingly_opposed
    (other,) = seeming.others
    assert other.article.id == "adams-2024"
    assert position in other.article.claims["t1"].mentions


def test_it_changes_no_version(position, corpus_of):
    before = corpus_of().articles["baker-2025"].positions["deeper-channel"]
    assert position.version == before.version
