"""A page as XPath 1.0 §5 sees it: root, elements, attributes, text and comments, in document order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from operator import attrgetter

from translate.html.page import Element, Page

XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
_FOREIGN = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
_PREFIXES = {"xml": XML, "xlink": "http://www.w3.org/1999/xlink"}


class Kind(IntEnum):
    """Node types."""

    ROOT = 0
    ELEMENT = 1
    ATTRIBUTE = 2
    TEXT = 3
    COMMENT = 4


@dataclass(slots=True, eq=False)
class Node:
    """A node; compared by identity."""

    kind: Kind
    name: str = ""
    """Local part."""
    uri: str = ""
    parent: Node | None = None
    order: int = 0
    """Place in document order; an attribute has its element's."""
    rank: int = 0
    """Place among the attributes of an element, from 1; 0 for all else."""
    end: int = 0
    """Behind the order of its last descendant."""
    place: int = 0
    """Index among its parent's children."""
    value: str = ""
    """Of a text, comment or attribute."""
    element: Element | None = None
    """The element, or the one that holds the attribute."""
    written: str = ""
    """An attribute's name as in the page."""
    children: list[Node] = field(default_factory=list)
    held: list[Node] | None = None
    """The attributes, once somebody asked."""


BY_ORDER = attrgetter("order", "rank")


class Tree:
    """All nodes of a page but the attributes, which are made when asked for."""

    __slots__ = ("_ids", "_named", "_page", "nodes", "of", "root")

    def __init__(self, page: Page) -> None:
        self._page = page
        self.root = Node(Kind.ROOT)
        self.nodes = [self.root]
        self.of: dict[Element, Node] = {}
        self._named: dict[tuple[str, str], tuple[list[int], list[Node]]] | None = None
        self._ids: dict[str, Node] | None = None
        self._grow(page)

    def _grow(self, page: Page) -> None:
        import turbohtml

        of, nodes = self.of, self.nodes
        for dom in page.root.descendants:
            above: turbohtml.Node | None = dom.parent
            while above is not None and above not in page.of:  # the fragment between <template> and its content
                above = above.parent
            parent = self.root if above is None else of[page.of[above]]
            if isinstance(dom, turbohtml.Element):
                element = page.of[dom]
                uri = _FOREIGN.get(dom.namespace.value, XHTML)
                node = of[element] = Node(Kind.ELEMENT, element.name, uri, parent, element=element)
            elif isinstance(dom, (turbohtml.Text, turbohtml.CData)):
                text = self._clean(dom.data)
                if parent.children and parent.children[-1].kind is Kind.TEXT:
                    parent.children[-1].value += text
                    continue
                node = Node(Kind.TEXT, parent=parent, value=text)
            elif isinstance(dom, turbohtml.Comment):
                node = Node(Kind.COMMENT, parent=parent, value=self._clean(dom.data))
            else:
                continue
            node.order, node.place = len(nodes), len(parent.children)
            parent.children.append(node)
            nodes.append(node)
        for node in reversed(nodes):
            node.end = max(node.end, node.order + 1)
            if node.parent is not None:
                node.parent.end = max(node.parent.end, node.end)

    def _clean(self, data: str) -> str:
        return self._page.masked.restore(self._page.mark.sub("", data))

    def attributes(self, node: Node) -> list[Node]:
        """The attributes of an element, none of anything else."""
        if node.held is None:
            node.held = list(self._attributes(node)) if node.element and node.kind is Kind.ELEMENT else []
        return node.held

    def _attributes(self, node: Node) -> Iterator[Node]:
        element = node.element
        if element is None or not element.has_attributes:
            return
        for rank, written in enumerate(element.node.attrs, 1):
            prefix, _, local = written.partition(":")
            uri = _PREFIXES.get(prefix, "") if local and (element.foreign or prefix == "xml") else ""
            if prefix == "xmlns":
                continue
            value = self._clean(element.get(written) or "")
            name = local if uri else written
            yield Node(
                Kind.ATTRIBUTE, name, uri, node, node.order, rank, node.order, 0, value, element, written, [], []
            )

    def text(self, node: Node) -> str:
        """String-value, §5."""
        if node.kind > Kind.ELEMENT:
            return node.value
        inside = self.nodes[node.order + 1 : node.end]
        return "".join([each.value for each in inside if each.kind is Kind.TEXT])

    def named(self, uri: str, name: str, above: Node) -> Sequence[Node]:
        """The elements of a name below a node, in document order, found by an index."""
        if self._named is None:
            self._named = {}
            for node in self.nodes:
                if node.kind is Kind.ELEMENT:
                    orders, found = self._named.setdefault((node.uri, node.name), ([], []))
                    orders.append(node.order)
                    found.append(node)
        orders, found = self._named.get((uri, name), ([], []))
        return found[bisect_left(orders, above.order + 1) : bisect_left(orders, above.end)]

    def by_id(self, value: str) -> Node | None:
        """The first element with an id."""
        if self._ids is None:
            self._ids = {}
            for element, node in self.of.items():
                own = element.get("id")
                if own:
                    self._ids.setdefault(own, node)
        return self._ids.get(value)
