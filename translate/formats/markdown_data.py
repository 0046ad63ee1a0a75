"""TOML and JSON front matter as the tree that YAML gives: every value is text, and has its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, datetime, time
from typing import Any

from translate.yamlfile import List, Mapping, Node, Problems, Scalar

_TOO_DEEP = "nested too deep"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE = re.compile(r"line (\d+)")
_TABLE = re.compile(r"\s*(\[\[?)\s*([^\[\]\n]{1,200}?)\s*\]")
_ASSIGNED = re.compile(
    r"""\s*((?:[\w-]+|"[^"\n]{0,200}"|'[^'\n]{0,200}')(?:\s*\.\s*(?:[\w-]+|"[^"\n]{0,200}"))*)\s*="""
)
_MANY_PARTS = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]{0,50}"|'[^'\n]{0,50}')[ \t]*+\.[ \t]*+){200}""")
"""A key for which tomllib takes the square of its length."""
_DIGITS = re.compile("[0-9_]{4000}")
_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def load(text: str, syntax: str, problems: Problems) -> Node:
    """The tree of a text.

    Arguments: ``text``, whose lines are those of the file; ``syntax``, ``toml`` or ``json``; ``problems``, where to note
    what is wrong with it.
    """
    try:
        node = _toml(text, problems) if syntax == "toml" else _json(text, problems)
    except RecursionError:
        problems.add(1, _TOO_DEEP)
        node = Scalar("", 1)
    return node


def end_of_json(text: str, problems: Problems) -> int:
    """The offset behind the JSON object with which a text begins; the problem is noted if it is none."""
    import json

    try:
        return json.JSONDecoder(parse_int=str).raw_decode(text, len(text) - len(text.lstrip()))[1]
    except json.JSONDecodeError as error:
        problems.add(error.lineno, f"JSON: {error.msg}")
    except RecursionError:
        problems.add(1, _TOO_DEEP)
    return 0


def _toml(text: str, problems: Problems) -> Node:
    import tomllib

    if parts := _MANY_PARTS.search(text):
        problems.add(text.count("\n", 0, parts.start()) + 1, "TOML: a key of more than 200 parts")
        return Scalar("", 1)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        problems.add(int(line[1]) if line else text.count("\n") + 1, f"TOML: {error}")
        return Scalar("", 1)
    except ValueError:  # int() refuses it
        digits = _DIGITS.search(text)
        problems.add(text.count("\n", 0, digits.start()) + 1 if digits else 0, "TOML: a number of too many digits")
        return Scalar("", 1)
    return _node(data, "", _toml_lines(text), 1, problems)


def _node(value: Any, key: str, lines: dict[str, int], above: int, problems: Problems) -> Node:
    """A value that TOML gave, with the line of its key, or of the table around it."""
    line = lines.get(key, above)
    if isinstance(value, dict):
        pairs = (
            (name, _node(inner, f"{key}.{name}".lstrip("."), lines, line, problems)) for name, inner in value.items()
        )
        return Mapping(tuple((Scalar(name, node.line), node) for name, node in pairs), line)
    if isinstance(value, list):
        return List(
            tuple(_node(item, f"{key}.{number}", lines, line, problems) for number, item in enumerate(value)), line
        )
    if isinstance(value, bool):
        return Scalar(str(value).lower(), line)
    if isinstance(value, datetime | date | time):
        return Scalar(value.isoformat(), line)
    return _scalar(str(value), line, problems)


def _scalar(text: str, line: int, problems: Problems) -> Scalar:
    if bad := _CONTROL.search(text):
        problems.add(line, f"control character U+{ord(bad[0]):04X} written as an escape", hint="remove it")
    return Scalar(text, line)


def _toml_lines(text: str) -> dict[str, int]:
    """The line of each key and table: TOML's parser keeps none."""
    found: dict[str, int] = {}
    numbers: dict[str, int] = {}
    table = closing = ""
    for number, row in enumerate(text.split("\n"), 1):
        if closing:  # inside a text of several lines
            closing = "" if closing in row else closing
        elif header := _TABLE.match(row):
            table = _dotted(header[2])
            if header[1] == "[[":
                numbers[table] = numbers.get(table, -1) + 1
                table = f"{table}.{numbers[table]}"
            found.setdefault(table, number)
            table += "."
        elif key := _ASSIGNED.match(row):
            found.setdefault(table + _dotted(key[1]), number)
            closing = next((q for q in ('"""', "'''") if row.count(q) == 1), "")
    return found


def _dotted(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split("."))


def _json(text: str, problems: Problems) -> Node:
    import json

    if text.strip() and not text.lstrip().startswith("{"):
        text = f"{{{text}}}"  # between ;;; the braces may be left out
    try:
        json.loads(text or "{}", parse_int=str)  # int() refuses what has too many digits
    except json.JSONDecodeError as error:
        problems.add(error.lineno, f"JSON: {error.msg}")
        return Scalar("", 1)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    root: Node = Scalar("", 1)
    stack: list[tuple[str, int, list[Node]]] = []
    for match in _JSON.finditer(text):
        piece, line = match[0], bisect_right(starts, match.start())
        if piece in "{[":
            stack.append((piece, line, []))
            continue
        if piece in ",:":
            continue
        if piece in "}]":
            opened, first, items = stack.pop()
            done: Node = _object(items, first, problems) if opened == "{" else List(tuple(items), first)
        elif piece.startswith('"'):
            done = _scalar(json.loads(piece), line, problems)
        else:
            done = Scalar("" if piece == "null" else piece, line)
        if stack:
            stack[-1][2].append(done)
        else:
            root = done
    return root


def _object(items: list[Node], line: int, problems: Problems) -> Mapping:
    keys = [key for key in items[::2] if isinstance(key, Scalar)]
    seen: dict[str, int] = {}
    for key in keys:
        if key.text in seen:
            problems.add(
                key.line,
                f"the key {key.text!r} stands twice, first on line {seen[key.text]}",
                hint="remove one of them",
            )
        seen.setdefault(key.text, key.line)
    return Mapping(tuple(zip(keys, items[1::2], strict=True)), line)
