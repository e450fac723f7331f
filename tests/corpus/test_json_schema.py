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

from bench.corpus import generate
from briefings.cli import main
from briefings.corpus import json_schema
from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.rules import RULES
from briefings.corpus.vocabulary import SECTIONS
from tests.cases import cases, changed
from tests.corpora import GOOD
from tests.corpora.school import dump, other

ROOT = Path(__file__).resolve().parents[2]
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


LEFT = {rule.id for rule in RULES} - {"reserved-id"}
"""What a JSON Schema cannot know: the rules on meaning, which look at several entries or fields, or at characters."""


def said_by_editor(text):
    """The places of what the schema refuses."""
    return [error.json_path for error in EDITOR.iter_errors(yaml.load(text, _Yaml))]  # noqa: S506  # no objects


def said_by_check(text):
    """The rules of what `check` refuses, without those that the schema leaves to it."""
    problems = check_files({MAIN: text.encode()})[1]
    return [found.rule for found in problems if found.severity == "error" and found.rule not in LEFT]


TABLES = Path(__file__).with_name("json_schema")
LONG = {
    "an id": ("  storm:", "  {}:", "s", 64),
    "an old id": ("  adams: adams-2024", "  {}: adams-2024", "a", 64),
    "an old id of a claim": ("baker-2025.e9: baker-2025.e1", "baker-2025.{}: baker-2025.e1", "e", 64),
    "an old id of a claim's article": ("baker-2025.e9: baker-2025.e1", "{}.e9: baker-2025.e1", "b", 64),
    "a reference": ("because: [p1]", "because: [{}]", "p", 64),
    "an address": ("url: https://example.org/deep-water", "url: https://example.org/{}", "a", 1980),
    "a text": ("text: Pilots are few.", "text: {}", "a", 2000),
    "a title": ("title: Deep water", "title: {}", "a", 300),
}
"""What may not be longer than so many characters: what goes, what comes with so many of a letter, and the number."""


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

    @pytest.mark.parametrize(
        "text", [(ROOT / MAIN).read_text(encoding="utf-8"), GOOD], ids=["shipped", "good"]
    )
    def test_annotations_that_name_a_schema_name_it(self, text):
        for named in re.findall(r"^# yaml-language-server: \$schema=(.*)", text, re.MULTILINE):
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
        assert {len(node["enum"]) for node in lists} == {2, 3, 4, 5, 6, 7, 9}
        assert [node for node in lists if len(node["enumDescriptions"]) != len(node["enum"])] == []

    def test_every_pattern_says_in_words_what_is_wrong(self):
        assert [node for node in nodes() if "pattern" in node and not node.get("patternErrorMessage")] == []

    def test_no_entry_takes_other_fields(self):
        entries = [node for node in nodes() if "properties" in node and "type" in node]
        assert len(entries) > len(SECTIONS)
        assert [node for node in entries if node["additionalProperties"] is not False] == []

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


class TestDrafts:
    """What a draft still lacks is not marked as a mistake; everything else is."""

    @pytest.mark.parametrize("section", ["articles", "questions"])
    @pytest.mark.parametrize(
        ("fields", "refused"),
        [
            ({"draft": True}, []),
            ({"draft": True, "title": ""}, [".title"]),
            ({"draft": True, "colour": "red"}, [""]),
            ({"draft": "true"}, [".draft"]),
            ({"draft": False}, [""]),
            ({}, [""]),
        ],
    )
    def test_what_is_refused(self, section, fields, refused):
        said = {*said_by_editor(json.dumps({section: {"an-entry": fields}}))}
        assert said >= {f"$.{section}['an-entry']{place}" for place in refused}
        assert bool(said) == bool(refused)


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

    def test_on_a_file_that_is_something_else(self):
        for text in ("- topics", "topics"):
            assert said_by_check(text) != []
            assert said_by_editor(text) != []
        assert said_by_check("articles: {}") == said_by_editor("articles: {}") == []

    @pytest.mark.parametrize("case", cases(TABLES / "refused.txt"), ids=str)
    def test_on_what_is_refused(self, case):
        text = changed(GOOD, *case.changes)
        assert said_by_check(text) != []
        assert said_by_editor(text) != []

    @pytest.mark.parametrize("case", cases(TABLES / "accepted.txt"), ids=str)
    def test_on_what_is_accepted(self, case):
        text = changed(GOOD, *case.changes)
        assert said_by_check(text) == []
        assert said_by_editor(text) == []

    @pytest.mark.parametrize(("old", "new", "letter", "most"), LONG.values(), ids=LONG)
    def test_on_what_is_too_long(self, old, new, letter, most):
        for number in (most, most + 1):
            text = changed(GOOD, (old, new.format(letter * number)))
            assert bool(said_by_check(text)) == bool(said_by_editor(text)) == (number > most)

    @pytest.mark.parametrize("case", cases(TABLES / "left_to_check.txt"), ids=str)
    def test_but_for_what_is_left_to_check(self, case):
        text = changed(GOOD, *case.changes)
        errors = [found.rule for found in check_files({MAIN: text.encode()})[1] if found.severity == "error"]
        assert set(case.said) <= set(errors)
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
VALUES = json.loads((TABLES / "values.json").read_text(encoding="utf-8"))
VALUES += ["x" * 301, "x" * 2001, "w " * 30]


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
