"""Earlier versions, from the commits of a repository."""

import json
import shutil

import pytest
import yaml
from git_projects import MAIN, Repository
from jsonschema import Draft202012Validator

from briefings.cli import main
from briefings.corpus import load
from briefings.exports.schema import pointer, schema
from briefings.exports.shapes.earlier import VersionsDocument
from briefings.history.git import GitError
from briefings.history.published import by_page, document
from briefings.history.superseded import FILE, history, history_or_empty
from tests.cases import in_files


def texts(repository):
    """The earlier texts, stances or propositions by place, the earliest first."""
    return {
        place: [next(each.content[key] for key in MAIN_FIELDS if key in each.content) for each in of.values()]
        for place, of in history(repository.root).superseded.items()
    }


def version(repository, article, claim):
    return load(repository.root).articles[article].claims[claim].version


MAIN_FIELDS = ("text", "stance", "proposition")
REWORDED = ("Ships wait nine hours", "Ships wait eight hours")


def test_nothing_is_earlier_after_the_first_commit(repository):
    assert texts(repository) == {}


def test_what_was_reworded_recoded_or_taken_away(repository, good):
    cited = version(repository, "adams-2024", "e1")
    changed = good.replace(*REWORDED).replace("stance: strongly-agree", "stance: agree")
    changed = changed.replace("Traffic will grow by half", "Traffic will double")
    changed = changed.replace(
        "      a1: {text: The tide stays what it is.}\n", "      a2: {text: Another.}\n"
    )
    repository.commit(changed)
    assert texts(repository) == {
        ("adams-2024", "e1"): ["Ships wait nine hours for the tide."],
        ("adams-2024", "a1"): ["The tide stays what it is."],
        ("adams-2024", "on-deeper-channel"): ["strongly-agree"],
        ("traffic-grows", ""): ["Traffic will grow by half within ten years."],
    }
    (earlier,) = history(repository.root).superseded["adams-2024", "e1"].values()
    assert (earlier.version, earlier.until) == (cited, "2026-03-02")


def test_what_a_draft_said_is_no_earlier_version(repository, good):
    """Nobody can have cited it."""
    draft = good.replace("    summary: Dredge now.\n", "    summary: Dredge now.\n    draft: true\n")
    repository.commit(draft)
    before = texts(repository)
    repository.commit(draft.replace(*REWORDED))
    repository.commit(good)
    assert texts(repository) == before
    assert ("adams-2024", "e1") in before  # from when it was published


def test_earlier_versions_come_in_the_order_of_the_file(tmp_path):
    """Not in that of a set, which differs from one run of Python to the next, and the built site with it."""
    made = Repository(tmp_path)
    ids = [f"question-{number}" for number in range(12)]
    for proposition in ("Old.", "New."):
        lines = [f"  {id_}: {{topic: harbour, proposition: {proposition}}}\n" for id_ in ids]
        made.commit("questions:\n" + "".join(lines))
    assert list(texts(made)) == [(id_, "") for id_ in ids]


def test_what_changes_nothing_that_a_reader_cites_leaves_no_earlier_version(repository, good):
    changed = good.replace("summary: Dredge now.", "summary: Dredge.")
    repository.commit(changed.replace("at: {paragraph: 5}", "at: {paragraph: 7}"))
    assert texts(repository) == {}


def test_articles_that_go_to_files_of_their_own_do_not_change(repository, good):
    repository.commit(in_files(good))
    assert texts(repository) == {}
    repository.commit(in_files(good.replace(*REWORDED)))
    assert texts(repository) == {("adams-2024", "e1"): ["Ships wait nine hours for the tide."]}


def test_a_file_in_another_form_says_the_same(repository, good):
    """Also where it cannot be cut into its entries, before or after."""
    for text in (json.dumps(yaml.safe_load(good), default=str), good, good.replace("\n  ", "\n     ")):
        repository.commit(text)
        assert texts(repository) == {}
    repository.commit(good.replace(*REWORDED))
    assert texts(repository) == {("adams-2024", "e1"): ["Ships wait nine hours for the tide."]}


