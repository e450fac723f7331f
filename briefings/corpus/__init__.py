"""From the YAML that people review to a checked Corpus. Knows nothing of any site generator."""

from .loading import check, load
from .model import Corpus
from .problem import CorpusError, Problem

__all__ = ["Corpus", "CorpusError", "Problem", "check", "load"]
