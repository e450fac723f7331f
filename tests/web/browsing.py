"""What axe finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe

ALL = {"resultTypes": ["violations"]}
COLOURS = ALL | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


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
