"""A server on this machine plays the publisher: what is there, moved, gone, slow, refusing, or only a front page."""

from __future__ import annotations

import http.server
import ssl
import subprocess
import threading
import time

import pytest
import urllib3
from serving import running

from briefings.cli import main
from briefings.corpus.loading import MAIN, check_files
from briefings.links.addresses import addresses
from briefings.links.report import LONGEST, markdown, text
from briefings.links.trying import AGENT, Manners, Outcome, State, Trier

SLOW = 0.6


class _Publisher(http.server.BaseHTTPRequestHandler):
    asked: list[tuple[str, str, str | None]] = []  # noqa: RUF012  # one list for one server

    def do_HEAD(self):
        self._answer()

    def do_GET(self):
        self._answer()

    def _answer(self):  # noqa: C901, PLR0912  # a case for each kind of publisher
        self.asked.append((self.command, self.path, self.headers.get("User-Agent")))
        before = sum(path == self.path for _, path, _ in self.asked)
        match self.path.strip("/").split("/"):
            case ["" | "there" | "new" | "index.html"]:
                self._send(200)
            case ["moved"]:
                self._send(301, "/new")
            case ["for-now"]:
                self._send(302, "/there")
            case ["front"]:
                self._send(302, "/")
            case ["circle"]:
                self._send(302, "/circle")
            case ["elsewhere"]:
                self._send(301, "ftp://example.org/")
            case ["slow"]:
                time.sleep(SLOW)
                self._send(200)
            case ["no-head"]:
                self._send(405 if self.command == "HEAD" else 200)
            case ["head-lies"]:
                self._send(404 if self.command == "HEAD" else 200)
            case ["busy"]:
                self._send(503 if before < 4 else 200)
            case ["later"]:
                self._send(429, wait="7")
            case ["broken"]:
                self.connection.close()
            case [status]:
                self._send(int(status))

    def _send(self, status, to=None, wait=None):
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        if wait:
            self.send_header("Retry-After", wait)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def publisher():
    """Its address; what it was asked is in `_Publisher.asked`."""
    _Publisher.asked.clear()
    with running(_Publisher) as address:
        yield address.removesuffix("/")


@pytest.fixture
def slept():
    """How long was waited, and not in truth."""
    return []


@pytest.fixture
def trier(slept):
    manners = Manners(timeout=SLOW / 2, retries=2, pause=0.01, contact="https://example.org/us")
    return Trier(manners, schemes=frozenset(["http", "https"]), sleep=slept.append)


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/there", State.OK, "answers 200"),
        ("/for-now", State.OK, "answers 200"),
        ("/no-head", State.OK, "answers 200"),
        ("/head-lies", State.OK, "answers 200"),
        ("/busy", State.OK, "answers 200"),
        ("/404", State.GONE, "answers 404"),
        ("/410", State.GONE, "answers 410"),
        ("/401", State.REFUSED, "answers 401"),
        ("/403", State.REFUSED, "answers 403"),
        ("/later", State.REFUSED, "answers 429"),
        ("/451", State.REFUSED, "answers 451"),
        ("/500", State.UNREACHABLE, "answers 500"),
        ("/slow", State.UNREACHABLE, "no answer in time"),
        ("/broken", State.UNREACHABLE, "the connection was broken off"),
        ("/circle", State.UNREACHABLE, "more than 8 redirects"),
    ],
)
def test_each_answer_is_told_from_the_others(trier, publisher, path, state, detail):
    assert trier.attempt(publisher + path) == Outcome(state, detail)


def test_what_has_moved_for_good_names_its_new_address(trier, publisher):
    assert trier.attempt(publisher + "/moved") == Outcome(
        State.MOVED, "has moved for good", publisher + "/new"
    )


def test_a_front_page_is_not_the_article(trier, publisher):
    assert trier.attempt(publisher + "/front") == Outcome(
        State.FRONT_PAGE, f"leads to the front page {publisher}/"
    )
    assert trier.attempt(publisher + "/").state is State.OK