def test_a_redirect_changes_the_version_of_what_refers_to_the_old_id_in_another_file(repository, good):
    repository.commit(in_files(good))
    cited = version(repository, "baker-2025", "e1")
    renamed = good.replace("e1:\n        text: Ships wait nine", "e5:\n        text: Ships wait nine")
    repository.commit(in_files(renamed + "  adams-2024.e1: adams-2024.e5\n"))
    assert version(repository, "baker-2025", "e1") != cited
    assert cited in history(repository.root).superseded["baker-2025", "e1"]
    assert ("adams-2024", "e1") in texts(repository)


def test_a_wording_that_comes_back_is_no_earlier_one_while_it_stands(repository, good):
    repository.commit(good.replace(*REWORDED))
    repository.commit(good)
    pages = by_page(load(repository.root), history(repository.root).superseded)
    assert [each.content["text"] for each in pages["adams-2024"]["e1"]] == [
        "Ships wait eight hours for the tide."
    ]


def test_it_goes_on_from_the_last_commit_and_finds_what_a_walk_from_the_beginning_finds(repository, good):
    wordings = [good.replace("wait nine", f"wait {number}") for number in range(5)]
    for text in wordings[:3]:
        repository.commit(text)
    assert history(repository.root).read == 4
    for text in wordings[3:]:
        repository.commit(text)
    further = history(repository.root)
    assert (further.revisions, further.read) == (6, 2)
    shutil.rmtree(repository.root / ".cache")
    again = history(repository.root)
    assert again.read == 6
    assert again.superseded == further.superseded
    assert len(again.superseded["adams-2024", "e1"]) == 5


def test_another_branch_is_read_from_its_beginning(repository, good):
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit(good.replace("wait nine", "wait many"))
    assert ("adams-2024", "e1") in texts(repository)
    repository.git("checkout", "--quiet", "main")
    assert texts(repository) == {}


def test_what_a_merged_branch_tried_on_its_way_was_never_published(repository, good):
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit(good.replace("wait nine", "wait many"))
    repository.commit(good.replace("wait nine", "wait six"))
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "draft")
    assert texts(repository) == {("adams-2024", "e1"): ["Ships wait nine hours for the tide."]}


@pytest.mark.parametrize(
    "broken", ["articles: [\n", b"\xff\xfe\x00", "articles:\n  adams-2024: &a {thesis: *a}\n", None]
)
def test_a_broken_revision_hides_nothing_that_stood_before(repository, good, broken):
    repository.commit({MAIN: broken, "data/annotations/keep.yaml": "topics: {}\n"})
    repository.commit(good.replace(*REWORDED))
    assert "Ships wait nine hours for the tide." in texts(repository)["adams-2024", "e1"]


@pytest.mark.parametrize(
    "kept", ["", "[]", "{}", '{"format": 2, "commit": 3, "redirects": 1, "superseded": [[1]]}']
)
def test_what_is_kept_may_be_broken(repository, good, kept):
    repository.commit(good.replace(*REWORDED))
    (repository.root / FILE).parent.mkdir(exist_ok=True)
    (repository.root / FILE).write_text(kept, encoding="utf-8")
    assert ("adams-2024", "e1") in texts(repository)


def test_what_is_not_committed_counts_and_is_not_kept(repository, good):
    repository.write(good.replace(*REWORDED))
    assert ("adams-2024", "e1") in texts(repository)
    repository.write(good)
    assert texts(repository) == {}


def test_a_project_in_a_folder_of_the_repository(tmp_path, good):
    outer = Repository(tmp_path)
    outer.commit({f"deep/down/{MAIN}": good})
    outer.commit({f"deep/down/{MAIN}": good.replace(*REWORDED)})
    assert ("adams-2024", "e1") in history(tmp_path / "deep" / "down").superseded


