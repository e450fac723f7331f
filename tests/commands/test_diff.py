"""`diff`: what a change means, in three lines and in full, for whoever reads no YAML.

`diff/*.md` hold the reports of eight changes. After words were changed on purpose, write them again with REGENERATE=1,
and read what has changed.
"""

import html
import json
import os
import re
import runpy
import string
from pathlib import Path

import pytest
from git_projects import MAIN, Repository

from bench.corpus import generate
from briefings.cli import main
from briefings.commands.diff_report import rendered
from tests.cases import changed

HERE = Path(__file__).parent / "diff"
INERT = runpy.run_path(str(Path(__file__).parents[2] / ".ci" / "comment.py"))["inert"]
COLE = """  cole-2026:
    title: A third way
    authors: [{id: cy-cole, name: Cy Cole}]
    publisher: Port Review
    topics: [harbour]
    thesis:
      t1: {text: The port can wait., at: {paragraph: 1}}
    positions:
      deeper-channel: {stance: mixed, basis: stated, because: [t1]}

redirects:
"""
SPLIT = """    withdrawn: {date: 2026-01-02, reason: It asked two things at once.}
  channel-depth:
    topic: harbour
    proposition: The channel should be fifteen metres deep.
    disagreeing: A channel of twelve metres is deep enough.
    type: policy
  channel-dredging:
    topic: harbour
    proposition: Dredging is the way to a deeper channel.
    disagreeing: There are better ways to a deeper channel.
    type: policy
  traffic-grows:
"""
CHANGES = {
    "new-article": [("\nredirects:\n", "\n" + COLE)],
    "recoded-stance": [("stance: disagree\n", "stance: agree\n")],
    "reworded-claim": [
        ("text: Ships wait nine hours for the tide.", "text: Ships wait six hours for the tide.")
    ],
    "withdrawn-claim": [
        (
            "    assumptions:\n",
            "        withdrawn: {date: 2026-01-02, reason: The article does not say so.}\n    assumptions:\n",
        )
    ],
    "renamed-id": [
        ("  baker-2025:\n", "  baker-2025b:\n"),
        ("baker-2025.e1]] says", "baker-2025b.e1]] says"),
        ("  baker-2025.e9: baker-2025.e1", "  baker-2025: baker-2025b\n  baker-2025.e9: baker-2025b.e1"),
    ],
    "split-question": [("  traffic-grows:\n    topic", SPLIT + "    topic")],
    "broken": [("title: Deep water", "title: Deep: water")],
    "form-only": [("topics: [harbour]\n    note: The year", "topics:\n      - harbour\n    note: The year")],
}


@pytest.fixture
def good(good):
    """With a figure for each article, although they share an author."""
    return f"settings: {{figures_by: article}}\n{good}"


@pytest.fixture
def repository(tmp_path, good):
    made = Repository(tmp_path / "project")
    made.commit({"mkdocs.yml": "site_name: Test\n", ".gitignore": "/.cache/\n", MAIN: good})
    made.git("checkout", "--quiet", "-b", "work")
    return made


@pytest.fixture
def diff(repository, capsys, monkeypatch):
    """Run `diff`. What it writes in Markdown, `.ci/comment.py` has to take for something that it writes."""

    def postable(report, form):
        INERT(rendered(report, "markdown").encode())
        return rendered(report, form)

    monkeypatch.setattr("briefings.commands.diff.rendered", postable)

    def call(*arguments, text=None):
        if text is not None:
            repository.write(text)
        code = main(["diff", "--root", str(repository.root), *arguments])
        return code, *capsys.readouterr()

    return call


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_in_markdown(diff, good, name):
    code, out, err = diff("main", "--format", "markdown", text=changed(good, *CHANGES[name]))
    assert (code, err) == (int(name == "broken"), "")
    expected = HERE / f"{name}.md"
    if os.environ.get("REGENERATE"):
        expected.write_text(out, encoding="utf-8")
    assert out == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_every_format_says_the_same(diff, good, form):
    text = changed(good, *CHANGES["recoded-stance"])
    _, markdown, _ = diff("main", "--format", "markdown", text=text)
    _, out, _ = diff("main", "--format", form)
    lines = re.findall(r"^\d\. (.*)$", markdown, re.MULTILINE)
    assert len(lines) == 3
    assert all(line in out.replace("&#39;", "'") for line in lines)


