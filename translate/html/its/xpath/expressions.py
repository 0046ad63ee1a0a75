"""What an XPath 1.0 expression is made of beside location paths, §3. Chains are flat, so that their length costs no depth."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

from translate.html.its.xpath.tree import BY_ORDER, Node
from translate.html.its.xpath.values import Run, Value, boolean

Type: TypeAlias = Literal["nodes", "string", "number", "boolean"]


class Context(NamedTuple):
    """Where an expression is evaluated, §1."""

    node: Node
    position: int
    size: int


Body: TypeAlias = Callable[[Run, Context, list[Value]], Value]
"""A function of the core library."""


class Expression(Protocol):
    """Anything that has a value in a context."""

    @property
    def type(self) -> Type:
        """Of its values; XPath 1.0 without variables of other types is typed by its grammar."""

    @property
    def positional(self) -> bool:
        """True if the value depends on the position in the context."""

    def value(self, run: Run, node: Node, position: int, size: int, /) -> Value:
        """The value for a context. Raises :class:`~translate.html.its.xpath.fuel.TooExpensive`."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal or a number."""

    content: str | float
    positional: bool = False

    @property
    def type(self) -> Type:
        """String or number."""
        return "string" if isinstance(self.content, str) else "number"

    def value(self, _run: Run, _node: Node, _position: int, _size: int, /) -> Value:
        """Itself."""
        return self.content


@dataclass(frozen=True, slots=True)
class Variable:
    """``$name``; ITS 2.0 §5.3.5 knows strings only."""

    name: str
    type: Type = "string"
    positional: bool = False

    def value(self, run: Run, _node: Node, _position: int, _size: int, /) -> Value:
        """Its string."""
        return run.variables[self.name]


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a core function."""

    body: Body
    arguments: tuple[Expression, ...]
    type: Type
    counts: bool
    """``position()`` or ``last()``."""

    @property
    def positional(self) -> bool:
        """Itself, or through an argument."""
        return self.counts or any(argument.positional for argument in self.arguments)

    def value(self, run: Run, node: Node, position: int, size: int, /) -> Value:
        """What the function gives."""
        run.fuel.spend(5)
        arguments = [argument.value(run, node, position, size) for argument in self.arguments]
        return self.body(run, Context(node, position, size), arguments)


@dataclass(frozen=True, slots=True)
class Logic:
    """``a or b or c``, or the same with ``and``."""

    parts: tuple[Expression, ...]
    either: bool
    type: Type = "boolean"

    @property
    def positional(self) -> bool:
        """Any of them."""
        return any(part.positional for part in self.parts)

    def value(self, run: Run, node: Node, position: int, size: int, /) -> Value:
        """Left to right, only as far as needed."""
        for part in self.parts:
            run.fuel.spend(2)
            if boolean(part.value(run, node, position, size)) is self.either:
                return self.either
        return not self.either


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``a + b - c``, ``a * b div c mod d``, ``-a``: operators with what stands right of them."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]
    type: Type = "number"

    @property
    def positional(self) -> bool:
        """Any of them."""
        return self.first.positional or any(part.positional for _, part in self.rest)

    def value(self, run: Run, node: Node, position: int, size: int, /) -> Value:
        """Left to right."""
        result = run.number(self.first.value(run, node, position, size))
        for sign, part in self.rest:
            run.fuel.spend(2)
            result = _OPERATIONS[sign](result, run.number(part.value(run, node, position, size)))
        return result


@dataclass(frozen=True, slots=True)
class Union:
    """``a | b``."""

    parts: tuple[Expression, ...]
    type: Type = "nodes"

    @property
    def positional(self) -> bool:
        """Any of them."""
        return any(part.positional for part in self.parts)

    def value(self, run: Run, node: Node, position: int, size: int, /) -> Value:
        """The nodes of all."""
        found: dict[Node, None] = {}
        for part in self.parts:
            nodes = part.value(run, node, position, size)
            if isinstance(nodes, list):
                run.fuel.spend(1 + 4 * len(nodes))
                found.update(dict.fromkeys(nodes))
        return sorted(found, key=BY_ORDER)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``a = b``, ``a < b <= c``, §3.4."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]
    type: Type = "boolean"

    @property
    def positional(self) -> bool:
        """Any of them."""
        return self.first.positional or any(part.positional for _, part in self.rest)

    def value(self, run: Run, node: Node, position: int, size: int, /) -> Value:
        """Left to right."""
        left = self.first.value(run, node, position, size)
        for sign, part in self.rest:
            run.fuel.spend(2)
            left = _compare(run, sign, left, part.value(run, node, position, size))
        return left


def _compare(run: Run, sign: str, left: Value, right: Value) -> bool:
    test = _COMPARISONS[sign]
    if isinstance(left, list) and isinstance(right, list):
        return _compare_sets(run, sign, left, right)
    if isinstance(left, list):
        return _compare_set(run, sign, left, right)
    if isinstance(right, list):
        return _compare_set(run, _MIRRORED[sign], right, left)
    if sign not in ("=", "!="):
        return test(run.number(left), run.number(right))
    if isinstance(left, bool) or isinstance(right, bool):
        return test(boolean(left), boolean(right))
    if isinstance(left, float) or isinstance(right, float):
        return test(run.number(left), run.number(right))
    return test(left, right)


def _compare_set(run: Run, sign: str, nodes: list[Node], other: Value) -> bool:
    test = _COMPARISONS[sign]
    if isinstance(other, bool):
        return test(float(bool(nodes)), float(other))
    if isinstance(other, str) and sign in ("=", "!="):
        return any(test(run.text(node), other) for node in nodes)
    number = run.number(other)
    return any(test(run.number(run.text(node)), number) for node in nodes)


def _compare_sets(run: Run, sign: str, left: list[Node], right: list[Node]) -> bool:
    if not left or not right:
        return False
    if sign in ("=", "!="):
        first, second = {run.text(node) for node in left}, {run.text(node) for node in right}
        return not first.isdisjoint(second) if sign == "=" else len(first | second) > 1
    numbers = [[n for node in nodes if not math.isnan(n := run.number(run.text(node)))] for nodes in (left, right)]
    if not numbers[0] or not numbers[1]:
        return False
    ends = (min, max) if sign.startswith("<") else (max, min)
    return _COMPARISONS[sign](ends[0](numbers[0]), ends[1](numbers[1]))


def _divide(left: float, right: float) -> float:
    if right:
        return left / right
    if not left or math.isnan(left) or math.isnan(right):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def _remainder(left: float, right: float) -> float:
    return math.nan if not right or math.isinf(left) else math.fmod(left, right)


_OPERATIONS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divide,
    "mod": _remainder,
}
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
