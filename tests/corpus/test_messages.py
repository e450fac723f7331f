"""What does not fit the schema, in words, where `messages.txt` cannot show it."""


def test_text_has_a_limit(said_after):
    assert said_after(("text: Pilots are few.", f"text: {'x' * 2000}")) == []
    assert said_after(("text: Pilots are few.", f"text: ¦{'x' * 2001}")) == [
        (
            "HERE error[length] articles.baker-2025.evidence.e2.text: this has 2,001 characters, but at most 2,000 are "
            "allowed"
        )
    ]


def test_nothing_is_missing_from_where_reading_stopped(said_of, good):
    """Neither fields nor names: both may follow."""
    start = good.index("        qualifies: [e1]")
    (said,) = said_of(good[:start] + "        @\n" + good[start:])
    assert "error[syntax]" in said


def test_messages_keep_to_one_line_and_to_what_can_be_seen(said_of):
    (said,) = said_of('"a\\n\\e[31m\\u202eb": c\n')
    assert said.isprintable()
    assert '"a\\n\\x1b[31m\\u202eb"' in said
