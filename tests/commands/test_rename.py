"""`rename` changes an id wherever it is named, adds a redirect, and changes nothing else."""

import re

import pytest

from briefings.corpus.loading import annotation_files, check_files, name_of
from briefings.corpus.names import names_in
from briefings.corpus.receipts import anchors_sha256, entries, fingerprint
from tests.cases import changed, in_files
from tests.corpora import GOOD

MAIN = "data/annotations.yaml"
NEW = "zz-new"
TOP = {"topics": ["harbour"], "events": ["storm"], "questions": ["deeper-channel", "traffic-grows"],
       "articles": ["adams-2024", "baker-2025"]}  # fmt: skip
ALL = changed(
    GOOD,
    ("        because: [t1, e1]\n", "        because: [t1, e1]\n        at: {paragraph: 3}\n"),
    ("  adams-2024:\n", "  # Here adams-2024 begins.\n  adams-2024:  # see t1\n"),
    (
        "summary: Dredge now.",
        "summary: Dredge now, as [[adams-2024.t1]], [[adams-2024]] and [[deeper-channel]] say.\n    in_brief: [t1, e1]",
    ),
)


def with_passages(text):
    """The text with a receipt that names each entry, as `verify` writes it."""
    corpus, _ = check_files({MAIN: text.encode()})
    found = entries(corpus.articles["adams-2024"])
    passages = ", ".join(f"{name}: {fingerprint(entry)}" for name, entry in found.items())
    digest = anchors_sha256(corpus.articles["adams-2024"])
    return re.sub(
        "(      anchors_sha256: )[0-9a-f]{64}\n",
        rf"\g<1>{digest}\n      passages: {{{passages}}}\n",
        text,
        count=1,
    )


COMMENTED = with_passages(ALL)


@pytest.fixture
def texts(project):
    """The text of each annotation file, by name."""
    return lambda: {
        name_of(path, project): path.read_text(encoding="utf-8") for path in annotation_files(project)
    }


def checked(files, before=None):
    data = {name: text.encode() for name, text in files.items()}
    base = names_in({name: text.encode() for name, text in before.items()}) if before else None
    return check_files(data, before=base)


def ids():
    corpus, _ = checked({MAIN: COMMENTED})
    claims = [claim.key for article in corpus.articles.values() for claim in article.claims.values()]
    return [*(id_ for ids in TOP.values() for id_ in ids), *claims]


@pytest.mark.parametrize("files", [{MAIN: COMMENTED}, in_files(COMMENTED)], ids=["one file", "three files"])
@pytest.mark.parametrize("old", ids())
def test_only_the_id_changes_and_nothing_is_lost(run, write, texts, files, old):
    """Also the comments and the layout; a receipt that held before holds afterwards."""
    for name, text in files.items():
        write(text, name)
    before, _ = checked(files)
    done = run("rename", old, NEW)
    assert (done.code, done.err) == (0, "")
    after = texts()
    short = old.partition(".")[2] or old
    for name, text in files.items():
        back = re.sub(f"\n  {old}: .*{NEW}(?=\n|$)", "", after[name]).replace(NEW, short)
        assert re.sub("[0-9a-f]{64}", "", back).rstrip() == re.sub("[0-9a-f]{64}", "", text).rstrip()
    without = {name: re.sub(f"\n  {old}: .*{NEW}(?=\n|$)", "", text) for name, text in after.items()}
    # Nothing relies on the redirect.
    assert "unknown-reference" not in {problem.rule for problem in checked(without)[1]}
    corpus, problems = checked(after, before=files if old not in ("harbour", "storm") else None)
    assert corpus is not None, list(map(str, problems))
    assert {problem.rule for problem in problems} <= {"order"}
    for article, was in zip(corpus.articles.values(), before.articles.values(), strict=True):
        assert list(article.verification.values()) == list(was.verification.values())
        assert len(article.in_brief) == len(was.in_brief)
    assert sum(len(question.positions) for question in corpus.questions.values()) == sum(
        len(question.positions) for question in before.questions.values()
    )


