"""A folder that one build has for itself, by a lock that the system frees when the process ends, however it ends."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lock"
"""The file in the folder that is locked. It also tells a folder of ours from another one of that name."""


def take(folder: Path, site: Path) -> IO[bytes]:
    """Make the folder and lock it; the lock holds for as long as the file that is returned is open.

    Raises PluginError if another build has it, or if what has its name was not made by a build of this user.
    """
    while True:
        try:
            folder.mkdir()
        except FileExistsError:
            _check_ours(folder)
        with suppress(FileNotFoundError):  # another build has just ended and removed the folder
            file = _opened(folder / NAME)
            if not _locked(file):
                file.close()
                raise PluginError(
                    f"Another build is writing {site}. Build again once it has ended, or build into another folder "
                    "with -d."
                )
            if os.path.samestat(os.fstat(file.fileno()), (folder / NAME).stat()):
                return file
            file.close()


def release(folder: Path, file: IO[bytes]) -> None:
    """Free the lock. The folder is removed if it is empty; otherwise the next build sees to what is in it."""
    with suppress(OSError):
        if [path.name for path in folder.iterdir()] == [NAME]:
            (folder / NAME).unlink()
            folder.rmdir()
    file.close()


def _check_ours(folder: Path) -> None:
    with suppress(FileNotFoundError):  # the build that made it has just ended
        found = folder.lstat()
        if stat.S_ISDIR(found.st_mode) and found.st_uid == getattr(os, "geteuid", int)():
            names = [path.name for path in folder.iterdir()]
            if not names or (NAME in names and stat.S_ISREG((folder / NAME).lstat().st_mode)):
                return
        raise PluginError(
            f"The build needs the name {folder}, and no build of yours made what is there. Move it away, or build into "
            "another folder with -d."
        )


def _opened(path: Path) -> IO[bytes]:
    """Open or make a file. Where the system can be told so, follow no link and do not wait at a named pipe."""
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | careful, 0o666), "ab")


def _locked(file: IO[bytes]) -> bool:
    """Lock a file. False if another process has locked it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
