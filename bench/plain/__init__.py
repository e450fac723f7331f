"""The same content as a plain site: MkDocs, the same theme, and macros that give Markdown."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from mkdocs.utils.yaml import yaml_load

from briefings.corpus import load
from briefings.corpus.reference import entries
from briefings.web.site import Site
from briefings.web.views.pages import specs

from .figures import figures

if TYPE_CHECKING:
    from briefings.corpus import Corpus

_MACROS = Path(__file__).parent / "main"
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ONLY_TITLED = frozenset(
    [
        "agreement",
        "common-ground",
        "compare",
        "contradictions",
        "matrix",
        "second-coding",
        "seemingly-opposed",
    ]
)
"""Pages of ours that the plain site has with a title and nothing else: it is spared that work."""
_RAW = re.compile(r"(\{% raw %\}.*?\{% endraw %\})", re.DOTALL)


def write(ours: Path, to: Path) -> None:
    """Write the plain counterpart of a project, ready to build.

    Its pages are those of ours, each a file of one line that calls a macro. It takes its settings from ours,
    but for the plugins. Hand-written pages are the same without what their macros give.
    """
    corpus = load(ours)
    to.mkdir(parents=True)
    shutil.copytree(_MACROS, to / "main", ignore=shutil.ignore_patterns("__pycache__"))
    (to / "overrides").mkdir()
    (to / "data").mkdir()
    shutil.copy(ours / "data" / "annotations.yaml", to / "data")
    (to / "data" / "figures.json").write_text(json.dumps(figures(corpus)), encoding="utf-8")
    (to / "mkdocs.yml").write_text(_settings(ours, to), encoding="utf-8")
    _pages(ours / "docs", to / "docs", corpus)


def _rules() -> str:
    """The rule reference as anybody would write it by hand, since it does not come from the data."""
    blocks = ["{% raw %}", "# Rules of the check"]
    for entry in entries():
        blocks += [f"## {entry.id} {entry.severity}", entry.meaning]
        blocks += [f"~~~yaml\n{example.text}\n~~~" for example in (entry.wrong, entry.right)]
        blocks.append(entry.why)
    return "\n\n".join([*blocks, "{% endraw %}"])


def _call(source: str) -> str:
    """The call of the plain site's macro for a page: `topic("x", 2)` for `topics/x/page/2`."""
    first, _, number = source.partition("/page/")
    folder, _, name = first.partition("/")
    if name and name != "index":
        arguments = [f'"{name}"', *([number] if number else [])]
        return f"{folder.removesuffix('s')}({', '.join(arguments)})"
    is_list = folder in ("briefings", "questions", "topics", "authors")
    return f"{folder}{'_list' if is_list else ''}({number})"


def _pages(written: Path, docs: Path, corpus: Corpus) -> None:
    for spec in specs(Site(corpus)):
        page = docs / f"{spec.source}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        text = f"{{{{ {_call(spec.source)} }}}}"
        if spec.source == "rules":
            text = _rules()
        elif spec.source.partition("/")[0] in _ONLY_TITLED:
            text = f"# {spec.title}"
        page.write_text(f"{text}\n", encoding="utf-8")
    shutil.copytree(written, docs, dirs_exist_ok=True)
    for page in docs.glob("*.md"):
        if (written / page.name).exists():
            parts = _RAW.split(page.read_text(encoding="utf-8"))
            parts[::2] = [_CALL.sub("", part) for part in parts[::2]]
            page.write_text("".join(parts), encoding="utf-8")


def _settings(ours: Path, to: Path) -> str:
    with (ours / "mkdocs.yml").open("rb") as file:
        extensions = yaml_load(file)["markdown_extensions"]
    for extension in extensions:
        if "toc" in extension and isinstance(extension, dict):
            # Our tables of contents name sections and not each claim: the plain site is saved that work too.
            extension["toc"]["toc_depth"] = 2
    macros = {
        "module_name": "main",
        "render_by_default": True,
        "on_undefined": "strict",
        "on_error_fail": True,
    }
    settings: str = yaml.safe_dump(
        {
            "INHERIT": (ours.resolve() / "mkdocs.yml").as_posix(),
            "theme": {"custom_dir": (to.resolve() / "overrides").as_posix()},
            "plugins": [{"macros": macros}],
            "hooks": [],
            "watch": [],
            "markdown_extensions": extensions,
        },
        sort_keys=False,
    )
    return settings
