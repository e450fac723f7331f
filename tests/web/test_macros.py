"""Macros in hand-written pages: what they show, and what a mistake says."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from conftest import ROOT, build, copy_project
from jinja2 import DictLoader, Environment
from lxml import etree
from pages import text

from briefings.corpus import load
from briefings.web.arguments import MacroError
from briefings.web.build import Build
from briefings.web.macros import macros
from briefings.web.site import Site
from tests.corpora.school import dump, other
from tests.with_corpus import change_settings

MISTAKES = {
    'ref("sleep-los")': 'there is no article, question or claim "sleep-los"; did you mean "sleep-loss"?',
    'ref("bells-1.on-sleep-los")': "did you mean",
    'claim("bells-1")': '"bells-1" does not name a claim; write article.claim',
    'question("bells-1")': 'there is no question "bells-1"',
    'articles(topic="school-hour")': 'there is no topic "school-hour"; did you mean "school-hours"?',
    'articles(since="May 2025")': '"May 2025" is not a date of the form',
    'disagreement_index(type="facts")': 'there is no type of question "facts"; did you mean "fact"?',
    'argument_map("bell-1")': 'there is no article "bell-1"; did you mean "bells-1"?',
    'stance_strip("sleep-los")': 'there is no question "sleep-los"; did you mean "sleep-loss"?',
    'matrix_picture(topic="school-hour")': 'there is no topic "school-hour"; did you mean "school-hours"?',
    'generated_page("timelin")': 'there is no generated page "timelin"; did you mean "timeline"?',
    "claim()": "missing a required argument",
    'claim("bells-1.e1", colour="red")': "unexpected keyword argument",
}
"""Calls, and what is said of each."""

MISPLACED = {
    "heading": ('# See {{ ref("bells-1") }}\n', "it stands in a heading"),
    "emphasis": ('# Extra\n\n*{{ claim("bells-1.e1") }}*\n', "it stands where only a link fits"),
    "link": ('# Extra\n\n[{{ ref("bells-1") }}](../index.md)\n', "it stands inside a link"),
    "tag": ('# Extra\n\n<div title="{{ ref("bells-1") }}">x</div>\n', "it stands inside a tag"),
}
"""Pages with a call where none can stand, and why."""

IMPOSSIBLE = {
    "php": '# Extra\n\n<?php {{ ref("bells-1") }} ?>\n',
    "script": '# Extra\n\n<script>var x = `{{ ref("bells-1") }}`</script>\n',
    "filter": '# Extra\n\n{{ ref("bells-1") | upper }}\n',
    "admonition": "# Extra\n\n!!! note \"{{ claim('bells-1.e1') }}\"\n\n    Text.\n",
    "text-for-a-number": "# Extra\n\n{{ most_divisive(limit='3') }}\n",
}

COMMAND = """cycler.__init__.__globals__.os.popen('touch ran').read()"""
ESCAPES = [
    *(COMMAND, "lipsum.__globals__", "''.__class__.__mro__", "cycler | attr('__init__')", "self.__init__"),
    *(
        "[cycler] | map(attribute='__init__') | first",
        "'{0.__class__}'.format(1)",
        "claim.__init__",
        "claim.html",
    ),
    *("config.theme.get_env()", "config.plugins.macros.env", "config.load_file", "config.items()"),
    "config['briefings_build'].site.templates.from_string('x').render()",
    *(
        "config.extra.update({'search': false})",
        "extra.update({'search': false})",
        "page.meta.update({'a': 1})",
    ),
    *("page.file.copy_file('ran')", "navigation.pages[0].file", "files.append(page)", "macros.ref._build"),
    *("'x' | no_filter", "1 / 0", "page.nothing", "dict.fromkeys('x')", "range(1000000)"),
]
"""What a page may not reach, or not do: each is a problem in a line of that page."""
FRONT_MATTER = {
    "title": f'---\ntags: [a]\ntitle: "{{{{ {COMMAND} }}}}"\n---\n# Extra\n',
    "title-of-ref": "---\ntags: [a]\ntitle: See {{ ref('bells-1') }}\n---\n# Extra\n",
    "title-of-braces": "---\ntags: [a]\ntitle: Open {{ braces\n---\n# Extra\n",
    "description": f'---\ntitle: Extra\ndescription: "{{{{ {COMMAND} }}}}"\n---\n# Extra\n',
}
"""Pages with a template in the third line, which is in the front matter, where it cannot be rendered."""

BROKEN = {f"mistake-{number}": f"# Extra\n\n{{{{ {call} }}}}\n" for number, call in enumerate(MISTAKES)}
BROKEN |= {f"misplaced-{name}": page for name, (page, _) in MISPLACED.items()}
BROKEN |= {f"impossible-{name}": page for name, page in IMPOSSIBLE.items()}
BROKEN |= {
    "unknown-id": '---\ntitle: Extra\n---\n# Extra\n\nText.\n\n{{ claim("bells-1.e9") }}\n\n{{ briefing("bell-2") }}\n',
    "unknown-macro": "---\ntitle: Extra\n---\n# Extra\n\n{{ brieffing('x') }}\n",
    "braces": "# Extra\n\nText.\n\n{{ claim( }}\n",
}
BROKEN |= {f"escape-{number}": f"# Extra\n\n{{{{ {what} }}}}\n" for number, what in enumerate(ESCAPES)}
BROKEN |= {f"front-{name}": page for name, page in FRONT_MATTER.items()}
BROKEN["../briefings/bells-6"] = "# My own heading\n\nNothing else.\n"
"""Pages of which each stops the build, by name. All stand in one project: each must be told in one run."""

SOUND = {
    "comment": '# Extra\n\n<!-- {{ ref("bells-1") }} -->\n\nText.\n',
    "sentence": '# Extra\n\nBefore {{ claim("bells-1.e1") }} after.\n',
    "naming": '# Extra reading\n\nAs {{ ref("bells-2.e1", "a trial") }} shows.\n',
    "whole": '# Extra\n\n{{ briefing("bells-1") }}\n\n{{ briefing("bells-2") }}\n',
    "timeline": '# Extra\n\n{{ generated_page("timeline") }}\n',
    "narrowed": '# Extra\n\n{{ articles(author="writer-1", since="2021", limit=3) }}\n',
}
SOUND["values"] = """---
title: "About {{ config.site_name }}"
colours: [red, green]
---
# Values

