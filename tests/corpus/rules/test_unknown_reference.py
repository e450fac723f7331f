"""What was not read may be there; `unknown_reference.txt` says what is found in a file that was."""


def test_an_article_in_which_reading_stopped_may_have_more_claims(said_of, good):
    stop, reply, redirects = (good.index(part) for part in ("    recommend", "  baker-2025:", "redirects:"))
    other = "articles:\n" + good[reply:redirects].replace("adams-2024.e2]", "adams-2024.r1]")
    (said,) = said_of(
        {
            "data/annotations.yaml": good[:stop] + "    @",
            "data/annotations/a.yaml": other.replace("old-channel", "deeper-channel"),
        }
    )
    assert "error[syntax]" in said


def test_a_file_that_stops_early_may_name_more(said_of, good):
    start = good.index("  traffic-grows:")
    (said,) = said_of(
        {
            "data/annotations.yaml": good[:start] + "\t\n",
            "data/annotations/a.yaml": good[good.index("articles:") : good.index("redirects")],
        }
    )
    assert "error[syntax]" in said


def test_a_file_that_cannot_be_read_may_name_more(said_of, good):
    articles = good.index("articles:")
    said = said_of(
        {
            "data/annotations.yaml": b"\xff\xfe" + good[:articles].encode("utf-16-le"),
            "data/annotations/a.yaml": good[articles : good.index("redirects")],
        }
    )
    assert [line.split(" ")[1] for line in said] == ["error[encoding]"]
