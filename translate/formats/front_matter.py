"""Front matter: what stands above an article about it, in YAML (``---``), TOML (``+++``) or JSON (``{``, ``;;;``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from translate.formats import markdown_data
from translate.model.content import Metadata
from translate.model.metadata import Entry, entries, judge, plain
from translate.yamlfile import List, Node, Problems, Scalar, load
from translate.yamlfile import Mapping as YamlMapping

_OPENING = re.compile(r"(?:[ \t]*+\n)*+(---|\+\+\+|;;;)([A-Za-z0-9]*)[ \t]*(?:\n|\Z)")
_CLOSINGS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*$", re.MULTILINE),
}
_SYNTAX = {"---": "yaml", "+++": "toml", ";;;": "json", "yml": "yaml"}
_JSON = re.compile(r'(?:[ \t]*+\n)*+\{\s*"')
_KEY = re.compile(r"""["']?[\w.$/@-]+(?: [\w.-]+)?["']?[ \t]*:(?:\s|\Z)|[-{][ \t]""")
"""How a line begins that is YAML rather than prose."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above an article."""

    entries: tuple[Entry, ...] = ()
    """In file order."""
    body: int = 0
    """Offset at which the article itself begins."""
    line: int = 1
    """Line on which it begins."""
    ends: Mapping[int, int] = field(default_factory=dict)
    """Last line of a value, by its first line."""

    @property
    def metadata(self) -> Metadata:
        """All values, as commands and templates use them."""
        return plain(self.entries)

    def chosen(self, keys: Sequence[str]) -> Iterator[tuple[str, Scalar]]:
        """The values under some keys, each with its own key (``tags.0`` in a list of texts).

        Arguments: ``keys``, dotted; ``*`` stands for any one part: ``gallery.*.caption``.
        """
        patterns = [key.split(".") for key in keys]
        for entry in self.entries:
            parts = entry.key.split(".")
            if not any(_matches(parts, pattern) for pattern in patterns):
                continue
            if isinstance(entry.value, Scalar):
                yield entry.key, entry.value
            else:
                yield from ((f"{entry.key}.{number}", item) for number, item in enumerate(entry.value))


class _Block(NamedTuple):
    syntax: str
    inside: str
    line: int
    """Of the first character of ``inside``."""
    body: int


def read(text: str, path: str) -> FrontMatter:
    """The front matter of a text; an empty value if it has none.

    Arguments: ``text``, decoded, newlines normalised, without byte order mark; ``path``, for messages.
    Raises :class:`~translate.errors.InputError` with every problem and its line in the file.
    """
    problems = Problems(path)
    block = _locate(text, problems)
    problems.check()
    if block is None:
        return FrontMatter()
    padded = "\n" * (block.line - 1) + block.inside
    node = load(padded, path) if block.syntax == "yaml" else markdown_data.load(padded, block.syntax, problems)
    problems.check()
    if not isinstance(node, YamlMapping) and not (isinstance(node, Scalar) and not node.text):
        problems.add(block.line, f"the front matter is a {node.kind}", hint="Write key: value lines.")
    judge(node, problems, shared=True)
    problems.check()
    line = text.count("\n", 0, block.body) + 1
    return FrontMatter(tuple(entries(node)), block.body, line, _ends(node, padded, block.syntax))


def _locate(text: str, problems: Problems) -> _Block | None:
    if _JSON.match(text):
        end = markdown_data.end_of_json(text, problems)
        return _Block("json", text[:end], 1, _behind(text, end))
    opening = _OPENING.match(text)
    if opening is None:
        return None
    marks, name = opening.groups()
    closing = _CLOSINGS[marks].search(text, opening.end())
    first = text.count("\n", 0, opening.start(1)) + 1
    if closing is None:
        if marks != "---" or _KEY.match(text[opening.end() :].partition("\n")[0]):
            problems.add(first, f"the front matter is not closed: there is no second {marks}")
        return None
    inside = text[opening.end() : closing.start()]
    syntax = _SYNTAX.get(name.lower(), name.lower()) if name else _SYNTAX[marks]
    if syntax not in _SYNTAX.values():
        problems.add(first, f"front matter in {name!r} is not read", hint="Write it in YAML, TOML or JSON.")
    if syntax == "yaml" and not name and _is_prose(inside, sure=first == 1):
        return None
    return _Block(syntax, inside, first + 1, _behind(text, closing.end()))


def _is_prose(inside: str, *, sure: bool) -> bool:
    """True for what stands between two thematic breaks: it begins with an empty line or a heading, and not with a key.

    Arguments: ``sure``, the first of the two is the first line of the file.
    """
    lines = inside.split("\n")
    filled = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), None)
    if filled is None or (filled == 0 and sure):
        return not sure
    return _KEY.match(lines[filled]) is None


def _behind(text: str, end: int) -> int:
    """The start of the next line."""
    newline = text.find("\n", end)
    return len(text) if newline < 0 else newline + 1


def _matches(parts: list[str], pattern: list[str]) -> bool:
    return len(parts) == len(pattern) and all(q in ("*", p) for p, q in zip(parts, pattern, strict=True))


def _ends(node: Node, text: str, syntax: str) -> dict[int, int]:
    """The last line of each value: that before the next key, without empty lines and comments."""
    lines = text.split("\n")
    starts = sorted(set(_starts(node)))
    found: dict[int, int] = {}
    for start in starts:
        place = bisect_right(starts, start)
        end = starts[place] - 1 if place < len(starts) else len(lines)
        while end > start and (not (row := lines[min(end, len(lines)) - 1].strip()) or row == "-" or row[0] in "#[]{}"):
            end -= 1
        found[start] = start if syntax == "json" else max(start, end)
    return found


def _starts(node: Node) -> Iterator[int]:
    """Every line on which a key or a value begins."""
    todo = [node]
    while todo:
        current = todo.pop()
        yield current.line
        if isinstance(current, YamlMapping):
            for key, value in current.entries:
                yield key.line
                todo.append(value)
        elif isinstance(current, List):
            todo += current.items
