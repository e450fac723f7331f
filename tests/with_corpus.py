"""Run the tests as another team would: python -m tests.with_corpus CORPUS [what pytest takes …]

CORPUS is a file, or the name of one of `tests.corpora`. It takes the place of the data in a copy of the project, in
which the theme has a logo of its own and everything else stays as it is. The exit code is that of pytest.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1"/></svg>\n'


def change_settings(project: Path, *changes: tuple[str, str]) -> None:
    """Replace text in the `mkdocs.yml` of a copy of the project; what is replaced must be there."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    settings.write_text(text, encoding="utf-8")


def add_logo(project: Path) -> None:
    """Give the theme of a copy of the project a logo."""
    (project / "docs" / "assets" / "logo.svg").write_text(LOGO, encoding="utf-8")
    if "  logo: " not in (project / "mkdocs.yml").read_text(encoding="utf-8"):
        change_settings(project, ("  name: material\n", "  name: material\n  logo: assets/logo.svg\n"))


def copy(to: Path) -> None:
    """The files that git knows, as they are in this folder at the moment."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def main(arguments: list[str]) -> int:
    """What `python -m tests.with_corpus` does."""
    from tests import corpora

    named, *rest = arguments
    text = corpora.text(named) if named in corpora.NAMES else Path(named).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        copy(project)
        shutil.rmtree(project / "data" / "annotations", ignore_errors=True)
        (project / "data" / "annotations.yaml").write_text(text, encoding="utf-8")
        add_logo(project)
        return subprocess.run([sys.executable, "-m", "pytest", *rest], cwd=project, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
