"""A project's own segmentation rules at work: choppa applies them, within a budget of time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from translate.errors import InputError, Problem
from translate.segmentation.bounded import Budget, Pattern, TooSlow
from translate.segmentation.segmenters import inside

SECONDS: Final = 2.0
_PER_CHARACTER: Final = 1e-5
"""Seconds that rules may take for a paragraph, and for each character of it besides."""


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """Which rules a language has."""

    pattern: Pattern
    """Fits the tags of languages."""
    rules: str
    """The name of a group of rules."""
    line: int
    """Where the file says so."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A place where a sentence ends, or does not."""

    ends: bool
    """``break`` in SRX."""
    before: str
    """Pattern of what stands in front of the place."""
    behind: str
    """Pattern of what stands behind it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """An SRX file, read and compiled."""

    path: str
    """The file, for messages."""
    digest: str
    """Eight hex digits of its content."""
    cascade: bool
    """True if every map that fits a language counts, in order; else only the first."""
    maps: tuple[LanguageMap, ...]
    """In the order of the file."""
    groups: dict[str, tuple[Rule, ...]]
    """The rules by name."""
    budget: Budget
    """The time their patterns have."""

    def chosen(self, language: str) -> tuple[str, ...]:
        """The names of the rules of a language, in order; none if the file says nothing about it.

        Arguments: ``language``, a BCP 47 tag; letter case does not count.
        """
        names: dict[str, None] = {}
        for entry in self.maps:
            self.budget.start(SECONDS)
            try:
                fits = entry.pattern.fullmatch(language)
            except TooSlow as error:
                raise InputError(Problem("the languagepattern takes too long", self.path, entry.line)) from error
            if fits and (self.cascade or not names):
                names[entry.rules] = None
        return tuple(names)

    def segmenter(self, language: str) -> Callable[[str], list[int]] | None:
        """The function that cuts texts of a language; None if the file says nothing about it.

        Arguments: ``language``, a BCP 47 tag. The function raises :class:`~translate.errors.InputError` if a text
        takes the rules too long.
        """
        from choppa import SrxDocument
        from choppa.structures import LanguageRule
        from choppa.structures import Rule as Taken

        names = self.chosen(language)
        if not names:
            return None
        document: Any = SrxDocument(cascade=True)
        document.compile = partial(_compile, flags=document.pattern_flags, budget=self.budget, known={})
        for name in names:
            rules = [Taken(rule.ends, rule.before, rule.behind) for rule in self.groups[name]]
            document.add_language_map(".*", LanguageRule(name, rules))
        return partial(self._cut, document)

    def _cut(self, document: Any, text: str) -> list[int]:
        from choppa import SrxTextIterator

        self.budget.start(SECONDS + len(text) * _PER_CHARACTER)
        ends, position = [], 0
        try:
            for sentence in SrxTextIterator(document, "x", text):
                position += len(sentence)
                ends.append(position)
        except TooSlow as error:
            shown = " ".join(text[:60].split())
            message = f"the rules take too long for a paragraph of {len(text)} characters: {shown} …"
            raise InputError(Problem(message, self.path, hint="look for nested repetitions such as (a+)+")) from error
        return inside(text, ends)


def _compile(pattern: str, *, flags: int, budget: Budget, known: dict[str, Pattern]) -> Pattern:
    """What choppa compiles, bounded; Java's constructs are translated."""
    if pattern not in known:
        import regex
        from choppa.utils import translate_java_regex

        known[pattern] = Pattern(regex.compile(translate_java_regex(pattern), flags), budget)
    return known[pattern]
