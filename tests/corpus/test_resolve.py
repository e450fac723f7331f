"""The Corpus: what the good file means."""

import pytest

from briefings.corpus.edtf import Date
from briefings.corpus.model import Mention
from briefings.corpus.vocabulary import (
    Basis,
    EvidenceType,
    Kind,
    Likelihood,
    Relation,
    Stance,
    Status,
    Voice,
)
from tests.cases import changed, in_files


@pytest.fixture(scope="module")
def corpus(corpus_of):
    return corpus_of()


def test_everything_is_there_in_the_order_of_the_file(corpus):
    assert list(corpus.topics) == ["harbour"]
    assert list(corpus.events) == ["storm"]
    assert list(corpus.questions) == ["deeper-channel", "traffic-grows"]
    assert list(corpus.articles) == ["adams-2024", "baker-2025"]
    assert list(corpus.authors) == ["ann-adams", "bo-baker"]


def test_claims_stand_in_the_order_of_the_kinds(corpus):
    claims = corpus.articles["adams-2024"].claims
    assert list(claims) == ["t1", "e1", "e2", "a1", "p1", "r1"]
    assert [claim.kind for claim in claims.values()] == [
        Kind.THESIS,
        Kind.EVIDENCE,
        Kind.EVIDENCE,
        Kind.ASSUMPTION,
        Kind.PREDICTION,
        Kind.RECOMMENDATION,
    ]


def test_an_entry_knows_where_its_key_stands(corpus):
    place = corpus.articles["adams-2024"].claims["e1"].place
    assert (place.file, place.line, place.column) == ("data/annotations.yaml", 38, 7)


def test_one_anchor_or_several_are_a_tuple(corpus):
    claims = corpus.articles["adams-2024"].claims
    assert [(at.paragraph, at.through) for at in claims["e1"].written.at] == [(2, 3)]
    assert [(at.paragraph, at.prefix, at.suffix) for at in claims["e2"].written.at] == [
        (4, None, None),
        (9, "and", "then"),
    ]


def test_one_relation_or_several_are_claims(corpus):
    adams, baker = corpus.articles["adams-2024"].claims, corpus.articles["baker-2025"].claims
    assert adams["e2"].relations == {Relation.SUPPORTS: [adams["t1"]]}
    assert baker["e1"].relations == {Relation.UNDERCUTS: [adams["e1"]], Relation.ATTACKS: [adams["e2"]]}


def test_a_claim_knows_what_bears_on_it_from_any_article(corpus):
    adams, baker = corpus.articles["adams-2024"].claims, corpus.articles["baker-2025"].claims
    assert adams["e1"].incoming == [(Relation.UNDERCUTS, baker["e1"])]
    assert adams["t1"].incoming == [
        (Relation.SUPPORTS, adams["e1"]),
        (Relation.SUPPORTS, adams["e2"]),
        (Relation.SUPPORTS, adams["r1"]),
    ]


def test_positions_stand_in_the_order_of_the_questions(corpus):
    positions = corpus.articles["adams-2024"].positions
    assert list(positions) == ["deeper-channel", "traffic-grows"]
    assert positions["deeper-channel"].written.stance is Stance.STRONGLY_AGREE
    assert positions["traffic-grows"].written.basis is Basis.INFERRED


def test_unclear_is_no_stance(corpus):
    second = corpus.articles["adams-2024"].positions["traffic-grows"].written.second
    assert second.by == "C. Coder"
    assert second.stance is Stance.UNCLEAR
    assert second.stance.number is None


def test_a_question_knows_its_positions_in_the_order_of_the_articles(corpus):
    question = corpus.questions["deeper-channel"]
    assert [position.article.id for position in question.positions] == ["adams-2024", "baker-2025"]


def test_a_claim_knows_the_positions_that_it_carries(corpus):
    article = corpus.articles["adams-2024"]
    assert article.claims["t1"].positions == [article.positions["deeper-channel"]]
    assert article.claims["e2"].positions == []


def test_a_topic_knows_its_questions_and_articles(corpus):
    topic = corpus.topics["harbour"]
    assert topic.questions == list(corpus.questions.values())
    assert topic.articles == list(corpus.articles.values())


def test_an_author_has_all_articles_and_the_latest_affiliation(corpus):
    author = corpus.authors["ann-adams"]
    assert author.articles == list(corpus.articles.values())
    assert author.affiliation == "Independent"


def test_a_title_comes_from_the_id_where_there_is_none(corpus):
    assert corpus.questions["deeper-channel"].title == "Dredging"
    assert corpus.questions["traffic-grows"].title == "Traffic grows"


def test_a_claim_is_the_authors_own_unless_said_otherwise(corpus):
    claims = corpus.articles["adams-2024"].claims
    assert claims["e1"].written.voice is Voice.AUTHOR
    assert claims["e2"].written.voice is Voice.REPORTED


def test_a_prediction_is_open_unless_said_otherwise(corpus_of, good):
    resolved = good[good.index("        status: failed") : good.index("        at: {paragraph: 5}")]
    corpus = corpus_of(good.replace(resolved, ""))
    assert corpus.articles["adams-2024"].claims["p1"].status is Status.OPEN


def test_only_a_prediction_has_a_status(corpus):
    claims = corpus.articles["adams-2024"].claims
    assert claims["p1"].status is Status.FAILED
    assert claims["p1"].resolution.source.title == "Port statistics"
    assert claims["t1"].status is None


def test_dates_are_as_exact_as_they_are_known(corpus):
    assert corpus.articles["adams-2024"].written.published == Date(2024)
    assert corpus.articles["adams-2024"].claims["p1"].by == Date(2030, 6)
    assert corpus.articles["baker-2025"].written.published == Date(2025, 5, 29)


