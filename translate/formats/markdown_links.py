"""Addresses without any mark become links, as on GitHub (GFM §6.9), in time proportional to the text.

The plugin of that name for markdown-it-py copies the rest of the paragraph at each colon.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_ADDRESS = re.compile(
    r"(?<![^\s*_~(])(?:(?P<url>(?:https?://|www\.)[^\s<]{1,2000})"
    r"|(?P<mail>[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,10}+)(?![@A-Za-z0-9_-]))"
)
_HOST = re.compile(r"(?:https?://)?(?P<host>[^\s/?#:]{1,500})")
_TRAILING = "?!.,:*_~'\"[]…’”»"
_REFERENCE = re.compile(r"&[A-Za-z0-9]{2,31};\Z")
_LINK = re.compile(r"<(/?)a[\s/>]", re.IGNORECASE)


def bare_links(state: StateCore) -> None:
    """Core rule: links around addresses in text that is in no link yet."""
    for token in state.tokens:
        children = token.children or []
        if any(child.type == "text" and _may_hold(child.content) for child in children):
            token.children = _linked(children, state.md)


def _may_hold(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text


def _linked(children: list[Token], md: MarkdownIt) -> list[Token]:
    out: list[Token] = []
    depth = 0
    for child in children:
        if child.type in ("link_open", "link_close"):
            depth += child.nesting
        elif child.type == "html_inline" and (tag := _LINK.match(child.content)):
            depth = max(0, depth + (-1 if tag[1] else 1))
        if child.type == "text" and not depth and _may_hold(child.content):
            out += _split(child, md)
        else:
            out.append(child)
    return out


def _split(text: Token, md: MarkdownIt) -> list[Token]:
    from markdown_it.token import Token

    out: list[Token] = []
    position = 0
    for match in _ADDRESS.finditer(text.content):
        shown = match[0].rstrip("-_.") if match["mail"] else _without_trailing(match[0])
        if match["mail"]:
            target = f"mailto:{shown}"
        elif _is_host(shown):
            target = shown if "://" in shown else f"http://{shown}"
        else:
            continue
        target = md.normalizeLink(target)
        if not md.validateLink(target):
            continue
        if match.start() > position:
            out.append(text.copy(content=text.content[position : match.start()]))
        out.append(Token("link_open", "a", 1, attrs={"href": target}, level=text.level, markup="autolink"))
        out.append(Token("text", "", 0, content=shown, level=text.level + 1))
        out.append(Token("link_close", "a", -1, level=text.level, markup="autolink"))
        position = match.start() + len(shown)
    if position < len(text.content) or not out:
        out.append(text.copy(content=text.content[position:]))
    return out


def _is_host(address: str) -> bool:
    """GFM's valid domain, or one of a single part behind ``http://``; no underscore in its last two parts."""
    match = _HOST.match(address)
    parts = match["host"].split(".") if match else []
    return (
        all(parts) and bool(parts) and not any("_" in part for part in parts[-2:]) and any(map(str.isalnum, parts[0]))
    )


def _without_trailing(address: str) -> str:
    """An address without the punctuation of the sentence around it; a bracket that it opened itself stays."""
    end, surplus = len(address), address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last == ")" and surplus > 0:
            end, surplus = end - 1, surplus - 1
        elif last == ";" and (reference := _REFERENCE.search(address, max(0, end - 33), end)):
            end = reference.start()
        elif last == ";":
            end -= 1
        else:
            break
    return address[:end]
