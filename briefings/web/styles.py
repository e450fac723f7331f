"""Style sheets and scripts as they are published: a first visit waits for nothing that no page needs.

Ours lose what is written to whoever changes them. The theme's sheets lose the rules for parts that this site's
configuration does not switch on, which are a quarter of them, and for colours that its palette does not name.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

SHEETS = tuple(f"assets/{name}.css" for name in ("briefings", "print", "opened", "timeline"))
SCRIPTS = tuple(
    f"assets/{name}.js" for name in ("views", "headings", "folds", "matrix", "index", "dom", "compare")
)
"""Those that a page loads at once, or that many of these share."""
_UNREAD = re.compile(r"/\*.*?\*/|(?<=[{};,])\s+|\s+(?=[{}])", re.DOTALL)
"""Comments and blanks in a style sheet."""
_COMMENTS = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)[ \t]*\n", re.DOTALL | re.MULTILINE)
"""Comments in a script that have lines of their own. In a line they may as well be part of a text."""

_THEMES = "assets/stylesheets/"
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
_EMPTY = re.compile(r"@[^{}]+\{\}")
_SWITCHED_ON = {
    "markdown_extensions": {
        ".tab": "tabbed-",
        "critic": "critic",
        "tasklist": "task-list",
        "keys": r"\.keys",
    },
    "plugins": {"search": "md-search", "blog": "md-post", "tags": "md-tag"},
    "features": {
        "navigation.tabs": "md-tabs",
        "navigation.path": "md-path",
        "navigation.footer": "md-footer__",
        "navigation.instant": "md-progress",
    },
    "extra": {
        "version": "md-version",
        "consent": "md-consent",
        "analytics": "md-feedback",
        "alternate": "md-select",
        "social": "md-social",
    },
}
"""Parts of the theme by the setting that switches them on: a part of its name there, and what their selectors hold."""


def shorten(files: Files, config: MkDocsConfig) -> None:
    """Replace style sheets and scripts by shorter ones. A team may have put its own in the place of ours."""
    team = config.theme.custom_dir
    pages = Path(team).rglob("*.html") if team else ()
    unused = unused_by(config, "".join(page.read_text("utf-8", "replace") for page in pages))
    by_the_team = (config.docs_dir, team)
    for file in list(files):
        name = file.src_uri
        if name in SHEETS:
            text = _UNREAD.sub("", file.content_string)
        elif name in SCRIPTS:
            text = _COMMENTS.sub("", file.content_string)
        elif name.startswith(_THEMES) and name.endswith(".css") and file.src_dir not in by_the_team:
            text = without(unused, file.content_string)
        else:
            continue
        files.remove(file)
        files.append(File.generated(config, name, content=text))


def unused_by(config: MkDocsConfig, templates: str = "") -> re.Pattern[str]:
    """What the selectors of rules hold that no page of a site with this configuration can match.

    `templates`: those of the team, which may show a part of the theme that no setting switches on.
    """
    theme = config["theme"]
    settings = {**config, "features": theme.get("features") or ()}
    marks = [
        mark
        for setting, parts in _SWITCHED_ON.items()
        for name, mark in parts.items()
        if not any(name in each for each in settings[setting]) and not re.search(mark, templates)
    ]
    palette = theme.get("palette") or {}
    chosen = {"indigo"} | {
        str(colour).replace(" ", "-")
        for each in ([palette] if isinstance(palette, dict) else palette)
        for name, colour in each.items()
        if name in ("primary", "accent")
    }
    others = rf"data-md-color-(?:primary|accent)=(?!(?:{'|'.join(map(re.escape, chosen))})\])"
    return re.compile("|".join([*marks, others]))


def without(unused: re.Pattern[str], css: str) -> str:
    """A style sheet without the rules all of whose selectors hold what is unused."""

    def kept(rule: re.Match[str]) -> str:
        return "" if all(unused.search(selector) for selector in rule[1].split(",")) else rule[0]

    return _EMPTY.sub("", _RULE.sub(kept, css))
