"""What does not fit the schema, in words: the place, what is there, what is expected."""

import pytest


def here(rule, path, rest):
    return [f"HERE error[{rule}] {path}: {rest}"]


def test_the_good_corpus_has_no_problems(said_after):
    assert said_after() == []


def test_an_unknown_field_and_the_nearest_known_one(said_after):
    assert said_after(("voice: conceded", "¦voise: conceded")) == here(
        "unknown-key",
        "articles.baker-2025.evidence.e2.voise",
        'there is no field "voise" here; did you mean "voice"?',
    )


def test_an_unknown_field_that_is_like_none(said_after):
    assert said_after(("{title: Port statistics}", "{title: Port statistics, ¦zzz: q}")) == here(
        "unknown-key",
        "articles.adams-2024.predictions.p1.resolution.source.zzz",
        'there is no field "zzz" here; known fields: title, url',
    )


def test_an_unknown_section_of_the_file(said_after):
    assert (
        'HERE error[unknown-key] redirect: there is no field "redirect" here; did you mean "redirects"?'
        in said_after(("redirects:", "¦redirect:"))
    )


def test_a_word_outside_the_vocabulary(said_after):
    assert said_after(("type: reasoning", "type: ¦reason")) == here(
        "vocabulary",
        "articles.baker-2025.evidence.e1.type",
        '"reason" is not one of statistic, study, expert, official-statement, precedent, analogy, anecdote or '
        'reasoning; did you mean "reasoning"?',
    )


def test_a_stance_outside_the_scale(said_after):
    assert said_after(("stance: disagree", "stance: ¦no")) == here(
        "vocabulary",
        "articles.baker-2025.positions.old-channel.stance",
        '"no" is not one of strongly-agree, agree, mixed, disagree, strongly-disagree or unclear',
    )


def test_a_missing_field_at_the_key_of_its_entry(said_after):
    assert said_after(
        (
            "e1:\n        text: Ships waited for pilots and not for the tide.\n        type: reasoning",
            "¦e1:\n        text: Ships.",
        )
    ) == here("missing-field", "articles.baker-2025.evidence.e1", 'the field "type" is missing')


@pytest.mark.parametrize(
    ("written", "found"),
    [("2025", "a number"), ("1.5", "a number"), ("0x1F", "a number"), ("true", "a truth value")],
)
def test_a_bare_scalar_where_text_belongs(said_after, written, found):
    assert said_after(("text: Pilots are few.", f"text: ¦{written}")) == here(
        "bare-scalar",
        "articles.baker-2025.evidence.e2.text",
        f'text is expected here, but {written} without quotation marks is {found}; write "{written}"',
    )


@pytest.mark.parametrize("written", ["", " ~", " null"])
def test_an_empty_value(said_after, written):
    assert said_after(("text: Pilots are few.", f"¦text:{written}")) == here(
        "empty", "articles.baker-2025.evidence.e2.text", "this is empty; fill it in, or leave it out"
    )


def test_text_of_nothing_but_blanks(said_after):
    assert said_after(("text: Pilots are few.", 'text: ¦" "')) == here(
        "empty-text",
        "articles.baker-2025.evidence.e2.text",
        "there is no text here; fill it in, or leave it out",
    )


def test_an_empty_list_of_claims(said_after):
    assert said_after(("qualifies: [e1]", "qualifies: ¦[]")) == here(
        "empty-list",
        "articles.baker-2025.evidence.e2.qualifies",
        "this list is empty; fill it in, or leave it out",
    )


def test_a_list_where_text_belongs(said_after):
    assert said_after(("text: Pilots are few.", "text: ¦[[deeper-channel]]")) == here(
        "wrong-type",
        "articles.baker-2025.evidence.e2.text",
        "text is expected here, not a list; put text that contains a colon, a comma or brackets in quotation marks",
    )


def test_text_where_a_list_belongs(said_after):
    assert said_after(("to: [Harbour board]", "to: ¦Harbour board")) == here(
        "wrong-type",
        "articles.adams-2024.recommendations.r1.to",
        'a list is expected here, not the text "Harbour board"',
    )


def test_text_where_fields_belong(said_after):
    assert said_after(("a1: {text: The tide stays what it is.}", "a1: ¦The tide stays what it is.")) == here(
        "wrong-type",
        "articles.adams-2024.assumptions.a1",
        'fields are expected here, not the text "The tide stays what it is."',
    )


