"""What is asked of a page in a browser: by the functions of `browser.js`, and by axe."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

ALL = {"resultTypes": ["violations"]}
COLOURS = ALL | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


SCRIPT = Path(__file__).with_name("browser.js").read_text(encoding="utf-8").strip()


def asked(page, function, argument=None):
    """What a function of the script says."""
    return page.evaluate(f"argument => {SCRIPT}.{function}(argument)", argument)


def violations(page, scheme="light"):
    """Each thing that is wrong on a page: the page, the rule and the element.

    In the dark scheme the elements are those of the light one, so only the rules on colours are asked.
    """
    found = Axe().run(page, options=COLOURS if scheme == "dark" else ALL).response["violations"]
    return [
        f"{page.url} {violation['id']}: {node['html'][:150]}"
        for violation in found
        for node in violation["nodes"][:3]
    ]
