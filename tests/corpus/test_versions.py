"""`data-version`: stays while what a reader cites stays, and changes with it."""

import hashlib
import unicodedata

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.versions import claim_content, digest, position_content, question_content
from tests.cases import changed
from tests.corpora import GOOD
from tests.tables import table

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_the_digest_of_a_claim_by_hand(corpus_of):
    """So that another program can compute it from DESIGN alone."""
    claim = corpus_of().articles["baker-2025"].claims["e2"]
    json = (
        '{"kind":"evidence","qualifies":["e1"],"text":"Pilots are few.","type":"official-statement",'
        '"voice":"conceded","withdrawn":{"date":"2025-06","reason":"The article does not say so."}}'
    )
    assert claim.version == hashlib.sha256(json.encode()).hexdigest()[:8]


def test_the_digest_of_a_position_by_hand(corpus_of):
    position = corpus_of().articles["adams-2024"].positions["deeper-channel"]
    json = '{"basis":"stated","because":["e1","t1"],"stance":"strongly-agree"}'
    assert position.version == hashlib.sha256(json.encode()).hexdigest()[:8]


def test_the_digest_of_a_question_by_hand(corpus_of):
    question = corpus_of().questions["traffic-grows"]
    json = (
        '{"disagreeing":"Traffic will stay what it is.",'
        '"proposition":"Traffic will grow by half within ten years.","type":"forecast"}'
    )
    assert question.version == hashlib.sha256(json.encode()).hexdigest()[:8]


def test_absent_and_default_fields_are_left_out(corpus_of):
    claim = corpus_of().articles["adams-2024"].claims["a1"]
    assert claim_content(claim) == {"kind": "assumption", "text": "The tide stays what it is."}


def test_a_claim_of_another_article_has_its_full_id(corpus_of):
    content = claim_content(corpus_of().articles["baker-2025"].claims["e1"])
    assert content["undercuts"] == ["adams-2024.e1"]


def test_a_position_without_stance_is_unclear(corpus_of, good):
    position = corpus_of(good.replace("stance: disagree", "stance: unclear")).articles["baker-2025"].positions
    assert position_content(position["deeper-channel"]) == {"basis": "stated", "stance": "unclear"}


@given(
    st.dictionaries(
        st.text("abcdefgh", min_size=1), TEXT | st.lists(TEXT) | st.dictionaries(st.text("ab"), TEXT)
    )
)
def test_the_json_is_that_of_rfc_8785(content):
    def nfc(value):
        if isinstance(value, str):
            return unicodedata.normalize("NFC", value)
        if isinstance(value, dict):
            return {key: nfc(part) for key, part in value.items()}
        return [nfc(part) for part in value]

    assert digest(content) == hashlib.sha256(rfc8785.dumps(nfc(content))).hexdigest()[:8]


def test_composed_and_decomposed_text_have_one_version():
    assert digest({"text": "caf\u00e9"}) == digest({"text": "cafe\u0301"})
    assert digest({"text": "\n\u0301"}) != digest({"text": "\u0144"})


@pytest.fixture
def versions(corpus_of):
    """The version of a claim before and after a change of the good corpus."""

    def found(old, new):
        texts = (GOOD, changed(GOOD, (old, new)))
        return [corpus_of(text).articles["baker-2025"].claims["e2"].version for text in texts]

    return found


@table(__file__, "changes")
def test_changes_with_what_a_reader_cites(versions, old, new):
    before, after = versions(old, new)
    assert before != after


@table(__file__, "stays")
def test_stays_with_what_a_reader_does_not_cite(versions, old, new):
    before, after = versions(old, new)
    assert before == after


def test_stays_in_an_article_that_gets_another_id(corpus_of, good):
    renamed = good.replace("baker-2025", "baker")
    before, after = corpus_of().articles["baker-2025"], corpus_of(renamed).articles["baker"]
    assert [claim.version for claim in before.claims.values()] == [
        claim.version for claim in after.claims.values()
    ]


def test_a_question_has_no_version_of_its_title(corpus_of):
    assert "title" not in question_content(corpus_of().questions["deeper-channel"])
