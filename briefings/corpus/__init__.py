"""Read YAML files and check them, to get a Corpus. Nothing here depends on a site generator."""

from .loading import check, load
from .model import Corpus
from .problem import CorpusError, Problem

__all__ = ["Corpus", "CorpusError", "Problem", "check", "load"]
