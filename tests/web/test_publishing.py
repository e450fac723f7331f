"""A build leaves the complete old site or the complete new one, wherever it is killed and whatever goes wrong."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import builder
import pytest
from conftest import ALL, ROOT, VARIABLES, Project, build, build_well, copy_project
from git_projects import MAIN, Repository

from bench.corpus import generate
from tests import corpora
from tests.with_corpus import change_settings

BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict"]
ADDRESSES = ("https://example.org/one/", "https://example.org/two/")
"""Every page holds the address of the site, so that two builds have no page in common."""
RANDOM = 100 if ALL else 4
AIMED = 30
PAIRS = 10 if ALL else 2


def tree(folder: Path) -> dict[str, str]:
    """The digest of each file in a folder, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


class Twice:
    """A project that has been built with each of two addresses, of which `last` is the one that its site now has."""

    def __init__(self, root: Path, kept: list[Path]) -> None:
        """Take a folder, and copies of both sites."""
        self.root, self.site, self.kept = root, root / "site", kept
        self.trees = [tree(site) for site in kept]
        self.last = self.found()

    def found(self) -> int:
        """Which of the sites is there. Raises ValueError if it is neither."""
        return self.trees.index(tree(self.site))

    def build(self, number: int, kill: float = 0) -> tuple[int, str]:
        """The exit code of a build with one of the addresses, and what it said."""
        variables = {**VARIABLES, "SITE_URL": ADDRESSES[number]}
        return builder.build(self.root, variables, "--strict", kill=kill)

    def came_of(self, code: int, said: str = "") -> str:
        """What is there after a kill while the other site was made or put in place."""
        before, self.last = self.last, self.found()
        assert code == -signal.SIGALRM or (code == 0 and self.last != before), said
        return "ended before" if code == 0 else "old" if self.last == before else "new"


@dataclass
class Projects:
    """Two copies of one, so that two things are tried at a time."""

    articles: int
    both: list[Twice]
    seconds: float
    """How long a build takes."""

    def count(self, kind, attempt, given):
        """Print how often each came of what was tried: run with `-s`."""
        halves = (given[::2], given[1::2])
        with ThreadPoolExecutor(2) as pool:
            tried = pool.map(lambda twice, half: [attempt(twice, each) for each in half], self.both, halves)
            seen = Counter(chain(*tried))
        print(f"{self.articles} articles, {len(given)} {kind}: {dict(seen)}")