def test_a_list_where_fields_belong(said_after):
    assert said_after(("a1: {text: The tide stays what it is.}", "a1: ¦[text]")) == here(
        "wrong-type", "articles.adams-2024.assumptions.a1", "fields are expected here, not a list"
    )


@pytest.mark.parametrize("written", ['"4"', "four"])
def test_text_where_a_number_belongs(said_after, written):
    assert said_after(("- {paragraph: 4}", f"- {{paragraph: ¦{written}}}")) == here(
        "wrong-type",
        "articles.adams-2024.evidence.e2.at.0.paragraph",
        "a whole number is expected here; write it without quotation marks",
    )


@pytest.mark.parametrize("written", ["0", "-1", "1.5", "true", "9999999"])
def test_a_number_that_is_no_paragraph(said_after, written):
    (said,) = said_after(("- {paragraph: 4}", f"- {{paragraph: ¦{written}}}"))
    assert "HERE error[wrong-type]" in said
    assert "a whole number" in said


@pytest.mark.parametrize("written", ["2024", '"2024"', "2024-05", "2024-05-29"])
def test_a_date_with_or_without_quotation_marks(said_after, written):
    assert said_after(("published: 2024", f"published: {written}")) == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("May 2025", '"May 2025" is not a date of the form 2025, 2025-05 or 2025-05-29'),
        ("20250529", '"20250529" is not a date of the form 2025, 2025-05 or 2025-05-29'),
        ("2025.5", "a date is written 2025, 2025-05 or 2025-05-29"),
        ("[2025]", "a date is written 2025, 2025-05 or 2025-05-29"),
        ('"2025\\n"', '"2025\\n" is not a date of the form 2025, 2025-05 or 2025-05-29'),
    ],
)
def test_a_date_that_is_none(said_after, written, message):
    assert said_after(("published: 2024", f"published: ¦{written}")) == here(
        "date", "articles.adams-2024.published", message
    )


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2025-13", "there is no month 13"),
        ("2025-00-10", "there is no month 00"),
        ("2025-02-29", "February 2025 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2025-04-31", "April 2025 has 30 days"),
        ("2025-05-00", "May 2025 has 31 days"),
        ('"0000"', "there is no year 0000"),
    ],
)
def test_a_date_that_is_not_in_the_calendar(said_after, written, why):
    assert said_after(("published: 2024", f"published: ¦{written}")) == here(
        "impossible-date",
        "articles.adams-2024.published",
        f'"{written.strip(chr(34))}" is not in the calendar: {why}',
    )


@pytest.mark.parametrize(
    ("written", "rule", "message"),
    [
        ("http://example.org", "url", "an address starts with https://"),
        ("javascript:alert(1)", "url", "an address starts with https://"),
        (
            "https://user:word@example.org/",
            "url-credentials",
            "an address cannot hold a user name or password",
        ),
        ("https://user@example.org/", "url-credentials", "an address cannot hold a user name or password"),
        ("https://", "url-form", "this address names no host"),
        ("https:///path", "url-form", "this address names no host"),
        ("https://[::1", "url-form", "this address names no host"),
        ("https://example.org:port/", "url-form", "this address names no host"),
        ('"https://example.org/a b"', "url-form", 'an address cannot hold " ": percent-encode it'),
        ('"https://example.org/a\\tb"', "url-form", 'an address cannot hold "\\t": percent-encode it'),
        ('"https://example.org/\\\\@evil"', "url-form", 'an address cannot hold "\\": percent-encode it'),
        ("https://example.org/<b>", "url-form", 'an address cannot hold "<": percent-encode it'),
    ],
)
def test_an_address_that_does_not_do(said_after, written, rule, message):
    assert said_after(("url: https://example.org/deep-water", f"url: ¦{written}")) == here(
        rule, "articles.adams-2024.url", message
    )


@pytest.mark.parametrize(
    "written",
    ["https://example.org", "https://example.org:8443/a?b=c@d#e", "https://пример.example/é(1)%20'*"],
)
def test_an_address_that_does(said_after, written):
    assert said_after(("url: https://example.org/deep-water", f"url: ¦{written}")) == []


