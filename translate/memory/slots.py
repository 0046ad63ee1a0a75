"""Sentences that are the same but for numbers, dates and names nobody translates.

``12 people were killed on 3 May`` and ``15 people were killed on 7 June`` have one :func:`skeleton`. If what differs
stands in the translation of the first in a form that can be replaced, that is a translation of the second.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from translate.memory.months import Months, months_of
from translate.model.locale import Locale
from translate.terminology.glossary import Concept, Glossary

_NUMBER = re.compile(r"(?<![\w.,:/+-])[0-9]{1,12}(?:[.,:][0-9]{1,12}){0,4}(?![\w/]|[.,:-]\w)")
_IN_DATE = re.compile(r"[.,]?\s(?:(?:of|de)\s)?")
"""What may stand between the parts of a date."""
_YEAR = re.compile(r"(?:19|20)[0-9][0-9]")
_DIGITS = re.compile(r"[0-9]+")
_WORD = re.compile(r"\w+")
_NO_BLANKS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_ELIDING = frozenset(("fr", "ca", "it", "oc"))
"""Languages in which a word before a vowel loses its own."""
_VOWELS = frozenset("aeiouyhàâäáèêëéìîïíòôöóùûüú")
_DIGITS_BEFORE = re.compile(r"(?:[0-9]|[0-9][.,:/])$")
_DIGITS_BEHIND = re.compile(r"[0-9]|[.,:/][0-9]")
_BEFORE = re.compile(rf"[^\W{_NO_BLANKS}]$|['’]$")
_BEHIND = re.compile(rf"[^\W{_NO_BLANKS}]")
_BEFORE_NUMBER = re.compile(rf"{_BEFORE.pattern}|[-+/]$")
_BEHIND_NUMBER = re.compile(rf"{_BEHIND.pattern}|[-/]\w|%\w")
_MARK = "\ufffc"


@dataclass(frozen=True, slots=True)
class Slot:
    """What may differ at one place of a sentence."""

    kind: str
    """``number``, ``date`` (the number of a day or a year beside a month), ``month`` or ``name``."""
    text: str
    """As the source has it."""


@dataclass(frozen=True, slots=True)
class Names:
    """The do-not-translate names of a glossary."""

    by_first_word: Mapping[str, tuple[tuple[str, Concept], ...]] = field(default_factory=dict)
    """Names as written, longest first, by the word they begin with."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every name, sorted: what a skeleton depends on."""
        return tuple(sorted(name for some in self.by_first_word.values() for name, _ in some))

    def kept(self, name: str, locale: Locale) -> bool:
        """True if a locale writes a name as the source does."""
        first = _WORD.search(name)
        known = self.by_first_word.get(first[0], ()) if first else ()
        return any(form == name and concept.keeps(locale.tag) for form, concept in known)


def names_of(glossary: Glossary | None) -> Names:
    """The names that at least one locale keeps; private ones aside."""
    found: dict[str, dict[str, Concept]] = {}
    for concept in glossary.concepts if glossary else ():
        if not concept.dnt or concept.private:
            continue
        for form in (concept.source.term, *concept.source.forms):
            first = _WORD.match(form)
            if first and _WORD.search(form, len(form) - 1):
                found.setdefault(first[0], {}).setdefault(form, concept)
    return Names({word: tuple(sorted(some.items(), key=lambda n: (-len(n[0]), n[0]))) for word, some in found.items()})


def skeleton(text: str, *, source: Locale, names: Names) -> tuple[str, tuple[Slot, ...]]:
    """A source text with marks in place of its slots, and the slots in order.

    A number with separators is a slot of its own form: ``1,200`` is not ``3.5``. A number that is part of a word
    (``Z-19``, ``3rd``, ``<a1>``) is none; nor is a month without the number of a day or a year beside it.
    """
    found = sorted([*_names(text, names), *_dates(text, source)], key=lambda place: (place[0], -place[1]))
    out: list[str] = []
    slots: list[Slot] = []
    end = 0
    for start, stop, kind in found:
        if start < end:
            continue
        slots.append(Slot(kind, text[start:stop]))
        form = _DIGITS.sub("#", text[start:stop]) if kind in ("number", "date") else kind
        out += (text[end:start], _MARK, form, _MARK)
        end = stop
    return "".join((*out, text[end:])), tuple(slots)


def _names(text: str, names: Names) -> Iterable[tuple[int, int, str]]:
    if not names.by_first_word:
        return
    end = 0
    for word in _WORD.finditer(text):
        for name, _ in names.by_first_word.get(word[0], ()) if word.start() >= end else ():
            stop = word.start() + len(name)
            if text.startswith(name, word.start()) and not _WORD.match(text, stop):
                yield word.start(), stop, "name"
                end = stop
                break


