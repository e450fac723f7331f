"""Templates compiled once, and kept in the environment of Python.

In a build of a few articles nothing takes longer than compiling the templates. What is kept is code: whoever can change
it decides what a build does. So it stands beside the packages, where that holds already, and never in the project's
folder, which a pull request can fill.
"""

from __future__ import annotations

import marshal
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(sys.prefix) / "briefings-templates"
MOST = 1000
"""How many templates are kept, at most. Nothing says which of them are old, so all are removed once there are more."""
_PYTHON = (MAGIC_NUMBER, sys.flags.optimize)


class Compiled(BytecodeCache):
    """The compiled templates for one environment of Jinja.

    Each is kept under the digest of all that it was compiled from: text, name, settings, versions, compiler. What is
    torn, or was made from anything else, is not found, and the template is compiled. Where nothing can be written, it
    is compiled each time.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template, its code None if there is nothing."""
        key = sha256(f"{self._made_from}\0{name}\0{source}".encode("utf-8", "surrogatepass")).hexdigest()
        bucket = Bucket(environment, key, "")
        with suppress(OSError):
            digest, _, code = (FOLDER / key).read_bytes().partition(b"\n")
            if digest == _digest(code):
                # The same template may stand in several places. Jinja names this one in messages.
                bucket.code = marshal.loads(code).replace(co_filename=filename or "<template>")  # noqa: S302
        return bucket

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that has been compiled, if this environment is not the system's and can be written to."""
        if sys.prefix == sys.base_prefix:
            return
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            FOLDER.mkdir(0o755, exist_ok=True)  # nobody else may add to it, whatever the umask
            if len([*FOLDER.iterdir()]) > MOST:
                shutil.rmtree(FOLDER)
                FOLDER.mkdir(0o755)
            handle, path = tempfile.mkstemp(dir=FOLDER)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(code) + b"\n" + code)
                Path(path).chmod(0o644)
                Path(path).replace(FOLDER / bucket.key)
            finally:
                Path(path).unlink(missing_ok=True)

    @cached_property
    def _made_from(self) -> str:
        """All that a template is compiled from but its name and its text."""
        env = self._env
        classes = {
            kind.__qualname__: kind
            for kind in (*env.code_generator_class.__mro__, *map(type, env.extensions.values()))
        }
        # Jinja calls filters and tests already when it compiles, where what they are given is constant.
        parts = [*env.filters.items(), *env.tests.items(), *classes.items()]
        named = [
            (name, str(getattr(part, "__module__", "")), getattr(part, "__qualname__", ""))
            for name, part in parts
        ]
        plain = {name: value for name, value in vars(env).items() if isinstance(value, str | bool | None)}
        settings = (sorted(plain.items()), env.autoescape, env.finalize, env.policies)
        return repr(
            (_PYTHON, settings, sorted(named), sorted(map(_version, {module for _, module, _ in named})))
        )


def _version(module: str) -> str:
    """What tells one version of a module from another: for Jinja the number, for others the text."""
    file = getattr(sys.modules.get(module), "__file__", None)
    if module.startswith("jinja2.") or not file:
        return jinja2.__version__
    return sha256(Path(file).read_bytes()).hexdigest()


def _digest(code: bytes) -> bytes:
    return sha256(code).hexdigest().encode()
