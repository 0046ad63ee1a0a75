"""The names of months, so that a date in a remembered sentence can become another one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Months:
    """The months of one language, from CLDR."""

    forms: tuple[tuple[str, ...], ...] = ()
    """For each form a name can take (in a date, by itself): twelve names."""
    pattern: re.Pattern[str] | None = None
    """Finds a month beside the number of a day or a year, as group ``month``: ``may`` alone is a verb."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Month, from 0, by any of its names."""


@lru_cache(maxsize=64)
def months_of(tag: str) -> Months:
    """The months of a BCP 47 tag; none where CLDR does not know the language, or numbers its months."""
    import babel

    try:
        data = babel.Locale.parse(tag.replace("-", "_"), resolve_likely_subtags=True)
        names = [data.months[kind]["wide"] for kind in ("format", "stand-alone")]
        forms = tuple(tuple(str(months[number]) for number in range(1, 13)) for months in names)
    except (babel.UnknownLocaleError, ValueError, KeyError):
        return Months()
    if any(len(set(form)) < 12 or any(re.search(r"\d", name) for name in form) for form in forms):
        return Months()
    numbers = {name: number for form in forms for number, name in enumerate(form)}
    either = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    pattern = re.compile(
        rf"(?<![^\W\d])(?:(?<=\d\s)|(?<=\d\sof\s)|(?<=\d\sde\s)|(?<=\d\.\s)|(?=(?:{either}),?\s\d))"
        rf"(?P<month>{either})(?![^\W\d])"
    )
    return Months(tuple(dict.fromkeys(forms)), pattern, numbers)
