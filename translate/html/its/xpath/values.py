"""The four types of XPath 1.0 and how one becomes another, §3.2 to §4.4."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from translate.html.its.xpath.fuel import Fuel
from translate.html.its.xpath.tree import Node, Tree

Value: TypeAlias = "list[Node] | str | float | bool"
"""A node-set is a list in document order, without repeats."""

_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*")
_LONGEST_NUMBER = 400
_TEXT_COST = 6


class Run:
    """One evaluation: the page, what it may cost, the variables."""

    __slots__ = ("fuel", "memo", "tree", "variables")

    def __init__(self, tree: Tree, fuel: Fuel, variables: Mapping[str, str]) -> None:
        self.tree = tree
        self.fuel = fuel
        self.variables = variables
        self.memo: dict[int, list[Node]] = {}
        """What absolute paths found: they mean the same wherever they stand."""

    def text(self, node: Node) -> str:
        """String-value of a node, paid for."""
        self.fuel.spend(_TEXT_COST + (node.end - node.order if node.value == "" else 0))
        value = self.tree.text(node)
        self.fuel.spend(len(value) >> 3)
        return value

    def string(self, value: Value) -> str:
        """``string()``, §4.2."""
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return self.text(value[0]) if value else ""
        if isinstance(value, bool):
            return "true" if value else "false"
        return _number_text(value)

    def number(self, value: Value) -> float:
        """``number()``, §4.4."""
        if isinstance(value, (float, bool)):
            return float(value)
        text = self.string(value)
        match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
        return float(match[1]) if match else math.nan


def boolean(value: Value) -> bool:
    """``boolean()``, §4.3."""
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def _number_text(number: float) -> str:
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    return format(Decimal(repr(number)), "f")
