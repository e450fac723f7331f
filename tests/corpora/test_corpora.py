"""The corpora of other teams are without fault, and between them hold what a page can show."""

import pytest

from briefings.analysis.figures import Figures
from briefings.corpus.loading import MAIN, check_files
from tests import corpora
from tests.corpora.school import dump, school


@pytest.mark.parametrize("name", corpora.NAMES)
def test_check_says_nothing_of_it(name):
    assert check_files({MAIN: corpora.text(name).encode()})[1] == []


def test_between_them_they_have_what_a_page_can_show():
    """A test that compares a page with the data would pass for ever if there were none of it anywhere."""
    texts = [dump(school()), *map(corpora.text, corpora.NAMES)]
    found = [check_files({MAIN: text.encode()})[0] for text in texts]
    articles = [article for corpus in found for article in corpus.articles.values()]
    claims = [claim for article in articles for claim in article.claims.values()]
    positions = [position for article in articles for position in article.positions.values()]
    figures = [Figures(corpus) for corpus in found]
    for some in (
        [each for corpus in found for each in corpus.redirects],
        *([each for each in kind if each.written.withdrawn] for kind in (articles, claims, positions)),
        [claim for claim in claims if claim.events],
        [article for article in articles if article.reachable],
        *([x for each in figures for x in getattr(each, name)] for name in COMPUTED),
        [x for each in figures for x in each.reliability.differently],
    ):
        assert some


COMPUTED = ("common_ground", "contradictions", "opposition_notes")
