"""Trying an address as politely as a reader who follows a link once: HEAD, and GET where that is not answered.

Not a crawler, which robots.txt is for: only addresses that people put into the data are asked for, each once a run, one
at a time for a host and with a pause between two, under a name that says who asks. Nothing of the answer but its status
and where it comes from is looked at: a body is never read.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, NameResolutionError, SSLError

if TYPE_CHECKING:
    from collections.abc import Callable

AGENT = "briefings-link-check/1 (tries each cited address once; {})"
REDIRECTS = 8
_PERMANENT = frozenset([301, 308])
_REDIRECT = frozenset([301, 302, 303, 307, 308])
_GONE = frozenset([404, 410])
_REFUSED = frozenset([401, 402, 403, 405, 406, 407, 418, 429, 451, 999])
_TRY_AGAIN = frozenset([408, 425, 429, 500, 502, 503, 504])
_FRONT = frozenset(["", "index.html", "index.php", "home", "404", "not-found"])
_HEAD_MAY_LIE = 400
_LONGEST_WAIT = 60.0


class State(StrEnum):
    """What came of it."""

    OK = "ok"
    MOVED = "moved"
    """It has a new address for good, and is there."""
    REFUSED = "refused"
    """The host answers, and not to programs: a person has to look."""
    UNREACHABLE = "unreachable"
    """No answer, or that of a broken server, however often it was tried; it may be only today."""
    INSECURE = "insecure"
    """The host cannot prove who it is, or sends readers to an address without https."""
    FRONT_PAGE = "front-page"
    """It leads to the front page of the host: the article is not there, and nobody says so."""
    GONE = "gone"
    """The host says that there is no such page, or there is no such host."""


DEAD = frozenset([State.GONE, State.FRONT_PAGE, State.INSECURE, State.UNREACHABLE])
"""What a reader who follows the link does not get."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`detail` says in words what was answered; `to` is where it has moved."""

    state: State
    detail: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How patiently and how gently addresses are tried. Times in seconds."""

    timeout: float = 20.0
    retries: int = 2
    """How often more, after the first time."""
    pause: float = 2.0
    """Between two requests to a host; twice as long before each retry."""
    contact: str = "no contact given"
    """Where a host's keeper finds who asks: the site's or the repository's address."""


class Trier:
    """Tries addresses one after another, and remembers when each host was last asked."""

    def __init__(
        self,
        manners: Manners,
        *,
        pool: urllib3.PoolManager | None = None,
        schemes: frozenset[str] = frozenset(["https"]),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._manners = manners
        self._pool = pool or urllib3.PoolManager(
            headers={"User-Agent": AGENT.format(manners.contact), "Accept": "*/*"}
        )
        self._schemes = schemes
        self._sleep = sleep
        self._asked: dict[str, float] = {}

    def attempt(self, url: str) -> Outcome:
        """What becomes of somebody who follows the address."""
        outcome, wait = self._once(url)
        for number in range(self._manners.retries):
            if wait is None:
                break
            self._sleep(max(wait, self._manners.pause * 2 ** (number + 1)))
            outcome, wait = self._once(url)
        return outcome

    def _once(self, url: str) -> tuple[Outcome, float | None]:
        """The outcome, and in how many seconds it may be worth another try; None if never."""
        at, moved = url, True
        for _ in range(REDIRECTS):
            parts = urlsplit(at)
            if parts.scheme not in self._schemes:
                return Outcome(State.INSECURE, f"leads to {at}, an address without https"), None
            try:
                status, location, wait = self._ask(at)
            except SSLError:
                return Outcome(State.INSECURE, f"{parts.netloc} cannot prove who it is (TLS)"), None
            except NameResolutionError:
                return Outcome(State.GONE, f"there is no host {parts.hostname}"), self._manners.pause
            except (HTTPError, OSError, ValueError) as error:
                return Outcome(State.UNREACHABLE, _in_words(error)), self._manners.pause
            if status not in _REDIRECT or not location:
                return self._judged(url, at, status, moved=moved), wait
            moved = moved and status in _PERMANENT
            at = urljoin(at, location)
        return Outcome(State.UNREACHABLE, f"more than {REDIRECTS} redirects"), None

    def _judged(self, url: str, at: str, status: int, *, moved: bool) -> Outcome:
        if status in _GONE:
            return Outcome(State.GONE, f"answers {status}")
        if status in _REFUSED:
            return Outcome(State.REFUSED, f"answers {status}")
        if status >= _HEAD_MAY_LIE:
            return Outcome(State.UNREACHABLE, f"answers {status}")
        if at != url and _is_front_page(at) and not _is_front_page(url):
            return Outcome(State.FRONT_PAGE, f"leads to the front page {at}")
        if at != url and moved:
            return Outcome(State.MOVED, "has moved for good", at)
        return Outcome(State.OK, f"answers {status}")

    def _ask(self, url: str) -> tuple[int, str | None, float | None]:
        """Status, where it redirects to, and how long to wait before another try, if that may help."""
        status, location, wait = self._request("HEAD", url)
        if status >= _HEAD_MAY_LIE and status != 429:  # noqa: PLR2004  # asked to slow down
            status, location, wait = self._request("GET", url)
        return status, location, wait

    def _request(self, method: str, url: str) -> tuple[int, str | None, float | None]:
        host = urlsplit(url).netloc
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        if since < self._manners.pause:
            self._sleep(self._manners.pause - since)
        answer = self._pool.request(
            method,
            url,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(total=self._manners.timeout),
        )
        self._asked[host] = time.monotonic()
        try:
            wait = _wait(answer.headers.get("Retry-After")) if answer.status in _TRY_AGAIN else None
            return answer.status, answer.headers.get("Location"), wait
        finally:
            answer.close()


def _wait(said: str | None) -> float:
    """Seconds of a Retry-After, no more than are worth waiting for; 0 where it says none."""
    return min(float(said), _LONGEST_WAIT) if said and said.isdecimal() else 0.0


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path.strip("/").lower() in _FRONT and not parts.query


def _in_words(error: Exception) -> str:
    """What went wrong, without the objects that the library names."""
    name = type(error).__name__
    return {
        "ConnectTimeoutError": "no answer in time",
        "ReadTimeoutError": "no answer in time",
        "NewConnectionError": "no connection",
        "ProtocolError": "the connection was broken off",
    }.get(name, f"no answer ({name})")
