"""Ids are never shared."""

import pytest


def here(path, rest):
    return [f"HERE error[shared-id] {path}: {rest}"]


@pytest.mark.parametrize(
    ("old", "new", "path", "said"),
    [
        ("  storm:", "  ¦harbour:", "events.harbour", "topic, in line 3"),
        (
            "redirects:",
            "  ¦storm: {title: T, authors: [], publisher: P, published: 2025}\nredirects:",
            "articles.storm",
            "event, in line 6",
        ),
        ("id: bo-baker", "id: ¦traffic-grows", "articles.baker-2025.authors.0.id", "question, in line 15"),
    ],
)
def test_between_kinds(said_after, old, new, path, said):
    (found,) = said_after((old, new))
    assert found.startswith(f"HERE error[shared-id] {path}: ")
    assert f"is the id of another {said}" in found


def test_between_files(said_of, good):
    said = said_of(
        {
            "data/annotations.yaml": good,
            "data/annotations/a.yaml": "topics:\n  storm: {title: Storm}\n  harbour: {title: Harbour}\n",
        }
    )
    assert said == [
        (
            'data/annotations.yaml:6:3: error[shared-id] events.storm: "storm" is the id of another topic, in '
            "data/annotations/a.yaml, line 2; choose another id"
        ),
        (
            'data/annotations/a.yaml:3:3: error[shared-id] topics.harbour: "harbour" is the id of another topic, in '
            "data/annotations.yaml, line 3; choose another id"
        ),
    ]


def test_between_claims_of_an_article(said_after):
    assert said_after(("      a1:", "      ¦e1:")) == here(
        "articles.adams-2024.assumptions.e1", '"e1" is the id of another claim of this article, in line 38'
    )


def test_but_claims_of_two_articles_may_share_one(corpus_of):
    assert all("t1" in article.claims for article in corpus_of().articles.values())


def test_an_author_has_one_name(said_after):
    assert said_after(
        ("name: Ann Adams, affiliation: Independent", "name: ¦Anne Adams, affiliation: Independent")
    ) == here(
        "articles.baker-2025.authors.1.name",
        'the author "ann-adams" is called "Ann Adams" elsewhere; write the name in one way',
    )


def test_a_question_has_one_position_under_its_old_and_its_new_id(said_after):
    assert said_after(
        (
            "      old-channel:",
            "      deeper-channel: {stance: mixed, basis: stated, because: t1}\n      ¦old-channel:",
        )
    ) == here(
        "articles.baker-2025.positions.old-channel",
        '"deeper-channel" in line 110 is the same question; an article takes one position on a question',
    )
