"""How our templates are compiled: as Jinja does it, but with plain Python where Jinja looks things up while it renders.

Half of the time of a large build went into cases that our templates do not have: no function of ours takes Jinja's
context, names lead to attributes of our own objects, and everything is HTML. So, in the code of a template,

- a call is a call. A macro writes into the page of its caller, and returns nothing where nobody needs a value;
- `a.b` is the attribute and `a[b]` the item. One that is missing raises an error at once, as StrictUndefined does later;
- what all templates can use is looked up once a page;
- a value is left alone if it is Markup, escaped by the C function of MarkupSafe if it is plain text, and handed to
  MarkupSafe's `escape` if it is anything else. No other code writes a value into a page;
- what could write one unescaped is refused when a template is compiled.

Everything else is Jinja's. A test compares both on templates and values that it makes up. The code does not depend on
the process, so it can be kept between builds.
"""

# ruff: noqa: ARG002, FBT001, FBT002, N802, N815  # the methods have Jinja's names and arguments

from __future__ import annotations

from functools import cache, partial
from itertools import groupby
from operator import call
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from jinja2 import BaseLoader, Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, MacroRef, find_undeclared
from jinja2.idtracking import VAR_LOAD_PARAMETER, VAR_LOAD_RESOLVE, VAR_LOAD_UNDEFINED
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # without its C code MarkupSafe is slower, and gives the same
    escape_text = escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableMapping

    from jinja2.compiler import Frame

__all__ = ["cache", "call", "escape_text", "mark_safe"]

mark_safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Make Markup of HTML. `Markup` itself would first ask whether its argument is more than text, which takes longer."""
no_caller = StrictUndefined("No caller defined", name="caller")


class Macro(NamedTuple):
    """A macro. Called, it returns what it would write into a page."""

    into: Callable[..., None]
    """Takes the list to write into, then the arguments of the macro."""
    prefix: str
    """Stands before the names of these."""

    def __call__(self, *arguments: Any, **named: Any) -> Markup:
        written: list[str] = []
        self.into(written, *arguments, **{self.prefix + name: value for name, value in named.items()})
        return mark_safe("".join(written))


class Loop:
    """Says `first`, `last`, `index`, `index0` and `revindex`, as Jinja's `LoopContext` does, which takes longer."""


def rounds(things: Iterable[Any], _undefined: object) -> Iterator[tuple[Any, Any]]:
    """The things, each with what the template can ask of the loop."""
    found: list[Any] = [*things]
    loop: Any = Loop()
    for loop.index0, each in enumerate(found):
        loop.index, loop.revindex = loop.index0 + 1, len(found) - loop.index0
        loop.first, loop.last = loop.index == 1, loop.revindex == 1
        yield each, loop


class _Generator(CodeGenerator):
    """Writes the Python code of a template. The methods are Jinja's, in the version that requirements.txt names."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self._shared = {name.name for name in node.find_all(nodes.Name)} & self.environment.globals.keys()
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        names = "Macro, cache, call, escape_text, mark_safe, no_caller, rounds as LoopContext"
        self.writeline(f"from {__name__} import {names}")
        # Each round of a loop asks for the same names again. What they stand for is the same all through a page.
        self.writeline("resolve = cache(context.resolve)")

    def enter_frame(self, frame: Frame) -> None:
        if not frame.parent:
            for name in sorted(self._shared):
                frame.symbols.load(name)
            self.buffer(frame)
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        super().leave_frame(frame, with_python_scope)
        if not frame.parent:
            self.writeline(f"yield concat({frame.buffer})")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        if node.ctx == "load" and self._loaded(node, frame) == VAR_LOAD_RESOLVE:
            # For what is missing, `resolve` gives an undefined object.
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def _loaded(self, node: nodes.Name, frame: Frame) -> str:
        """From where the value of a name comes."""
        load = frame.symbols.find_load(frame.symbols.ref(node.name))
        return load[0] if load else ""

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
        if isinstance(node.node, nodes.Name) and node.node.name == "caller":
            self._refuse(node)  # it only writes into the page
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        self.write("(" if plain else "call(")
        self.visit(node.node, frame)
        if plain:
            self.write(")(")
            for arg in node.args:
                self.visit(arg, frame)
                self.write(", ")
        else:
            self.signature(node, frame)
        self.write(")")

    def _is_macro(self, node: nodes.Node, frame: Frame) -> bool:
        """Whether a node calls a caller, or a macro that the template itself defines or imports."""
        match node:
            case nodes.Call(node=nodes.Name() as name, kwargs=[], dyn_args=None, dyn_kwargs=None):
                return name.name == "caller" or self._loaded(name, frame) == VAR_LOAD_UNDEFINED
        return False

    def _write_macro(self, node: nodes.Call, frame: Frame, caller: str = "") -> None:
        """Let a macro or a caller write into the page."""
        assert isinstance(node.node, nodes.Name)
        self.newline(node)
        self.visit(node.node, frame)
        self.write("(" if node.node.name == "caller" else ".into(")
        self.write(f"{frame.buffer}, ")
        for arg in node.args:
            self.visit(arg, frame)
            self.write(", ")
        self.write(f"{caller})")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        if not self._is_macro(node.call, frame):
            self._refuse(node)
        self.macro_body(node, frame)
        self._write_macro(node.call, frame, "caller=macro")

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        frame = frame.inner()
        frame.symbols.refs["caller"] = "caller"
        frame.symbols.loads["caller"] = (VAR_LOAD_PARAMETER, None)
        frame.symbols.analyze_node(node)
        if find_undeclared([*node.args, *node.body], ("kwargs", "varargs")):
            self._refuse(node)
        frame.buffer = self.temporary_identifier()
        arguments = "".join(f", {frame.symbols.ref(arg.name)}=missing" for arg in node.args)
        if find_undeclared(node.body, ("caller",)):
            arguments += ", *, caller=no_caller"
        self.writeline(f"def macro({frame.buffer}{arguments}):", node)
        self.indent()
        self.enter_frame(frame)
        self.push_parameter_definitions(frame)
        required = node.args[: len(node.args) - len(node.defaults)]
        defaults = [*(nodes.Name(arg.name, "load") for arg in required), *node.defaults]
        for arg, default in zip(node.args, defaults, strict=True):
            ref = frame.symbols.ref(arg.name)
            self.writeline(f"if {ref} is missing: {ref} = ")
            self.visit(default, frame)
            self.mark_parameter_stored(ref)
        self.pop_parameter_definitions()
        self.blockvisit(node.body, frame)
        self.outdent()
        return frame, MacroRef(node)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write(f"Macro(macro, 'l_{frame.symbols.level}_')")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        def is_statement(child: nodes.Node) -> bool:
            return isinstance(child, nodes.CondExpr) or self._is_macro(child, frame)

        for statements, children in groupby(node.nodes, is_statement):
            if not statements:
                super().visit_Output(nodes.Output([*children], lineno=node.lineno), frame)
                continue
            for child in children:
                if isinstance(child, nodes.Call):
                    self._write_macro(child, frame)
                elif isinstance(child, nodes.CondExpr):  # `{{ a if b }}` shows nothing where b is false
                    yes = nodes.Output([child.expr1], lineno=node.lineno)
                    no = nodes.Output([child.expr2 or nodes.TemplateData("")], lineno=node.lineno)
                    self.visit(nodes.If(child.test, [yes], [], [no], lineno=node.lineno), frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object = None) -> None:
        self.write("(escape_text(shown) if type(shown := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object = None) -> None:
        self.write(") is str else shown if type(shown) is Markup")
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
