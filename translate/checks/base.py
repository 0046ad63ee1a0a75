"""What a check is, and what it is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from translate.catalogs.state import State
from translate.html.inline import plain
from translate.html.message import place_of, segment_of
from translate.html.render import EMPTY
from translate.model.content import Place, Segment, Span
from translate.model.finding import IssueType, Severity
from translate.model.locale import Locale
from translate.model.message import Message
from translate.terminology.glossary import Concept
from translate.terminology.matcher import Matcher, TermMatch


@dataclass(frozen=True)
class Subject:
    """A message under examination; what several checks need is worked out once."""

    message: Message
    state: State
    article: str
    locale: Locale
    alone: bool = True
    """The message occurs in no unit of several segments: a neighbour to merge with is lacking."""
    matcher: Matcher | None = None
    """Of the glossary, if there is one."""
    watched: tuple[Concept, ...] = ()
    """Concepts with wordings that are forbidden even where the source does not have the term."""

    @cached_property
    def segment(self) -> Segment:
        """The source as the catalog alone shows it."""
        return segment_of(self.message.msgctxt or "", self.message.msgid, self.message.extracted)

    @cached_property
    def place(self) -> Place:
        """Text, or an attribute."""
        return place_of(self.segment.family, self.segment)

    @cached_property
    def source(self) -> str:
        """The msgid without tags."""
        return plain(self.message.msgid)

    @cached_property
    def target(self) -> str:
        """The msgstr without tags."""
        return plain(self.message.msgstr)

    @cached_property
    def terms(self) -> tuple[TermMatch, ...]:
        """The glossary's terms in the source."""
        return self.matcher.find_source(self.source, article=self.article) if self.matcher else ()

    @cached_property
    def unrendered(self) -> tuple[tuple[Concept, TermMatch], ...]:
        """Concepts of the source that the translation has no allowed form of, each once, with their first match."""
        if self.matcher is None or self.message.msgstr == EMPTY:
            return ()
        first = {match.concept_id: match for match in reversed(self.terms)}
        named = ((self.matcher.concept(concept_id), first[concept_id]) for concept_id in sorted(first))
        return tuple(
            (concept, match)
            for concept, match in named
            if not self.matcher.find_target(concept, self.target, self.locale.tag)
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say about a subject."""

    message: str
    hint: str = ""
    span: Span | None = None
    """In the msgstr."""
    severity: Severity | None = None
    """Where it is not the check's own."""
    concept: str = ""


class Check(Protocol):
    """A rule. A frozen class with these members, ending in ``PLUGIN``, is a new check."""

    @property
    def id(self) -> str:
        """Kebab-case, never renamed: it stands in waivers and baselines."""
        ...

    @property
    def type(self) -> IssueType:
        """ITS 2.0 issue type."""
        ...

    @property
    def severity(self) -> Severity:
        """In reviewed text; in drafts every finding is info unless ``in_drafts``."""
        ...

    @property
    def in_drafts(self) -> bool:
        """True if it weighs as much in a draft."""
        ...

    @property
    def description(self) -> str:
        """What it finds and why that matters, in a sentence or two."""
        ...

    @property
    def good(self) -> tuple[str, str]:
        """A source and a translation it is silent about."""
        ...

    @property
    def bad(self) -> tuple[str, str]:
        """A source and a translation it reports."""
        ...

    def check(self, subject: Subject) -> Iterator[Remark]:
        """Everything wrong with one message. Never raises on any text."""
        ...
