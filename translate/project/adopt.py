"""``extract --from``: an older translation of a page comes into the catalog, as drafts that say where they are from."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath

from translate.alignment.pages import FITS, LEAST, SURE, Alignment, Draft, align
from translate.catalogs import desk
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.reader import read
from translate.catalogs.state import State, state_of
from translate.catalogs.writer import write
from translate.engines.sanity import objection
from translate.errors import InputError, Problem, UsageError
from translate.formats.base import Reading
from translate.html.extract import same_language
from translate.html.inline import plain
from translate.html.locale_filter import in_locale
from translate.model.content import Article
from translate.model.locale import Locale
from translate.model.message import Key, Message
from translate.prefill import draft as drafting
from translate.project.workspace import Source, Workspace
from translate.segmentation.sentences import cutter, segmenter_name

_SHOWN = 5
"""So many candidates are named in a hint."""


@dataclass(frozen=True, slots=True)
class Old:
    """An old translation, as named on the command line."""

    locale: Locale
    path: str
    """As given; it may lie outside the project."""
    source: Source
    """The article it is a translation of."""


@dataclass(frozen=True, slots=True)
class Left:
    """A sentence that has no draft."""

    text: str
    """Of the article, plain."""
    line: int
    old_line: int = 0
    """Of the paragraph where it should be; 0 if there is none."""
    score: int = 0
    """Of the text found for it; 0 if none was."""
    why: str = ""
    """What speaks against that text, besides its score."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What came of one old page."""

    old: Old
    fit: int
    """How well it fits the article, 0 to 100."""
    messages: int
    """Of the catalog."""
    scores: tuple[int, ...] = ()
    """One for each message written."""
    there: int = 0
    """Messages that had text already; it stays."""
    left: tuple[Left, ...] = ()
    unused: tuple[int, ...] = ()
    """Lines of the old page that have no place in the article."""
    warnings: tuple[Problem, ...] = ()

    @property
    def sure(self) -> int:
        """How many of the drafts written are sure."""
        return sum(score >= SURE for score in self.scores)


def wanted(
    workspace: Workspace, sources: Sequence[Source], asked: Sequence[str], *, named: bool, locales: Sequence[Locale]
) -> tuple[Old, ...]:
    """The old pages named on a command line, as ``LOCALE=FILE``.

    Arguments: ``sources``, the articles that may be meant; ``named``, they were named: a single one is meant whatever
    the file is called; ``locales``, those of this run. Raises :class:`UsageError` if a locale is none of them or is that
    of the articles, or if nothing tells which article a file belongs to.
    """
    only = sources[0] if named and len(sources) == 1 else None
    return tuple(_wanted(workspace, sources, text, only=only, locales=locales) for text in asked)


def _wanted(
    workspace: Workspace, sources: Sequence[Source], text: str, *, only: Source | None, locales: Sequence[Locale]
) -> Old:
    tag, equals, path = text.partition("=")
    if not equals or not tag or not path:
        raise UsageError(Problem(f"--from {text}: which locale is it?", hint="Write --from LOCALE=FILE."))
    locale = workspace.config.locale(tag)
    if locale.tag == workspace.config.source_locale.tag:
        raise UsageError(Problem(f"--from {text}: the articles themselves are written in {locale}"))
    if locale not in locales:
        raise UsageError(Problem(f"--from {text}: this run is for {', '.join(map(str, locales))} only"))
    source = workspace.with_metadata(only or _article(sources, path, locale))
    if locale not in workspace.locales_of(source):
        raise UsageError(Problem(f"--from {text}: {source.id} is not translated into {locale}"))
    return Old(locale, path, source)


def _article(sources: Sequence[Source], path: str, locale: Locale) -> Source:
    """The article whose id is the end of a file's path."""
    known = {source.id: source for source in sources}
    parts = PurePath(path).with_suffix("").parts
    stem = parts[-1] if parts else ""
    names = [stem, *(stem.removesuffix(mark + tag) for tag in (locale.tag, locale.folder) for mark in ".-_")]
    for start in range(len(parts)):
        for name in names:
            found = known.get("/".join((*parts[start:-1], name)))
            if found:
                return found
    shown = ", ".join(list(known)[:_SHOWN]) + (f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else "")
    raise UsageError(
        Problem("no article is called like this file", path, 0, f"Name the article it is a translation of: {shown}.")
    )


def adopt(workspace: Workspace, old: Old, article: Article) -> Adopted:
    """Write what an old page says into the empty messages of its catalog.

    Arguments: ``article``, as it was extracted just now. Raises :class:`InputError` if the file cannot be read or is no
    translation of the article; nothing is written then.
    """
    page = in_locale(_read(workspace, old), old.locale.tag)
    article = in_locale(article, old.locale.tag)
    locales = workspace.config.source_locale, old.locale
    alignment = align(article, page, languages=(locales[0].tag, locales[1].tag))
    drafts = tuple(_judged(draft, locales) for draft in alignment.drafts)
    usable = tuple(draft for draft in drafts if draft.score >= LEAST and not draft.problem)
    refused = sum(draft.problem != known.problem for draft, known in zip(drafts, alignment.drafts, strict=True))
    if alignment.fit < FITS or refused >= max(1, len(usable)) or not usable:
        raise InputError(_refusal(old, article, page, alignment))
    work = _Work(usable, _origin(workspace, old), workspace.today)
    workspace.store.update(old.source.catalog(old.locale), partial(work.write, old.source.catalog(old.locale)))
    left = _left(drafts, alignment, work)
    warnings = _warnings(page, old)
    scores = tuple(work.scores.values())
    return Adopted(old, alignment.fit, work.messages, scores, work.there, left, alignment.unused, warnings)


