"""Articles that were renamed or split: known by their content, they take their catalogs along.

An article without a template is new, or it was another one before: an article that is gone (renamed), or one that is
still there but has lost just these sentences (split).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from translate.catalogs.entry import Catalog
from translate.catalogs.header import ARTICLE
from translate.catalogs.reader import read
from translate.catalogs.record import read_record
from translate.changes.likeness import LEAST_WORDS, words
from translate.errors import TranslateError
from translate.html.inline import plain
from translate.model.locale import Locale
from translate.model.message import Key
from translate.project.article import cut_by, read_template
from translate.project.publish import PUBLISHED
from translate.project.workspace import LOCALES, TEMPLATES, Source, Workspace

_SHARE: Final = 0.5
"""So much of the shorter article's words must be in the other one."""
_SENTENCES: Final = 3
"""So many sentences at least, of four words or more; all of them in a shorter article."""


@dataclass(frozen=True, slots=True)
class Former:
    """The article another one was before."""

    id: str
    template: Catalog
    renamed: bool
    """It is gone; else it is still there without what the new one took."""

    def catalog(self, workspace: Workspace, source: Source, locale: Locale, present: Catalog | None) -> Catalog | None:
        """The catalog to begin with: the article's own if there is one, else the former one's."""
        if present is not None:
            return present
        path = _catalog(self.id, locale)
        data = workspace.store.read(path)
        if data is None:
            return None
        found = read(data, path)
        values: dict[str, str | None] = {ARTICLE: source.id, "Project-Id-Version": source.id}
        header = found.header.with_fields(values if self.renamed else {**values, PUBLISHED: None})
        return replace(found, path=source.catalog(locale), header=header)

    def without_rest(self, catalog: Catalog) -> Catalog:
        """The catalog without what stays with the article it was split from."""
        return catalog.with_entries(tuple(entry for entry in catalog.entries if not entry.message.obsolete))


def formers(workspace: Workspace, sources: Collection[Source]) -> dict[str, Former]:
    """What each new article was before, by its id."""
    new = [source for source in sources if workspace.store.read(source.template) is None]
    if not new:
        return {}
    ours = {source.template: source for source in workspace.sources}
    candidates = list(_candidates(workspace, ours))
    found: dict[str, Former] = {}
    renamed: set[str] = set()
    for source in new:
        try:
            ranked = sorted(_ranked(workspace, source, candidates, ours), key=lambda item: (-item[0], item[1].id))
        except TranslateError:
            continue  # the article is broken, and extraction says so
        for _, former in ranked:
            if former.renamed and former.id in renamed:
                former = replace(former, renamed=False)  # noqa: PLW2901  # the better one took it
            found[source.id] = former
            renamed.update({former.id} if former.renamed else ())
            break
    return found


def leave(workspace: Workspace, former: Former, source: Source) -> None:
    """Take away the files of an article that goes on under another name, the template last."""
    if not former.renamed:
        return
    for locale in workspace.config.locales:
        if workspace.store.read(source.catalog(locale)) is not None:
            workspace.store.remove(_catalog(former.id, locale))
    if not any(workspace.store.read(_catalog(former.id, locale)) for locale in workspace.config.locales):
        workspace.store.remove(f"{TEMPLATES}/{former.id}.pot")


def _catalog(article: str, locale: Locale) -> str:
    return f"{LOCALES}/{locale.folder}/{article}.po"


def _candidates(workspace: Workspace, ours: Mapping[str, Source]) -> Iterator[tuple[str, Catalog]]:
    """Path and template of what a new article may have been; a broken one is nobody's former."""
    for path in workspace.store.files(TEMPLATES):
        data = workspace.store.read(path) if path.endswith(".pot") else None
        if data is None:
            continue
        try:
            template = read(data, path)
        except TranslateError:
            continue  # of a living article, extraction says so
        if read_record(template) is not None or path not in ours:
            yield path, template


def _ranked(
    workspace: Workspace, source: Source, candidates: list[tuple[str, Catalog]], ours: Mapping[str, Source]
) -> Iterator[tuple[float, Former]]:
    """The articles this one may have been, with the share of words they have in common."""
    first = set(_long(_keys(workspace, source, None)))
    for path, template in candidates:
        before = _long(message.key for message in template.messages)
        if not before.keys() & first:
            continue
        here = _long(_keys(workspace, source, template))
        gone = before
        living = ours.get(path)
        if living:
            still = _long(_keys(workspace, living, read_template(workspace, living)))
            gone = {key: size for key, size in before.items() if key not in still}
        common = gone.keys() & here.keys()
        shorter = min(sum(here.values()), sum(before.values()))
        share = sum(here[key] for key in common) / (shorter or 1)
        if share >= _SHARE and len(common) >= min(_SENTENCES, len(here)):
            id = path[len(TEMPLATES) + 1 : -len(".pot")]
            yield share, Former(id, template, renamed=living is None)


def _keys(workspace: Workspace, source: Source, template: Catalog | None) -> Iterator[Key]:
    article = cut_by(workspace, source, template)
    return (segment.key for unit in article.units for segment in unit.segments)


def _long(keys: Collection[Key] | Iterator[Key]) -> dict[Key, int]:
    """Words of each message that is no label."""
    sizes = ((key, len(words(plain(key[1])))) for key in keys)
    return {key: size for key, size in sizes if size >= LEAST_WORDS}
