"""`history`: read earlier versions of claims, positions and questions from the repository's commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .project import MisuseError

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> None:
    """Update the stored history and print how much is known. A build does the same by itself."""
    # Only this command and `check --base` need git.
    from ..history.git import SHALLOW, GitError  # noqa: PLC0415
    from ..history.superseded import CacheError, history  # noqa: PLC0415

    try:
        known = history(options.root)
    except GitError as error:
        raise MisuseError(f"there is no history to read: {error}") from None
    except CacheError as error:
        raise MisuseError(str(error)) from None
    versions = sum(map(len, known.superseded.values()))
    print(
        f"{versions:,} earlier versions of {len(known.superseded):,} claims, positions and questions, "
        f"from {known.revisions:,} revisions ({known.read:,} of them new)."
    )
    if known.is_shallow:
        print(f"There may be more: {SHALLOW}")
