"""The data under `/api/v1/`: each document fits the published schema, and says what the pages say."""

import json

import pytest
from jsonschema import Draft202012Validator
from published import contents, hostile, load, publish, rows

from briefings.exports import schema as exported_schema
from tests.corpora.school import dump, other

FOLDER = "api/v1/"


def documents(files):
    return {
        path.removeprefix(FOLDER): json.loads(content)
        for path, content in files.items()
        if path.startswith(FOLDER) and path.endswith(".json") and not path.endswith("schema.json")
    }


def schema(files):
    return json.loads(files[f"{FOLDER}schema.json"])


def wrong(files):
    """What does not fit the schema as published: the whole, and the part that the document names."""
    published = schema(files)
    found = []
    for path, document in documents(files).items():
        part = {"$ref": document["$schema"].partition("schema.json")[2], "$defs": published["$defs"]}
        for each in (published, part):
            found += [
                f"{path}: {error.json_path} {error.message}"
                for error in Draft202012Validator(each).iter_errors(document)
            ]
    return found


def test_every_document_fits_the_schema(files, bad_files):
    Draft202012Validator.check_schema(schema(files))
    assert wrong(files) == []
    assert wrong(bad_files) == []


@pytest.mark.parametrize("text", ["{}", dump(other())])
@pytest.mark.parametrize("url", ["", "https://example.org/"])
def test_an_empty_and_a_larger_corpus_fit_too_with_an_address_and_without(text, url):
    assert wrong(contents(publish(load(text), url=url))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document["article"].update(extra=1),
        lambda document: document["article"]["claims"][0].update(extra=1),
        lambda document: document["article"]["claims"][0].pop("version"),
        lambda document: document["article"]["claims"][0].update(kind="guess"),
        lambda document: document["article"]["positions"][0].update(value=3),
        lambda document: document["article"].update(published="May 2025"),
        lambda document: document.pop("$schema"),
    ],
)
def test_the_schema_would_catch_a_document_that_drifts_away(files, spoil):
    document = documents(files)["articles/adams-2024.json"]
    whole = Draft202012Validator(schema(files))
    assert whole.is_valid(document)
    spoil(document)
    assert not whole.is_valid(document)


def test_the_schema_is_where_documents_say_and_has_its_own_address(files):
    assert schema(files)["$id"] == "https://example.org/b/api/v1/schema.json"
    found = {path: document["$schema"].partition("#")[0] for path, document in documents(files).items()}
    assert found["corpus.json"] == "schema.json"
    assert found["articles/adams-2024.json"] == found["questions/traffic-grows.json"] == "../schema.json"


def test_every_object_is_closed_and_every_kind_described(files):
    for name, kind in schema(files)["$defs"].items():
        if kind["type"] == "object":
            assert kind["additionalProperties"] is False, name
            assert kind["description"], name


def test_the_corpus_holds_all_of_it_and_the_files_the_same_parts(files, good):
    found = documents(files)
    corpus = found["corpus.json"]
    for article in corpus["articles"]:
        assert found[f"articles/{article['id']}.json"]["article"] == article
    for question in corpus["questions"]:
        assert question.items() <= found[f"questions/{question['id']}.json"]["question"].items()
    assert [a["id"] for a in corpus["articles"]] == list(good.corpus.articles)
    claims = [claim for article in corpus["articles"] for claim in article["claims"]]
    assert {claim["key"]: (claim["version"], claim["text"]) for claim in claims} == {
        claim.key: (claim.version, claim.written.text)
        for article in good.corpus.articles.values()
        for claim in article.claims.values()
    }
    assert corpus["redirects"] == {
        "adams": "adams-2024",
        "old-channel": "deeper-channel",
        "baker-2025.e9": "baker-2025.e1",
    }


def test_every_thing_carries_where_it_is(files, good):
    for article in documents(files)["corpus.json"]["articles"]:
        for claim in article["claims"]:
            assert claim["page"] == f"briefings/{article['id']}/#{claim['id']}"
            assert claim["page_url"] == f"https://example.org/b/{claim['page']}"
        for position in article["positions"]:
            assert position["page"] == f"briefings/{article['id']}/#on-{position['question']}"
    without = documents(contents(publish(good.corpus, url="", directory_urls=False)))
    article = without["articles/adams-2024.json"]["article"]
    assert article["page"] == "briefings/adams-2024.html"
    assert "page_url" not in json.dumps(without)


def test_figures_are_those_of_the_analysis_unrounded():
    publication = publish(load(dump(other())))
    found = documents(contents(publication))
    rows = found["disagreements.json"]["disagreements"]
    figures = publication.figures.disagreements
    assert [row["question"] for row in rows] == [d.question.id for d in figures]
    for row, d in zip(rows, figures, strict=True):
        it = row["disagreement"]
        assert (it["score"], it["low"], it["high"], it["label"]) == (d.score, d.low, d.high, d.label)
        assert it["smaller_side"] == d.smaller_side
        assert (it["positions"], it["of"], list(it["counts"].values())) == (d.answered, d.of, list(d.counts))
        assert found[f"questions/{d.question.id}.json"]["question"]["disagreement"] == it
        assert len(row["stances"]) == it["positions"] + it["unclear"] + it["earlier"]
    assert any(row["disagreement"]["score"] not in (None, 0, 1) for row in rows)
    article = found["articles/bells-1.json"]["article"]
    closest = publication.figures.neighbours["bells-1"].closest
    assert [(n["article"], n["agreement"]) for n in article["closest"]] == [
        (a.b.id, a.value) for a in closest
    ]


