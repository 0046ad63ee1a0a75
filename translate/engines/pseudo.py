"""Pseudo-translation: accents, length and brackets, to see what a page does with another language. Never a default.

Text that stays plain in the preview was not extracted; text without its closing bracket is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from translate.engines.base import Answer, Engine, Mark, Missing, Ports, Request, Result, Session, Settings
from translate.engines.local import Closing, Local
from translate.engines.marks import join, strip_edges
from translate.model.locale import Locale

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ"
)
_VOWELS = frozenset("aeiouAEIOU")
_OPEN, _CLOSE = "⟦", "⟧"


def pseudo(parts: tuple[str | Mark, ...]) -> tuple[str | Mark, ...]:
    """The parts with accented letters, each third vowel doubled, in brackets; marks, digits, outer white space stay."""
    lead, inner, trail = strip_edges(join(parts))
    out: list[str | Mark] = [lead, _OPEN]
    vowels = 0
    for part in inner:
        if isinstance(part, Mark):
            out.append(part)
            continue
        letters = []
        for letter in part:
            vowels += letter in _VOWELS
            letters.append(letter * 2 if letter in _VOWELS and vowels % 3 == 0 else letter)
        out.append("".join(letters).translate(_ACCENTED))
    return join([*out, _CLOSE, trail])


class Rewriting(Closing):
    """A session that needs nothing."""

    of_no_language = True

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One answer per request."""
        for request in requests:
            plain = not any(letter.isalpha() for letter in request.text)
            yield Answer(request.parts if plain else pseudo(request.parts))


@dataclass(frozen=True, slots=True)
class Pseudo(Local):
    """The engine ``pseudo``."""

    id: str = "pseudo"
    name: str = "Pseudo-translation (for tests of a page)"
    sends_data: bool = False
    max_chars: int = 1_000_000

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """Always there."""
        del ports, settings
        return None

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """No list: any pair."""
        del ports, settings
        return ()

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """Any pair."""
        del source, target, ports, settings
        return True

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session; the pair does not matter."""
        del source, target, ports, settings
        return Rewriting()


PLUGIN: Final[Engine] = Pseudo()
