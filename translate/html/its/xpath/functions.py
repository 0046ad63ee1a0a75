"""The core function library of XPath 1.0, §4; ``id()`` and ``lang()`` as HTML means them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, NamedTuple

from translate.html.its.xpath.axes import ordered
from translate.html.its.xpath.expressions import Body, Context, Type
from translate.html.its.xpath.tree import Kind, Node
from translate.html.its.xpath.values import Run, Value, boolean


class Function(NamedTuple):
    """A function: its body, the type it gives, how many arguments it takes."""

    body: Body
    type: Type
    least: int = 0
    most: float = 0
    nodes: bool = False
    """Its argument has to be a node-set."""


def _paid(run: Run, text: str) -> str:
    run.fuel.spend(len(text) >> 2)
    return text


def _id(run: Run, _at: Context, arguments: list[Value]) -> Value:
    given = arguments[0]
    texts = [run.text(each) for each in given] if isinstance(given, list) else [_paid(run, run.string(given))]
    words = [word for text in texts for word in text.split()]
    run.fuel.spend(4 * len(words))
    return ordered(found for word in words if (found := run.tree.by_id(word)))


def _named(part: Callable[[Node], str]) -> Body:
    def body(_run: Run, at: Context, arguments: list[Value]) -> Value:
        nodes = arguments[0] if arguments else [at.node]
        return part(nodes[0]) if isinstance(nodes, list) and nodes else ""

    return body


def _on_text(change: Callable[[str], Value]) -> Body:
    def body(run: Run, at: Context, arguments: list[Value]) -> Value:
        return change(_paid(run, run.string(arguments[0] if arguments else [at.node])))

    return body


def _on_texts(change: Callable[..., Value]) -> Body:
    def body(run: Run, _at: Context, arguments: list[Value]) -> Value:
        return change(*(_paid(run, run.string(argument)) for argument in arguments))

    return body


def _on_number(change: Callable[[float], float]) -> Body:
    def body(run: Run, _at: Context, arguments: list[Value]) -> Value:
        number = run.number(arguments[0])
        return number if math.isnan(number) or math.isinf(number) else float(change(number))

    return body


def _substring(run: Run, _at: Context, arguments: list[Value]) -> Value:
    text, begin = _paid(run, run.string(arguments[0])), _round(run.number(arguments[1]))
    end = begin + _round(run.number(arguments[2])) if len(arguments) > 2 else math.inf
    if math.isnan(begin) or math.isnan(end):
        return ""
    first, behind = max(begin, 1.0), min(end, len(text) + 1.0)
    return text[int(first) - 1 : int(behind) - 1] if first < behind else ""


def _round(number: float) -> float:
    return number if math.isnan(number) or math.isinf(number) else float(math.floor(number + 0.5))


def _translate(run: Run, _at: Context, arguments: list[Value]) -> Value:
    text, old, new = (_paid(run, run.string(argument)) for argument in arguments)
    run.fuel.spend(2 * len(old))
    table: dict[int, str | None] = {}
    for index, char in enumerate(old):
        table.setdefault(ord(char), new[index] if index < len(new) else None)
    return text.translate(table)


def _squeezed(text: str) -> str:
    return " ".join(word for word in text.translate(_SPACES).split(" ") if word)


_SPACES = dict.fromkeys(map(ord, "\t\r\n"), " ")


def _count(_run: Run, _at: Context, arguments: list[Value]) -> Value:
    return float(len(arguments[0])) if isinstance(arguments[0], list) else 0.0


def _sum(run: Run, _at: Context, arguments: list[Value]) -> Value:
    nodes = arguments[0] if isinstance(arguments[0], list) else []
    return float(sum(run.number(run.text(each)) for each in nodes))


def _lang(run: Run, at: Context, arguments: list[Value]) -> Value:
    wanted, node = run.string(arguments[0]).lower(), at.node if at.node.kind is Kind.ELEMENT else at.node.parent
    while node is not None:
        run.fuel.spend(2)
        if node.element is not None and (own := node.element.get("lang")) is not None:
            return own.lower() == wanted or own.lower().startswith(wanted + "-")
        node = node.parent
    return False


FUNCTIONS: Final[dict[str, Function]] = {
    "last": Function(lambda _run, at, _arguments: float(at.size), "number"),
    "position": Function(lambda _run, at, _arguments: float(at.position), "number"),
    "count": Function(_count, "number", 1, 1, nodes=True),
    "id": Function(_id, "nodes", 1, 1),
    "local-name": Function(_named(lambda node: node.name), "string", 0, 1, nodes=True),
    "namespace-uri": Function(_named(lambda node: node.uri), "string", 0, 1, nodes=True),
    "name": Function(_named(lambda node: node.written or node.name), "string", 0, 1, nodes=True),
    "string": Function(_on_text(str), "string", 0, 1),
    "concat": Function(_on_texts(lambda *parts: "".join(parts)), "string", 2, math.inf),
    "starts-with": Function(_on_texts(str.startswith), "boolean", 2, 2),
    "contains": Function(_on_texts(str.__contains__), "boolean", 2, 2),
    "substring-before": Function(
        _on_texts(lambda text, mark: text.partition(mark)[0] if mark and mark in text else ""), "string", 2, 2
    ),
    "substring-after": Function(
        _on_texts(lambda text, mark: text.partition(mark)[2] if mark else text), "string", 2, 2
    ),
    "substring": Function(_substring, "string", 2, 3),
    "string-length": Function(_on_text(lambda text: float(len(text))), "number", 0, 1),
    "normalize-space": Function(_on_text(_squeezed), "string", 0, 1),
    "translate": Function(_translate, "string", 3, 3),
    "boolean": Function(lambda _run, _at, arguments: boolean(arguments[0]), "boolean", 1, 1),
    "not": Function(lambda _run, _at, arguments: not boolean(arguments[0]), "boolean", 1, 1),
    "true": Function(lambda *_: True, "boolean"),
    "false": Function(lambda *_: False, "boolean"),
    "lang": Function(_lang, "boolean", 1, 1),
    "number": Function(lambda run, at, arguments: run.number(arguments[0] if arguments else [at.node]), "number", 0, 1),
    "sum": Function(_sum, "number", 1, 1, nodes=True),
    "floor": Function(_on_number(math.floor), "number", 1, 1),
    "ceiling": Function(_on_number(math.ceil), "number", 1, 1),
    "round": Function(_on_number(_round), "number", 1, 1),
}
"""By name."""
