"""A corpus that uses every field, as a site publishes it; and one in which every text is hostile."""

import pytest
import yaml
from published import contents, hostile, load, publish

from tests.corpora import GOOD
from tests.corpora.school import dump


@pytest.fixture(scope="session")
def good():
    return publish(load(GOOD))


@pytest.fixture(scope="session")
def bad():
    return publish(load(dump(hostile())))


@pytest.fixture(scope="session")
def files(good):
    return contents(good)


@pytest.fixture(scope="session")
def bad_files(bad):
    return contents(bad)


@pytest.fixture
def changed():
    """The good corpus after a change of its YAML, as a site."""

    def change(how, **site):
        data = yaml.safe_load(GOOD)
        how(data)
        return publish(load(dump(data)), **site)

    return change
