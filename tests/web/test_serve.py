"""`mkdocs serve` picks up changes, and outlives mistakes with the last good site."""

from __future__ import annotations

import copy
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from random import Random
from threading import Condition
from types import SimpleNamespace

import pytest
from conftest import ROOT, build_well, copy_project
from lxml.html import fromstring

from briefings.corpus.vocabulary import Stance
from briefings.web.events import Events
from tests.conftest import ALL
from tests.corpora.school import dump, other

DRAFT = """\
articles:
  bells-9:
    title: A later bell
    authors: [{id: ina-new, name: Ina New}]
    publisher: The Times
    draft: true
    thesis: {t1: {text: Later is better.}}
"""
ONLY_SERVED = re.compile(r"<script>\s*var livereload.*?</script>", re.DOTALL)
ONLY_BUILT = re.compile(r'<meta http-equiv="Content-Security-Policy".*?>', re.DOTALL)
PATIENCE = 40.0
"""Seconds to wait for a rebuild on a busy machine."""


class Server:
    """A running `mkdocs serve`."""

    def __init__(self, root):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.root = root
        self.log = root / "serve.log"
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=root,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SEARCH": "false"},
            )

    def get(self, address):
        """A page, or None where the server has none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=10) as answer:
                return answer.read().decode("utf-8")
        except (OSError, urllib.error.URLError):
            return None

    def until(self, said):
        """Wait for something to become true; say what the server printed where it never does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server ended:\n{self.log.read_text(encoding='utf-8')}"
            if said():
                return
            time.sleep(0.2)
        pytest.fail(self.log.read_text(encoding="utf-8"))

    def builds(self):
        """How many times it has built anew, well or not."""
        return self.log.read_text(encoding="utf-8").count("Reloading browsers")

    def said(self, pattern):
        return re.search(pattern, self.log.read_text(encoding="utf-8"))


@pytest.fixture
def server(tmp_path):
    root = copy_project(tmp_path / "project", dump(other()))
    # Templates of its own, since a test changes one.
    (root / "briefings").unlink()
    shutil.copytree(ROOT / "briefings", root / "briefings", ignore=shutil.ignore_patterns("__pycache__"))
    running = Server(root)
    try:
        running.until(lambda: running.get("briefings/bells-1/"))
        yield running
    finally:
        running.process.send_signal(signal.SIGINT)
        try:
            running.process.wait(10)
        except subprocess.TimeoutExpired:
            running.process.kill()  # it ignores SIGINT where the tests run in the background of a shell
            running.process.wait()


def without_blanks(html, but):
    return "".join(but.sub("", html).split())


def spoil(template):
    """Make a mistake in a template. Returns its text without that."""
    good = template.read_text(encoding="utf-8")
    template.write_text(good + "{% if %}", encoding="utf-8")
    return good


def compare_with_a_build(server):
    """Ask for every file that a build of its own writes, and compare."""
    built = build_well(server.root, SEARCH="false", SITE_URL=f"http://127.0.0.1:{server.port}/")
    for path in (path for path in built.site.rglob("*") if path.is_file()):
        name = path.relative_to(built.site).as_posix()
        if name == "_headers":  # the policy, which `serve` leaves out
            continue
        if name.endswith(".html"):
            address = name.removesuffix("index.html")
            assert without_blanks(server.get(address), ONLY_SERVED) == without_blanks(
                path.read_text(encoding="utf-8"), ONLY_BUILT
            ), name
        elif path.suffix in (".json", ".csv", ".xml", ".ics", ".bib"):
            assert server.get(name) == path.read_bytes().decode(), name


def test_what_is_served_is_what_a_build_writes(server):
    compare_with_a_build(server)
    # A link without the slash at its end leads on.
    page = without_blanks(server.get("briefings/bells-1/"), ONLY_SERVED)
    assert without_blanks(server.get("briefings/bells-1"), ONLY_SERVED) == page


def edit(random, corpus):
    """Change one thing in a corpus, which stays valid. Says what it was."""
    articles = corpus["articles"]
    id_, article = random.choice([*articles.items()])
    claim = random.choice([*article["thesis"].values()])
    positions = [*article.get("positions", {}).values()]
    question = random.choice([*corpus["questions"].values()])
    match random.choice(["claim", "stance", "silence", "title", "date", "question", "order", "new", "gone"]):
        case "stance" if positions:
            random.choice(positions)["stance"] = random.choice([*Stance]).value
        case "silence" if positions:
            article["positions"].popitem()
        case "title":
            article["title"] += " again"
        case "date":
            article["published"] = f"20{random.randint(10, 25)}"
        case "question":
            question["proposition"] = f"Indeed, {question['proposition']}"
        case "order":
            articles[id_] = articles.pop(id_)
        case "new":
            articles[f"{id_}-{len(articles)}"] = copy.deepcopy(article)
        case "gone" if article.get("positions"):
            articles[id_]["withdrawn"] = {"date": "2025-01-02", "reason": "It was annotated twice."}
        case _:
            claim["text"] += f" And {len(claim['text'])}."


