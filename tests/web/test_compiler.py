"""Templates as we compile them: what Jinja gives, and nothing unescaped."""

import re
from dataclasses import dataclass
from enum import StrEnum
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, UndefinedError, pass_context
from markupsafe import Markup, escape

from briefings.web.compiler import Templates, escape_text

HOSTILE = "<b onclick='x' id=\"y\">&amp;"


class Word(StrEnum):
    HOSTILE = HOSTILE


@dataclass
class Thing:
    """What templates see: attributes, properties, functions."""

    text: object
    all: list[object]

    @property
    def twice(self):
        return [self.text, self.text]

    def told(self, before, after=""):
        return f"{before}{self.text}{after}"

    def as_html(self):
        return Markup("<i>{}</i>").format(self.text)


class Own:
    """Has HTML of its own, and another text."""

    def __html__(self):
        return "<u>own</u>"

    def __str__(self):
        return HOSTILE


texts = st.text(st.sampled_from("<>&\"'{}% ab"), max_size=5)
plain = st.one_of(texts, st.just(HOSTILE), st.just(Word.HOSTILE), st.integers(-2, 2), st.floats(), st.none())
values = st.one_of(plain, texts.map(Markup), st.builds(Own))


def things(of):
    return st.builds(Thing, text=of, all=st.lists(of, max_size=3))


def written(text):
    """A literal text of a template."""
    return '"' + text.replace("\\", "\\\\").replace('"', r"\"") + '"'


atoms = st.one_of(
    st.sampled_from(
        ["a", "a.text", "b.text", "here.a.text", "b.all", "b.twice[0]", 'table["x"]', "table.get('y')"]
    ),
    st.sampled_from(
        [
            "a.told(1)",
            "a.told(b.text, after='\"')",
            "a.as_html()",
            "1",
            "-2.5",
            "none",
            "here",
        ]
    ),
    texts.map(written),
)
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("({} ~ {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds(
            "({} | {})".format, inner, st.sampled_from(["upper", "string", "list", "length", "tojson", "e"])
        ),
        st.builds("({} | join({}))".format, st.sampled_from(["b.all", "b.twice"]), inner),
        st.builds("({} | replace('x', {}))".format, inner, inner),
        st.builds("once({})".format, inner),
        st.builds("pair({}, {})".format, inner, inner),
        st.builds("pair({}, last={})".format, inner, inner),
        st.builds("shared.told({}, b)".format, inner),
        st.builds("pair(*[{}, {}])".format, inner, inner),
        st.builds("pair(**{{'first': {}}})".format, inner),
        st.builds("[{}, {}]".format, inner, inner),
    ),
    max_leaves=5,
)
bits = st.one_of(
    expressions.map("{{{{ {} }}}}".format),
    st.builds("{{{{ {} if {} }}}}".format, expressions, expressions),
)
bodies = st.recursive(
    st.one_of(st.sampled_from(["\n", "x", "<br>"]), bits),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, expressions, inner, inner),
        st.builds("{{% for a in [a, b] %}}{}{{{{ ', ' if not loop.last }}}}{{% endfor %}}".format, inner),
        st.builds("{{% for few in b.all %}}{}{{% else %}}{}{{% endfor %}}".format, inner, inner),
        st.builds("{{% set few = {} %}}{}".format, expressions, inner),
        st.builds("{{% set few %}}{}{{% endset %}}{{{{ few }}}}{}".format, inner, inner),
        st.builds("{{% call around({}) %}}{}{{% endcall %}}".format, expressions, inner),
        st.builds("{{% call(each) over(b) %}}{{{{ each }}}}{}{{% endcall %}}".format, inner),
        st.builds("{{% macro own(a, few='<') %}}{}{{% endmacro %}}{{{{ own(b) }}}}".format, inner),
        st.builds(
            "{{% if {} %}}{{% macro own(b) %}}{}{{% endmacro %}}{{% endif %}}".format, expressions, inner
        ),
        st.builds(
            "{{% call around(b) %}}{{{{ own(a, few=b) }}}}{{{{ own(b) if a }}}}{}{{% endcall %}}".format,
            inner,
        ),
    ),
    max_leaves=6,
)
MACROS = """
{% macro once(text) %}{{ text }}{% endmacro %}
{% macro pair(first, last="-", sure=few) -%} {{ first }}{{ sure }} {{ last }} {%- endmacro %}
{% macro around(text, after=text) %}({{ text }}: {{ caller() }}{{ after }}){% endmacro %}
{% macro over(b) %}{% for each in b.all %}{{ caller(each) }}{% endfor %}{% endmacro %}
{% macro told(text, b) %}{% for each in b.all %}{{ pair(each, last=text) }}{{ loop.index }}{{ loop.first }}\
{{ loop.index0 }}{{ loop.revindex }}{% endfor %}{% endmacro %}
"""
START = '{% import "macros" as shared %}{% from "macros" import once, pair, around, over %}'


