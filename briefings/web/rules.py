"""What is said of pages written by hand: the part of the rule reference that no annotation can break."""

from __future__ import annotations

from ..corpus.reference import Entry, Example


def _page(text: str, name: str) -> Example:
    """A page of a project with the corpus of the other examples."""
    return Example(text, lambda: {name: text.encode()})


PAGES = (
    Entry(
        id="macro",
        severity="error",
        meaning=(
            "A macro in a page under docs/ cannot do what the page asks: it names something that is not in the data, "
            "is called in a wrong way, or stands where its HTML does not fit, as in a heading or a link."
        ),
        wrong=_page('# Notes\n\nSee {{ ref("nobody-1900") }}.\n', "docs/index.md"),
        right=_page("# Notes\n\nSee {{ ref(example.article) }}.\n", "docs/index.md"),
        why="A page that names what is not there would show a gap to its readers, or break the list it stands in.",
    ),
    Entry(
        id="template",
        severity="error",
        meaning=(
            "The double braces in a page under docs/ hold no call of a macro: a brace is missing, or there is no "
            "macro of that name."
        ),
        wrong=_page("# Notes\n\nSee {{ reff(example.article) }}.\n", "docs/macros.md"),
        right=_page("# Notes\n\nSee {{ ref(example.article) }}.\n", "docs/macros.md"),
        why="Whatever stands in double braces is run when the site is built: what nobody meant must not be.",
    ),
    Entry(
        id="lost-anchor",
        severity="error",
        meaning=(
            "A page under docs/ takes the place of a generated one, and lacks an id that the generated one has, such "
            "as a claim's. The example is the file docs/briefings/adams-2024.md."
        ),
        wrong=_page("# Deep water\n\nA briefing by hand.\n", "docs/briefings/adams-2024.md"),
        right=_page(
            '# Deep water\n\nA briefing by hand.\n\n{{ briefing("adams-2024") }}\n',
            "docs/briefings/adams-2024.md",
        ),
        why="People have linked the claims of that page, and their links have to arrive for years.",
    ),
)
"""Every rule of pages, as `corpus.reference` has those of the data."""
