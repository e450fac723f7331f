"""`new` adds an article or a question that is right but for what is marked TODO."""

import shlex
import sys
from pathlib import Path

import pytest
from git_projects import Repository

from briefings.corpus.loading import annotation_files, check_files, name_of
from briefings.corpus.names import collect
from briefings.corpus.reader import read
from briefings.corpus.wording import slug
from briefings.editing.new_entry import article_id, free, question_id
from tests.cases import cases
from tests.tables import table

MAIN = "data/annotations.yaml"
OWN = "data/annotations/oneill-nunez-2025.yaml"
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


def texts(file):
    """The text of each annotation file of the project whose main one is named, by name."""
    root = file.parents[1]
    return {name_of(path, root): path.read_text(encoding="utf-8") for path in annotation_files(root)}


def root_of(file):
    """The entries of all its files."""
    entries = {}
    for name, text in texts(file).items():
        tree, problems = read(name, text)
        assert problems == []
        for section, found in tree.root.items():
            entries.setdefault(section, {}).update(found)
    return entries


@pytest.fixture
def other_problems(file, good):
    """The errors and warnings that an entry brings, apart from those in a line with a TODO."""

    def found():
        known = {(problem.path, problem.message) for problem in check_files({MAIN: good.encode()})[1]}
        files = texts(file)
        return [
            str(problem)
            for problem in check_files({name: text.encode() for name, text in files.items()})[1]
            if problem.severity != "note"
            and "TODO" not in files[problem.file].split("\n")[problem.line - 1]
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
        where, what, draft = done.out.splitlines()
        line = texts(file)[OWN].split("\n").index("  oneill-nunez-2025:") + 1
        assert where == f"{OWN}:{line}: added articles.oneill-nunez-2025"
        assert "TODO" in what
        assert "python -m briefings check" in what
        assert "`draft: true`" in draft

    def test_it_has_a_file_of_its_own_that_editors_know(self, run, file):
        before = file.read_bytes()
        run(*ARTICLE)
        assert file.read_bytes() == before
        assert texts(file)[OWN].startswith(
            "# yaml-language-server: $schema=../annotations.schema.json\n\narticles:\n  oneill-nunez-2025:\n"
        )

    def test_it_is_canonical_from_the_start(self, run):
        run("fmt")
        run(*ARTICLE)
        run(*ARTICLE[:3], "Another", *ARTICLE[4:], "--file", MAIN)
        assert run("fmt", "--check").code == 0

    def test_nobody_named(self, run, other_problems, file):
        arguments = ["--anonymous", "--publisher", "The Port", "--published", "2024"]
        assert run("new", "article", *arguments).code == 0
        assert root_of(file)["articles"]["the-port-2024"]["authors"] == []
        assert "    published: 2024\n" in texts(file)["data/annotations/the-port-2024.yaml"]
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

    def test_beside_one_whose_author_has_no_name(self, run, write):
        write("articles:\n  a:\n    authors: [{name: [Ann]}, {name: {a: b}}]\n")
        assert run(*ARTICLE).code == 0

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


class TestTheRest:
    """Topics, events, claims and positions."""

    def test_a_topic_and_an_event(self, run, other_problems, file):
        assert run("new", "topic", "--title", "The pilots", "--summary", "Who they are.").code == 0
        done = run("new", "event", "--title", "A strike", "--date", "2024")
        assert done.out.splitlines()[0].endswith(": added events.a-strike")
        assert root_of(file)["topics"]["the-pilots"] == {"title": "The pilots", "summary": "Who they are."}
        assert "  a-strike:\n    date: 2024\n    title: A strike\n" in texts(file)[MAIN]
        assert other_problems() == []

    def test_where_there_is_no_main_file(self, run, file):
        run(*ARTICLE)
        file.unlink()
        assert run("new", "topic", "--title", "The pilots").code == 0
        assert list(root_of(file)["topics"]) == ["the-pilots"]
        assert "\ntopics:" not in texts(file)[OWN]

    def test_a_claim_with_its_anchor(self, run, other_problems, file, tmp_path):
        text = tmp_path / "article.txt"
        text.write_text(
            "Deep water\nDredge the channel, we say, and at once, before it is too late.\n", encoding="utf-8"
        )
        given = [
            "--kind",
            "evidence",
            "--text",
            "The channel may come too late.",
            "--type",
            "reasoning",
            "--supports",
            "t1",
        ]
        done = run(
            "new", "claim", "adams-2024", *given, "--find", "before it is too late", "--file", str(text)
        )
        assert (done.code, done.err) == (0, "")
        assert f"{MAIN}:" in done.out
        claims = root_of(file)["articles"]["adams-2024"]["evidence"]
        assert list(claims)[-1] == "e3"
        assert claims["e3"] == {
            "text": "The channel may come too late.",
            "type": "reasoning",
            "supports": ["t1"],
            "at": {"paragraph": 2, "start": "before it is too late"},
        }
        assert {said.partition("[")[2].partition("]")[0] for said in other_problems()} <= {"stale-receipt"}

    def test_a_claim_of_a_draft_may_lack_its_anchor(self, run, file):
        run(*ARTICLE)
        assert (
            run("new", "claim", "oneill-nunez-2025", "--kind", "prediction", "--text", "It sinks.").code == 0
        )
        article = root_of(file)["articles"]["oneill-nunez-2025"]
        assert article["predictions"] == {"p1": {"text": "It sinks."}}

    def test_a_claim_takes_the_place_of_one_that_is_still_to_be_written(self, run, file):
        run(*ARTICLE)
        for number in (1, 2):
            text = f"The harbour sinks by {number} metre."
            assert run("new", "claim", "oneill-nunez-2025", "--kind", "thesis", "--text", text).code == 0
        thesis = root_of(file)["articles"]["oneill-nunez-2025"]["thesis"]
        assert thesis == {
            f"t{number}": {"text": f"The harbour sinks by {number} metre."} for number in (1, 2)
        }

    @pytest.mark.parametrize("words", ["no such words", "the"])
    def test_a_passage_that_is_nowhere_or_in_two_places(self, run, file, tmp_path, words):
        (tmp_path / "article.txt").write_text("Put the boat on the water.\n", encoding="utf-8")
        before = file.read_bytes()
        arguments = ["--kind", "thesis", "--text", "T", "--find", words, "--file", "../article.txt"]
        done = run("new", "claim", "adams-2024", *arguments)
        assert done.code == 2
        assert ("in several places" if words == "the" else "is not in the text") in done.err
        assert file.read_bytes() == before

    def test_a_position(self, run, other_problems, file):
        run(*ARTICLE, "--topic", "harbour")
        arguments = ["--stance", "agree", "--basis", "stated", "--because", "t1", "--because", "e1"]
        done = run("new", "position", "oneill-nunez-2025", "old-channel", *arguments)
        assert done.code == 0, done.err
        assert root_of(file)["articles"]["oneill-nunez-2025"]["positions"] == {
            "deeper-channel": {"stance": "agree", "basis": "stated", "because": ["t1", "e1"]}
        }
        assert other_problems() == []

    def test_the_annotator_is_asked_for(self, run, file, answers):
        answers({"The title": "Deep", "Date": "2025", "Your name": "Eva Example"})
        assert run("new", "article").code == 0
        assert root_of(file)["articles"]["article-2025"]["annotators"] == [{"name": "Eva Example"}]


def test_ten_branches_that_each_add_an_article_and_a_position_merge(run, project, good):
    """All from one commit, and all with a position on the same question."""
    repository = Repository(project)
    repository.commit()
    for number in range(10):
        repository.git("checkout", "--quiet", "-b", f"branch-{number}", "main")
        arguments = ["--title", f"View {number}", "--author", f"Writer {number}", "--publisher", "The Port"]
        assert run("new", "article", *arguments, "--published", "2026", "--id", f"view-{number}").code == 0
        arguments = [
            f"view-{number}",
            "deeper-channel",
            "--stance",
            "agree",
            "--basis",
            "stated",
            "--because",
            "t1",
        ]
        assert run("new", "position", *arguments).code == 0
        repository.commit()
    repository.git("checkout", "--quiet", "main")
    for number in range(10):
        repository.git("merge", "--quiet", "--no-edit", f"branch-{number}")
    done = run("check")
    assert done.code == 0, done.out
    assert "10 drafts" in done.out


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

    @pytest.mark.parametrize(
        "data", [b"articles: [", b"# only a comment\n", b"\xff\xfea\x00", b"articles: x\n"]
    )
    def test_a_bad_file(self, run, file, data):
        file.write_bytes(data)
        done = run(*ARTICLE, "--file", MAIN)
        assert done.code in (1, 2)
        assert "Traceback" not in done.err
        assert file.read_bytes() == data


class TestAsking:
    """At a terminal, what was not given is asked for, until it can be taken."""

    def test_an_article(self, run, other_problems, file, answers):
        asked = []
        answers(
            {
                "The title": "Deep",
                "Author": ["Ann Adams", "Bo Baker", ""],
                "Where it appeared": "",
                "Date": ["soon", "2026-01-02"],
                "Its address": "",
                "Its language": "en",
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
                "One declarative": "Pilots are too few.",
                "What kind of thing": ["facts", "fact"],
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
        assert [" ".join(prompt.split()[:2]).strip(",:") for prompt in asked] == [
            "Its address",
            "Its language",
            "Topic: harbour",
            "Your name",
        ]

    @pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
    def test_nothing_is_written_if_it_is_broken_off(self, run, file, answers, end):
        answers({"The title": end})
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
        names = collect([read("", good)[0]])
        assert free("index", names) == "index-b"
        assert free("adams-2024", names) == "adams-2024b"
        assert free("x" * 80, names) == "x" * 59
