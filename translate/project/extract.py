"""``extract``: articles in, templates and catalogs out. Nothing a person wrote is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from translate.catalogs.carry import judged
from translate.catalogs.dropped import dropped
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.keep import is_persons
from translate.catalogs.layout import relaid
from translate.catalogs.reader import read
from translate.catalogs.record import read_record
from translate.catalogs.state import is_reviewed
from translate.catalogs.template import make_template
from translate.catalogs.update import Revision, update
from translate.catalogs.writer import write
from translate.changes.compare import compare
from translate.errors import InputError, Problem, TranslateError, UsageError
from translate.html.inline import plain
from translate.html.locale_filter import in_locale
from translate.model.change import Change, Kind
from translate.model.content import Article
from translate.model.locale import Locale
from translate.model.message import Key
from translate.project.article import cut_by, read_template
from translate.project.formers import Former, formers, leave
from translate.project.strays import absorb
from translate.project.workspace import Source, Workspace
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
    changes: tuple[Change, ...] = ()
    """The fate of every message, if the article changed."""
    numbers: Mapping[Key, int] = field(default_factory=dict)
    """The place of each message in its catalog, from 1."""
    former: str = ""
    """Id of the article whose catalogs this one took along."""
    strays: tuple[str, ...] = ()
    """Catalogs without an article that were merged into those of this one."""


Ask = Callable[["Compared"], Mapping[Key, Kind]]
"""An editor's verdicts on the changes of an article, by new message; what is missing stays as proposed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An article before its catalogs are updated."""

    source: Source
    changes: tuple[Change, ...]
    numbers: Mapping[Key, int]
    """The place of each message in its catalog, from 1."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run of ``extract`` is asked for."""

    locales: tuple[Locale, ...] | None = None
    """Only these; None: all."""
    recut: bool = False
    """Cut known paragraphs anew."""
    verdicts: Mapping[str, Mapping[int, Kind]] = field(default_factory=dict)
    """What an editor said of changes, by article and number of the message."""
    ask: Ask | None = None
    """Ask an editor about each change."""


def extract(workspace: Workspace, sources: tuple[Source, ...], wanted: Wanted | None = None) -> Iterator[Extracted]:
    """Update templates and catalogs, one article after the other.

    A broken article or catalog is reported and left as it is, the others go on.
    """
    wanted = wanted or Wanted()
    matcher, problems = _terms(workspace)
    strays = dict(absorb(workspace))
    former = formers(workspace, workspace.sources)
    asked = {source.id for source in sources}
    needed = {was.id for id, was in former.items() if id not in asked}  # by those that have not taken their share
    for source in sorted(sources, key=lambda source: _turn(former.get(source.id))):
        was = former.get(source.id)
        try:
            known = workspace.with_metadata(source)
            final = needed.isdisjoint((source.id, was.id) if was else (source.id,))
            done = _one(workspace, known, wanted, matcher=matcher, former=was, final=final)
        except UsageError:  # a verdict on a message that is none
            raise
        except TranslateError as error:
            done = Extracted(source, problems=error.problems)
        if was and done.problems:
            needed.add(was.id)
        took = tuple(path for path, target in strays.items() if target.endswith(f"/{source.id}.po"))
        yield replace(done, problems=problems + done.problems, strays=took)
        problems = ()


def _turn(former: Former | None) -> int:
    """Who was a part of another article takes its share before that is renamed, or forgets what it lost.

    So wherever extraction is broken off, the next one finds the same formers.
    """
    return 2 if former is None else int(former.renamed)


def _terms(workspace: Workspace) -> tuple[Matcher | None, tuple[Problem, ...]]:
    """The glossary's matcher; without it, why it is broken: catalogs are updated all the same."""
    try:
        return workspace.matcher, ()
    except InputError as error:
        return None, error.problems


