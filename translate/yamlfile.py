"""YAML the safe way, for the glossary, sidecars and waivers: every value is text as written, every problem has its line.

A strict part of YAML 1.2. ``no`` stays ``no`` and ``2026-11-22`` stays that (§10 schemas are not applied); ``key:`` with
nothing behind it is the empty text. Anchors, aliases, merge keys, tags, directives, several documents, duplicate keys,
collections as keys, tabs as indentation and control characters are refused. Nothing is expanded, so a file costs time
and memory in proportion to its length.

:func:`load` gives the tree, :class:`Reader` takes typed fields out of a mapping and collects what is wrong with them.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from translate.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ruamel.yaml.events import Event, NodeEvent, ScalarEvent

MAX_CHARACTERS: Final = 4_000_000
"""A longer file is refused unread: some 20,000 concepts in one language; the parser reads 300,000 characters a second."""
MAX_VALUES: Final = 500_000
MAX_DEPTH: Final = 50
MAX_PROBLEMS: Final = 100
"""Problems listed one by one; beyond that they are counted."""

# U+0085, U+2028 and U+2029 break lines in YAML 1.1 but in no editor, so line numbers would be wrong.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TAB_INDENT = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])", re.MULTILINE)
_NEXT_STEP = {
    "found character '\\t' that cannot start any token": "use spaces, not tabs",
    "mapping values are not allowed here": "put text that holds ': ' between quotes",
    "expected the node content, but found '<document end>'": "remove the line '...'",
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text."""

    kind: ClassVar[str] = "scalar"
    text: str
    """As written, quotes and escapes resolved, line folding applied."""
    line: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class List:
    """A sequence, ``- a`` or ``[a]``."""

    kind: ClassVar[str] = "list"
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in file order, no key twice."""

    kind: ClassVar[str] = "mapping"
    entries: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | List | Mapping


class Problems:
    """What is wrong with one file, collected so that a person sees all of it at once."""

    def __init__(self, path: str) -> None:
        """``path``: the file, as it is to be shown."""
        self.path = path
        self._found: dict[Problem, None] = {}
        self._more = 0

    def add(self, line: int, message: str, *, hint: str = "") -> None:
        """Note a problem at a line (from 1; 0 for the file as a whole). The same one twice is noted once."""
        if len(self._found) < MAX_PROBLEMS:
            self._found[Problem(message, self.path, line, hint)] = None
        else:
            self._more += 1

    def __bool__(self) -> bool:
        return bool(self._found)

    def check(self) -> None:
        """Raise ``InputError`` with everything found so far, by line; do nothing if that is nothing."""
        if not self._found:
            return
        listed = sorted(self._found, key=lambda problem: problem.line)
        if self._more:
            listed.append(Problem(f"and {self._more} more problems", self.path))
        raise InputError(*listed)


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    line: int
    column: int
    flow: bool
    mapping: bool
    values: list[Node] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    """Line of each key, for duplicates."""


def load(text: str, path: str) -> Node:
    """Read one YAML document.

    ``text``: the decoded file, with or without BOM; ``path``: its name in messages. A file without content is the empty
    scalar, which :class:`Reader` takes for an empty mapping.

    Raises ``InputError`` with every problem found; a syntax error ends the search.
    """
    problems = Problems(path)
    if len(text) > MAX_CHARACTERS:
        problems.add(
            0, f"the file is longer than {MAX_CHARACTERS:,} characters", hint="split it, or remove what is old"
        )
        problems.check()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _check_characters(text, problems)
    problems.check()
    try:
        root = _compose(_events(text, problems), text, problems)
    except _Stop:
        root = Scalar("", 1)
    problems.check()
    return root


class _Stop(Exception):
    """Reading on would help nobody; the problem has been noted."""


def _check_characters(text: str, problems: Problems) -> None:
    for match in _CONTROL.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        problems.add(line, f"control character U+{ord(match[0]):04X}", hint="remove it")
        if problems._more:  # noqa: SLF001 - counting lines for thousands of them would be quadratic
            break
    tab = _TAB_INDENT.search(text)
    if tab is not None:
        line = text.count("\n", 0, tab.start()) + 1
        problems.add(line, "a tab is used as indentation", hint="use spaces, not tabs")


def _events(text: str, problems: Problems) -> Iterator[Event]:
    """The parser's events; whatever it raises becomes a problem with its line."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    line = 1
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            line = event.start_mark.line + 1
            yield event
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = str(error.problem or error.context or "this is not YAML")
        context = f" {error.context}" if error.context and error.problem else ""
        problems.add(mark.line + 1 if mark else line, f"YAML:{context} {message}", hint=_NEXT_STEP.get(message, ""))
    except ReaderError as error:
        problems.add(text.count("\n", 0, int(error.position)) + 1, f"YAML: character not allowed: {error.reason}")
    except (YAMLError, ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError) as error:
        # ruamel lets these escape on some broken input: chr() out of range for an escape, for one.
        problems.add(line, f"this is not YAML, here or below: {type(error).__name__}: {error}")
    else:
        return
    raise _Stop


