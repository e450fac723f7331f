"""The content security policy: what a browser loads and runs of a page, and what not."""

from __future__ import annotations

import re

import pytest
from conftest import URL, build, copy_project
from pages import parse

from briefings.web.csp import Policy
from tests.corpora.school import dump, other

STRANGERS = "document.documentElement.dataset.stranger = 'ran'"
LEAK = f"""
from briefings.web import generated
_render = generated.GeneratedPage.render
def _leaking(self, *arguments):
    _render(self, *arguments)
    self.content += "<script>{STRANGERS}</script><img src=x onerror=\\"{STRANGERS}\\">"
generated.GeneratedPage.render = _leaking
"""
"""What would happen if a text of contributors were not escaped."""
BY_HAND = """# By hand

<p id="styled">Styled.</p>
<style>#styled { color: rgb(1, 2, 3) }</style>
<script>document.documentElement.dataset.inside = "ran"</script>

| a | b |
|---|--:|
| 1 | 2 |

{{ claim("bells-1.e1") }}
"""


def policies(project):
    """The policy of each page that has one, by its path."""
    found = {}
    for path in project.site.rglob("*.html"):
        contents = parse(path).xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        found |= {path.relative_to(project.site).as_posix(): content for content in contents}
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A team that writes scripts of its own, and a generator that fails to escape."""
    root = copy_project(
        tmp_path_factory.mktemp("csp") / "project",
        dump(other()),
        ("      - Method: method.md\n", "      - Method: method.md\n      - By hand: by-hand.md\n"),
        ("extra_javascript:\n", "extra_javascript:\n  - assets/ours.js\n"),
    )
    (root / "docs" / "by-hand.md").write_text(BY_HAND, encoding="utf-8")
    (root / "docs" / "assets" / "ours.js").write_text("document.documentElement.dataset.ours = 'ran'\n")
    with (root / "hooks.py").open("a", encoding="utf-8") as hooks:
        hooks.write(LEAK)
    return root


@pytest.fixture
def change(root):
    """Change a file of the project for the time of a test."""
    first = {}

    def changed(name, *changes):
        if name not in first:
            first[name] = (root / name).read_text(encoding="utf-8")
        text = first[name]
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        (root / name).write_text(text, encoding="utf-8")

    yield changed
    for name, text in first.items():
        (root / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def team(root):
    built = build(root, SITE_URL=URL)
    assert built.code == 0, built.output
    return built


def test_every_page_has_a_policy_before_anything_that_runs(team):
    every = {path.relative_to(team.site).as_posix() for path in team.site.rglob("*.html")}
    assert policies(team).keys() == every
    for name in every:
        html = (team.site / name).read_text(encoding="utf-8")
        assert html.index("Content-Security-Policy") < html.index("<script")


def test_the_file_for_hosts_allows_what_every_page_allows(team):
    (rule, header) = (team.site / "_headers").read_text(encoding="utf-8").splitlines()
    assert rule == "/*"
    name, _, value = header.strip().partition(": ")
    assert name == "Content-Security-Policy"
    everywhere = dict(part.split(" ", 1) for part in value.split("; "))
    assert everywhere.pop("frame-ancestors") == "'self'"
    for policy in policies(team).values():
        for directive, sources in (part.split(" ", 1) for part in policy.split("; ")):
            assert set(sources.split()) <= set(everywhere[directive].split())


def test_what_writers_put_into_a_page_runs_and_what_strangers_put_there_does_not(team, serve, new_page):
    address = serve(team.site)
    page = new_page()
    page.goto(f"{address}by-hand/", wait_until="load")
    ran = "['inside', 'ours', 'stranger'].filter((name) => document.documentElement.dataset[name] === 'ran')"
    assert page.evaluate(ran) == ["inside", "ours"]
    assert page.evaluate("getComputedStyle(document.getElementById('styled')).color") == "rgb(1, 2, 3)"
    assert page.evaluate("getComputedStyle(document.querySelector('td:last-child')).textAlign") == "right"
    page.goto(f"{address}briefings/bells-1/", wait_until="load")
    assert STRANGERS in page.content()
    assert page.evaluate(ran) == ["ours"]
    assert "the scripts and styles in this page are allowed" in team.output


def test_a_script_in_what_macros_give_is_not_allowed_on_a_page_by_hand():
    policy = Policy(None)
    policy.trust("by-hand/", "<script>ours()</script> macro0", "docs/by-hand.md")
    content = "<script>ours()</script> <script>theirs()</script>"
    filled = policy.fill(f"{policy.mark} <script>themes()</script> {content}", "by-hand/", content)
    allowed = re.findall("'sha256-[^']+'", filled)
    assert len(allowed) == 2
    assert policy.fill(f"{policy.mark} {content}", "another/", content).count("sha256") == 0


ADDING = """
def on_post_page(output, **_):
    return output.replace("</body>", "<script>added()</script></body>")
"""


def test_a_script_that_a_plugin_adds_is_allowed(root, change, team):
    before = policies(team)
    (root / "adding.py").write_text(ADDING, encoding="utf-8")
    change("mkdocs.yml", ("hooks:\n", "hooks:\n  - adding.py\n"))
    added = build(root, SITE_URL=URL)
    assert added.code == 0, added.output
    for name, policy in policies(added).items():
        # MkDocs does not hand plugins the page for unknown addresses.
        assert policy.count("'sha256-") == before[name].count("'sha256-") + (name != "404.html")


ELSEWHERE = """
![A picture](https://pictures.example/a.png)

<iframe title="A film" src="//films.example/film"></iframe>

<audio src="https://sounds.example/a.ogg"></audio>
"""
NEEDED = {
    "script-src": "https://scripts.example",
    "style-src-elem": "https://styles.example",
    "img-src": "https://pictures.example",
    "frame-src": "https://films.example",
    "media-src": "https://sounds.example",
}


def test_what_another_host_would_have_to_send_is_named_with_what_to_write(root, change):
    change("docs/by-hand.md", ("# By hand\n", f"# By hand\n{ELSEWHERE}\n"))
    loaded = [
        ("extra_javascript:\n", "extra_javascript:\n  - https://scripts.example/a.js\n"),
        ("extra_css:\n", "extra_css:\n  - https://styles.example/a.css\n"),
    ]
    change("mkdocs.yml", *loaded)
    refused = build(root, SITE_URL=URL)
    assert refused.code != 0
    assert [f"write {directive}: {host}" in refused.output for directive, host in NEEDED.items()] == [
        True
    ] * 5
    lines = "".join(f"    {directive}: {host}\n" for directive, host in NEEDED.items())
    change("mkdocs.yml", *loaded, ("extra:\n", f"extra:\n  csp:\n{lines}"))
    allowed = build(root, SITE_URL=URL)
    assert allowed.code == 0, allowed.output
    for policy in policies(allowed).values():
        for directive, host in NEEDED.items():
            (sources,) = re.findall(f"(?:^|; ){directive} ([^;]+)", policy)
            assert {"'self'", host} <= set(sources.split())


def test_a_team_can_do_without_a_policy(root, change):
    change("mkdocs.yml", ("extra:\n", "extra:\n  csp: false\n"))
    built = build(root, SITE_URL=URL)
    assert built.code == 0, built.output
    assert policies(built) == {}
    assert not (built.site / "_headers").exists()
