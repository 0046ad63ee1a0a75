"""Make what stands before a noun agree with it: ``el FR`` → ``la FR``, ``del guerra`` → ``de la guerra``, ``le ONU`` → ``l'ONU``.

Only words of :mod:`translate.prefill.determiners.tables` change, and only where there is one right form. German needs the case
too: see :mod:`translate.prefill.determiners.german`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from translate.prefill.determiners import german
from translate.prefill.determiners.sounds import has_sound
from translate.prefill.determiners.tables import TABLES, Table
from translate.prefill.flat import Edit
from translate.terminology.glossary import Gender, Number

_WORD = re.compile(r"(?<!\w)([^\W\d_]+)([\s]+)$|(?<![\w'’])([^\W\d_]+['’])$")
_FIRST = re.compile(r"([^\W\d_]+)\s+|([^\W\d_]+['’])")
_REACH: Final = 80
"""Characters looked at before a noun."""
_CELLS: Final = ("ms", "fs", "mp", "fp")
_GENDERS: Final = {Gender.MASCULINE: "m", Gender.FEMININE: "f"}
_NUMBERS: Final = {Number.SINGULAR: "s", Number.PLURAL: "p"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """One thing that a word can be."""

    family: tuple[str, ...]
    cell: str
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """A table, turned round: from a word to its readings."""

    determiners: dict[str, list[_Reading]]
    adjectives: dict[str, list[_Reading]]
    before: dict[str, list[_Reading]]


@dataclass(frozen=True, slots=True)
class _Last:
    """The last word of a text."""

    start: int
    word: str
    gap: str
    """White space behind it; empty after an apostrophe."""

    @property
    def key(self) -> str:
        """As the tables have it."""
        return self.word.casefold().replace("’", "'")


def agreement(text: str, at: int, *, language: str, gender: Gender, number: Number, since: int = 0) -> Edit | None:
    """The change that makes the words before a noun agree with it, or None if there is none to make, or none that is sure.

    Arguments: ``text``, in which the noun stands at ``at`` (its first word decides about ``l'``); ``language``, ISO 639;
    ``gender`` and ``number`` of the noun, ``UNKNOWN`` to keep those that the words have; ``since``, where to stop looking.
    """
    start = max(since, at - _REACH)
    before = text[start:at]
    if language == "de":
        new = german.agreement(before, gender=gender, number=number)
    elif gender in (Gender.NEUTER, Gender.COMMON):
        new = None
    else:
        wanted = (_GENDERS.get(gender, ""), _NUMBERS.get(number, ""))
        new = _rebuilt(before, text[at : at + _REACH], language, wanted, whole=start == 0)
    if new is None or new == before:
        return None
    same = 0
    while same < min(len(new), len(before)) and new[same] == before[same]:
        same += 1
    end = 0
    while end < min(len(new), len(before)) - same and new[-1 - end] == before[-1 - end]:
        end += 1
    if same + end == len(before):  # something is only put in: take a character along, so that no mark is in doubt
        same -= 1 if same else 0
        end -= 0 if same or not end else 1
    return Edit(start + same, at - end, new[same : len(new) - end])


def begin_of_phrase(text: str, at: int, *, language: str) -> int:
    """Where the words of the tables begin that stand right before ``at``; ``at`` itself if there are none."""
    if language not in TABLES:
        return at
    known = _known(language)
    floor = max(0, at - _REACH)
    while last := _last(text[floor:at]):
        if last.key in known.determiners:
            return floor + last.start
        if last.key not in known.adjectives:
            break
        at = floor + last.start
    return at


def without_determiner(text: str, language: str) -> str:
    """``la guerra`` → ``guerra``, where the first word is one of the tables."""
    first = _FIRST.match(text)
    if first is None or language not in TABLES:
        return text
    known = _known(language).determiners
    return text[first.end() :] if (first[1] or first[2]).casefold().replace("’", "'") in known else text


def is_plural(noun: str, language: str) -> bool | None:
    """True if a noun looks plural by its ending; None where endings do not tell."""
    head = next(iter(noun.split()[:: -1 if language == "en" else 1]), "")
    if language in ("es", "pt", "ca", "fr", "en"):
        return head.casefold().endswith(("s", "x") if language == "fr" else "s")
    return None


def _rebuilt(before: str, noun: str, language: str, wanted: tuple[str, str], *, whole: bool) -> str | None:
    table = TABLES.get(language)
    if table is None:
        return None
    known = _known(language)
    rest, tail, following = before, "", noun
    while (last := _last(rest)) and (readings := known.adjectives.get(last.key)):
        form = _form(table, language, readings, wanted, following)
        if form is None:
            break
        tail = _put(last, form) + tail
        rest, following = rest[: last.start], form
    if last is None:
        return rest + tail
    if readings := known.determiners.get(last.key):
        if last.key in table.also_prepositions and not _is_sure(rest[: last.start], table, whole=whole):
            return rest + tail
        return _with_determiner(table, language, readings, wanted, (rest, last, tail, following))
    for plain, sound, other in table.words:
        if last.key in (plain, other):
            form = other if has_sound(language, sound, following) else plain
            return rest[: last.start] + _put(last, form) + tail
    return rest + tail


def _with_determiner(
    table: Table,
    language: str,
    readings: list[_Reading],
    wanted: tuple[str, str],
    place: tuple[str, _Last, str, str],
) -> str:
    rest, last, tail, following = place
    prepositions = {reading.preposition for reading in readings}
    form = _form(table, language, readings, wanted, following)
    if form is None or len(prepositions) != 1:
        return rest + tail
    head = rest[: last.start]
    preposition = prepositions.pop()
    earlier = _last(head)
    if preposition:
        melted = table.contractions.get((preposition, form)) or table.optional.get((preposition, form))
        new = melted or f"{preposition} {form}"
    elif earlier and (melted := table.contractions.get((earlier.key, form))) and form != last.key:
        head, new = head[: earlier.start], melted
        last = _Last(earlier.start, earlier.word, last.gap)
    else:
        new = form
        if earlier and (predeterminers := _known(language).before.get(earlier.key)):
            other = _form(table, language, predeterminers, wanted, new)
            head = head[: earlier.start] + _put(earlier, other or earlier.word)
    return head + _put(last, new) + tail


def _form(table: Table, language: str, readings: list[_Reading], wanted: tuple[str, str], following: str) -> str | None:
    """The one right form, or None if there are several or none."""
    genders = {wanted[0]} if wanted[0] else {reading.cell[0] for reading in readings}
    numbers = {wanted[1]} if wanted[1] else {reading.cell[1] for reading in readings}
    forms: set[str] = set()
    for family in {reading.family for reading in readings}:
        for cell in (gender + number for gender in genders for number in numbers):
            form = family[_CELLS.index(cell)]
            if form == "-":
                return None
            sounds = table.variants.get(form, ())
            forms.add(next((other for sound, other in sounds if has_sound(language, sound, following)), form))
    return forms.pop() if len(forms) == 1 else None


def _is_sure(before: str, table: Table, *, whole: bool) -> bool:
    if not before.strip():
        return whole
    last = _last(before)
    return last.key in table.surely if last else before.rstrip()[-1] in ",.;:!?…—–(“«\"'"


def _last(text: str) -> _Last | None:
    match = _WORD.search(text)
    if match is None:
        return None
    return _Last(match.start(), match[1] or match[3], match[2] or "")


def _put(last: _Last, form: str) -> str:
    """A form in the place of a word: its capitals, its kind of apostrophe, its space."""
    if last.word.isupper() and len(last.word) > 1 and not last.word.endswith(("'", "’")):
        form = form.upper()
    elif last.word[:1].isupper():
        form = form[:1].upper() + form[1:]
    if form.endswith("'"):
        return form[:-1] + ("’" if last.word.endswith("’") else "'")
    return form + (last.gap or " ")


@cache
def _known(language: str) -> _Known:
    table = TABLES[language]
    determiners = _readings(table.determiners, table)
    for melting in (table.contractions, table.optional):
        for (preposition, form), melted in melting.items():
            determiners.setdefault(melted, []).extend(
                _Reading(reading.family, reading.cell, preposition)
                for reading in determiners.get(form, ())
                if not reading.preposition
            )
    return _Known(determiners, _readings(table.adjectives, table), _readings(table.before, table))


def _readings(families: Iterable[str], table: Table) -> dict[str, list[_Reading]]:
    found: dict[str, list[_Reading]] = {}
    for family in families:
        forms = tuple(family.split())
        for cell, form in zip(_CELLS, forms, strict=True):
            for spelt in {form, *(other for _, other in table.variants.get(form, ()))} - {"-"}:
                found.setdefault(spelt, []).append(_Reading(forms, cell))
    return found
