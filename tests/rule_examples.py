"""The examples of the rule reference as projects that `check` can read."""

from __future__ import annotations

import json
from pathlib import Path

from briefings.corpus.loading import MAIN
from briefings.corpus.names import Names
from briefings.corpus.order import canonical_order
from briefings.corpus.problem import KEPT
from briefings.corpus.reader import read
from briefings.corpus.scan import SIZE_LIMIT
from briefings.corpus.tree import Bare, Fields, Integer, Items
from briefings.corpus.vocabulary import SECTIONS

BASE = Path(__file__).with_name("rule_base.yaml").read_text(encoding="utf-8")
"""A whole corpus with nothing wrong in it. The examples are parts of it, whose entries they add or replace."""

_RENAMED = BASE.replace("t1: {text", "t2: {text").replace("because: [t1]", "because: [t2]")
_IN_A_FILE_OF_ITS_OWN = {MAIN: b"topics: {}\n", "data/annotations/adams-2024.yaml": BASE.encode()}


def _topics(fields):
    """One topic more than there are Problems kept."""
    return "topics:\n" + "".join(f"  topic-{number}: {{{fields}}}\n" for number in range(KEPT + 1))


_FILES = {
    ("file", "wrong"): {MAIN: BASE.encode(), "data/annotations/adams-2024.yml": b""},
    ("file", "right"): _IN_A_FILE_OF_ITS_OWN,
    ("size", "wrong"): {MAIN: b"#" * (SIZE_LIMIT + 1)},
    ("size", "right"): _IN_A_FILE_OF_ITS_OWN,
    ("too-many", "wrong"): {MAIN: _topics("title: Topic, colour: red").encode()},
    ("too-many", "right"): {MAIN: _topics("title: Topic").encode()},
    ("vanished-id", "wrong"): {MAIN: _RENAMED.encode()},
    ("vanished-id", "right"): {MAIN: f"{_RENAMED}redirects:\n  adams-2024.t1: adams-2024.t2\n".encode()},
}
"""The files of examples that only hint at them."""
_WHOLE = {"comment-in-text", "control-character", "directive", "encoding", "form"}
"""Rules on how a file is written: an example that became part of another file would lose what it shows."""
_SHOWN = {"<E9>": b"\xe9", "<U+0007>": b"\x07"}
"""How examples show what cannot be shown."""


def project(entry, kind):
    """The files of a project with an example of a rule, by name; `kind` is `wrong` or `right`."""
    if (entry.id, kind) in _FILES:
        return _FILES[entry.id, kind]
    text = getattr(entry, kind)
    data = (text if entry.id in _WHOLE else _in_base(text)).encode()
    for shown, meant in _SHOWN.items():
        data = data.replace(shown.encode(), meant)
    return {MAIN: data}


def _in_base(text):
    """The example in BASE; alone, where the reader refuses it."""
    tree, problems = read(MAIN, text)
    if problems:
        return text
    base, _ = read(MAIN, BASE)
    for section, entries in tree.root.items():
        known = base.root.get(section)
        if section != "articles" or not isinstance(known, Fields) or not isinstance(entries, Fields):
            base.root[section] = _joined(known, entries)
            continue
        for id_, article in entries.items():
            known[id_] = _article(known.get(id_), article)
    return _written(_in_order(base.root, ())) + "\n"


def _article(known, article):
    """Its fields replace those that are known; its claims and positions are added to them."""
    if not isinstance(known, Fields) or not isinstance(article, Fields):
        return article
    for key, value in article.items():
        known[key] = _joined(known.get(key), value) if key in (*SECTIONS, "positions") else value
    return _in_order(known, ("articles", ""))


def _in_order(fields, path):
    """The same fields in canonical order: where an example puts them means nothing."""
    for key in canonical_order(path, list(fields), Names()):
        fields[key] = fields.pop(key)
    return fields


def _joined(known, more):
    if isinstance(known, Fields) and isinstance(more, Fields):
        known.update(more)
        return known
    return more


def _written(node):
    """As YAML in the notation of JSON, without quotation marks where there were none."""
    match node:
        case Fields():
            return f"{{{', '.join(f'{json.dumps(key)}: {_written(value)}' for key, value in node.items())}}}"
        case Items():
            return f"[{', '.join(map(_written, node))}]"
        case Integer() | Bare():
            return node.text
        case None:
            return ""
        case _:
            return json.dumps(node, ensure_ascii=False)
