"""The index, the matrix and the comparison in a browser: choices that stay in the address, keys, and no script."""

from __future__ import annotations

import shutil
from itertools import combinations, combinations_with_replacement

import pytest
from browsing import asked, until
from conftest import sample
from lxml import html
from pages import parse, part_of_matrix, target
from serving import served

from briefings.analysis.comparison import standing
from briefings.web.views.comparison import PARTS
from tests.tables import table


@pytest.fixture(scope="module")
def figures(school):
    return school.figures


def rows(page):
    """The ids of the questions shown, in order."""
    return page.locator("[data-score]").evaluate_all("rows => rows.map((row) => row.dataset.question)")


def said(page):
    return page.locator("[role=status]").inner_text()


def opened(page, address):
    page.goto(address)
    page.locator(".bf-filters").wait_for()
    return page


# ---- The index ----


def test_the_index_narrows_down_and_says_how_many_are_left(page, address, figures):
    opened(page, address + "disagreements/")
    everything = [d.question.id for d in figures.disagreements]
    assert rows(page) == everything
    assert said(page) == f"All {len(everything)} questions."
    page.get_by_role("combobox", name="Label").select_option("opposed")
    opposed = [d.question.id for d in figures.disagreements if d.label.value == "opposed"]
    assert rows(page) == opposed
    assert said(page) == f"{len(opposed)} of {len(everything)} questions."
    page.get_by_role("combobox", name="Kind").select_option("policy")
    assert rows(page) == [
        d.question.id
        for d in figures.disagreements
        if d.label.value == "opposed" and d.question.written.type.value == "policy"
    ]


def test_a_view_survives_a_reload_a_shared_address_and_back_and_forward(page, new_page, address):
    opened(page, address + "disagreements/")
    whole = rows(page)
    page.get_by_role("combobox", name="Label").select_option("opposed")
    opposed = rows(page)
    page.get_by_role("combobox", name="Ordered by").select_option("positions")
    assert page.url.endswith("disagreements/?label=opposed&sort=positions")
    ordered = rows(page)
    assert sorted(ordered) == sorted(opposed)
    assert len(whole) > len(opposed) > 0
    page.reload()
    page.locator(".bf-filters").wait_for()
    assert rows(page) == ordered
    other = opened(new_page(), page.url)
    assert rows(other) == ordered
    assert other.get_by_role("combobox", name="Label").input_value() == "opposed"
    page.go_back()
    page.wait_for_url("**/disagreements/?label=opposed")
    assert rows(page) == opposed
    page.go_back()
    page.wait_for_url("**/disagreements/")
    assert rows(page) == whole
    page.go_forward()
    page.wait_for_url("**/disagreements/?label=opposed")
    assert rows(page) == opposed
    assert page.get_by_role("combobox", name="Label").input_value() == "opposed"


def test_words_are_found_whatever_their_case_and_marks_and_are_one_step_of_the_history(
    page, address, figures
):
    word = max(figures.disagreements[0].question.written.proposition.strip(".").split(), key=len)
    opened(page, address + "disagreements/")
    whole = rows(page)
    page.get_by_role("searchbox", name="Find words").press_sequentially(
        f"{word[0]}\u0301{word[1:]}".upper(), delay=200
    )
    until(page, f"document.querySelectorAll('[data-score]').length < {len(whole)}")
    assert figures.disagreements[0].question.id in rows(page)
    page.get_by_role("searchbox", name="Find words").blur()
    page.go_back()
    page.wait_for_url("**/disagreements/")
    assert rows(page) == whole


