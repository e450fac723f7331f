"""BibTeX: another library reads each entry, and each text is what it was."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from published import HOSTILE
from pybtex.database import parse_bytes
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from briefings.corpus.edtf import Date
from briefings.corpus.person_names import parse
from briefings.exports import bibtex
from briefings.exports.references import Cited, Reference

TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from("\\{}%&$#_~^\"'`-,?!@ "),
    min_size=1,
).filter(str.strip)


def latex():
    """A reader of LaTeX that is not ours; three commands that LaTeX has and it does not."""
    known = get_default_latex_context_db()
    macros = [
        MacroTextSpec(name, char)
        for name, char in (("textbraceleft", "{"), ("textbraceright", "}"), ("textasciicircum", "^"))
    ]
    known.add_context_category("named", prepend=True, macros=macros)
    return LatexNodes2Text(known, math_mode="verbatim", keep_comments=True, strict_latex_spaces=True)


def shown(field):
    return latex().latex_to_text(field)


def folded(text):
    return " ".join(text.split())


def entry(text, **fields):
    reference = Reference(
        Cited.ARTICLE, "some-2025", (), text, (parse(text),), text, Date(2025, 5), note=text, **fields
    )
    return parse_bytes(bibtex.entry(reference).encode(), "bibtex").entries["some-2025"]


@given(TEXT)
@example(HOSTILE)
def test_every_text_survives_the_round_trip(text):
    read = entry(text)
    for field in ("title", "journal", "note"):
        assert folded(shown(read.fields[field])) == folded(text)


@given(TEXT)
@example("A and B")
@example("Smith, John and others")
@example("Martin Luther King, Jr.")
def test_one_name_stays_one_name(text):
    (person,) = entry(text).persons["author"]
    parts = [
        *person.first_names,
        *person.middle_names,
        *person.prelast_names,
        *person.last_names,
        *person.lineage_names,
    ]
    assert folded(shown(" ".join(parts))).replace(",", "") == folded(text).replace(",", "")


def test_what_is_missing_is_missing():
    reference = Reference(Cited.BRIEFING, "k", (), "T", (), "Site", None)
    read = parse_bytes(bibtex.entry(reference).encode(), "bibtex").entries["k"]
    assert dict(read.fields) == {"title": "{T}", "howpublished": "Site"}
    assert not read.persons


def test_the_site_file_holds_every_article_and_every_briefing_by_a_key_from_its_id(files, good):
    read = parse_bytes(files["references.bib"], "bibtex")
    articles = list(good.corpus.articles)
    assert list(read.entries) == [key for id_ in articles for key in (id_, f"briefing:{id_}")]
    article, briefing = read.entries["adams-2024"], read.entries["briefing:adams-2024"]
    assert [str(person) for person in article.persons["author"]] == ["Adams, Ann"]
    assert [str(person) for person in briefing.persons["author"]] == ["Annotator, A."]
    assert article.fields["url"] == "https://example.org/deep-water"
    assert briefing.fields["url"] == "https://example.org/b/briefings/adams-2024/"
    assert briefing.fields["title"] == "{Briefing on “Deep water” by Ann Adams}"


def test_old_keys_stay_valid(files):
    assert parse_bytes(files["references.bib"], "bibtex").entries["adams-2024"].fields["ids"] == "adams"


def test_hostile_text_breaks_no_entry(bad, bad_files):
    read = parse_bytes(bad_files["references.bib"], "bibtex")
    assert len(read.entries) == 2 * len(bad.corpus.articles)
    for article in bad.corpus.articles.values():
        fields = read.entries[article.id].fields
        assert folded(shown(fields["title"])) == folded(article.written.title)
        assert folded(shown(fields["journal"])) == folded(article.written.publisher)
    assert "Withdrawn on 2025" in read.entries["briefing:bells-5"].fields["note"]


def test_each_file_ends_with_a_line_and_holds_no_control_character(bad_files):
    for path, content in bad_files.items():
        if path.endswith(".bib"):
            assert content.endswith(b"}\n")
            assert not re.search(rb"[\x00-\x08\x0b-\x1f]", content)
