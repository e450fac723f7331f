"""Where the time of a build goes: one build in this process, with a clock around what MkDocs and we do.

`python bench/stages.py mkdocs.yml` prints the seconds of each stage as JSON. A stage within another counts
for itself only, so that all of them add up to the whole.
"""

from __future__ import annotations

import functools
import importlib
import json
import logging
import os
import sys
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

START = "start Python and MkDocs"
DATA = "read and check the data"
FIGURES = "compute the figures"
RENDER = "render"
PAGES = "read the pages: events, hand-written Markdown"
THEME = "put the theme around the pages"
WRITE = "write files"
EXPORTS = "after the pages: exports, search"
REST = "everything else"


class Stages:
    """A clock for nested stages."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._open = [REST]
        self._last = time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.seconds[self._open[-1]] += now - self._last
        self._last = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What runs inside counts for this stage."""
        self._tick()
        self._open.append(name)
        try:
            yield
        finally:
            self._tick()
            self._open.pop()

    def time(self, owner: Any, name: str, stage: str | Callable[..., str]) -> None:
        """Count all calls of a function of a module or class; `stage` may look at the arguments."""
        original = getattr(owner, name)
        setattr(owner, name, self.timed(original, stage))

    def timed(self, original: Callable[..., Any], stage: str | Callable[..., str]) -> Callable[..., Any]:
        """The function with a clock around it."""

        @functools.wraps(original)
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.stage(stage if isinstance(stage, str) else stage(*args, **kwargs)):
                return original(*args, **kwargs)

        return timed


def rendering(page: Any, *_: Any, **__: Any) -> str:
    """The stage of a generated page: which kind of page it is."""
    return f"{RENDER} {page.spec.source.partition('/')[0]}"


def calling(macro: Any, *_: Any, **__: Any) -> str:
    """The stage of a macro in a hand-written page."""
    return f"{RENDER} {macro.__name__}"


def build(config_file: Path) -> dict[str, float]:
    """Build the project, which must be in the current folder, and give the seconds of each stage."""
    stages = Stages()
    with stages.stage(START):
        sys.path[0] = str(Path.cwd())  # as with `python -m mkdocs`
        commands = importlib.import_module("mkdocs.commands.build")
        site = importlib.import_module("briefings.web.site")
        generated = importlib.import_module("briefings.web.generated").GeneratedPage
        macro = importlib.import_module("briefings.web.macros").Macro
        figures = importlib.import_module("briefings.analysis.figures").Figures
        utils = importlib.import_module("mkdocs.utils")
        plugins = importlib.import_module("mkdocs.plugins").PluginCollection
        files = importlib.import_module("mkdocs.structure.files").Files
        config = importlib.import_module("mkdocs.config").load_config(str(config_file))
    stages.time(site, "load", DATA)
    for figure in vars(figures).values():
        if isinstance(figure, functools.cached_property):
            figure.func = stages.timed(figure.func, FIGURES)
    os.environ["JOBS"] = "1"  # other processes have no clock
    stages.time(generated, "rendered", rendering)
    stages.time(macro, "__call__", calling)
    stages.time(commands, "_populate_page", PAGES)
    stages.time(commands, "_build_page", THEME)
    stages.time(plugins, "on_post_build", EXPORTS)
    stages.time(utils, "write_file", WRITE)
    stages.time(files, "copy_static_files", WRITE)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with stages.stage(REST):
        config.plugins.on_startup(command="build", dirty=False)
        commands.build(config)
        config.plugins.on_shutdown()
    return dict(stages.seconds)


if __name__ == "__main__":
    print(json.dumps(build(Path(sys.argv[1]))))
