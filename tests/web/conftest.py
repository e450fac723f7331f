"""A browser, and a server of the built site on the loopback address."""

from __future__ import annotations

import contextlib
import functools
import os

import pytest
from browser_setup import find
from pages import elements_by_id
from playwright.sync_api import sync_playwright
from serving import BASE, Host, running, served

from bench.corpus import generate
from tests import page_checkers
from tests.corpora.school import dump
from tests.corpora.school import school as school_hours
from tests.with_corpus import change_settings

LEFT_OUT = (
    "DestroyProfileOnBrowserClose", "HttpsUpgrades", "MediaRouter", "OptimizationHints", "PaintHolding",
    "ThirdPartyStoragePartitioning", "RenderDocument", "Translate",
    "InitialWebUI", "PreloadTopChromeWebUI", "SpareRendererForSitePerProcess", "TabSearch", "WebUIReloadButton",
    "WebUIToolbar",
)  # fmt: skip
"""What Playwright leaves out too, and then parts of the browser's own window, which takes longer than our pages."""
ARGUMENTS = [
    f"--disable-features={','.join(LEFT_OUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--renderer-process-limit=1",  # else each page starts a process for the next one
]

OURS = ("http://127.0.0.1:", "data:", "blob:", "about:")
"""How the addresses begin that a page may ask for."""


@pytest.fixture(scope="session")
def browser():
    """Chromium or Chrome; on a machine of one's own its absence skips, in continuous integration it fails."""
    path = find()
    if path is None:
        message = "no Chromium or Chrome: run python -m tests.browser_setup"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def checkers():
    """The programs; on a machine of one's own their absence skips, in continuous integration it fails."""
    if not page_checkers.ready():
        message = "the programs that check pages are missing: run python -m tests.page_checkers"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return page_checkers


@pytest.fixture(scope="session")
def address(school):
    """Where the site of the school corpus is served."""
    with served(school.site) as found:
        yield found


@pytest.fixture(scope="session")
def host(school):
    """Where the site of the school corpus is served as from a host that has it in a folder."""
    with running(functools.partial(Host, directory=str(school.site))) as address:
        yield address + BASE


@pytest.fixture(scope="session")
def without(built_once):
    """The school corpus without an address, with pages that end in `.html` and two files of the team's own."""

    def prepare(root):
        change_settings(
            root,
            ("use_directory_urls: true", "use_directory_urls: false"),
            ('first_url: ""', "first_url: https://first.example/school"),
        )
        for name in ("references.ris", "404.html"):
            (root / "docs" / name).write_text("Ours.\n", encoding="utf-8")

    return built_once("without", dump(school_hours()), prepare, SITE_URL="")


@pytest.fixture(scope="session")
def large(built_once):
    """Seventy articles on two topics, without directory addresses, in a folder below the server's root."""
    plain = ("use_directory_urls: true", "use_directory_urls: false")
    return built_once("large", generate(70, 14, 2), lambda root: change_settings(root, plain))


@pytest.fixture(scope="session")
def far_away(large):
    """Where it is served."""
    with served(large.root) as server:
        yield f"{server}site/"


@pytest.fixture(scope="session")
def corpus(site):
    return site.corpus


@pytest.fixture(scope="session")
def figures(site):
    return site.figures


@pytest.fixture(scope="session")
def briefings(site):
    """Every article with its page, for tests that only read it."""
    return [(article, site.page(f"briefings/{article.id}")) for article in site.corpus.articles.values()]


@pytest.fixture(scope="session")
def claims(briefings):
    """Every claim with its heading in its briefing."""
    by_id = ((article, elements_by_id(tree)) for article, tree in briefings)
    return [(claim, ids[claim.id]) for article, ids in by_id for claim in article.claims.values()]


@pytest.fixture(scope="session")
def positions(briefings):
    """Every position with its heading in its briefing."""
    by_id = ((article, elements_by_id(tree)) for article, tree in briefings)
    return [(each, ids[f"on-{id_}"]) for article, ids in by_id for id_, each in article.positions.items()]


@pytest.fixture
def serve():
    """Serve a folder for the time of a test."""
    with contextlib.ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


@pytest.fixture
def new_page(browser):
    """Open a window with settings of its own, such as those of a phone."""
    with contextlib.ExitStack() as stack:
        yield lambda **settings: stack.enter_context(browser.new_context(**settings)).new_page()


@pytest.fixture(scope="session")
def window(browser):
    """A window for one test after the other: to open one takes four times as long as to load a page."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def page(window):
    """The window as if it were new; what goes wrong in its console fails the test, as does another host."""
    wrong = []
    listeners = {
        "console": lambda message: wrong.append(message.text) if message.type == "error" else None,
        "pageerror": lambda error: wrong.append(str(error)),
        "request": lambda request: None if request.url.startswith(OURS) else wrong.append(request.url),
    }
    window.set_viewport_size({"width": 1280, "height": 900})
    for event, listener in listeners.items():
        window.on(event, listener)
    yield window
    if window.url.startswith("http"):
        window.evaluate("sessionStorage.clear()")
    for event, listener in listeners.items():
        window.remove_listener(event, listener)
    window.goto("about:blank")  # only now: what the page still loads is cut off, and says that it failed
    window.unroute_all()
    window.emulate_media(media="null")
    window.mouse.move(0, 0)
    window.context.clear_permissions()
    assert wrong == []


@pytest.fixture
def permitted(page):
    """The same, where a script may read and write the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


@pytest.fixture
def requests(page):
    """What the page asks the server for: the kind and the address of each."""
    asked = []

    def note(request):
        asked.append((request.resource_type, request.url))

    page.on("request", note)
    yield asked
    page.remove_listener("request", note)


@pytest.fixture(scope="session")
def opposed(school):
    """A position of the school corpus, and one that opposes it."""
    figures = school.figures
    return next(
        (position, opponents[0])
        for d in figures.disagreements
        for position in d.for_
        if position.because and (opponents := figures.opponents(position))
    )
