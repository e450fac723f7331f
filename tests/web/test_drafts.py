"""A site with drafts in its data is the site without them, byte for byte."""

from tests import corpora
from tests.with_corpus import add_logo

DRAFT = """\
questions:
  a-draft:
    topic: {topic}
    proposition: Nobody has finished this.
    type: fact
    draft: true
articles:
  draft-2030:
    title: Unfinished
    authors: [{{id: ina-new, name: Ina New}}]
    publisher: A new one
    published: 2030
    topics: [{topic}, nowhere]
    draft: true
    thesis: {{t1: {{text: Something., supports: [t9]}}}}
    positions:
      a-draft: {{stance: agree, basis: stated, because: [t1]}}
      {question}: {{stance: agree}}
"""


def files(project):
    return {
        path.relative_to(project.site): path.read_bytes()
        for path in project.site.rglob("*")
        if path.is_file()
    }


def test_no_byte_of_the_site_changes(built_once):
    text = corpora.text("minimal")
    without = built_once("minimal", text, add_logo)
    corpus = without.corpus

    def prepare(root):
        add_logo(root)
        (root / "data" / "annotations").mkdir()
        draft = DRAFT.format(topic=next(iter(corpus.topics)), question=next(iter(corpus.questions)))
        (root / "data" / "annotations" / "more.yaml").write_text(draft, encoding="utf-8")

    project = built_once("drafts", text, prepare)
    assert [draft.id for draft in project.corpus.drafts] == ["draft-2030", "a-draft"]
    assert "warning[missing-field] questions.a-draft" in project.output
    assert files(project) == files(without)