def test_two_revisions(diff, repository, good):
    first = repository.git("rev-parse", "HEAD")
    repository.commit(changed(good, *CHANGES["reworded-claim"]))
    repository.write(good)  # what is not committed does not count
    _, out, _ = diff(first, "HEAD")
    assert out.startswith("1 claim reworded: Ann Adams e1, ")
    assert diff("HEAD", "HEAD")[1].startswith("Only the form of the files changes")


def test_from_where_the_branch_left(diff, repository, good):
    """What others have added to main since is no change of this branch."""
    repository.git("checkout", "--quiet", "main")
    repository.commit(changed(good, *CHANGES["new-article"]))
    repository.git("checkout", "--quiet", "work")
    assert diff("main")[1].startswith("Only the form of the files changes")


def test_labels_and_questions_that_come_and_go_are_said_together(diff, repository, good):
    label = "“The channel should be dredged to fifteen metres.” goes from “opposed” to “same side”"
    split = [
        *CHANGES["recoded-stance"],
        ("  traffic-grows:\n    topic", SPLIT.partition("\n")[2] + "    topic"),
    ]
    asked = changed(good, *split)
    index = "In the disagreement index, "
    assert f"\n{index}{label}; 2 questions are new.\n" in diff("main", text=asked)[1]
    repository.commit(asked)
    back = label.replace("“opposed” to “same side”", "“same side” to “opposed”")
    assert f"\n{index}{back}; 2 questions are gone.\n" in diff("HEAD", text=good)[1]


def test_what_matters_most_is_named_first(diff, good):
    """However much else there is in entries that come before."""
    more = [(f"title: {title}", f"title: {title}!") for title in ("Deep water", "Dredging")]
    text = changed(good, *more, *CHANGES["recoded-stance"], *CHANGES["reworded-claim"])
    first, *_ = diff("main", text=text)[1].split("\n")
    assert re.findall("[0-9] ([a-z]+ [a-z]+)", first) == [
        "claim reworded",
        "position coded",
        "article changed",
        "other change",
    ]


def test_several_errors(diff, good):
    first, *_ = diff("main", text=good.replace("topic: harbour\n", "topic: port\n"))[1].split("\n")
    assert first.startswith("The data has 2 errors; the first is in line 11 of data/annotations.yaml: ")


def test_a_receipt_that_no_longer_holds(diff, good):
    text = changed(good, ("{paragraph: 2, through: 3}", "{paragraph: 2, through: 4}"))
    assert "Passages must be looked up again (run verify) for Ann Adams." in diff("main", text=text)[1]


def test_links_to_what_is_withdrawn_as_a_whole(diff, good):
    """Its claims keep their versions, yet a memo that cites one is told."""
    withdrawn = "    withdrawn: {date: 2026-01-02, reason: The author asked for it.}\n"
    line = diff("main", text=changed(good, ("\n  baker-2025:\n", f"\n  baker-2025:\n{withdrawn}")))[1].split(
        "\n"
    )[2]
    assert (
        "Links in memos to “Shallow thinking: a reply” (Bo Baker and Ann Adams) will say “withdrawn”." in line
    )


def test_links_to_what_is_gone(diff, repository, good):
    added = changed(good, *CHANGES["new-article"])
    repository.commit(added)
    draft = changed(added, ("\n  cole-2026:\n", "\n  cole-2026:\n    draft: true\n"))
    repository.write(draft)
    first, _, third, *_ = diff("HEAD")[1].split("\n")
    assert first == "1 article removed: “A third way” (Cy Cole)."
    assert third == "Links in memos to “A third way” (Cy Cole) will find nothing."
    repository.commit(draft)
    repository.write(added)
    assert diff("HEAD")[1].startswith(
        "1 article added: “A third way” (Cy Cole), with 1 claim and 1 position."
    )


def test_another_reason_for_a_withdrawal(diff, good):
    text = changed(good, ("reason: The article does not say so.", "reason: It was a joke."))
    assert diff("main", text=text)[1].startswith("1 claim changed in notes, passages or facts: Bo Baker and ")


def test_an_id_that_many_name(diff, repository, good, capsys):
    """What only names it, in relations and facts of whatever kind, is not said to have changed."""
    repository.write(good)
    assert main(["rename", "--root", str(repository.root), "adams-2024", "adams-2024b"]) == 0
    capsys.readouterr()
    _, out, _ = diff("main", "--format", "json")
    said = [item["said"] for section in json.loads(out)["sections"] for item in section["items"]]
    assert not [
        each
        for each in said
        if "reworded" in each or "coded differently" in each or "notes, passages" in each
    ]