@pytest.fixture(scope="module", params=(4, 300) if ALL else (4,))
def projects(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("twice")
    root = copy_project(folder / "project", generate(request.param))
    kept, seconds = [folder / "one", folder / "two"], []
    for address, to in zip(ADDRESSES, kept, strict=True):
        started = time.monotonic()
        build_well(root, SITE_URL=address)
        seconds.append(time.monotonic() - started)
        shutil.copytree(root / "site", to)
    assert tree(kept[0]).keys() == tree(kept[1]).keys()
    other = shutil.copytree(root, folder / "other", symlinks=True)
    return Projects(request.param, [Twice(root, kept), Twice(other, kept)], min(seconds))


def test_kills_of_builds_at_random_moments(projects):
    chance = random.Random(projects.articles)  # noqa: S311
    moments = [chance.uniform(0.05, projects.seconds) for _ in range(RANDOM)]
    projects.count(
        "kills", lambda twice, moment: twice.came_of(*twice.build(1 - twice.last, moment)), moments
    )
    for twice in projects.both:
        twice.came_of(*twice.build(1 - twice.last))
        assert not (twice.root / ".site.building").exists()


def test_kills_aimed_at_the_change_over(projects):
    """Of a process that does with a copy of the other site what a build does with a new one."""

    def attempt(twice, moment):
        new = twice.kept[1 - twice.last]
        return twice.came_of(builder.publish(new, twice.site, moment))

    chance = random.Random(projects.articles)  # noqa: S311
    # The exchange comes within a millisecond, and then the old site is removed.
    spans = (0.001, 0.005 + projects.articles / 1000)
    projects.count("aimed", attempt, [chance.uniform(0.0001, chance.choice(spans)) for _ in range(AIMED)])


def test_two_builds_started_together(projects):
    """Each ends with the whole site or refuses by name."""

    def attempt(twice, _):
        with ThreadPoolExecutor(2) as pool:
            ended = list(pool.map(twice.build, range(2)))
        whole = [number for number, (code, _) in enumerate(ended) if code == 0]
        twice.last = twice.found()
        assert twice.last in whole, ended
        for code, said in ended:
            assert code == 0 or f"Another build is writing {twice.site}." in said, said
            assert "Traceback" not in said
        return f"{len(whole)} whole"

    projects.count("pairs", attempt, range(PAIRS))


@pytest.mark.parametrize(
    ("kind", "states"), [("exchange", {"old", "new"}), ("rename", {"old", "new", "nothing"})]
)
def test_a_kill_at_any_line_of_the_change_over(kind, states, tmp_path):
    """Without an exchange there is no site between two renames; the next build brings the old one back, and says so."""
    for after, recovered, published, said, *left in line_kills(kind, tmp_path):
        assert after in states
        assert recovered in ("old", "new")
        assert said == str(int(after == "nothing"))
        assert (published, left) == ("new", ["site"])


def test_a_kill_at_any_line_of_the_first_change_over(tmp_path):
    for after, recovered, published, said, *left in line_kills("first", tmp_path):
        assert after == recovered
        assert after in ("nothing", "new")
        assert (published, said, left) == ("new", "0", ["site"])


def line_kills(kind, folder):
    command = [sys.executable, str(ROOT / "tests" / "web" / "line_kills.py"), str(folder), kind]
    run = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    kills = [line.split("\t") for line in run.stdout.splitlines()]
    assert len(kills) > 50
    return kills


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A small project with its site."""
    root = copy_project(tmp_path_factory.mktemp("places") / "project", corpora.text("minimal"))
    build_well(root)
    return root


@pytest.fixture
def root(built, tmp_path):
    """A copy of it."""
    return Path(shutil.copytree(built, tmp_path / "project", symlinks=True))


def run(root, *arguments, **environment):
    """A build by somebody to whom permissions apply, unlike to root."""
    ended = builder.build(
        root, {**VARIABLES, **environment}, "--strict", *arguments, privileged=os.geteuid() != 0
    )
    return Project(root, *ended)


def run_anew(root, **environment):
    """A build by a Python that has made no temporary file before, and so asks where to."""
    ended = subprocess.run(
        BUILD,
        cwd=root,
        env={**os.environ, **VARIABLES, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return Project(root, ended.returncode, ended.stdout + ended.stderr)


@contextlib.contextmanager
def mounted(folder, *options, of="tmpfs"):
    """A file system of its own in a folder, or with `--bind` the folder `of`."""
    folder.mkdir(exist_ok=True)
    command = ["mount", *(options or ["-t", "tmpfs"]), str(of), str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def assert_refused(root, *parts, by=build, kept="site", **environment):
    """A build fails with a sentence, and leaves a folder as it was."""
    before = tree(root / kept)
    built = by(root, **environment)
    assert built.code == 1, built.output
    assert "Traceback" not in built.output
    for part in parts:
        assert part in built.output
    assert tree(root / kept) == before


class TestASiteThatCannotBeReplaced:
    """One sentence that says what to do, exit code 1, and the old site as it was."""

    def test_a_file(self, root):
        shutil.rmtree(root / "site")
        (root / "site").write_text("mine")
        assert_refused(root, f"{root / 'site'} is a file, not a folder.", "Remove it, or build")
        assert (root / "site").read_text() == "mine"

    def test_a_link_to_nothing(self, root):
        shutil.rmtree(root / "site")
        (root / "site").symlink_to("gone")
        assert_refused(root, f"{root / 'site'} is a link to a folder that does not exist.")
        assert not (root / "gone").exists()

    @pytest.mark.parametrize("options", [[], ["--bind"]])
    def test_a_mount_point(self, root, options):
        with mounted(root / "site", *options, of=root / "docs"):
            assert_refused(root, f"{root / 'site'} is a mount point", f"-d {root / 'site' / 'site'}")

    @pytest.mark.parametrize("options", [[], ["--bind"]])
    def test_a_mount_point_inside(self, root, options):
        inside, mine = root / "site" / "a bc", root / "mine"
        mine.mkdir()
        with mounted(inside, *options, of=mine):
            (inside / "mine").write_text("")
            assert_refused(root, f"you may not remove what is in {inside}")

    def test_a_folder_of_an_image_of_a_container(self, root, tmp_path):
        folders = [tmp_path / name for name in ("upper", "work", "mounted")]
        for folder in folders:
            folder.mkdir()
        layers = f"lowerdir={root},upperdir={folders[0]},workdir={folders[1]}"
        with mounted(folders[2], "-t", "overlay", "-o", layers) as project:
            assert_refused(project, "Invalid cross-device link", "Remove the old site, then build again")

    def test_a_read_only_file_system(self, root):
        change_settings(root, ("site_dir: site", "site_dir: disk/site"))
        with mounted(root / "disk"):
            shutil.copytree(root / "site", root / "disk" / "site")
            subprocess.run(["mount", "-o", "remount,ro", str(root / "disk")], check=True)
            assert_refused(root, "Read-only file system", "Make it writable", kept="disk")

    @pytest.mark.parametrize("search", ["false", "true"])
    def test_a_full_disk(self, root, search):
        change_settings(root, ("site_dir: site", "site_dir: disk/site"))
        files = [path for path in (root / "site").rglob("*") if path.is_file()]
        size = sum(-(-path.stat().st_size // 4096) * 4096 for path in files)
        # With search there is room for the new pages and the small ones for search, but not for their index.
        room = size * 2 + 524_288 if search == "true" else size * 3 // 2
        with mounted(root / "disk", "-t", "tmpfs", "-o", f"size={room}"):
            shutil.copytree(root / "site", root / "disk" / "site")
            said = "No space left on device" if search == "false" else "search index could not be made"
            # One process, which writes one after the other.
            assert_refused(root, said, kept="disk", SEARCH=search, JOBS="1")

    @pytest.mark.parametrize("processes", ["1", "2"])
    def test_no_room_for_temporary_files(self, root, processes):
        with mounted(root / "temporary", "-t", "tmpfs", "-o", "size=32768"):
            variables = {"TMPDIR": str(root / "temporary"), "JOBS": processes}
            assert_refused(root, "No space left on device", "(TMPDIR)", by=run_anew, **variables)

    @pytest.mark.parametrize("folder", ["site", "site/assets", ""])
    def test_a_folder_that_is_read_only(self, root, folder):
        (root / folder).chmod(0o555)
        try:
            assert_refused(root, str(root / folder), "writable", by=run)
        finally:
            (root / folder).chmod(0o755)

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root gives folders away")
    def test_a_folder_of_somebody_else(self, root):
        os.chown(root / "site", 65534, 65534)
        assert_refused(root, f"you may not remove what is in {root / 'site'}", "chown", by=run)

    @pytest.mark.parametrize("kind", ["link", "file", "folder", "lock that is a link", "lock that is a pipe"])
    def test_something_else_has_the_name_of_our_folder(self, root, kind):
        name, mine = root / ".site.building", root / "mine"
        mine.mkdir()
        (mine / "new").mkdir()
        (mine / "new" / "work").write_text("mine")
        if kind == "link":
            name.symlink_to(mine)
        elif kind == "file":
            name.write_text("mine")
        else:
            mine.rename(name)
        if kind == "lock that is a link":
            (name / "lock").symlink_to(root / "gone")
        elif kind == "lock that is a pipe":
            os.mkfifo(name / "lock")
        assert_refused(root, f"The build needs the name {name}", "Move it away", kept="")
        assert not (root / "gone").exists()

    def test_a_build_that_writes_it_and_is_killed_while_pagefind_still_works(self, root):
        """Pagefind holds the lock too. This one is slow."""
        (root / "pagefind.py").write_text(
            "import pathlib, time\npathlib.Path('started').touch()\ntime.sleep(4)\npathlib.Path('ended').touch()\n"
        )
        first = subprocess.Popen(
            BUILD, cwd=root, env={**VARIABLES, "SEARCH": "true"}, stderr=subprocess.DEVNULL
        )
        wait_for(root / "started")
        first.kill()
        first.wait()
        assert_refused(root, f"Another build is writing {root / 'site'}.")
        assert not (root / "ended").exists()
        wait_for(root / "ended")
        time.sleep(0.5)
        build_well(root)


def wait_for(path):
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.05)


class TestABuildThatFails:
    """The old site is still there."""

    def test_errors_in_the_data_after_a_kill_between_two_renames(self, root):
        before, staging = tree(root / "site"), root / ".site.building"
        staging.mkdir()
        (staging / "lock").touch()
        (root / "site").rename(staging / "old")
        (root / MAIN).write_text("articles: 1\n")
        assert_refused(root, "The last build was killed", "in the data; nothing was built", kept="docs")
        assert tree(root / "site") == before
        assert not staging.exists()

    def test_a_link_in_place_of_the_site_that_a_kill_left(self, root):
        """Nothing of the folder that it leads to is published or lost."""
        staging, mine = root / ".site.building", root / "mine"
        mine.mkdir()
        (mine / ".hidden").touch()
        staging.mkdir()
        (staging / "lock").touch()
        (staging / "old").symlink_to(mine)
        shutil.rmtree(root / "site")
        build_well(root)
        assert not (root / "site").is_symlink()
        assert not (root / "site" / ".hidden").exists()
        assert (mine / ".hidden").exists()

    def test_a_dead_link_in_a_strict_build(self, root):
        page = root / "docs" / "index.md"
        page.write_text(page.read_text() + "\n[Nowhere](#nowhere)\n")
        assert_refused(root, "Aborted with 1 warnings in strict mode! The last good site stays.")
        assert not (root / ".site.building").exists()

    @pytest.mark.parametrize("page", [b"caf\xe9.md", b"cafe.md"])
    def test_a_page_that_is_not_in_utf_8(self, root, page):
        """In its name or in its text."""
        Path(os.fsdecode(os.fsencode(root / "docs") + b"/" + page)).write_bytes(page)
        if page.isascii():
            (root / "docs" / "cafe.md").write_bytes(b"caf\xe9")
        assert_refused(root, "not in UTF-8", "The last good site stays.", page[:3].decode())

    @pytest.mark.parametrize(
        ("file", "change"),
        [
            ("method/index.html", "unlink()"),
            ("assets/briefings.css", "write_text('')"),
            ("404.html", "unlink()"),
        ],
    )
    def test_a_file_is_missing_or_cut_short(self, root, file, change):
        hook(root, f"(pathlib.Path(config.site_dir) / {file!r}).{change}", priority=200)
        assert_refused(root, "1 of ", f"files are missing or cut short in {root}", file)

    def test_another_plugin_may_change_what_mkdocs_wrote(self, root):
        hook(root, "(pathlib.Path(config.site_dir) / 'assets' / 'briefings.css').unlink()", priority=0)
        build_well(root)
        assert not (root / "site" / "assets" / "briefings.css").exists()


def hook(root, statement, priority):
    """Have another plugin do something with the finished site."""
    (root / "other.py").write_text(
        "import pathlib\nfrom mkdocs.plugins import event_priority\n\n"
        f"@event_priority({priority})\ndef on_post_build(config):\n    {statement}\n"
    )
    change_settings(root, ("  - hooks.py", "  - hooks.py\n  - other.py"))


class TestWhatStays:
    """What a build has to leave in place."""

    def test_a_link_to_the_folder_of_the_site(self, root):
        (root / "site").rename(root / "elsewhere")
        (root / "site").symlink_to("elsewhere")
        before = tree(root / "elsewhere")
        build_well(root, SITE_URL=ADDRESSES[0])
        assert (root / "site").is_symlink()
        assert tree(root / "elsewhere") != before

    def test_hidden_files_and_permissions(self, root):
        site = root / "site"
        (site / ".git").mkdir()
        (site / ".git" / "HEAD").write_text("ref")
        (site / ".nojekyll").touch()
        (site / "of-before.html").touch()
        site.chmod(0o2775)
        build_well(root)
        assert (site / ".git" / "HEAD").read_text() == "ref"
        assert (site / ".nojekyll").exists()
        assert not (site / "of-before.html").exists()
        assert site.stat().st_mode & 0o7777 == 0o2775

    def test_a_dirty_build_changes_the_last_site(self, root):
        page = root / "docs" / "method.md"
        page.write_text(page.read_text() + "\nOne more line.\n")
        (root / "site" / "of-before.html").touch()
        code, said = builder.build(root, VARIABLES, "--dirty")
        assert code == 0, said
        assert "One more line." in (root / "site" / "method" / "index.html").read_text()
        assert (root / "site" / "of-before.html").exists()
        assert not (root / ".site.building").exists()


@pytest.fixture
def repository(root):
    """The project with two earlier revisions, and no site."""
    shutil.rmtree(root / "site")
    found = Repository(root)
    text = (root / MAIN).read_text()
    found.commit({".gitignore": "/site/\n/.cache/\n"})
    found.commit(text.replace("without a shed", "with no shed"))
    found.commit(text)
    return found.root


@pytest.mark.parametrize("mount", [False, True])
def test_a_project_that_cannot_be_written_to_is_built_elsewhere(repository, mount, tmp_path):
    """With every earlier version. That these cannot be kept is said in a line."""
    root, out = repository, tmp_path / "out" / "site"
    with contextlib.ExitStack() as undone:
        if mount:
            root = undone.enter_context(mounted(tmp_path / "mounted", "--bind", "-o", "ro", of=repository))
        else:
            root.chmod(0o555)
            undone.callback(root.chmod, 0o755)
        done = run(root, "-d", str(out))
    assert done.code == 0, done.output
    assert f"Each build reads the whole history again, since {root / '.cache'}" in done.output
    assert list((out / "api" / "v1" / "versions").rglob("*.json"))


CACHES = {
    "a file": lambda cache: cache.write_text("mine"),
    "a link to nothing": lambda cache: cache.symlink_to("gone"),
    "a read-only folder": lambda cache: cache.mkdir(mode=0o555),
    "a folder of somebody else": lambda cache: (cache.mkdir(), os.chown(cache, 65534, 65534)),
    "a folder in place of the file": lambda cache: (cache / "history.json" / "mine").mkdir(parents=True),
}


def test_a_pipe_in_place_of_the_cache(repository):
    (repository / ".cache").mkdir()
    os.mkfifo(repository / ".cache" / "history.json")
    build_well(repository)
    assert (repository / ".cache" / "history.json").is_file()


@pytest.mark.parametrize("kind", CACHES)
def test_a_cache_that_cannot_be_used(repository, kind):
    """It stops the build with a sentence, since the project itself can be written to."""
    if kind == "a folder of somebody else" and os.geteuid() != 0:
        pytest.skip("only root gives folders away")
    CACHES[kind](repository / ".cache")
    before = sorted(repository.rglob("*"))
    said = f"Remove {repository / '.cache'}, or make it a folder that you may write to."
    assert_refused(repository, said, by=run)
    assert sorted(repository.rglob("*")) == before
