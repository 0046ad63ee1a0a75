"""The words of an XPath 1.0 expression, §3.7."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

LONGEST = 10_000
"""Characters of an expression."""

_NAME = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN = re.compile(
    rf"(?P<space>[ \t\r\n]+)|(?P<literal>\"[^\"]*\"|'[^']*')|(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    rf"|(?P<variable>\${_NAME}(?::{_NAME})?)|(?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)"
    r"|(?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*])"
)
_NO_OPERATOR_AFTER = frozenset(
    ("", "@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=")
)
_WORDS = frozenset(("and", "or", "mod", "div"))


class XPathError(ValueError):
    """The expression is none, or names what is not there; ``str()`` says what is wrong."""


class Token(NamedTuple):
    """A word: ``kind`` is literal, number, variable, name, symbol or operator."""

    kind: str
    text: str


def tokens_of(source: str) -> list[Token]:
    """The words of an expression, without white space. Raises :class:`XPathError`."""
    if len(source) > LONGEST:
        raise XPathError(f"it is longer than {LONGEST} characters")
    tokens: list[Token] = []
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            raise XPathError(f"{source[position : position + 10]!r} is no part of XPath 1.0")
        position = match.end()
        kind = match.lastgroup or ""
        if kind == "space":
            continue
        tokens.append(Token(_kind(kind, match[0], tokens), match[0]))
    return tokens


def _kind(kind: str, text: str, before: list[Token]) -> str:
    """§3.7: behind an operand, ``*`` multiplies, and a name can only be an operator."""
    if text != "*" and text not in _WORDS:
        return "operator" if text in ("+", "-", "=", "!=", "<", "<=", ">", ">=", "|") else kind
    last = before[-1] if before else Token("symbol", "")
    return kind if last.kind == "operator" or last.text in _NO_OPERATOR_AFTER else "operator"


def with_variables(source: str, variables: Mapping[str, str]) -> str:
    """The expression with each variable replaced by its value as a literal, white space between words kept.

    Raises :class:`XPathError` if it becomes too long.
    """
    names = [match["variable"][1:] for match in _TOKEN.finditer(source) if match["variable"]]
    if len(source) + sum(len(variables.get(name, "")) for name in names) > LONGEST:
        raise XPathError(f"with its variables filled in, it is longer than {LONGEST} characters")
    return _TOKEN.sub(lambda m: _literal(variables.get(m[0][1:], "")) if m["variable"] else m[0], source)


def _literal(value: str) -> str:
    if "'" not in value:
        return f"'{value}'"
    if '"' not in value:
        return f'"{value}"'
    return "concat(" + """, "'", """.join(f"'{part}'" for part in value.split("'")) + ")"


def bare_names(source: str) -> list[str]:
    """The elements that an expression names without a prefix: of no namespace, so that HTML has none of them."""
    tokens = [Token("", ""), *tokens_of(source), Token("", "")]
    return [
        token.text
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if token.kind == "name" and ":" not in token.text and after.text not in ("(", "::") and before.text != "@"
    ]
