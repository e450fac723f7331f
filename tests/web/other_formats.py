"""The shape of a file that is no page: what of it must stay the same whatever the texts in it are."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def other_files(site: Path) -> Iterator[tuple[str, Path]]:
    """Address and path of each file of the built site that is made from data and is no page."""
    for path in sorted(site.rglob("*")):
        address = path.relative_to(site).as_posix()
        if path.suffix in SHAPES and not address.startswith(("assets/", "pagefind/", "search/")):
            yield address, path


def shape(path: Path) -> Any:
    """Raises whatever the parser of the format raises where the file is not of that format."""
    return SHAPES[path.suffix](path.read_bytes().decode("utf-8"))


def _xml(text: str) -> list[tuple[Any, ...]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(text.encode(), parser)
    return [(element.tag, *sorted(element.attrib)) for element in root.iter()]


def _json(text: str) -> Any:
    def of(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: of(inner) for key, inner in value.items()}
        return [of(inner) for inner in value] if isinstance(value, list) else type(value).__name__

    return of(json.loads(text))


def _csv(text: str) -> list[int]:
    return [len(row) for row in csv.reader(io.StringIO(text, newline=""))]


def _ics(text: str) -> list[str]:
    """The names of the properties, lines unfolded (RFC 5545, section 3.1)."""
    return [re.split("[:;]", line)[0] for line in re.sub("\r?\n[ \t]", "", text).splitlines()]


def _ris(text: str) -> list[str]:
    return [line[:6] for line in text.splitlines()]


def _bib(text: str) -> list[str]:
    """Types of entries and names of fields, each of which begins a line."""
    return re.findall(r"^\s*(?:@\w+|[\w-]+(?=\s*=\s*[{\"]))", text, re.MULTILINE)


SHAPES: dict[str, Callable[[str], Any]] = {
    ".xml": _xml,
    ".svg": _xml,
    ".json": _json,
    ".csv": _csv,
    ".ics": _ics,
    ".ris": _ris,
    ".bib": _bib,
}