def test_a_shallow_clone_knows_what_it_holds(repository, good, tmp_path):
    repository.commit(good.replace(*REWORDED))
    repository.commit(good.replace("wait nine", "wait ten"))
    repository.git("clone", "--quiet", "--depth=2", repository.root.as_uri(), str(tmp_path / "clone"))
    known = history(tmp_path / "clone")
    assert known.is_shallow
    assert [each.content["text"] for each in known.superseded["adams-2024", "e1"].values()] == [
        "Ships wait eight hours for the tide."
    ]


def test_outside_of_any_repository_nothing_is_known_and_the_command_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    with pytest.raises(GitError):
        history(tmp_path)
    assert history_or_empty(tmp_path).superseded == {}
    assert main(["history", "--root", str(tmp_path)]) == 2
    assert "there is no history to read" in capsys.readouterr().err


def test_without_git_nothing_is_known(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert history_or_empty(repository.root).superseded == {}


def test_the_command_says_what_is_known(repository, good, capsys):
    repository.commit(good.replace(*REWORDED))
    assert main(["history", "--root", str(repository.root)]) == 0
    assert capsys.readouterr().out == (
        "1 earlier versions of 1 claims, positions and questions, from 2 revisions (2 of them new).\n"
    )


RENAMED = [
    ("adams-2024", "adams-2023"),
    ("adams-2023.t1", "adams-2023.t7"),
    ("adams-2023.e1", "adams-2023.e7"),
    ("baker-2025.e1", "baker-2025.e4"),
    ("deeper-channel", "channel-depth"),
]


def test_where_only_ids_are_others_it_is_said_to_be_the_same(repository, good, capsys):
    """Whatever was renamed since, and in how many steps: what a reader cited is still there."""
    for names in RENAMED:
        assert main(["rename", "--root", str(repository.root), *names]) == 0
        repository.commit((repository.root / MAIN).read_text(encoding="utf-8"))

    def same():
        corpus = load(repository.root)
        return {
            (page, fragment): [each.get("same", False) for each in part["earlier"]]
            for page, fragments in by_page(corpus, history(repository.root).superseded).items()
            for fragment, part in json.loads(document(corpus, page, fragments, ""))["parts"].items()
        }

    told = same()
    assert {("adams-2024", "e2"), ("adams-2024", "on-deeper-channel"), ("baker-2025", "e1")} <= told.keys()
    assert ("deeper-channel", "adams-2024") in told
    assert all(all(each) for each in told.values()), told
    capsys.readouterr()

    renamed = (repository.root / MAIN).read_text(encoding="utf-8")
    repository.commit(renamed.replace("Others waited, too", "Some waited, too"))
    reworded = {place for place, each in same().items() if not all(each)}
    assert reworded == {("adams-2024", "e2"), ("adams-2023", "e2")}


def test_a_position_is_asked_for_on_both_its_pages_and_an_old_id_where_it_was(repository, good):
    renamed = good.replace("stance: strongly-agree", "stance: agree")
    renamed = renamed.replace("e1:\n        text: Ships wait nine", "e4:\n        text: Ships wait six")
    repository.commit(renamed + "  adams-2024.e1: adams-2024.e4\n")
    corpus = load(repository.root)
    pages = by_page(corpus, history(repository.root).superseded)
    assert [each.content["stance"] for each in pages["deeper-channel"]["adams-2024"]] == ["strongly-agree"]
    described = pointer(VersionsDocument, depth=1)
    written = json.loads(document(corpus, "adams-2024", pages["adams-2024"], described))
    assert list(Draft202012Validator(schema()).iter_errors(written)) == []
    written["parts"]["e1"]["earlier"][0]["until"] = "yesterday"
    assert list(Draft202012Validator(schema()).iter_errors(written)) != []
    assert written["parts"]["e1"]["is"] == "adams-2024.e4"
    assert written["parts"]["on-deeper-channel"]["now"]["stance"] == "agree"
