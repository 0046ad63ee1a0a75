"""The desk line, our one line among a message's translator comments: where its text comes from (DESIGN §7).

    # desk: origin=apertium/eng-spa src=9f21c0de out=1f3a9c77 since=2026-11-22

msgmerge, msgcat and every editor keep it, and if a tool moves it to another message ``src`` gives that away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Final
from urllib.parse import unquote

from translate.model.message import Message

OURS: Final = (" desk: ", " term: ", " was: ")
"""How the comment lines begin that belong to us and not to people."""

PEOPLE: Final = frozenset({"previous", "carried", "authors", "import"})
"""First parts of an ``origin`` whose text a person wrote; ``memory/…`` is a copy of a text that stays where it was."""

_DESK = OURS[0]
_KNOWN = ("origin", "kind", "src", "out", "since", "unknown")
_SPECIAL = re.compile(r"[%\s\x00-\x1f\x7f]")
_SPECIAL_IN_LIST = re.compile(r"[%,\s\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class DeskLine:
    """What the desk remembers of a text it put into a message."""

    origin: str
    """Who made it: ``apertium/eng-spa``, ``memory/ARTICLE``, ``import/FILE``, ``carried/typography``, ``authors``, ``previous``."""
    src: str
    """:func:`source_hash` of the message it was made for."""
    out: str
    """:func:`text_hash` of the text that was written."""
    since: str
    """Day it was written, ISO 8601: ``2026-11-22``."""
    kind: str = ""
    """Of a source change: ``facts``, ``wording``; empty for drafts."""
    unknown: tuple[str, ...] = ()
    """Words the engine did not know."""
    extra: tuple[tuple[str, str], ...] = ()
    """Further fields in order; a word without ``=`` is a name with an empty value."""

    @property
    def by_person(self) -> bool:
        """True if the text, as it was put in, may have been written by a person."""
        return self.origin.partition("/")[0] in PEOPLE or not self.origin

    def get(self, name: str) -> str:
        """The value of an extra field; empty if there is none."""
        return next((value for key, value in self.extra if key == name), "")


def parse(comments: Sequence[str]) -> DeskLine | None:
    """The desk line among a message's translator comments, None if there is none. Missing fields are empty."""
    for line in comments:
        if line.startswith(_DESK):
            return _parse(line)
    return None


def _parse(line: str) -> DeskLine:
    values = dict.fromkeys(_KNOWN, "")
    extra: list[tuple[str, str]] = []
    seen: set[str] = set()
    for word in line[len(_DESK) :].split():
        name, equals, value = word.partition("=")
        if name in values and equals and name not in seen:
            seen.add(name)
            values[name] = value
        else:
            extra.append((name, unquote(value)) if equals else (word, ""))
    unknown = tuple(unquote(word) for word in values.pop("unknown").split(",") if word)
    return DeskLine(**{name: unquote(value) for name, value in values.items()}, unknown=unknown, extra=tuple(extra))


def format(line: DeskLine) -> str:
    """The comment as it stands in :attr:`Message.comments`, leading blank included."""
    words = [f"origin={_encode(line.origin)}"]
    words += [f"kind={_encode(line.kind)}"] if line.kind else []
    words += [f"{name}={_encode(getattr(line, name))}" for name in ("src", "out", "since")]
    words += [f"unknown={','.join(_encode(word, _SPECIAL_IN_LIST) for word in line.unknown)}"] if line.unknown else []
    words += [f"{name}={_encode(value)}" if value else name for name, value in line.extra]
    return _DESK + " ".join(words)


def _encode(value: str, special: re.Pattern[str] = _SPECIAL) -> str:
    return special.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), value)


def with_line(message: Message, line: DeskLine | None) -> Message:
    """The message with this desk line as its first translator comment and no other; with None, without any."""
    rest = tuple(comment for comment in message.comments if not comment.startswith(_DESK))
    comments = rest if line is None else (format(line), *rest)
    return message if comments == message.comments else replace(message, comments=comments)


def is_ours(comment_line: str) -> bool:
    """True for the comment lines we write (``desk:``, ``term:``, ``was:``), which are not people's."""
    return comment_line.startswith(OURS)


def source_hash(msgctxt: str | None, msgid: str) -> str:
    """Eight hexadecimal digits that stand for a source message (GNU gettext joins the two by U+0004 as well)."""
    return text_hash(f"{msgctxt}\x04{msgid}" if msgctxt else msgid)


def text_hash(msgstr: str) -> str:
    """Eight hexadecimal digits that stand for a translation."""
    return blake2b(msgstr.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
