"""`export` and `import`: a first pass in a spreadsheet, and what of it does not fit, by row and column."""

import csv
import io

import pytest
import yaml

from bench.corpus import generate
from briefings.corpus.vocabulary import SECTIONS

HEADING = "article,question,stance,paragraph,note"
MISTAKES = {
    2: ("article", "no-such", 'there is no article "no-such"'),
    31: ("question", "no-such", 'there is no question "no-such"'),
    64: ("stance", "agre", '"agre" is not one of strongly-agree, agree'),
    99: ("stance", "3", '"3" is not one of'),
    150: ("paragraph", "", "say in which paragraph it shows"),
    400: ("paragraph", "04. May", '"04. May" is no paragraph: write 4, or 4 to 5'),
    401: ("paragraph", "5 to 4", '"5 to 4" is no paragraph'),
    700: ("question", None, "row 699 already has this article and question"),
    1000: ("article", "", "write the id of the article"),
    1201: ("stance", "yes", '"yes" is not one of'),
}


def positions(file):
    """The positions in a file, by article and question."""
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {
        (article, question): position
        for article, entry in data["articles"].items()
        for question, position in (entry.get("positions") or {}).items()
    }


def table(rows, separator=",", heading=HEADING):
    return "\n".join([heading, *(",".join(row) for row in rows)]).replace(",", separator) + "\n"


@pytest.fixture
def imported(run, project):
    def call(text, encoding="utf-8"):
        (project / "table.csv").write_bytes(text.encode(encoding))
        return run("import", "table.csv")

    return call


class TestImport:
    def test_a_new_position(self, imported, file, run):
        done = imported(table([["baker-2025", "traffic-grows", "Strongly agree", "4 to 5", "It says so."]]))
        assert done.code == 0
        assert done.out.startswith("1 added, 0 changed, 0 as they were.\n")
        assert positions(file)["baker-2025", "traffic-grows"] == {
            "stance": "strongly-agree",
            "basis": "stated",
            "at": {"paragraph": 4, "through": 5},
            "note": "It says so.",
        }
        assert run("check").code == 0

    def test_only_what_differs_is_changed(self, imported, file):
        before = positions(file)["adams-2024", "deeper-channel"]
        assert imported(table([["adams-2024", "deeper-channel", "agree", "1", ""]])).out.startswith(
            "0 added, 1 changed"
        )
        assert positions(file)["adams-2024", "deeper-channel"] == before | {"stance": "agree"}

    def test_under_a_former_id(self, imported, file):
        """The position of the good corpus stands under the old id of its question."""
        assert imported(table([["baker-2025", "deeper-channel", "mixed", "", ""]])).code == 0
        assert positions(file)["baker-2025", "old-channel"]["stance"] == "mixed"

    @pytest.mark.parametrize("separator", [";", "\t", ","])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
    def test_as_spreadsheets_save_it(self, imported, file, separator, encoding):
        rows = [["baker-2025", "traffic-grows", "-1", "'4", "’T is so"], ["", "", "", "", ""]]
        assert imported(table(rows, separator).replace("\n", "\r\n"), encoding).code == 0
        assert positions(file)["baker-2025", "traffic-grows"]["stance"] == "disagree"

    def test_silence_is_no_position(self, imported, file):
        before = file.read_bytes()
        assert imported(table([["baker-2025", "traffic-grows", "", "", ""]])).code == 0
        assert file.read_bytes() == before

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "it is empty"),
            ('article,"question', "it is not a table with a heading"),
            ("article,question\n", 'there is no column "stance"'),
            ("article,question,stanse\n", 'there is no column "stance"; did you mean "stanse"?'),
        ],
    )
    def test_what_is_no_such_table(self, imported, text, said):
        done = imported(text)
        assert (done.code, done.out) == (2, "")
        assert said in done.err

    def test_bytes_that_are_not_utf_8(self, imported):
        assert "save it as “CSV UTF-8”" in imported(table([["é", "", "", "", ""]]), "cp1252").err

    def test_what_would_be_wrong_is_not_written(self, imported, file):
        before = file.read_bytes()
        done = imported(table([["baker-2025", "traffic-grows", "agree", "4", "TODO: say why"]]))
        assert done.code == 1
        assert "error[todo]" in done.out
        assert file.read_bytes() == before


class TestForty:
    """A table of 40 articles and 30 questions, first with ten mistakes and then without."""

    @pytest.fixture
    def rows(self, file):
        corpus = yaml.load(generate(40, questions=30, topics=1), yaml.CSafeLoader)
        for entry in corpus["articles"].values():
            for section in (*SECTIONS, "positions", "in_brief", "receipt"):
                entry.pop(section, None)
        file.write_text(yaml.safe_dump(corpus, sort_keys=False, allow_unicode=True), encoding="utf-8")
        stances = ["agree", "disagree", "mixed", "strongly-agree", "strongly-disagree", "unclear"]
        return [
            [article, question, stances[(row * 7 + column) % 6], "1", ""]
            for row, article in enumerate(corpus["articles"])
            for column, question in enumerate(corpus["questions"])
        ]

    def test_mistakes_are_told_by_row_and_column(self, rows, imported, file):
        before = file.read_bytes()
        columns = HEADING.split(",")
        for row, (column, value, _) in MISTAKES.items():
            if value is None:
                rows[row - 2][:2] = rows[row - 3][:2]
            else:
                rows[row - 2][columns.index(column)] = value
        done = imported(table(rows))
        assert done.code == 1
        *told, last = done.out.splitlines()
        assert last == "Nothing was imported: 10 mistakes."
        for line, (row, (column, _, said)) in zip(told, MISTAKES.items(), strict=True):
            assert line.startswith(f"table.csv: row {row}, {column}: {said}")
        assert file.read_bytes() == before

    def test_all_of_it_is_imported_and_exported_again(self, rows, imported, file, run, project):
        assert imported(table(rows)).out.startswith("1,200 added, 0 changed, 0 as they were.")
        assert len(positions(file)) == 1200
        assert run("export", "again.csv").code == 0
        again = list(csv.DictReader(io.StringIO((project / "again.csv").read_text(encoding="utf-8-sig"))))
        cells = [[row[name] for name in HEADING.split(",")] for row in again]
        assert sorted(cells) == sorted(rows)
        assert run("import", "again.csv").out.startswith("0 added, 0 changed, 1,200 as they were.")


def test_export_with_rows_to_fill_in(run, project):
    assert run("export", "positions.csv", "--open").code == 0
    rows = list(csv.DictReader(io.StringIO((project / "positions.csv").read_text(encoding="utf-8-sig"))))
    assert [row["stance"] for row in rows] == ["strongly-agree", "agree", "disagree", ""]
    assert (rows[-1]["article"], rows[-1]["question"]) == ("baker-2025", "traffic-grows")


def test_a_draft_has_its_rows_too(run, write, project):
    """A first pass is made before an article is published."""
    write(
        "articles:\n  clark-2026:\n    title: A third view\n    authors: []\n    publisher: The Tide\n"
        "    topics: [harbour]\n    draft: true\n",
        "data/annotations/clark-2026.yaml",
    )
    assert run("export", "positions.csv", "--open").code == 0
    filled = (project / "positions.csv").read_text(encoding="utf-8-sig")
    assert "clark-2026,traffic-grows,,,," in filled
    filled = filled.replace("clark-2026,traffic-grows,,,,", "clark-2026,traffic-grows,agree,stated,3,")
    (project / "positions.csv").write_text(filled, encoding="utf-8")
    assert run("import", "positions.csv").out.startswith("1 added, 0 changed, 3 as they were.")
