"""`apply` makes the one change that an issue suggests, if it fits, and whatever else an issue holds changes nothing."""

import json
import random

import pytest
import yaml

from briefings.corpus.loading import check_files
from tests.cases import changed
from tests.conftest import ALL
from tests.corpora import GOOD

MAIN = "data/annotations.yaml"
CORPUS, _ = check_files({MAIN: GOOD.encode()})
ADAMS = CORPUS.articles["adams-2024"]
E1, E2 = ADAMS.claims["e1"], ADAMS.claims["e2"]
E1_TEXT = "        text: Ships wait nine hours for the tide.\n"


def versions():
    """The version of each entry, by the name that a suggestion has for it."""
    found = {id_: question.version for id_, question in CORPUS.questions.items()}
    for article in CORPUS.articles.values():
        found |= {claim.key: claim.version for claim in article.claims.values()}
        found |= {f"{article.id}.on-{id_}": each.version for id_, each in article.positions.items()}
    return found


VERSIONS = versions()


def block(**given):
    """The fields of a suggestion as they stand in an issue."""
    entry = given.get("entry", "adams-2024.e1")
    fields = {"briefings-suggestion": 1, "entry": entry, "version": VERSIONS.get(entry, "00000000"),
              "field": "text", "value": "Ships wait.", "why": "It says no more.", "name": "A reader"}  # fmt: skip
    return json.dumps(fields | given, indent=2, ensure_ascii=False)


def issue(**given):
    return f"The wording of adams-2024.e1 is wrong.\n\n> Ships wait.\n\n```json\n{block(**given)}\n```\n"


@pytest.fixture
def apply(run, write):
    """Apply the text of an issue."""

    def call(text, *options):
        path = write("", "issue.md")
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        return run("apply", "issue.md", *options)

    return call


CHANGES = [
    ({}, (E1_TEXT, "        text: Ships wait.\n")),
    ({"value": "Nine: #3 'waits' \"so\"."}, (E1_TEXT, "        text: \"Nine: #3 'waits' \\\"so\\\".\"\n")),
    ({"field": "type", "value": "study"}, ("        type: statistic\n", "        type: study\n")),
    ({"field": "at", "value": {"paragraph": 4, "start": "ships", "end": "tide"}},
     ("        at: {paragraph: 2, through: 3}\n", '        at: {paragraph: 4, start: "ships", end: "tide"}\n')),
    ({"entry": "adams-2024.on-deeper-channel", "field": "stance", "value": "mixed"},
     ("        stance: strongly-agree\n", "        stance: mixed\n")),
    ({"entry": "adams-2024.on-traffic-grows", "value": "See [[adams-2024.p1]]."},
     ("See [[adams-2024.p1]] and again [[adams-2024.p1]].", "See [[adams-2024.p1]].")),
    ({"entry": "deeper-channel", "value": "Dredge it."},
     ("The channel should be dredged to fifteen metres.", "Dredge it.")),
    ({"entry": "traffic-grows", "field": "type", "value": "value"}, ("type: forecast", "type: value")),
    ({"entry": "baker-2025.on-old-channel", "field": "stance", "value": "agree",
      "version": VERSIONS["baker-2025.on-deeper-channel"]},
     ("        stance: disagree\n", "        stance: agree\n")),
    ({"value": " Ships\r\n\n  wait.\n"}, (E1_TEXT, "        text: Ships wait.\n")),
    ({"entry": "adams.e1", "version": E1.version}, (E1_TEXT, "        text: Ships wait.\n")),
]  # fmt: skip


@pytest.mark.parametrize(("given", "change"), CHANGES)
def test_the_value_alone_changes_and_is_shown_as_a_diff(apply, file, given, change):
    done = apply(issue(**given))
    assert (done.code, done.err) == (0, "")
    assert file.read_text(encoding="utf-8") == changed(GOOD, change)
    old, new = (line.strip() for line in change)
    shown = done.out.splitlines()
    assert any(line.startswith("-") and old in line for line in shown)
    assert any(line.startswith("+") and new in line for line in shown)
    assert f"--- a/{MAIN}" in shown


def test_a_passage_keeps_the_words_around_it_while_its_own_stay(apply, file, change):
    old = "at: {paragraph: 2, through: 3}"
    change((old, "at: {paragraph: 2, start: the tide, prefix: for, suffix: then}"))
    around = {"prefix": "for", "suffix": "then"}
    for value, expected in (({"start": "the tide"}, around), ({"start": "a tide"}, {})):
        apply(issue(field="at", value={"paragraph": 3, **value}), "--force")
        data = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        assert data["articles"]["adams-2024"]["evidence"]["e1"]["at"] == {"paragraph": 3, **value, **expected}