def test_a_reader_is_not_led_away_from_https(trier, publisher):
    assert trier.attempt(publisher + "/elsewhere").state is State.INSECURE
    assert Trier(Manners()).attempt(publisher + "/there").state is State.INSECURE
    assert [path for _, path, _ in _Publisher.asked] == ["/elsewhere"]


def test_nobody_is_there(trier):
    with http.server.HTTPServer(("127.0.0.1", 0), _Publisher) as closed:
        port = closed.server_port
    assert trier.attempt(f"http://127.0.0.1:{port}/") == Outcome(State.UNREACHABLE, "no connection")


def test_no_such_host(trier):
    assert trier.attempt("http://no-such-host.invalid/x").state is State.GONE


def test_a_certificate_that_proves_nothing(trier, tmp_path):
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=localhost",
    ]
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    try:
        subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Publisher) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_arguments: None
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        outcome = trier.attempt(f"https://localhost:{server.server_port}/there")
        server.shutdown()
        thread.join()
    assert outcome.state is State.INSECURE
    assert "cannot prove who it is" in outcome.detail


class TestManners:
    """A host is asked seldom, slowly, and by somebody who says who it is."""

    def test_head_comes_first_and_get_only_where_it_fails(self, trier, publisher):
        trier.attempt(publisher + "/there")
        trier.attempt(publisher + "/403")
        assert [(method, path) for method, path, _ in _Publisher.asked] == [
            ("HEAD", "/there"),
            ("HEAD", "/403"),
            ("GET", "/403"),
        ]

    def test_it_says_who_asks(self, trier, publisher):
        trier.attempt(publisher + "/there")
        assert _Publisher.asked[0][2] == AGENT.format("https://example.org/us")

    def test_between_two_requests_to_a_host_it_waits(self, publisher, slept):
        trier = Trier(Manners(pause=5), schemes=frozenset(["http"]), sleep=slept.append)
        trier.attempt(publisher + "/there")
        assert slept == []
        trier.attempt(publisher + "/new")
        assert len(slept) == 1
        assert 4 < slept[0] <= 5

    def test_it_waits_as_long_as_it_is_told_and_no_longer_than_a_minute(self, trier, publisher, slept):
        trier.attempt(publisher + "/later")
        assert [wait for wait in slept if wait >= 1] == [7, 7]
        assert [method for method, _, _ in _Publisher.asked] == ["HEAD", "HEAD", "HEAD"]

    def test_what_is_gone_is_not_asked_for_again(self, trier, publisher):
        trier.attempt(publisher + "/404")
        assert len(_Publisher.asked) == 2


CORPUS = """\
topics: {harbour: {title: The harbour}}
questions: {}
articles:
  adams-2024:
    title: Deep water
    authors: []
    publisher: Port Review
    published: 2024
    url: https://example.org/deep#part
    archived: https://archive.example.org/deep
    topics: [harbour]
    thesis:
      t1: {text: Dredge., at: {paragraph: 1}, cites: [{title: Tides, url: "https://example.org/deep"}, {title: Book}]}
    predictions:
      p1:
        text: It will silt.
        status: held
        resolution: {date: 2025, note: It did., source: {title: Chart, url: "https://example.org/chart"}}
        at: {paragraph: 1}
  baker-2025:
    title: Shallow
    authors: []
    publisher: The Tide
    published: 2025
    url: https://example.org/shallow
    topics: [harbour]
    thesis: {t1: {text: Wait., at: {paragraph: 1}}}
    withdrawn: {date: 2025, reason: Twice.}
"""


