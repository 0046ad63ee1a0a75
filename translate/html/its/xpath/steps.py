"""Location paths, §2: steps, node tests, predicates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from translate.html.its.xpath.axes import ONE, REVERSE, ordered, reach
from translate.html.its.xpath.expressions import Expression
from translate.html.its.xpath.tree import Kind, Node
from translate.html.its.xpath.values import Run, boolean

_PREDICATE_COST = 20


@dataclass(frozen=True, slots=True)
class Test:
    """Node test, §2.3."""

    kind: Kind | None
    """None: every type."""
    uri: str | None = None
    """None: every namespace."""
    name: str | None = None
    """None: every name."""

    def passing(self, nodes: Iterable[Node]) -> list[Node]:
        """Those that pass, in the same order."""
        kind, uri, name = self.kind, self.uri, self.name
        if kind is None:
            return list(nodes)
        if name is not None:
            return [n for n in nodes if n.name == name and n.uri == uri and n.kind is kind]
        if uri is not None:
            return [n for n in nodes if n.uri == uri and n.kind is kind]
        return [n for n in nodes if n.kind is kind]


@dataclass(frozen=True, slots=True)
class Predicate:
    """``[…]``, §2.4."""

    condition: Expression
    positional: bool
    """It is a number or asks for ``position()`` or ``last()``."""

    def passing(self, run: Run, nodes: Sequence[Node]) -> list[Node]:
        """Those that pass, in the same order, which gives them their positions."""
        run.fuel.spend(_PREDICATE_COST * len(nodes))
        size, found = len(nodes), []
        for position, node in enumerate(nodes, 1):
            value = self.condition.value(run, node, position, size)
            if value == position if isinstance(value, float) else boolean(value):
                found.append(node)
        return found


@dataclass(frozen=True, slots=True)
class Step:
    """``axis::test[…]``, §2.1."""

    axis: str
    test: Test
    predicates: tuple[Predicate, ...] = ()
    positional: bool = False
    """A predicate counts."""

    def from_each(self, run: Run, nodes: list[Node]) -> list[Node]:
        """Where the step leads from some nodes: without repeats, in document order."""
        if (
            self.axis == "attribute" and len(nodes) == 1 and not self.predicates
        ):  # most predicates are no more than this
            held = run.tree.attributes(nodes[0])
            run.fuel.spend(1 + len(held))
            return self.test.passing(held) if held else []
        if self.positional and len(nodes) > 1:
            found: list[Node] = []
            for node in nodes:
                found += self._from(run, node)
            run.fuel.spend(4 * len(found))
            return ordered(found)
        if self.positional:
            part = self._from(run, nodes[0]) if nodes else []
            return part[::-1] if self.axis in REVERSE else part
        return self._filtered(run, self._candidates(run, nodes))

    def _from(self, run: Run, node: Node) -> list[Node]:
        """From one node, in axis order."""
        reached = ONE[self.axis](run.tree, node)
        run.fuel.spend(1 + len(reached) + (node.order if self.axis == "preceding" else 0))
        return self._filtered(run, self.test.passing(reached))

    def _candidates(self, run: Run, nodes: list[Node]) -> list[Node]:
        test = self.test
        if self.axis == "descendant" and test.kind is Kind.ELEMENT and test.name is not None and test.uri is not None:
            found: list[Node] = []
            behind = -1
            for node in nodes:
                if node.order >= behind and node.kind is not Kind.ATTRIBUTE:
                    found += run.tree.named(test.uri, test.name, node)
                    behind = node.end
            run.fuel.spend(2 * len(nodes) + len(found))
            return found
        return test.passing(reach(self.axis, run.tree, nodes, run.fuel))

    def _filtered(self, run: Run, nodes: list[Node]) -> list[Node]:
        for predicate in self.predicates:
            if not nodes:
                break
            nodes = predicate.passing(run, nodes)
        return nodes


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """A location path; ``start`` is what stands before the first slash if it is an expression, ``/`` or nothing."""

    start: Expression | Literal["/", ""]
    steps: tuple[Step, ...]
    type: Literal["nodes"] = "nodes"

    @property
    def positional(self) -> bool:
        """§3.3: what stands before the first slash has the context of the whole."""
        return not isinstance(self.start, str) and self.start.positional

    def value(self, run: Run, node: Node, position: int, size: int, /) -> list[Node]:
        """The nodes."""
        if self.start == "/":
            known = run.memo.get(id(self))
            if known is None:
                known = run.memo[id(self)] = self._follow(run, [run.tree.root])
                run.fuel.spend(4 * len(known))
            return known
        if isinstance(self.start, str):
            return self._follow(run, [node])
        first = self.start.value(run, node, position, size)
        return self._follow(run, first if isinstance(first, list) else [])

    def _follow(self, run: Run, nodes: list[Node]) -> list[Node]:
        for step in self.steps:
            nodes = step.from_each(run, nodes)
        return nodes


@dataclass(frozen=True, slots=True)
class Filter:
    """An expression with predicates, §3.3: ``(//h:p)[1]``."""

    primary: Expression
    predicates: tuple[Predicate, ...]
    type: Literal["nodes"] = "nodes"

    @property
    def positional(self) -> bool:
        """The predicates have a context of their own."""
        return self.primary.positional

    def value(self, run: Run, node: Node, position: int, size: int, /) -> list[Node]:
        """The nodes."""
        nodes = self.primary.value(run, node, position, size)
        found = nodes if isinstance(nodes, list) else []
        for predicate in self.predicates:
            found = predicate.passing(run, found)
        return found
