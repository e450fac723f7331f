"""`new` adds an article or a question that is right but for what is marked TODO."""

import shlex
import sys
from pathlib import Path

import pytest

from briefings.corpus.loading import check_files
from briefings.corpus.names import collect
from briefings.corpus.reader import read
from briefings.editing.new_entry import Taken, article_id, question_id, slug
from tests.cases import cases
from tests.tables import table

MAIN = "data/annotations.yaml"
ARTICLE = ["new", "article", "--title", "Deep: a reply", "--author", "Zoë O’Neill-Núñez", "--publisher", "The Port",
           "--published", "2025-03"]  # fmt: skip
QUESTION = ["new", "question", "--title", "Who pays", "--type", "value"]


@pytest.fixture
def answers(monkeypatch):
    """Somebody at a terminal, who gives these answers to the questions that hold these words."""

    def answer(by_label, asked=None):
        left = {label: list(said) if isinstance(said, list) else [said] for label, said in by_label.items()}

        def give(prompt):
            if asked is not None:
                asked.append(prompt)
            label = next((label for label in left if prompt.startswith(label) and left[label]), None)
            said = left[label].pop(0) if label else ""
            if isinstance(said, type):
                raise said
            return said

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr("builtins.input", give)

    return answer


def root_of(file):
    tree, problems = read(MAIN, file.read_text(encoding="utf-8"))
    assert problems == []
    return tree.root


@pytest.fixture
def other_problems(file, good):
    """The errors and warnings that an entry brings, apart from those in a line with a TODO."""

    def found():
        known = {(problem.path, problem.message) for problem in check_files({MAIN: good.encode()})[1]}
        lines = file.read_text(encoding="utf-8").split("\n")
        return [
            str(problem)
            for problem in check_files({MAIN: file.read_bytes()})[1]
            if problem.severity != "note"
            and "TODO" not in lines[problem.line - 1]
            and (problem.path, problem.message) not in known
        ]

    return found


class TestArticle:
    def test_is_right_but_for_the_todos(self, run, other_problems, file):
        done = run(*ARTICLE, "--topic", "harbour", "--url", "https://example.org/a", "--language", "en")
        assert (done.code, done.err) == (0, "")
        article = root_of(file)["articles"]["oneill-nunez-2025"]
        assert article["title"] == "Deep: a reply"
        assert article["authors"] == [{"id": "zoe-oneill-nunez", "name": "Zoë O’Neill-Núñez"}]
        assert article["published"] == "2025-03"
        assert run("new", "article", "--anonymous", "--undated", "--publisher", "The Port").code == 0
        assert "published" not in root_of(file)["articles"]["the-port-undated"]
        assert article["topics"] == ["harbour"]
        assert article["summary"].startswith("TODO: ")
        assert article["thesis"]["t1"]["text"].startswith("TODO: ")
        assert other_problems() == []

    def test_says_where_it_is_and_what_to_do(self, run, file):
        done = run(*ARTICLE)
        where, what = done.out.splitlines()
        line = file.read_text(encoding="utf-8").split("\n").index("  oneill-nunez-2025:") + 1
        assert where == f"{MAIN}:{line}: added articles.oneill-nunez-2025"
        assert "TODO" in what
        assert "python -m briefings check" in what

    def test_the_rest_of_the_file_stays_byte_for_byte(self, run, file):
        before = file.read_text(encoding="utf-8")
        run(*ARTICLE)
        above, _, below = before.partition("\nredirects:")
        after = file.read_text(encoding="utf-8")
        assert after.startswith(above)
        assert after.endswith("\nredirects:" + below)
        assert list(root_of(file)["articles"])[-1] == "oneill-nunez-2025"

    def test_it_is_canonical_from_the_start(self, run):
        run("fmt")
        run(*ARTICLE)
        assert run("fmt", "--check").code == 0

    def test_line_ends_are_those_of_the_file(self, run, file):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
        assert run(*ARTICLE).code == 0
        data = file.read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n")
        assert data.startswith(b"\xef\xbb\xbf#")

    def test_nobody_named(self, run, other_problems, file):
        arguments = ["--anonymous", "--publisher", "The Port", "--published", "2024"]
        assert run("new", "article", *arguments).code == 0
        assert root_of(file)["articles"]["the-port-2024"]["authors"] == []
        assert (
            "    published: 2024\n" in file.read_text(encoding="utf-8").partition("\n  the-port-2024:\n")[2]
        )
        assert other_problems() == []

    def test_an_author_who_is_known_keeps_the_id(self, run, other_problems, file):
        run("new", "article", "--author", "Ann Adams", "--published", "2026")
        assert root_of(file)["articles"]["adams-2026"]["authors"] == [
            {"id": "ann-adams", "name": "Ann Adams"}
        ]
        assert other_problems() == []

    def test_another_of_the_same_author_and_year_has_another_id(self, run, file):
        run("new", "article", "--author", "Ann Adams", "--published", "2024")
        run("new", "article", "--author", "Ann Adams", "--published", "2024-05")
        assert list(root_of(file)["articles"])[-2:] == ["adams-2024b", "adams-2024c"]

    def test_in_a_file_of_its_own(self, run, write):
        other = write("# More\narticles: {}  # none yet", "data/annotations/more.yaml")
        done = run(*ARTICLE, "--file", "data/annotations/more.yaml")
        assert done.code == 0, done.err
        assert other.read_text(encoding="utf-8").startswith(
            "# More\narticles:  # none yet\n  oneill-nunez-2025:\n"
        )

    def test_without_any_file(self, run, other_problems, file):
        file.unlink()
        assert run(*ARTICLE).code == 0
        assert list(root_of(file)["articles"]) == ["oneill-nunez-2025"]
        assert other_problems() == []


