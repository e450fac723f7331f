"""Drafts: what is wrong in them is a warning, and nothing that is published changes because of them."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.figures import Figures
from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.names import names_in
from briefings.exports import registry
from briefings.exports.addresses import Addresses
from briefings.exports.publication import Publication
from tests.cases import changed
from tests.corpora import GOOD
from tests.corpora.school import dump

OWN = "data/annotations/clark-2026.yaml"
OTHER = "data/annotations/more.yaml"
DRAFT = """\
articles:
  clark-2026:
    title: A third view
    authors: []
    publisher: Port Review
    topics: [harbour]
    draft: true
    thesis:
      t1: {text: The harbour should move.}
"""
QUESTION = """\
questions:
  move-it:
    topic: harbour
    proposition: The harbour should move.
    type: policy
    draft: true
"""


def checked(text=GOOD, more="articles: {}"):
    """The Corpus of the good corpus, changed or not, beside a draft, and what is said, by its severity."""
    files = {MAIN: text, OWN: DRAFT, OTHER: more}
    corpus, problems = check_files({name: text.encode() for name, text in files.items()})
    return corpus, [(problem.severity, str(problem)) for problem in problems if problem.rule != "order"]


def published(corpus):
    """Everything that is published of a corpus besides its pages."""
    site = Publication(
        corpus, Figures(corpus), Addresses(), name="N", description="", rights="", url="", first_url=""
    )
    return {file.path: file.content for part in registry.parts(site, []) for file in part()}


@pytest.fixture(scope="module")
def alone():
    """The good corpus without any draft, as it is published."""
    corpus, _ = check_files({MAIN: GOOD.encode()})
    return published(corpus)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["t1", "e9", "adams-2024", "[[x]]", "", "2025"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "text", "at"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.data())
def test_no_draft_changes_or_stops_anything_that_is_published(alone, data):
    """Not one made from an article by putting anything in any place, nor one with a published one's id."""
    good = yaml.safe_load(GOOD)
    section = data.draw(st.sampled_from(["articles", "questions"]))
    entry = node = data.draw(st.sampled_from(list(good[section].values())))
    for _ in range(data.draw(st.integers(0, 4))):
        inner = [value for value in node.values() if isinstance(value, dict)]
        node = data.draw(st.sampled_from(inner)) if inner else node
    key = data.draw(st.sampled_from([*node, "a", "zz"]))
    if data.draw(st.booleans()):
        node[key] = data.draw(VALUES)
    else:
        node.pop(key, None)
    entry["draft"] = True
    id_ = data.draw(
        st.sampled_from(["clark-2026", "Clark 2026", "adams-2024", "ann-adams", "adams", "harbour"])
    )
    corpus, problems = check_files({MAIN: GOOD.encode(), OTHER: dump({section: {id_: entry}}).encode()})
    assert corpus is not None, list(map(str, problems))
    assert published(corpus) == alone


def test_what_is_missing_or_wrong_is_a_warning():
    corpus, said = checked(more=QUESTION)
    for (severity, message), (expected, start) in zip(
        said,
        [
            (
                "warning",
                f'{OWN}:9:7: warning[missing-field] articles.clark-2026.thesis.t1: the field "at" is missing',
            ),
            (
                "warning",
                f'{OTHER}:2:3: warning[missing-field] questions.move-it: the field "disagreeing" is missing',
            ),
        ],
        strict=True,
    ):
        assert severity == expected
        assert message.startswith(start)
    assert [draft.id for draft in corpus.drafts] == ["clark-2026", "move-it"]
    assert not corpus.articles.keys() & {"clark-2026"}


def test_what_lacks_a_field_is_shown_all_the_same():
    """But no passage is made up, which `verify` would find."""
    corpus, _ = checked()
    claim = corpus.preview.articles["clark-2026"].claims["t1"]
    assert (claim.written.text, claim.written.at) == ("The harbour should move.", ())


def test_an_entry_that_cannot_be_read_is_left_out_and_the_rest_shown():
    draft = DRAFT + "      t2: {text: More., att: 3}\n"
    corpus, problems = check_files({MAIN: GOOD.encode(), OWN: draft.encode()})
    assert list(corpus.preview.articles["clark-2026"].claims) == ["t1"]
    assert any(problem.rule == "unknown-key" for problem in problems)


