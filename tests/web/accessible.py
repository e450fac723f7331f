"""What axe finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe


def violations(page, *within):
    """Each thing that is wrong on a page, or in the elements of some selectors: the page, the rule and the element."""
    context = {"include": [[selector] for selector in within]} if within else None
    found = Axe().run(page, context).response["violations"]
    return [
        f"{page.url} {violation['id']}: {node['html'][:150]}"
        for violation in found
        for node in violation["nodes"][:3]
    ]
