"""``import``: files that translators send back, alone or in ZIPs, merged into the catalogs they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from translate.catalogs import desk
from translate.catalogs.entry import Catalog
from translate.catalogs.given import read_given
from translate.catalogs.header import ARTICLE
from translate.catalogs.reader import read
from translate.catalogs.returned import Returned, merge_returned
from translate.catalogs.writer import write
from translate.errors import InputError, Problem, TranslateError
from translate.model import locale as locales
from translate.model.change import Change
from translate.model.locale import Locale
from translate.model.message import Key
from translate.project.mailed import LOCALE, File, opened, tidied
from translate.project.workspace import Source, Workspace

CLEAR = 0.8
"""A file without the name of its article is taken for the one that has so much of its messages …"""
RIVAL = 0.5
"""… if no other has more than this part of it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file."""

    path: str
    """As it was named, a file in a ZIP behind the ZIP's name."""
    article: str = ""
    locale: str = ""
    catalog: str = ""
    """The catalog it was merged into, relative to the project."""
    returned: Returned | None = None
    written: bool = False
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    """What a person should know, but stops nothing."""


def import_files(
    workspace: Workspace,
    files: Sequence[Path],
    *,
    locale: Locale | None = None,
    accept_unchanged: bool = False,
    dry_run: bool = False,
) -> Iterator[Imported]:
    """Merge files into the catalogs, one after the other. One that is broken is told and stops no other.

    Arguments: ``locale``, for files that do not say theirs; ``accept_unchanged``, drafts that came back unchanged and
    without their mark were accepted, whatever the tool did to the file; ``dry_run``, write nothing.
    """
    for path in files:
        for file in opened(path):
            if file.problems or file.data is None:
                yield Imported(file.name, problems=file.problems, notes=file.notes)
                continue
            try:
                yield _one(workspace, file, locale, accept=accept_unchanged, dry_run=dry_run)
            except TranslateError as error:
                yield Imported(file.name, problems=error.problems, notes=file.notes)


def _one(workspace: Workspace, file: File, wanted: Locale | None, *, accept: bool, dry_run: bool) -> Imported:
    assert file.data is not None  # the caller looked
    theirs = read(tidied(file.data), file.name)
    if theirs.encoding == "latin-1":
        hint = "Save it as UTF-8, or name its charset in the header: Content-Type: text/plain; charset=…"
        raise InputError(Problem("the file names no charset and is not UTF-8", file.name, 0, hint))
    locale = _locale(workspace, theirs, wanted)
    source, notes = _article(workspace, theirs, locale)
    path = source.catalog(locale)
    results: list[Returned] = []

    def merged(old: bytes | None) -> bytes | None:
        if old is None:
            hint = f"Make it first: translate extract {source.id} --locale {locale}"
            raise InputError(Problem(f"there is no catalog of {source.id} in {locale} yet", path, 0, hint))
        ours = read(old, path)
        _fitting(ours, theirs, source)
        done = merge_returned(
            ours, theirs,
            followed=partial(_followed, workspace.config.source_locale.language), today=workspace.today,
            credit=workspace.config.credit, accept_unchanged=accept,
        )  # fmt: skip
        results[:] = [done]
        return None if done.catalog is ours else write(done.catalog)

    if dry_run:
        merged(workspace.store.read(path))
        written = False
    else:
        written = workspace.store.update(path, merged)
    return Imported(
        file.name, source.id, locale.tag, path, results[0], written,
        notes=(*file.notes, *notes, *_header_notes(workspace, theirs)),
    )  # fmt: skip


def _followed(language: str, old: Sequence[Key], new: Sequence[Key]) -> Sequence[Change]:
    from translate.changes.compare import compare

    return compare([old], [new], language=language)