@pytest.mark.parametrize(
    "change",
    [
        ("supports: t1", "supports: clark-2026.t1"),
        ("summary: Dredge now.", 'summary: "Dredge now, as [[clark-2026]] says."'),
        ("  adams: adams-2024", "  adams: clark-2026"),
        ("  adams: adams-2024", "  adams: adams-2024\n  carl.t1: clark-2026.t1"),
    ],
)
def test_what_is_published_cannot_refer_to_a_draft(change):
    corpus, said = checked(changed(GOOD, change))
    (error,) = [message for severity, message in said if severity == "error"]
    assert corpus is None
    assert "error[unknown-reference]" in error
    assert "draft" in error


def test_a_position_on_a_draft_question_is_told():
    start = GOOD.index("    positions:\n") + len("    positions:\n")
    text = f"{GOOD[:start]}      move-it: {{stance: agree, basis: stated, because: [t1]}}\n{GOOD[start:]}"
    corpus, said = checked(text, QUESTION)
    assert corpus is None
    assert [m for severity, m in said if severity == "error" and '"move-it" is a draft' in m]


def test_drafts_can_refer_to_each_other():
    draft = DRAFT + "    positions:\n      move-it: {stance: agree, basis: stated, because: [t1]}\n"
    corpus, problems = check_files({MAIN: GOOD.encode(), OWN: draft.encode(), OTHER: QUESTION.encode()})
    assert {problem.rule for problem in problems} <= {"missing-field", "order"}
    assert list(corpus.preview.articles["clark-2026"].positions) == ["move-it"]


@pytest.mark.parametrize("mark", ["false", "yes", '"true"', "1"])
def test_anything_else_is_no_draft(mark):
    text = DRAFT.replace("draft: true", f"draft: {mark}")
    corpus, _ = check_files({MAIN: GOOD.encode(), OWN: text.encode()})
    assert corpus is None


class TestSyntax:
    BROKEN = DRAFT + "      t2: {text: [\n"

    def test_a_mistake_in_its_own_file_stops_nothing(self, alone):
        corpus, problems = check_files({MAIN: GOOD.encode(), OWN: self.BROKEN.encode()})
        assert {problem.severity for problem in problems} == {"warning"}
        assert "syntax" in {problem.rule for problem in problems}
        assert published(corpus) == alone

    @pytest.mark.parametrize(
        "broken", ['title: "Moving', "topics: [harbour", "title: a: b", "title: Moving\n\ttitle: Moving"]
    )
    def test_nor_does_one_above_the_mark(self, alone, broken):
        own = DRAFT.replace("    title:", f"    {broken}\n    title:")
        corpus, problems = check_files({MAIN: GOOD.encode(), OWN: own.encode()})
        assert {problem.severity for problem in problems} == {"warning"}
        assert "syntax" in {problem.rule for problem in problems}
        assert published(corpus) == alone

    @pytest.mark.parametrize("more", ["  other-2026: {title: Other}\n", "questions: {}\n"])
    def test_unless_the_file_holds_more(self, more):
        own = DRAFT.replace("    title:", "    topics: [harbour\n    title:") + more
        corpus, _ = check_files({MAIN: GOOD.encode(), OWN: own.encode()})
        assert corpus is None

    def test_a_mistake_in_a_file_that_may_hold_more_is_an_error(self):
        corpus, problems = check_files({MAIN: GOOD.encode(), OTHER: self.BROKEN.encode()})
        assert corpus is None
        assert "syntax" in {problem.rule for problem in problems if problem.severity == "error"}


class TestBase:
    """`check --base`: what was published and is a draft now is gone for readers."""

    MARKED = changed(GOOD, ("    summary: Dredge now.\n", "    summary: Dredge now.\n    draft: true\n"))

    def said(self, before, now):
        _, problems = check_files({MAIN: now.encode()}, before=names_in({MAIN: before.encode()}))
        return [problem.message for problem in problems if problem.rule == "vanished-id"]

    def test_from_published_to_draft(self):
        assert 'the article "adams-2024" is a draft now, and so its page is gone' in self.said(
            GOOD, self.MARKED
        )

    def test_what_was_a_draft_may_be_published_or_go(self):
        assert self.said(self.MARKED, GOOD) == []
        entry = DRAFT.partition("\n")[2]
        assert self.said(changed(GOOD, ("\nredirects:", f"\n{entry}redirects:")), GOOD) == []
