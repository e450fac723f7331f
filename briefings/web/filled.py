"""All that a site generator needs that runs no Python of ours: pages with their macros filled in, files, settings.

MkDocs is not imported on this way, so that it works where there is none.
"""

from __future__ import annotations

import os
import re
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

import yaml
from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError

from .arguments import MacroError
from .context import PageContext
from .macros import macros
from .raw_html import for_markdown
from .sandbox import Sandbox
from .site import of_project
from .views.pages import specs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .site import Site
    from .spec import Spec

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
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
    site = of_project(root, settings, settings["extra"].get("first_url") or "")
    pages = {spec.source: spec for spec in specs(site)}
    written = dict(_handwritten(site, pages, docs, settings))
    for source, spec in pages.items():
        html = for_markdown(spec.render(PageContext(site, site.addresses.page(source))), inline=False)
        written.setdefault(f"{source}.md", f"{front(spec)}\n{html}\n")
    shutil.copytree(docs, out / "docs")
    addresses = [site.addresses.page(source) for source in {*pages, *site.handwritten}]
    files = {file.path: file.content for file in site.files(addresses)}
    for name, content in (files | {name: page.encode() for name, page in written.items()}).items():
        path = out / "docs" / name
        if name in written or not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    (out / "mkdocs.yml").write_text(_NOT_FOR_OTHERS.sub("", text), encoding="utf-8")
    return len(written)


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
    for path in sorted(path for path in docs.rglob("*.md") if path.is_file()):
        name = path.relative_to(docs).as_posix()
        text = _text(path, f"docs/{name}")
        head = found[0] if (found := _FRONT_MATTER.match(text)) else ""
        file, url = SimpleNamespace(src_uri=name), site.addresses.page(name.removesuffix(".md"))
        page = SimpleNamespace(url=url, markdown=text[len(head) :], file=file, first_line=head.count("\n"))
        values = {**variables, "page": page}
        try:
            template = sandbox.from_string(page.markdown)
        except TemplateSyntaxError as error:
            _refuse(values, error.lineno, f"this is not a call of a macro: {error.message}")
        yield name, head + template.render(values)


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


def _settings(text: str) -> dict[str, Any]:
    """The settings of MkDocs, with a value for `docs_dir` and `extra`. Raises MacroError if they cannot be used."""
    try:
        settings = yaml.load(text, _Settings)  # noqa: S506 - it constructs plain values only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = getattr(error, "problem", None) or str(error)
        raise MacroError(f"mkdocs.yml:{mark.line + 1 if mark else 1}: {message}") from None
    if not isinstance(settings, dict) or not settings.get("site_name"):
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
