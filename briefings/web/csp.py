"""The content security policy: from where pages load files, and which scripts and styles inside a page count.

Each page holds it in a meta element, and `_headers` holds it for hosts that read such a file. A script inside a page
is allowed by its digest if it is the theme's or stands in the writer's own Markdown. Scripts in what our templates give
are not: if a text of contributors ever became one, browsers would not run it.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import secrets
from typing import TYPE_CHECKING, Any

from ..exports.publication import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

log = logging.getLogger("mkdocs.briefings")

_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'"],  # the search is WebAssembly
    # Attributes: where a mark stands on a picture, and how a column of a Markdown table is aligned. They can load
    # nothing from elsewhere and run nothing. Of style elements, only those with a digest count.
    "style-src": ["'self'", "'unsafe-inline'"],
    "style-src-elem": ["'self'"],
    "img-src": ["'self'", "data:"],  # the theme has its icons in its styles
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
}
_INSIDE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1", re.DOTALL | re.IGNORECASE)
_NO_CODE = re.compile(r"\ssrc\s*=|json", re.IGNORECASE)
"""In the attributes of a script that has no code inside: it comes from a file, or it is data."""
_ELSEWHERE = re.compile(
    r"""<(script|img|iframe|video|audio|source|link(?=[^>]*stylesheet))\b[^>]*?\s(?:src|href)=["']?((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
_LOADS = {"script": "script-src", "img": "img-src", "iframe": "frame-src", "link": "style-src-elem"}
_FRAMES = "; frame-ancestors 'self'"
"""Counts in a header alone."""


class Policy:
    """The policy of one build. `added` is the setting `csp`: sources by directive, or False for pages without one."""

    def __init__(self, added: Any) -> None:
        self.mark = "" if added is False else f"slot{secrets.token_hex(8)}"
        """Stands for the policy in what the theme gives."""
        self._sources = {directive: list(sources) for directive, sources in _POLICY.items()}
        for directive, sources in (added or {}).items():
            self._sources.setdefault(directive, ["'self'"]).extend(
                [sources] if isinstance(sources, str) else sources
            )
        self._digests: set[tuple[str, str]] = set()
        self._own: dict[str, set[tuple[str, str]]] = {}
        self._named: set[str] = set()

    def trust(self, url: str, html: str, file: str) -> None:
        """Allow what stands in a hand-written page, at this address, apart from what its macros give."""
        self._own[url] = _digests(html)
        if self.mark and self._own[url]:
            log.info("%s: the scripts and styles in this page are allowed by their digests.", file)

    def check(self, html: str, where: str) -> None:
        """Warn of each file of another host that this HTML loads and the policy does not allow."""
        for tag, address in _ELSEWHERE.findall(html) if self.mark else ():
            directive = _LOADS.get(tag.lower(), "media-src")
            host = address.partition("//")[2].partition("/")[0]
            if host in self._named or any(host in source for source in self._sources.get(directive, ())):
                continue
            self._named.add(host)
            log.warning(
                "%s: browsers will not load %s, since it is on another host. Copy it into docs/, or allow the host: "
                "under extra:, csp: in mkdocs.yml, write %s: https://%s",
                where, address, directive, host,
            )  # fmt: skip

    def fill(self, html: str, url: str = "", theirs: str = "") -> str:
        """The page with its policy. `theirs` is the part of it with text of contributors."""
        if not self.mark or self.mark not in html:
            return html
        digests = _digests(html) - _digests(theirs) | self._own.get(url, set())
        self._digests |= digests
        return html.replace(self.mark, self._text(digests), 1)

    def files(self) -> Iterator[File]:
        """The file for hosts, with what all pages need."""
        if self.mark:
            policy = self._text(self._digests) + _FRAMES
            yield File("_headers", [f"/*\n  Content-Security-Policy: {policy}\n".encode()])

    def _text(self, digests: Iterable[tuple[str, str]]) -> str:
        allowed: Mapping[str, list[str]] = {key: list(sources) for key, sources in self._sources.items()}
        for directive, digest in sorted(digests):
            allowed[directive].append(digest)
        return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in allowed.items())


def _digests(html: str) -> set[tuple[str, str]]:
    """The directive and the digest of each script and each style inside."""
    found = set()
    for tag, attributes, text in _INSIDE.findall(html):
        if text and not _NO_CODE.search(attributes):
            directive = "script-src" if tag.lower() == "script" else "style-src-elem"
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            found.add((directive, f"'sha256-{digest}'"))
    return found