def _locale(workspace: Workspace, theirs: Catalog, wanted: Locale | None) -> Locale:
    """The locale a file is in, by its header. Raises :class:`InputError` if it says none, or another one than asked for.

    What the file was mailed as counts more than what an editor has set since: a text never gets into another language by
    that alone. The file is refused then, until a person says which of the two it is in.
    """
    said = theirs.header.get("Language")
    line = theirs.header.line
    mailed = _mailed(workspace, theirs)
    if not said:
        found = wanted or mailed
        if found is None:
            hint = "Say it with --locale."
            raise InputError(Problem("the file does not say its language", theirs.path, line, hint))
        if mailed is not None and found != mailed:
            raise InputError(Problem(f"the file was mailed as {mailed}, --locale says {found}", theirs.path, line))
        return found
    try:
        tag = locales.canonical(said)
    except ValueError as error:
        raise InputError(Problem(f"Language in the header: {error}", theirs.path, line)) from error
    if wanted is not None:
        # an editor may write es_ES for what was given as es; never another language
        if tag != wanted.tag and locales.parse(tag).language != wanted.language and mailed != wanted:
            raise InputError(Problem(f"the file is in {tag}, --locale says {wanted}", theirs.path, line))
        return wanted
    if mailed is not None and mailed.tag != tag:
        hint = f"If it is in {mailed}: --locale {mailed}"
        if any(locale.tag == tag for locale in workspace.config.locales):
            hint += f"; if it really is in {tag}: --locale {tag}"
        raise InputError(
            Problem(f"the file was mailed as {mailed}, its Language says {tag} now", theirs.path, line, hint)
        )
    for locale in workspace.config.locales:
        if locale.tag == tag:
            return locale
    near = [str(one) for one in workspace.config.locales if one.language == locales.parse(tag).language]
    hint = f"If it is meant for {near[0]}: --locale {near[0]}" if near else ""
    raise InputError(Problem(f"the file is in {tag}, which the project does not have", theirs.path, line, hint))


def _mailed(workspace: Workspace, theirs: Catalog) -> Locale | None:
    """The locale a kit was made for, as its file says; None if it does not, or if the project has none such any more."""
    said = theirs.header.get(LOCALE)
    return next((locale for locale in workspace.config.locales if locale.tag == said), None)


def _article(workspace: Workspace, theirs: Catalog, locale: Locale) -> tuple[Source, tuple[Problem, ...]]:
    """The article a file is of, by its header; by its messages where that is lost and they leave no doubt."""
    name = theirs.header.get(ARTICLE)
    found = next((source for source in workspace.sources if source.id == name), None)
    if found is not None:
        return found, ()
    lost = f"the project has no article {name!r} any more" if name else f"the header has no {ARTICLE}"
    shares = sorted(_shares(workspace, theirs, locale), key=lambda item: -item[0])
    if shares and shares[0][0] >= CLEAR and (len(shares) == 1 or shares[1][0] <= shares[0][0] * RIVAL):
        share, source = shares[0]
        note = f"{lost}; {100 * share:.0f}% of its messages are in {source.id}, so it is taken for that"
        return source, (Problem(note, theirs.path),)
    hint = f"Put the line in its header: {ARTICLE}: ARTICLE"
    if shares and shares[0][0]:
        likely = ", ".join(f"{source.id} ({100 * share:.0f}%)" for share, source in shares[:3] if share)
        hint = f"By its messages it may be {likely}. {hint}"
    raise InputError(Problem(lost, theirs.path, theirs.header.line, hint))


def _shares(workspace: Workspace, theirs: Catalog, locale: Locale) -> Iterator[tuple[float, Source]]:
    """What part of a file's messages each article has."""
    keys = {message.key for message in theirs.messages}
    for source in workspace.sources if keys else ():
        path = source.catalog(locale)
        data = workspace.store.read(path)
        try:
            known = {entry.message.key for entry in read(data, path).entries} if data is not None else set()
        except InputError:
            continue  # it is told wherever that catalog is really wanted
        yield len(keys & known) / len(keys), source


def _fitting(ours: Catalog, theirs: Catalog, source: Source) -> None:
    """Raises :class:`InputError` if nothing in a file belongs to the article it names."""
    known = {entry.message.key for entry in ours.entries}
    known |= {(m.previous_msgctxt or "", m.previous_msgid) for m in ours.messages if m.previous_msgid is not None}
    keys = {entry.message.key for entry in theirs.entries}
    given = read_given(theirs.header) or {}
    if keys and known and not keys & known and not any(desk.source_hash(*key) in given for key in keys):
        hint = "Has its header been copied from another file?"
        raise InputError(Problem(f"none of its messages is in {source.id}", theirs.path, theirs.header.line, hint))


def _header_notes(workspace: Workspace, theirs: Catalog) -> Iterator[Problem]:
    """Comments of a header are not taken: they tend to name people. The editor reads them here."""
    if workspace.config.credit:
        return
    lines = [line.strip() for line in theirs.header.comments if line.strip() and not line.startswith(" desk:")]
    if lines:
        yield Problem(f"a comment in its header is not taken: {' '.join(lines)[:200]}", theirs.path)