class TestQuestion:
    def test_is_right_but_for_the_todos(self, run, other_problems, file):
        done = run(*QUESTION)
        assert (done.code, done.err) == (0, "")
        question = root_of(file)["questions"]["who-pays"]
        assert question["topic"] == "harbour"
        assert question["proposition"].startswith("TODO: ")
        assert other_problems() == []
        assert list(root_of(file)["questions"])[-1] == "who-pays"

    def test_with_its_sentences(self, run, other_problems, file):
        sentences = ["--proposition", "The users should pay.", "--disagreeing", "The state should pay."]
        run("new", "question", "--type", "value", *sentences)
        question = root_of(file)["questions"]["the-users-should-pay"]
        assert question["disagreeing"] == "The state should pay."
        assert "TODO" not in file.read_text(encoding="utf-8")
        assert other_problems() == []

    def test_where_there_are_no_questions_yet(self, run, write, file):
        write("# head\n\n# about\ntopics: {t: {title: T}}\n\n# old ids\nredirects: {}\n")
        assert run(*QUESTION).code == 0
        text = file.read_text(encoding="utf-8")
        assert text.startswith(
            "# head\n\n# about\ntopics: {t: {title: T}}\n\nquestions:\n  who-pays:\n    topic: t\n"
        )
        assert text.endswith("\n\n# old ids\nredirects: {}\n")

    def test_where_articles_come_first(self, run, write):
        file = write("# head\n\narticles: {}\n")
        write("topics: {t: {title: T}}\n", "data/annotations/t.yaml")
        assert run(*QUESTION).code == 0
        text = file.read_text(encoding="utf-8")
        assert text.startswith("# head\n\nquestions:\n  who-pays:\n")
        assert text.endswith("\n\narticles: {}\n")


