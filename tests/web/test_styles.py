"""The look: every class has a use, sizes are those of the scale, and a team's colours can be read."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from browsing import asked, violations
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from briefings.web import styles
from tests.builder import ROOT

ASSETS = ROOT / "docs" / "assets"
THEMES = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
SIZES = {"0", "inherit", "0.6rem", "0.8rem", "1.25rem", "0.7em", "0.8em", "0.92em", "max(16px, 0.8rem)"}
"""Sizes of text beside the named ones; those in em go with what they stand in."""


def read(folder, *patterns):
    paths = sorted(path for pattern in patterns for path in folder.rglob(pattern))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def names(text):
    """Class names in a text, and how names begin that are put together there."""
    found = re.findall(r"\bbf-[\w-]*(?:\{\{|\$?\{)?", text)
    whole = {name for name in found if not name.endswith(("-", "{"))}
    return whole, {name.rstrip("{$") for name in found} - whole


def test_every_class_in_a_style_sheet_is_given_by_a_template_or_a_script():
    styled = set(re.findall(r"(?<=\.)bf-[\w-]+", read(ASSETS, "*.css")))
    given, begun = names(read(ROOT / "briefings", "*.html", "*.py") + read(ROOT / "docs", "*.js", "*.md"))
    assert [n for n in sorted(styled - given) if not n.startswith(tuple(begun))] == []


def test_every_class_that_is_given_is_styled_or_looked_for():
    given, _ = names(read(ROOT / "briefings" / "web", "*.html"))
    used = read(ASSETS, "*.css", "*.js") + read(ROOT / "tests", "*.py", "*.yaml")
    assert sorted(given - names(used)[0]) == []


def test_text_has_the_sizes_of_the_scale():
    sizes = re.findall(r"font-size: ([^;]+);", read(ASSETS, "briefings.css", "opened.css", "timeline.css"))
    assert {size for size in sizes if not size.startswith("var(--bf-")} - SIZES == set()


@pytest.fixture(scope="module")
def coloured(browser, address, school):
    """The page of a question with every colour of the theme, and its colours as they are at first."""
    (palette,) = THEMES.glob("palette.*.css")  # a site has only the colours that its configuration names
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/palette.*.css", lambda route: route.fulfill(path=palette))
        page.goto(f"{address}questions/{school.figures.disagreements[0].question.id}/")
        yield page, asked(page, "colours")["drawn"]


CHOOSE = """choice => {
  Object.assign(document.body.dataset, choice);
  getComputedStyle(document.body).color; // from here on, colours go over into those of the choice
  for (const change of document.getAnimations()) change.finish();
}"""


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("colours", ["custom custom", "teal lime", "yellow red", "red cyan", "white amber"])
def test_any_of_the_themes_colours_can_be_read_in_both_schemes(coloured, colours, scheme):
    """Primary and accent: on the page by axe, and as they are drawn. They differ from ours, or nothing was chosen."""
    page, before = coloured
    primary, accent = colours.split()
    page.evaluate(CHOOSE, {"mdColorPrimary": primary, "mdColorAccent": accent, "mdColorScheme": scheme})
    assert [each for each in violations(page, "dark") if "color-contrast" in each] == []
    after = asked(page, "colours")
    assert min(after["contrast"].values()) >= 4.5, after
    assert primary == "custom" or all(value != before[name] for name, value in after["drawn"].items())


def test_columns_of_text_are_60_to_75_characters_wide(page, address, school):
    article = next(iter(school.corpus.articles))
    question = school.figures.disagreements[0].question.id
    found = {}
    for place in ("", "method/", "contribute/", f"briefings/{article}/", f"questions/{question}/"):
        page.goto(address + place)
        found |= {(place, text): width for text, width in asked(page, "measures") if not 60 <= width <= 75}
    assert found == {}


def test_what_gets_the_focus_is_not_under_the_header(page, address):
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{address}disagreements/", wait_until="networkidle")
    button = page.locator(".bf-sort").first
    button.evaluate("button => scrollTo(0, button.getBoundingClientRect().top + scrollY - 4)")
    button.focus()
    header = page.locator(".md-header").bounding_box()
    assert button.bounding_box()["y"] >= header["y"] + header["height"]


def test_silence_is_hatched_in_forced_colours_too(page, address):
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}matrix/")
    try:
        silent = page.locator(".bf-silent").first
        assert "gradient" in silent.evaluate("cell => getComputedStyle(cell).backgroundImage")
    finally:
        page.emulate_media(forced_colors="none")


def test_what_is_wider_than_its_place_fades_where_there_is_more_and_nothing_else_does(page, address):
    page.goto(f"{address}matrix/")
    after = "frame => parseFloat(getComputedStyle(frame, '::after').opacity)"
    frame = page.locator(".bf-scroll").first
    assert frame.evaluate(after) == 0
    page.set_viewport_size({"width": 240, "height": 800})
    page.wait_for_timeout(200)
    assert frame.evaluate(after) > 0
    frame.evaluate("frame => frame.scrollLeft = frame.scrollWidth")
    page.wait_for_timeout(200)
    assert frame.evaluate(after) < 1


def test_the_themes_sheets_lose_what_no_page_can_match_and_nothing_else():
    whole = read(THEMES, "*.css")
    colours = set(re.findall(r"data-md-color-(?:primary|accent)=([\w-]+)", whole))
    palette = [{"primary": each.replace("-", " "), "scheme": "slate"} for each in colours]
    tabs, path, footer = "navigation.tabs", "navigation.path", "navigation.footer"
    everything = {
        "markdown_extensions": [
            "pymdownx.blocks.tab",
            "pymdownx.critic",
            "pymdownx.tasklist",
            "pymdownx.keys",
        ],
        "plugins": ["material/search", "material/blog", "material/tags"],
        "extra": dict.fromkeys(["version", "consent", "analytics", "alternate", "social"]),
        "theme": {"palette": palette, "features": [tabs, path, footer, "navigation.instant.progress"]},
    }
    assert styles.without(styles.unused_by(everything), whole) == whole
    chosen = {"primary": "deep purple", "accent": "teal"}
    few = {**dict.fromkeys(everything, ()), "theme": {"palette": chosen, "features": [path]}}
    left = styles.without(styles.unused_by(few), whole)
    for gone in ["tabbed-labels", "critic.block", "task-list-item", "md-tabs", "primary=red]", "accent=red]"]:
        assert whole.count(gone + "{") > left.count(gone + "{") == 0, gone
    for kept in [
        "primary=deep-purple]",
        "accent=teal]",
        "scheme=slate]",
        "md-path",
        "md-footer",
        "md-skip",
    ]:
        assert whole.count(kept + "{") == left.count(kept + "{") > 0, kept


def test_the_sheets_keep_what_a_team_s_own_templates_show_and_colours_may_be_left_blank():
    config = {
        **dict.fromkeys(["markdown_extensions", "plugins", "extra"], ()),
        "theme": {"palette": {"primary": None}},
    }
    whole, template = read(THEMES, "*.css"), '<nav class="md-footer__inner md-grid">'
    left = styles.without(styles.unused_by(config, template), whole)
    assert whole.count("md-footer__") == left.count("md-footer__") > 0
    assert "md-footer__" not in styles.without(styles.unused_by(config), whole)


def test_a_team_s_own_sheets_are_published_as_they_are(tmp_path):
    sheet = ".a{color:red;.md-tabs &{color:blue}}"  # nested, as the theme's never are
    (tmp_path / "assets" / "stylesheets").mkdir(parents=True)
    (tmp_path / "assets" / "stylesheets" / "team.css").write_text(sheet, encoding="utf-8")
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "docs_dir": str(tmp_path), "theme": {"name": "material"}})
    config.validate()
    config.plugins._current_plugin = "hooks.py"  # MkDocs asks who makes a file
    files = get_files(config)
    styles.shorten(files, config)
    assert files.src_uris["assets/stylesheets/team.css"].content_string == sheet


@pytest.mark.parametrize("name", styles.SCRIPTS)
def test_scripts_lose_their_comments_and_nothing_else(name, school):
    whole, left = (
        (folder / name).read_text(encoding="utf-8").splitlines() for folder in (ROOT / "docs", school.site)
    )
    assert len(left) < len(whole)
    assert [line for line in whole if line not in left and not re.match(r"\s*(//|/?\*)", line)] == []
