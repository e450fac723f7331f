"""The schema for editors is what the model says, and an editor that follows it agrees with `check`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, validators
from other_corpus import dump, other

from bench.corpus import generate
from briefings.cli import main
from briefings.corpus import json_schema
from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
GOOD = Path(__file__).with_name("good.yaml").read_text(encoding="utf-8")
SCHEMA = json_schema.schema()


class _Yaml(yaml.CSafeLoader):
    """Reads as yaml-language-server does: the core schema of YAML 1.2, section 10.3.2; keys are text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node, **_):
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, form, read in [
    ("null", r"~|null|Null|NULL|", lambda _text: None),
    ("bool", r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    ("int", r"[-+]?[0-9]+", int),
    ("int", r"0o[0-7]+|0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    ("float", r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", lambda text: float(text.replace(".", ""))),
]:
    name = f"tag:yaml.org,2002:{tag}-{form}"
    _Yaml.add_implicit_resolver(name, re.compile(f"^(?:{form})$"), None)
    _Yaml.add_constructor(name, lambda loader, node, read=read: read(loader.construct_scalar(node)))


def _pattern(validator, pattern, text, _schema):
    """In ECMA 262, whose patterns a JSON Schema has, `$` does not match before a line feed at the end."""
    if validator.is_type(text, "string") and not re.search(pattern.replace("$", r"\Z"), text):
        yield validators.exceptions.ValidationError(f"{text!r} does not match {pattern!r}")


EDITOR = validators.extend(Draft202012Validator, {"pattern": _pattern})(SCHEMA)


LEFT = {rule.RULE for rule in RULES} - {"reserved-id"}
"""What a JSON Schema cannot know: the rules on meaning, which look at several entries or fields, or at characters."""


def said_by_editor(text):
    """The places of what the schema refuses."""
    return [error.json_path for error in EDITOR.iter_errors(yaml.load(text, _Yaml))]  # noqa: S506  # no objects


def said_by_check(text):
    """The rules of what `check` refuses, without those that the schema leaves to it."""
    problems = check_files({MAIN: text.encode()})[1]
    return [found.rule for found in problems if found.severity == "error" and found.rule not in LEFT]


def changed(old, new):
    assert GOOD.count(old) == 1, f"{old!r} stands {GOOD.count(old)} times in the good corpus"
    return GOOD.replace(old, new)


ASSUMPTION = "{text: The tide stays what it is.}"
ASSUMPTIONS = f"    assumptions:\n      a1: {ASSUMPTION}\n"
AUTHORS = "[{id: ann-adams, name: Ann Adams, affiliation: Port Review}]"
TOPICS = "language: en-GB\n    topics: [harbour]"
ADDRESS = "url: https://example.org/deep-water\n"
STORM = "date: 2025-02-11,"
PASSAGE = "at: {paragraph: 2, through: 3}"

BROKEN = {
    "anchor-order": ("through: 3", "through: 1"),
    "invisible-character": ("title: The harbour", 'title: "The\\u202e harbour"'),
    "position-ground": ("basis: stated\n        at: {paragraph: 1}", "basis: stated"),
    "redirect": ("baker-2025.e9: baker-2025.e1", "baker-2025.e9: adams-2024"),
    "resolution": ("status: failed", "status: open"),
    "shared-id": ("  storm:", "  harbour:"),
    "circular-support": (ASSUMPTION, "{text: The tide stays., supports: a1}"),
    "unknown-reference": ("because: [p1]", "because: [p2]"),
    "withdrawn-ground": ("stated\n        at: {paragraph: 1}", "stated\n        because: e2"),
}
"""Rules that the schema leaves to `check`, and for each a change that breaks it."""

LEFT_IN_PART = {
    "a day that is not in the calendar": ("impossible-date", STORM, "date: 2025-02-30,"),
    "a year that is not written in four digits": ("date", "published: 2024\n", "published: 24\n"),
    "a port that cannot be": ("url-form", ADDRESS, "url: https://example.org:99999/\n"),
    "a whole number written as a fraction": ("wrong-type", "{paragraph: 4}", "{paragraph: 4.0}"),
}
"""What the schema leaves to `check` of a rule that else it knows: the rule, and the change."""

REFUSED = {
    # Keys
    "an unknown section": ("topics:\n  harbour:", "subjects: {}\ntopics:\n  harbour:"),
    "an unknown field of a topic": ("{title: The harbour,", "{titel: x, title: The harbour,"),
    "an unknown field of a question": ("title: Dredging", "titel: Dredging"),
    "an unknown field of an article": ("summary: Dredge now.", "sumary: Dredge now."),
    "an unknown field of a claim": ("      a1: {text", "      a1: {source: A pilot, text"),
    "an unknown field of an anchor": ("through: 3}", "to: 3}"),
    "an unknown field of an author": ("affiliation: Independent", "employer: Independent"),
    "an unknown field of a position": ("basis: inferred", "basis: inferred\n        why: so"),
    "a field of evidence in a thesis": ("t1: {text: Nothing has", "t1: {type: study, text: Nothing has"),
    "a likelihood of evidence": ("type: reasoning", "type: reasoning\n        likelihood: likely"),
    "a field in capitals": ("publisher: The Tide", "Publisher: The Tide"),
    # What is missing
    "no proposition": ("    proposition: Traffic will grow by half within ten years.\n", ""),
    "a question without the other side": ("    disagreeing: The channel is deep enough.\n", ""),
    "a question without a type": ("    type: forecast\n", ""),
    "a question without a topic": ("  traffic-grows:\n    topic: harbour\n", "  traffic-grows:\n"),
    "an event without a date": ("{date: 2025-02-11, title: The storm,", "{title: The storm,"),
    "an article without a publisher": ("    publisher: The Tide\n", ""),
    "an article without a date": ("    published: 2025-05-29\n", ""),
    "an article without authors": (f"    authors: {AUTHORS}\n", ""),
    "an author without a name": ("{id: bo-baker, name: Bo Baker}", "{id: bo-baker}"),
    "an author without an id": ("{id: bo-baker, name: Bo Baker}", "{name: Bo Baker}"),
    "a thesis without a passage": (", at: {paragraph: 1}}", "}"),
    "a prediction without a passage": ("        at: {paragraph: 5}\n", ""),
    "evidence without a type": ("        type: reasoning\n", ""),
    "a claim without text": (ASSUMPTION, "{note: The tide.}"),
    "a passage without a paragraph": ("{paragraph: 2, through: 3}", "{start: Ships wait}"),
    "a position without a basis": ("        basis: inferred\n", ""),
    "a withdrawal without a reason": (", reason: The article does not say so.}", "}"),
    "a resolution without a note": ("{date: 2025-03-01, note: It halved.,", "{date: 2025-03-01,"),
    "a receipt without its words": ("      words: 900\n", ""),
    # Kinds of value
    "a number where text is expected": ("text: Pilots are few.", "text: 12"),
    "a decimal where text is expected": ("text: Pilots are few.", "text: 1.5"),
    "a truth value where text is expected": ("text: Pilots are few.", "text: true"),
    "a hexadecimal number where text is expected": ("text: Pilots are few.", "text: 0x1F"),
    "not a number where text is expected": ("text: Pilots are few.", "text: .nan"),
    "a list where text is expected": ("text: Pilots are few.", "text: [Pilots, are, few]"),
    "fields where text is expected": ("text: Pilots are few.", "text: {is: Pilots}"),
    "a number as a title": ("title: Deep water", "title: 1984"),
    "nothing where text is expected": ("summary: Dredge now.", "summary:"),
    "a tilde where text is expected": ("summary: Dredge now.", "summary: ~"),
    "nothing where claims are expected": (ASSUMPTIONS, "    assumptions:\n"),
    "text where claims are expected": (ASSUMPTIONS, "    assumptions: none\n"),
    "a list where claims are expected": (
        ASSUMPTIONS,
        "    assumptions: [{text: The tide stays what it is.}]\n",
    ),
    "text where a claim is expected": (ASSUMPTION, "The tide stays."),
    "text where a list is expected": ("to: [Harbour board]", "to: Harbour board"),
    "one topic where a list is expected": (TOPICS, "topics: harbour"),
    "fields where a list is expected": ("[{name: A. Annotator}]", "{name: A. Annotator}"),
    "text in a list of fields": ("annotators: [{name: A. Annotator}]", "annotators: [A. Annotator]"),
    "nothing in a list": ("to: [Harbour board]", "to: [~]"),
    "a number in a list of texts": ("to: [Harbour board]", "to: [7]"),
    "a number as a reference": ("supports: t1\n", "supports: 1\n"),
    "a list in a list of references": ("because: [p1]", "because: [[p1]]"),
    "a paragraph in quotation marks": ("{paragraph: 4}", '{paragraph: "4"}'),
    "a paragraph in words": ("{paragraph: 4}", "{paragraph: four}"),
    "paragraph 0": ("{paragraph: 4}", "{paragraph: 0}"),
    "a paragraph below 0": ("{paragraph: 4}", "{paragraph: -4}"),
    "half a paragraph": ("{paragraph: 4}", "{paragraph: 4.5}"),
    "a paragraph beyond any article": ("{paragraph: 4}", "{paragraph: 1000001}"),
    "a paragraph that is true": ("{paragraph: 4}", "{paragraph: true}"),
    "a passage that is a number": (PASSAGE, "at: 2"),
    "a passage that is text": (PASSAGE, "at: paragraph 2"),
    "no passage in a list": (PASSAGE, "at: []"),
    "a number in a list of passages": (PASSAGE, "at: [2]"),
    "no reference in a list": ("because: [p1]", "because: []"),
    # Vocabulary
    "a type of question that there is not": ("type: policy", "type: opinion"),
    "a type of evidence that there is not": ("type: reasoning", "type: logic"),
    "a voice that there is not": ("voice: conceded", "voice: granted"),
    "a likelihood that there is not": ("likelihood: likely", "likelihood: probable"),
    "a status that there is not": ("status: failed", "status: wrong"),
    "a stance that there is not": ("stance: strongly-agree", "stance: agrees"),
    "a stance in capitals": ("stance: strongly-agree", "stance: Strongly-Agree"),
    "a stance in figures": ("stance: strongly-agree", "stance: 2"),
    "a second stance that there is not": ("stance: unclear", "stance: silent"),
    "a basis that there is not": ("basis: inferred", "basis: guessed"),
    "a list where a word is expected": ("type: policy", "type: [policy]"),
    # Forms of text
    "an id in capitals": ("  storm:", "  Storm:"),
    "an id with an underscore": ("  storm:", "  the_storm:"),
    "an id with two hyphens": ("  storm:", "  the--storm:"),
    "an id with a blank": ("  storm:", "  the storm:"),
    "an id that ends with a hyphen": ("  storm:", "  storm-:"),
    "an id that ends with a line feed": ("  storm:", '  "storm\\n":'),
    "an id that is empty": ("  storm:", '  "":'),
    "an id that is too long": ("  storm:", f"  {'s' * 65}:"),
    "an id of an article in capitals": ("  baker-2025:", "  Baker-2025:"),
    "an id of an article with a dot": ("  baker-2025:", "  baker.2025:"),
    "an id of a claim with a dot": ("      a1:", "      a.1:"),
    "an id of an author in capitals": ("id: bo-baker", "id: Bo"),
    "an id that a page has": ("  storm:", "  index:"),
    "an id that is a number that a page has": ("  storm:", "  404:"),
    "an id that a device has": ("  storm:", "  lpt1:"),
    "an id of a claim that a section of the page has": ("      a1:", "      evidence:"),
    "an id of a claim that a position has": ("      a1:", "      on-harbour:"),
    "an id of an author that a page has": ("id: bo-baker", "id: page"),
    "a reference in capitals": ("because: [p1]", "because: [P1]"),
    "a reference with two dots": ("because: [p1]", "because: [adams-2024.p1.x]"),
    "one reference with a blank": ("supports: t1\n", "supports: t1 and t2\n"),
    "a redirect from what cannot be an id": ("  adams: adams-2024", "  Adams: adams-2024"),
    "a redirect to what cannot be an id": ("  adams: adams-2024", "  adams: Adams 2024"),
    "a redirect to a list": ("  adams: adams-2024", "  adams: [adams-2024]"),
    "a month 13": (STORM, "date: 2025-13,"),
    "a day 32": (STORM, "date: 2025-02-32,"),
    "a month in one digit": (STORM, "date: 2025-2,"),
    "a date with a time": (STORM, 'date: "2025-02-11T10:00",'),
    "a date in words": (STORM, "date: May 2025,"),
    "a date in other order": (STORM, "date: 11.02.2025,"),
    "a date that is uncertain": ("by: 2030-06", "by: 2030?"),
    "a date that is empty": ("by: 2030-06", 'by: ""'),
    "a date that is a list": ("by: 2030-06", "by: [2030]"),
    "a date that is true": ("by: 2030-06", "by: true"),
    "the year 0": ("by: 2030-06", 'by: "0000"'),
    "a year of five digits": ("by: 2030-06", "by: 20300"),
    "a year before 0": ("by: 2030-06", "by: -44"),
    "half a year": ("by: 2030-06", "by: 2030.5"),
    "an address without encryption": (ADDRESS, "url: http://example.org/deep\n"),
    "an address without a scheme": (ADDRESS, "url: example.org/deep\n"),
    "an address without a host": (ADDRESS, "url: https:///deep\n"),
    "an address with a port alone": (ADDRESS, "url: https://:443/deep\n"),
    "an address with a user": (ADDRESS, "url: https://me@example.org/deep\n"),
    "an address with a blank": (ADDRESS, "url: https://example.org/the deep\n"),
    "an address with a quotation mark": (ADDRESS, "url: https://example.org/'\"/deep\n"),
    "an address of a script": ("https://archive.example.org/deep-water", "javascript:alert(1)"),
    "an address that is too long": ("https://archive.example.org/deep", f"https://example.org/{'a' * 2000}"),
    "the address of a source without encryption": ("https://example.org/tides", "http://example.org/tides"),
    "a language in words": ("language: en-GB", "language: British English"),
    "a language with an underscore": ("language: en-GB", "language: en_GB"),
    "a receipt that is cut": (f"text_sha256: {'0123456789abcdef' * 4}", "text_sha256: 0123456789abcdef"),
    "a text that is empty": ("text: Pilots are few.", 'text: ""'),
    "a text of blanks": ("text: Pilots are few.", 'text: "  "'),
    "a text that is too long": ("text: Pilots are few.", f"text: {'a' * 2001}"),
    "a title that is too long": ("title: Deep water", f"title: {'a' * 301}"),
    "a quote of 26 words": ("quote: nine hours", f"quote: {'a ' * 25}a"),
    "a quote of none": ("quote: nine hours", 'quote: " "'),
    "a file that is a list": (GOOD, "- topics"),
    "a file that is text": (GOOD, "topics"),
}
"""What the schema and `check` refuse, each by one change of the good corpus."""

ACCEPTED = {
    "nothing else": (GOOD, GOOD),
    "one passage": (PASSAGE, "at: {paragraph: 2}"),
    "one passage in a list": (PASSAGE, "at: [{paragraph: 2}]"),
    "one reference": ("because: [p1]", "because: p1"),
    "several references": ("because: [p1]", "because: [p1, e1, baker-2025.t1]"),
    "a bare year": ("by: 2030-06", "by: 2030"),
    "a year in quotation marks": ("by: 2030-06", 'by: "2030"'),
    "an early year in quotation marks": (STORM, 'date: "0044",'),
    "an early year without": (STORM, "date: 0044,"),
    "a number in quotation marks": ("text: Pilots are few.", 'text: "12"'),
    "a word that only YAML 1.1 takes for true": ("text: Pilots are few.", "text: yes"),
    "a time that only YAML 1.1 takes for a number": ("text: Pilots are few.", "text: 12:30:00"),
    "text with a number in it": ("text: Pilots are few.", "text: 12 pilots"),
    "nobody named": (AUTHORS, "[]"),
    "no source": ('cites: [{title: Tide tables, url: "https://example.org/tides"}]', "cites: []"),
    "no topic": (TOPICS, "topics: []"),
    "no claims": (ASSUMPTIONS, "    assumptions: {}\n"),
    "an assumption with a passage": (ASSUMPTION, "{text: The tide., at: {paragraph: 9}}"),
    "an id that is a number": ("  storm:", "  2025:"),
    "an id that YAML takes for true": ("  storm:", "  true:"),
    "an id that begins as a reserved one": ("  storm:", "  index-of-storms:"),
    "an id as long as can be": ("  storm:", f"  {'s' * 64}:"),
    "a text as long as can be": ("text: Pilots are few.", f"text: {'a' * 2000}"),
    "a title as long as can be": ("title: Deep water", f"title: {'a' * 300}"),
    "a text of one letter": ("text: Pilots are few.", "text: I"),
    "a quote of 25 words": ("quote: nine hours", f"quote: {'a ' * 24}a"),
    "an address with a port": (ADDRESS, "url: https://example.org:8080/\n"),
    "an address with letters of its own": (ADDRESS, "url: https://例え.jp/ñ?a=@b#c\n"),
    "an address without a path": (ADDRESS, "url: https://example.org\n"),
    "a language with a script": ("language: en-GB", "language: zh-Hant-TW"),
    "the first paragraph": ("{paragraph: 4}", "{paragraph: 1}"),
    "every stance": ("stance: strongly-agree", "stance: mixed"),
    "sections alone": (GOOD, "articles: {}"),
}
"""What the schema and `check` accept."""


def fields():
    """Every field of every entry: kind, name, schema."""
    for kind, node in [("File", SCHEMA), *SCHEMA["$defs"].items()]:
        for name, field in node.get("properties", {}).items():
            yield kind, name, field


def resolved(field):
    return SCHEMA["$defs"][field["$ref"].removeprefix("#/$defs/")] if "$ref" in field else {}


def nodes(node=SCHEMA):
    """Every schema within the schema, and what is made like one."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(inner)


class TestSchema:
    """The schema itself."""

    def test_the_file_is_what_the_model_says(self):
        written = (ROOT / json_schema.FILE).read_text(encoding="utf-8")
        assert written == json_schema.text(), "run: python -m briefings schema"

    def test_it_is_valid(self):
        assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        Draft202012Validator.check_schema(SCHEMA)

    def test_the_annotations_name_it(self):
        first = (ROOT / MAIN).read_text(encoding="utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (ROOT / MAIN).parent / named == ROOT / json_schema.FILE

    def test_every_field_has_a_title_and_a_description(self):
        without = [
            f"{kind}.{name}: {keyword}"
            for kind, name, field in fields()
            for keyword in ("title", "description")
            if not field.get(keyword) and not resolved(field).get(keyword)
        ]
        assert without == []

    def test_every_word_of_the_vocabulary_has_a_meaning(self):
        lists = [node for node in nodes() if "enum" in node]
        assert {len(node["enum"]) for node in lists} == {2, 3, 4, 6, 7, 8}
        assert [node for node in lists if len(node["enumDescriptions"]) != len(node["enum"])] == []

    def test_every_pattern_says_in_words_what_is_wrong(self):
        assert [node for node in nodes() if "pattern" in node and not node.get("patternErrorMessage")] == []

    def test_no_entry_takes_other_fields(self):
        open_ = [node for node in nodes() if "required" in node and node["additionalProperties"] is not False]
        assert open_ == []

    def test_what_an_editor_writes_by_itself_is_no_empty_value(self):
        assert [node for node in nodes() if node.get("default", "") is None] == []


WORDS = {
    "paragraph": 4,
    "published": "2025-05",
    "date": 2025,
    "url": "https://example.org/",
    "language": "en",
    "stance": "agree",
    "basis": "stated",
    "title": "Some words",
    "name": "Some Body",
}
ENTRIES = [(name, field) for _, name, field in fields() if "defaultSnippets" in field and name != "at"]


class TestSnippets:
    """What an editor offers to begin an entry with."""

    @pytest.mark.parametrize(("name", "field"), ENTRIES, ids=[name for name, _ in ENTRIES])
    def test_is_accepted_once_it_is_filled_in(self, name, field):
        def filled(value, key=""):
            if isinstance(value, dict):
                return {re.sub(r"\$\{1:(.*)\}", r"\1", inner): filled(value[inner], inner) for inner in value}
            if isinstance(value, list):
                return [filled(inner) for inner in value]
            return (
                {"questions": "fact", "evidence": "study"}[name] if key == "type" else WORDS.get(key, "words")
            )

        entries = filled(field["defaultSnippets"][0]["body"])
        if name not in SCHEMA["properties"]:
            article = {"title": "T", "authors": [], "publisher": "P", "published": 2025, name: entries}
            name, entries = "articles", {"an-article": article}
        text = json.dumps({name: entries})
        assert said_by_editor(text) == []
        assert said_by_check(text) == []

    def test_each_kind_of_entry_has_one(self):
        kept_by_id = {name for _, name, field in fields() if "propertyNames" in field}
        assert {name for name, _ in ENTRIES} == kept_by_id - {"redirects", "passages"}

    def test_a_blank_that_is_left_is_refused(self):
        assert said_by_editor("topics: {a-topic: {title: }}") == ["$.topics['a-topic'].title"]


class TestAgreement:
    """The schema accepts what `check` accepts, and refuses what it refuses."""

    @pytest.mark.parametrize(
        "text",
        [(ROOT / MAIN).read_text(encoding="utf-8"), GOOD, dump(other()), generate(9)],
        ids=["shipped", "good", "other", "generated"],
    )
    def test_on_good_corpora(self, text):
        assert said_by_check(text) == []
        assert said_by_editor(text) == []

    @pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
    def test_refuses(self, change):
        text = changed(*change)
        assert said_by_check(text) != []
        assert said_by_editor(text) != []

    @pytest.mark.parametrize("change", ACCEPTED.values(), ids=ACCEPTED)
    def test_accepts(self, change):
        text = changed(*change)
        assert said_by_check(text) == []
        assert said_by_editor(text) == []

    @pytest.mark.parametrize("rule", BROKEN)
    def test_leaves_a_rule_to_check(self, rule):
        text = changed(*BROKEN[rule])
        assert rule in [problem.rule for problem in check_files({MAIN: text.encode()})[1]]
        assert said_by_editor(text) == []

    @pytest.mark.parametrize(("rule", "old", "new"), LEFT_IN_PART.values(), ids=LEFT_IN_PART)
    def test_leaves_a_case_to_check(self, rule, old, new):
        text = changed(old, new)
        assert rule in said_by_check(text)
        assert said_by_editor(text) == []

    @given(st.data())
    def test_on_any_change_of_one_place(self, data):
        corpus = yaml.load(GOOD, _Yaml)  # noqa: S506  # no objects
        holders = [node for node in nodes(corpus) if node]
        place = data.draw(st.sampled_from([(node, key) for node in holders for key in node]))
        holder, key = place
        match data.draw(st.sampled_from(["value", "key", "new", "gone"])):
            case "value":
                holder[key] = data.draw(st.sampled_from(VALUES))
            case "key":
                holder[data.draw(st.sampled_from(KEYS))] = holder.pop(key)
            case "new":
                holder[data.draw(st.sampled_from(KEYS))] = data.draw(st.sampled_from(VALUES))
            case "gone":
                del holder[key]
        text = json.dumps(corpus)
        assert bool(said_by_editor(text)) == bool(said_by_check(text)), (
            said_by_editor(text),
            said_by_check(text),
        )


KEYS = ["text", "note", "at", "type", "title", "url", "because", "positions", "withdrawn", "t1", "harbour"]
KEYS += ["harbour.t1", "T1", "a--b", "", "404", "index", "on-x", "silences", "x" * 65]
VALUES: list[Any] = [
    None,
    True,
    -1,
    0,
    2025,
    1_000_001,
    1.5,
    "",
    " ",
    "words",
    "several words",
    "t1",
    "harbour",
]
VALUES += [
    "adams-2024.e1",
    "T 1",
    "2025-05",
    "2025-13",
    "http://example.org/",
    "https://example.org/",
    "agree",
]
VALUES += ["likely", "reported", "study", "open", "fact", "stated", "en", "x" * 301, "x" * 2001, "w " * 30]
VALUES += [[], {}, ["t1"], [{}], {"paragraph": 1}, [{"paragraph": 1}], {"date": 2025, "reason": "So."}]


class TestCommand:
    """`python -m briefings schema [--check]`."""

    @pytest.fixture
    def project(self, tmp_path):
        (tmp_path / "data").mkdir()
        return tmp_path

    def test_writes_the_file(self, project, capsys):
        assert main(["schema", "--root", str(project)]) == 0
        assert (project / json_schema.FILE).read_bytes() == json_schema.text().encode()
        assert capsys.readouterr().out == "Wrote data/annotations.schema.json.\n"

    @pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
    def test_check_is_silent_where_it_is_up_to_date(self, project, capsys, line_end):
        data = json_schema.text().encode().replace(b"\n", line_end)
        (project / json_schema.FILE).write_bytes(data)
        assert main(["schema", "--check", "--root", str(project)]) == 0
        assert capsys.readouterr().out == ""
        assert (project / json_schema.FILE).read_bytes() == data

    @pytest.mark.parametrize("data", [None, b"", b"{}\n", b"\xff"])
    def test_check_says_what_to_run_where_it_is_not(self, project, capsys, data):
        if data is not None:
            (project / json_schema.FILE).write_bytes(data)
        assert main(["schema", "--check", "--root", str(project)]) == 1
        assert capsys.readouterr().out == (
            "data/annotations.schema.json is not what the model says; run: python -m briefings schema\n"
        )
        assert (project / json_schema.FILE).exists() == (data is not None)

    def test_a_folder_that_is_not_there_is_misuse(self, tmp_path, capsys):
        assert main(["schema", "--root", str(tmp_path)]) == 2
        assert "cannot be written: No such file or directory" in capsys.readouterr().err
