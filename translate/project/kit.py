"""``kit``: one ZIP to mail to a translator: catalogs, the articles to read beside them, the terms, how it is done."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from translate.catalogs.given import for_mail
from translate.catalogs.reader import read
from translate.catalogs.state import is_reviewed
from translate.catalogs.writer import write
from translate.errors import InputError, Problem, TranslateError, UsageError
from translate.html.inline import plain
from translate.html.locale_filter import in_locale
from translate.model import locale as locales
from translate.model.content import Article
from translate.model.locale import Locale
from translate.project.article import read_article
from translate.project.mailed import LOCALE
from translate.project.store import CACHE, Store
from translate.project.workspace import LOCALES, SOURCE, Source, Workspace
from translate.publish.numbered import Term, document, in_order, numbered, table
from translate.terminology.glossary import fallbacks

_DAY = (1980, 1, 1, 0, 0, 0)
"""Of every file in a ZIP: the same kit is the same bytes."""
_OWN = (SOURCE, LOCALES, "public", "preview", CACHE)
"""Folders of the project in which no kit is written."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST = 100
_GLOB = re.compile(r"[*?[]")


@dataclass(frozen=True, slots=True)
class Texts:
    """What we say to a translator, in her language or else in English."""

    locale: Locale
    title: str
    numbers: str
    """Above each article."""
    terms: str
    columns: tuple[str, ...]
    """Headings of the table of terms."""
    keep: str
    """Beside a term that is not translated."""
    made: str
    """Who wrote these texts."""
    body: str
    """The how-to, in Markdown."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One article of a kit, or why it is not in it."""

    source: Source
    open: int = 0
    """Messages that nobody has reviewed."""
    messages: int = 0
    files: tuple[tuple[str, bytes], ...] = ()
    """Name in the ZIP and content."""
    terms: tuple[Term, ...] = ()
    left_out: str = ""
    """Why it was left out on purpose; empty if it was not."""
    problems: tuple[Problem, ...] = ()


def pack(workspace: Workspace, names: Sequence[str], locale: Locale) -> Iterator[Packed]:
    """The articles of a kit, one after the other.

    Arguments: ``names``, as on a command line; without any, all articles in which something waits for a translator.
    A confidential one is in the kit only if it is named itself, not by a pattern. Raises :class:`UsageError` for a name
    that is none.
    """
    sources = workspace.chosen(tuple(names))
    exact = {source.id for name in names if not _GLOB.search(name) for source in workspace.chosen((name,))}
    texts = texts_for(locale)
    for source in sources:
        try:
            known = workspace.with_metadata(source)
            if locale not in workspace.locales_of(known):
                yield Packed(known, left_out=f"it is not translated into {locale}" if source.id in exact else "")
            elif known.flag("confidential") and source.id not in exact:
                yield Packed(known, left_out="it is confidential: to include it, name it")
            else:
                yield _packed(workspace, known, locale, texts, named=bool(names))
        except TranslateError as error:
            yield Packed(source, problems=error.problems)


def kit(packed: Sequence[Packed], locale: Locale, source_locale: Locale) -> bytes:
    """The ZIP of some articles: the same bytes for the same content."""
    texts = texts_for(locale)
    content: dict[str, bytes] = {"read-me.html": _how_to(texts).encode()}
    terms = in_order(term for one in packed for term in one.terms)
    if terms:
        page = table(terms, texts.columns, title=texts.terms, locale=texts.locale, source=source_locale)
        content["terms.html"] = page.encode()
    taken = {name.casefold() for name in content}
    for one in packed:
        for name, data in one.files:
            free = _free(name, taken)
            taken.add(free.casefold())
            content[free] = data
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(content):
            info = zipfile.ZipInfo(name, _DAY)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content[name], compresslevel=9)
    return out.getvalue()


def destination(workspace: Workspace, wanted: Path | None, *, here: Path, locale: Locale, today: date) -> Path:
    """Where a kit goes: as asked for, else into the current folder, or beside ``translate.toml`` from within the project's own.

    Raises :class:`UsageError` for a place in the project's own folders, and for a file that is no kit.
    """
    root = Path(os.path.realpath(workspace.store.root))
    name = f"kit-{locale.folder}-{today.isoformat()}.zip"
    path = wanted if wanted is not None and not wanted.is_dir() else (wanted or here) / name
    path = Path(os.path.realpath(path))
    if wanted is None and _is_own(path, root):
        path = root / name
    if _is_own(path, root):
        raise UsageError(Problem("a kit is not written into the project's own folders", str(path), 0, "Name another."))
    if path.suffix.lower() != ".zip":
        raise UsageError(Problem("a kit is a ZIP", str(path), 0, f"Call it {path.name}.zip."))
    if path.exists() and not zipfile.is_zipfile(path):
        raise UsageError(Problem("there is a file of this name that is no ZIP", str(path), 0, "Name another."))
    return path


