"""`check --base REV`: the ids of this branch beside those of an earlier revision."""

import pytest
from git_projects import MAIN, Repository

from briefings.cli import main


@pytest.fixture
def check(repository, capsys, monkeypatch):
    def run(*arguments, root=None):
        monkeypatch.chdir(root or repository.root)
        code = main(["check", *arguments])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err

    return run


def test_a_branch_that_renames_one_claim_and_deletes_another_is_told_exactly_that(repository, good, check):
    repository.git("checkout", "--quiet", "-b", "draft")
    start, end = (
        good.index("      e2:\n        text: Pilots"),
        good.index("    positions:\n      old-channel"),
    )
    text = (good[:start] + good[end:]).replace("      a1: {text", "      a7: {text")
    repository.commit(text)
    code, said, _ = check("--base", "main")
    assert code == 1
    assert said[-1] == "2 errors"
    assert [line.partition(" ")[2] for line in said[:-1]] == [
        (
            'error[vanished-id] articles.adams-2024: the claim "adams-2024.a1" is gone; '
            "write under redirects: adams-2024.a1: adams-2024.a7"
        ),
        (
            'error[vanished-id] articles.baker-2025: the claim "baker-2025.e2" is gone; '
            "put it back and mark it as withdrawn: {date: …, reason: …}"
        ),
    ]
    repository.write(text + "  adams-2024.a1: adams-2024.a7\n")
    assert len(check("--base", "main")[1]) == 2


def test_what_others_added_in_the_meantime_has_not_gone(repository, good, check):
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit({"README.md": "A word.\n"})
    repository.git("checkout", "--quiet", "main")
    repository.commit(good.replace("      a1: {text", "      a2: {text: More.}\n      a1: {text"))
    repository.git("checkout", "--quiet", "draft")
    assert check("--base", "main")[0] == 0


@pytest.mark.parametrize("revision", ["nowhere", "", "-x", "--output=x", "main^9", "\x1b[31m", "main:data"])
def test_a_revision_that_is_not_there(check, revision):
    code, said, error = check(f"--base={revision}")
    assert (code, said) == (2, [])
    assert error.startswith("briefings: there is no revision ")
    assert "\x1b" not in error


def test_a_shallow_clone_says_how_to_get_it(repository, good, check, tmp_path):
    first = repository.git("rev-parse", "HEAD")
    repository.commit(good.replace("nine", "ten"))
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "clone"))
    code, said, error = check("--base", first, root=tmp_path / "clone")
    assert (code, said) == (2, [])
    assert error.endswith("here; this clone is shallow: run git fetch --unshallow\n")


def test_the_two_latest_commits_are_enough_for_a_pull_request(repository, good, check, tmp_path):
    """As the workflow checks one out: the merge with its target, two commits deep."""
    repository.commit(good.replace("Traffic doubles", "Traffic trebles"))
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit(
        good.replace("Traffic doubles", "Traffic trebles").replace("      a1: {text", "      a7: {text")
    )
    repository.git("checkout", "--quiet", "-b", "merge", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "draft")
    repository.git(
        "clone", "--quiet", "--depth=2", "-b", "merge", repository.root.as_uri(), str(tmp_path / "clone")
    )
    code, said, _ = check("--base", "HEAD^1", root=tmp_path / "clone")
    assert (code, len(said)) == (1, 2)


def test_outside_of_any_repository(tmp_path, good, check, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = tmp_path / "elsewhere"
    (root / "data").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    (root / MAIN).write_text(good, encoding="utf-8")
    code, said, error = check("--base", "main", root=root)
    assert (code, said) == (2, [])
    assert "there is nothing to compare with" in error


def test_a_link_in_an_earlier_revision_is_not_followed(tmp_path, good, check):
    made = Repository(tmp_path / "linked")
    made.write(good)
    (made.root / "data" / "annotations").mkdir()
    # What a link leads to is all that git keeps of it: read as a file, this one would name an article.
    (made.root / "data" / "annotations" / "x.yaml").symlink_to("articles: {ghost: {title: Ghost}}")
    made.commit({"mkdocs.yml": "site_name: Test\n"})
    (made.root / "data" / "annotations" / "x.yaml").unlink()
    assert check("--base", "HEAD", root=made.root)[0] == 0
