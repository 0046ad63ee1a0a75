"""German determiners: their form tells the case only together with the preposition, so few changes are sure. Those are made."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from translate.terminology.glossary import Gender, Number

_COLUMNS: Final = ("m", "f", "n", "p")
_DER: Final = {"nom": "der die das die", "acc": "den die das die", "dat": "dem der dem den", "gen": "des der des der"}
_DIES: Final = {"nom": "er e es e", "acc": "en e es e", "dat": "em er em en", "gen": "es er es er"}
_EIN: Final = {"nom": "- e - -", "acc": "en e - -", "dat": "em er em -", "gen": "es er es -"}
_KEIN: Final = {"nom": "- e - e", "acc": "en e - e", "dat": "em er em en", "gen": "es er es er"}
_STEMS: Final = {"dies": _DIES, "jen": _DIES, "welch": _DIES, "ein": _EIN} | dict.fromkeys(
    ("kein", "mein", "dein", "sein", "ihr", "unser"), _KEIN
)
_MELTED: Final = {
    "im": ("in", "dem"), "am": ("an", "dem"), "zum": ("zu", "dem"), "vom": ("von", "dem"), "beim": ("bei", "dem"),
    "zur": ("zu", "der"), "ins": ("in", "das"), "ans": ("an", "das"), "aufs": ("auf", "das"), "fürs": ("für", "das"),
    "durchs": ("durch", "das"), "ums": ("um", "das"),
}  # fmt: skip
_CASES: Final = (
    dict.fromkeys("mit von bei zu nach aus seit gegenüber außer".split(), ("dat",))
    | dict.fromkeys("für durch gegen ohne um bis".split(), ("acc",))
    | dict.fromkeys("in an auf über unter vor hinter neben zwischen".split(), ("dat", "acc"))
    | dict.fromkeys("wegen während trotz statt innerhalb außerhalb angesichts mithilfe".split(), ("gen",))
)
_LAST: Final = re.compile(r"(?:(?<!\w)([^\W\d_]+)(\s+))?(?<!\w)([^\W\d_]+)(\s+)$")
_GENDERS: Final = {Gender.MASCULINE: "m", Gender.FEMININE: "f", Gender.NEUTER: "n"}


class _Reading(NamedTuple):
    stem: str
    """``der`` or the word without its ending."""
    column: str
    case: str


def agreement(before: str, *, gender: Gender, number: Number) -> str | None:
    """The text before a noun with its determiner made to agree, or None if that is not sure. ``before`` ends at the noun."""
    match = _LAST.search(before)
    column = "p" if number is Number.PLURAL else _GENDERS.get(gender) if number is Number.SINGULAR else None
    if match is None or column is None:
        return None
    earlier, _, word, gap = match.groups()
    preposition, key = _MELTED.get(word.casefold(), ((earlier or "").casefold(), word.casefold()))
    melted = word.casefold() in _MELTED
    cases = _CASES.get(preposition)
    readings = [r for r in _readings().get(key, ()) if cases is None or r.case in cases]
    if cases and not melted and not readings:
        return None
    forms = {_spelt(reading.stem, column, reading.case) for reading in readings} - {None}
    if key in forms or len(forms) != 1:
        return None
    new = forms.pop()
    assert new is not None  # taken out above
    start = match.start(3)
    if cases and (melted or earlier):
        short = next((short for short, long in _MELTED.items() if long == (preposition, new)), None)
        if melted:
            new = short or f"{preposition} {new}"
        elif short and short not in ("aufs", "fürs", "durchs", "ums"):
            new, start, word = short, match.start(1), earlier or word
    new = new[:1].upper() + new[1:] if word[:1].isupper() else new
    return before[:start] + new + gap


def _spelt(stem: str, column: str, case: str) -> str | None:
    at = _COLUMNS.index(column)
    if stem == "der":
        return _DER[case].split()[at]
    ending = _STEMS[stem][case].split()[at]
    if ending == "-":
        return stem if column in "mn" else None
    return stem + ending


@cache
def _readings() -> dict[str, list[_Reading]]:
    found: dict[str, list[_Reading]] = {}
    for stem in ("der", *_STEMS):
        for case in _DER:
            for column in _COLUMNS:
                if form := _spelt(stem, column, case):
                    found.setdefault(form, []).append(_Reading(stem, column, case))
    return found
