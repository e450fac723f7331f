"""Servers on the loopback address, for the time of a test."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from pathlib import Path


class Quiet(http.server.SimpleHTTPRequestHandler):
    """As a host that reads `_headers`."""

    def log_message(self, *_arguments):
        pass

    def end_headers(self):
        file = Path(self.directory, "_headers")
        for line in file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else ():
            self.send_header(*line.strip().split(": ", 1))
        super().end_headers()


def served(folder):
    """The address of a server of a folder."""
    return running(functools.partial(Quiet, directory=str(folder)))


@contextlib.contextmanager
def running(handler):
    """The address of a server whose requests a handler answers."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
