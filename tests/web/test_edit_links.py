"""The link to edit an entry leads to its file and line, wherever the repository is."""

from types import SimpleNamespace

import pytest

from briefings.corpus.model import Place
from briefings.web.generated import _edit_url


@pytest.mark.parametrize(
    ("repo", "edit", "link"),
    [
        (
            "https://github.com/a/b",
            "edit/main/docs/",
            "https://github.com/a/b/edit/main/data/annotations/x.yaml#L7",
        ),
        (
            "https://gitlab.com/a/b/",
            "/-/edit/main/docs",
            "https://gitlab.com/a/b/-/edit/main/data/annotations/x.yaml#L7",
        ),
        (
            "https://example.org/b",
            "?path=root/docs/",
            "https://example.org/b?path=root/data/annotations/x.yaml",
        ),
        ("", "edit/main/docs/", None),
        ("https://github.com/a/b", "", None),
    ],
)
def test_an_article_in_a_file_of_its_own(tmp_path, repo, edit, link):
    spec = SimpleNamespace(place=Place("data/annotations/x.yaml", 7))
    config = SimpleNamespace(
        repo_url=repo,
        edit_uri=edit,
        config_file_path=str(tmp_path / "mkdocs.yml"),
        docs_dir=str(tmp_path / "docs"),
    )
    assert _edit_url(spec, config) == link