{% set seen = namespace(last="") %}{% macro bold(word) %}**{{ word.upper() }}**{% endmacro -%}
{% for colour in colours %}{{ loop.index }} {{ bold(colour) }} {% set seen.last = colour %}{% endfor -%}
{{ "{} of {}".format(seen.last, page.meta.colours | length) }}, {{ now().year > 2000 }}, {{ extra.generator }},
{{ cycler("a", "b").next() }} {{ dict(a=1).items() | list }} {{ page.title }} {{ range(2) | list }}
"""
SOUND |= {
    "../briefings/bells-4": '# My own heading\n\nWords before.\n\n{{ briefing("bells-4") }}\n',
    "../briefings/bells-5": 'Intro.\n\n{{ briefing("bells-5") }}\n\n## More\n',
    "../briefings/bells-6": '# Twice\n\n{{ briefing("bells-6") }}\n\n{{ briefing("bells-6") }}\n',
}
"""Pages that can be built, in one project."""


def _built(folder, pages):
    root = copy_project(folder / "project", dump(other()))
    for name, page in pages.items():
        path = root / "docs" / "extra" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.resolve().parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
    named = "".join(f"- extra/{name}.md\n      " for name in pages if "/" not in name)
    change_settings(root, ("- Method:", f"{named}- Method:"))
    return build(root)


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """What the build says of the broken pages."""
    built = _built(tmp_path_factory.mktemp("broken"), BROKEN)
    assert built.code != 0
    return built.output


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The site of the sound pages."""
    built = _built(tmp_path_factory.mktemp("sound"), SOUND)
    assert built.code == 0, built.output
    return built


