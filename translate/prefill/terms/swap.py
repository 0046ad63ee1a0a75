"""The glossary's word in the place of the engine's: which form, which capitals, what grammar, and which places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from translate.model.content import Span
from translate.prefill.determiners.agreement import is_plural
from translate.prefill.determiners.sounds import bare, has_sound
from translate.prefill.determiners.tables import TABLES
from translate.terminology.forms import Form, FormIndex, Words
from translate.terminology.glossary import Case, Concept, Gender, Inflect, Number, Target

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*\s+['\"“‘«¿¡(\[]*$")
_ALIKE = 3
"""Letters at the end of a word in which its inflection shows."""


def rendering(concept: Concept, source_form: str, locale: str) -> str:
    """What the glossary wants for a source term: the term, the source's own form where that is kept, or nothing."""
    target = concept.target(locale)
    return target.term if target else source_form if concept.keeps(locale) else ""


def fitting(concept: Concept, source_form: str, old: str, *, own: str, locale: str) -> str:
    """The listed form that fits where ``old`` stands (empty: not known): it ends alike; else by the number of the source form.

    Arguments: ``own``, how the engine calls the bare term; where that stands unchanged, a singular is in its base form.
    """
    target = concept.target(locale)
    if target is None or target.inflect is Inflect.NONE or not target.forms:
        return rendering(concept, source_form, locale)
    plural = is_plural(source_form, "en") and not is_plural(concept.source.term, "en")
    if not plural and bare(old) == bare(own):
        return target.term
    language = locale.partition("-")[0]

    def rank(form: str) -> tuple[int, bool, bool]:
        looks = is_plural(form, language)
        return (_alike(form, old) if old else 0), looks is None or looks == plural, form == target.term

    return max((target.term, *(form for form in target.forms if _of_term(form, target))), key=rank)


def grammar(target: Target, form: str, language: str) -> tuple[Gender, Number]:
    """Gender and number of a form in the glossary; ``UNKNOWN`` where the entry does not tell."""
    if bare(form) == bare(target.term):
        return target.gender, target.number
    if not _of_term(form, target):
        return Gender.UNKNOWN, Number.UNKNOWN
    looks, base = is_plural(form, language), is_plural(target.term, language)
    if looks is None or target.number is Number.UNKNOWN:
        return target.gender, Number.UNKNOWN
    return target.gender, target.number if looks == base else Number.PLURAL if looks else Number.SINGULAR


def dressed(new: str, old: str, *, own: str, before: str) -> str:
    """``new`` with the capitals that ``old`` has for its place and not by itself.

    Arguments: ``own``, how the engine writes the bare term; ``before``, the text up to ``old``.
    """
    if old.isupper() and len(old) > 1 and not own.isupper() and not new.isupper() and " " in old + new:
        return new.upper()
    at_start = not re.search(r"\w", before) or _SENTENCE_END.search(before[-20:]) is not None
    if old[:1].isupper() and (own[:1].islower() or at_start):
        return new[:1].upper() + new[1:]
    return new


def linked(new: str, old: str, *, own: str, before: str, language: str) -> str:
    """``new`` with a preposition before it, where ``old`` is an adjective made from the noun: ``agente de policía``."""
    table = TABLES.get(language)
    if table is None or not table.link or " " in old.strip() or not old[:1].islower() or bare(old) == bare(own):
        return new
    made = bare(old).endswith(tuple(map(bare, table.relational))) and not bare(own).endswith(
        tuple(map(bare, table.relational))
    )
    last = re.search(r"([^\W\d_]+) $", before[-60:])
    if not made or last is None or last[1].casefold() in table.function_words:
        return new
    short = next(
        (other for plain, sound, other in table.words if plain == table.link and has_sound(language, sound, new)), ""
    )
    return f"{short}{new}" if short else f"{table.link} {new}"


def places(given: Words, wanted: Iterable[str], locale: str) -> list[Span]:
    """Where one of some wordings stands as whole words, in any letter case; an acronym only as an acronym."""
    index = _index(tuple(dict.fromkeys(text for text in wanted if text.strip())), locale)
    return sorted({given.span(one) for one in index.walk(given)}) if index else []


def useful(own: str, source_form: str) -> bool:
    """False for an engine's rendering of a bare term that says nothing: of an acronym, a small word (``US`` → ``nos``)."""
    return bool(own.strip()) and (not source_form.isupper() or any(map(str.isupper, own)))


@lru_cache(maxsize=1024)
def _index(wanted: tuple[str, ...], locale: str) -> FormIndex:
    return FormIndex((Form(text, 0, case=Case.EXACT if text.isupper() else Case.IGNORE) for text in wanted), locale)


def _of_term(form: str, target: Target) -> bool:
    """True if a form is one of the term, and not of an alternative with a gender of its own."""
    one, two = bare(form).split()[:1], bare(target.term).split()[:1]
    if not one or not two:
        return False
    if not target.alternatives:
        return True
    need = max(2, min(len(one[0]), len(two[0])) - 3)
    return one[0][:need] == two[0][:need]


def _alike(form: str, old: str) -> int:
    """In how many letters the first and the last words end alike."""
    ours, theirs = bare(form).split(), bare(old).split()
    if not ours or not theirs:
        return 0
    return _suffix(ours[0], theirs[0]) + _suffix(ours[-1], theirs[-1])


def _suffix(one: str, two: str) -> int:
    count = 0
    while count < min(_ALIKE, len(one), len(two)) and one[-1 - count] == two[-1 - count]:
        count += 1
    return count
