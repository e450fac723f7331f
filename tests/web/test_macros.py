"""Macros in hand-written pages: what they show, and what a mistake says."""

from __future__ import annotations

import pytest
from conftest import build
from other_corpus import dump, other
from pages import parse, text


@pytest.fixture
def write(project):
    """Build the other corpus with a page of the given text."""

    def written(page: str, path: str = "extra.md"):
        root = project(dump(other()))
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(page, encoding="utf-8")
        config = (root / "mkdocs.yml").read_text()
        if path == "extra.md":
            config = config.replace("- Method:", "- Extra: extra.md\n      - Method:")
        (root / "mkdocs.yml").write_text(config)
        return build(root)

    return written


def test_an_unknown_id_stops_the_build_with_page_line_and_nearest_id(write):
    built = write(
        '---\ntitle: Extra\n---\n# Extra\n\nText.\n\n{{ claim("bells-1.e9") }}\n\n{{ briefing("bell-2") }}\n'
    )
    assert built.code != 0
    assert (
        'docs/extra.md:8:1: error[macro] claim: there is no claim "bells-1.e9"; did you mean "bells-1.e1"?'
        in built.output
    )
    assert (
        'docs/extra.md:10:1: error[macro] briefing: there is no article "bell-2"; did you mean "bells-2"?'
        in built.output
    )
    assert "Traceback" not in built.output


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            'ref("sleep-los")',
            'there is no article, question or claim "sleep-los"; did you mean "sleep-loss"?',
        ),
        ('ref("bells-1.on-sleep-los")', "did you mean"),
        ('claim("bells-1")', '"bells-1" does not name a claim; write article.claim'),
        ('question("bells-1")', 'there is no question "bells-1"'),
        ('articles(topic="school-hour")', 'there is no topic "school-hour"; did you mean "school-hours"?'),
        ('articles(since="May 2025")', '"May 2025" is not a date of the form'),
        ('disagreement_index(type="facts")', 'there is no type of question "facts"; did you mean "fact"?'),
        ('argument_map("bell-1")', 'there is no article "bell-1"; did you mean "bells-1"?'),
        ('stance_strip("sleep-los")', 'there is no question "sleep-los"; did you mean "sleep-loss"?'),
        (
            'matrix_picture(topic="school-hour")',
            'there is no topic "school-hour"; did you mean "school-hours"?',
        ),
        ("claim()", "missing a required argument"),
        ('claim("bells-1.e1", colour="red")', "unexpected keyword argument"),
    ],
)
def test_each_mistake_says_what_to_do(write, call, message):
    built = write(f"# Extra\n\n{{{{ {call} }}}}\n")
    assert built.code != 0
    assert message in built.output
    assert "docs/extra.md:3:1" in built.output


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ('# See {{ ref("bells-1") }}\n', "it stands in a heading"),
        ('# Extra\n\n*{{ claim("bells-1.e1") }}*\n', "it stands where only a link fits"),
        ('# Extra\n\n[{{ ref("bells-1") }}](index.md)\n', "it stands inside a link"),
        ('# Extra\n\n<div title="{{ ref("bells-1") }}">x</div>\n', "it stands inside a tag"),
    ],
)
def test_a_macro_where_none_can_stand_is_refused(write, page, reason):
    built = write(page)
    assert built.code != 0
    assert reason in built.output


@pytest.mark.parametrize(
    "page",
    [
        '# Extra\n\n<?php {{ ref("bells-1") }} ?>\n',
        '# Extra\n\n<script>var x = `{{ ref("bells-1") }}`</script>\n',
        '# Extra\n\n{{ ref("bells-1") | upper }}\n',
        "# Extra\n\n!!! note \"{{ claim('bells-1.e1') }}\"\n\n    Text.\n",
        "# Extra\n\n{{ most_divisive(limit='3') }}\n",
    ],
)
def test_what_cannot_be_shown_is_said_and_never_crashes(write, page):
    built = write(page)
    assert built.code != 0
    assert "docs/extra.md:" in built.output
    assert "Traceback" not in built.output


def test_a_macro_in_a_comment_is_no_macro(write):
    built = write('# Extra\n\n<!-- {{ ref("bells-1") }} -->\n\nText.\n')
    assert built.code == 0, built.output
    assert "bells-1" not in (built.site / "extra" / "index.html").read_text().partition("<article")[2]


def test_a_mistake_in_a_page_leaves_the_last_good_site(write):
    built = write("# Extra\n\nGood.\n")
    assert built.code == 0, built.output
    before = sorted(path.relative_to(built.site) for path in built.site.rglob("*"))
    (built.root / "docs" / "extra.md").write_text('# Extra\n\n{{ claim("nope.x") }}\n')
    again = build(built.root)
    assert again.code != 0
    assert sorted(path.relative_to(built.site) for path in built.site.rglob("*")) == before