def save(workspace: Workspace, path: Path, data: bytes) -> bool:
    """Write a kit; False if it was there already, byte for byte."""
    return Store(path.parent, workspace.store.root).write(path.name, data)


def texts_for(locale: Locale) -> Texts:
    """Our texts in a language, or in English where we have none."""
    folder = files("translate.project").joinpath("kit_texts")
    for tag in (*fallbacks(locale.tag), "en"):
        file = folder.joinpath(f"{tag}.md")
        if file.is_file():
            head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
            values = dict(line.split(": ", 1) for line in head.splitlines()[1:])
            columns = tuple(values["columns"].split(" | "))
            return Texts(
                locales.parse(tag), values["title"], values["numbers"], values["terms"], columns, values["keep"],
                values["made"], body,
            )  # fmt: skip
    raise AssertionError("kit_texts/en.md is part of the package")


def _packed(workspace: Workspace, source: Source, locale: Locale, texts: Texts, *, named: bool) -> Packed:
    path = source.catalog(locale)
    data = workspace.store.read(path)
    if data is None:
        raise InputError(Problem("there is no catalog yet", path, 0, f"Make it: translate extract {source.id}"))
    catalog = read(data, path)
    article = in_locale(read_article(workspace, source), locale.tag)
    places = {message.key: place for place, message in enumerate(catalog.messages, 1)}
    if any(segment.key not in places for unit in article.units for segment in unit.segments):
        hint = f"Bring its catalogs up to date: translate extract {source.id}"
        raise InputError(Problem("the article has changed since the last extract", source.path, 0, hint))
    waiting = sum(not is_reviewed(message) for message in catalog.messages)
    if not waiting and not named:
        return Packed(source, left_out="", messages=len(places))
    page = numbered(
        article, places, locale=workspace.config.source_locale, hint=texts.numbers, hint_locale=texts.locale
    )
    name = safe_name(f"{source.id}.{locale.folder}")
    given = for_mail(catalog)
    mailed = replace(given, header=given.header.with_fields({LOCALE: locale.tag}))
    return Packed(
        source, waiting, len(places), ((f"{name}.po", write(mailed)), (f"{name}.html", page.encode())),
        tuple(_terms(workspace, article, source, locale, keep=texts.keep)),
    )  # fmt: skip


def _terms(workspace: Workspace, article: Article, source: Source, locale: Locale, *, keep: str) -> Iterator[Term]:
    """The terms of an article that this locale says something about; private ones leave no machine."""
    matcher = workspace.matcher
    if matcher is None:
        return
    seen: dict[str, None] = {}
    for text in dict.fromkeys(plain(segment.msgid) for unit in article.units for segment in unit.segments):
        seen.update(dict.fromkeys(match.concept_id for match in matcher.find_source(text, article=source.id)))
    for concept in map(matcher.concept, seen):
        target = concept.target(locale.tag)
        if concept.private:
            continue
        if target is not None:
            wrong = tuple(
                f"{rule.text} ({rule.why})" if rule.why else rule.text for rule in target.forbidden if rule.text
            )
            rendering = ", ".join((target.term, *target.alternatives))
            yield Term(concept.source.term, rendering, wrong, target.note or concept.note or concept.definition)
        elif concept.keeps(locale.tag):
            yield Term(concept.source.term, f"{concept.source.term} {keep}", (), concept.note or concept.definition)


def _how_to(texts: Texts) -> str:
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).render(f"# {texts.title}\n\n{texts.body}")
    made = MarkdownIt("zero").render(texts.made)
    return document(texts.title, f'{body}<footer class="k">\n{made}</footer>', locale=texts.locale)


def safe_name(name: str) -> str:
    """A path with ``/`` that every system can unpack, Windows included."""
    parts = []
    for part in name.split("/"):
        clean = _UNSAFE.sub("_", part)[:_LONGEST].rstrip(" .") or "_"
        parts.append(f"_{clean}" if _DEVICE.fullmatch(clean) else clean)
    return "/".join(parts)


def _free(name: str, taken: set[str]) -> str:
    """The name, or one with a number where it differs from another in letter case only."""
    stem, dot, suffix = name.rpartition(".")
    number, free = 2, name
    while free.casefold() in taken:
        free = f"{stem}-{number}{dot}{suffix}"
        number += 1
    return free


def _is_own(path: Path, root: Path) -> bool:
    return any(path.is_relative_to(root / folder) for folder in _OWN)
