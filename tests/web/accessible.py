"""What axe finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe


def violations(page):
    """Each thing that is wrong on a page: the page, the rule and the element."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url} {violation['id']}: {node['html'][:150]}"
        for violation in found
        for node in violation["nodes"][:3]
    ]
