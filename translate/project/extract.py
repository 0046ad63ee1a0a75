"""``extract``: articles in, templates and catalogs out. Nothing a person wrote is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from translate.catalogs.cuts import keeping
from translate.catalogs.entry import Catalog
from translate.catalogs.reader import read
from translate.catalogs.template import make_template, read_record
from translate.catalogs.update import update
from translate.catalogs.writer import write
from translate.errors import InputError, Problem, TranslateError
from translate.formats.base import Reading
from translate.html.inline import plain
from translate.model.content import Article
from translate.model.locale import Locale
from translate.project.workspace import Source, Workspace
from translate.segmentation.sentences import cutter, segmenter_name


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


def read_article(workspace: Workspace, source: Source, *, recut: bool = False) -> Article:
    """The article of a file, cut as its template records it.

    Arguments: ``recut``, cut anew on purpose. Raises :class:`~translate.errors.TranslateError` if it cannot be read.
    """
    data = workspace.store.read(source.path)
    if data is None:
        raise InputError(Problem("the file is gone", source.path))
    language = workspace.config.source_locale.tag
    mode = workspace.config.segmentation
    cut = cutter(language, mode)
    template = None if recut else _template(workspace, source)
    record = read_record(template) if template else None
    if record:
        cut = keeping(record, cut)
    name = segmenter_name(language) if mode == "sentence" else mode
    form = workspace.formats["." + source.path.rpartition(".")[2].lower()]
    return form.read(data, Reading(source.id, source.path, cut, name))


def extract(
    workspace: Workspace, sources: tuple[Source, ...], *, locales: tuple[Locale, ...] | None = None, recut: bool = False
) -> Iterator[Extracted]:
    """Update templates and catalogs, one article after the other.

    Arguments: ``locales``, only these; ``recut``, cut known paragraphs anew. A broken article or catalog is reported
    and left as it is, the others go on.
    """
    for source in sources:
        try:
            yield extract_one(workspace, workspace.with_metadata(source), locales=locales, recut=recut)
        except TranslateError as error:
            yield Extracted(source, problems=error.problems)


def extract_one(
    workspace: Workspace, source: Source, *, locales: tuple[Locale, ...] | None = None, recut: bool = False
) -> Extracted:
    """As :func:`extract`, for one article whose metadata is known. Raises if the article itself cannot be read."""
    article = read_article(workspace, source, recut=recut)
    template = make_template(article, segmenter=article.segmenter)
    written: list[str] = []
    problems: list[Problem] = []
    for locale in workspace.locales_of(source):
        if locales is not None and locale not in locales:
            continue
        path = source.catalog(locale)
        try:
            if workspace.store.update(path, partial(_updated, workspace, template, source, locale, path)):
                written.append(path)
        except TranslateError as error:
            problems += error.problems
    if not problems and workspace.store.write(source.template, write(template)):
        written.append(source.template)  # the last one: it says that the catalogs are up to date
    words = sum(len(plain(message.msgid).split()) for message in template.messages)
    return Extracted(source, article, len(template.messages), words, tuple(written), tuple(problems))


def _updated(
    workspace: Workspace, template: Catalog, source: Source, locale: Locale, path: str, old: bytes | None
) -> bytes | None:
    before = read(old, path) if old is not None else None
    after = update(
        template, before, article=source.id, locale=locale, today=workspace.today, credit=workspace.config.credit
    )
    return write(after)


def _template(workspace: Workspace, source: Source) -> Catalog | None:
    """The template of the last extraction; None if there is none or it cannot be read: it is rebuilt then."""
    data = workspace.store.read(source.template)
    if data is None:
        return None
    try:
        return read(data, source.template)
    except InputError:
        return None  # a template holds nothing a person wrote; the catalogs do, and they are never rebuilt
