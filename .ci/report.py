"""Say on one page what a branch changes and what is wrong with it: for the check's summary and for `make pr-check`.

Prints Markdown. Annotations on a pull request show at most ten errors; this page has them all. With `--out` it also
writes `comment.md`, which `.ci/comment.py` may post, and `change.html`, the same report as a page.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

COMMENT = 60_000
"""Characters of a comment at most. GitHub takes 65,536."""
SUMMARY = 300_000
"""Characters of each part of the summary at most. GitHub takes 1 MiB in all."""
OWNERS = Path(".github/CODEOWNERS")
UNCHANGED = "1. The annotations stay as they are.\n"
_FILES = 20  # named at most
_MORE = "- The rest is left out here: it is too long."


def main() -> int:
    """Print the page. Returns what `check` returns: 0, or 1 if there are errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="the revision that the branch goes into")
    parser.add_argument("--out", type=Path, help="folder for comment.md and change.html")
    options = parser.parse_args()
    parts = []
    if options.base:
        files = _changed(options.base)
        parts += [f"## What this changes\n\n{_change(options.base, options.out, files)}", _for_owners(files)]
    check = _briefings("check", "--all", *(["--base", options.base] if options.base else []))
    parts.append(f"## What the check found\n\n{verbatim(check.stdout + check.stderr)}")
    if check.returncode == 0:
        parts.append(_on_form())
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print("\n\n".join(part.strip() for part in parts if part))
    return check.returncode


def fitting(report: str, most: int) -> str:
    """As many sections of a Markdown report as fit into `most` characters. The lines that matter come first."""
    if len(report) <= most:
        return report
    first, *sections = re.split(r"\n(?=<details>)", report)
    kept, left = [first], most - len(first) - len(_MORE) - 2
    for section in sections:
        left -= len(section) + 1
        if left < 0:
            break
        kept.append(section)
    return "\n".join([*kept, _MORE, ""])


def verbatim(text: str) -> str:
    """Text as it is, whatever it contains, in whole lines and at most SUMMARY characters."""
    lines, left = [], SUMMARY
    for line in text.splitlines():
        left -= len(line) + 1
        if left < 0:
            lines.append("... and more: python -m briefings check --all")
            break
        lines.append(line)
    # A fence ends at the first one that is as long.
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return "\n".join([f"{fence}text", *lines, fence])


def _briefings(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "briefings", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - ours


def _changed(base: str) -> list[str]:
    """The files that differ from where the branch left `base`, committed or not. None of them if git cannot tell."""
    names = b""
    for command in (
        ["git", "diff", "--name-only", "-z", "--merge-base", base],
        ["git", "ls-files", "--others", "--exclude-standard", "-z"],
    ):
        listed = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - ours
        if listed.returncode:
            return []
        names += listed.stdout
    return [name.decode("utf-8", "backslashreplace") for name in names.split(b"\0") if name]


def _is_data(name: str) -> bool:
    return name.startswith("data/") and name.endswith(".yaml")


def _change(base: str, out: Path | None, files: list[str]) -> str:
    """What the change means, as Markdown, and the files for `out`."""
    unchanged = bool(files) and not any(map(_is_data, files))
    change = UNCHANGED
    if not unchanged:
        done = _briefings("diff", base, "--format", "markdown")
        if not done.stdout:
            return verbatim(done.stderr)
        change = done.stdout
    if out:
        out.mkdir(parents=True, exist_ok=True)
        (out / "comment.md").write_text(fitting(change, COMMENT), encoding="utf-8")
    if out and not unchanged:
        page = _briefings("diff", base, "--format", "html").stdout
        (out / "change.html").write_text(page, encoding="utf-8")
    return fitting(change, SUMMARY)


def _on_form() -> str:
    """What `fmt` would change. It makes no difference to readers, so nothing fails."""
    form = _briefings("fmt", "--check")
    if form.returncode == 0:
        return ""
    return (
        "## Form\n\nSome files are not in their usual form. That is no mistake: whoever has the project at hand can "
        f"run `python -m briefings fmt`.\n\n{verbatim(form.stdout + form.stderr)}"
    )


def _for_owners(files: list[str]) -> str:
    """A kind word, where annotations come together with files that a build executes."""
    owned = [name for name in files if any(_matches(name, pattern) for pattern in _owned())]
    if not owned or not any(map(_is_data, files)):
        return ""
    names = [name if name.isprintable() else ascii(name) for name in owned[:_FILES]]
    if len(owned) > _FILES:
        names.append(f"and {len(owned) - _FILES:,} more")
    return (
        "## Two kinds of change\n\nThank you for both. Beside annotations, this changes files that run when the site "
        f"is built or read, so an owner has to read these line by line:\n\n{verbatim(chr(10).join(names))}\n\n"
        "The annotations can go in sooner if they come in a pull request of their own."
    )


def _owned() -> list[str]:
    """The patterns in CODEOWNERS."""
    lines = OWNERS.read_text(encoding="utf-8").splitlines() if OWNERS.exists() else []
    return [line.split()[0] for line in lines if line.startswith("/")]


def _matches(name: str, pattern: str) -> bool:
    """Whether a file has this owner, for the two kinds of pattern that ours has: `/folder/` and `/file*`."""
    wanted = pattern.removeprefix("/")
    return name.startswith(wanted) if wanted.endswith("/") else fnmatchcase(name, wanted)


if __name__ == "__main__":
    sys.exit(main())
