"""Boxes of Markdown: ``::: note``, ``!!! note "Title"``, ``??? note``, ``> [!NOTE]``, and listings between template tags.

All kinds of box become one HTML: ``<div class="admonition note"><p class="admonition-title">Note</p>…</div>``, those
that can be opened ``<details>`` with ``<summary>``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from translate.formats.markdown_attributes import Attributes, attributes, give
from translate.formats.markdown_template import Hidden

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

KINDS: Final = frozenset(
    "abstract attention bug caution danger error example failure faq hint important info note question quote seealso "
    "success summary tip todo warning".split()
)
"""Containers that are given their name as a title if they have none; others are a plain ``<div>``."""

_COLONS = re.compile(r"(:{3,})[ \t]*(.*)")
_CONTAINER = re.compile(
    r"(?P<name>[A-Za-z][\w-]*+)?(?:\[(?P<bracketed>[^\]\n]{0,500}+)\])?[ \t]*+(?P<title>[^{\n]*+)"
    r"(?:\{(?P<list>[^{}\n]{0,500}+)\})?[ \t]*+"
)
_ADMONITION = re.compile(
    r'(?P<mark>!!!|\?\?\?\+?)[ \t]++(?P<kinds>[\w-]++(?:[ \t]++[\w-]++)*+)(?:[ \t]++"(?P<title>[^"\n]*+)")?[ \t]*+'
)
_ALERT = re.compile(r"\[!(?P<kind>\w{1,50})\](?P<fold>[+-]?)(?:[ \t]+(?P<title>[^\n]*))?[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s+(\S+).*%\}|\{\{<\s*highlight\s+(\S+).*>\}\}", re.DOTALL)
_HIGHLIGHT_END = re.compile(r"\{%-?\s*endhighlight\s*-?%\}|\{\{<\s*/\s*highlight\s*>\}\}")


def container(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's
    """Block rule: ``::: name Title``, ``:::name[Title]{.class}`` up to its ``:::``; inside one another."""
    opened = _colons(state, line)
    match = _CONTAINER.fullmatch(opened[1]) if opened and opened[1] else None
    if opened is None or match is None or not (match["name"] or match["list"]):
        return False
    given = attributes(match["list"] or "", colon=":") if match["list"] else {}
    if given is None:
        return False
    if silent:
        return True
    last, behind = _end_of_container(state, line, end, len(opened[0]))
    name = (match["name"] or "").lower()
    title = given.pop("title", None) or match["bracketed"] or match["title"].strip(" \t:") or None
    _box(state, line, last, name.split(), title, given, fold=name == "details")
    state.line = behind
    return True


def _colons(state: StateBlock, line: int) -> tuple[str, str] | None:
    """The colons of a line and what stands behind them."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", start) or state.is_code_block(line):
        return None
    match = _COLONS.fullmatch(state.src, start, state.eMarks[line])
    return (match[1], match[2].strip()) if match else None


def _end_of_container(state: StateBlock, line: int, end: int, length: int) -> tuple[int, int]:
    """The line behind the content of a container, and the one behind the container: they differ if it is closed."""
    open_ones = [length]
    fence = ""
    for number in range(line + 1, end):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return number, number
        start = state.bMarks[number] + state.tShift[number]
        if match := _FENCE.match(state.src, start, state.eMarks[number]):
            mark = match[1]
            if not fence:
                fence = mark
            elif mark[0] == fence[0] and len(mark) >= len(fence):
                fence = ""
        found = _colons(state, number) if not fence else None
        if found and found[1]:
            open_ones.append(len(found[0]))
        elif found and len(found[0]) >= open_ones[-1]:
            open_ones.pop()
            if not open_ones:
                return number, number + 1
    return end, end