def outcome(make, body, variables):
    """What a template gives; None if it raises something."""
    environment = make(DictLoader({"macros": MACROS, "page": START + body}))
    environment.globals["few"] = "<few>"
    try:
        return environment.get_template("page").render(variables)
    except Exception:  # noqa: BLE001 - made-up templates fail in many ways, each of which stops a build
        return None


def jinja(loader):
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


def variables(a, b):
    return {"a": a, "b": b, "here": SimpleNamespace(a=a), "table": {"x": a.text, "y": b.text}}


@example("{{ pair(*[a.text, b]) }}{{ pair(**{'first': a.text}) }}", Thing(HOSTILE, []), Thing(Own(), []))
@given(bodies, things(values), things(values))
def test_gives_what_jinja_gives(body, a, b):
    assert outcome(Templates, body, variables(a, b)) == outcome(jinja, body, variables(a, b))


@given(bodies, things(plain), things(plain))
def test_leaves_no_text_unescaped(body, a, b):
    body = re.sub("tojson|upper", "trim", body)  # these change what is escaped already
    left = re.sub("<br>|</?i>", "", outcome(Templates, body, variables(a, b)) or "")
    assert not re.search("[<>\"']|&(?!(?:amp|lt|gt|#34|#39);)", left)


@given(texts)
def test_escapes_plain_text_as_markupsafe_does(text):
    assert escape_text(text) == escape(text)
    assert type(escape_text(text)) is str, (
        "MarkupSafe's C code is there, and makes no Markup that nobody needs"
    )


def test_a_macro_gives_markup():
    module = Templates(DictLoader({"macros": MACROS})).get_template("macros").module
    assert module.once(HOSTILE) == escape(HOSTILE)
    assert isinstance(module.once(HOSTILE), Markup)


@pytest.mark.parametrize(
    "source",
    [
        "{% autoescape false %}{{ a }}{% endautoescape %}",
        "{{ a | safe }}",
        "{% filter striptags %}{{ a }}{% endfilter %}",
        "{% set b | striptags %}{{ a }}{% endset %}",
        "{% macro m() %}{{ varargs }}{% endmacro %}",
        "{% macro m() %}{{ kwargs }}{% endmacro %}",
        "{% macro m() %}{{ caller() | upper }}{% endmacro %}",
        "{% call told() %}{% endcall %}",
    ],
)
def test_refuses_what_our_templates_do_without(source):
    with pytest.raises(TemplateSyntaxError):
        Templates(DictLoader({"page": source})).get_template("page")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("{{ gone }}", UndefinedError),
        ("{{ gone.text }}", UndefinedError),
        ("{{ gone() }}", UndefinedError),
        ("{{ a.gone }}", AttributeError),
        ("{% if a.gone %}{% endif %}", AttributeError),
        ("{{ a.all[0] }}", IndexError),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}", UndefinedError),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}", TypeError),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(y=1) }}", TypeError),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}", UndefinedError),
        ("{% macro m() %}{% if caller %}{% endif %}{% endmacro %}{{ m() }}", UndefinedError),
    ],
)
def test_stops_at_what_is_missing(source, error):
    page = Templates(DictLoader({"page": source})).get_template("page")
    with pytest.raises(error):
        page.render(a=Thing("", []))


def test_any_name_can_be_that_of_an_argument():
    source = "{% macro m(function) %}{{ function }}{% endmacro %}{{ m(function=1) }}{{ told(function=2) }}"
    page = Templates(DictLoader({"page": source})).get_template("page")
    assert page.render(told=lambda function: function) == "12"


@pytest.mark.parametrize("inside", [False, True])
def test_refuses_functions_that_take_a_context(inside):
    module = ModuleType("words")
    module.told = pass_context(lambda *_: "")
    with pytest.raises(TypeError, match="words"):
        Templates(DictLoader({}), words=module if inside else module.told)
