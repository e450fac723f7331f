"""What a build says of itself."""

from __future__ import annotations

from types import SimpleNamespace

from briefings.web import build
from briefings.web.site import Site
from tests.corpora.linked import table


class Config(dict):
    def __init__(self, root):
        super().__init__()
        self.config_file_path = str(root / "mkdocs.yml")
        self.extra = {}


def test_the_time_that_a_build_took_includes_reading_the_data(monkeypatch, tmp_path):
    clock = [100.0]

    def read_for_a_minute(*_):
        clock[0] += 60
        return Site(table({"a": {"q": 1}}).corpus)

    monkeypatch.setattr(build, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(build, "of_project", read_for_a_minute)
    monkeypatch.setattr(build.settings, "check_hooks", lambda _: None)
    started = build.start(Config(tmp_path))
    clock[0] += 5
    assert " in 65.0 s." in started.summary(tmp_path)