@pytest.mark.parametrize("column", ["Positions", "Smaller side"])
def test_the_heads_of_the_columns_sort_from_the_keyboard_and_say_so(page, address, figures, column):
    opened(page, address + "disagreements/")
    head = page.get_by_role("columnheader", name=column)
    assert page.get_by_role("columnheader", name="Division").get_attribute("aria-sort") == "descending"
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    if column == "Positions":
        values = {d.question.id: d.answered for d in figures.disagreements}
    else:
        values = {d.question.id: d.smaller_side for d in figures.disagreements if d.score is not None}
    counted = [values[id_] for id_ in rows(page) if id_ in values]
    assert counted == sorted(values.values(), reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert [values[id_] for id_ in rows(page)[: len(values)]] == sorted(values.values())
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.url.endswith(f"?sort=-{column.split()[0].lower()}")


def test_groups_have_heads_and_hold_every_question_once(page, address, figures):
    opened(page, address + "disagreements/?group=type")
    heads = page.locator(".bf-group").all_inner_texts()
    types = [d.question.written.type.value for d in figures.disagreements]
    assert [head.split()[-1] for head in heads] == [
        str(types.count(kind)) for kind in ("fact", "forecast", "value", "policy") if kind in types
    ]
    assert sorted(rows(page)) == sorted(d.question.id for d in figures.disagreements)


@table(__file__, "asked in vain")
def test_what_an_address_asks_for_in_vain_is_said_as_typed_and_left_aside(
    page, address, figures, name, value
):
    from urllib.parse import quote

    opened(page, f"{address}disagreements/?{name}={quote(value)}")
    assert len(rows(page)) == len(figures.disagreements)
    assert f"“{value}”, which is not there" in said(page)
    assert page.locator("article img").count() == 0


def test_the_link_to_a_view_is_copied_or_shown(permitted, address):
    view = address + "disagreements/?label=opposed"
    page = opened(permitted, view)
    page.get_by_role("button", name="Copy link").click()
    until(page, "document.querySelector('[role=status]').textContent === 'Link copied.'")
    assert page.evaluate("navigator.clipboard.readText()") == view
    page.evaluate("delete Navigator.prototype.clipboard")
    page.get_by_role("button", name="Copy link").click()
    assert page.get_by_label("Link to this view").input_value() == view


def test_a_filter_reaches_the_further_pages_of_a_long_index(page, school, tmp_path, figures):
    shutil.copytree(school.site, tmp_path / "site")
    place = tmp_path / "site" / "disagreements"
    first, second = (parse(place / "index.html") for _ in range(2))
    half = len(figures.disagreements) // 2
    for tree, gone in ((first, slice(half, None)), (second, slice(0, half))):
        for row in tree.xpath("//tr[@data-score]")[gone]:
            row.getparent().remove(row)
    for link in second.xpath("//tr[@data-score]//a"):
        link.set("href", f"../../{link.get('href')}")
    first.xpath("//form[@data-further]")[0].set("data-further", "page/2/")
    (place / "page" / "2").mkdir(parents=True)
    (place / "index.html").write_bytes(html.tostring(first, doctype="<!doctype html>", encoding="utf-8"))
    (place / "page/2/index.html").write_bytes(
        html.tostring(second, doctype="<!doctype html>", encoding="utf-8")
    )
    with served(tmp_path) as server:
        opened(page, f"{server}site/disagreements/")
        assert len(rows(page)) == half
        page.get_by_role("combobox", name="Ordered by").select_option("-score")
        until(page, f"document.querySelectorAll('[data-score]').length > {half}")
        read_scores = "rows => rows.map((row) => Number(row.dataset.score || 9))"
        scores = page.locator("[data-score]").evaluate_all(read_scores)
        assert scores == sorted(scores)
        assert len(scores) == len(figures.disagreements)
        last = figures.disagreements[-1].question.id
        link = page.locator(f"[data-question='{last}'] a").evaluate("link => link.href")
        assert link == f"{server}site/questions/{last}/"


# ---- The matrix ----


def test_arrows_go_from_cell_to_cell_and_the_table_is_one_stop(page, address):
    page.goto(address + "matrix/")
    page.locator("#bf-matrix-keys").wait_for()
    assert page.locator(".bf-matrix [tabindex='0']").count() == 1
    page.locator(".bf-matrix [tabindex='0']").focus()
    assert asked(page, "focusedCell") == [1, 1]
    for key, place in (
        ("ArrowRight", [1, 2]),
        ("ArrowDown", [2, 2]),
        ("ArrowLeft", [2, 1]),
        ("End", [2, 6]),
        ("ArrowRight", [2, 6]),
        ("Home", [2, 1]),
        ("ArrowUp", [1, 1]),
        ("ArrowUp", [0, 1]),
    ):
        page.keyboard.press(key)
        assert asked(page, "focusedCell") == place, key
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/**#**")


def test_silent_cells_are_on_the_way_and_say_so(page, address):
    page.goto(address + "matrix/")
    page.locator("#bf-matrix-keys").wait_for()
    cell = page.locator(".bf-matrix td.bf-silent").first
    row, column = cell.evaluate("cell => [cell.parentElement.rowIndex, cell.cellIndex]")
    cell.evaluate(
        "cell => (cell.previousElementSibling.querySelector('a') ?? cell.previousElementSibling).focus()"
    )
    page.keyboard.press("ArrowRight")
    assert asked(page, "focusedCell") == [row, column]
    assert page.evaluate("document.activeElement.textContent") == "silent"


@pytest.mark.parametrize("width", [1280, 390])
def test_both_heads_stay_in_view_and_hide_no_cell_that_has_the_focus(page, far_away, width):
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(far_away + "matrix/" + part_of_matrix(far_away, page))
    page.locator("#bf-matrix-keys").wait_for()
    page.locator(".bf-matrix [tabindex='0']").focus()
    page.keyboard.press("Control+End")
    page.wait_for_timeout(100)
    for _ in range(12):
        page.keyboard.press("ArrowUp")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(100)
    assert asked(page, "focusedInView") == [True, True, True]


# ---- Articles side by side ----


def test_each_pair_is_the_same_made_by_the_script_and_made_by_the_build(page, address, figures):
    articles = list(figures.corpus.articles)
    for a, b in sample(combinations(articles, 2), 6):
        first, second = sorted((a, b))
        page.goto(f"{address}compare/{first}--{second}/")
        order = (
            page.locator(".bf-compare")
            .first.locator("thead th a")
            .evaluate_all("links => links.map((link) => link.pathname.split('/').at(-2))")
        )
        built = asked(page, "compared")
        lines = page.locator(".bf-glance li").all_inner_texts()
        page.goto(f"{address}compare/?articles={','.join(order)}")
        page.locator(".bf-compare").first.wait_for()
        assert asked(page, "compared") == built
        assert page.locator(".bf-glance li").all_inner_texts() == lines


def test_the_first_three_oppositions_show_their_reasons_at_once(school):
    rows = {True: 0, False: 0}
    for path in (school.site / "compare").glob("*--*/index.html"):
        for part in parse(path).xpath("//table[contains(@class, 'bf-compare')]"):
            divided = part.xpath("preceding::h2[1]/@id") == ["divided"]
            for number, row in enumerate(part.xpath("tbody/tr")):
                opened = divided and number < 3
                assert len(row.xpath(".//details[@open]")) == (len(row.xpath(".//details")) if opened else 0)
                rows[opened] += bool(row.xpath(".//details"))
    assert all(rows.values())


def test_a_part_without_questions_is_one_line_that_keeps_its_address(school, page, address):
    for path in (school.site / "compare").glob("*--*/index.html"):
        tree = parse(path)
        empty = tree.xpath("//p[contains(@class, 'bf-compare__empty')]/@id")
        filled = tree.xpath("//h2[following-sibling::*[2][self::table]]/@id")
        assert sorted(empty + filled) == sorted(part for part, *_ in PARTS.values())
        assert tree.xpath("//h2[@id]/@id") == filled
    page.goto(f"{address}compare/?articles={','.join(path.parent.name.split('--'))}")
    page.locator(".bf-compare").first.wait_for()
    found = page.locator(".bf-compared .bf-compare__empty").evaluate_all("all => all.map(({ id }) => id)")
    assert found == empty


def test_the_script_places_any_two_stances_where_the_build_does(page, address):
    pairs = list(combinations_with_replacement(range(-2, 3), 2))
    written = (
        "<div class='bf-position'><h3 data-question='q{}' data-stance='{}' data-because=''>It is.</h3></div>"
    )
    ids = ["bells-0", "bells-1"]
    for which, id_ in enumerate(ids):
        positions = "".join(written.format(number, pair[which]) for number, pair in enumerate(pairs))
        body = f"<p class='bf-byline'></p>{positions}"
        page.route(f"**/briefings/{id_}/", lambda route, _, body=body: route.fulfill(body=body))
    page.goto(f"{address}compare/?articles={','.join(ids)}")
    page.locator(".bf-compare").first.wait_for()
    shown = {
        pairs[int(number)]: part
        for part in ("divided", "mixed", "degree", "agreed", "alone")
        for number in page.locator(f"#{part} + * + table tbody th a").evaluate_all(
            "links => links.map((link) => link.href.match(/q([0-9]+)/)[1])"
        )
    }
    assert shown == {pair: PARTS[standing(*pair)][0] for pair in pairs}


def test_a_comparison_reads_the_briefings_of_those_chosen_alone(page, address, requests, figures):
    old, new, other = "bells", "bells-3", "bells-1"
    page.goto(f"{address}compare/?articles={old},{other}")
    page.locator(".bf-compare").first.wait_for()
    asked_for = {url.removeprefix(address) for kind, url in requests if kind in ("fetch", "xhr")}
    assert asked_for == {f"briefings/{new}/", f"briefings/{other}/"}
    assert page.get_by_role("combobox", name="First article").input_value() == new


def test_a_comparison_survives_a_reload_a_shared_address_and_the_way_back(page, new_page, address, figures):
    a, b, c = list(figures.corpus.articles)[:3]
    page.goto(address + "compare/")
    page.get_by_role("combobox", name="First article").select_option(a)
    page.get_by_role("combobox", name="Second article").select_option(b)
    page.locator(".bf-compare").first.wait_for()
    two = asked(page, "compared")
    page.get_by_role("combobox", name="Third article").select_option(c)
    page.wait_for_url(f"**/compare/?articles={a},{b},{c}")
    until(page, "document.querySelectorAll('.bf-compare thead tr')[0].cells.length === 4")
    three = asked(page, "compared")
    page.reload()
    page.locator(".bf-compare").first.wait_for()
    assert asked(page, "compared") == three
    other = new_page()
    other.goto(page.url)
    other.locator(".bf-compare").first.wait_for()
    assert asked(other, "compared") == three
    assert other.get_by_role("combobox", name="Third article").input_value() == c
    page.go_back()
    until(page, "document.querySelectorAll('.bf-compare thead tr')[0]?.cells.length === 3")
    assert asked(page, "compared") == two
    page.go_back()
    page.get_by_text("Choose another article").wait_for()


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>",
        "__proto__",
        "constructor",
        "../../x",
        "javascript:alert(1)",
        "x" * 5000,
    ],
)
def test_an_article_that_is_not_there_is_said_as_typed_and_the_rest_is_compared(
    page, address, figures, hostile
):
    from urllib.parse import quote

    a, b = list(figures.corpus.articles)[:2]
    page.goto(f"{address}compare/?articles={a},{quote(hostile)},{b},{a}")
    page.locator(".bf-compare").first.wait_for()
    assert f"There is no article “{hostile[:64]}" in said(page)
    assert page.locator("article img").count() == 0
    assert page.locator(".bf-compare").first.locator("thead th").count() == 3


