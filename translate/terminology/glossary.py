"""The glossary as frozen values, in the words of TBX (ISO 30042): concept, term, administrative status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from translate.model.finding import Severity
from translate.terminology.kinds import Kind
from translate.terminology.scope import EVERYWHERE, Scope


class Case(StrEnum):
    """How letter case counts when a term is looked for."""

    EXACT = "exact"
    """As written."""
    SMART = "smart"
    """Each word as written, with a capital first letter, or all in capitals; capitals of the term must be there."""
    IGNORE = "ignore"


class Inflect(StrEnum):
    """Which other forms of a target term are right."""

    AUTO = "auto"
    """Whatever the language's own rules make of it."""
    NONE = "none"
    """The term never changes: an acronym, an indeclinable name."""
    FORMS = "forms"
    """Only those that are listed."""


class Gender(StrEnum):
    """TBX ``grammaticalGender``."""

    UNKNOWN = ""
    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    COMMON = "common"


class Number(StrEnum):
    """TBX ``grammaticalNumber``."""

    UNKNOWN = ""
    SINGULAR = "singular"
    PLURAL = "plural"


class Status(StrEnum):
    """TBX ``administrativeStatus``."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    PROPOSED = "proposed"
    """A suggestion that an editor has not taken up; nothing is judged by it."""


class TermType(StrEnum):
    """TBX ``termType``."""

    UNKNOWN = ""
    ACRONYM = "acronym"
    ABBREVIATION = "abbreviation"
    FULL_FORM = "fullForm"
    PHRASE = "phrase"
    NAME = "name"
    VARIANT = "variant"


class PartOfSpeech(StrEnum):
    """TBX ``partOfSpeech``."""

    UNKNOWN = ""
    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    PROPER_NOUN = "properNoun"


@dataclass(frozen=True, slots=True)
class Source:
    """How the source language says it (TBX ``langSec`` of the source)."""

    term: str
    """Base form, never empty."""
    type: TermType = TermType.UNKNOWN
    forms: tuple[str, ...] = ()
    """Other forms and spellings that mean the concept: ``Z-cars``, ``mobilization``."""
    pos: PartOfSpeech = PartOfSpeech.UNKNOWN
    case: Case = Case.SMART
    not_in: tuple[str, ...] = ()
    """Longer phrases that hold the term but mean something else: ``RF signal``. A match inside one is void."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A wording that must not stand for the concept (TBX ``deprecatedTerm-admn-sts``)."""

    text: str = ""
    """Literal words; empty if ``regex`` is set."""
    regex: str = ""
    """An expression of :mod:`translate.terminology.pattern`, searched anywhere in the translation."""
    why: str = ""
    """Shown to the translator."""
    when_source: str = ""
    """Forbidden only where the source text has these words; empty: where it has the concept."""
    always: bool = False
    """Forbidden whatever the source says."""


@dataclass(frozen=True, slots=True)
class Target:
    """How one locale says it (TBX ``langSec`` of a target language)."""

    locale: str
    """BCP 47, canonical."""
    term: str
    """Preferred term in its base form, never empty."""
    alternatives: tuple[str, ...] = ()
    """Other terms that pass without a word (TBX ``admittedTerm-admn-sts``)."""
    forms: tuple[str, ...] = ()
    """Inflected forms that are right, of the term or of an alternative."""
    forbidden: tuple[Forbidden, ...] = ()
    inflect: Inflect = Inflect.AUTO
    gender: Gender = Gender.UNKNOWN
    number: Number = Number.UNKNOWN
    status: Status = Status.PREFERRED
    severity: Severity = Severity.WARNING
    """Of a translation without the term; the concept's or the glossary's where the target names none."""
    note: str = ""
    updated: str = ""
    """ISO 8601 date of the last decision about this term, or empty."""
    by: str = ""
    """Who decided it: a role or a name the desk may publish."""
    line: int = 0
    """In the glossary file."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning and its terms (TBX ``conceptEntry``)."""

    id: str
    """ASCII kebab-case, never reused for another meaning."""
    source: Source
    targets: tuple[Target, ...] = ()
    """At most one for each locale."""
    dnt: tuple[str, ...] = ()
    """Locales that keep the source term as it is (do not translate); a locale with a target is never here."""
    domain: tuple[str, ...] = ()
    """TBX ``subjectField``."""
    definition: str = ""
    note: str = ""
    private: bool = False
    """Stays on this machine: never sent to a cloud engine, never named in a catalog, report, export or log."""
    scope: Scope = EVERYWHERE
    since: str = ""
    """ISO 8601 date from which the concept binds, or empty: always."""
    severity: Severity = Severity.WARNING
    path: str = ""
    """The glossary file."""
    line: int = 0
    """In that file."""

    def target(self, locale: str) -> Target | None:
        """The target term for a BCP 47 tag, or for the nearest wider one (``pt-BR`` → ``pt``), or None.

        None also where the source term is to be kept as it is: see :meth:`keeps`.
        """
        for tag in fallbacks(locale):
            for target in self.targets:
                if target.locale == tag:
                    return target
            if tag in self.dnt:
                return None
        return None

    def keeps(self, locale: str) -> bool:
        """True if this locale keeps the source term (the nearest entry of the same look-up is under ``dnt``)."""
        if not self.dnt:
            return False
        translated = {target.locale for target in self.targets}
        for tag in fallbacks(locale):
            if tag in translated:
                return False
            if tag in self.dnt:
                return True
        return False


@dataclass(frozen=True, slots=True)
class PrivatePattern:
    """What must not leave this machine though nobody can list it: a telephone number, a place, a shape of a text."""

    id: str
    """Kebab-case, shared with no concept; all that messages say of it."""
    kind: Kind = Kind.NONE
    """A built-in pattern; empty if ``regex`` is set."""
    regex: str = ""
    """An expression of :mod:`translate.terminology.pattern`, searched anywhere in a text."""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts of a project."""

    source: str
    """BCP 47 tag of the source language."""
    concepts: tuple[Concept, ...] = ()
    """In file order, ids unique, private ones last."""
    version: int = 1
    """Of the file format."""
    path: str = ""
    patterns: tuple[PrivatePattern, ...] = ()
    """Those of the private file last."""


@lru_cache(maxsize=1024)
def fallbacks(tag: str) -> tuple[str, ...]:
    """The tag and what it falls back to, nearest first (RFC 4647 §3.4): ``zh-Hans-CN``, ``zh-Hans``, ``zh``."""
    parts = tag.split("-")
    chain = []
    while parts:
        chain.append("-".join(parts))
        parts.pop()
        while parts and len(parts[-1]) == 1:  # a singleton introduces what has just been cut off
            parts.pop()
    return tuple(chain)