@pytest.mark.parametrize("old", ["baker-2025", "baker-2025.e1", "adams-2024", "adams-2024.e2"])
def test_what_was_read_twice_stays_so(run, write, texts, old):
    """Its words are the same to whoever reads them, although they name another entry by its new id."""
    claim = checked({MAIN: GOOD})[0].articles["adams-2024"].claims["e2"]
    read = f"        checked: {{by: C. Reader, date: 2026-01-02, words: {claim.words_digest}}}\n"
    write(changed(GOOD, ("        quote: nine hours\n", f"        quote: nine hours\n{read}")))
    assert run("rename", old, NEW).code == 0
    corpus, _ = checked(texts())
    (twice,) = (
        each for article in corpus.articles.values() for each in article.claims.values() if each.is_read_twice
    )
    assert twice.written.text.startswith("Others waited")


def test_mentions_and_redirects_follow(run, write, file):
    write(COMMENTED)
    run("rename", "adams-2024", "adams-2023")
    text = file.read_text(encoding="utf-8")
    assert "as [[adams-2023.t1]], [[adams-2023]] and [[deeper-channel]] say" in text
    assert "  adams: adams-2023\n" in text
    assert text.rstrip().endswith("  adams-2024: adams-2023")
    assert "# Here adams-2024 begins." in text


def test_the_file_of_its_own_takes_the_new_name(run, write, project):
    split = in_files(GOOD)
    write(split[MAIN])
    write(split["data/annotations/a.yaml"], "data/annotations/adams-2024.yaml")
    write(split["data/annotations/b.yaml"], "data/annotations/b.yaml")
    done = run("rename", "adams-2024", NEW)
    assert "data/annotations/adams-2024.yaml: now data/annotations/zz-new.yaml" in done.out
    assert sorted(path.name for path in (project / "data" / "annotations").iterdir()) == [
        "b.yaml",
        "zz-new.yaml",
    ]
    assert run("check").code == 0


def test_a_draft_needs_no_redirect(run, write, file):
    write(changed(GOOD, ("    summary: Dredge now.\n", "    summary: Dredge now.\n    draft: true\n")))
    run("rename", "adams-2024.e1", "e7")
    assert "adams-2024.e1: " not in file.read_text(encoding="utf-8")


def test_a_file_in_canonical_form_stays_so(run):
    run("fmt")
    assert run("rename", "baker-2025.e1", "e9x").code == 0
    assert run("rename", "deeper-channel", "whether-the-channel-should-be-deeper-than-it-is").code == 0
    assert run("fmt", "--check").code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("adams-2042", "x", 'there is nothing with the id "adams-2042"; did you mean "adams-2024"?'),
        ("adams-2024.t7", "t8", 'there is no claim "adams-2024.t7"; did you mean "adams-2024.t1"?'),
        ("adams-2024", "baker-2025", '"baker-2025" is the id of another article'),
        ("adams-2024", "harbour", '"harbour" is the id of another topic'),
        ("baker-2025", "adams", '"adams" is redirected to "adams-2024": an id is never used again'),
        ("adams-2024", "Adams 2024", "an id is made of a-z, 0-9 and single hyphens"),
        ("adams-2024", "index", '"index" is reserved'),
        ("adams-2024.t1", "e1", '"adams-2024.e1" is or was the id of another claim'),
        ("baker-2025.e1", "e9", '"baker-2025.e9" is or was the id of another claim'),
        ("adams-2024.t1", "baker-2025.t7", "a claim stays in its article"),
        ("adams-2024.t1", "T 1", "an id is made of a-z, 0-9 and single hyphens"),
        ("adams-2024.t1", "evidence", '"evidence" is reserved'),
        ("ann-adams", "ann-b", '"ann-adams" is an author: change the id in each article'),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(run, file, old, new, said):
    before = file.read_bytes()
    done = run("rename", old, new)
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err
    assert file.read_bytes() == before


def test_a_file_with_mistakes_is_not_touched(run, write, file):
    write("articles: [")
    assert run("rename", "a", "b").code == 1
    assert file.read_text(encoding="utf-8") == "articles: ["
