"""What each paragraph of a page shows: the translation, or the source in its own language. A pure function."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from translate.catalogs.provenance import wants_second_reader
from translate.catalogs.state import Shown, State, on_page, state_of
from translate.html.assemble import unit_problem
from translate.html.inline import split
from translate.html.render import EMPTY
from translate.html.templating import NAME
from translate.model.content import Article, CodeKind, Metadata, PageRendering, Place, Rendering, Segment, Unit
from translate.model.finding import Finding, IssueType, Position, Severity
from translate.model.locale import Locale, direction_of
from translate.model.message import Key, Message
from translate.publish.insertions import MARKED_HEAD, PREVIEW_HEAD

STATE_ATTRIBUTE = "data-desk-state"
_SHOWN_IN_PREVIEW = frozenset((State.DRAFT, State.IN_WORK, State.GUESS, State.NEEDS_WORK, State.CHANGED))


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be shown beside reviewed text."""

    drafts: str = "never"
    """``never`` or ``marked``."""
    preview: bool = False
    """Everything is shown, marked."""
    second_reader: bool = False
    """Drafts accepted as they were are shown like drafts, before a second person has signed."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page decided on, not yet bytes."""

    rendering: PageRendering
    title: str
    """As shown, plain text."""
    fallbacks: int
    """Paragraphs in the source language."""
    findings: tuple[Finding, ...]
    """Translations that cannot be rendered in their place."""
    metadata: Metadata = field(default_factory=dict)
    """The article's front matter as shown: translated values in place of their own."""


def page(
    article: Article,
    messages: Mapping[Key, Message],
    *,
    locale: Locale,
    source_locale: Locale,
    policy: Policy,
    broken: Collection[Key] = (),
    catalog_path: str = "",
) -> Page:
    """The page of an article in a locale.

    Arguments: ``messages``, live messages of its catalog by key; ``broken``, keys of messages with an error, whose
    paragraphs fall back; ``catalog_path``, for findings.
    """
    broken_keys = frozenset(broken)
    occurrences = Counter(segment.key for unit in article.units for segment in unit.segments)
    repeated = frozenset(key for key, number in occurrences.items() if number > 1)
    units: dict[int, Rendering] = {}
    fallbacks = 0
    findings: list[Finding] = []
    metadata, marked = dict(article.metadata), False
    own = metadata.get("title")  # one without letters is no unit
    title = own if isinstance(own, str) and all(unit.key != "title" for unit in article.units) else ""
    for index, unit in enumerate(article.units):
        marks = [_shown(messages.get(segment.key), policy, unit) for segment in unit.segments]
        keys = [segment.key for segment in unit.segments]
        targets = tuple(messages[k].msgstr if m is not None else None for k, m in zip(keys, marks, strict=True))
        problem = None
        if None not in targets:
            problem = _merged_twice(targets, keys, repeated) or unit_problem(unit, targets)
            if problem:
                findings.append(_finding(article, unit, locale, str(problem), catalog_path))
        translated = None not in targets and problem is None and broken_keys.isdisjoint(keys)
        if translated:
            units[index] = Rendering(targets, _attributes(unit, locale, marks))
            marked = marked or any(marks)
        else:
            fallbacks += 1
            units[index] = Rendering((None,) * len(targets), _source_attributes(unit, source_locale, locale, policy))
        if unit.key and translated:
            _put(metadata, unit.key, _text(article, unit, targets, locale))
        if not title and unit.element in ("title", "h1") and unit.place is not Place.FOREIGN:
            shown = targets if translated else tuple(segment.msgid for segment in unit.segments)
            title = _text(article, unit, shown, locale if translated else source_locale)
    head = PREVIEW_HEAD if policy.preview else MARKED_HEAD if marked else ""
    rendering = PageRendering(units, (("lang", locale.tag), ("dir", locale.direction)), head, locale.tag)
    return Page(rendering, title, fallbacks, tuple(findings), metadata)


def _text(article: Article, unit: Unit, shown: Sequence[str | None], locale: Locale) -> str:
    """A unit as plain text; template syntax stays."""
    texts = []
    for segment, text in zip(unit.segments, shown, strict=True):
        constructs = {
            code.name: html.unescape(article.skeleton.text[slice(*code.open)])
            for code in segment.codes
            if code.kind is CodeKind.VOID and code.name.rstrip("0123456789") == NAME
        }
        if text and text != EMPTY:
            pieces = split(text)
            texts.append("".join(p if isinstance(p, str) else constructs.get(p[2], "") for p in pieces))
    return locale.between.join(texts)


def _put(metadata: dict[str, str | tuple[str, ...]], key: str, text: str) -> None:
    """Replace a value; ``tags.0`` is an item of a list."""
    above, _, number = key.rpartition(".")
    items = metadata.get(above)
    if key not in metadata and isinstance(items, tuple):
        place = int(number)
        metadata[above] = (*items[:place], text, *items[place + 1 :])
    else:
        metadata[key] = text


def _shown(message: Message | None, policy: Policy, unit: Unit) -> str | None:
    """How a segment is marked if its translation is shown (empty: not at all); None if the source is shown.

    What readers could not see to be marked (a title, an attribute) is shown only when it is reviewed.
    """
    if message is None:
        return None
    state = state_of(message)
    shown = on_page(message, drafts=policy.drafts)
    if shown is Shown.TRANSLATION:
        unsigned = policy.second_reader and wants_second_reader(message)
        return "" if not unsigned else State.ACCEPTED.value if policy.preview else None
    if policy.preview and state in _SHOWN_IN_PREVIEW:
        return state.value
    visible = unit.place is Place.TEXT and unit.element != "title"
    return state.value if shown is not Shown.SOURCE and visible else None


def _merged_twice(targets: tuple[str | None, ...], keys: list[Key], repeated: Collection[Key]) -> ValueError | None:
    """``<empty/>`` is valid only in a message that occurs once: elsewhere it would empty another paragraph."""
    if any(target == EMPTY and key in repeated for target, key in zip(targets, keys, strict=True)):
        return ValueError(f"{EMPTY} in a message that occurs more than once")
    return None


def _attributes(unit: Unit, locale: Locale, marks: list[str | None]) -> tuple[tuple[str, str], ...]:
    """Attributes of a translated paragraph: its language if the source named another one, and how it is marked."""
    out: tuple[tuple[str, str], ...] = ()
    if unit.language and unit.host:
        out = (("lang", locale.tag), ("dir", locale.direction))
    worst = next(
        (mark for mark in ("changed", "guess", "needs-work", "in-work", "draft", "accepted") if mark in marks), ""
    )
    return (*out, (STATE_ATTRIBUTE, worst)) if worst else out


def _source_attributes(unit: Unit, source: Locale, locale: Locale, policy: Policy) -> tuple[tuple[str, str], ...]:
    """Attributes of a paragraph shown in the source language, or in the one its author named."""
    own: tuple[tuple[str, str], ...] = (("lang", source.tag), ("dir", source.direction))
    if unit.language:
        direction = direction_of(unit.language, default=source.direction)
        own = (("dir", direction),) if direction != locale.direction else ()
    return (*own, (STATE_ATTRIBUTE, "source")) if policy.preview else own


def _finding(article: Article, unit: Unit, locale: Locale, problem: str, catalog_path: str) -> Finding:
    segment: Segment = unit.segments[0]
    return Finding(
        "not-renderable", IssueType.MARKUP, Severity.ERROR, f"{problem}; the paragraph is shown in the source language",
        Position(catalog_path), Position(article.path, unit.line, unit.column), article.id, locale.tag, segment.msgid,
    )  # fmt: skip
