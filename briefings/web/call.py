"""A macro as Jinja2 calls it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from .build import Build, MacroError, Result

if TYPE_CHECKING:
    from collections.abc import Callable

    Macro = Callable[..., Result]


class Call:
    """A macro as Jinja2 calls it: for the page that is being read, with its mistakes caught."""

    def __init__(self, build: Build, name: str, macro: Macro) -> None:
        self.build = build
        self.__name__ = name
        self.__doc__ = macro.__doc__
        self._macro = macro
        whole = inspect.signature(macro)
        # Without types: what a page's author reads is how to write it.
        parameters = [each.replace(annotation=inspect.Parameter.empty) for each in whole.parameters.values()]
        self._signature = inspect.Signature(parameters)

    def __call__(self, *arguments: Any, **named: Any) -> str:
        def run() -> Result:
            try:
                self._signature.bind(*arguments, **named)
            except TypeError as error:
                usage = f"write {self.__name__}{self._signature}"
                raise MacroError(str(error), usage) from None
            return self._macro(*arguments, **named)

        return self.build.call(self.__name__, run)
