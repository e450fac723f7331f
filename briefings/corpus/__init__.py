"""From YAML files to a checked Corpus. Nothing here knows of a site generator."""

from .loading import check, load
from .model import Corpus
from .problem import CorpusError, Problem

__all__ = ["Corpus", "CorpusError", "Problem", "check", "load"]