def admonition(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's
    """Block rule: ``!!! note "Title"`` and ``??? note``, with what is indented by four below it (Python-Markdown)."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(("!!!", "???"), start) or state.is_code_block(line):
        return False
    match = _ADMONITION.fullmatch(state.src, start, state.eMarks[line])
    if match is None:
        return False
    kinds = match["kinds"].lower().split()
    last = line + 1
    for number in range(line + 1, end):
        if state.isEmpty(number):
            continue
        if state.sCount[number] < state.blkIndent + 4:
            break
        last = number + 1
        if silent:
            break
    title = match["title"]
    if title is None:
        if last == line + 1 and kinds[0] not in KINDS:
            return False  # !!! Somebody is excited
        title = kinds[0].capitalize()
    if silent:
        return True
    given: Attributes = {"open": ""} if match["mark"].endswith("+") else {}
    before = state.blkIndent
    state.blkIndent += 4
    _box(state, line, last, kinds, title, given, fold=match["mark"][0] == "?")
    state.blkIndent = before
    state.line = last
    return True


def _box(
    state: StateBlock,
    line: int,
    last: int,
    kinds: list[str],
    title: str | None,
    given: Attributes,
    *,
    fold: bool,
) -> None:
    """A box with the blocks between its first line and ``last`` in it; ``title`` is None if the author gave none."""
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    if title is None and (fold or (kinds and kinds[0] in KINDS)):
        title = kinds[0].capitalize() if kinds else ""
    box = title is not None
    opened = state.push("box_open", "details" if fold else "div", 1)
    opened.map = [line, last]
    classes = [*(["admonition"] if box and kinds != ["details"] else []), *(k for k in kinds if k != "details")]
    give(opened, {"class": " ".join(classes)} if classes else {})
    give(opened, given)
    if title:
        _title(state, line, title, fold=fold)
    state.md.block.tokenize(state, line + 1, last)
    state.push("box_close", opened.tag, -1)
    state.parentType, state.lineMax = parent, line_max


def _title(state: StateBlock, line: int, title: str, *, fold: bool) -> None:
    opened = state.push("box_title_open", "summary" if fold else "p", 1)
    opened.map = [line, line + 1]
    if not fold:
        opened.attrs = {"class": "admonition-title"}
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [line, line + 1], []
    state.push("box_title_close", opened.tag, -1)


def alerts(state: StateCore) -> None:
    """Core rule: a quotation that begins with ``[!NOTE]`` is a box (GitHub; Obsidian adds titles and folding)."""
    from markdown_it.token import Token

    out: list[Token] = []
    closing: list[str] = []
    tokens = state.tokens
    skip = 0
    for index, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        if token.type == "blockquote_close" and closing:
            token.tag = closing.pop()
        out.append(token)
        if token.type != "blockquote_open":
            continue
        match = _ALERT.match(tokens[index + 2].content) if _begins_with_text(tokens, index) else None
        if match is None:
            closing.append(token.tag)
            continue
        kind, paragraph = match["kind"].lower(), tokens[index + 2]
        token.tag = "details" if match["fold"] else "div"
        closing.append(token.tag)
        give(token, {"class": f"admonition {kind}", **({"open": ""} if match["fold"] == "+" else {})})
        first = (paragraph.map or [0, 0])[0]
        tag = "summary" if match["fold"] else "p"
        opened = Token("box_title_open", tag, 1, map=[first, first + 1], level=token.level + 1, block=True)
        if not match["fold"]:
            opened.attrs = {"class": "admonition-title"}
        content = (match["title"] or "").strip() or kind.capitalize()
        inline = Token("inline", "", 0, map=[first, first + 1], level=token.level + 2, content=content, block=True)
        inline.children = []
        out += (opened, inline, Token("box_title_close", tag, -1, level=token.level + 1, block=True))
        paragraph.content = paragraph.content[match.end() :]
        if paragraph.map:
            paragraph.map = [paragraph.map[0] + 1, paragraph.map[1]]
        skip = 0 if paragraph.content.strip() else 3
    state.tokens = out


def _begins_with_text(tokens: list[Token], index: int) -> bool:
    return index + 2 < len(tokens) and tokens[index + 1].type == "paragraph_open" and tokens[index + 2].type == "inline"


def listing(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's
    """Block rule: ``{% highlight ruby %}`` … ``{% endhighlight %}`` is program text, whatever Markdown would see in it."""
    hidden: Hidden = state.env["hidden"]
    start = state.bMarks[line] + state.tShift[line]
    if not hidden.sources or not state.src.startswith(hidden.mark, start):
        return False
    match = _HIGHLIGHT.fullmatch(hidden.restored(state.src[start : state.eMarks[line]]).strip())
    closing = _end_of_listing(state, line, end) if match else end
    if match is None or closing >= end:
        return False
    if not silent:
        token = state.push("fence", "code", 0)
        token.info = match[1] or match[2]
        token.content = state.getLines(line + 1, closing, state.sCount[line], True)
        token.map = [line, closing + 1]
        state.line = closing + 1
    return True


def _end_of_listing(state: StateBlock, line: int, end: int) -> int:
    """The next line that ends a listing, ``end`` if there is none; they are looked up once."""
    hidden: Hidden = state.env["hidden"]
    if "listings" not in state.env:
        state.env["listings"] = [
            number
            for number, row in enumerate(state.src.split("\n"))
            if row.lstrip().startswith(hidden.mark) and _HIGHLIGHT_END.fullmatch(hidden.restored(row).strip())
        ]
    found: list[int] = state.env["listings"]
    place = bisect_right(found, line)
    return found[place] if place < len(found) else end
