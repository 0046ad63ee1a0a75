"""The fast way through a PO file: one regular expression for an entry in the form every tool writes.

It takes a subset of what :mod:`translate.catalogs.grammar` takes and gives the same; a test holds the two against each
other. Every quantifier is possessive: no input makes it look twice.
"""

from __future__ import annotations

import re
from typing import Final

from translate.catalogs.comments import NONE, sort
from translate.catalogs.grammar import Block
from translate.model.message import Message

_ESCAPE = re.compile(r"\\(.)")
_MEANS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
_CONTENT = r'[^"\\\n\x04]*+(?:\\[abfnrtv"\\][^"\\\n\x04]*+)*+'
_NEXT = r"m|\#(?![~|])|\#(?:~|\||~\|) msg"


def _string(prefix: str) -> str:
    return rf'"({_CONTENT}(?:"\n{prefix}"{_CONTENT})*+)"'


def _entry(prefix: str, previous: str) -> re.Pattern[str]:
    fields = (
        rf"(?:{prefix}msgctxt {_string(prefix)}\n)?+({prefix}msgid ){_string(prefix)}\n{prefix}msgstr {_string(prefix)}"
    )
    before = rf"(?:(?:{previous}msgctxt {_string(previous)}\n)?+{previous}msgid {_string(previous)}\n)?+"
    # what follows must be another entry or nothing: a string there, even far below, would belong to this one
    return re.compile(rf"((?:\#(?![~|])[^\n]*+\n)*+){before}{fields}(?=\n++(?:{_NEXT}|\Z)|\Z)")


_LIVE: Final = _entry("", r"\#\| ")
_OBSOLETE: Final = _entry(r"\#~ ", r"\#~\| ")


def next_block(text: str, position: int) -> Block | None:
    """The entry at an offset that is the beginning of a line, or None if it is for the strict grammar to judge."""
    match = _LIVE.match(text, position)
    prefix, previous = "", "#| "
    if match is None:
        match = _OBSOLETE.match(text, position)
        if match is None:
            return None
        prefix, previous = "#~ ", "#~| "
    lines, previous_context, previous_msgid, context, _, msgid, msgstr = match.groups()
    if "\r" in match[0]:
        return None
    found = sort([line[1:] for line in lines[:-1].split("\n")]) if lines else NONE
    message = Message(
        _decode(msgid, prefix),
        _decode(msgstr, prefix),
        None if context is None else _decode(context, prefix),
        None,
        (),
        found.people,
        found.extracted,
        found.references,
        found.flags,
        None if previous_context is None else _decode(previous_context, previous),
        None if previous_msgid is None else _decode(previous_msgid, previous),
        None,
        bool(prefix),
    )
    return Block(message, match.start(), match.end(), match.start(5))


def _decode(text: str, prefix: str) -> str:
    if '"\n' in text:
        text = text.replace('"\n' + prefix + '"', "")
    return _ESCAPE.sub(_meaning, text) if "\\" in text else text


def _meaning(match: re.Match[str]) -> str:
    return _MEANS[match[1]]
