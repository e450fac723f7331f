"""`new corpus`: a project of one's own, of which nothing of the earlier one is left and nothing is lost."""

import pytest
import yaml
from git_projects import MAIN, Repository

from briefings.cli import main
from briefings.corpus import check
from briefings.history.superseded import history

FACTS = ["--name", 'Port "briefs"', "--subject", r"Dredge \1?", "--topic", "The harbour"]
HOME = """---
hide: [toc]
---
# What do they disagree about?

Much.

{{ finding() }}

More.
"""
README = "# It\n\n<!-- example corpus -->\nFour articles.\n<!-- /example corpus -->\n\nMore.\n"


@pytest.fixture
def repository(tmp_path, good):
    made = Repository(tmp_path / "project")
    made.commit(
        {
            "mkdocs.yml": "site_name: Test\nsite_description: Of it.\nplugins: []\n",
            ".gitignore": "/.cache/\n",
            MAIN: good[: good.index("  baker-2025:")] + good[good.index("redirects:") :],
            "data/annotations/b.yaml": "articles:\n"
            + good[good.index("  baker-2025:") : good.index("redirects:")],
            "docs/index.md": HOME,
            "README.md": README,
        }
    )
    return made


@pytest.fixture
def new_corpus(repository, capsys):
    def call(*arguments):
        code = main(["new", "corpus", "--root", str(repository.root), *arguments])
        return code, *capsys.readouterr()

    return call


def read(repository, name):
    return (repository.root / name).read_text(encoding="utf-8")


def test_it_checks_and_has_its_own_name_and_home_page(repository, new_corpus):
    code, out, _ = new_corpus(*FACTS)
    assert code == 0
    assert "data/annotations/b.yaml: deleted\n" in out
    corpus, problems = check(repository.root)
    assert (list(corpus.topics), problems) == (["the-harbour"], [])
    assert not corpus.articles
    assert yaml.safe_load(read(repository, "mkdocs.yml")) == {
        "site_name": 'Port "briefs"',
        "site_description": r"Dredge \1?",
        "plugins": [],
    }
    home = HOME.replace("# What do they disagree about?\n\nMuch.", '# Port "briefs"\n\nDredge \\1?')
    assert read(repository, "docs/index.md") == home
    assert read(repository, "README.md") == "# It\n\nMore.\n"


def test_check_does_not_ask_for_the_ids_of_the_old_corpus(repository, new_corpus, capsys):
    new_corpus(*FACTS)
    assert main(["check", "--root", str(repository.root), "--base", "HEAD"]) == 0
    data = repository.root / MAIN
    data.write_text(read(repository, MAIN).replace("  corpus: port-briefs", "  scale: 5"), encoding="utf-8")
    assert main(["check", "--root", str(repository.root), "--base", "HEAD"]) == 1
    assert 'the article "adams-2024" is gone' in capsys.readouterr().out


def test_no_earlier_version_of_the_old_corpus_is_known(repository, new_corpus, good):
    """Not even where an id is used again: it is another thing."""
    new_corpus(*FACTS)
    settings = "settings: {corpus: port-briefs}\n"
    repository.commit(settings + good.replace("text: Pilots are few.", "text: Pilots are many."))
    assert history(repository.root).superseded == {}
    repository.commit(settings + good.replace("text: Pilots are few.", "text: Pilots are rare."))
    assert list(history(repository.root).superseded) == [("baker-2025", "e2")]


@pytest.mark.parametrize("name", [MAIN, "docs/index.md", "data/annotations/c.yaml"])
def test_what_no_commit_keeps_is_not_lost(repository, new_corpus, name):
    repository.write("topics: {}\n", name)
    code, out, err = new_corpus(*FACTS)
    assert (code, out) == (2, "")
    assert (
        err
        == f"briefings: {name} has changes that are in no commit: commit them first, so that none is lost\n"
    )
    assert read(repository, name) == "topics: {}\n"


def test_without_a_repository_the_data_is_not_lost(tmp_path, good, capsys, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    data = tmp_path / "project" / MAIN
    data.parent.mkdir(parents=True)
    data.write_text(good, encoding="utf-8")
    assert main(["new", "corpus", "--root", str(tmp_path / "project"), *FACTS]) == 2
    assert "no commit keeps data/annotations.yaml" in capsys.readouterr().err
    data.unlink()
    assert main(["new", "corpus", "--root", str(tmp_path / "project"), *FACTS]) == 0


def test_a_fact_that_is_missing(new_corpus, repository):
    code, _, err = new_corpus("--name", "Port briefs")
    assert code == 2
    assert err.startswith("briefings: nothing was changed: ")
    assert check(repository.root)[0].articles


def test_an_empty_file_is_answered_with_the_command(repository):
    repository.write("")
    repository.write(None, "data/annotations/b.yaml")
    (problem,) = check(repository.root)[1]
    assert problem.hint.endswith("python -m briefings new corpus")
    repository.write(None)
    (problem,) = check(repository.root)[1]
    assert problem.hint.endswith("python -m briefings new corpus")
