"""Selectors of rules, ITS 2.0 §5.3: XPath 1.0, or CSS level 3 with ``queryLanguage="css"``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from translate.html.its.xpath.expressions import Expression
from translate.html.its.xpath.fuel import Fuel
from translate.html.its.xpath.grammar import is_absolute, parse
from translate.html.its.xpath.tokens import XPathError
from translate.html.its.xpath.tree import Node, Tree
from translate.html.its.xpath.values import Run, Value
from translate.html.page import Page

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_FUNCTION = re.compile(r":([-\w]*)[(\\]")
_LEVEL_3 = frozenset("not nth-child nth-last-child nth-of-type nth-last-of-type lang".split())
_COUNTING = re.compile(r":[-\w]*(?:nth|last|only|of-type)")
_NOT = re.compile(r":not\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_NOT_SIMPLE = re.compile(r"[\s>+~,]|:not\b", re.IGNORECASE)
_INSIDE = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_COMPOUND = re.compile(r"[\s>+~,]+")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Work:
    """One page while rules are applied to it."""

    page: Page
    tree: Tree
    fuel: Fuel
    crowds: int
    """Sum of the squares of the numbers of siblings."""


def work_on(page: Page) -> Work:
    """A page made ready for rules."""
    tree = Tree(page)
    return Work(page, tree, Fuel(), sum(len(node.children) ** 2 for node in tree.nodes))


@dataclass(frozen=True, slots=True)
class XPath:
    """An XPath expression with its variables."""

    source: str
    expression: Expression
    variables: Mapping[str, str]

    def start(self, work: Work) -> Run:
        """To be shared by the nodes of one rule."""
        return Run(work.tree, work.fuel, self.variables)

    def select(self, work: Work) -> list[Node]:
        """The nodes of an absolute selector."""
        found = self.expression.value(self.start(work), work.tree.root, 1, 1)
        return found if isinstance(found, list) else []

    def point(self, run: Run, _work: Work, node: Node, position: int, size: int) -> Value:
        """The value of a relative selector for a selected node, its place among all of them, and their number."""
        return self.expression.value(run, node, position, size)


@dataclass(frozen=True, slots=True)
class Css:
    """A CSS selector; it cannot select attributes, §5.3.3."""

    source: str

    def start(self, work: Work) -> Run:
        """To be shared by the nodes of one rule."""
        return Run(work.tree, work.fuel, {})

    def select(self, work: Work) -> list[Node]:
        """The elements of the page that match."""
        self._pay(work, len(work.tree.nodes))
        return [work.tree.of[element] for element in work.page.select(self.source)]

    def point(self, _run: Run, work: Work, node: Node, _position: int, _size: int) -> Value:
        """The matching elements inside a selected one."""
        self._pay(work, 1 + node.end - node.order)
        inside = node.element.node.select(self.source) if node.element is not None else []
        return [work.tree.of[work.page.of[each]] for each in inside]

    def _pay(self, work: Work, nodes: int) -> None:
        parts = len(_COMPOUND.findall(self.source)) + 1
        work.fuel.spend(nodes * parts + len(_COUNTING.findall(self.source)) * work.crowds // 20)


Selector: TypeAlias = "XPath | Css"


def xpath(source: str, prefixes: Mapping[str, str], variables: Mapping[str, str], *, absolute: bool) -> XPath:
    """Read an XPath selector or pointer. Raises ``ValueError`` saying what is wrong."""
    expression = parse(source, prefixes=prefixes, variables=variables)
    if absolute and expression.type != "nodes":
        raise XPathError(f"it selects no nodes, but is a {expression.type}")
    if absolute and not is_absolute(expression):
        raise XPathError("it does not start at the root of the page, with / or //")
    return XPath(source, expression, variables)


def css(source: str) -> Css:
    """Read a CSS selector of level 3. Raises ``ValueError`` saying what is wrong."""
    import turbohtml

    if len(source) > _LONGEST:
        raise ValueError(f"it is longer than {_LONGEST} characters")
    plain = _QUOTED.sub('""', source)
    for name in _FUNCTION.findall(plain):
        if name.lower() not in _LEVEL_3:
            raise ValueError(f":{name}() is not in CSS Selectors level 3")
    if re.search(r"\sof\s", plain) or any(_NOT_SIMPLE.search(_INSIDE.sub("", i).strip()) for i in _NOT.findall(plain)):
        raise ValueError("CSS Selectors level 3 has one simple selector in :not(), and no 'of' in :nth-child()")
    turbohtml.parse("").select(source)
    return Css(source)
