"""Catalog to bytes. What did not change is written as it was read; the rest as ``msgcat --no-wrap`` writes it.

polib with ``wrapwidth=0`` writes the same, except: it starts a new line at characters that are no line end in PO
(vertical tab, form feed, U+0085, U+2028), does not escape BEL and BS, and leaves blanks behind an empty comment.
Where we differ from msgcat: flags it does not know are kept, and obsolete entries without a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import polib

from translate.catalogs.entry import Catalog
from translate.catalogs.header import Header
from translate.errors import InputError, Problem
from translate.model.message import Message

_LINE_END = re.compile(r"\r\n?|\n")


def write(catalog: Catalog) -> bytes:
    """The bytes of a catalog's file; of an untouched catalog those it was read from.

    Raises ``InputError`` if a text does not fit the file's charset or no PO file can hold it.
    """
    header = catalog.header
    try:
        blocks = [entry.raw if entry.untouched else format_message(entry.message) for entry in catalog.entries]
        if header:
            blocks.insert(header.index, header.raw if header.untouched else _format_header(header))
    except ValueError as error:
        raise InputError(Problem(str(error), catalog.path)) from None
    gaps = catalog.gaps if len(catalog.gaps) == len(blocks) else ("", *["\n\n"] * (len(blocks) - 1))
    text = "".join(part for pair in zip(gaps, blocks, strict=False) for part in pair)
    text += catalog.tail if blocks or catalog.tail != "\n" else ""
    try:
        return text.replace("\n", catalog.newline).encode(catalog.encoding)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        character = f"U+{ord(text[error.start]):04X}"
        said = f"{character} does not exist in the file's charset {catalog.encoding}"
        hint = "Convert the file: msgconv -t UTF-8 FILE"
        raise InputError(Problem(said, catalog.path, line, hint)) from None


def format_message(message: Message) -> str:
    """One entry in PO syntax, without a newline at the end.

    Reading it gives an equal message if the message is in normal form, as everything of ours is: each comment begins
    with a blank or is empty, references are on one line, flags are in the order fuzzy, others, no-wrap, and no empty message is fuzzy. A line break
    inside a comment becomes a second comment line, so that nothing can leave its comment.

    Raises ``ValueError`` for NUL and for U+0004 in a string, which no PO file can hold.
    """
    return "\n".join(_lines(message))


def _lines(message: Message) -> Iterator[str]:
    prefix = "#~ " if message.obsolete else ""
    previous = "#~| " if message.obsolete else "#| "
    yield from _comments("#", message.comments)
    yield from _comments("#.", message.extracted)
    references = " ".join(" ".join(message.references).split())
    if references:
        yield f"#: {references}"
    flags = _in_order(message)
    if flags:
        yield f"#, {', '.join(flags)}"
    if message.previous_msgid is not None:
        if message.previous_msgctxt is not None:
            yield _field("msgctxt", message.previous_msgctxt, previous)
        yield _field("msgid", message.previous_msgid, previous)
        if message.previous_msgid_plural is not None:
            yield _field("msgid_plural", message.previous_msgid_plural, previous)
    if message.msgctxt is not None:
        yield _field("msgctxt", message.msgctxt, prefix)
    yield _field("msgid", message.msgid, prefix)
    if message.msgid_plural is None:
        yield _field("msgstr", message.msgstr, prefix)
        return
    yield _field("msgid_plural", message.msgid_plural, prefix)
    for index, form in enumerate(message.msgstr_plural or ("",)):
        yield _field(f"msgstr[{index}]", form, prefix)


def _comments(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for comment in lines:
        for text in _LINE_END.split(comment):
            if "\0" in text:
                raise ValueError(f"a PO file cannot hold NUL: {text[:60]!r}")
            if text in ("", " "):
                yield mark
                continue
            # a blank first, or the text could pass for another kind of line
            blank = "" if text.startswith(" ") else " "
            # gettext joins a line that ends in a backslash to the next
            end = " " if text.endswith("\\") else ""
            yield f"{mark}{blank}{text}{end}"


def _in_order(message: Message) -> list[str]:
    if not message.flags:
        return []
    rank = {"fuzzy": 0, "no-wrap": 2}
    translated = message.msgstr or any(message.msgstr_plural)
    flags = (flag for flag in dict.fromkeys(message.flags) if translated or flag != "fuzzy")
    return sorted(flags, key=lambda flag: rank.get(flag, 1))


def _field(keyword: str, text: str, prefix: str) -> str:
    if "\0" in text or "\x04" in text:
        raise ValueError(f"a PO file cannot hold NUL or U+0004: {text[:60]!r}")
    if "\n" not in text[:-1]:
        return f'{prefix}{keyword} "{escaped(text)}"'
    pieces = text.split("\n")
    lines = [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
    strings = "".join(f'\n{prefix}"{escaped(line)}"' for line in lines)
    return f'{prefix}{keyword} ""{strings}'


def escaped(text: str) -> str:
    """A text as it stands between quotation marks: as polib escapes, and BEL, which it forgets."""
    return polib.escape(text).replace("\a", "\\a")


def _format_header(header: Header) -> str:
    return format_message(
        Message(
            "",
            header.msgstr,
            comments=header.comments,
            extracted=header.extracted,
            references=header.references,
            flags=header.flags,
        )
    )
