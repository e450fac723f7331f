"""Read the annotation files of a project to change them, and replace one in a single step, never leaving half a file."""

from __future__ import annotations

import os
import stat
import tempfile
from codecs import BOM_UTF8
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus.loading import name_of, read_bytes
from ..corpus.problem import Problem
from ..corpus.reader import read_file

if TYPE_CHECKING:
    from ..corpus.tree import Tree


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, and what the reader found in it. `tree` is None if the file could not be read at all."""

    path: Path
    name: str
    data: bytes
    tree: Tree | None
    problems: list[Problem]
    """Problems with bytes and syntax only. A program must not change a file that has any."""

    def encoded(self, text: str) -> bytes:
        """A text as the bytes of this file, with a byte-order mark if it has one."""
        return (BOM_UTF8 if self.data.startswith(BOM_UTF8) else b"") + text.encode("utf-8")

    def with_text(self, text: str) -> Opened:
        """The same file with another text."""
        data = self.encoded(text)
        return replace(self, data=data, tree=read_file(self.name, data)[0])


def open_file(path: Path, root: Path) -> Opened:
    """Read a file of a project. If it cannot be read, `problems` says why."""
    name = name_of(path, root)
    try:
        data = read_bytes(path, root)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return Opened(path, name, b"", None, [Problem(name, 0, 0, "", "file", message)])
    return Opened(path, name, data, *read_file(name, data))


def replace_file(path: Path, data: bytes, root: Path) -> None:
    """Replace the contents of a file, or of the file that it links to, in one step, and keep its permissions.

    If OSError is raised, the file is unchanged. A link that leads out of the project is refused, because it could be
    used to overwrite any file.
    """
    target = path.resolve()
    is_inside = Path(os.path.abspath(path)).is_relative_to(Path(os.path.abspath(root)))  # noqa: PTH100  # links stay
    if (is_inside or path.is_symlink()) and not target.is_relative_to(root.resolve()):
        raise OSError("it is a link that leads out of the project")
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError("it may not be written to")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(0o666 & ~_umask() if mode is None else mode)
        written.replace(target)
    except BaseException:
        with suppress(OSError):
            written.unlink()
        raise


def _umask() -> int:
    """The permissions that new files lack. The only way to read them is to set them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
