"""The beginning of a build: read the corpus, or say everything that is wrong with it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from ..corpus import CorpusError, load
from ..history.published import by_page
from ..history.superseded import history_or_empty
from . import exporting
from .build import Build
from .site import Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_KEY = "briefings_build"
"""Where the configuration keeps the build: it is all that MkDocs gives to `macros.py` and `hooks.py` alike."""

log = logging.getLogger("mkdocs.briefings")


def begin(config: MkDocsConfig) -> Build:
    """A new build; raises PluginError with every Problem, a line each."""
    root = Path(config.config_file_path).absolute().parent
    try:
        corpus = load(root)
    except CorpusError as error:
        count = len(error.problems)
        raise PluginError(
            f"{count} problem{'s' if count != 1 else ''} in the data; nothing was built.\n{error}"
        ) from None
    for problem in corpus.warnings:
        log.info("%s", problem)
    earlier = by_page(corpus, history_or_empty(root).superseded)
    site = Site(corpus, directory_urls=config.use_directory_urls, url=config.site_url or "", earlier=earlier)
    site.publication = exporting.publication(site, config)
    docs = Path(config.docs_dir)
    # `on_files` knows better which of them are pages, where an engine has hooks.
    site.written = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
    build = config[_KEY] = Build(site)
    return build


def build_of(config: MkDocsConfig) -> Build:
    """The build that began with this configuration."""
    build = config[_KEY]
    assert isinstance(build, Build)
    return build
