"""``extract``: articles in, templates and catalogs out. Nothing a person wrote is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from translate.catalogs.cuts import keeping
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.reader import read
from translate.catalogs.state import is_reviewed
from translate.catalogs.template import Record, make_template, read_record
from translate.catalogs.update import update
from translate.catalogs.writer import write
from translate.errors import InputError, Problem, TranslateError
from translate.formats.base import Reading
from translate.html.inline import plain
from translate.html.locale_filter import in_locale
from translate.model.content import Article
from translate.model.locale import Locale
from translate.project.workspace import Source, Workspace
from translate.segmentation.sentences import cutter, segmenter_name
from translate.terminology.matcher import Matcher
from translate.terminology.notes import MARK, term_notes


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extraction did for one article."""

    source: Source
    article: Article | None = None
    """None if the article could not be read."""
    messages: int = 0
    words: int = 0
    written: tuple[str, ...] = ()
    """Files written, relative to the project."""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    """What is odd about the article, but stops nothing."""
    changed_links: tuple[str, ...] = ()
    """What an unchanged sentence links to now, in words."""


def read_article(workspace: Workspace, source: Source, *, recut: bool = False) -> Article:
    """The article of a file, cut as its template records it.

    Arguments: ``recut``, cut anew on purpose. Raises :class:`~translate.errors.TranslateError` if it cannot be read.
    """
    return _read(workspace, source, None if recut else _template(workspace, source))


def _read(workspace: Workspace, source: Source, template: Catalog | None) -> Article:
    data = workspace.store.read(source.path)
    if data is None:
        raise InputError(Problem("the file is gone", source.path))
    language = workspace.config.source_locale.tag
    config = workspace.config
    rules, listed = workspace.sentence_rules, config.abbreviations
    cut, uncut = cutter(language, config.segmentation, rules=rules, abbreviations=listed), cutter(language, "paragraph")
    record = read_record(template) if template else None
    if record:
        cut, uncut = keeping(record, cut), keeping(record, uncut, whole=True)
    name = config.segmentation
    if name == "sentence":
        name = segmenter_name(language, rules=rules, abbreviations=listed)
    form = workspace.formats["." + source.path.rpartition(".")[2].lower()]
    reading = Reading(
        source.id, source.path, cut, name, language, config.front_matter, config.rules, workspace.its,
        partial(workspace.beside, source.path), uncut,
    )  # fmt: skip
    return form.read(data, reading)


def extract(
    workspace: Workspace, sources: tuple[Source, ...], *, locales: tuple[Locale, ...] | None = None, recut: bool = False
) -> Iterator[Extracted]:
    """Update templates and catalogs, one article after the other.

    Arguments: ``locales``, only these; ``recut``, cut known paragraphs anew. A broken article or catalog is reported
    and left as it is, the others go on.
    """
    matcher, problems = _terms(workspace)
    for source in sources:
        try:
            known = workspace.with_metadata(source)
            done = extract_one(workspace, known, locales=locales, recut=recut, matcher=matcher)
            yield replace(done, problems=problems + done.problems)
        except TranslateError as error:
            yield Extracted(source, problems=problems + error.problems)
        problems = ()


def _terms(workspace: Workspace) -> tuple[Matcher | None, tuple[Problem, ...]]:
    """The glossary's matcher; without it, why it is broken: catalogs are updated all the same."""
    try:
        return workspace.matcher, ()
    except InputError as error:
        return None, error.problems