def said_of(name, output):
    """The errors that a build has found in a page: each of them ends it."""
    return [line for line in output.splitlines() if f"docs/extra/{name}.md:" in line and " error[" in line]


def test_no_mistake_ends_in_a_traceback(broken):
    assert "Traceback" not in broken


def test_an_unknown_id_is_told_with_page_line_and_nearest_id(broken):
    for place, message in [
        ("8:1", 'claim: there is no claim "bells-1.e9"; did you mean "bells-1.e1"?'),
        ("10:1", 'briefing: there is no article "bell-2"; did you mean "bells-2"?'),
    ]:
        assert f"docs/extra/unknown-id.md:{place}: error[macro] {message}" in broken


@pytest.mark.parametrize(("number", "message"), [*enumerate(MISTAKES.values())], ids=list(MISTAKES))
def test_each_mistake_says_what_to_do(broken, number, message):
    (said,) = said_of(f"mistake-{number}", broken)
    assert f"docs/extra/mistake-{number}.md:3:1: error[" in said
    assert message in said


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for name, (_, reason) in MISPLACED.items()])
def test_a_macro_where_none_can_stand_is_refused(broken, name, reason):
    assert any(reason in line for line in said_of(f"misplaced-{name}", broken))


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be_shown_is_said(broken, name):
    assert said_of(f"impossible-{name}", broken)


def test_an_unknown_macro_names_the_page(broken):
    message = 'there is no macro or variable "brieffing"; did you mean "briefing"?'
    assert f"docs/extra/unknown-macro.md:6:1: error[template] {message}" in broken


def test_braces_that_are_no_call_name_the_page_and_the_line(broken):
    assert "docs/extra/braces.md:5:1: error[template] this is not a call of a macro" in broken


@pytest.mark.parametrize(("number", "what"), [*enumerate(ESCAPES)], ids=ESCAPES)
def test_a_page_reaches_nothing_but_values_and_macros(broken, number, what):
    (said,) = said_of(f"escape-{number}", broken)
    assert f"docs/extra/escape-{number}.md:3:1: error[template]" in said


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_front_matter_runs_nothing(broken, name):
    (said,) = said_of(f"front-{name}", broken)
    assert f"docs/extra/front-{name}.md:3:1: error[template]" in said


def test_no_page_has_run_a_command(tmp_path_factory, broken):
    assert broken
    assert not list(tmp_path_factory.getbasetemp().glob("broken*/project/**/ran"))


def test_values_loops_and_macros_of_a_page_work(sound):
    shown = text(sound.page("extra/values").xpath("//article//p")[0])
    expected = "1 RED 2 GREEN green of 2, True, False, a [('a', 1)] About Briefings [0, 1]"
    assert shown == expected
    assert "About Briefings" in sound.page("extra/values").findtext("head/title")


def test_a_macro_in_a_comment_is_no_macro(sound):
    page = etree.tostring(sound.page("extra/comment"), encoding="unicode")
    assert "bells-1" not in page.partition("<article")[2]
    assert "Text." in page.partition("<article")[2]


def test_a_card_in_a_sentence_parts_the_paragraph(sound):
    article = sound.page("extra/sentence").xpath("//article//div[@data-pagefind-body]")[0]
    children = [(child.tag, text(child)) for child in article if child.tag in ("p", "div")]
    assert [tag for tag, _ in children] == ["p", "div", "p"]
    assert (children[0][1], children[2][1]) == ("Before", "after.")


def test_a_page_that_names_a_claim_is_named_on_the_claims_page(sound):
    block = sound.page("briefings/bells-2").xpath("//*[@id='e1']/..")[0]
    assert "On the page Extra reading" in text(block)
    assert "../../extra/naming/" in block.xpath(".//a/@href")
    link = sound.page("extra/naming").xpath("//a[@class='bf-ref']")[0]
    assert (link.get("href"), text(link)) == ("../../briefings/bells-2/#e1", "a trial")


