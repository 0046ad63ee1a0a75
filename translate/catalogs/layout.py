r"""One layout for catalogs: that of ``msgcat --no-wrap``, in UTF-8, with lines that end in ``\n`` (decision 12).

An entry that did not change is kept byte for byte, so that a hosted tool's commits do not conflict with ours. But a tool
that has written the *whole* file anew gives itself away by what no translator touches: a msgctxt, a msgid or a draft of
ours is broken, indented or escaped, or the file is in another charset, or its lines end otherwise. Then every block is
laid out as we lay it out, and a diff against the file before the tool shows what was translated and nothing else.
"""

from __future__ import annotations

from dataclasses import replace

from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.state import State, state_of
from translate.catalogs.writer import format_message
from translate.model.message import Message

_UTF8 = "text/plain; charset=UTF-8"


def relaid(catalog: Catalog, *, found: Catalog | None) -> Catalog:
    """The catalog in our layout if a tool has written the whole file anew, else itself. Twice is once.

    Arguments: ``found``, the catalog as its file has it, before anything of ours changed it. No message changes and
    none moves; blocks that are in our layout already keep their bytes.
    """
    if found is None or not written_anew(found):
        return catalog
    header = catalog.header
    if header and catalog.encoding != "utf-8":
        header = header.with_fields({"Content-Type": _UTF8})
    tail = catalog.tail.strip()
    return replace(
        catalog,
        header=replace(header, raw="", line=0, index=0, read=None),
        entries=tuple(map(_anew, catalog.entries)),
        encoding="utf-8",
        newline="\n",
        gaps=(),
        tail=f"\n\n{tail}\n" if tail else "\n",
    )


def written_anew(found: Catalog) -> bool:
    """True if a tool has written the whole file: its charset, its line ends, or a text nobody touched are not as we write them."""
    if found.encoding != "utf-8" or found.newline != "\n":
        return True
    return not all(map(_as_we_write, found.entries))


def _as_we_write(entry: Entry) -> bool:
    """True if msgctxt and msgid stand in the block as we write them, and the translation if it is still what we put in."""
    message = entry.message
    if message.obsolete or message.msgid_plural is not None:
        return True
    if message.fuzzy and state_of(message) in (State.DRAFT, State.CHANGED):
        block = format_message(Message(message.msgid, message.msgstr, message.msgctxt))
    else:
        block = _names(message.msgid, message.msgctxt)
    return entry.raw.startswith(block) or f"\n{block}" in entry.raw


def _names(msgid: str, msgctxt: str | None) -> str:
    """The lines of a block that say which message it is."""
    if _needs_no_escape(msgid) and _needs_no_escape(msgctxt or ""):
        return f'msgid "{msgid}"\n' if msgctxt is None else f'msgctxt "{msgctxt}"\nmsgid "{msgid}"\n'
    return format_message(Message(msgid, "", msgctxt)).removesuffix('msgstr ""')


def _needs_no_escape(text: str) -> bool:
    """True if a text surely stands in a catalog as it is, as nearly all do."""
    return text.isprintable() and '"' not in text and "\\" not in text


def _anew(entry: Entry) -> Entry:
    return entry if entry.raw == format_message(entry.message) else Entry(entry.message, line=entry.line)
