"""`fmt --split`: each article in a file of its own, with every comment."""

import pytest

from briefings.cli import main
from briefings.corpus import load
from briefings.editing.canonical import texts_of_comments
from briefings.editing.split import HEADER
from tests.corpora import GOOD

COMMENTED = """\
# The corpus.

topics:
  t: {title: T}  # beside

# above the section
articles:  # beside the section
  # above the first
  first:
    title: First  # in it
    authors: []
    publisher: P
    topics: [t]
    # at its end

  # above the second, one
  # and two
  second:
    title: Second
    authors: []
    publisher: P
    topics: [t]

# above the redirects
redirects:
  old: second
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    return tmp_path


@pytest.fixture
def split(project, capsys):
    """Split the files of the project; gives the exit code, what was said, and the text of each file by name."""

    def run(text=None, *arguments):
        if text is not None:
            (project / "data" / "annotations.yaml").write_text(text, encoding="utf-8", newline="")
        code = main(["fmt", "--split", "--root", str(project), *arguments])
        files = {
            path.relative_to(project / "data").as_posix(): path for path in (project / "data").rglob("*.yaml")
        }
        texts = {name: path.read_bytes().decode() for name, path in files.items()}
        return code, capsys.readouterr().out, texts

    return run


def test_each_article_goes_with_its_comments(split):
    code, said, files = split(COMMENTED)
    assert (code, said) == (0, "data/annotations.yaml: 2 articles moved to data/annotations/\n")
    assert (
        files["annotations/first.yaml"]
        == f"""{HEADER}
articles:
  # above the first
  first:
    title: First  # in it
    authors: []
    publisher: P
    topics: [t]
    # at its end
"""
    )
    assert files["annotations/second.yaml"].startswith(
        f"{HEADER}\narticles:\n  # above the second, one\n  # and two\n  second:\n"
    )
    assert files["annotations.yaml"] == (
        "# The corpus.\n\ntopics:\n  t:  # beside\n    title: T\n\n"
        "# above the section\narticles: {}  # beside the section\n\n"
        "# above the redirects\nredirects:\n  old: second\n"
    )


@pytest.mark.parametrize("text", [COMMENTED, COMMENTED.replace("\n", "\r\n"), GOOD])
def test_nothing_is_lost_and_twice_is_once(project, split, text, capsys):
    (project / "data" / "annotations.yaml").write_bytes(text.encode())
    before = load(project)
    _, _, files = split()
    after = load(project)
    assert {id_: article.written for id_, article in after.articles.items()} == {
        id_: article.written for id_, article in before.articles.items()
    }
    comments = sum((texts_of_comments(each) for each in files.values()), texts_of_comments(""))
    comments[HEADER.strip()] -= len(before.articles)
    assert +comments == texts_of_comments(text.replace("\r\n", "\n"))
    assert main(["fmt", "--check", "--root", str(project)]) == 0
    capsys.readouterr()
    assert split() == (0, f"{len(files)} files: nothing to change\n", files)


def test_an_article_whose_file_bears_its_name_stays(project, split):
    split(COMMENTED)
    own = project / "data" / "annotations" / "first.yaml"
    other = own.with_name("second.yaml")
    articles = other.read_text(encoding="utf-8").partition("articles:\n")[2]
    own.write_text(own.read_text(encoding="utf-8") + "\n" + articles, encoding="utf-8")
    other.unlink()
    _, said, files = split()
    assert said == "data/annotations/first.yaml: 1 article moved to data/annotations/\n"
    assert "second:" not in files["annotations/first.yaml"]
    assert "first:" in files["annotations/first.yaml"]


def test_a_file_that_is_there_is_not_replaced(project, split):
    folder = project / "data" / "annotations"
    folder.mkdir()
    (folder / "second.yaml").write_text("topics: {u: {title: U}}\n", encoding="utf-8")
    code, said, files = split(COMMENTED)
    assert code == 1
    assert "data/annotations/second.yaml is there already; the file was left as it is" in said
    assert files["annotations.yaml"] == COMMENTED


def test_an_article_in_brackets_is_moved_too(split):
    _, _, files = split("articles: {a: {title: T}  # why\n}\n")
    assert files["annotations/a.yaml"] == f"{HEADER}\narticles:\n  a:  # why\n    title: T\n"
    assert files["annotations.yaml"] == "articles: {}\n"


def test_what_stands_at_the_end_of_the_section_is_kept(split):
    _, _, files = split(COMMENTED.replace("# above the redirects", "  # at the end\n\n# above the redirects"))
    assert (
        "# above the section\n\n# at the end\narticles: {}  # beside the section\n"
        in files["annotations.yaml"]
    )


def test_what_has_mistakes_is_refused(split):
    text = "articles:\n  a: {title: [}\n"
    code, said, files = split(text)
    assert code == 1
    assert "the file was left as it is" in said
    assert files == {"annotations.yaml": text}
