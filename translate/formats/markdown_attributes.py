"""Attribute lists (``{#id .class key=value}``, kramdown's ``{: .class}``) and the ids of headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from translate.formats.markdown_template import Hidden

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

ATTRIBUTE_LINE: Final = "attribute_line"
"""Type of the token for a line that is nothing but attributes."""

_ITEM = re.compile(
    r"""(?P<space>\s*)(?:\#(?P<id>[^\s#.{}"'=]+)|\.(?P<cls>[^\s#.{}"'=]+)"""
    r"""|(?P<key>[A-Za-z_:@][\w:.-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'{}]+))"""
    r"""|(?P<word>[A-Za-z][\w-]*))"""
)
_LINE = re.compile(r"\{(?P<colon>:?)(?P<list>[^{}\n]{1,500})\}[ \t]*")
_AT_START = re.compile(r"\{(?P<colon>:?)(?P<list>[^{}\n]{1,500})\}")
_CLOSED = frozenset(("image", "code_inline", "link_close", "em_close", "strong_close", "s_close"))
_OWN_IDS = re.compile(r"""\sid[ \t\n]{0,9}=[ \t\n]{0,9}["']?([^\s"'<>]{1,200})""", re.IGNORECASE)

Attributes = dict[str, str]


def attributes(text: str, *, colon: str) -> Attributes | None:
    """The attributes of a list; None if the text is none.

    Arguments: ``text``, between the braces; ``colon``, ``:`` if the list was marked as one, so that it may hold bare
    words (references of kramdown), which mean nothing here.
    """
    found: Attributes = {}
    classes: list[str] = []
    position, glued, named = 0, True, False
    text = text.strip()
    while position < len(text):
        item = _ITEM.match(text, position)
        if item is None or not (item["space"] or glued):
            return None
        if item["id"]:
            found["id"] = item["id"]
        elif item["cls"]:
            classes.append(item["cls"])
        elif item["key"]:
            value = next(v for v in (item["double"], item["single"], item["bare"]) if v is not None)
            if item["key"] == "class":
                classes += value.split()
            else:
                found[item["key"]] = value
        elif item["word"] == "toc":
            classes.append("toc")
            found["translate"] = "no"  # kramdown writes the contents in its place
        named = named or not item["word"]
        position = item.end()
        glued = text[position : position + 1] in ("#", ".") and bool(item["id"] or item["cls"])
    if classes:
        found["class"] = " ".join(classes)
    return found if named or colon else None


def give(token: Token, found: Attributes) -> None:
    """Set attributes on a start tag; classes add up."""
    for name, value in found.items():
        if name == "class":
            token.attrJoin("class", value)
        else:
            token.attrSet(name, value)


def attribute_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001  # markdown-it's
    """Block rule: a line that is an attribute list."""
    if state.is_code_block(line):
        return False
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("{", start) or start + 1 >= state.eMarks[line]:
        return False
    match = _LINE.fullmatch(state.src, start, state.eMarks[line]) if state.src[start + 1] in ":.#" else None
    found = attributes(match["list"], colon=match["colon"]) if match else None
    if found is None:
        return False
    if not silent:
        token = state.push(ATTRIBUTE_LINE, "", 0)
        token.map = [line, line + 1]
        token.hidden = True
        token.meta = {"attributes": found, "behind": line > 0 and not state.isEmpty(line - 1)}
        state.line = line + 1
    return True


def block_attributes(state: StateCore) -> None:
    """Core rule: attribute lines give their attributes to the block in front, or behind; headings to themselves."""
    recent: dict[int, Token] = {}
    waiting: dict[int, Attributes] = {}
    kept: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type == ATTRIBUTE_LINE:
            found: Attributes = token.meta["attributes"]
            if token.meta["behind"] and token.level in recent:
                give(recent[token.level], found)
            else:
                waiting[token.level] = found
            continue
        kept.append(token)
        if token.nesting >= 0 and token.type != "inline":
            recent[token.level] = token
            if token.nesting:
                recent.pop(token.level + 1, None)
                waiting.pop(token.level + 1, None)
            if (mine := waiting.pop(token.level, None)) is not None:
                give(token, mine)
        if token.type == "heading_open":
            _take(token, state.tokens[index + 1])
    state.tokens = kept


def _take(heading: Token, inline: Token) -> None:
    """``## Title {#id}``."""
    start = inline.content.rfind("{") if inline.content.endswith("}") else -1
    if start < 0 or inline.content.endswith("\\", 0, start):
        return
    match = _LINE.fullmatch(inline.content, start)
    found = attributes(match["list"], colon=match["colon"]) if match else None
    if found is not None:
        give(heading, found)
        inline.content = inline.content[:start].rstrip(" \t")


def inline_attributes(state: StateCore) -> None:
    """Core rule: ``[link](/x){: .button}``, and the same behind an image, code or emphasis."""
    for token in state.tokens:
        opened: list[Token] = []
        for child, after in pairwise(token.children or []):
            if child.nesting == 1:
                opened.append(child)
                continue
            owner = opened.pop() if child.nesting == -1 and opened else child
            if child.type not in _CLOSED or after.type != "text" or not after.content.startswith("{"):
                continue
            match = _AT_START.match(after.content)
            found = attributes(match["list"], colon=match["colon"]) if match else None
            if match and found is not None:
                give(owner, found)
                after.content = after.content[match.end() :]


def heading_ids(state: StateCore) -> None:
    """Core rule: each heading without an id is given the one GitHub would give it, from its own text."""
    hidden: Hidden = state.env["hidden"]
    taken = {str(token.attrs["id"]): 0 for token in state.tokens if "id" in token.attrs}
    taken.update(dict.fromkeys(_written_ids(state.tokens), 0))
    for index, token in enumerate(state.tokens):
        if token.type == "heading_open" and "id" not in token.attrs:
            base = slug(hidden.restored(_text(state.tokens[index + 1])))
            if base:
                token.attrs = {"id": _unused(base, taken), **token.attrs}


def slug(text: str) -> str:
    """A heading as GitHub writes it in an address: small letters, digits, hyphens; letters of every script stay."""
    kept = (c for c in text.strip().lower() if c in "- " or unicodedata.category(c)[0] in "LMN" or _is_joining(c))
    return "".join(kept).replace(" ", "-")


def _is_joining(char: str) -> bool:
    return unicodedata.category(char) == "Pc"


def _unused(base: str, taken: dict[str, int]) -> str:
    name = base
    while name in taken:
        taken[base] += 1
        name = f"{base}-{taken[base]}"
    taken[name] = 0
    return name


def _text(inline: Token) -> str:
    return "".join(child.content for child in inline.children or [] if child.type in ("text", "code_inline"))


def _written_ids(tokens: list[Token]) -> Iterator[str]:
    """Ids that stand in the article's own HTML."""
    for token in tokens:
        if token.type == "html_block":
            yield from _OWN_IDS.findall(token.content)
        for child in token.children or []:
            if child.type == "html_inline":
                yield from _OWN_IDS.findall(child.content)
            elif "id" in child.attrs:
                yield str(child.attrs["id"])
