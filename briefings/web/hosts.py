"""Where a site can be published, how much each host takes, and whether a built site still fits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .context import PageContext

_MEGA = 1_000_000
_MEBI = 1024 * 1024
_ANY = float("inf")


class Size(NamedTuple):
    """How large a site is, or how large one may be at most."""

    files: float
    total: float
    """Bytes of all files together."""
    largest: float
    """Bytes of the largest file."""


class Host(NamedTuple):
    """A host and what it takes at most."""

    name: str
    most: Size
    source: str
    """The address of the page on which the host names its limits."""

    def passed(self, size: Size) -> list[str]:
        """Each limit that a site of this size passes, in words."""
        words = (
            f"{self.most.files:,.0f} files",
            f"{self.most.total / _MEGA:,.0f} MB in all",
            f"{self.most.largest / _MEBI:,.0f} MiB a file",
        )
        return [limit for limit, most, value in zip(words, self.most, size, strict=True) if value > most]

    @property
    def limits(self) -> list[str]:
        """All limits, in words."""
        return self.passed(Size(_ANY, _ANY, _ANY))

    @property
    def articles(self) -> int:
        """For how many articles there is room, rounded down to two figures.

        A straight line through the two sites that were measured.
        """
        (few, small), (many, large) = MEASURED.items()
        room = min(
            few + (most - start) * (many - few) / (end - start)
            for most, start, end in zip(self.most, small, large, strict=True)
        )
        digits = str(int(room))
        return int(digits[:2].ljust(len(digits), "0"))


_GITHUB = "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"
_CLOUDFLARE = "https://developers.cloudflare.com/pages/platform/limits/"
HOSTS = (
    Host("GitHub Pages", Size(_ANY, 1000 * _MEGA, _ANY), _GITHUB),
    Host("Cloudflare Pages (free)", Size(20_000, _ANY, 25 * _MEBI), _CLOUDFLARE),
    Host("Cloudflare Pages (paid)", Size(100_000, _ANY, 25 * _MEBI), _CLOUDFLARE),
)
MEASURED = {250: Size(1341, 53_554_952, 4_784_990), 1000: Size(5019, 203_920_235, 19_414_390)}
"""The sites of two corpora that `bench` generates, with the search, by their number of articles."""


def files_in(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """All files below a folder, in no order. Links to folders are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_in(entry.path)
            elif entry.is_file():
                yield entry


def measure(site: Path) -> Size:
    """The size of a built site without its hidden files, such as `.git`, which no build has written."""
    hidden = f"{site}{os.sep}."
    sizes = [file.stat().st_size for file in files_in(site) if not file.path.startswith(hidden)]
    return Size(len(sizes), sum(sizes), max(sizes, default=0))


def summary(size: Size) -> str:
    """How large a site is, and which hosts do not take it, in a line."""
    passed = ((host.name, " and ".join(host.passed(size))) for host in HOSTS)
    refusals = [f"Too large for {name}: at most {limits}." for name, limits in passed if limits]
    return " ".join([f"The site has {size.files:,} files, {size.total / _MEGA:,.1f} MB in all.", *refusals])


def render_table(here: PageContext) -> str:
    """The hosts, what each takes, and for how many articles that is enough."""
    return here.call("hosts.html", "table", HOSTS, MEASURED)
