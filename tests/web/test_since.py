"""A link from a memo, years later: the page says what became of what was cited, and nothing where nothing did."""

import json

import pytest
from browsing import unfold, violations
from conftest import build_well, copy_project
from git_projects import Repository
from jsonschema import Draft202012Validator

from tests.corpora.school import dump, other


def corpus():
    """Two articles of the school corpus: little to build, again and again."""
    small = other("bells-1", "bells-2")
    for question in ("never-asked", "asked-once"):
        del small["questions"][question]
    for article in small["articles"].values():
        for position in article["positions"].values():
            position.pop("seemingly_opposed", None)  # to one that is not here
    return small


class Published:
    """A corpus in a repository, with a commit for each change; published after some."""

    def __init__(self, root):
        self.repository = Repository(copy_project(root))
        self.repository.write("/site/\n/.cache/\n", ".gitignore")
        self.data = corpus()

    def commit(self):
        self.repository.commit(dump(self.data))

    def publish(self):
        self.commit()
        built = build_well(self.repository.root)
        assert misfits(built.site) == []
        return built.site


def misfits(site):
    """What in the files of earlier versions does not fit the part of the published schema that they name."""
    published = json.loads((site / "api/v1/schema.json").read_text(encoding="utf-8"))
    found = []
    for path in (site / "api/v1/versions").glob("*.json"):
        document = json.loads(path.read_text(encoding="utf-8"))
        where, _, part = document["$schema"].partition("#")
        assert (path.parent / where).resolve() == (site / "api/v1/schema.json").resolve()
        schema = {"$ref": f"#{part}", "$defs": published["$defs"]}
        found += [
            f"{path.name}: {error.message}" for error in Draft202012Validator(schema).iter_errors(document)
        ]
    return found


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return Published(tmp_path_factory.mktemp("since") / "project")


def cited(page, name):
    """The link that the menu offers for a memo."""
    page.locator(".bf-cite").and_(page.get_by_role("button", name=name, exact=True)).click()
    page.locator(".bf-cite[aria-expanded=true]").wait_for()
    link = page.locator(".bf-cite-menu__preview").first.inner_text()
    page.keyboard.press("Escape")
    return link


def followed(page, link):
    """What the page says about a link, as a reader who opens it sees it; empty where it says nothing loud."""
    page.goto("about:blank")
    page.goto(link)
    page.locator(".bf-since [role=status] > *, .bf-as-cited").first.wait_for()
    notices = page.locator(".bf-since [role=status]").all_inner_texts()
    assert len(notices) <= 1
    return " ".join(notices[0].split()) if notices else ""


def test_each_change_is_told_where_it_was_cited_and_nowhere_else(published, page, serve):
    data, site = published.data, published.publish()
    address = serve(site)
    briefing = f"{address}briefings/bells-2/"
    page.goto(briefing)
    unfold(page)
    proposition = data["questions"]["later-start"]["proposition"]
    links = {name: cited(page, f"Cite {name}") for name in ("t1", "e1", "a1", "p1", "r1")}
    links["position"] = cited(page, f"Cite the position on “{proposition}”")
    page.goto(f"{address}questions/later-start/")
    links["question"] = cited(page, "Cite this question")
    links["beside"] = cited(
        page, page.locator(".bf-position:has(#bells-2) .bf-cite").get_attribute("aria-label")
    )
    assert links["t1"].startswith(f"{briefing}?v=")
    assert links["t1"].endswith("#t1")
    assert "#" not in links["question"]

    assert {name: followed(page, link) for name, link in links.items()} == dict.fromkeys(links, "")

    published.commit()
    article = data["articles"]["bells-2"]
    article["thesis"]["t1"]["text"] = "Principal claim 2, and <b>more</b> [[bells-1.t1]]."
    data["questions"]["later-start"]["proposition"] = proposition.replace("nine", "ten")
    published.publish()
    assert followed(page, links["t1"]) == (
        "It has been reworded since it was cited. As cited, until 3 March 2026: Main claim 2. "
        "Now: Principal claim 2, and <b>more</b> bells-1.t1."
    )
    assert page.locator(".bf-since del").all_inner_texts() == ["Main", "2."]
    assert page.locator(".bf-since ins").all_inner_texts() == ["Principal", "2, and <b>more</b> bells-1.t1."]
    assert "reworded" in followed(page, links["question"])
    assert followed(page, links["e1"]) == ""
    page.goto(briefing)
    unfold(page)
    links["naming"] = cited(page, "Cite t1")

    article["positions"]["later-start"]["stance"] = "agree"
    published.commit()
    article["predictions"]["p1"]["withdrawn"] = {"date": "2026-03-05", "reason": "It is not in the text."}
    published.publish()
    for place in ("position", "beside"):
        assert followed(page, links[place]) == (
            "The stance has changed since it was cited: from “strongly disagrees” to “agrees”."
        )
    assert "reworded" in followed(page, links["t1"])
    assert followed(page, links["p1"]) == (
        "It has been withdrawn since it was cited; the reason stands below."
    )

    article["recommendations"]["r7"] = {**article["recommendations"].pop("r1"), "text": "Try it once."}
    article["thesis"]["t1"]["supports"] = ["r7"]
    data["articles"]["bells-two"] = data["articles"].pop("bells-2")
    article["thesis"]["t1"]["text"] = article["thesis"]["t1"]["text"].replace("bells-1.t1", "bells-1.t7")
    data["articles"]["bells-1"]["thesis"]["t7"] = data["articles"]["bells-1"]["thesis"].pop("t1")
    data["redirects"] = {"bells-2": "bells-two", "bells-2.r1": "bells-two.r7", "bells-1.t1": "bells-1.t7"}
    published.publish()
    assert followed(page, links["r1"]) == (
        "What was cited as r1 is now r7. The briefing has moved to another address. "
        "It has been reworded since it was cited. As cited, until 6 March 2026: Try it. Now: Try it once."
    )
    assert page.locator("#r1 ~ h3").bounding_box()["y"] < 900
    assert (
        followed(page, links["a1"]) == "The briefing has moved to another address. It reads as it was cited."
    )
    assert (
        followed(page, links["naming"])
        == "The briefing has moved to another address. It reads as it was cited."
    )
    assert "reworded" in followed(page, links["t1"])
    assert "stance has changed" in followed(page, links["beside"])

    assert violations(page) == []


