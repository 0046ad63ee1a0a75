"""Which variants of a TMX unit belong to which locale of the project: ``es-ES`` is Spanish, ``zh-TW`` is not ``zh-Hans``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from translate.errors import InputError, Problem
from translate.memory.pairs import Pair
from translate.memory.tmx_codes import simplified, verbatim
from translate.memory.tmx_read import Unit, Variant
from translate.model.locale import Locale, canonical


@dataclass(slots=True)
class Taken:
    """What was taken from a file, in numbers."""

    pairs: int = 0
    other_languages: int = 0
    """Units without a pair of the project's languages."""
    empty: int = 0
    """Units in the project's languages that say nothing in one of them."""
    lost_codes: int = 0
    """Pairs of which codes were left out."""
    private: int = 0
    """Pairs left out because of a private term."""
    languages: set[str] = field(default_factory=set)
    """Every language of the file, as written."""


def pairs_in(unit: Unit, source: Locale, targets: Sequence[Locale], *, taken: Taken) -> list[tuple[Locale, Pair]]:
    """The pairs of a unit that the project can use, in whatever direction it was translated.

    A variant whose language is exactly a locale belongs to that one alone; else a locale takes the first one of its language
    and script. Arguments: ``taken`` is counted up.
    """
    taken.languages.update(variant.language for variant in unit.variants)
    own = _variant(unit, source, (source, *targets))
    out: list[tuple[Locale, Pair]] = []
    empty = False
    for locale in targets if own else ():
        theirs = _variant(unit, locale, (source, *targets))
        if own is None or theirs is None or theirs is own:
            continue
        if unit.own:
            one, other, lost = verbatim(own.content), verbatim(theirs.content), False
        else:
            one, other, lost = simplified(own.content, theirs.content)
        if one.strip() and other.strip():
            taken.lost_codes += lost
            out.append((locale, Pair(one, other, unit.family, day=max(own.day, theirs.day), by=theirs.by)))
        else:
            empty = True
    taken.pairs += len(out)
    taken.empty += empty and not out
    taken.other_languages += not empty and not out
    return out


def _variant(unit: Unit, locale: Locale, known: Sequence[Locale]) -> Variant | None:
    exact = [variant for variant in unit.variants if tag_of(variant.language) == locale.tag]
    if exact:
        return exact[0]
    tags = {one.tag for one in known}
    wanted = (locale.language, _script(locale.tag))
    for variant in unit.variants:
        tag = tag_of(variant.language)
        if tag and tag not in tags and (tag.partition("-")[0], _script(tag)) == wanted:
            return variant
    return None


@lru_cache(maxsize=1024)
def tag_of(language: str) -> str:
    """BCP 47 in canonical case of what a TMX file says (``EN-US``, ``en_us``); empty if it is no language tag."""
    try:
        return canonical(language)
    except ValueError:
        return ""


@lru_cache(maxsize=1024)
def _script(tag: str) -> str:
    """The script a language is written in there (CLDR likely subtags)."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    parts = tag.split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    territory = next((part for part in parts[1:] if len(part) == 2 and part.isupper()), "")
    for name in (f"{parts[0]}_{territory}", parts[0]) if not script else ():
        found = str(likely.get(name, "")).split("_")
        if len(found) > 1:
            return found[1]
    return script


def nothing_taken(taken: Taken, source: Locale, targets: Sequence[Locale], path: str) -> InputError:
    """The error for a file without a pair of the project's languages."""
    wanted = ", ".join(f"{source}–{locale}" for locale in targets)
    found = ", ".join(sorted(filter(None, taken.languages))[:20]) or "none"
    if taken.empty:
        hint = f"{taken.empty} in these languages are empty on one side: nobody has translated them."
        return InputError(Problem(f"nothing is translated in a pair of this project ({wanted})", path, 0, hint))
    return InputError(Problem(f"no segment in a pair of this project ({wanted})", path, 0, f"Its languages: {found}."))
