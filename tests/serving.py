"""Servers on the loopback address, for the time of a test."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments):
        pass


def served(folder):
    """The address of a server of a folder."""
    return running(functools.partial(_Quiet, directory=str(folder)))


@contextlib.contextmanager
def running(handler):
    """The address of a server whose requests a handler answers."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