def test_every_address_is_tried_once():
    corpus, problems = check_files({MAIN: CORPUS.encode()})
    assert corpus, problems
    assert [(address.url, address.used_by) for address in addresses(corpus)] == [
        ("https://example.org/deep", ["adams-2024 (url)", "adams-2024.t1 (cites)"]),
        ("https://archive.example.org/deep", ["adams-2024 (archived)"]),
        ("https://example.org/chart", ["adams-2024.p1 (resolution)"]),
    ]


class TestReport:
    """The issue names what is dead first, and holds nothing that GitHub would act on."""

    def test_by_what_is_to_be_done(self):
        corpus, _ = check_files({MAIN: CORPUS.encode()})
        outcomes = [
            Outcome(State.MOVED, "has moved for good", "https://example.org/new"),
            Outcome(State.REFUSED, "answers 403"),
            Outcome(State.GONE, "answers 404"),
        ]
        assert markdown(list(zip(addresses(corpus), outcomes, strict=True))) == (
            "3 addresses tried, 1 dead.\n"
            "\n## Dead\n\n"
            "If it stays so: set `gone:` on the article to today's date, and `archived:` to a copy, if there is one.\n\n"
            "- `https://example.org/chart`: `answers 404` · `adams-2024.p1 (resolution)`\n"
            "\n## Moved\n\nWrite the new address into the data.\n\n"
            "- `https://example.org/deep`: `has moved for good` to `https://example.org/new` · `adams-2024 (url)`, "
            "`adams-2024.t1 (cites)`\n"
            "\n## Not shown to programs\n\nSomebody has to look with a browser; most of these work.\n\n"
            "- `https://archive.example.org/deep`: `answers 403` · `adams-2024 (archived)`\n"
        )

    def test_nothing_in_it_is_markup_and_it_fits_into_an_issue(self):
        corpus, _ = check_files({MAIN: CORPUS.encode()})
        address = addresses(corpus)[0]
        outcome = Outcome(State.GONE, "leads to `@somebody` <b>", "")
        said = markdown([(address, outcome)] * 5000)
        assert "`leads to %60@somebody%60 <b>`" in said
        assert len(said) < LONGEST + 100
        assert said.endswith("and more: run `python -m briefings links`\n")

    def test_a_line_for_a_terminal(self):
        corpus, _ = check_files({MAIN: CORPUS.encode()})
        line = text(addresses(corpus)[1], Outcome(State.GONE, "answers 404"))
        assert line == "gone        https://archive.example.org/deep: answers 404 (adams-2024 (archived))"


def test_no_library_of_ours_asks_behind_the_back(publisher):
    """`PoolManager` follows no redirect and retries nothing by itself here: each request is ours."""
    trier = Trier(Manners(retries=0, pause=0), pool=urllib3.PoolManager(), schemes=frozenset(["http"]))
    trier.attempt(publisher + "/moved")
    assert [path for _, path, _ in _Publisher.asked] == ["/moved", "/new"]


class TestCommand:
    """`links` tries the addresses of a project."""

    def test_nothing_to_try(self, tmp_path, capsys):
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "annotations.yaml").write_text("articles: {}\n", encoding="utf-8")
        report = tmp_path / "report.md"
        assert main(["links", "--root", str(tmp_path), "--report", str(report)]) == 0
        assert capsys.readouterr().out == "0 tried, 0 dead\n"
        assert report.read_text(encoding="utf-8") == "0 addresses tried, 0 dead.\n"

    def test_what_is_dead_fails(self, tmp_path, capsys, monkeypatch):
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "annotations.yaml").write_text(CORPUS, encoding="utf-8")
        monkeypatch.setattr(Trier, "attempt", lambda _self, _url: Outcome(State.GONE, "answers 404"))
        assert main(["links", "--root", str(tmp_path)]) == 1
        assert capsys.readouterr().out.endswith("3 tried, 3 dead\n")

    def test_misuse(self, tmp_path, capsys):
        assert main(["links", "--root", str(tmp_path), "--timeout", "0"]) == 2
        assert "--timeout" in capsys.readouterr().err
