"""From a folder to a Corpus: which files are read, and what stands in the way."""

from pathlib import Path

import pytest

from briefings.corpus import CorpusError, check, load
from briefings.corpus.problem import KEPT

OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture
def root(tmp_path, good):
    data = tmp_path / "data"
    data.mkdir()
    (data / "annotations.yaml").write_text(good, encoding="utf-8")
    return tmp_path


def said(root, *paths):
    return [str(problem) for problem in check(root, [Path(path) for path in paths] or None)[1]]


def broken(root, name="annotations.yaml"):
    """Write a file with one error and one warning."""
    file = root / "data" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        "articles:\n  a:\n    title: T\n    authors: []\n    publisher: P\n    published: 2025\n    evidence:\n"
        "      e1: {text: Text, type: studdy, at: {paragraph: 1}}\n",
        encoding="utf-8",
    )
    return file


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
@pytest.mark.parametrize("where", ["loading.read_bytes", "reader.scan", "reader.read", "loading.raw_data"])
def test_too_little_memory_is_a_problem(root, monkeypatch, error, where):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(f"briefings.corpus.{where}", fail)
    corpus, (problem,) = check(root)
    assert corpus is None
    assert (problem.file, problem.rule, problem.severity) == ("data/annotations.yaml", "size", "error")


def test_load_gives_the_corpus(root):
    assert list(load(root).articles) == ["adams-2024", "baker-2025"]


def test_load_raises_everything_that_is_wrong(root):
    broken(root)
    with pytest.raises(CorpusError) as raised:
        load(root)
    assert [problem.rule for problem in raised.value.problems] == ["vocabulary", "supports-nothing"]


def test_warnings_stay_with_the_corpus(root):
    file = broken(root)
    file.write_text(file.read_text(encoding="utf-8").replace("studdy", "study"), encoding="utf-8")
    corpus, problems = check(root)
    assert [problem.rule for problem in problems] == ["supports-nothing"]
    assert corpus.warnings == tuple(problems) == load(root).warnings


def test_load_sees_where_a_comment_cuts_off_a_text(root):
    file = broken(root)
    text = (
        file.read_text(encoding="utf-8")
        .replace("studdy", "study")
        .replace("title: T", "title: Berth #7 is full")
    )
    file.write_text(text, encoding="utf-8")
    assert "comment-in-text" in [problem.rule for problem in load(root).warnings]


def test_there_is_no_corpus_if_there_is_an_error(root):
    broken(root)
    assert check(root)[0] is None


def test_the_folder_is_read_too_in_the_order_of_its_names(root):
    for name in ("b", "a"):
        broken(root, f"annotations/{name}.yaml")
    errors = [line.split(":")[0] for line in said(root) if ": error[" in line]
    assert errors == ["data/annotations/a.yaml", *["data/annotations/b.yaml"] * 2]


def test_the_folder_may_hold_everything(root, good):
    (root / "data" / "annotations").mkdir()
    (root / "data" / "annotations.yaml").rename(root / "data" / "annotations" / "all.yaml")
    assert said(root) == []


def test_hidden_and_other_files_are_not_read(root):
    broken(root, "annotations/.draft.yaml")
    broken(root, "annotations/readme.txt")
    assert said(root) == []


def test_a_file_with_the_wrong_ending_is_pointed_out(root):
    broken(root, "annotations/a.yml")
    assert said(root) == [
        "data/annotations/a.yml:0:0: warning[file] this file is not read; rename it to a.yaml"
    ]


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("annotations/EXTRA.YAML", "rename it to EXTRA.yaml"),
        ("annotations/2025/extra.yaml", "move it to data/annotations/extra.yaml"),
        ("annotations/x.yaml.txt", "rename it to x.yaml"),
        ("annotations.yml", "rename it to annotations.yaml"),
        ("extra.yaml", "move it to data/annotations/extra.yaml"),
    ],
)
def test_a_file_that_lies_beside_is_named(root, file, hint):
    path = root / "data" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("articles: [", encoding="utf-8")
    assert said(root) == [f"data/{file}:0:0: warning[file] this file is not read; {hint}"]


def test_given_files_are_read_instead(root):
    other = broken(root, "other.yaml")
    assert [line.split(":")[0] for line in said(root, other)] == ["data/other.yaml"] * 2


def test_a_file_given_twice_is_read_once(root):
    file = root / "data" / "annotations.yaml"
    assert said(root, file, root / "data" / ".." / "data" / "annotations.yaml") == []


def test_a_file_outside_the_project_has_its_whole_name(root, tmp_path_factory):
    outside = broken(tmp_path_factory.mktemp("elsewhere").parent / "elsewhere0")
    assert said(root, outside)[0].startswith(f"{outside.as_posix()}:")


def test_a_device_is_no_file(root):
    (line,) = said(root, "/dev/zero")
    assert line.endswith("it is not a regular file")


def test_a_name_that_cannot_be(root):
    (line,) = said(root, "a\0b")
    assert "error[file] the file cannot be read" in line


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="needs Linux")
def test_no_file_stays_open(root):
    before = len(list(OPEN_FILES.iterdir()))
    for _ in range(5):
        said(root, root / "data")
        said(root)
    assert len(list(OPEN_FILES.iterdir())) == before


def test_errors_come_first_each_by_file_line_and_column(root):
    broken(root)
    broken(root, "annotations/a.yaml")
    _, problems = check(root)
    places = [
        (problem.severity != "error", problem.file, problem.line, problem.column) for problem in problems
    ]
    assert places == sorted(places)


def test_a_limited_number_is_kept_and_errors_go_first(root):
    warnings = "".join(
        f"      e{n}: {{text: Text, type: study, at: {{paragraph: 1}}}}\n" for n in range(KEPT + 5)
    )
    file = broken(root)
    file.write_text(
        file.read_text(encoding="utf-8").replace("      e1:", warnings + "      x:"), encoding="utf-8"
    )
    corpus, problems = check(root)
    assert corpus is None
    assert len(problems) == KEPT
    assert [problem.rule for problem in problems if problem.severity == "error"] == ["vocabulary"]
    assert problems[-1].message == "there are at least 1,004 more problems than are shown"
