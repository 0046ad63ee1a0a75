"""The one record of every producer that has something to say: checks, loaders, the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translate.model.content import Span


class Severity(StrEnum):
    """How much a finding weighs. Only errors fail ``check`` by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 2 for error: the higher, the worse."""
        return ("info", "warning", "error").index(self.value)


class IssueType(StrEnum):
    """ITS 2.0 §8.17, values of ``locQualityIssueType`` that our rules use."""

    TERMINOLOGY = "terminology"
    OMISSION = "omission"
    UNTRANSLATED = "untranslated"
    ADDITION = "addition"
    INCONSISTENCY = "inconsistency"
    CHARACTERS = "characters"
    TYPOGRAPHICAL = "typographical"
    NUMBERS = "numbers"
    MARKUP = "markup"
    WHITESPACE = "whitespace"
    INTERNATIONALIZATION = "internationalization"
    LENGTH = "length"
    NON_CONFORMANCE = "non-conformance"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file."""

    path: str
    """Relative to the project, with ``/``."""
    line: int = 0
    """From 1; 0 means the file as a whole."""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at (ITS 2.0 Localization Quality Issue)."""

    rule: str
    """Id of the rule, kebab-case: ``term-missing``."""
    type: IssueType
    severity: Severity
    message: str
    """What is wrong, in one sentence."""
    target: Position
    """Where it is to be mended: the catalog, the glossary."""
    source: Position | None = None
    """The place in the article, where there is one."""
    article: str = ""
    locale: str = ""
    source_text: str = ""
    target_text: str = ""
    span: Span | None = None
    """In ``target_text``: what is wrong."""
    hint: str = ""
    """The next step."""
    concept: str = ""
    """Glossary concept, for term rules."""
