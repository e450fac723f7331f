"""The template engine for pages that people write: they read values and call macros, and reach nothing else.

Without it `{{ cycler.__init__.__globals__.os.popen("id") }}` in a page runs on the machine of whoever builds it. Jinja2's
own sandbox refuses that, but calls any method of what the macros plugin hands to pages, and from `config` a method leads
to an engine without a sandbox. So only methods of plain values can be called here.
"""

from __future__ import annotations

import traceback
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .arguments import MacroError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_VALUES = (str, int, float, type(None), list, tuple, dict, set, frozenset, range, date, time, timedelta)
_ENGINE = ("jinja2.runtime", "jinja2.utils")
"""The modules of what a template makes itself: `loop`, `cycler(…)`, `namespace(…)`, its own macros."""
_MARKERS = [f"{what}_{end}_string" for what in ("variable", "block", "comment") for end in ("start", "end")]


class PageTemplate(Template):
    """A page. A mistake that shows only while it is rendered is reported, and does not end the build at once."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The Markdown, or what `report` returns for the mistake."""
        sandbox = self.environment
        assert isinstance(sandbox, Sandbox)
        try:
            return super().render(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - a template can fail in any way
            lines = [
                at.lineno for at in traceback.extract_tb(error.__traceback__) if at.filename == "<template>"
            ]
            text = (
                str(error)
                if isinstance(error, TemplateError | MacroError)
                else f"{type(error).__name__}: {error}"
            )
            return sandbox.report(dict(*args, **kwargs), lines[-1] if lines and lines[-1] else 1, text)


class Sandbox(ImmutableSandboxedEnvironment):
    """The engine. What is not defined is a mistake, whatever `on_undefined` says."""

    template_class = PageTemplate

    def __init__(
        self,
        engine: Environment,
        macros: Mapping[str, Callable[..., object]],
        report: Callable[[dict[str, Any], int, str], str],
    ) -> None:
        """Take the place of the macros plugin's `engine`.

        `report` gets the variables of a page, the line of a mistake in it and its message, and returns a text for it.
        """
        marks = {name: getattr(engine, name) for name in _MARKERS}
        super().__init__(loader=engine.loader, undefined=StrictUndefined, **marks)
        self.filters.update(engine.filters)
        self._callable = [*macros.values(), *self.globals.values()]
        self.globals |= {**engine.globals, "range": self.globals["range"]}
        self.report = report

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a page may read it: a plain value, or a method that it may call."""
        return super().is_safe_attribute(obj, attr, value) and (
            isinstance(value, _VALUES) or self.is_safe_callable(value) or type(value).__module__ in _ENGINE
        )

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a page may call it: a macro, or what the engine or a plain value offers."""
        method = getattr(obj, "__wrapped__", obj)  # Jinja2 wraps `str.format`
        owner, name = getattr(method, "__self__", None), getattr(method, "__name__", "")
        return (
            any(obj is each for each in self._callable)
            or type(obj).__module__ in _ENGINE
            or type(owner).__module__ in _ENGINE
            or (owner is not None and any(isinstance(owner, kind) and name in dir(kind) for kind in _VALUES))
        )
