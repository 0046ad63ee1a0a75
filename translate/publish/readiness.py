"""May a page be published for the first time? Once it is, it stays (DESIGN promise 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from translate.catalogs.provenance import Provenance, provenance_of, wants_second_reader
from translate.catalogs.state import State, state_of
from translate.html.inline import plain
from translate.model.content import Article, Unit
from translate.model.message import Key, Message


@dataclass(frozen=True, slots=True)
class Readiness:
    """Words of an article by state, and what stands in the way."""

    words: Mapping[State, int]
    """Words of the source by the state of their message."""
    provenance: Mapping[Provenance, int]
    """The same words by whose they are."""
    obstacles: tuple[str, ...]
    """Why it is not ready, in plain English; empty if it is."""

    @property
    def total(self) -> int:
        """Words of the whole article."""
        return sum(self.words.values())

    @property
    def reviewed(self) -> float:
        """Share of words that people reviewed, 0 to 1; 1 for an article without words."""
        return self.words.get(State.REVIEWED, 0) / self.total if self.total else 1.0


def readiness(
    article: Article, messages: Mapping[Key, Message], *, ready: float, second_reader: bool = False
) -> Readiness:
    """How far an article is in one locale.

    Arguments: ``messages``, of its catalog; ``ready``, the share of words that must be reviewed; ``second_reader``, drafts
    accepted as they were do not count before a second person has signed.
    """
    words: dict[State, int] = {}
    whose: dict[Provenance, int] = {}
    obstacles: list[str] = []
    title_seen = False
    for unit in article.units:
        for segment in unit.segments:
            message = messages.get(segment.key)
            state = _state(message, second_reader=second_reader)
            count = len(plain(segment.msgid).split())
            words[state] = words.get(state, 0) + count
            provenance = provenance_of(message) if message else Provenance.NONE
            whose[provenance] = whose.get(provenance, 0) + count
        what = "title" if _is_title(unit) and not title_seen else "description" if _is_description(unit) else ""
        title_seen = title_seen or what == "title"
        if what and not _all_reviewed(unit, messages, second_reader=second_reader):
            obstacles.append(f"the {what} is not reviewed")
    result = Readiness(words, whose, ())
    if result.reviewed < ready:
        share = int(100 * result.reviewed + 1e-9)  # rounded down: 89.9 % is not yet 90 %
        obstacles.append(f"{share}% of the words are reviewed, {100 * ready:g}% are needed")
    return Readiness(words, whose, tuple(dict.fromkeys(obstacles)))


def _is_title(unit: Unit) -> bool:
    return unit.element in ("title", "h1")


def _is_description(unit: Unit) -> bool:
    return unit.element == "meta" and unit.segments[0].family == "description"


def _all_reviewed(unit: Unit, messages: Mapping[Key, Message], *, second_reader: bool) -> bool:
    found = (messages.get(segment.key) for segment in unit.segments)
    return all(_state(message, second_reader=second_reader) is State.REVIEWED for message in found)


def _state(message: Message | None, *, second_reader: bool) -> State:
    if message is None:
        return State.EMPTY
    return State.ACCEPTED if second_reader and wants_second_reader(message) else state_of(message)
