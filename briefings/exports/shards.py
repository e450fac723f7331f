"""Shares of a site, for a corpus that is too large for one machine: copied into one folder, they are the site.

Each share reads all data. It makes its part of the generated pages, and its part of the files for a single article or
question. The first one makes everything else.
"""

from __future__ import annotations

import zlib
from collections import Counter


class Shard:
    """One share: `number`, counted from 1, of `total`. The whole site is the first of one."""

    def __init__(self, number: int = 1, total: int = 1) -> None:
        self.number = number
        self.total = total
        self._pages: Counter[int] = Counter()

    @property
    def is_first(self) -> bool:
        """Whether it makes what there is only once."""
        return self.number == 1

    def has(self, id_: str) -> bool:
        """Whether it makes the files for a single article or question."""
        return zlib.crc32(id_.encode()) % self.total == self.number - 1

    def has_next_page(self, destination: str) -> bool:
        """Whether it makes the page that comes next in the order of the build. `destination` is its path in the site.

        Pages are dealt out one by one, those of each depth from the first share on: what the theme has inside a page
        differs with the depth, and the first share has to see one of each to write the policy in `_headers`.
        """
        depth = destination.count("/")
        self._pages[depth] += 1
        return (self._pages[depth] - 1) % self.total == self.number - 1


WHOLE = Shard()
"""All there is."""
