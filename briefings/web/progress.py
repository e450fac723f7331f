"""How far a stage of the build is: one line on a terminal, while the stage takes longer than a moment."""

from __future__ import annotations

import logging
import os
import sys
import time

log = logging.getLogger("mkdocs.briefings")

_SHORT = 2
"""Nothing is shown of a stage that seems to take no longer, in seconds."""
_SOON, _EACH = 0.5, 0.2
"""How many seconds after the start the line is written first, and then from one time to the next."""


class Progress:
    """The line for one stage. Nothing is written where nobody watches: in a file, in CI, and with `--quiet`."""

    def __init__(self, stage: str, total: int) -> None:
        """`stage`: what is being done, such as "Rendering"; `total`: with how many pages."""
        self._stage, self._total = stage, total
        self._start = time.monotonic()
        terminal = sys.stderr is not None and sys.stderr.isatty()  # None if it was closed from the start
        watched = terminal and not os.environ.get("CI") and log.isEnabledFor(logging.INFO)
        self._next = self._start + _SOON if watched else float("inf")
        self._shown = False
        self.before = 0
        """How many pages to add to those that `show` is told of."""

    def show(self, done: int) -> None:
        """Write how many pages are done, how many in a second, and how many seconds are left."""
        now, done = time.monotonic(), self.before + done
        if now < self._next:
            return
        self._next = now + _EACH
        rate = done / (now - self._start)
        if self._shown or self._total / rate > _SHORT:
            self._shown = True
            left = f"{done:,} of {self._total:,} pages, {rate:.0f} a second, {(self._total - done) / rate:.0f} s left"
            sys.stderr.write(f"\r\x1b[K{self._stage}: {left}")
            sys.stderr.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