def test_the_links_of_a_comparison_land_without_directory_addresses_below_any_folder(page, far_away, large):
    corpus = large.corpus
    articles = [article for article in corpus.articles.values() if len(article.positions) > 5][:2]
    page.goto(f"{far_away}compare.html?articles={','.join(article.id for article in articles)}")
    page.locator(".bf-compare").first.wait_for()
    links = page.locator(".bf-compared a").evaluate_all(
        "links => [...new Set(links.map((link) => link.href))]"
    )
    assert len(links) > 20
    for link in links:
        file, _, fragment = link.removeprefix(far_away).partition("#")
        tree = parse(large.site / file)
        assert not fragment or tree.xpath("//*[@id=$id]", id=fragment), link


def test_many_articles_can_be_found_by_a_word(page, far_away, large):
    corpus = large.corpus
    wanted = list(corpus.articles.values())[40]
    page.goto(f"{far_away}compare.html")
    page.get_by_role("searchbox", name="List only articles").fill(wanted.written.title.upper())
    first = page.get_by_role("combobox", name="First article")
    assert 1 <= first.locator("option").count() - 1 < 5
    first.select_option(wanted.id)
    page.get_by_text("is chosen").wait_for()
    assert page.locator(".bf-compared a").count() > 0


def test_a_site_of_many_articles_has_no_broken_link_and_no_page_of_a_megabyte(large):
    assert broken_on(large.site, ("matrix", "agreement", "compare", "disagreements")) == []
    # What programs fetch, such as the whole corpus in one file, is as large as the corpus.
    assert max(path.stat().st_size for path in large.site.rglob("*.html")) < 1_000_000
    assert (large.site / "matrix").is_dir()