def test_a_whole_briefing_on_another_page_carries_no_ids(sound):
    tree = sound.page("extra/whole")
    assert tree.xpath("//*[@data-claim='bells-1.e1']")
    assert tree.xpath("//*[@data-claim][@id]") == []


def test_a_page_can_show_what_a_generated_page_shows(sound):
    def years(name):
        return [text(heading) for heading in sound.page(name).xpath("//article//h2[starts-with(@id, '_')]")]

    assert years("extra/timeline")
    assert years("extra/timeline") == years("timeline")


def test_the_page_on_macros_names_each_of_them():
    page = ROOT / "docs" / "macros.md"
    if not page.exists():
        pytest.skip("a team may have replaced the page")
    headings = re.findall(r"^## .*", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(macros(Build(Site(load(ROOT)), ROOT))) == set(re.findall("`([a-z_]+)`", " ".join(headings)))


def test_a_macro_in_an_imported_template_asks_for_the_context():
    templates = {"m": "{% macro timeline() %}{{ timeline_picture() }}{% endmacro %}"}
    engine = Environment(loader=DictLoader(templates))  # noqa: S701  # as mkdocs-macros makes it
    engine.globals.update(macros(Build(Site(load(ROOT)), ROOT)))
    page = SimpleNamespace(url="x/", markdown="", file=SimpleNamespace(src_uri="x.md"))
    calling = '{% import "m" as m CONTEXT %}{{ m.timeline() }}'
    assert "<div" in engine.from_string(calling.replace("CONTEXT", "with context")).render(page=page)
    with pytest.raises(MacroError, match='write "with context" after the import'):
        engine.from_string(calling.replace("CONTEXT", "")).render(page=page)


def test_articles_are_narrowed_down(sound):
    listed = sound.page("extra/narrowed").xpath("//article//li/@data-article")
    assert listed
    assert set(listed) <= {"bells-1"}


@pytest.mark.parametrize("mistake", ['{{ claim("nope.x") }}', "[bad](../briefings/bells-1.md#e99)"])
def test_a_mistake_in_a_page_leaves_the_last_good_site(sound, mistake):
    before = sorted(path.relative_to(sound.site) for path in sound.site.rglob("*"))
    page = sound.root / "docs" / "extra" / "comment.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(f"# Extra\n\n[good](../briefings/bells-1.md#e1) {mistake}\n", encoding="utf-8")
    again = build(sound.root)
    page.write_text(good, encoding="utf-8")
    assert again.code != 0
    assert ("nope" in again.output, "#e99" in again.output) == ("nope" in mistake, "e99" in mistake)
    assert "#e1'" not in again.output
    assert sorted(path.relative_to(sound.site) for path in sound.site.rglob("*")) == before


def test_a_hand_written_page_takes_over_a_generated_one(sound):
    tree = sound.page("briefings/bells-4")
    assert [text(heading) for heading in tree.xpath("//h1")] == ["My own heading¶"]
    assert tree.xpath("//*[@id='e1'][@data-claim='bells-4.e1']")
    assert tree.xpath("//*[@id='on-later-start']")


def test_a_page_that_takes_over_must_keep_every_id(broken):
    said = [
        line for line in broken.splitlines() if "docs/briefings/bells-6.md:1:1: error[lost-anchor]" in line
    ]
    for id_ in ("e1", "on-sleep-loss"):
        assert any(f'"#{id_}"' in line for line in said)


def test_a_page_that_takes_over_keeps_title_and_contents(sound):
    tree = sound.page("briefings/bells-5")
    assert "School bells, part 5" in tree.findtext("head/title")
    contents = {link.get("href") for link in tree.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")}
    assert {"#more", "#evidence", "#positions"} <= contents


def test_a_briefing_called_twice_on_its_own_page_gives_each_id_once(sound):
    ids = sound.page("briefings/bells-6").xpath("//*[@data-claim]/@id")
    assert len(ids) == len(set(ids)) > 0