def test_an_unknown_version_says_so_and_a_place_that_is_not_there_too(page, address):
    for version in ("00000000", "<img src=x onerror=alert(1)>", ""):
        said = followed(page, f"{address}briefings/bells-0/?v={version}#t1")
        assert said.startswith(f"It was cited in a version ({version[:20]}) that is not known here")
    assert "called “e999”" in followed(page, f"{address}briefings/bells-0/?v=00000000#e999")


def test_a_place_that_is_not_there_is_said_and_the_nearest_named(page, address, school):
    briefing = f"{address}briefings/bells-0/"
    last = max(
        (id_ for id_ in school.corpus.articles["bells-0"].claims if id_[0] == "e"),
        key=lambda id_: int(id_[1:]),
    )
    assert "called “e999”" in followed(page, f"{briefing}#e999")
    page.locator(".bf-since [role=status]").get_by_role("link", name=last, exact=True).click()
    page.wait_for_url(f"{briefing}#{last}")
    for id_ in ("on-<b>", "on-%"):
        assert f"called “{id_}”" in followed(page, f"{briefing}#{id_}")
    assert "called “bells-99”" in followed(page, f"{address}questions/sleep-loss/#bells-99")
    page.get_by_role("button", name="Search this site").click()
    # Who leaves while the index is on its way has an error in the console.
    page.get_by_text("Type to search claims").wait_for()


def test_it_is_said_once_too_where_a_reader_comes_to_such_a_place_on_the_page(page, address):
    page.goto(f"{address}briefings/bells-0/#e1")
    for id_ in ("e998", "e999"):
        page.evaluate("id => (location.hash = id)", id_)
        page.get_by_text(f"called “{id_}”").wait_for()
    assert page.locator(".bf-since").count() == 1


@pytest.mark.parametrize(
    "fragment", ["", "#", "#t1", "#top", "#_brief", "#__search", "#positions", "#:~:text=main"]
)
def test_nothing_is_said_of_other_places(page, address, fragment):
    page.goto("about:blank")
    page.goto(f"{address}briefings/bells-0/{fragment}")
    page.wait_for_timeout(400)
    assert page.locator(".bf-since").count() == 0


def test_a_notice_can_be_dismissed_and_a_version_does_not_follow_the_reader_to_another_place(page, address):
    followed(page, f"{address}briefings/bells-0/?v=00000000#t1")
    page.get_by_role("button", name="Dismiss").click()
    assert page.locator(".bf-since").count() == 0
    assert page.evaluate("document.activeElement.id") == "t1"
    page.evaluate("location.hash = '#e1'")
    page.wait_for_url(f"{address}briefings/bells-0/#e1")
    assert page.locator(".bf-since").count() == 0


def test_nothing_is_fetched_and_nothing_said_where_no_version_was_cited(page, address, requests):
    page.goto(f"{address}briefings/bells-0/#t1")
    page.wait_for_timeout(400)
    assert page.locator(".bf-since, .bf-as-cited").count() == 0
    assert [url for _, url in requests if "/api/" in url] == []
