"""What ITS 2.0 says of an element or attribute, §8. None everywhere means: nothing, the reader's own defaults hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from translate.model.content import LocaleFilter


@dataclass(frozen=True, slots=True)
class Note:
    """Localization Note, §8.3."""

    text: str = ""
    """White space collapsed; empty if there is a reference instead."""
    type: str = "description"
    """Or ``alert``."""
    ref: str = ""
    """Where the note is."""


@dataclass(frozen=True, slots=True)
class Term:
    """Terminology, §8.4."""

    term: bool
    info: str = ""
    """A definition or the like, white space collapsed."""
    ref: str = ""
    """Where such information is."""
    confidence: str = ""
    """0 to 1, as written; of the tool that :attr:`Values.annotators` names."""


@dataclass(frozen=True, slots=True)
class StorageSize:
    """Storage Size, §8.19: how many bytes a text may take where it is kept."""

    size: int
    encoding: str = "UTF-8"
    line_break: str = "lf"
    """Or ``cr``, ``crlf``."""


@dataclass(frozen=True, slots=True)
class Values:
    """All that ITS says of one element, what it inherits included, or of one attribute."""

    translate: bool | None = None
    """Translate, §8.2."""
    note: Note | None = None
    term: Term | None = None
    direction: str | None = None
    """Directionality, §8.5: ltr, rtl, lro, rlo; HTML's ``auto``."""
    language: str | None = None
    """Language Information, §8.6: a BCP 47 tag; empty: unknown."""
    within_text: str | None = None
    """Elements Within Text, §8.7: yes, no, nested."""
    domains: tuple[str, ...] | None = None
    """Domain, §8.8."""
    locales: LocaleFilter | None = None
    external: str | None = None
    """External Resource, §8.12: an address whose content is to be translated too."""
    target: str | None = None
    """Target Pointer, §8.13: an expression, relative to the element, variables filled in."""
    id: str | None = None
    """Id Value, §8.14."""
    space: str | None = None
    """Preserve Space, §8.15: default or preserve."""
    allowed: str | None = None
    """Allowed Characters, §8.18: a pattern for :func:`translate.html.its.limits.allowed`."""
    storage: StorageSize | None = None
    annotators: str | None = None
    """Annotators' References, §5.7."""
    attributes: Mapping[str, Values] = field(default_factory=dict, hash=False)
    """By attribute name as in the page: what rules say of attributes themselves."""

    def handed_down(self) -> Values:
        """What child elements inherit, §8.1."""
        return self._only(_TO_ELEMENTS)

    def of_attribute(self, name: str) -> Values:
        """What ITS says of an attribute: the rules that select it, else what attributes inherit, §8.1.

        ``translate`` is None unless a rule selects the attribute: HTML's translatable attributes follow their element.
        """
        inherited = self._only(_TO_ATTRIBUTES)
        own = self.attributes.get(name)
        if own is None:
            return inherited
        return replace(inherited, **{key: v for key in _CATEGORIES if (v := getattr(own, key)) is not None})

    def _only(self, keys: tuple[str, ...]) -> Values:
        kept = {key: value for key in keys if (value := getattr(self, key)) is not None}
        return Values(**kept) if kept else NOTHING


_TO_ATTRIBUTES = ("direction", "language", "domains", "locales", "space", "annotators")
_TO_ELEMENTS = (*_TO_ATTRIBUTES, "translate", "note", "allowed")
_CATEGORIES = tuple(key for key in Values.__slots__ if key != "attributes")
NOTHING: Final = Values()
"""ITS says nothing."""
