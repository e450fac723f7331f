"""The HTML of a page of every kind is right, as the Nu HTML checker of the W3C reads it."""

from __future__ import annotations

from conftest import ALL
from pages import kinds

THEMES = {
    "Attribute “autocomplete” is only allowed when": (
        "the switches of the menu: without it Firefox would remember them from one visit to the next"
    ),
    "The value of the “for” attribute of the “label” element must be the ID": (
        "the head of the table of contents, on pages on which it cannot be opened"
    ),
}
"""What the theme does, by how the message begins, and why it does not matter."""


def test_there_is_no_mistake_on_a_page_of_any_kind(checkers, request):
    """Of a corpus that has everything, and of one in several languages; with TESTS=all also of the shipped one."""
    names = ["school", "scripts", *(["shipped"] if ALL else [])]
    sites = [request.getfixturevalue(name).site for name in names]
    paths = [path for site in sites for path in (site / "404.html", *addresses(site))]
    found = [
        f"{message['url']}: {message['message']} {message.get('extract', '')}"
        for message in checkers.nu(paths)
        if message["type"] == "error" and not message["message"].startswith(tuple(THEMES))
    ]
    assert found == []


def addresses(site):
    """The file of a page of each kind."""
    return [site / address / "index.html" for address in kinds(site).values()]
