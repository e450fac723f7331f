"""All that a site generator needs that runs no Python of ours: pages with their macros filled in, files, settings.

MkDocs is not imported on this way, so that it works where there is none.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

import yaml
from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError, nodes

from .arguments import MacroError
from .context import PageContext
from .macros import Macro, macros
from .raw_html import for_markdown
from .sandbox import Sandbox
from .site import first_url, of_project
from .views.pages import specs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .site import Site
    from .spec import Spec

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TEMPLATE = re.compile(r"\{[{%]")
_TITLE = re.compile(r"^([\"']?)title\1 *:.*\n(?:[ \t].*\n)*", re.MULTILINE)
"""The title in front matter, which may go on in lines that are indented."""
_HEADING = re.compile(r"\s*# +(.*?)[ #]*(?:\n|\Z)")
_NOT_FOR_OTHERS = re.compile(
    r"^(?:plugins|hooks|watch|docs_dir|site_dir|not_in_nav):.*\n(?:(?:[ #-].*)?\n)*|^  custom_dir:.*\n",
    re.MULTILINE,
)
"""Settings of MkDocs that mean nothing to another generator, or that name folders of this project."""


def write(root: Path, out: Path, front: Callable[[Spec], str]) -> int:
    """Write `docs/` and `mkdocs.yml` into `out`, and return the number of pages. `front` gives a page's front matter.

    Raises CorpusError for errors in the data, MacroError, with the file, for one in a page or the settings, CacheError,
    and OSError for what cannot be read or written.
    """
    text = _text(root / "mkdocs.yml", "mkdocs.yml")
    settings = _settings(text)
    docs = root / settings["docs_dir"]
    if out.resolve().is_relative_to(docs.resolve()):
        raise MacroError(f"{out} is inside the folder of the pages", "name another folder")
    try:
        first = first_url(settings["extra"])
    except ValueError as error:
        raise MacroError(str(error)) from None
    site = of_project(root, settings, first)
    names = [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()]
    # What somebody wrote keeps its place, whether it is written as `x.md`, as `x/index.md` or as HTML.
    taken = {_destination(site, name) for name in names}
    pages = {spec.source: spec for spec in specs(site)}
    written = dict(_handwritten(site, pages, docs, settings))
    left = {source: spec for source, spec in pages.items() if _destination(site, f"{source}.md") not in taken}
    for source, spec in left.items():
        html = for_markdown(spec.render(PageContext(site, site.addresses.page(source))), inline=False)
        written[f"{source}.md"] = f"{front(spec)}\n{html}\n"
    shutil.copytree(docs, out / "docs")
    addresses = [site.addresses.page(source) for source in {*left, *site.handwritten}]
    files = {file.path: file.content for part in site.exports(addresses) for file in part()}
    for name, content in (files | {name: page.encode() for name, page in written.items()}).items():
        path = out / "docs" / name
        if name in written or not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    (out / "mkdocs.yml").write_text(_NOT_FOR_OTHERS.sub("", text), encoding="utf-8")
    return len(written)


def _destination(site: Site, name: str) -> str:
    """The path in the site of a file under `docs`."""
    if not name.endswith(".md"):
        return name
    address = site.addresses.page(name.removesuffix(".md"))
    return address if address.endswith(".html") else f"{address}index.html"


def _handwritten(
    site: Site, pages: dict[str, Spec], docs: Path, settings: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    """The path and the text of each page under `docs`."""
    build: Any = SimpleNamespace(site=site, pages=pages, handwritten={})
    table = macros(build)
    engine = Environment(loader=FileSystemLoader(docs))  # noqa: S701 - for Markdown; macros escape what they show
    engine.globals |= table
    sandbox = Sandbox(engine, table, _refuse)
    extra = settings["extra"]
    variables = {**extra, "extra": extra, "config": settings, "example": site.example}
    titles = dict(_titles(settings.get("nav")))
    for path in sorted(path for path in docs.rglob("*.md") if path.is_file()):
        name = path.relative_to(docs).as_posix()
        text = _text(path, f"docs/{name}")
        head = found[0] if (found := _FRONT_MATTER.match(text)) else ""
        meta = _mapping(head.removesuffix("---\n"), f"docs/{name}")
        if meta.get("render_macros", True) is not True:
            yield name, text
            continue
        file, url = SimpleNamespace(src_uri=name), site.addresses.page(name.removesuffix(".md"))
        page = SimpleNamespace(url=url, markdown=text[len(head) :], file=file, meta=meta)
        heading = _HEADING.match(page.markdown)
        title = titles.get(name) or meta.get("title") or (heading[1] if heading else _words(path.stem))
        page.title = str(title)
        values = {**variables, **meta, "page": page}
        head = _with_title(sandbox, head, values)
        page.first_line = head.count("\n")
        _parsed(sandbox, page.markdown, values)
        yield name, head + sandbox.from_string(page.markdown).render(values)


def _with_title(sandbox: Sandbox, head: str, values: dict[str, Any]) -> str:
    """The front matter with its title rendered, which the page gets too. Raises MacroError if that calls a macro."""
    page, title, found = values["page"], values["page"].meta.get("title"), _TITLE.search(head)
    if not found or not isinstance(title, str) or not _TEMPLATE.search(title):
        return head
    page.first_line = head.count("\n", 0, found.start())
    for name in _parsed(sandbox, title, values).find_all(nodes.Name):
        if isinstance(sandbox.globals.get(name.name), Macro):
            _refuse(values, 1, "a title holds no macro; write it in words")
    values["title"] = page.title = page.meta["title"] = sandbox.from_string(title).render(values)
    line = f"title: {json.dumps(page.title, ensure_ascii=False)}\n"
    return f"{head[: found.start()]}{line}{head[found.end() :]}"


def _titles(nav: Any) -> Iterator[tuple[str, str]]:
    """The path of each page that the navigation gives a title, with that."""
    for entry in nav if isinstance(nav, list) else ():
        for title, inside in entry.items() if isinstance(entry, dict) else ():
            yield from [(inside, str(title))] if isinstance(inside, str) else _titles(inside)


def _words(name: str) -> str:
    """The title that MkDocs makes of a file's name."""
    words = name.replace("-", " ").replace("_", " ")
    return "Home" if words == "index" else words.capitalize() if words.islower() else words


