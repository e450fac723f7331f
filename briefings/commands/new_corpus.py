"""`new corpus`: put the present data aside and begin a corpus of one's own, which builds and publishes at once."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

from ..corpus.loading import MAIN, annotation_files, name_of
from ..corpus.names import Names
from ..corpus.values import Name, Text
from ..corpus.wording import slug
from ..editing.comments import Comments
from ..editing.files import replace_file
from ..editing.layout import Layout
from ..history.git import GitError, Repository
from .asking import AnswerError, Fact, ask, fits
from .project import MisuseError, add_root
from .terminal import SERVE, typed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path


_NAME = Fact("name", "Name of the site", fits(Name), needed=True)
_SUBJECT = Fact("subject", "What it is about, in one sentence or question", fits(Text), needed=True)
_TOPIC = Fact("topic", "First topic, in a few words", fits(Name), needed=True)
_FACTS = (_NAME, _SUBJECT, _TOPIC)

_HEADER = "# yaml-language-server: $schema=annotations.schema.json"
_SETTINGS, _HOME = "mkdocs.yml", "docs/index.md"
_PAGES = ("README.md", "docs/method.md")
_EXAMPLE = re.compile(r"<!-- example corpus -->.*?<!-- /example corpus -->\n*", re.DOTALL)
"""What a page says about the corpus that the project comes with."""
_PICTURE = ".github/readme.png"
_FIRST_PARAGRAPHS = re.compile(r"^# .*?(?=^\{\{)", re.MULTILINE | re.DOTALL)
"""The heading of the home page, up to its first macro."""


def add(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command with its options."""
    command = kinds.add_parser("corpus", help="begin a corpus of your own; git keeps the present one")
    for fact in _FACTS:
        command.add_argument(f"--{fact.option}", type=typed, metavar="TEXT", help=fact.label)
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write the new corpus, its name and its home page, and delete the files of the old one."""
    root = options.root
    old = [path for path in annotation_files(root) if path.exists()]
    _refuse_to_lose(root, [*old, *(root / name for name in (_SETTINGS, _HOME, *_PAGES))])
    try:
        name, subject, topic = (ask(fact, getattr(options, fact.option)) or "" for fact in _FACTS)
    except (AnswerError, EOFError, KeyboardInterrupt) as error:
        raise MisuseError(f"nothing was changed: {error}") from None
    texts = {MAIN: _data(name, topic), **_pages(root, name, subject)}
    for file, text in texts.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode("utf-8"), root)
    gone = [path for path in (*old, root / _PICTURE) if path != root / MAIN and path.exists()]
    for path in gone:
        path.unlink()
    for file in texts:
        print(f"{file}: written")
    for path in gone:
        print(f"{name_of(path, root)}: deleted")
    print(
        f"A new corpus begins. To see it: {SERVE}. Then add to it: python -m briefings new question, "
        "python -m briefings new article"
    )


def _refuse_to_lose(root: Path, paths: list[Path]) -> None:
    """Raise MisuseError if git does not keep one of the files as it is."""
    try:
        changed = Repository(root).uncommitted([path for path in paths if path.exists()])
    except GitError as error:
        present = [name_of(path, root) for path in paths if path.exists() and path.suffix == ".yaml"]
        if not present:
            return
        raise MisuseError(
            f"no commit keeps {present[0]} ({error}): move it to another folder first"
        ) from None
    if changed:
        raise MisuseError(
            f"{changed[0]} has changes that are in no commit: commit them first, so that none is lost"
        )


def _data(name: str, topic: str) -> str:
    data = {
        "topics": {slug(topic) or "topic": {"title": topic}},
        "settings": {"corpus": slug(name) or "corpus"},
    }
    return Layout(Names(), Comments([_HEADER])).file(data)


def _pages(root: Path, name: str, subject: str) -> dict[str, str]:
    """The other files that say what the corpus is about, with the new text of each."""

    def settings(text: str) -> str:
        for key, value in (("site_name", name), ("site_description", subject)):
            line = f"{key}: {json.dumps(value, ensure_ascii=False)}"
            text = re.sub(rf"^{key}:.*$", line.replace("\\", r"\\"), text, flags=re.MULTILINE)
        return text

    changes: dict[str, Callable[[str], str]] = {
        _SETTINGS: settings,
        _HOME: lambda text: _FIRST_PARAGRAPHS.sub(lambda _: f"# {name}\n\n{subject}\n\n", text, count=1),
        **dict.fromkeys(_PAGES, partial(_EXAMPLE.sub, "")),
    }
    present = {file: root / file for file in changes if (root / file).is_file()}
    return {file: changes[file](path.read_text(encoding="utf-8")) for file, path in present.items()}