def test_why_stands_where_articles_are_opposed_and_nowhere_else():
    publication = publish(load(dump(other())))
    for path, document in documents(contents(publication)).items():
        if path.startswith("questions/"):
            question = document["question"]
            assert ("why" in question) == (question["disagreement"]["label"] == "opposed")


def test_an_old_id_serves_the_whole_document_and_says_the_new_one(files):
    found = documents(files)
    for old, new, section in (
        ("adams", "adams-2024", "articles"),
        ("old-channel", "deeper-channel", "questions"),
    ):
        moved, now = found[f"{section}/{old}.json"], found[f"{section}/{new}.json"]
        assert moved.pop("redirected_to") == new
        assert moved == now


def test_what_is_withdrawn_stays_and_is_not_counted():
    found = documents(contents(publish(load(dump(hostile())))))
    article = found["articles/bells-5.json"]["article"]
    assert article["withdrawn"]["date"] == "2025"
    assert article["positions"]
    assert not any(position["counted"] for position in article["positions"])
    assert "bells-5" not in {
        id_ for row in found["disagreements.json"]["disagreements"] for id_ in row["stances"]
    }


def test_hostile_text_is_what_it_was(bad, bad_files):
    found = documents(bad_files)
    for article in bad.corpus.articles.values():
        published = found[f"articles/{article.id}.json"]["article"]
        assert published["title"] == article.written.title
        assert [claim["text"] for claim in published["claims"]] == [
            c.written.text for c in article.claims.values()
        ]
    for question in bad.corpus.questions.values():
        assert (
            found[f"questions/{question.id}.json"]["question"]["proposition"] == question.written.proposition
        )


def test_the_schema_is_the_same_each_time():
    exported_schema.schema.cache_clear()
    first = json.dumps(exported_schema.schema())
    exported_schema.schema.cache_clear()
    assert json.dumps(exported_schema.schema()) == first


def test_what_few_entries_hold_stands_in_the_data_and_fits_the_schema(changed):
    def more(data):
        adams, baker = data["articles"].values()
        adams["gone"] = "2026-02"
        adams["evidence"]["e1"]["events"] = ["storm"]
        baker["positions"]["old-channel"]["seemingly_opposed"] = {"to": ["adams-2024"], "note": "Both may."}

    files = contents(changed(more))
    assert wrong(files) == []
    found = documents(files)
    adams, baker = (found[f"articles/{id_}.json"]["article"] for id_ in ("adams-2024", "baker-2025"))
    assert adams["gone"] == "2026-02"
    assert next(claim for claim in adams["claims"] if claim["id"] == "e1")["events"] == ["storm"]
    assert {claim["verification"] for claim in adams["claims"] if "at" in claim} <= {
        "verified",
        "stale",
        "unverified",
    }
    assert adams["positions"][1]["second"] == {"by": "C. Coder", "first": "mixed", "stance": "unclear"}
    assert baker["positions"][0]["seemingly_opposed"] == [{"to": ["adams-2024"], "note": "Both may."}]
    # An original that is gone is cited where it can still be read.
    cited = found["articles/adams-2024.json"]["citations"]["article"]["csl_json"]
    assert cited["URL"] == adams["archived"] != adams["url"]


def test_an_articles_document_cites_it_and_its_briefing_as_the_files_of_the_site_do(
    files, bad_files, good, bad
):
    for publication, written in ((good, files), (bad, bad_files)):
        found = documents(written)
        cited = [
            citation
            for id_ in publication.corpus.articles
            for citation in found[f"articles/{id_}.json"]["citations"].values()
        ]
        assert "\n".join(each["bibtex"] for each in cited).encode() == written["references.bib"]
        assert "".join(each["ris"] for each in cited).encode() == written["references.ris"]
        assert [each["csl_json"] for each in cited] == json.loads(written["references.json"])
    assert found["articles/bells.json"]["citations"] == found["articles/bells-3.json"]["citations"]


def test_an_unclear_stance_is_said_and_has_no_value(changed):
    """Wherever positions are published: that it cannot be told is no silence, and none of its fields is left out."""

    def code(data):
        data["articles"]["adams-2024"]["positions"]["deeper-channel"]["stance"] = "unclear"
        data["settings"] = {"figures_by": "article"}  # one of the authors takes the question up again

    files = contents(changed(code))
    found = documents(files)
    question = found["questions/deeper-channel.json"]["question"]
    for positions in (
        found["corpus.json"]["articles"][0]["positions"],
        found["articles/adams-2024.json"]["article"]["positions"],
        question["positions"],
    ):
        assert (positions[0]["stance"], positions[0]["value"]) == ("unclear", None)
    table = {(row["article"], row["question"]): row for row in rows(files["api/v1/positions.csv"])}
    row = table["adams-2024", "deeper-channel"]
    assert (row["stance"], row["value"]) == ("unclear", "")
    listed = {row["question"]: row for row in found["disagreements.json"]["disagreements"]}["deeper-channel"]
    assert listed["stances"] == {"adams-2024": "unclear", "baker-2025": "disagree"}
    assert listed["disagreement"]["unclear"] == question["disagreement"]["unclear"] == 1
