"""What axe finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe


def violations(page):
    """Each thing that is wrong, as a line: the page, the rule and the element.

    axe is asked for nothing else: listing all that is right on a page takes as long as looking at it.
    """
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{page.url} {violation['id']}: {node['html'][:150]}"
        for violation in found
        for node in violation["nodes"][:3]
    ]