def test_after_every_edit_what_is_served_is_what_a_build_writes(server):
    """What is kept from one build to the next is never out of date."""
    random, corpus = Random(0), other()  # noqa: S311
    data = server.root / "data" / "annotations.yaml"
    for _ in range(200 if ALL else 2):
        before, builds = copy.deepcopy(corpus), server.builds()
        edit(random, corpus)
        if corpus == before:
            continue
        data.write_text(dump(corpus), encoding="utf-8")
        server.until(lambda builds=builds: server.builds() > builds)
        compare_with_a_build(server)


def test_serve_picks_up_changes_and_survives_mistakes(server):
    data = server.root / "data" / "annotations.yaml"
    page = server.root / "docs" / "method.md"
    template = server.root / "briefings" / "web" / "templates" / "briefing.html"
    good = data.read_text(encoding="utf-8")

    # The data changes: so does the page.
    data.write_text(good.replace("Main claim 1.", "Another main claim."), encoding="utf-8")
    server.until(lambda: "Another main claim." in (server.get("briefings/bells-1/") or ""))

    # A mistake in the data: it is said, and the last good site stays.
    data.write_text(good.replace("supports:\n        - t1", "supports:\n        - t9", 1), encoding="utf-8")
    server.until(lambda: server.said(r"unknown-reference.*t9"))
    assert "Another main claim." in server.get("briefings/bells-1/")
    assert "Traceback" not in server.log.read_text(encoding="utf-8")

    # Mended: it goes on.
    data.write_text(good, encoding="utf-8")
    server.until(lambda: "Main claim 1." in (server.get("briefings/bells-1/") or ""))

    # A page calls a macro with an unknown id, and one that does not exist: it is said where it stands.
    text = page.read_text(encoding="utf-8")
    page.write_text(text + '\n\n{{ claim("bells-1.e9") }}\n', encoding="utf-8")
    server.until(lambda: "bf-error" in (server.get("method/") or ""))
    assert server.said(r'docs/method.md:\d+:1: error\[macro\] claim: there is no claim "bells-1.e9"')
    page.write_text(text + "\n\n{{ claimm('x') }}\n", encoding="utf-8")
    server.until(lambda: "claimm" in (server.get("method/") or ""))
    page.write_text(text.replace("## What is read", "## What is being read"), encoding="utf-8")
    server.until(lambda: "What is being read" in (server.get("method/") or ""))

    # A template changes: so do the pages.
    template.write_text(
        template.read_text(encoding="utf-8").replace("About this briefing", "On this briefing"),
        encoding="utf-8",
    )
    server.until(lambda: "On this briefing" in (server.get("briefings/bells-1/") or ""))

    # A mistake in a template: the last good page stays.
    good = spoil(template)
    server.until(lambda: server.said(r"briefing.html:\d+: .*\nERROR .*The site shown is the last good one"))
    assert "On this briefing" in server.get("briefings/bells-1/")
    builds = server.builds()
    template.write_text(good, encoding="utf-8")
    server.until(lambda: server.builds() > builds)

    # A mistake in one of a page that nobody has looked at: all others are shown.
    template = template.with_name("topic.html")
    good = spoil(template)
    server.until(lambda: server.builds() > builds + 1)
    assert server.get("topics/school-hours/") is None
    assert server.said(
        r"topic.html:\d+: .*\nERROR .*/topics/school-hours/ is shown once the mistake is mended"
    )
    assert server.get("topics/")
    template.write_text(good, encoding="utf-8")
    server.until(lambda: server.get("topics/school-hours/"))

    # A draft: its page says what is missing, and the list of articles leads to it.
    draft = server.root / "data" / "annotations" / "bells-9.yaml"
    draft.parent.mkdir()
    draft.write_text(DRAFT, encoding="utf-8")
    server.until(lambda: server.get("briefings/bells-9/"))
    page = fromstring(server.get("briefings/bells-9/"))
    (banner,) = page.xpath("//div[@class='admonition warning']")
    (missing,) = banner.xpath(".//li")
    assert missing.text_content().startswith('Line 7, thesis.t1: the field "at" is missing')
    assert page.xpath("//h3[@id='t1']")
    for address in ("briefings", "authors/ina-new"):
        assert "A later bell" in server.get(f"{address}/")
    assert "A later bell" not in server.get("")
    assert server.get("api/v1/articles/bells-9.json") is None
    assert server.process.poll() is None


def test_what_is_made_for_a_site_that_is_replaced_meanwhile_is_made_again():
    made = []

    class Server:
        """As much of MkDocs's server as is asked."""

        mount_path = "/"
        observer = SimpleNamespace()
        builder = None
        _epoch_cond = Condition()
        _visible_epoch = _wanted_epoch = 1

        def set_app(self, app):
            self.app = app

        def serve_request(self, environ, _):
            return [environ["PATH_INFO"], *made]

    def make(path):
        made.append((server._visible_epoch, path))
        if len(made) == 1:  # a build came between
            server._visible_epoch = server._wanted_epoch = 2

    server, events = Server(), Events()
    events._served = SimpleNamespace(answer=make)
    events.on_serve(server)
    assert server.app({"PATH_INFO": "/feed.xml"}, None) == ["/feed.xml", (1, "feed.xml"), (2, "feed.xml")]
    assert server.app({"PATH_INFO": "/livereload/1/2"}, None) == ["/livereload/1/2", *made]
