"""What is asked of a page in a browser: by the functions of `browser.js`, and by axe."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from axe_playwright_python.sync_playwright import Axe

ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = ALL | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
AXE = Axe().axe_script

SCRIPT = Path(__file__).with_name("browser.js").read_text(encoding="utf-8").strip()


def asked(page, function, argument=None):
    """What a function of the script says."""
    return page.evaluate(f"argument => {SCRIPT}.{function}(argument)", argument)


def until(page, expression, seconds=30):
    """Wait until an expression is true on a page, whose policy forbids Playwright's own way to ask again and again."""
    end = monotonic() + seconds
    while not page.evaluate(expression):
        assert monotonic() < end, expression
        page.wait_for_timeout(50)


def made(school):
    """Addresses of pages of the school corpus that scripts make: of the index and of comparisons."""
    one, two, three = list(school.corpus.articles)[:3]
    index = ["disagreements/?group=type&label=opposed", "disagreements/?q=nothingatall"]
    return [*index, f"compare/?articles={one}", f"compare/?articles={one},{two},{three},zzz"]


TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


def too_wide(page):
    """Whether a page scrolls sideways."""
    if page.evaluate(TOO_WIDE):
        page.wait_for_timeout(300)  # scripts may have to follow a new width
    return page.evaluate(TOO_WIDE)


def violations(page, scheme="light"):
    """Each thing that is wrong on a page: the page, the rule and the element.

    In the dark scheme the elements are those of the light one, so only the rules on colours are asked.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = COLOURS if scheme == "dark" else ALL
    found = page.evaluate("options => axe.run(options).then(({violations}) => violations)", options)
    return [
        f"{page.url} {violation['id']}: {node['html'][:150]}"
        for violation in found
        for node in violation["nodes"][:3]
    ]


def unfold(page):
    """Open all the folds of a briefing."""
    page.get_by_role("button", name="Open all").click()