def _compose(events: Iterator[Event], text: str, problems: Problems) -> Node:
    """One tree of the events, without recursion."""
    from ruamel.yaml import events as kinds

    stack: list[_Open] = []
    root: Node | None = None
    documents = count = 0
    for event in events:
        done: Node
        line, column = event.start_mark.line + 1, event.start_mark.column
        if isinstance(event, kinds.NodeEvent):
            count += 1
            if count > MAX_VALUES:
                problems.add(line, f"more than {MAX_VALUES:,} values", hint="split the file")
                raise _Stop
        if isinstance(event, kinds.AliasEvent):
            problems.add(line, f"alias *{event.anchor}: aliases are not used here", hint="write the value out")
            done = Scalar("", line)
        elif isinstance(event, kinds.ScalarEvent):
            _check_node(event, line, column, stack, problems)
            done = _scalar(event, line, problems)
        elif isinstance(event, kinds.CollectionStartEvent):
            _check_node(event, line, column, stack, problems)
            if len(stack) >= MAX_DEPTH:
                problems.add(line, f"nested more than {MAX_DEPTH} deep")
                raise _Stop
            flow = bool(event.flow_style)
            stack.append(_Open(line, column, flow, isinstance(event, kinds.MappingStartEvent)))
            continue
        elif isinstance(event, kinds.CollectionEndEvent):
            done = _close(stack.pop())
        else:
            if isinstance(event, kinds.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    problems.add(line, "a second document starts here", hint="one file, one document: remove the '---'")
                    raise _Stop
                if event.explicit and re.search("^%", text[: event.start_mark.index], re.MULTILINE):
                    problems.add(line, "directives (%…) are not used here", hint="remove the lines that start with %")
            continue
        if stack:
            _put(done, stack[-1], problems)
        elif root is None:
            root = done
    return Scalar("", 1) if root is None else root


def _check_node(event: NodeEvent, line: int, column: int, stack: list[_Open], problems: Problems) -> None:
    """What YAML allows and we do not, and what ruamel lets pass (yaml-test-suite 9C9N)."""
    if event.anchor is not None:
        problems.add(line, f"anchor &{event.anchor}: anchors are not used here", hint="write the value out")
    tag = getattr(event, "tag", None)
    if tag is not None:
        problems.add(line, f"tag {tag}: tags are not used here", hint="remove it; every value is text")
    if stack and stack[-1].flow and line > stack[-1].line:
        parent = next((outer.column for outer in reversed(stack) if not outer.flow), -1)
        if column <= parent:
            problems.add(line, "this line is not indented, although its bracket is still open", hint="indent it")


def _scalar(event: ScalarEvent, line: int, problems: Problems) -> Scalar:
    text: str = event.value
    if event.style is None and text == "-":
        problems.add(line, "a dash alone is not a value", hint='write "-" with quotation marks')
    elif event.style == '"' and (bad := _CONTROL.search(text)):
        problems.add(line, f"control character U+{ord(bad[0]):04X} written as an escape", hint="remove it")
    return Scalar(text, line)


def _put(value: Node, into: _Open, problems: Problems) -> None:
    into.values.append(value)
    if not into.mapping or len(into.values) % 2 == 0:
        return
    if not isinstance(value, Scalar):
        problems.add(value.line, f"a {value.kind} is not a key", hint="put text that starts with [ or { between quotes")
        into.values[-1] = Scalar("", value.line)
        return
    if value.text == "<<":
        problems.add(value.line, "merge keys (<<) are not used here", hint="write the values out")
    if value.text in into.keys:
        first = into.keys[value.text]
        problems.add(
            value.line, f"the key {value.text!r} stands twice, first on line {first}", hint="remove one of them"
        )
    else:
        into.keys[value.text] = value.line


def _close(ended: _Open) -> Node:
    if not ended.mapping:
        return List(tuple(ended.values), ended.line)
    keys = (key for key in ended.values[::2] if isinstance(key, Scalar))
    return Mapping(tuple(zip(keys, ended.values[1::2], strict=True)), ended.line)


Choice = TypeVar("Choice", bound=StrEnum)


class Reader:
    """Typed fields of one mapping. What is wrong goes to ``problems``, and the default is given instead."""

    def __init__(self, node: Node, problems: Problems, *, what: str, keys: Iterable[str]) -> None:
        """Start on a mapping.

        ``node``: the mapping; an empty scalar counts as an empty one. ``what``: what it is, in messages (``the
        glossary``). ``keys``: all it may hold; any other is a problem, with the nearest of these as a suggestion.
        """
        self.what = what
        self.line = node.line
        self.problems = problems
        self._fields: dict[str, tuple[Scalar, Node]] = {}
        known = sorted(keys)
        if isinstance(node, Mapping):
            self._fields = {key.text: (key, value) for key, value in node.entries}
        elif not _is_empty(node):
            self._wrong(node, what, "a mapping (key: value)")
        for key, _ in self._fields.values():
            if key.text not in known:
                near = difflib.get_close_matches(key.text[:60], known, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
                problems.add(key.line, f"{what}: unknown key {key.text[:60]!r}", hint=hint)

    def __contains__(self, key: str) -> bool:
        return key in self._fields

    def node(self, key: str) -> Node | None:
        """The value as it stands in the file, None if the key is not there."""
        entry = self._fields.get(key)
        return entry[1] if entry else None

    def line_of(self, key: str) -> int:
        """Line of the key, or of the mapping if the key is not there."""
        entry = self._fields.get(key)
        return entry[0].line if entry else self.line

    def require(self, *keys: str) -> None:
        """Note each of these keys that is missing."""
        for key in keys:
            if key not in self._fields:
                self.problems.add(self.line, f"{self.what}: {key!r} is missing")

    def text(self, key: str, *, default: str = "") -> str:
        """A text."""
        node = self.node(key)
        if node is None:
            return default
        if isinstance(node, Scalar):
            return node.text
        self._wrong(node, f"{self.what}: {key!r}", "a text")
        return default

    def choice(self, key: str, default: Choice) -> Choice:
        """One of a fixed set, in any letter case: a member of the enumeration that ``default`` belongs to."""
        node = self.node(key)
        if node is None:
            return default
        names = {str(member).casefold(): member for member in type(default) if member}
        if isinstance(node, Scalar) and node.text.casefold() in names:
            return names[node.text.casefold()]
        shown = repr(node.text) if isinstance(node, Scalar) else f"a {node.kind}"
        expected = " or ".join(map(str, names.values()))
        self.problems.add(node.line, f"{self.what}: {key!r} is {shown}", hint=f"expected {expected}")
        return default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """``true`` or ``false``, and no other spelling."""
        node = self.node(key)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.text in ("true", "false"):
            return node.text == "true"
        self._wrong(node, f"{self.what}: {key!r}", "true or false")
        return default

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of a list; none if the key is missing or has nothing behind it."""
        node = self.node(key)
        if node is None or _is_empty(node):
            return ()
        if isinstance(node, List):
            return node.items
        self._wrong(node, f"{self.what}: {key!r}", "a list")
        return ()

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """The items of a list of texts, each with its line; a text alone counts as a list of one."""
        node = self.node(key)
        if isinstance(node, Scalar) and node.text:
            return (node,)
        found = []
        for item in self.items(key):
            if isinstance(item, Scalar):
                found.append(item)
            else:
                self._wrong(item, f"{self.what}: an item of {key!r}", "a text")
        return tuple(found)

    def _wrong(self, node: Node, what: str, expected: str) -> None:
        shown = repr(node.text) if isinstance(node, Scalar) and len(node.text) < 60 else f"a {node.kind}"
        self.problems.add(node.line, f"{what} is {shown}", hint=f"expected {expected}")


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text
