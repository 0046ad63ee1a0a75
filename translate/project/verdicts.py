"""What came of an editor's verdicts on changes (``extract --change``): each is answered, also one that did nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translate.catalogs import desk
from translate.catalogs.reader import read
from translate.catalogs.state import State, kind_in, state_of, text_of
from translate.errors import TranslateError
from translate.model.change import Kind
from translate.model.locale import Locale
from translate.model.message import Key, Message
from translate.project.extract import Extracted
from translate.project.workspace import Source, Workspace

Catalogs = Mapping[str, Mapping[Key, Message]]
"""The live messages of an article by the tag of their locale."""


class Came(StrEnum):
    """What a verdict did."""

    NOW = "now"
    """It is of a change of this run, which is shown with it."""
    JUDGED = "judged"
    """A change of an earlier run has this kind now."""
    ALREADY = "already"
    """It had that kind."""
    WAITS = "waits"
    """The text waits for review all the same: it was not reviewed before, is a part of a longer one, or somebody works on it."""
    UNTRANSLATED = "untranslated"
    """Nobody has translated it."""
    NOTHING = "nothing"
    """No change waits for a verdict: there was none, or somebody has reviewed it since."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one verdict, for the messages it is the same for."""

    kind: Kind
    came: Came
    numbers: tuple[int, ...]
    """Places in the catalog, from 1."""
    locales: tuple[str, ...] = ()
    """Where that is so; empty for what holds for all."""


def in_vain(answers: Sequence[Outcome]) -> bool:
    """True if a verdict did not do in every locale what it should have done: a second run says the same."""
    return any(one.came in (Came.WAITS, Came.NOTHING) for one in answers)


def catalogs(workspace: Workspace, source: Source, locales: Sequence[Locale]) -> Catalogs:
    """The catalogs of an article as they stand now. One that cannot be read is left out: extraction tells it."""
    found: dict[str, Mapping[Key, Message]] = {}
    for locale in locales:
        path = source.catalog(locale)
        try:
            data = workspace.store.read(path)
            if data is not None:
                found[locale.tag] = {message.key: message for message in read(data, path).messages}
        except TranslateError:
            continue
    return found


def outcomes(done: Extracted, said: Mapping[int, Kind], before: Catalogs, after: Catalogs) -> tuple[Outcome, ...]:
    """The answer to each verdict on an article, those that are the same in one. Arguments: ``said``, kinds by number."""
    keys = {number: key for key, number in done.numbers.items()}
    changed = {key for change in done.changes if change.kind is not None for key in change.new}
    grouped: dict[tuple[Kind, Came, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, kind in sorted(said.items()):
        key = keys.get(number)
        for came, locales in _answers(key, kind, before, after, now=key in changed) if key else ():
            grouped[kind, came, locales].append(number)
    return tuple(Outcome(kind, came, tuple(numbers), locales) for (kind, came, locales), numbers in grouped.items())


def _answers(
    key: Key, kind: Kind, before: Catalogs, after: Catalogs, *, now: bool
) -> Iterator[tuple[Came, tuple[str, ...]]]:
    each: dict[Came, list[str]] = defaultdict(list)
    for tag, messages in after.items():
        if key in messages:
            each[_one(before.get(tag, {}).get(key), messages[key], kind)].append(tag)
    waiting = tuple(each[Came.WAITS])
    if now:
        yield Came.NOW, ()
        if waiting and kind.harmless:
            yield Came.WAITS, waiting
        return
    if each[Came.JUDGED]:
        yield Came.JUDGED, tuple(each[Came.JUDGED])
    if waiting:
        yield Came.WAITS, waiting
    elif not each[Came.JUDGED]:
        best = (Came.ALREADY, Came.NOTHING, Came.UNTRANSLATED)
        yield next((came for came in best if each[came]), Came.NOTHING), ()


def _one(before: Message | None, after: Message, kind: Kind) -> Came:
    """What a verdict did to one message."""
    line, state = desk.parse(after.comments), state_of(after)
    if state in (State.EMPTY, State.DRAFT, State.GUESS):
        return Came.UNTRANSLATED
    if line is None or not line.kind:
        return Came.NOTHING
    if before is not None and before != after and kind_in(line) == kind:
        return Came.JUDGED
    if after.fuzzy:
        return Came.ALREADY if kind_in(line) == kind else Came.WAITS
    carried = line.origin.startswith("carried/") and line.out == desk.text_hash(text_of(after))
    return Came.ALREADY if carried and kind.harmless else Came.NOTHING
