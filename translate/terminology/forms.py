"""Listed forms in an index by tokens: 10,000 terms cost no more than ten, since a text is walked once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from translate.terminology.glossary import Case
from translate.terminology.normal import Text, fold, is_turkic, is_word, normalise, read, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translate.model.content import Span


class Rule(StrEnum):
    """Why something counts as the term."""

    LISTED = "listed"
    """It is the term, or an alternative."""
    FORM = "form"
    """It is one of the listed forms."""
    DNT = "dnt"
    """It is the source term, which this locale keeps."""


class Evidence(StrEnum):
    """How sure a match is."""

    STRONG = "strong"
    WEAK = "weak"
    """A person might say no: a rule of thumb matched."""


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling to look for."""

    text: str
    """As the glossary has it."""
    owner: int
    """Whose it is: a number that the caller chose."""
    rule: Rule = Rule.LISTED
    case: Case = Case.SMART


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a form could be."""

    form: Form
    start: int
    """Offset in the normalised text."""
    end: int
    evidence: Evidence = Evidence.STRONG


@dataclass(frozen=True, slots=True)
class Words:
    """A text in tokens. Make one with :func:`words`."""

    text: Text
    tokens: list[str]
    folded: list[str]
    """The tokens without letter case."""
    offsets: list[int]
    """Where each token begins in the normalised text, and its end."""

    def span(self, candidate: Candidate) -> Span:
        """Place of a candidate in the original text."""
        return self.text.span(candidate.start, candidate.end)


def words(raw: str, language: str) -> Words:
    """Cut a text for looking up. ``language``: BCP 47 tag of the text, for its rules of letter case."""
    text = read(raw)
    cut = tokens(text.norm)
    return Words(text, cut, [fold(token, language) for token in cut], list(accumulate(map(len, cut), initial=0)))


class _Node:
    """One token further into some forms."""

    __slots__ = ("ending", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.ending: list[tuple[Form, tuple[frozenset[str] | None, ...], bool, bool]] = []
        """Forms that end here; the spellings allowed for each token; whether the edges are no word characters."""


class FormIndex:
    """Forms of any number of owners, ready to be found."""

    __slots__ = ("_root", "language")

    def __init__(self, forms: Iterable[Form], language: str) -> None:
        """``language``: BCP 47 tag of the forms. A form that is empty once normalised is left out."""
        self.language = language
        self._root = _Node()
        for form in forms:
            cut = tokens(normalise(form.text).strip())
            if not cut:
                continue
            node = self._root
            for token in cut:
                node = node.following.setdefault(fold(token, language), _Node())
            allowed = tuple(_spellings(token, form.case, is_turkic(language)) for token in cut)
            node.ending.append((form, allowed, not is_word(cut[0][0]), not is_word(cut[-1][-1])))

    def __bool__(self) -> bool:
        return bool(self._root.following)

    def walk(self, given: Words) -> list[Candidate]:
        """Every place of every listed form, overlapping ones too, at word boundaries and in the right letter case."""
        found: list[Candidate] = []
        cut, folded, offsets = given.tokens, given.folded, given.offsets
        count = len(cut)
        first = self._root.following
        for start, token in enumerate(folded):
            node = first.get(token)
            at = start + 1
            while node is not None:
                for form, allowed, left, right in node.ending:
                    if not all(want is None or cut[start + i] in want for i, want in enumerate(allowed)):
                        continue
                    # Words end where tokens end; an edge that is no word character asks for no word beside it.
                    if left and start and is_word(cut[start - 1][-1]):
                        continue
                    if right and at < count and is_word(cut[at][0]):
                        continue
                    found.append(Candidate(form, offsets[start], offsets[at]))
                if at == count:
                    break
                node = node.following.get(folded[at])
                at += 1
        return found


@lru_cache(maxsize=65536)
def _spellings(token: str, case: Case, turkic: bool) -> frozenset[str] | None:  # noqa: FBT001 - a cache key
    """How a token may be written; None for any way."""
    if case is Case.IGNORE or not token[0].isalpha():
        return None
    if case is Case.EXACT:
        return frozenset((token,))

    def upper(text: str) -> str:
        return (text.replace("i", "İ") if turkic else text).upper()

    return frozenset((token, upper(token[0]) + token[1:], upper(token)))


def candidates(index: FormIndex, given: Words) -> list[Candidate]:
    """Every place where a form of the index could be meant, in any order.

    The seam for later rules (stems, lemmas, compounds): source and target side both ask here and nowhere else, and what
    they do next (contexts, scope, longest first) takes candidates of any evidence.
    """
    return index.walk(given)


def longest_first(found: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, in text order: longer before shorter, strong before weak, then from the left."""
    taken: list[Candidate] = []
    occupied: set[int] = set()
    for one in sorted(found, key=_preference):
        # Of an equal or longer one that is in already, any overlap shows at one of our two ends.
        if one.start in occupied or one.end - 1 in occupied:
            continue
        taken.append(one)
        occupied.update(range(one.start, one.end))
    return sorted(taken, key=lambda one: one.start)


def _preference(one: Candidate) -> tuple[int, bool, int, int, int]:
    cases = (Case.EXACT, Case.SMART, Case.IGNORE)
    return (one.start - one.end, one.evidence is Evidence.WEAK, one.start, cases.index(one.form.case), one.form.owner)