def _parsed(sandbox: Sandbox, template: str, values: dict[str, Any]) -> nodes.Template:
    """The syntax of a template. Raises MacroError if it has none."""
    try:
        sandbox.compile(template)  # finds unknown filters
        return sandbox.parse(template)
    except TemplateSyntaxError as error:
        _refuse(values, error.lineno, f"this is not a call of a macro: {error.message}")


def _refuse(variables: dict[str, Any], line: int, message: str) -> NoReturn:
    page = variables["page"]
    raise MacroError(f"docs/{page.file.src_uri}:{page.first_line + line}: {message}")


def _text(path: Path, name: str) -> str:
    """The text of a file, which messages call `name`."""
    content = path.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise MacroError(f"{name}:{line}: this is not UTF-8", "save the file in that encoding") from None


def _mapping(text: str, name: str) -> dict[str, Any]:
    """What YAML says, if that is a mapping, and otherwise nothing. `name` is the file's, for messages."""
    try:
        found = yaml.load(text, _Settings)  # noqa: S506 - it constructs plain values only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = getattr(error, "problem", None) or str(error)
        raise MacroError(f"{name}:{mark.line + 1 if mark else 1}: {message}") from None
    return found if isinstance(found, dict) else {}


def _settings(text: str) -> dict[str, Any]:
    """The settings of MkDocs, with a value for `docs_dir` and `extra`. Raises MacroError if they cannot be used."""
    settings = _mapping(text, "mkdocs.yml")
    if not settings.get("site_name"):
        raise MacroError("mkdocs.yml:1: there is no site_name")
    for name, default in (("docs_dir", "docs"), ("extra", {})):
        settings[name] = settings.get(name) or default
        if not isinstance(settings[name], type(default)):
            line = text[: text.find(f"\n{name}:") + 1].count("\n") + 1
            raise MacroError(f"mkdocs.yml:{line}: this value of {name} cannot be used")
    return settings


class _Settings(yaml.SafeLoader):
    """Reads `mkdocs.yml`: `!ENV` gives a variable of the environment, and any other tag nothing."""


def _env(loader: _Settings, node: yaml.Node) -> Any:
    """The first variable that is set, or the default that stands last."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value))
    *names, default = loader.construct_sequence(node)
    found = next((os.environ[name] for name in names if name in os.environ), None)
    return default if found is None else yaml.safe_load(found)


_Settings.add_constructor("!ENV", _env)
_Settings.add_multi_constructor("", lambda *_: None)