def _one(
    workspace: Workspace, source: Source, wanted: Wanted, *, matcher: Matcher | None, former: Former | None, final: bool
) -> Extracted:
    """As :func:`extract`, for one article whose metadata is known. Raises if the article itself cannot be read.

    Arguments: ``final``, whether the template may say that this extraction is over.
    """
    before = former.template if former else read_template(workspace, source, needed=not wanted.recut)
    article = cut_by(workspace, source, None if wanted.recut else before)
    template = make_template(article, segmenter=article.segmenter)
    revision = _revision(workspace, source, before, template, wanted)
    if wanted.recut:
        _refuse_broken(workspace, source)
    written: list[str] = []
    problems: list[Problem] = []
    lost: list[Problem] = []
    locales = None if former else wanted.locales  # what an article takes along, it takes in every language
    for locale in workspace.locales_of(source):
        if locales is not None and locale not in locales:
            continue
        job = _Job(workspace, _for_locale(article, template, locale), source, locale, matcher, revision, former)
        try:
            if workspace.store.update(job.path, job.updated):
                written.append(job.path)
            if job.dropped:
                said = (
                    f"messages were missing in the catalog ({len(job.dropped)}): a tool saved only a part of it, "
                    "or they are for this locale only now (ITS locale filter)"
                )
                lost.append(Problem(said, job.path, 0, f"What people wrote there is in git: git log -p -- {job.path}"))
        except TranslateError as error:
            problems += error.problems
    whole = locales is None or before is None or set(workspace.locales_of(source)) <= set(locales)
    if whole and final and not problems:
        if former and former.renamed:
            leave(workspace, former, source)
        if workspace.store.write(source.template, write(template)):
            written.append(source.template)  # the last one: it says that the catalogs are up to date
    words = sum(len(plain(segment.msgid).split()) for unit in article.units for segment in unit.segments)
    return Extracted(
        source, article, len(template.messages), words, tuple(written), tuple(problems),
        (*source.warnings, *article.doubts, *lost), _legends(before, template), revision.changes or (),
        _numbers(template), former.id if former else "",
    )  # fmt: skip


def _revision(
    workspace: Workspace, source: Source, before: Catalog | None, template: Catalog, wanted: Wanted
) -> Revision:
    """What changed in the article since its last extraction, and what an editor says of it."""
    language = workspace.config.source_locale.tag
    record, now = read_record(before) if before else None, read_record(template)
    numbers = _numbers(template)
    named = {number: key for key, number in numbers.items()}
    said = wanted.verdicts.get(source.id, {})
    unknown = sorted(number for number in said if number not in named)
    if unknown:
        told = ", ".join(map(str, unknown))
        hint = f"It has {len(numbers)}; they are numbered as in its catalogs, from 1."
        raise UsageError(Problem(f"there is no message {told} in the article {source.id}", hint=hint))
    verdicts = {named[number]: kind for number, kind in said.items()}
    if record is None or now is None:
        return Revision(None, None, language, verdicts)
    if record.units == now.units:
        return Revision(record, (), language, verdicts)
    changes = compare(record.units, now.units, language=language, verdicts=verdicts)
    if wanted.ask:
        answers = wanted.ask(Compared(source, _translated(workspace, source, changes), numbers))
        if answers:
            verdicts |= answers
            changes = compare(record.units, now.units, language=language, verdicts=verdicts)
    return Revision(record, changes, language, verdicts)


def _translated(workspace: Workspace, source: Source, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes of sentences that somebody has translated: nobody need judge the others."""
    known: set[Key] = set()
    for locale in workspace.locales_of(source):
        path = source.catalog(locale)
        try:
            known.update(
                message.key for message in read(workspace.store.read(path) or b"", path).messages if is_persons(message)
            )
        except InputError:
            continue  # told when the catalog is updated
    return tuple(change for change in changes if not known.isdisjoint(change.old))


def _numbers(template: Catalog) -> dict[Key, int]:
    return {message.key: number for number, message in enumerate(template.messages, 1)}


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


@dataclass(frozen=True, slots=True)
class _Job:
    """One catalog to update."""

    workspace: Workspace
    template: Catalog
    source: Source
    locale: Locale
    matcher: Matcher | None
    revision: Revision
    former: Former | None
    dropped: list[Key] = field(default_factory=list)
    """Messages the file lacked."""

    @property
    def path(self) -> str:
        return self.source.catalog(self.locale)

    def updated(self, old: bytes | None) -> bytes:
        """The catalog's new content, from what stands in its file now."""
        before = found = read(old, self.path) if old is not None else None
        self.dropped[:] = (
            dropped(found, record=self.revision.record, template=self.template) if found and not self.former else ()
        )
        if self.former:
            before = self.former.catalog(self.workspace, self.source, self.locale, before)
        config = self.workspace.config
        after = update(
            self.template,
            before,
            article=self.source.id,
            locale=self.locale,
            today=self.workspace.today,
            credit=config.credit,
            revision=self.revision,
            cutter=self._cut,
        )
        if before is not None and self.revision.verdicts:
            known = {entry.message.key for entry in before.entries}
            after = after.with_entries(tuple(self._judged(entry, known) for entry in after.entries))
        if self.former and not self.former.renamed and found is None:
            after = self.former.without_rest(after)
        return write(relaid(_with_terms(self.matcher, after, self.source, self.locale), found=before))

    def _cut(self, text: str) -> Sequence[int]:
        return self.workspace.sentences(self.locale.tag)(text)

    def _judged(self, entry: Entry, known: Collection[Key]) -> Entry:
        """An entry whose source changed before this run, as the editor judges it now; of others the update took the verdict."""
        key = entry.message.key
        kind = self.revision.verdicts.get(key)
        if kind is None or key not in known:
            return entry
        return entry.with_message(judged(entry.message, kind, today=self.workspace.today))


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
