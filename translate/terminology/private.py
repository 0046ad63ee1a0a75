"""Texts that hold a private term: they leave this machine by no way, and no cache or export holds them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from translate.terminology.glossary import Glossary, PrivatePattern
from translate.terminology.kinds import found
from translate.terminology.normal import IGNORED, SAME, is_word
from translate.terminology.pattern import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.model.content import Span

ANYWHERE: Final = 6
"""Letters of a name that counts inside words too (``xjanedoex``)."""
PREFIX: Final = 4
"""Letters of one that counts at the start of a word; a shorter one counts as a whole word only."""

_WINDOW: Final = 900
_STEP: Final = 500
"""An expression is run over so many characters at once, so that it always gets to the end of what it is given."""
_LOOKALIKES = dict(zip("аеорсухіјѕһԁԛԝкмνοαρ", "aeopcyxijshdqwkmvoap", strict=True)) | {
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
}


@dataclass(frozen=True, slots=True)
class PrivateTerms:
    """What a glossary keeps private, in every form it lists. Make one with :func:`private_terms`."""

    sources: tuple[str, ...] = ()
    """Source terms: letters and digits, folded, with single spaces between words."""
    targets: tuple[str, ...] = ()
    """Their translations, alike."""
    patterns: tuple[PrivatePattern, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sources or self.targets or self.patterns)

    def in_source(self, text: str) -> bool:
        """True if a plain text that may leave holds private matter: a term in any of its languages, or a pattern.

        A false alarm costs a draft, a miss costs a name: so letters count here, not words.
        """
        return bool(self) and any(True for _ in self._found(text))

    def in_pair(self, source: str, target: str) -> bool:
        """True if a plain source text or its translation holds any of it."""
        return bool(self) and (self.in_source(source) or self.in_source(target))

    def places(self, text: str) -> tuple[Span, ...]:
        """Where it stands in a plain text, whole words, in order, without overlap."""
        if not self:
            return ()
        spans = sorted(_whole(text, *span) for span in self._found(text))
        merged: list[Span] = []
        for start, end in spans:
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def concealed(self, text: str) -> str:
        """The text with ``[private]`` wherever it stands, for reports and logs."""
        out: list[str] = []
        position = 0
        for start, end in self.places(text):
            out += (text[position:start], "[private]")
            position = end
        return "".join((*out, text[position:])) if out else text

    def _found(self, text: str) -> Iterator[Span]:
        yield from _terms(text, _forms(self.sources + self.targets))
        if self.patterns:
            plain, offsets = plainly(text)
            for pattern in self.patterns:
                for start, end in found(pattern.kind, plain) if pattern.kind else _expressed(pattern.regex, plain):
                    yield (offsets[start], offsets[end - 1] + 1) if offsets else (start, end)


def private_terms(glossary: Glossary | None) -> PrivateTerms:
    """What is private in a glossary. A scope says where a term is meant, not where a name is safe: it does not count."""
    concepts = [concept for concept in glossary.concepts if concept.private] if glossary else []
    sources = {_form(form) for one in concepts for form in (one.source.term, *one.source.forms)}
    targets = {
        _form(form)
        for one in concepts
        for target in one.targets
        for form in (target.term, *target.alternatives, *target.forms)
    }
    patterns = glossary.patterns if glossary else ()
    return PrivateTerms(tuple(sorted(sources - {""})), tuple(sorted(targets - {""})), patterns)


def _form(text: str) -> str:
    return " ".join(filter(None, ("".join(map(_letters, word)) for word in text.split())))


@cache
def _letters(character: str) -> str:
    """Letters and digits of a character alone, so that no case, width, accent, space or look-alike hides a name."""
    out = []
    for one in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()):
        if one.isalnum():
            digit = unicodedata.decimal(one, None)
            out.append(_LOOKALIKES.get(one, one) if digit is None else str(digit))
        elif unicodedata.category(one) in ("Mc", "Mn") and not _is_accent(one):
            out.append(one)
    return "".join(out)


def _is_accent(mark: str) -> bool:
    """True for marks that people leave out: accents, Hebrew and Arabic vowel points, variation selectors."""
    code = ord(mark)
    return (
        code < 0x0900 or 0x1AB0 <= code < 0x1B00 or 0x1DC0 <= code < 0x1E00 or 0x20D0 <= code < 0x2100 or code >= 0xFE00
    )


@dataclass(frozen=True, slots=True)
class _Form:
    letters: str
    gaps: int
    """White space inside it, as the glossary writes it."""
    inside: bool
    """Counts inside a word too."""
    whole: bool
    """Counts as a whole word only."""


@lru_cache(maxsize=16)
def _forms(terms: tuple[str, ...]) -> tuple[_Form, ...]:
    forms = []
    for term in dict.fromkeys(terms):
        letters = term.replace(" ", "")
        spaceless = not all(map(is_word, letters))
        inside = spaceless or len(letters) >= ANYWHERE
        forms.append(_Form(letters, term.count(" "), inside, not inside and len(letters) < PREFIX))
    return tuple(forms)


def _terms(text: str, forms: tuple[_Form, ...]) -> Iterator[Span]:
    """Places of terms, from the first to the last of their letters."""
    if not forms:
        return
    folded = [_letters(character) for character in text]
    letters = "".join(folded)
    starts: list[int] = []
    for form in forms:
        at = letters.find(form.letters)
        while at >= 0:
            if not starts:
                total = 0
                for piece in folded:
                    starts.append(total)
                    total += len(piece)
            begin, end = bisect_right(starts, at) - 1, bisect_right(starts, at + len(form.letters) - 1)
            if form.inside or _stands_alone(text, begin, end, form):
                yield begin, end
            at = letters.find(form.letters, at + 1)


def _stands_alone(text: str, begin: int, end: int, form: _Form) -> bool:
    """True if a short name begins a word (and ends it), and is not put together of the letters of several."""
    if _neighbour(text, begin, -1) or (form.whole and _neighbour(text, end - 1, 1)):
        return False
    inner = text[begin:end]
    gaps = sum(one.isspace() and not other.isspace() for one, other in pairwise(inner))
    return gaps <= form.gaps


def _neighbour(text: str, at: int, step: int) -> bool:
    """True if the next visible character belongs to the same word."""
    at += step
    while 0 <= at < len(text) and text[at] in IGNORED:
        at += step
    return 0 <= at < len(text) and is_word(text[at])


def _whole(text: str, begin: int, end: int) -> Span:
    """A place widened to the words it is in; to the whole address, if it is in one."""
    left, right = begin, end
    while left and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    if any(sign in text[left:right] for sign in ("@", "://", "www.")):
        inner = text[left:right]
        left += len(inner) - len(inner.lstrip("(<[{\"'“‘«"))
        return min(begin, left), max(end, left + len(inner.strip(".,;:!?()<>[]{}\"'“”‘’«»")))
    while begin > left and (is_word(text[begin - 1]) or text[begin - 1] in IGNORED):
        begin -= 1
    while end < right and (is_word(text[end]) or text[end] in IGNORED):
        end += 1
    return begin, end


def plainly(text: str) -> tuple[str, list[int] | None]:
    """The text with plain digits, dashes and spaces, full-width forms made usual, invisible characters left out.

    With it where each of its characters stands in ``text``; None if nothing moved.
    """
    if text.isascii():
        return text, None
    out: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(text):
        plain = _plain(character)
        out.append(plain)
        offsets += [at] * len(plain)
    return "".join(out), offsets


@cache
def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character in IGNORED:
        return ""
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character in SAME or character in "′″”“’º":
        return SAME.get(character, character)
    if unicodedata.category(character) == "Pd" or character == "−":
        return "-"
    return unicodedata.normalize("NFKC", character)


def _expressed(regex: str, text: str) -> Iterator[Span]:
    """Matches of an expression. In long texts those of up to 400 characters are sure to be found."""
    pattern = compile_pattern(regex)
    for start in range(0, max(1, len(text) - (_WINDOW - _STEP)), _STEP):
        for begin, end in pattern.find(text[start : start + _WINDOW]):
            yield start + begin, start + end
