"""Each error in an anchor or a quote is caught, and the nearest right place named."""

import json
import random
from pathlib import Path

import pytest
import yaml
from conftest import ALL
from generated import article

from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.schema import Anchor
from briefings.source.directive import Source
from briefings.source.text import Text
from briefings.source.verifying import check_anchor, check_quote, flow
from tests.cases import cases
from tests.corpora import GOOD
from tests.tables import table

SOURCE = Source(Text.of(Path(__file__).with_name("harbour.txt").read_text(encoding="utf-8")))
RIGHT = Anchor(paragraph=3, start="Nobody asked the pilots", end="with every gale")


def said(finding):
    """What is wrong, and what is offered instead."""
    if finding is None:
        return []
    lines = [f"{finding.rule} at {finding.field}: {finding.message}"]
    if finding.offer is None:
        return lines
    fields = finding.offer.model_dump(exclude_none=True).items()
    written = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields)
    return [*lines, f"{'write' if finding.sure else 'perhaps'} {{{written}}}"]


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("anchors.txt")), ids=str)
def test_an_anchor(case):
    (written,) = case.added
    found = said(check_anchor(SOURCE, Anchor(**yaml.safe_load(written))))
    assert found == case.expected(found)


def test_an_accent_that_only_some_browsers_see():
    source = Source(Text.of("The resume was short.\nThe résumé was long."))
    finding = check_anchor(source, Anchor(paragraph=2, start="The résumé was"))
    assert finding.rule == "anchor-ambiguous"
    assert finding.offer == Anchor(paragraph=2, start="The résumé was", prefix="short.")


class TestQuotes:
    """A quote stands word for word in the paragraphs that its claim points to."""

    @pytest.mark.parametrize(
        "quote", ["the bar moves", "“the bar moves”", "Nobody […] every gale", "THE PILOTS, who"]
    )
    def test_what_is_right(self, quote):
        assert check_quote(SOURCE, quote, (RIGHT,)) is None

    def test_over_two_paragraphs(self):
        assert check_quote(SOURCE, "every gale. The cost", (Anchor(paragraph=3, through=4),)) is None

    def test_without_a_passage(self):
        assert check_quote(SOURCE, "the bar moves", ()) is None

    def test_a_wrong_word(self):
        finding = check_quote(SOURCE, "the bar shifts", (RIGHT,))
        assert (
            finding.message
            == "“the bar shifts” is not in the text; nearest is “the bar moves” in paragraph 3"
        )
        assert (finding.rule, finding.sure, finding.offer) == ("quote-not-found", False, None)

    def test_in_another_paragraph(self):
        finding = check_quote(SOURCE, "four million", (RIGHT,))
        assert finding.message == "these words are in paragraph 4, which `at` does not name"


@pytest.mark.parametrize("words", ["gale with every", "of ships and men in the", "bar"])
def test_never_more_words_than_were_asked_for(words):
    from briefings.source.nearest import nearest

    near = nearest(SOURCE.text, words, beside=1)
    if near is not None:
        assert len(SOURCE.text.at(near.span).split()) <= len(words.split())


class TestWithoutBlanks:
    """In Chinese, Japanese and Thai a passage begins and ends where a browser's dictionary ends a word."""

    SOURCE = Source(
        Text.of(
            "深水港口\n港务局决定疏浚航道，但是没有询问船长。\nเรือรอน้ำขึ้นทุกเช้า และไม่มีใครถามกัปตัน\n"
            "船は満潮を待つが、水先人には聞かない。"
        )
    )

    @table(__file__, "right", "anchor")
    def test_what_is_right(self, anchor):
        assert check_anchor(self.SOURCE, Anchor(**anchor)) is None

    @table(__file__, "inside a word")
    def test_a_passage_that_begins_or_ends_inside_a_word(self, anchor, offer):
        finding = check_anchor(self.SOURCE, Anchor(**anchor))
        assert (finding.rule, finding.field) == ("anchor-word", "start")
        assert finding.message == f"“{anchor['start']}” begins or ends inside a word, where no browser looks"
        assert (finding.offer, finding.sure) == (Anchor(**offer), True)

    def test_one_whose_first_words_end_inside_a_word(self):
        finding = check_anchor(self.SOURCE, Anchor(paragraph=2, start="港务", end="问船长"))
        assert finding.message == "the passage begins or ends inside a word, where no browser looks"
        assert check_anchor(self.SOURCE, finding.offer) is None

    def test_the_same_words_inside_a_word_before(self):
        source = Source(Text.of("没有人。\n有人问。"))
        finding = check_anchor(source, Anchor(paragraph=2, start="有人"))
        assert finding is None or finding.rule == "anchor-ambiguous"

    def test_a_quote_may_be_cut_from_a_word(self):
        """A dictionary is not always right, and no browser looks for a quote."""
        assert check_quote(self.SOURCE, "定疏浚航道", (Anchor(paragraph=2),)) is None

    def test_the_nearest_words(self):
        finding = check_anchor(self.SOURCE, Anchor(paragraph=2, start="决定疏通航道"))
        assert "nearest is “决定疏浚航道" in finding.message
        assert finding.offer.start.startswith("决定疏浚航道")


@pytest.mark.parametrize("seed", range(500 if ALL else 25))
def test_what_is_offered_can_be_written(seed):
    """Even where passages share beginnings that are longer than an anchor may be, or hold letters that check refuses."""
    chance = random.Random(seed)  # noqa: S311
    shared = " ".join(article(seed, 8))
    beginning = shared[: chance.choice([40, 280, 320, 600])]
    paragraphs = [f"{beginning} {chance.sample(shared.split(), 30)} {beginning}" for _ in range(6)]
    source = Source(Text.of("\n".join(paragraphs)))
    for number, paragraph in enumerate(paragraphs, 1):
        words = paragraph.split()
        wrong = Anchor(paragraph=7 - number, start=" ".join(words[:4])[:300], end=" ".join(words[-3:])[-300:])
        finding = check_anchor(source, wrong)
        if finding is None or finding.offer is None:
            continue
        assert check_anchor(source, finding.offer) is None
        at = flow(finding.offer)
        text = GOOD.replace("{paragraph: 1, start: Dredge the, end: at once}", at)
        problems = check_files({MAIN: text.encode()})[1]
        assert [
            problem for problem in problems if problem.path.startswith("articles.adams-2024.thesis")
        ] == []