@pytest.mark.parametrize(
    "written", ["Adams-2024x", "adams_2024x", "adams--2024x", "-adams", "adams-", '"adams 2024x"', "ädams"]
)
def test_an_id_of_the_wrong_form(said_after, written):
    said = said_after(("  storm:", f"  ¦{written}:"))
    assert len(said) == 1
    assert said[0].startswith("HERE error[id] events.")
    assert "lower-case letters, digits and single hyphens" in said[0]


def test_an_id_that_is_too_long(said_after):
    assert said_after(("  storm:", f"  {'x' * 64}:")) == []
    (said,) = said_after(("  storm:", f"  ¦{'x' * 65}:"))
    assert "HERE error[length]" in said
    assert "this has 65 characters, but at most 64 are allowed" in said


@pytest.mark.parametrize("written", ["en", "de-AT", "zh-Hant", "es-419", "sl-rozaj", "de-1996", "en-a-bbb"])
def test_a_language(said_after, written):
    assert said_after(("language: en-GB", f"language: ¦{written}")) == []


@pytest.mark.parametrize("written", ["english", "en_GB", "e", "en-", "-en", "en GB"])
def test_a_language_that_is_none(said_after, written):
    (said,) = said_after(("language: en-GB", f"language: ¦{written}"))
    assert "HERE error[language]" in said


def test_a_quote_has_25_words_at_most(said_after):
    assert said_after(("quote: nine hours", "quote: " + "word " * 25)) == []
    assert said_after(("quote: nine hours", "quote: ¦" + "word " * 26)) == here(
        "quote",
        "articles.adams-2024.evidence.e2.quote",
        "a quote has at most 25 words, this one has 26",
    )


def test_text_has_a_limit(said_after):
    assert said_after(("text: Pilots are few.", "text: " + "x" * 2000)) == []
    assert said_after(("text: Pilots are few.", "text: ¦" + "x" * 2001)) == here(
        "length",
        "articles.baker-2025.evidence.e2.text",
        "this has 2,001 characters, but at most 2,000 are allowed",
    )


def test_a_digest_of_the_wrong_form(said_after):
    (said,) = said_after(("anchors_sha256: f", "anchors_sha256: ¦F"))
    assert "HERE error[receipt]" in said


@pytest.mark.parametrize("section", ["thesis", "evidence", "predictions", "recommendations"])
def test_a_claim_points_to_a_passage_unless_it_is_an_assumption(said_after, good, section):
    part = good[good.index(f"    {section}:") :]
    anchor = part[part.index("at: ") : part.index("}", part.index("at: ")) + 1]
    if section == "recommendations":
        anchor = f", {anchor}"
    replaced = part[: part.index(anchor)][-60:] + anchor
    (said,) = said_after((replaced, replaced.removesuffix(anchor).rstrip(" ")))
    assert "error[missing-field]" in said
    assert 'the field "at" is missing' in said


def test_several_things_are_found_at_once(said_after):
    said = said_after(
        ("type: policy", "type: polcy"),
        ("published: 2024", "published: 2024-13"),
        ("voice: conceded", "¦voise: conceded"),
        ("because: [t1, e1]", "because: [t1, e7]"),
        ("attacks: [adams-2024.e2]", "attacks: [adams-2024.e8]"),
    )
    assert [line.split(" ")[1] for line in said] == [
        "error[vocabulary]",
        "error[impossible-date]",
        "error[unknown-reference]",
        "error[unknown-reference]",
        "error[unknown-key]",
    ]


def test_an_entry_that_is_wrong_still_has_its_name(said_after):
    """References to it are not reported."""
    (said,) = said_after(("type: forecast", "type: weather"))
    assert "error[vocabulary] questions.traffic-grows.type" in said


def test_an_article_that_is_wrong_still_has_its_claims(said_after):
    (said,) = said_after(("publisher: Port Review\n", "publischer: Port Review\n"))[1:]
    assert "error[unknown-key]" in said


def test_nothing_is_missing_from_where_reading_stopped(said_of, good):
    """Neither fields nor names: both may follow."""
    start = good.index("        qualifies: [e1]")
    (said,) = said_of(good[:start] + "        @\n" + good[start:])
    assert "error[syntax]" in said


def test_messages_keep_to_one_line_and_to_what_can_be_seen(said_of):
    (said,) = said_of('"a\\n\\e[31m\\u202eb": c\n')
    assert said.isprintable()
    assert '"a\\n\\x1b[31m\\u202eb"' in said