class TestRefusal:
    """What cannot be added is said in a sentence that helps, and the file stays."""

    @pytest.mark.parametrize("case", cases(Path(__file__).with_name("new.txt")), ids=str)
    def test_misuse(self, run, file, case):
        """Each of `new.txt`: its arguments, and the last line of what is said."""
        before = file.read_bytes()
        (arguments,) = map(shlex.split, case.added)
        done = run(*ARTICLE, *arguments[1:]) if arguments[0] == "article" else run(*arguments)
        assert (done.code, done.out) == (2, "")
        found = done.err.splitlines()[-1:]
        assert found == case.expected(found)
        assert file.read_bytes() == before

    def test_no_topic_to_ask_about(self, run, write):
        write("articles: {}\n")
        done = run(*QUESTION)
        assert done.code == 2
        assert "a question needs a topic" in done.err

    @pytest.mark.parametrize("text", ["{articles: {}}\n", "articles: {a: {title: T}}\n"])
    def test_a_file_in_brackets(self, run, write, file, text):
        write(text)
        done = run(*ARTICLE)
        assert done.code == 2
        assert "run `python -m briefings fmt` first" in done.err
        assert file.read_text(encoding="utf-8") == text

    @pytest.mark.parametrize(
        "data", [b"articles: [", b"# only a comment\n", b"\xff\xfea\x00", b"articles: x\n"]
    )
    def test_a_bad_file(self, run, file, data):
        file.write_bytes(data)
        done = run(*ARTICLE)
        assert done.code in (1, 2)
        assert "Traceback" not in done.err
        assert file.read_bytes() == data


class TestAsking:
    """At a terminal, what was not given is asked for, until it can be taken."""

    def test_an_article(self, run, other_problems, file, answers):
        asked = []
        answers(
            {
                "Title": "Deep",
                "Author": ["Ann Adams", "Bo Baker", ""],
                "Publisher": "",
                "Date": ["soon", "2026-01-02"],
                "Address": "",
                "Language": "en",
            },
            asked,
        )
        done = run("new", "article")
        assert done.code == 0, done.err
        article = root_of(file)["articles"]["adams-2026"]
        assert [author["id"] for author in article["authors"]] == ["ann-adams", "bo-baker"]
        assert article["published"] == "2026-01-02"
        assert article["publisher"].startswith("TODO: ")
        assert "url" not in article
        assert article["topics"] == ["harbour"]
        assert any("[adams-2026]" in prompt for prompt in asked)
        assert other_problems() == []

    def test_a_question(self, run, file, answers):
        answers(
            {
                "Proposition": "Pilots are too few.",
                "What people": ["facts", "fact"],
                "Id": ["harbour", "pilots"],
            }
        )
        done = run("new", "question")
        assert done.code == 0, done.err
        assert root_of(file)["questions"]["pilots"]["proposition"] == "Pilots are too few."
        assert '"harbour" is the id of another topic; pilots-are-too-few is free' in done.out

    def test_what_was_given_is_not_asked(self, run, answers):
        asked = []
        answers({}, asked)
        run(*ARTICLE, "--id", "my-own")
        assert [prompt.split(" ")[0].strip(":") for prompt in asked] == ["Address,", "Language,", "Topic"]

    @pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
    def test_nothing_is_written_if_it_is_broken_off(self, run, file, answers, end):
        answers({"Title": end})
        before = file.read_bytes()
        assert run("new", "article") == (2, "", "briefings: nothing was added\n")
        assert file.read_bytes() == before


class TestSuggestedIds:
    @table(__file__, "ids of articles")
    def test_of_an_article(self, authors, publisher, published, id_):
        assert article_id(authors, publisher, published) == id_

    def test_of_a_question(self):
        assert (
            question_id("Western policy provoked Russia's invasion of Ukraine.")
            == "western-policy-provoked-russias"
        )

    def test_of_letters_only(self):
        assert slug("  L'État — c’est moi! ") == "letat-cest-moi"

    def test_one_that_is_reserved_or_taken_is_passed_over(self, good):
        ids = Taken(collect([read("", good)[0]]))
        assert ids.free("index") == "index-b"
        assert ids.free("adams-2024") == "adams-2024b"
        assert ids.free("x" * 80) == "x" * 59
