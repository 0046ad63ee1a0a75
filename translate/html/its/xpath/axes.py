"""The axes of XPath 1.0 §2.2 but ``namespace``: from a node in axis order, and from many nodes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from translate.html.its.xpath.fuel import Fuel
from translate.html.its.xpath.tree import BY_ORDER, Kind, Node, Tree

REVERSE: Final = frozenset(("ancestor", "ancestor-or-self", "preceding", "preceding-sibling"))


def _ancestors(node: Node) -> list[Node]:
    found: list[Node] = []
    above = node.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return found


def _siblings(node: Node) -> list[Node]:
    return node.parent.children if node.parent is not None and node.kind is not Kind.ATTRIBUTE else []


def _descendants(tree: Tree, node: Node) -> list[Node]:
    return tree.nodes[node.order + 1 : node.end]  # an attribute ends where it begins


def _following(tree: Tree, node: Node) -> list[Node]:
    return tree.nodes[node.order + 1 if node.kind is Kind.ATTRIBUTE else node.end :]


def _preceding(tree: Tree, node: Node) -> list[Node]:
    return [each for each in tree.nodes[1 : node.order] if each.end <= node.order]


ONE: Final[dict[str, Callable[[Tree, Node], Sequence[Node]]]] = {
    "child": lambda _, node: node.children,
    "descendant": _descendants,
    "descendant-or-self": lambda tree, node: [node, *_descendants(tree, node)],
    "self": lambda _, node: [node],
    "parent": lambda _, node: [] if node.parent is None else [node.parent],
    "ancestor": lambda _, node: _ancestors(node),
    "ancestor-or-self": lambda _, node: [node, *_ancestors(node)],
    "attribute": lambda tree, node: tree.attributes(node),
    "following-sibling": lambda _, node: _siblings(node)[node.place + 1 :],
    "preceding-sibling": lambda _, node: _siblings(node)[: node.place][::-1],
    "following": _following,
    "preceding": lambda tree, node: _preceding(tree, node)[::-1],
}
"""The nodes of an axis in its own order: backwards for those in :data:`REVERSE`."""


def ordered(nodes: Iterable[Node]) -> list[Node]:
    """Without repeats, in document order."""
    return sorted(dict.fromkeys(nodes), key=BY_ORDER)


def reach(axis: str, tree: Tree, nodes: list[Node], fuel: Fuel) -> Sequence[Node]:
    """The nodes that an axis reaches from any of some nodes, without repeats, in document order.

    Arguments: ``nodes``, in document order. What it costs is linear in what it finds, plus the page once.
    """
    if not nodes:
        return []
    if len(nodes) == 1:
        one = ONE[axis](tree, nodes[0])
        fuel.spend(len(one) + (nodes[0].order if axis == "preceding" else 0))
        return one[::-1] if axis in REVERSE else one
    found: list[Node] = []
    if axis in ("descendant", "descendant-or-self"):
        behind = -1
        for node in nodes:
            if node.order >= behind or (node.kind is Kind.ATTRIBUTE and axis != "descendant"):
                part = ONE[axis](tree, node)
                fuel.spend(1 + len(part))
                found += part
                behind = max(behind, node.end)
        return ordered(found) if any(node.kind is Kind.ATTRIBUTE for node in nodes) else found
    if axis in ("ancestor", "ancestor-or-self"):
        seen: set[Node] = set()
        for node in nodes:
            above = node if axis == "ancestor-or-self" else node.parent
            while above is not None and above not in seen:
                seen.add(above)
                above = above.parent
        found = list(seen)
    elif axis == "following":
        first = min(nodes, key=lambda node: node.order if node.kind is Kind.ATTRIBUTE else node.end)
        found = _following(tree, first)
    elif axis == "preceding":
        fuel.spend(nodes[-1].order)
        found = _preceding(tree, nodes[-1])
    elif axis in ("following-sibling", "preceding-sibling"):
        # Of the children of one parent, the first reaches what the others reach; backwards, the last.
        inner = [node for node in (reversed(nodes) if axis[0] == "f" else nodes) if node.kind is not Kind.ATTRIBUTE]
        ends = {node.parent: node for node in inner}
        for node in ends.values():
            part = ONE[axis](tree, node)
            fuel.spend(1 + len(part))
            found += part
    else:
        for node in nodes:
            found += ONE[axis](tree, node)
    fuel.spend(len(nodes) + 4 * len(found))
    return ordered(found)