def test_a_prediction_that_falls_due(diff, repository, good):
    """As of the latest day on which somebody worked on the data."""
    _, verdict, rest = good.partition("        status: failed\n")
    opened = changed(good, (verdict + rest[: rest.index("\n", rest.index("resolution:")) + 1], ""))
    opened = changed(opened, ("by: 2030-06", "by: 2025-06"))
    repository.commit(opened)
    text = changed(
        opened, ("[{date: 2025-01-02, note: First version.}]", "[{date: 2025-07-02, note: Read again.}]")
    )
    lines = diff("HEAD", text=text)[1].split("\n")
    assert "1 prediction due now." in lines[2]
    assert lines[lines.index("Predictions that are due now (1)") + 1] == "- Ann Adams p1, “Traffic doubles.”"


def test_a_new_silence(diff, repository, good):
    with_cole = changed(good, *CHANGES["new-article"])
    repository.commit(with_cole)
    position = "      traffic-grows: {stance: mixed, basis: stated, because: [t1]}\n"
    text = changed(with_cole, ("      old-channel:\n", f"{position}      old-channel:\n"))
    lines = diff("HEAD", text=text)[1].split("\n")
    silent = "- “A third way” (Cy Cole) leaves out: “Traffic will grow by half within ten years.”"
    assert lines[lines.index("New silences (1)") + 1] == silent


def test_pairs_that_move(diff, repository):
    text = generate(12)
    repository.commit(text)
    _, out, _ = diff("HEAD", text=text.replace("stance: strongly-agree", "stance: strongly-disagree", 1))
    assert re.search(r"Pairs of articles that move \(\d+\)\n- .* and .* agree (more|less) than before\n", out)
    assert re.search(r"before: 0\.\d\d over \d+ questions\n    now:    0\.\d\d over \d+ questions", out)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("stance: unclear, first: mixed", "stance: agree, first: mixed"),
            "1 position changed in the second coding: ",
        ),
        (
            ("receipt:\n      date: 2025-01-02", "receipt:\n      date: 2025-01-03"),
            "1 article looked up anew in the text: ",
        ),
        (("title: The storm,", "title: A storm,"), "Topics, events or settings change: "),
    ],
)
def test_what_is_more_than_form(diff, good, change, said):
    assert diff("main", text=changed(good, change))[1].startswith(said)


def test_no_such_revision(diff):
    code, out, err = diff("no-such")
    assert (code, out) == (2, "")
    assert err == "briefings: there is no revision no-such here\n"


HOSTILE = (
    "<script>alert(1)</script> @team #1 [x](http://a.example) `a` **b** | c &lt; </details> ![i](j) "
    f"www.a.example WWW.a.example {' a'.join(string.punctuation)} {string.punctuation}"
)


@pytest.mark.parametrize("form", ["markdown", "html", "text", "json"])
def test_hostile_text_is_escaped(diff, good, form):
    text = changed(good, ("text: Ships wait nine hours for the tide.", f"text: {json.dumps(HOSTILE)}"))
    _, out, _ = diff("main", "--format", form, text=text)
    if form == "json":
        assert json.loads(out)["sections"][0]["items"][0]["after"] == HOSTILE
    if form == "html":
        assert "<script" not in out
        assert out.count("</details>") == out.count("<details>")
    if form == "markdown":
        assert not re.search(r"<script|@team|#1\b|\]\(|`|\*\*|!\[", out)
        assert out.count("</details>") == out.count("<details>")
    if form == "text":
        assert out.isascii() or all(line.isprintable() for line in out.splitlines())


@pytest.mark.parametrize("name", ["1. FC", "- Adams", "+ Adams", "12) Adams"])
def test_a_name_that_begins_like_a_list_makes_none(diff, repository, good, name):
    named = good.replace("name: Ann Adams,", f"name: {json.dumps(name)}, organisation: true,")
    repository.commit(named)
    text = changed(named, *CHANGES["reworded-claim"])
    _, out, _ = diff("HEAD", "--format", "markdown", text=text)
    assert f"\n- {name} e1, " in html.unescape(out)
    assert f"\n- {name}" not in out
