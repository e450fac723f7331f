"""`pages` writes the generated pages as files, from which MkDocs builds the same site without our hooks or our theme."""

from __future__ import annotations

from functools import cache

import pytest
from conftest import ROOT, URL, build, build_well, copy_project
from git_projects import Repository
from lxml.html import fromstring
from markdown import Markdown
from markupsafe import escape
from mkdocs.utils.yaml import yaml_load
from pages import all_pages, parse, text
from test_hostile import add_calls, alive, hostile_in_brackets, shown_as_typed, skeleton

from briefings.corpus import load
from briefings.web.context import PageContext
from briefings.web.raw_html import for_markdown
from briefings.web.site import Site
from briefings.web.views.pages import specs
from tests.apart import call
from tests.corpora.school import dump, other, with_texts
from tests.corpora.school import school as school_hours
from tests.tables import sections, table


def without_hooks(folder):
    """The project without hooks and theme of ours; every page may call macros, since no hook says which."""
    root = copy_project(
        folder,
        dump(with_texts(other(), hostile_in_brackets)),
        ("hooks:\n  - hooks.py\n", ""),
        ("  custom_dir: briefings/web/theme\n", ""),
        ("render_by_default: false", "render_by_default: true"),
    )
    (root / "hooks.py").unlink()
    add_calls(root)
    return root


def write_pages(root):
    done = call(root, "pages", "--out", "docs")
    assert done.code == 0, done.out + done.err
    return done.out


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    root = without_hooks(tmp_path_factory.mktemp("plain") / "project")
    write_pages(root)
    return build_well(root, REPO_URL="https://example.org/repository")


def ours(tree):
    """What our templates have made: each element with its attributes, and the text."""
    found = tree.xpath("//div[contains(concat(' ', @class, ' '), ' bf ')]")[0]
    return [(element.tag, dict(element.attrib)) for element in found.iter()], text(found)


def test_every_generated_page_is_the_same_whatever_its_texts_are(plain):
    docs = plain.root / "docs"
    site = Site(load(plain.root))
    site.handwritten = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
    for spec in specs(site):
        address = site.addresses.page(spec.source)
        html = spec.render(PageContext(site, address))
        assert ours(parse(plain.site / address / "index.html")) == ours(_tree(html)), address


def test_nothing_of_the_texts_is_alive_on_any_page(plain):
    scripts = {len(tree.xpath("//script")) for _, tree in all_pages(plain.site)}
    assert len(scripts) == 1
    assert list(alive(plain)) == []


def test_a_macro_in_a_sentence_a_list_and_a_table_shows_them_as_typed(plain):
    tree = plain.page("calls")
    for place in ("//article//p[a[@class='bf-ref']]", "//article//ul/li[div]", "//article//td[div]"):
        assert shown_as_typed(text(tree.xpath(place)[0])), place


