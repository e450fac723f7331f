"""Builds beside the site and changes over at the end, so that there is always one complete site.

MkDocs empties the folder that it builds into before it reads the first page. So it gets a folder of ours beside the
site, on the same file system: `.site.building/new` for `site`. One system call then exchanges it with the site. If a
build is killed, the next one removes what it left.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import PluginError

from . import lock

log = logging.getLogger("mkdocs.briefings")

_NO_SUCH_CALL = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a system, or a file system, answers that cannot exchange two folders."""


class Staging:
    """The folder for one build. No other build can have one for the same site at the same time."""

    def __init__(self, site_dir: str) -> None:
        """Take the lock and clear the way. Raises PluginError or OSError if the site could not be replaced later."""
        self.site = _site_folder(site_dir)
        self._folder = self.site.with_name(f".{self.site.name}.building")
        self.new = self._folder / "new"
        self._old = self._folder / "old"
        self.aside = self._folder / "aside"
        """For what is made while MkDocs writes its pages, and moved into the new site at the end."""
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self.lock = lock.take(self._folder, self.site)
        """The file that is locked. A child process that writes into the site has to hold it open as well."""
        try:
            if self._old.is_dir() and not self._old.is_symlink() and not self.site.exists():
                # A build was killed between the two renames of `change_over`.
                self._old.rename(self.site)
                log.info("The last build was killed before its site was in place; the one before is back.")
            _remove(self._old)
            _check_removable(self.site)
            for folder in (self.new, self.aside):
                _remove(folder)
                folder.mkdir()
        except BaseException:
            self.close()
            raise

    def change_over(self) -> None:
        """Put the new site into the place of the old one at one instant, then remove the old one.

        Hidden files of the old site (`.git`, `.well-known`) stay, as in any build of MkDocs.
        """
        if not self.site.exists():
            self.new.rename(self.site)
            return
        self._carry_over()
        if not _exchange(self.new, self.site):
            self.site.rename(self._old)
            try:
                self.new.rename(self.site)
            except OSError:
                self._old.rename(self.site)
                raise
        try:
            _remove(self._old)
            _remove(self.new)
        except OSError as error:
            raise PluginError(
                f"The new site is in its place, but the old one cannot be removed ({error}). Remove {self._folder}."
            ) from None

    def _carry_over(self) -> None:
        """Give the new site what stays of the old one: its hidden files, its permissions and its owner."""
        for path in self.site.glob(".*"):
            to = self.new / path.name
            if os.path.lexists(to):
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, to, symlinks=True)
            else:
                shutil.copy2(path, to, follow_symlinks=False)
        shutil.copymode(self.site, self.new)
        with suppress(OSError, AttributeError):  # only the administrator may; Windows has no such call
            os.chown(self.new, self.site.stat().st_uid, self.site.stat().st_gid)

    def close(self) -> None:
        """Remove what a failed build has written, and free the lock."""
        for folder in (self.new, self.aside):
            shutil.rmtree(folder, ignore_errors=True)
        lock.release(self._folder, self.lock)


def _site_folder(site_dir: str) -> Path:
    """The real path of the site's folder. If it is a link to a folder, that folder is replaced, and the link stays."""
    site = Path(os.path.realpath(site_dir))
    if os.path.ismount(site) or str(site) in _mounted():
        problem = f"a mount point, which no new folder can replace. Build into a folder inside it: -d {site / 'site'}"
    elif site.exists() and not site.is_dir():
        problem = "a file, not a folder. Remove it, or build into another folder with -d."
    elif os.path.lexists(site_dir) and not site.exists():
        problem = "a link to a folder that does not exist. Make that folder, or remove the link."
    else:
        return site
    raise PluginError(f"{site_dir} is {problem}")


def _check_removable(site: Path) -> None:
    """Raise PluginError if a folder of the site could not be removed after the change-over."""
    if not site.exists():
        return
    mounted, device = _mounted(), site.stat().st_dev
    inside = (Path(folder, name) for folder, names, _ in os.walk(site) for name in names)
    for folder in (site, *inside):
        found = folder.lstat()
        if stat.S_ISLNK(found.st_mode):
            continue
        is_mounted = found.st_dev != device or str(folder) in mounted
        if is_mounted or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PluginError(
                f"{site} cannot be replaced: you may not remove what is in {folder}. Make it yours and writable "
                "(chown, chmod, umount), or build into another folder with -d."
            )


def _mounted() -> set[str]:
    """Where Linux has mounted something. `os.path.ismount` does not see a folder of the same file system."""
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return set()
    # A blank in a name is written as \040.
    return {os.fsdecode(line.split()[4].decode("unicode_escape").encode("latin-1")) for line in lines}


def _remove(path: Path) -> None:
    """Remove a folder, or what else has that name, without following a link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. False where the system or the file system has no such call.

    Linux: `renameat2` with RENAME_EXCHANGE; macOS: `renamex_np` with RENAME_SWAP. Python has neither.
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        here = -100  # AT_FDCWD; the paths are absolute
        failed = library.renameat2(here, names[0], here, names[1], 2)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, 2)
    else:
        return False
    code = ctypes.get_errno()
    if failed and code not in _NO_SUCH_CALL:
        raise OSError(code, os.strerror(code), str(other))
    return not failed
