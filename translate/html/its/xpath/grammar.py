"""The grammar of XPath 1.0: an expression from its words. All that can be wrong with one is found here, before any page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from translate.html.its.xpath.axes import ONE
from translate.html.its.xpath.expressions import (
    Arithmetic,
    Call,
    Comparison,
    Constant,
    Expression,
    Logic,
    Union,
    Variable,
)
from translate.html.its.xpath.functions import FUNCTIONS
from translate.html.its.xpath.steps import Filter, Path, Predicate, Step, Test
from translate.html.its.xpath.tokens import Token, XPathError, tokens_of
from translate.html.its.xpath.tree import Kind

_DEEPEST = 40
"""Parentheses, predicates and arguments inside each other."""
_NODE_TYPES = {"node": None, "text": Kind.TEXT, "comment": Kind.COMMENT, "processing-instruction": Kind.ROOT}
"""HTML has no processing instructions, and the root is a node of no step."""
_ANY = Test(None)
_TWO_SLASHES = Step("descendant-or-self", _ANY)
_END = Token("end", "")


def parse(source: str, *, prefixes: Mapping[str, str], variables: Collection[str]) -> Expression:
    """An expression ready to be evaluated.

    Arguments: ``prefixes``, the namespaces in scope; ``variables``, the names that have a value. Raises
    :class:`~translate.html.its.xpath.tokens.XPathError`.
    """
    parser = _Parser(tokens_of(source), prefixes, variables)
    expression = parser.either()
    if parser.here is not _END:
        raise XPathError(f"{parser.here.text!r} is out of place")
    return expression


def is_absolute(expression: Expression) -> bool:
    """True if it starts at the root of the page, whatever the context: an absolute selector, ITS 2.0 §5.3.2.1."""
    if isinstance(expression, Union):
        return all(map(is_absolute, expression.parts))
    if isinstance(expression, Path):
        return expression.start == "/" if isinstance(expression.start, str) else is_absolute(expression.start)
    if isinstance(expression, Filter):
        return is_absolute(expression.primary)
    return expression.type == "nodes"  # id()


class _Parser:
    """Recursive descent; ``here`` is the next word."""

    __slots__ = ("_at", "_deep", "_prefixes", "_tokens", "_variables", "here")

    def __init__(self, tokens: list[Token], prefixes: Mapping[str, str], variables: Collection[str]) -> None:
        self._tokens = [*tokens, _END]
        self._prefixes = prefixes
        self._variables = variables
        self._at = 0
        self._deep = 0
        self.here = self._tokens[0]

    def _next(self) -> Token:
        token = self.here
        self._at += 1
        self.here = self._tokens[self._at] if self._at < len(self._tokens) else _END
        return token

    def _skip(self, text: str) -> bool:
        if self.here.text != text or self.here.kind == "literal":
            return False
        self._next()
        return True

    def _need(self, text: str) -> None:
        if not self._skip(text):
            found = f"{self.here.text!r} stands" if self.here is not _END else "it ends"
            raise XPathError(f"{found} where {text!r} should stand")

    def _operator(self, *texts: str) -> str:
        return self._next().text if self.here.kind == "operator" and self.here.text in texts else ""

    def either(self) -> Expression:
        """``OrExpr``."""
        self._deep += 1
        if self._deep > _DEEPEST:
            raise XPathError(f"it is nested more than {_DEEPEST} deep")
        parts = [self._both()]
        while self._operator("or"):
            parts.append(self._both())
        self._deep -= 1
        return parts[0] if len(parts) == 1 else Logic(tuple(parts), either=True)

    def _both(self) -> Expression:
        parts = [self._equality()]
        while self._operator("and"):
            parts.append(self._equality())
        return parts[0] if len(parts) == 1 else Logic(tuple(parts), either=False)

    def _equality(self) -> Expression:
        first, rest = self._relation(), []
        while sign := self._operator("=", "!="):
            rest.append((sign, self._relation()))
        return Comparison(first, tuple(rest)) if rest else first

    def _relation(self) -> Expression:
        first, rest = self._sum(), []
        while sign := self._operator("<", "<=", ">", ">="):
            rest.append((sign, self._sum()))
        return Comparison(first, tuple(rest)) if rest else first

    def _sum(self) -> Expression:
        first, rest = self._product(), []
        while sign := self._operator("+", "-"):
            rest.append((sign, self._product()))
        return Arithmetic(first, tuple(rest)) if rest else first

    def _product(self) -> Expression:
        first, rest = self._signed(), []
        while sign := self._operator("*", "div", "mod"):
            rest.append((sign, self._signed()))
        return Arithmetic(first, tuple(rest)) if rest else first

    def _signed(self) -> Expression:
        signs = 0
        while self._operator("-"):
            signs += 1
        value = self._union()
        return Arithmetic(value, (("*", Constant(-1.0 if signs % 2 else 1.0)),)) if signs else value

    def _union(self) -> Expression:
        parts = [self._path()]
        while self._operator("|"):
            parts.append(self._path())
        if len(parts) == 1:
            return parts[0]
        for part in parts:
            _want_nodes(part, "|")
        return Union(tuple(parts))

    def _path(self) -> Expression:
        if self._starts_primary():
            return self._from_primary()
        if self.here.text == "//" and self.here.kind == "symbol":
            return Path("/", self._steps())
        if self._skip("/"):
            return Path("/", self._steps() if self._starts_step() else ())
        if not self._starts_step():
            found = f"{self.here.text!r}" if self.here is not _END else "the end"
            raise XPathError(f"a path or value is missing before {found}")
        return Path("", self._steps())

    def _starts_primary(self) -> bool:
        kind, text = self.here
        if kind in ("literal", "number", "variable") or (kind == "symbol" and text == "("):
            return True
        follows = self._tokens[self._at + 1].text if kind == "name" else ""
        return follows == "(" and text not in _NODE_TYPES

    def _starts_step(self) -> bool:
        return self.here.kind == "name" or (self.here.kind == "symbol" and self.here.text in (".", "..", "@", "*"))

    def _from_primary(self) -> Expression:
        primary = self._primary()
        predicates = self._predicates()
        if predicates:
            _want_nodes(primary, "[")
            primary = Filter(primary, predicates)
        if self.here.text in ("/", "//") and self.here.kind == "symbol":
            _want_nodes(primary, self.here.text)
            if self.here.text == "/":
                self._next()
            return Path(primary, self._steps())
        return primary

    def _primary(self) -> Expression:
        kind, text = self._next()
        if kind == "literal":
            return Constant(text[1:-1])
        if kind == "number":
            return Constant(float(text))
        if kind == "variable":
            if text[1:] not in self._variables:
                raise XPathError(f"no its:param declares {text}")
            return Variable(text[1:])
        if text == "(":
            inner = self.either()
            self._need(")")
            return inner
        return self._call(text)

    def _call(self, name: str) -> Expression:
        function = FUNCTIONS.get(name)
        if function is None:
            raise XPathError(f"XPath 1.0 has no function {name}()")
        self._need("(")
        arguments: list[Expression] = []
        if not self._skip(")"):
            arguments.append(self.either())
            while self._skip(","):
                arguments.append(self.either())
            self._need(")")
        if not function.least <= len(arguments) <= function.most:
            raise XPathError(f"{name}() does not take {len(arguments)} arguments")
        if function.nodes and arguments:
            _want_nodes(arguments[0], f"{name}()")
        return Call(function.body, tuple(arguments), function.type, name in ("position", "last"))

    def _steps(self) -> tuple[Step, ...]:
        """``RelativeLocationPath``, with the ``//`` it may begin with."""
        steps: list[Step] = []
        anywhere = self._skip("//")
        while True:
            step = self._step()
            if anywhere and step.axis == "child" and not step.positional:
                steps.append(replace(step, axis="descendant"))
            else:
                steps += [_TWO_SLASHES, step] if anywhere else [step]
            anywhere = self._skip("//")
            if not anywhere and not self._skip("/"):
                return tuple(steps)

    def _step(self) -> Step:
        if self._skip("."):
            return Step("self", _ANY)
        if self._skip(".."):
            return Step("parent", _ANY)
        axis = "child"
        if self._skip("@"):
            axis = "attribute"
        elif self.here.kind == "name" and self._tokens[self._at + 1].text == "::":
            axis = self._next().text
            self._next()
            if axis not in ONE:
                raise XPathError(f"there is no axis {axis} here")
        test = self._test(Kind.ATTRIBUTE if axis == "attribute" else Kind.ELEMENT)
        predicates = self._predicates()
        return Step(axis, test, predicates, any(predicate.positional for predicate in predicates))

    def _test(self, kind: Kind) -> Test:
        if self.here.kind == "symbol" and self._skip("*"):
            return Test(kind)
        if self.here.kind != "name":
            found = f"{self.here.text!r} stands" if self.here is not _END else "it ends"
            raise XPathError(f"{found} where a name should stand")
        name = self._next().text
        if self._skip("("):
            if name not in _NODE_TYPES:
                raise XPathError(f"{name}() is no node test")
            if name == "processing-instruction" and self.here.kind == "literal":
                self._next()
            self._need(")")
            return Test(_NODE_TYPES[name])
        prefix, _, local = name.rpartition(":")
        if prefix and prefix not in self._prefixes:
            raise XPathError(f"the namespace prefix {prefix!r} is not declared")
        return Test(kind, self._prefixes[prefix] if prefix else "", None if local == "*" else local)

    def _predicates(self) -> tuple[Predicate, ...]:
        found: list[Predicate] = []
        while self._skip("["):
            condition = self.either()
            self._need("]")
            found.append(Predicate(condition, condition.type == "number" or condition.positional))
        return tuple(found)


def _want_nodes(expression: Expression, by: str) -> None:
    if expression.type != "nodes":
        raise XPathError(f"{by!r} needs nodes, not a {expression.type}")