@cache
def extensions():
    """Those of the project, and others that give signs a meaning."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        ours = yaml_load(file)["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in ours]
    return [
        *names,
        "abbr",
        "smarty",
        *(f"pymdownx.{name}" for name in ("magiclink", "tilde", "caret", "emoji")),
    ]


@cache
def converted(place, typed, inline):
    """A place of a page, with a text of ours as Markdown leaves it."""
    html = for_markdown(f'<p title="{escape(typed)}">{escape(typed)}</p>', inline=inline)
    return _tree(Markdown(extensions=extensions()).convert(place.replace("{}", html)))


@pytest.mark.parametrize("inline", [True, False])
@table(__file__, "signs", "sign")
def test_markdown_finds_nothing_to_change(sign, inline):
    for place in sections(__file__)["places"]:
        found, harmless = (converted(place, typed, inline) for typed in (sign, "word"))
        assert skeleton(found) == skeleton(harmless)
        assert text(found) == " ".join(text(harmless).replace("word", sign).split())
        assert found.xpath("//p/@title")[0].split() == sign.split()


def test_the_text_of_code_keeps_its_lines():
    html = for_markdown("<pre><code>a\n  b</code></pre>\n<p>c\nd</p>", inline=False)
    assert "\n" not in html
    assert _tree(Markdown().convert(html)).xpath("string(//pre)") == "a\n  b"


def test_a_page_that_somebody_wrote_stays(plain):
    page = plain.root / "docs" / "timeline.md"
    page.write_text("# A timeline by hand\n", encoding="utf-8")
    said = write_pages(plain.root)
    assert page.read_text(encoding="utf-8") == "# A timeline by hand\n"
    assert "timeline.md was written by hand, and stays." in said


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('ref("bell-1")', 'there is no article, question or claim "bell-1"; did you mean "bells-1"?'),
        ('cycler.__init__.__globals__.os.popen("touch ran").read()', "access to attribute '__init__'"),
    ],
)
@pytest.mark.parametrize("page", ["# Calls\n\n{{ CALL }}\n", "---\ntitle: '{{ CALL }}'\n---\n# Calls\n"])
def test_a_mistake_stops_the_build_and_says_what_is_wrong(tmp_path, page, call, said):
    root = without_hooks(tmp_path / "project")
    (root / "docs" / "extra.md").write_text(page.replace("CALL", call), encoding="utf-8")
    built = build(root, REPO_URL="https://example.org/repository")
    assert built.code != 0
    assert said in built.output
    assert "extra" in built.output
    assert not (root / "ran").exists()


def _tree(html):
    return fromstring(f"<div>{html}</div>")


def fill(root, page):
    """Write a project with a page for another generator, without MkDocs: its folder, the exit code and what was said."""
    project = Repository(copy_project(root, dump(with_texts(school_hours(), "Once {}".format))))
    project.commit()
    project.commit(dump(school_hours()))
    (root / "docs" / "calls.md").write_text(page, encoding="utf-8")
    return _run(root)


def _run(root, *options):
    arguments = options or ("--filled", "--out", "filled")
    done = call(root, "pages", *arguments, SITE_URL=URL, WITHOUT="mkdocs mkdocs_macros material")
    return root / "filled", done.code, done.out + done.err


def test_a_whole_project_is_written_without_mkdocs_with_the_data_that_it_publishes(tmp_path, school):
    calls = "# Calls\n\n{{ claim(example.claim) }}\n\nAs in {{ ref(example.article) }}.\n"
    folder, code, said = fill(tmp_path / "project", calls)
    assert code == 0, said
    page = (folder / "docs" / "calls.md").read_text(encoding="utf-8")
    assert "{{" not in page
    assert 'data-claim="' in page
    briefing = (folder / "docs" / "briefings" / "bells-1.md").read_text(encoding="utf-8")
    assert ' id="e1" data-claim="bells&#45;1&#46;e1"' in briefing
    assert (folder / "docs" / "references.bib").exists()
    assert (folder / "docs" / "api" / "v1" / "versions" / "bells-1.json").exists()
    assert (folder / "docs" / "assets" / "views.js").exists()
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert "plugins:" not in settings
    assert "hooks:" not in settings
    assert "custom_dir:" not in settings
    assert "markdown_extensions:\n  - admonition" in settings
    data = (school.site / "api" / "v1" / "corpus.json").read_bytes()
    assert (folder / "docs" / "api" / "v1" / "corpus.json").read_bytes() == data


def test_a_mistake_in_a_page_of_such_a_project_has_its_line(tmp_path):
    _, code, said = fill(tmp_path / "project", "---\ntitle: Calls\n---\n# Calls\n\n{{ cycler.__init__ }}\n")
    assert (code, said) == (
        1,
        "docs/calls.md:6: access to attribute '__init__' of 'type' object is unsafe.\n",
    )


def _page(text):
    return lambda root: (root / "docs" / "wrong.md").write_bytes(text)


def _settings(old, new):
    def change(root):
        path = root / "mkdocs.yml"
        assert old in path.read_text(encoding="utf-8")
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (_page(b"---\ntitle: A\n---\n\n{{ x y }}\n"), "docs/wrong.md:5: this is not a call of a macro: "),
        (_page(b"# A\n\n{{ 1 | unknown }}\n"), "docs/wrong.md:3: this is not a call of a macro: "),
        (_page(b"# A\n\xff\n"), "docs/wrong.md:2: this is not UTF-8"),
        (
            _page(b'---\na: b\ntitle: "{{ ref(example.claim) }}"\n---\n'),
            "docs/wrong.md:3: a title holds no macro",
        ),
        (_page(b'---\ntitle: "{{ x y }}"\n---\n'), "docs/wrong.md:2: this is not a call of a macro: "),
        (_page(b"---\na: b\ntitle: [\n---\n"), "docs/wrong.md:4: "),
        (lambda root: (root / "docs" / "gone.md").symlink_to("nowhere"), "gone.md: "),
        (lambda root: (root / "docs" / "api").write_text("A file."), "docs/api"),
        (_settings("site_name: ", "site_name: [\n"), "mkdocs.yml:"),
        (_settings("site_name: ", "name: "), "mkdocs.yml:1: there is no site_name"),
        (
            _settings('first_url: ""', "first_url: notaurl"),
            "first_url, under extra in mkdocs.yml, is no web address",
        ),
        (_settings("docs_dir: docs", "docs_dir: other"), "other: "),
        (lambda root: (root / "filled").symlink_to("nowhere"), "filled is there already"),
    ],
)
def test_what_cannot_be_used_is_named_in_a_sentence(tmp_path, spoil, expected):
    root = copy_project(tmp_path / "project", dump(school_hours()))
    spoil(root)
    folder, code, said = _run(root)
    assert code in (1, 2)
    assert "Traceback" not in said
    assert expected in said
    assert said.count("\n") == 1
    assert not folder.exists()


def test_settings_without_extra_and_a_folder_called_like_a_page_are_no_mistake(tmp_path):
    root = copy_project(tmp_path / "project", dump(school_hours()))
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text[: text.index('extra:')]}extra:\n", encoding="utf-8")
    (root / "docs" / "folder.md").mkdir()
    _, code, said = _run(root)
    assert code == 0, said


def test_pages_cannot_be_written_into_a_file(tmp_path):
    root = copy_project(tmp_path / "project", dump(school_hours()))
    _, code, said = _run(root, "--out", "mkdocs.yml")
    assert code == 1
    assert said.startswith("mkdocs.yml")
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "---\ntitle: '{{ config.site_name }} & {{ place }}'\nplace: \"x: y\"\n---\n{{ page.title }}, {{ place }}\n",
            '---\ntitle: "Bells & x: y"\nplace: "x: y"\n---\nBells & x: y, x: y',
        ),
        ("---\nrender_macros: false\n---\n{{ x y }}\n", "---\nrender_macros: false\n---\n{{ x y }}\n"),
        (
            "---\nnote: x\n---\n# A page\n{{ page.title }} {{ page.meta.note }}\n",
            "---\nnote: x\n---\n# A page\nA page x",
        ),
        ("{{ page.title }}\n", "Calls"),
    ],
)
def test_front_matter_does_what_it_does_in_mkdocs(tmp_path, page, expected):
    root = copy_project(tmp_path / "project", dump(school_hours()))
    named = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\n")[0]
    _settings(named, "site_name: Bells")(root)
    (root / "docs" / "calls.md").write_text(page, encoding="utf-8")
    folder, code, said = _run(root)
    assert code == 0, said
    assert (folder / "docs" / "calls.md").read_text(encoding="utf-8") == expected


def test_a_title_of_the_navigation_is_that_of_the_page(tmp_path):
    root = copy_project(tmp_path / "project", dump(school_hours()))
    _settings("  - About:\n", "  - About:\n      - Called: calls.md\n")(root)
    (root / "docs" / "calls.md").write_text("# Calls\n{{ page.title }}\n", encoding="utf-8")
    folder, code, said = _run(root)
    assert code == 0, said
    assert (folder / "docs" / "calls.md").read_text(encoding="utf-8") == "# Calls\nCalled"


@pytest.mark.parametrize("name", ["timeline/index.md", "timeline/index.html", "timeline.md"])
def test_a_page_at_the_address_of_a_generated_one_is_the_only_one_there(tmp_path, name):
    root = copy_project(tmp_path / "project", dump(school_hours()))
    own = root / "docs" / name
    own.parent.mkdir(exist_ok=True)
    own.write_text("By hand\n", encoding="utf-8")
    folder, code, said = _run(root)
    assert code == 0, said
    docs = folder / "docs"
    pages = (path for path in docs.rglob("timeline*") if docs / "assets" not in path.parents)
    assert [path for page in pages for path in (page.iterdir() if page.is_dir() else [page])] == [docs / name]
    assert (docs / name).read_text(encoding="utf-8").strip() == "By hand"
