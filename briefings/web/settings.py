"""Settings of `mkdocs.yml` that would take a guard away without a word, and the folders of the theme."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

THEME = Path(__file__).parent / "theme"
_STYLE = "assets/briefings.css"
_SCRIPT = "assets/views.js"
_OURS = ("csp", "first_url", "search")
"""The keys of `extra` that mean something to us."""
_LIKE_ENOUGH = 0.75
_FEATURES = {
    "navigation.instant": "our scripts then run on the first page alone, and a link in a picture stops the theme's",
    "navigation.tracking": "it replaces the address of a claim by that of its section while somebody reads",
    "search.": "it belongs to Material's own search, which this site does not use",
}
"""Features of the theme, by how their names begin, and what they would break."""


def check(config: MkDocsConfig, *, started: bool) -> None:
    """Raise PluginError with every setting that would break the site. `started`: whether `macros.py` has run."""
    if mistakes := [*_mistakes(config, started=started)]:
        raise PluginError("mkdocs.yml cannot be used as it is; nothing was built.\n" + "\n".join(mistakes))


def _mistakes(config: MkDocsConfig, *, started: bool) -> Iterator[str]:
    if "macros" not in config.plugins:
        yield "plugins: the plugin macros is missing. Add it with its settings: module_name: macros and the others."
    elif not started:
        yield "plugins: macros does not load macros.py. Write module_name: macros under it."
    for name in {"search", "material/search"}.intersection(config.plugins):
        yield f"plugins: {name} makes an index that no page uses, since this site has a search of its own. Remove it."
    for feature in config.theme.get("features") or ():
        for start, reason in _FEATURES.items():
            if str(feature).startswith(start):
                yield f"theme.features: {feature} cannot be used: {reason}. Remove it."
    if not any((Path(folder) / "partials" / "toc.html").is_file() for folder in config.theme.dirs):
        yield f"theme.name: {config.theme.name} cannot show these pages. Write material, or materialx."
    yield from _missing(config)
    yield from _mistakes_in_extra(config)


def _missing(config: MkDocsConfig) -> Iterator[str]:
    if not any(str(path).partition("?")[0].endswith(_STYLE) for path in config.extra_css):
        yield f"extra_css: {_STYLE} is missing, and pages would lack their looks. Add it."
    modules = (script for script in config.extra_javascript if getattr(script, "type", "") == "module")
    if not any(str(path).partition("?")[0].endswith(_SCRIPT) for path in modules):
        yield f"extra_javascript: {_SCRIPT} is missing, or lacks type: module. Without it no script of ours can run."


def _mistakes_in_extra(config: MkDocsConfig) -> Iterator[str]:
    for key in config.extra:
        near = get_close_matches(str(key).casefold(), _OURS, 1, _LIKE_ENOUGH)
        if near and key not in _OURS:
            yield f'extra: "{key}" means nothing to this site. Write {near[0]}, or give a variable of yours another name.'
    if not isinstance(config.extra.get("search", True), bool):
        yield f"extra: search is true or false, and not {config.extra['search']!r}."
    csp = config.extra.get("csp", False)
    if csp is not False and not isinstance(csp, dict):
        yield f"extra: csp is false, or has sources by directive, such as script-src: https://a.example, and not {csp!r}."


def add_theme(config: MkDocsConfig) -> None:
    """Have the theme use our templates, after those in the team's `custom_dir` and before its own."""
    dirs = config.theme.dirs
    if not any(Path(folder).resolve() == THEME.resolve() for folder in dirs):
        dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


def overriding(config: MkDocsConfig, template: str) -> Path:
    """The file that is used for a template of ours."""
    return next(path for folder in config.theme.dirs if (path := Path(folder) / template).is_file())


def is_alone(config: MkDocsConfig) -> bool:
    """Whether no plugin and no hook takes part in a build besides ours and that for macros."""
    methods = (method for methods in config.plugins.events.values() for method in methods)
    return all(
        getattr(method, "__module__", "").startswith(("briefings.", "mkdocs_macros.")) for method in methods
    )


def check_hooks(config: MkDocsConfig) -> None:
    """Raise PluginError if `macros.py` runs without the hooks and nothing is set up to take their place."""
    hooked = any(
        getattr(method, "__module__", "") == "briefings.web.events"
        for method in config.plugins.events["files"]
    )
    if not hooked and not config.plugins["macros"].config["render_by_default"]:
        raise PluginError(
            "hooks.py is not among the hooks in mkdocs.yml, so pages would show calls of macros and no page would be "
            "generated. Add it under hooks:, or see docs/macros.md on a site without hooks."
        )