def broken_on(site, folders):
    """Links of these pages that lead nowhere. The others are like those of a small site."""
    found = []
    texts = {}
    for page in (
        path for folder in folders for path in (site / f"{folder}.html", *(site / folder).rglob("*.html"))
    ):
        for link in parse(page).xpath("//article//a/@href"):
            path, fragment = target(site, page.relative_to(site).as_posix(), link)
            if path not in texts and path.is_file():
                texts[path] = path.read_text(encoding="utf-8")
            if f'id="{fragment}"' not in texts.get(path, "") if fragment else path not in texts:
                found.append(f"{page}: {link}")
    return found


# ---- Without JavaScript ----


def test_without_javascript_everything_can_be_read_and_followed(new_page, address, figures):
    page = new_page(java_script_enabled=False)
    article = next(iter(figures.corpus.articles.values()))
    page.goto(f"{address}briefings/{article.id}/")
    assert page.locator("[data-claim][id]").count() == len(article.claims)
    assert page.locator(".bf-search-open").is_hidden()
    page.goto(address + "disagreements/")
    assert page.locator("tr[data-score]:visible").count() == len(figures.disagreements)
    assert page.locator(".bf-filters").is_hidden()
    assert page.get_by_role("heading", name="By kind of question").is_visible()
    page.goto(address + "matrix/")
    page.locator(".bf-matrix td a").first.click()
    page.wait_for_url("**/questions/**#**")
    page.goto(address + "agreement/")
    page.locator(".bf-pairs td a").first.click()
    page.wait_for_url("**/compare/*--*/")
    assert page.locator(".bf-compare tbody tr").count() > 3
    page.goto(address + "compare/")
    assert page.locator(".bf-chooser noscript p").is_visible()
    page.locator(".bf-suggested a").first.click()
    page.wait_for_url("**/compare/*--*/")
