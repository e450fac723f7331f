"""What the large pages of a built site cost in a browser: bytes, and seconds of the main thread.

Each page is loaded in a window of its own. What is counted is Chromium's own `TaskDuration`, in time of the processor:
all that the main thread did from the first byte until the network has been quiet for a second, with scripts and layout.
Long tasks are those over 50 ms by the clock, which a busy machine makes longer.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import shutil
import threading
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_LONG = """
self.longTasks = [];
new PerformanceObserver((list) => self.longTasks.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({ type: "longtask", buffered: true });
"""
_KILO = 1000


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_arguments: object) -> None:
        """A browser that has seen enough of a page hangs up: that is no error of ours."""


def pages(site: Path) -> list[str]:
    """The index and its views, and of each kind of page that grows with the corpus the heaviest."""
    articles = sorted(path.name for path in (site / "briefings").iterdir() if path.name != "page")[1:4]
    heaviest = [_heaviest(site, folder) for folder in ("matrix", "agreement", "topics", "questions")]
    views = ["disagreements/", "disagreements/?group=topic&sort=title", "disagreements/?label=opposed&q=the"]
    return [*views, *filter(None, heaviest), "compare/", f"compare/?articles={','.join(articles)}"]


def _heaviest(site: Path, folder: str) -> str:
    found = max((site / folder).rglob("*.html"), key=lambda path: path.stat().st_size, default=None)
    return found.relative_to(site).as_posix().removesuffix("index.html") if found else ""


def measure(browser: Browser, address: str, width: int) -> tuple[float, float, float]:
    """Seconds of the main thread, of them in scripts, and in long tasks."""
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.add_init_script(_LONG)
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(500)
        found = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
        long = page.evaluate("self.longTasks.reduce((sum, each) => sum + each, 0)") / _KILO
    return found["TaskDuration"], found["ScriptDuration"], long


def main() -> None:
    """Print a line for each page."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.browser", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--width", type=int, default=1280)
    options = parser.parse_args()
    handler = functools.partial(_Quiet, directory=str(options.site))
    with (
        _Server(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        print(f"Medians of {options.rounds} rounds, {options.width} px wide.")
        print(f"{'bytes':>9}  {'main thread':>11}  {'scripts':>8}  {'long tasks':>10}")
        for page in pages(options.site):
            address = f"http://127.0.0.1:{server.server_port}/{page}"
            rounds = [measure(browser, address, options.width) for _ in range(options.rounds)]
            whole, scripts, long = (median(column) for column in zip(*rounds, strict=True))
            size = (options.site / page.partition("?")[0] / "index.html").stat().st_size
            print(f"{size:9,}  {whole:9.2f} s  {scripts:6.2f} s  {long:8.2f} s  {page}")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