def extract_one(
    workspace: Workspace,
    source: Source,
    *,
    locales: tuple[Locale, ...] | None = None,
    recut: bool = False,
    matcher: Matcher | None = None,
) -> Extracted:
    """As :func:`extract`, for one article whose metadata is known. Raises if the article itself cannot be read."""
    before = _template(workspace, source, needed=not recut)
    article = _read(workspace, source, None if recut else before)
    template = make_template(article, segmenter=article.segmenter)
    record = read_record(before) if before else None
    written: list[str] = []
    problems: list[Problem] = []
    if recut:
        _refuse_broken(workspace, source)
    for locale in workspace.locales_of(source):
        if locales is not None and locale not in locales:
            continue
        path = source.catalog(locale)
        try:
            if workspace.store.update(
                path,
                partial(
                    _updated, workspace, _for_locale(article, template, locale), source, locale, path, matcher, record
                ),
            ):
                written.append(path)
        except TranslateError as error:
            problems += error.problems
    whole = locales is None or before is None or set(workspace.locales_of(source)) <= set(locales)
    if whole and not problems and workspace.store.write(source.template, write(template)):
        written.append(source.template)  # the last one: it says that the catalogs are up to date
    words = sum(len(plain(segment.msgid).split()) for unit in article.units for segment in unit.segments)
    return Extracted(
        source, article, len(template.messages), words, tuple(written), tuple(problems),
        (*source.warnings, *article.doubts), _legends(before, template),
    )  # fmt: skip


def _for_locale(article: Article, template: Catalog, locale: Locale) -> Catalog:
    """What a locale translates: all of the article, unless parts of it are for others (ITS 2.0 Locale Filter)."""
    if not article.filters:
        return template
    return make_template(in_locale(article, locale.tag), segmenter=article.segmenter)


def _refuse_broken(workspace: Workspace, source: Source) -> None:
    """New cuts go into all catalogs of an article or into none, or each would be cut in another way."""
    problems: list[Problem] = []
    for locale in workspace.locales_of(source):
        try:
            data = workspace.store.read(source.catalog(locale))
            if data is not None:
                read(data, source.catalog(locale))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems)


def _legends(before: Catalog | None, after: Catalog) -> tuple[str, ...]:
    """Links and other attributes that changed while their sentence did not: no message is touched, people should know."""
    if before is None:
        return ()
    old = {message.key: message.extracted for message in before.messages}
    out: list[str] = []
    for message in after.messages:
        known = old.get(message.key, message.extracted)
        gone = [line.strip() for line in known if " = " in line and line not in message.extracted]
        new = [line.strip() for line in message.extracted if " = " in line and line not in known]
        out += [f"{a.partition(' = ')[2]} is now {b.partition(' = ')[2]}" for a, b in zip(gone, new, strict=False)]
    return tuple(dict.fromkeys(out))


def _updated(
    workspace: Workspace,
    template: Catalog,
    source: Source,
    locale: Locale,
    path: str,
    matcher: Matcher | None,
    record: Record | None,
    old: bytes | None,
) -> bytes | None:
    before = read(old, path) if old is not None else None
    after = update(
        template,
        before,
        article=source.id,
        locale=locale,
        today=workspace.today,
        credit=workspace.config.credit,
        record=record,
    )
    return write(_with_terms(matcher, after, source, locale))


def _with_terms(matcher: Matcher | None, catalog: Catalog, source: Source, locale: Locale) -> Catalog:
    """The catalog with the glossary's terms beside messages written now; a glossary edit alone rewrites nothing."""
    if matcher is None or all(entry.raw for entry in catalog.entries):
        return catalog
    return catalog.with_entries(
        tuple(
            entry if entry.raw or entry.message.obsolete else _noted(entry, matcher, source, locale)
            for entry in catalog.entries
        )
    )


def _noted(entry: Entry, matcher: Matcher, source: Source, locale: Locale) -> Entry:
    message = entry.message
    if is_reviewed(message):
        return entry
    notes = term_notes(matcher, plain(message.msgid), locale=locale.tag, article=source.id)
    kept = tuple(line for line in message.comments if not line.startswith(MARK))
    return entry.with_message(replace(message, comments=kept + notes))


def _template(workspace: Workspace, source: Source, *, needed: bool = True) -> Catalog | None:
    """The template of the last extraction, None if there is none.

    Raises :class:`InputError` if it is ``needed`` and cannot be read: it says how paragraphs were cut.
    """
    data = workspace.store.read(source.template)
    if data is None:
        return None
    try:
        return read(data, source.template)
    except InputError as error:
        if not needed:
            return None
        hint = f"Bring it back (git checkout -- {source.template}), or cut anew: translate extract --recut {source.id}"
        lost = Problem("how paragraphs were cut into sentences is recorded here", source.template, 0, hint)
        raise InputError(*error.problems, lost) from error
