"""Servers on the loopback address, for the time of a test."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from pathlib import Path

BASE = "briefs/"
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """As a host that reads `_headers`."""

    def log_message(self, *_arguments):
        pass

    def end_headers(self):
        file = Path(self.directory, "_headers")
        for line in file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else ():
            self.send_header(*line.strip().split(": ", 1))
        super().end_headers()


class Host(Quiet):
    """As a host that publishes a site in a folder of its own, and answers with its 404.html where there is no page."""

    def translate_path(self, path):
        return super().translate_path(path.removeprefix(f"/{BASE.rstrip('/')}"))

    def send_error(self, *_arguments):
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(200)  # a browser writes any other code to its console, as an error
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """As most hosts do: with gzip for texts, and without headers of ours."""

    log_message = Quiet.log_message

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.exists():
            return super().do_GET()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return self.wfile.write(body)


def served(folder, *, compressed=False):
    """The address of a server of a folder."""
    return running(functools.partial(_Compressing if compressed else Quiet, directory=str(folder)))


@contextlib.contextmanager
def running(handler):
    """The address of a server whose requests a handler answers."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
