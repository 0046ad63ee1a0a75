"""Markdown as its tokens: CommonMark with what authors of articles expect beside it (docs/reference/formats.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from translate.errors import InputError, Problem
from translate.formats.markdown_attributes import (
    attribute_line,
    block_attributes,
    heading_ids,
    inline_attributes,
)
from translate.formats.markdown_blocks import admonition, alerts, container, listing
from translate.formats.markdown_links import bare_links
from translate.formats.markdown_template import Hidden

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEPTH: Final = 64
"""Blocks inside one another at which the parser stops: 64 quotations, 32 lists. It would drop the rest in silence."""
MAX_CHARACTERS: Final = 4_000_000
_MAX_LINKED: Final = 20_000_000
"""Characters of addresses and titles: short references to one long definition could fill the memory."""
_FOOTNOTE = re.compile(r"\[\^[^\s\]]{1,200}\]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as the renderer wants it."""

    tokens: list[Token]
    md: MarkdownIt
    env: dict[str, Any]
    """What belongs together: link definitions, footnotes."""


def parse(hidden: Hidden, path: str, line: int) -> Parsed:
    """The tokens of a text.

    Arguments: ``hidden``, the text without template syntax; ``path``, for messages; ``line``, that of the file on which
    the text begins. Raises :class:`InputError` for what is too long or too deep.
    """
    if len(hidden.text) > MAX_CHARACTERS:
        raise InputError(Problem(f"the article is longer than {MAX_CHARACTERS:,} characters", path, 0, "Split it."))
    md = _parser()
    env: dict[str, Any] = {"hidden": hidden}
    try:
        tokens = md.parse(hidden.text, env)
    except _Refused as refused:
        raise InputError(Problem(str(refused), path, line + hidden.line(refused.line))) from None
    except RecursionError as error:
        raise InputError(Problem(_TOO_DEEP, path, line)) from error
    return Parsed(tokens, md, env)


_TOO_DEEP = "lists, quotations or boxes lie too deep inside one another"


class _Refused(Exception):
    """What the parser cannot keep whole."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line
        """Of the text, from 0."""


@cache
def _parser() -> MarkdownIt:
    """The one parser: all that differs between texts is in the environment."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.footnote.index import footnote_ref

    def guarded(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's
        """A footnote's mark; the plugin alone looks for its end again and again."""
        return _FOOTNOTE.match(state.src, state.pos) is not None and footnote_ref(state, silent)

    md = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False, "maxNesting": DEPTH, "tasklists": True})
    md.options["strikethrough_single_tilde"] = True
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False).use(deflist_plugin)
    md.inline.ruler.at("footnote_ref", guarded)
    interrupting: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", "attribute_line", attribute_line, interrupting)
    md.block.ruler.before("table", "listing", listing)
    md.block.ruler.before("table", "container", container, interrupting)
    md.block.ruler.before("table", "admonition", admonition, interrupting)
    md.core.ruler.after("block", "depth", _depth)
    md.core.ruler.after("depth", "block_attributes", block_attributes)
    md.core.ruler.after("block_attributes", "alerts", alerts)
    md.core.ruler.after("inline", "inline_attributes", inline_attributes)
    md.core.ruler.push("bare_links", bare_links)
    md.core.ruler.push("heading_ids", heading_ids)
    md.core.ruler.push("size", _size)
    return md


def _depth(state: StateCore) -> None:
    """Refuse what lies so deep that the parser has dropped it, or would drop what is in it."""
    for token in state.tokens:
        if token.level >= DEPTH - 2:
            raise _Refused(_TOO_DEEP, token.map[0] if token.map else 0)


def _size(state: StateCore) -> None:
    size = 0
    for token in state.tokens:
        for child in token.children or ():
            if child.attrs:
                size += sum(len(str(value)) for value in child.attrs.values())
        if size > _MAX_LINKED:
            raise _Refused("the links of this article are too long", token.map[0] if token.map else 0)