def _read(workspace: Workspace, old: Old) -> Article:
    suffix = PurePath(old.path).suffix.lower()
    form = workspace.formats.get(suffix)
    if form is None:
        known = ", ".join(sorted(workspace.formats))
        raise InputError(Problem("no format reads this file", old.path, 0, f"Known: {known}"))
    try:
        data = Path(old.path).read_bytes()
    except OSError as error:
        raise InputError(Problem(f"cannot read it: {error.strerror or error}", old.path)) from error
    except ValueError as error:  # a NUL in the name
        raise InputError(Problem(f"cannot read it: {error}", old.path)) from error
    tag, config = old.locale.tag, workspace.config
    cut = cutter(tag, config.segmentation)
    reading = Reading(old.source.id, old.path, cut, segmenter_name(tag), tag, config.front_matter, config.rules)
    return form.read(data, reading)


def _origin(workspace: Workspace, old: Old) -> str:
    """``import/FILE``: by its path in the project, or by its name alone where folders are nobody's business."""
    absolute = Path(os.path.normpath(Path(old.path).absolute()))
    root = workspace.store.root
    name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.name
    return "import/" + name.encode("utf-8", "replace").decode()


def _judged(draft: Draft, locales: tuple[Locale, Locale]) -> Draft:
    """The draft with the reason why it cannot be a translation into that language, if there is one."""
    if draft.problem or draft.score < LEAST or same_language(locales[0].tag, locales[1].tag):
        return draft
    source = " ".join(plain(msgid) for _, msgid in draft.keys)
    return replace(draft, problem=objection(source, plain(draft.targets[0]), languages=locales))


def _refusal(old: Old, article: Article, page: Article, alignment: Alignment) -> Problem:
    hint = "Is it the right file, and the right article? Nothing was written."
    if _said(page, old):
        hint = f"It says that it is in {_said(page, old)}. Nothing was written."
    if alignment.fit >= FITS:
        return Problem(f"holds no text in {old.locale} that fits {article.path}", old.path, 0, hint)
    return Problem(
        f"is no translation of {article.path}, as far as one can see: they fit by {alignment.fit} of 100",
        old.path, 0, hint,
    )  # fmt: skip


def _said(page: Article, old: Old) -> str:
    """The language that the old page says it is in, if that is another one."""
    said = page.landmarks.language
    return "" if not said or same_language(said, old.locale.tag) else said


def _warnings(page: Article, old: Old) -> tuple[Problem, ...]:
    said = _said(page, old)
    return (Problem(f"says that it is in {said}, not in {old.locale}", old.path),) if said else ()


@dataclass(slots=True)
class _Work:
    """Writing drafts into a catalog; what was done is that of the last call."""

    drafts: Sequence[Draft]
    origin: str
    today: date
    scores: dict[Key, int] = field(default_factory=dict)
    """Of each message written."""
    filled: frozenset[Key] = frozenset()
    """Messages that had text already."""
    messages: int = 0

    @property
    def there(self) -> int:
        """How many messages had text already."""
        return len(self.filled)

    def write(self, path: str, data: bytes | None) -> bytes | None:
        """The catalog with the drafts in messages that are empty; where a draft is for several, all of them must be."""
        if data is None:
            raise InputError(Problem("there is no catalog", path, 0, "Run translate extract first."))
        catalog = read(data, path)
        free = {message.key for message in catalog.messages if _is_free(message)}
        self.messages = len(catalog.messages)
        self.filled = frozenset(message.key for message in catalog.messages) - free
        made: dict[Key, tuple[str, int]] = {}
        for draft in self.drafts:
            if free.issuperset(draft.keys):
                made.update({key: (text, draft.score) for key, text in zip(draft.keys, draft.targets, strict=True)})
        self.scores = {key: score for key, (_, score) in made.items()}
        return write(self._with(catalog, made)) if made else None

    def _with(self, catalog: Catalog, made: Mapping[Key, tuple[str, int]]) -> Catalog:
        def entry(present: Entry) -> Entry:
            found = made.get(present.message.key)
            if found is None or not _is_free(present.message):
                return present
            return present.with_message(self._drafted(present.message, *found))

        return catalog.with_entries(tuple(map(entry, catalog.entries)))

    def _drafted(self, message: Message, text: str, score: int) -> Message:
        done = drafting.drafted(message, drafting.Draft(text, self.origin), today=self.today)
        line = desk.parse(done.comments)
        assert line is not None  # drafted() has just written it
        return desk.with_line(done, replace(line, extra=(("score", str(score)),)))


def _is_free(message: Message) -> bool:
    return not message.obsolete and message.msgid_plural is None and state_of(message) is State.EMPTY


def _left(drafts: Sequence[Draft], alignment: Alignment, work: _Work) -> tuple[Left, ...]:
    """What has no draft and no text, in the order of the article."""
    done = work.filled | work.scores.keys()
    left: list[Left] = []
    for draft in drafts:
        open_keys = [key for key in draft.keys if key not in done]
        why = draft.problem or ("" if draft.score < LEAST else "a part of it has text already")
        left += (Left(plain(text), draft.line, draft.old_line, draft.score, why) for _, text in open_keys)
    left += (Left(plain(m.key[1]), m.line, m.old_line) for m in alignment.missing if m.key not in done)
    return tuple(sorted(left, key=lambda found: found.line))