def test_a_suggestion_in_words_is_only_shown(apply, file):
    done = apply(issue(field="other", value="Split it.\n::error::x"))
    assert done.code == 0
    assert r"In words: Split it.\n::error::x" in done.out
    assert file.read_text(encoding="utf-8") == GOOD


def test_what_has_changed_since_is_left_alone_unless_forced(apply, file):
    done = apply(issue(version="1a2b3c4d"))
    assert done.code == 1
    assert f'the reader saw version "1a2b3c4d", and it is {E1.version} now' in done.out
    assert file.read_text(encoding="utf-8") == GOOD
    assert apply(issue(version="1a2b3c4d"), "--force").code == 0
    assert file.read_text(encoding="utf-8") == changed(GOOD, (E1_TEXT, "        text: Ships wait.\n"))


def test_it_can_come_through_a_pipe(run_apart, file):
    assert run_apart("apply", "-", given=issue()).code == 0
    assert "text: Ships wait.\n" in file.read_text(encoding="utf-8")


REFUSED = [
    (issue(entry="adams-2024.e7"), 'there is no entry "adams-2024.e7"; did you mean "adams-2024.e1"?'),
    (issue(entry="adams-2024"), 'there is no entry "adams-2024"'),
    (issue(field="stance", value="agree"), '"adams-2024.e1" (evidence) has no "stance"'),
    (issue(entry="adams-2024.t1", field="type", value="study"), '"adams-2024.t1" (thesis) has no "type"'),
    (issue(entry="adams-2024.on-deeper-channel", field="stance", value="strongly"),
     "positions.deeper-channel.stance: "),
    (issue(value="x" * 2001), "adams-2024.evidence.e1.text: "),
    (issue(value="See [[nobody]]."), '"nobody"'),
    (issue(value="A \u202e mark."), "evidence.e1.text"),
    (issue(value="TODO: \u202e"), "evidence.e1.text"),
    (issue(value=E1.written.text), '"adams-2024.e1" says so already'),
    (issue(value=" \n"), "it does not say what would be better"),
    (issue(value=["a"]), "evidence.e1.text: "),
    (issue(value={"a": None}), "YAML cannot hold the new value of `text`"),
    (issue(value="a @ b").replace("@", "\\ud800"), "YAML cannot hold the new value of `text`"),
    (issue(field="at", value="¶ 3"), "evidence.e1.at"),
    (issue(field="at", value={"start": "Ships"}), "evidence.e1.at"),
    (issue(field="at", value={"paragraph": "3"}), "evidence.e1.at.0.paragraph"),
    (issue(field="at", value={"paragraph": True}), "evidence.e1.at.0.paragraph"),
    (issue(field="at", value={"paragraph": 0}), "evidence.e1.at.0.paragraph"),
    (issue(field="at", value={"paragraph": 1, "draft": "x"}), "evidence.e1.at.0.draft"),
    (issue(field="draft", value="true"), '"adams-2024.e1" (evidence) has no "draft"'),
    (issue(field="a\n::error::x"), 'About: "adams-2024.e1", a\\n::error::x\n'),
    (issue(why=None), "the block with the suggestion is damaged: 'why' is missing, or is not text"),
    (issue() + issue(), "there are 2 suggestions in this text"),
    (issue()[:-40], "the block with the suggestion is damaged"),
    (issue().replace('": 1', '": true'), "it does not begin with"),
    (issue().replace('"entry":', "entry:"), "damaged: it is not JSON"),
    ("", "this text holds no suggestion"),
    ("```json\n" + "[" * 60_000 + '"briefings-suggestion"\n```', "damaged"),
    (issue() + "x" * 70_000, "this is longer than an issue can be"),
    (b"\xff\xfe" + issue().encode(), "this is not text in UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_does_not_fit_changes_nothing_and_is_answered_in_a_sentence(apply, file, text, said):
    done = apply(text)
    assert (done.code, done.err) == (1, "")
    assert "Nothing was changed: " in done.out
    assert said in done.out
    assert file.read_text(encoding="utf-8") == GOOD


def test_a_draft_is_left_alone(apply, change):
    path = change(("    summary: Dredge now.\n", "    summary: Dredge now.\n    draft: true\n"))
    before = path.read_bytes()
    assert "belongs to a draft" in apply(issue()).out
    assert path.read_bytes() == before


def test_a_file_with_mistakes_is_not_touched(apply, write):
    path = write("articles: [")
    assert apply(issue()).code == 1
    assert path.read_text(encoding="utf-8") == "articles: ["


COMMANDS = [
    "::error file=x::y",
    "::set-output name=a::b",
    "##[add-mask]x",
    "::stop-commands::x",
    "::add-path::/tmp",
]
MARKUP = ["<script>alert(1)</script>", "{{ 7*7 }}", "${{ github.token }}", "$(id)", "`id`", "![x](//x.example)",
          "[[adams-2024.t1]]", "'\"}]", "#", "- a: b", "&a *a !!python/object:os.system", "{a: b}", "|",
          "\u202ertl\u2069",
          "\ufeff", "\x1b[2J", "\x00", "\u2028", "x" * 3000, "\r", "%YAML 1.2", "---", "..."]  # fmt: skip


def hostile(chance):
    """The text of an issue that somebody wrote to do harm; often but one thing in it is wrong."""

    def anything():
        bad = [chance.choice(MARKUP + COMMANDS) for _ in range(chance.randint(1, 3))]
        return chance.choice([" ", "\n", "\n\n"]).join(bad)

    whole = json.loads(block(entry=chance.choice(sorted(VERSIONS))))
    whole["field"] = chance.choice(["text", "stance", "type", "at", "other"])
    values = [anything(), "agree", "study", {"paragraph": chance.choice([7, -1, 10**30, 1.5, None, "1"])}]
    whole["value"] = chance.choice([*values, {"paragraph": 2, "start": anything()}, [anything()], {"a": {}}])
    changes = [
        lambda: whole.update(entry=anything()),
        lambda: whole.update(entry=chance.choice(sorted(VERSIONS))),  # of another version
        lambda: whole.update(version=chance.choice(["", anything(), 7])),
        lambda: whole.update(field=chance.choice([anything(), "__class__", "withdrawn", "draft", ["text"]])),
        lambda: whole.update(why=anything(), name=anything()),
        lambda: whole.update({anything(): anything(), "__proto__": {}, "path": "../../etc/passwd"}),
        lambda: None,
    ]
    chance.choice(changes)()
    text = json.dumps(whole, indent=chance.choice([None, 2]), ensure_ascii=chance.random() < 0.5)
    fence = f"```json\n{text}\n```\n"
    return chance.choice([
        lambda: fence,
        lambda: f"{anything()}\n{fence}{anything()}",
        lambda: f"\ufeff{anything()}\n{fence}".replace("\n", "\r\n"),
        lambda: f"````\n{fence}````\n{fence}",
        lambda: f"<!--\n{fence}-->\n",
        lambda: f"```yaml\n{yaml.safe_dump(whole, allow_unicode=True)}```\n",
        lambda: f"> {fence}",
        lambda: fence[: chance.randint(1, len(fence))],
        lambda: fence.replace('"', chance.choice(["'", "“", '""'])),
        lambda: f"{anything()}\n" * chance.choice([1, 20_000]) + fence,
        lambda: fence.replace("{", "{" * chance.choice([1, 2, 5_000]), 1),
    ])()  # fmt: skip


def paths(node, path=()):
    """Each value in the data, by its path."""
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from paths(value, (*path, key))
    else:
        yield path, node


def test_hostile_issues_change_nothing_that_they_should_not(apply, file, write):
    chance = random.Random(20251129)  # noqa: S311  # the same every time
    kept, applied = dict(paths(yaml.load(GOOD, yaml.CSafeLoader))), 0
    for number in range(200 if ALL else 40):
        text = hostile(chance)
        done = apply(text)
        assert done.err == "", (number, text)
        assert done.code in (0, 1), (number, text)
        lines = done.out.splitlines()
        assert all(line.isprintable() for line in lines), (number, text)
        assert not any(line.lstrip().startswith("::") for line in lines), (number, text)
        after = file.read_text(encoding="utf-8")
        if done.code or after == GOOD:
            assert after == GOOD, (number, text)
            continue
        applied += 1
        now = dict(paths(yaml.load(after, yaml.CSafeLoader)))
        changes = {path for path in now.keys() | kept.keys() if now.get(path) != kept.get(path)}
        entries = {path[:4] if path[0] == "articles" else path[:2] for path in changes}
        assert len(entries) == 1, (number, text)
        fields = {path[len(next(iter(entries)))] for path in changes}
        assert len(fields) == 1, (number, text)
        assert fields <= {"text", "note", "proposition", "stance", "type", "at"}, (number, text)
        assert check_files({MAIN: after.encode()})[0] is not None, (number, text)
        write(GOOD)
    assert applied