def _dates(text: str, source: Locale) -> Iterable[tuple[int, int, str]]:
    found = [(match.start(), match.end(), "number") for match in _NUMBER.finditer(text)]
    months = months_of(source.tag).pattern if found else None
    if months is None:
        return found
    found = sorted([*found, *((*match.span("month"), "month") for match in months.finditer(text))])
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -order.step
        for place in order:
            one, other = sorted((found[place], found[place + step]))
            start, end, kind = found[place]
            beside = found[place + step][2]
            known = beside == "month" or (beside == "date" and _YEAR.fullmatch(text, start, end))
            if kind == "number" and known and _IN_DATE.fullmatch(text, one[1], other[0]):
                found[place] = (start, end, "date")
    return found


def filled(
    target: str, old: tuple[Slot, ...], new: tuple[Slot, ...], *, source: Locale, locale: Locale, names: Names
) -> str | None:
    """The translation of a sentence for another one of the same skeleton; None where that is not certain.

    What differs must stand in the target as often as in its source, as it is written there; a month by its name in
    that language. None also if one text would become two different ones, or if the language may use another form with
    the new number (1 человек, 2 человека), or behind an apostrophe (l’11).
    """
    becomes: dict[Slot, Slot] = {}
    for before, after in zip(old, new, strict=True):
        if becomes.setdefault(before, after) != after:
            return None
    times = Counter(old)
    places: list[tuple[int, int, str]] = []
    for before, after in becomes.items():
        if before == after:
            continue
        found = _replacements(target, before, after, times[before], source=source, locale=locale, names=names)
        if found is None:
            return None
        places += found
    places.sort()
    if any(one[1] > other[0] for one, other in pairwise(places)):
        return None
    for start, end, text in reversed(places):
        target = target[:start] + text + target[end:]
    return target


def _replacements(
    target: str, before: Slot, after: Slot, times: int, *, source: Locale, locale: Locale, names: Names
) -> list[tuple[int, int, str]] | None:
    if before.kind in ("number", "date"):
        if not _same_form(before, after, locale):
            return None
        found = _places(target, before.text, number=True)
        return [(start, end, after.text) for start, end in found] if len(found) == times else None
    if before.kind == "name":
        if not (names.kept(before.text, locale) and names.kept(after.text, locale)):
            return None
        pairs = [(before.text, after.text)]
    else:
        pairs = _month_names(months_of(source.tag), months_of(locale.tag), before.text, after.text)
    fitting = [(found, new) for old, new in pairs if len(found := _places(target, old, number=False)) == times]
    if len({new for _, new in fitting}) != 1:
        return None
    found, new = fitting[0]
    if locale.language in _ELIDING and (target[found[0][0]].casefold() in _VOWELS) != (new[0].casefold() in _VOWELS):
        return None
    return [(start, end, new) for start, end in found]


def _places(target: str, text: str, *, number: bool) -> list[tuple[int, int]]:
    """Where a text stands by itself in a target; another number that holds its digits is not it.

    None at all if one of them is a part of something longer: ``12-го``, ``l’8``.
    """
    found = [(match.start(), match.end()) for match in re.finditer(re.escape(text), target)]
    if number:
        found = [
            (start, end)
            for start, end in found
            if not (_DIGITS_BEFORE.search(target[max(0, start - 2) : start]) or _DIGITS_BEHIND.match(target, end))
        ]
    before, behind = (_BEFORE_NUMBER, _BEHIND_NUMBER) if number else (_BEFORE, _BEHIND)
    if any(before.search(target[max(0, start - 1) : start]) or behind.match(target, end) for start, end in found):
        return []
    return found


def _month_names(source: Months, target: Months, before: str, after: str) -> list[tuple[str, str]]:
    old, new = source.numbers[before], source.numbers[after]
    return [(form[old], form[new]) for form in target.forms]


def _same_form(before: Slot, after: Slot, locale: Locale) -> bool:
    """True if a noun takes the same form with both numbers (CLDR plural rules); of others than whole ones, always.

    Of a date only the first of a month is written in another way.
    """
    one, other = before.text, after.text
    if not (one.isdigit() and other.isdigit()):
        return True
    if before.kind == "date":
        return (int(one) == 1) == (int(other) == 1)
    rule = _plural_rule(locale.tag)
    return rule is None or rule(int(one)) == rule(int(other))


def _plural_rule(tag: str) -> Callable[[int], str] | None:
    import babel

    try:
        return babel.Locale.parse(tag.replace("-", "_"), resolve_likely_subtags=True).plural_form
    except (babel.UnknownLocaleError, ValueError):
        return None
