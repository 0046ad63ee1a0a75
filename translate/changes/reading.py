"""A msgid as the rules about changes see it: its text, and the codes that may carry meaning at their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from translate.html.inline import split

PROSE: Final = frozenset("a b big em font i mark nobr small strong u".split())
"""Elements that leave the words inside them ordinary words."""

NEUTRAL: Final = PROSE | frozenset("abbr acronym bdi cite code data dfn kbd samp span time tt var br wbr".split())
"""Elements that may come, go and move without a change of meaning; all others, unknown ones too, may not."""

VERBATIM: Final = frozenset("code kbd samp tt var x".split())
"""Elements whose text is no prose: not even its quotation marks may change."""

PLACE: Final = "\ufffc"
"""Stands in :attr:`Reading.text` for one of :attr:`Reading.places`."""

_NUMBERED = re.compile(r"(?:(?<=\d)-)?\d+$")
_ADDRESS = re.compile(
    rf"{PLACE}|(?:https?|ftp|mailto|tel):[^\s<>\"“”„«»{PLACE}]+|www\.[^\s<>\"“”„«»{PLACE}]+"
    rf"|[\w.+%-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,8}}|[@#]\w[\w.-]{{0,99}}"
    rf"|\b[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,8}}\.[A-Za-z]{{2,24}}\b(?:/[^\s<>\"“”„«»{PLACE}]*)?"
)
_AT_END = ".,;:!?)]}…’'–—"


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a change."""

    plain: str
    """The text without its codes, character for character."""
    tags: tuple[str, ...]
    """All tags in order, without their numbers: ``em``, ``/em``, ``br``."""
    anchored: tuple[tuple[str, int], ...]
    """Tags that may carry meaning, each with its offset in ``plain``."""
    lines: str
    """``plain`` with a blank for each line break."""
    text: str
    """The text with a blank for each line break and :data:`PLACE` for whatever must stay as it is."""
    places: tuple[str, ...]
    """What each :data:`PLACE` stands for: a tag, the text of ``<code>``, an address."""
    guarded: tuple[str, ...]
    """Texts of elements whose words are not ordinary words: ``<span>``, ``<cite>``, ``<time>`` …"""
    literal: bool
    """True if the text itself holds :data:`PLACE` or control characters, so that no rule about text can be trusted."""


_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{PLACE}]")


def read(msgid: str) -> Reading:
    """Take a msgid apart."""
    if "<" not in msgid and "&" not in msgid:
        text, places = _addresses(msgid, [])
        return Reading(msgid, (), (), msgid, text, tuple(places), (), _CONTROL.search(msgid) is not None)
    return _Reader().read(msgid)


class _Reader:
    __slots__ = (
        "_anchored",
        "_flat",
        "_guards",
        "_lines",
        "_offset",
        "_places",
        "_plain",
        "_tags",
        "_verbatim",
        "_within",
    )

    def __init__(self) -> None:
        self._plain: list[str] = []
        self._flat: list[str] = []
        self._lines: list[str] = []
        self._tags: list[str] = []
        self._anchored: list[tuple[str, int]] = []
        self._places: list[str] = []
        self._guards: list[str] = []
        """Texts of guarded elements, those that are open as well."""
        self._within: list[int] = []
        """Which of them are open."""
        self._verbatim: list[str] = []
        """Names of the open elements from the outermost verbatim one on."""
        self._offset = 0

    def read(self, msgid: str) -> Reading:
        for piece in split(msgid):
            if isinstance(piece, str):
                self._text(piece)
            else:
                self._tag(_NUMBERED.sub("", piece[2].lower()), closing=bool(piece[1]), empty=bool(piece[3]))
        plain = "".join(self._plain)
        text, places = _addresses("".join(self._flat), self._places)
        return Reading(
            plain,
            tuple(self._tags),
            tuple(self._anchored),
            "".join(self._lines),
            text,
            tuple(places),
            tuple(self._guards),
            _CONTROL.search(plain) is not None,
        )

    def _text(self, text: str) -> None:
        self._plain.append(text)
        self._lines.append(text)
        self._offset += len(text)
        if self._verbatim:
            self._places[-1] += text
        else:
            self._flat.append(text)
        for index in self._within:
            self._guards[index] += text

    def _tag(self, name: str, *, closing: bool, empty: bool) -> None:
        shown = f"/{name}" if closing else name
        self._tags.append(shown)
        if name == "br":
            self._lines.append(" ")
        if name not in NEUTRAL:
            self._anchored.append((shown, self._offset))
        if self._verbatim:
            self._inside_verbatim(name, closing=closing, empty=empty)
        elif name in VERBATIM and not empty and not closing:
            self._verbatim.append(name)
            self._place(f"<{name}>")
        elif name == "br":
            self._flat.append(" ")
        elif name not in NEUTRAL or name in VERBATIM:
            self._place(f"<{shown}>")
        if name in PROSE or name in ("br", "wbr") or empty:
            return
        if not closing:
            self._within.append(len(self._guards))
            self._guards.append(f"{name}: ")
        elif self._within:
            self._within.pop()

    def _inside_verbatim(self, name: str, *, closing: bool, empty: bool) -> None:
        if closing and self._verbatim[-1] == name:
            self._verbatim.pop()
        elif not closing and not empty and name != "br":
            self._verbatim.append(name)
        if self._verbatim:
            self._places[-1] += f"<{'/' if closing else ''}{name}>"

    def _place(self, what: str) -> None:
        self._places.append(what)
        self._flat.append(PLACE)


def _addresses(text: str, places: list[str]) -> tuple[str, list[str]]:
    """Put addresses, which are written in marks of their own, among the places."""
    if not ("." in text or ":" in text or "@" in text or "#" in text):
        return text, places
    found: list[str] = []
    rest = iter(places)

    def take(match: re.Match[str]) -> str:
        if match[0] == PLACE:
            found.append(next(rest, PLACE))
            return PLACE
        address = match[0].rstrip(_AT_END)
        found.append(address)
        return PLACE + match[0][len(address) :]

    return _ADDRESS.sub(take, text), found
