"""``publish``: the site of what is ready, or a preview of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from translate.catalogs.entry import Catalog
from translate.catalogs.header import PUBLISHED
from translate.catalogs.reader import read
from translate.catalogs.writer import write
from translate.errors import InputError, Problem, StoreError, TranslateError, UsageError
from translate.html.locale_filter import in_locale
from translate.html.templating import without_front_matter
from translate.model.content import Article, PageRendering
from translate.model.finding import Finding
from translate.model.locale import Locale
from translate.model.message import Key, Message
from translate.model.metadata import is_slug
from translate.project.article import read_article
from translate.project.check import Checking
from translate.project.store import CACHE, Store
from translate.project.workspace import LOCALES, RESERVED, SOURCE, Source, Workspace
from translate.publish.insertions import PREVIEW_HEAD
from translate.publish.page import Page, Policy, page
from translate.publish.readiness import Readiness, readiness
from translate.publish.wrap import TEMPLATE, Wrapping, wrap
from translate.utf8 import decoded

PUBLIC = "public"
PREVIEW = "preview"
MARK = ".translate-site"
"""File in an output folder, with the kind of site it holds."""
"""Names what a folder holds, so that a preview never overwrites a site."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did for one article in one locale."""

    source: Source
    locale: Locale
    path: str = ""
    """The page, relative to the output folder; empty if there is none."""
    written: bool = False
    why_not: tuple[str, ...] = ()
    """Why there is no page."""
    fallbacks: int = 0
    """Paragraphs shown in the source language."""
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Publishing:
    """One run of publish."""

    workspace: Workspace
    out: Path
    preview: bool = False
    now: bool = False

    @cached_property
    def checking(self) -> Checking:
        """The rules whose errors make paragraphs fall back."""
        return Checking(self.workspace)

    @cached_property
    def site(self) -> Store:
        """The output folder. Raises :class:`UsageError` if it holds the other kind of site."""
        folder = self.out
        kind = PREVIEW if self.preview else PUBLIC
        mark = folder / MARK
        found = mark.read_bytes().strip().decode("latin-1") if mark.is_file() else ""
        other = {PREVIEW: PUBLIC, PUBLIC: PREVIEW}[kind]
        if found == other or (self.preview and folder == self.workspace.store.root / PUBLIC):
            raise UsageError(
                Problem(
                    f"{folder} holds a {'published site' if self.preview else 'preview'}",
                    hint="Name another folder with -o.",
                )
            )
        if not found and folder.is_dir() and any(folder.iterdir()) and folder != self.workspace.store.root / kind:
            raise UsageError(
                Problem(f"{folder} is not empty and was not made by translate", hint="Name a new folder with -o.")
            )
        root = self.workspace.store.root
        if root.is_relative_to(folder) or any(folder.is_relative_to(root / own) for own in (SOURCE, LOCALES, CACHE)):
            raise UsageError(Problem(f"{folder} is the project's own", hint="Name a new folder with -o."))
        store = Store(folder, self.workspace.store.root)
        _put(store, MARK, f"{kind}\n".encode())
        return store

    def run(self, sources: Sequence[Source], locales: Sequence[Locale]) -> Iterator[Published]:
        """Build article by article; then the other files of the site."""
        used: dict[str, Locale] = {}
        for source in sources:
            for done in self.article(source, locales):
                used.setdefault(done.locale.tag, done.locale)
                yield done
        yield from self.assets(list(used.values()))

    def article(
        self, source: Source, locales: Sequence[Locale], *, article: Article | None = None
    ) -> Iterator[Published]:
        """All pages of one article. The source is read once for all locales.

        Arguments: ``article``, if it has been read already.
        """
        home = self.workspace.config.source_locale
        try:
            source = self.workspace.with_metadata(source)
            article = article or read_article(self.workspace, source)
        except TranslateError as error:
            yield Published(source, home, problems=error.problems)
            return
        if home in locales:
            yield self._attempt(self._own_page, source, in_locale(article, home.tag), home)
        for locale in self.workspace.locales_of(source):
            if locale in locales:
                yield self._attempt(self._page, source, in_locale(article, locale.tag), locale)

    def _attempt(
        self, make: Callable[[Source, Article, Locale], Published], source: Source, article: Article, locale: Locale
    ) -> Published:
        """One page; a broken catalog or template stops this one only."""
        try:
            return make(source, article, locale)
        except TranslateError as error:
            return Published(source, locale, problems=error.problems)

    def _own_page(self, source: Source, article: Article, home: Locale) -> Published:
        """The page in the source language: the source's bytes, or the article in the page template."""
        rendering = PageRendering(head=PREVIEW_HEAD if self.preview else "", language=home.tag)
        decided = Page(rendering, article.title, 0, (), article.metadata)
        return self._write(source, article, home, decided)

    def _page(self, source: Source, article: Article, locale: Locale) -> Published:
        path = source.catalog(locale)
        data = self.workspace.store.read(path)
        catalog = read(data, path) if data is not None else None
        messages: dict[Key, Message] = {m.key: m for m in catalog.messages} if catalog else {}
        if not self.preview:
            closed = self._closed(locale, catalog)
            obstacles = closed if self.now else self.obstacles(source, article, locale, catalog)
            if obstacles:
                return Published(source, locale, why_not=obstacles)
        decided = page(
            article,
            messages,
            locale=locale,
            source_locale=self.workspace.config.source_locale,
            policy=Policy(self.workspace.config.drafts, self.preview, self.workspace.config.second_reader),
            broken=self.checking.errors(catalog, source, locale) if catalog else (),
            catalog_path=path,
        )
        result = self._write(source, article, locale, decided)
        live = not self.preview and self.out == self.workspace.store.root / PUBLIC
        if live and catalog is not None and not catalog.header.get(PUBLISHED):
            self.workspace.store.update(path, lambda old: self._stamped(old, path))
        return result

    def obstacles(self, source: Source, article: Article, locale: Locale, catalog: Catalog | None) -> tuple[str, ...]:
        """Why a page may not be published; empty if it may, or is live already."""
        closed = self._closed(locale, catalog)
        if closed or catalog is None:
            return closed
        if catalog.header.get(PUBLISHED):
            return ()
        del source
        return self.readiness(article, catalog).obstacles

    def _closed(self, locale: Locale, catalog: Catalog | None) -> tuple[str, ...]:
        """What even ``--now`` does not overrule."""
        if self.workspace.config.settings(locale).preparing:
            return ("the locale is being prepared",)
        return () if catalog else ("there is no catalog; run translate extract",)

    def readiness(self, article: Article, catalog: Catalog | None) -> Readiness:
        """How far one article is."""
        messages = catalog.messages if catalog else ()
        config = self.workspace.config
        return readiness(article, {m.key: m for m in messages}, ready=config.ready, second_reader=config.second_reader)

    def _stamped(self, old: bytes | None, path: str) -> bytes | None:
        """The catalog with the day of its first publication."""
        if old is None:
            return None
        catalog = read(old, path)
        if catalog.header.get(PUBLISHED):
            return None
        header = catalog.header.with_fields({PUBLISHED: self.workspace.today.isoformat()})
        return write(replace(catalog, header=header))

    def _write(self, source: Source, article: Article, locale: Locale, decided: Page) -> Published:
        name = f"{locale.tag}/{self._address(source)}.html"
        form = self.workspace.formats["." + source.path.rpartition(".")[2].lower()]
        home = self.workspace.config.source_locale
        rendering = decided.rendering
        if article.fragment:
            rendering = PageRendering(rendering.units, language=rendering.language)
        data = form.write(article, rendering, source_language=home.tag)
        if article.fragment:
            data = self._wrapped(source, article, locale, decided, data).encode()
        written = _put(self.site, name, data)
        return Published(source, locale, name, written, (), decided.fallbacks, decided.findings)

    def _wrapped(self, source: Source, article: Article, locale: Locale, decided: Page, data: bytes) -> str:
        own = self.workspace.store.read(TEMPLATE)
        head = f"{decided.rendering.head}\n" if decided.rendering.head else ""
        content = without_front_matter(data[len(article.skeleton.bom) :].decode(article.skeleton.encoding))
        title = decided.title or article.title or source.id
        # A translation stands in for the value it was made of; what the sidecar says instead of it is nobody's translation.
        translated = {
            key: decided.metadata[key]
            for key, value in article.metadata.items()
            if key in decided.metadata and source.metadata.get(key) == value
        }
        wrapping = Wrapping(title, content, locale, {**source.metadata, **translated}, head)
        return wrap(decoded(own, TEMPLATE) if own is not None else None, wrapping)

    def _address(self, source: Source) -> str:
        """The page's path without suffix: the id, its last part replaced by the metadata's slug."""
        slug = source.metadata.get("slug")
        if not isinstance(slug, str) or not is_slug(slug):
            return source.id
        address = "/".join((*source.id.split("/")[:-1], slug))
        holder = self._holders.setdefault(address.casefold(), source.id)
        if holder != source.id or slug in RESERVED:
            told = f"article {holder!r}" if holder != source.id else "site itself"
            raise InputError(
                Problem(f"the slug {slug!r} is taken by the {told}", source.path, 0, "Choose another one.")
            )
        return address

    @cached_property
    def _holders(self) -> dict[str, str]:
        """Which article has an address: its own id, and the slugs met so far."""
        return {source.id.casefold(): source.id for source in self.workspace.sources}

    def assets(self, locales: Sequence[Locale]) -> Iterator[Published]:
        """Copy the other files of ``source/`` into each locale, under the very same relative address."""
        names = set(self.workspace.assets)
        tags = {name: locale for locale in self.workspace.config.locales for name in (locale.tag, locale.folder)}
        for locale in locales:
            for name in self.workspace.assets:
                suffix = PurePosixPath(name).suffix
                stem = name.removesuffix(suffix)
                base, _, tag = stem.rpartition(".")
                if base and f"{base}{suffix}" in names and tag in tags:
                    continue  # a twin: it stands in for the plain one in its own locale
                twin = next(
                    (t for t in (f"{stem}.{locale.tag}{suffix}", f"{stem}.{locale.folder}{suffix}") if t in names), name
                )
                try:
                    data = self.workspace.store.read(f"{SOURCE}/{twin}")
                    if data is not None:
                        _put(self.site, f"{locale.tag}/{name}", data)
                except TranslateError as error:
                    yield Published(Source(name, f"{SOURCE}/{name}", ""), locale, problems=error.problems)


def _put(site: Store, name: str, data: bytes) -> bool:
    """Write a file of the site. Raises :class:`StoreError` that names it as a person finds it: from the project, or whole."""
    try:
        return site.write(name, data)
    except StoreError as error:
        root = site.project or site.root
        folder = site.root.relative_to(root) if site.root.is_relative_to(root) else site.root
        shown = f"{folder.as_posix()}/{name}"
        raise StoreError(*(replace(p, path=shown if p.path else "") for p in error.problems)) from error
