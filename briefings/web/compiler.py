"""How our templates are compiled: as Jinja does it, but with plain Python where Jinja looks things up while it renders.

Half of the time of a large build went into cases that our templates do not have: no function of ours takes Jinja's
context, names lead to attributes of our own objects, and everything is HTML. So, in the code of a template,

- a call is a call, and a macro is a function of its arguments;
- `a.b` is the attribute and `a[b]` the item. One that is missing raises an error at once, as StrictUndefined does later;
- a value is left alone if it is Markup, escaped by the C function of MarkupSafe if it is plain text, and handed to
  MarkupSafe's `escape` if it is anything else. No other code writes a value into a page;
- what could write one unescaped is refused when a template is compiled.

Everything else is Jinja's. A test compares both on templates and values that it makes up. The code does not depend on
the process, so it can be kept between builds.
"""

# ruff: noqa: ARG002, FBT001, FBT002, N802, N815  # the methods have Jinja's names and arguments

from __future__ import annotations

from functools import partial
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import BaseLoader, Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.utils import missing
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # without its C code MarkupSafe is slower, and gives the same
    escape_text = escape

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from jinja2.compiler import Frame, MacroRef

mark_safe = partial(str.__new__, Markup)
"""Make Markup of HTML. `Markup` itself would first ask whether its argument is more than text, which takes longer."""
_NO_CALLER = StrictUndefined("No caller defined", name="caller")


def as_macro(function: FunctionType, *names: str) -> FunctionType:
    """Let a macro be called without its last arguments, and with the names that the template gives them."""
    function.__defaults__ = tuple(_NO_CALLER if name == "caller" else missing for name in names)
    function.__dict__["names"] = dict(zip(names, function.__code__.co_varnames, strict=False))
    return function


def call_named(function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
    """Call a macro, or any other function, with arguments of which some are named."""
    names = getattr(function, "names", {})
    return function(*arguments, **{names.get(name, name): value for name, value in named.items()})


class _Generator(CodeGenerator):
    """Writes the Python code of a template. The methods are Jinja's, in the version that requirements.txt names."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline("from functools import cache")
        self.writeline(f"from {__name__} import as_macro, call_named, escape_text, mark_safe")
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        # Each call of a macro asks for the same names again. What they stand for is the same all through a page.
        self.writeline("resolve = cache(resolve)")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller:  # the result goes into the page as it is
            self._output_child_pre(node, frame)
        if forward_caller or node.kwargs or node.dyn_kwargs:
            self.write("call_named(")
            self.visit(node.node, frame)
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(")(")
            for arg in node.args:
                self.visit(arg, frame)
                self.write(", ")
            if node.dyn_args:
                self.write("*")
                self.visit(node.dyn_args, frame)
        self.write(")")
        if forward_caller:
            self._output_child_post(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            self._refuse(macro_ref.node)
        names = [arg.name for arg in macro_ref.node.args]
        if macro_ref.accesses_caller and "caller" not in names:
            names.append("caller")
        self.write(f"as_macro({', '.join(['macro', *map(repr, names)])})" if names else "macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        # Macros too give Markup, so that no value is escaped twice.
        self.writeline(f"return mark_safe(concat({frame.buffer}))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        # `{{ a if b }}` shows nothing where b is false: text, rather than an object that stands for nothing.
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                child.expr2 = nodes.Const("")
        super().visit_Output(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object = None) -> None:
        self.write("(shown if type(shown := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object = None) -> None:
        self.write(") is Markup else escape_text(shown) if type(shown) is str")
        self.write(" else str(shown) if type(shown) is int else escape(shown))")

    def _refuse(self, node: nodes.Node, frame: Frame | None = None) -> NoReturn:
        self.fail(f"Our templates do without {type(node).__name__}: see {__name__}", node.lineno)

    visit_EvalContextModifier = visit_ScopedEvalContextModifier = _refuse
    visit_FilterBlock = visit_MarkSafe = visit_MarkSafeIfAutoescape = _refuse

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:
        if node.filter:  # its result would be marked safe
            self._refuse(node)
        super().visit_AssignBlock(node, frame)


class Templates(Environment):
    """Templates for HTML, which escape every value. `names` are what all of them can use.

    Raises TypeError if one of these is a function, or a module with one, that takes Jinja's context: it gets none.
    """

    code_generator_class = _Generator

    def __init__(self, loader: BaseLoader, **names: Any) -> None:
        super().__init__(
            loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False, cache_size=-1
        )
        del self.filters["safe"]
        self.globals.update(names)
        for name, value in self.globals.items():
            inside = vars(value).values() if isinstance(value, ModuleType) else [value]
            if any(hasattr(each, "jinja_pass_arg") for each in inside):
                message = f"{name} takes an argument of Jinja's that our templates do not pass."
                raise TypeError(message)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template can use: those of all, in one dict, which is faster than Jinja's two in a chain."""
        return self.globals if not d else super().make_globals(d)
