"""`code`: a second coding without sight of the first, what to add of it, and how far the two agree."""

import csv
import io
import re

import pytest
import yaml

QUESTION = "  deeper-channel:\n"
ASKED = [(f"{QUESTION}    topic", f"{QUESTION}    note: Unlike [[baker-2025]], Bo Baker says so.\n    topic")]


@pytest.fixture
def code(run):
    return lambda *more: run("code", "baker-2025", "--by", "C. Coder", "--table", "coding.csv", *more)


@pytest.fixture
def filled(code, project):
    """The table with these stances and reasons, by question."""

    def call(**answers):
        assert code().code == 0
        path = project / "coding.csv"
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        for row in rows[1:]:
            row[4:] = answers.get(row[0].replace("-", "_"), ("", ""))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return code()

    return call


def test_the_questions_come_without_anybodys_coding(code, change, project):
    change(*ASKED)
    done = code()
    assert done.out.startswith("coding.csv: 2 questions. Read the article and nobody’s coding.")
    text = (project / "coding.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["question"] for row in rows] == ["deeper-channel", "traffic-grows"]
    assert rows[0]["proposition"] == "The channel should be dredged to fifteen metres."
    assert rows[0]["note"] == "Unlike an article, an author says so."
    assert {row["stance"] for row in rows} == {""}
    assert "Baker" not in text
    assert "disagree" not in text


def test_no_name_of_an_author_is_left_in_the_notes(code, change, project):
    """Neither a family name that is not the last word nor a body's short name. A word of a body's name may stay."""
    port = "{id: port, name: The Port Party, short: TPP, organisation: true}"
    change(
        ("{id: bo-baker, name: Bo Baker}", f"{{id: bo-baker, name: Bo Baker, family: Bo}}\n      - {port}"),
        (
            f"{QUESTION}    topic",
            f"{QUESTION}    note: Bo and the TPP say so; no other Party does.\n    topic",
        ),
    )
    assert code().code == 0
    text = (project / "coding.csv").read_text(encoding="utf-8-sig")
    assert "an author and the an author say so; no other Party does." in text


def test_the_answers_come_back_as_yaml_with_the_agreement(filled, change, run, project):
    done = filled(deeper_channel=("Agree", "It says: yes"), traffic_grows=("mixed", ""))
    assert done.code == 0
    added = yaml.safe_load(done.out)
    second = {"by": "C. Coder", "stance": "agree", "note": "It says: yes"}
    assert added == {"deeper-channel": {"second": second}}
    assert "# Both coded 1 question: 0 alike, 0 on the same side.\n" in done.out
    assert "# Coded differently: deeper-channel, first disagree, second agree.\n" in done.out
    assert "# Coded by the second coder alone: traffic-grows.\n" in done.out
    # What is printed is what the data takes.
    basis, at = "        basis: stated\n", "        at: {paragraph: 1}\n"
    written = re.search(r"        second: .*\n", done.out)[0]
    change((f"{basis}{at}", f"{basis}{at}{written}"))
    assert "error" not in run("check").out
    run("fmt")
    assert written in (project / "data" / "annotations.yaml").read_text("utf-8")


def test_a_reason_of_any_form_comes_back_as_it_was_written(filled):
    for reason in ('Not "so": {it} is # [[t1]]', "- one\n- two", "5", "🏫 学校", "a " * 80):
        added = yaml.safe_load(filled(deeper_channel=("agree", reason)).out)
        assert added["deeper-channel"]["second"]["note"] == reason.strip()


def test_an_earlier_second_coding_is_named(run, project, monkeypatch):
    said = iter(["", "agree", ""])
    monkeypatch.setattr("briefings.commands.code.at_terminal", lambda: True)
    monkeypatch.setattr("briefings.commands.asking.at_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(said))
    out = run("code", "adams-2024", "--by", "D. Coder").out
    assert (
        "# These have a second coding already: traffic-grows, by C. Coder. Keep one of the two for each.\n"
        in out
    )


def test_silence_is_an_answer(filled):
    assert "# Silent, says the second coder: deeper-channel.\n" in filled().out


def test_what_does_not_fit_is_told_by_row(filled):
    done = filled(deeper_channel=("yes", ""))
    assert (done.code, done.out) == (2, "")
    assert 'row 2, stance: "yes" is not one of' in done.err


def test_at_a_terminal(run, monkeypatch):
    said = iter(["no", "strongly agree", "So it is.", ""])
    monkeypatch.setattr("briefings.commands.code.at_terminal", lambda: True)
    monkeypatch.setattr("briefings.commands.asking.at_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(said))
    done = run("code", "baker-2025", "--by", "C. Coder")
    assert done.code == 0
    assert '"no" is not one of' in done.out
    assert "        second: {by: C. Coder, stance: strongly-agree, note: So it is.}" in done.out


def test_nobody_to_ask(run):
    assert "nothing was coded: nobody is here to ask" in run("code", "baker-2025", "--by", "C. Coder").err


def test_an_unknown_article(run):
    assert run("code", "backer", "--by", "C").err.startswith('briefings: there is no article "backer"')