def test_a_card_in_a_sentence_parts_the_paragraph(write):
    built = write('# Extra\n\nBefore {{ claim("bells-1.e1") }} after.\n')
    assert built.code == 0, built.output
    article = parse(built.site / "extra" / "index.html").xpath("//article//div[@data-pagefind-body]")[0]
    children = [(child.tag, text(child)) for child in article if child.tag in ("p", "div")]
    assert [tag for tag, _ in children] == ["p", "div", "p"]
    assert (children[0][1], children[2][1]) == ("Before", "after.")


def test_a_page_that_names_a_claim_is_named_on_the_claims_page(write):
    built = write('# Extra reading\n\nAs {{ ref("bells-2.e1", "a trial") }} shows.\n')
    assert built.code == 0, built.output
    block = parse(built.site / "briefings/bells-2/index.html").xpath("//*[@id='e1']/..")[0]
    assert "On the page Extra" in text(block)
    assert "../../extra/" in block.xpath(".//a/@href")
    link = parse(built.site / "extra/index.html").xpath("//a[@class='bf-ref']")[0]
    assert (link.get("href"), text(link)) == ("../briefings/bells-2/#e1", "a trial")


def test_a_hand_written_page_takes_over_a_generated_one(write):
    built = write('# My own heading\n\nWords before.\n\n{{ briefing("bells-2") }}\n', "briefings/bells-2.md")
    assert built.code == 0, built.output
    tree = parse(built.site / "briefings/bells-2/index.html")
    assert [text(heading) for heading in tree.xpath("//h1")] == ["My own heading¶"]
    assert tree.xpath("//*[@id='e1'][@data-claim='bells-2.e1']")
    assert tree.xpath("//*[@id='on-sleep-loss']")


def test_a_page_that_takes_over_must_keep_every_id(write):
    built = write("# My own heading\n\nNothing else.\n", "briefings/bells-2.md")
    assert built.code != 0
    assert "docs/briefings/bells-2.md:1:1: error[lost-anchor]" in built.output
    assert '"#e1"' in built.output
    assert '"#on-sleep-loss"' in built.output


def test_a_whole_briefing_on_another_page_carries_no_ids(write):
    built = write('# Extra\n\n{{ briefing("bells-1") }}\n\n{{ briefing("bells-2") }}\n')
    assert built.code == 0, built.output
    tree = parse(built.site / "extra" / "index.html")
    assert tree.xpath("//*[@data-claim='bells-1.e1']")
    assert tree.xpath("//*[@data-claim][@id]") == []


def test_links_from_hand_written_pages_to_anchors_of_generated_pages_are_checked(write):
    built = write("# Extra\n\n[good](briefings/bells-1.md#e1) [bad](briefings/bells-1.md#e99)\n")
    assert built.code != 0
    assert "#e99" in built.output
    assert "#e1'" not in built.output


def test_an_unknown_macro_names_the_page_and_stops_the_build(write):
    built = write("---\ntitle: Extra\n---\n# Extra\n\n{{ brieffing('x') }}\n")
    assert built.code != 0
    expected = 'docs/extra.md:6:1: error[template] there is no macro or variable "brieffing"; did you mean "briefing"?'
    assert expected in built.output
    assert "Traceback" not in built.output


def test_braces_that_are_no_call_name_the_page_and_the_line(write):
    built = write("# Extra\n\nText.\n\n{{ claim( }}\n")
    assert built.code != 0
    assert "docs/extra.md:5:1: error[template] this is not a call of a macro" in built.output
    assert "Traceback" not in built.output


def test_a_page_that_takes_over_keeps_title_and_contents(write):
    built = write('Intro.\n\n{{ briefing("bells-2") }}\n\n## More\n', "briefings/bells-2.md")
    assert built.code == 0, built.output
    tree = parse(built.site / "briefings/bells-2/index.html")
    assert "School bells, part 2" in tree.findtext("head/title")
    contents = {link.get("href") for link in tree.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")}
    assert {"#more", "#evidence", "#positions"} <= contents


def test_a_briefing_called_twice_on_its_own_page_gives_each_id_once(write):
    call = '{{ briefing("bells-2") }}'
    built = write(f"# Twice\n\n{call}\n\n{call}\n", "briefings/bells-2.md")
    assert built.code == 0, built.output
    ids = parse(built.site / "briefings/bells-2/index.html").xpath("//*[@data-claim]/@id")
    assert len(ids) == len(set(ids)) > 0


def test_articles_are_narrowed_down(write):
    built = write('# Extra\n\n{{ articles(author="writer-1", since="2021", limit=3) }}\n')
    assert built.code == 0, built.output
    listed = parse(built.site / "extra/index.html").xpath("//li/@data-article")
    assert listed
    assert set(listed) <= {"bells-1"}