def test_an_event(corpus):
    event = corpus.events["storm"]
    assert (event.written.title, event.written.date, event.written.note) == (
        "The storm",
        Date(2025, 2, 11),
        "It closed the port for a week.",
    )


def test_what_is_known_of_an_article(corpus):
    article = corpus.articles["adams-2024"]
    assert (article.written.url, article.written.archived, article.written.language) == (
        "https://example.org/deep-water",
        "https://archive.example.org/deep-water",
        "en-GB",
    )
    assert (article.written.publisher, article.written.summary) == ("Port Review", "Dredge now.")
    assert article.written.note == "The year is from the page's footer."
    assert [annotator.name for annotator in article.written.annotators] == ["A. Annotator"]
    assert [(revision.date, revision.note) for revision in article.written.revisions] == [
        (Date(2025, 1, 2), "First version.")
    ]


def test_a_receipt(corpus):
    receipt = corpus.articles["adams-2024"].written.receipt
    assert (receipt.date, receipt.words, receipt.paragraphs) == (Date(2025, 1, 2), 900, 12)
    assert receipt.text_sha256.startswith("0123")
    assert receipt.anchors_sha256.startswith("fe8c")
    assert corpus.articles["baker-2025"].written.receipt is None


def test_what_only_some_claims_have(corpus):
    claims = corpus.articles["adams-2024"].claims
    assert [(cited.title, cited.url) for cited in claims["e1"].written.cites] == [
        ("Tide tables", "https://example.org/tides")
    ]
    assert claims["e1"].type is EvidenceType.STATISTIC
    assert claims["e2"].written.quote == "nine hours"
    assert claims["p1"].likelihood is Likelihood.LIKELY
    assert claims["p1"].resolution.date == Date(2025, 3, 1)
    assert claims["r1"].to == ("Harbour board",)


def test_a_claim_knows_its_events(corpus_of, good):
    old = "undercuts: [adams-2024.e1]\n"
    corpus = corpus_of(good.replace(old, f"{old}        events: [storm]\n"))
    assert corpus.articles["baker-2025"].claims["e1"].events == (corpus.events["storm"],)


def test_an_author_named_twice_counts_once(corpus_of, good):
    text = good.replace(
        "      - {id: bo-baker", "      - {id: ann-adams, name: Ann Adams}\n      - {id: bo-baker"
    )
    corpus = corpus_of(text)
    assert [author.id for author in corpus.articles["baker-2025"].authors] == ["ann-adams", "bo-baker"]
    assert corpus.authors["ann-adams"].articles == list(corpus.articles.values())


@pytest.mark.parametrize(
    ("old", "id_"),
    [
        ("disagreeing: Traffic will stay what it is.", "traffic-grows"),
        ("summary: Dredge now.", "adams-2024"),
        ("reason: The article does not say so.", "baker-2025.e2"),
        ("note: It closed the port for a week.", "storm"),
        ("note: It halved.", "adams-2024.p1"),
    ],
)
def test_every_kind_of_entry_mentions(corpus_of, good, old, id_):
    corpus = corpus_of(changed(good, (old, f'{old.partition(":")[0]}: "[[adams-2024.a1]]"')))
    (mention,) = corpus.articles["adams-2024"].claims["a1"].mentions
    assert mention.source is (corpus.find(id_) or corpus.events[id_])


def test_what_is_withdrawn_stays(corpus):
    claim = corpus.articles["baker-2025"].claims["e2"]
    assert claim.written.withdrawn.reason == "The article does not say so."
    assert claim in corpus.articles["baker-2025"].of_kind(Kind.EVIDENCE)


def test_a_source_mentions_a_thing_once(corpus):
    article = corpus.articles["adams-2024"]
    assert article.claims["p1"].mentions == [Mention(article.positions["traffic-grows"])]


def test_claims_and_topics_mention_too(corpus):
    assert corpus.questions["deeper-channel"].mentions == [Mention(corpus.topics["harbour"])]
    assert corpus.articles["baker-2025"].claims["e1"].mentions == [
        Mention(corpus.articles["adams-2024"].claims["e2"])
    ]


def test_nothing_mentions_itself(corpus_of, good):
    corpus = corpus_of(good.replace("Pilots are few.", "Here [[baker-2025.e2]] is [[adams-2024]]."))
    assert corpus.articles["baker-2025"].claims["e2"].mentions == []
    assert len(corpus.articles["adams-2024"].mentions) == 1


class TestRedirects:
    """An old id leads on, for articles, questions and claims, wherever it stands."""

    @pytest.mark.parametrize(
        ("old", "now"),
        [("adams", "adams-2024"), ("adams.t1", "adams-2024.t1"), ("baker-2025.e9", "baker-2025.e1")],
    )
    def test_is_found(self, corpus, old, now):
        assert corpus.find(old) is corpus.find(now) is not None

    def test_a_question_under_positions(self, corpus):
        position = corpus.articles["baker-2025"].positions["deeper-channel"]
        assert position.question is corpus.questions["deeper-channel"]

    def test_a_relation_to_an_old_id(self, corpus_of, good):
        corpus = corpus_of(good.replace("qualifies: [e1]", "qualifies: [e9, e1]"))
        claims = corpus.articles["baker-2025"].claims
        assert claims["e2"].relations == {Relation.QUALIFIES: [claims["e1"]]}


def test_files_together_are_one_corpus(good, said_of):
    assert said_of(in_files(good)) == []
