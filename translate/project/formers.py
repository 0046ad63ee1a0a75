"""Articles that were renamed or split: known by their content, they take their catalogs along.

An article without a template is new, or it was another one before: an article that is gone (renamed), or one that is
still there but has lost just these sentences (split).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from translate.catalogs import keep
from translate.catalogs.entry import Catalog
from translate.catalogs.header import ARTICLE, PUBLISHED, without_people
from translate.catalogs.merge import merge
from translate.catalogs.reader import read
from translate.catalogs.writer import escaped
from translate.changes.likeness import LEAST_WORDS, words
from translate.errors import TranslateError
from translate.html.inline import plain
from translate.model.locale import Locale
from translate.model.message import Key
from translate.project.article import cut_by
from translate.project.workspace import LOCALES, TEMPLATES, Source, Workspace

_SHARE: Final = 0.5
"""So much of the shorter article's words must be in the other one."""
_SENTENCES: Final = 3
"""So many sentences at least, of four words or more; all of them in a shorter article."""


_CANDIDATES: Final = 4
"""So many templates are looked at for each new article."""


@dataclass(frozen=True, slots=True)
class Former:
    """The article another one was before."""

    id: str
    template: Catalog
    renamed: bool
    """It is gone; else it is still there without what the new one took."""

    def catalog(self, workspace: Workspace, source: Source, locale: Locale, present: Catalog | None) -> Catalog | None:
        """The catalog to begin with: the former one's. If a renamed article has one of its own already, both in one."""
        path = _catalog(self.id, locale)
        data = workspace.store.read(path)
        if data is None or (present is not None and not self.renamed):
            return present
        found = read(data, path)
        values: dict[str, str | None] = {ARTICLE: source.id, "Project-Id-Version": source.id}
        header = found.header.with_fields(values if self.renamed else {**values, PUBLISHED: None})
        taken = replace(found, path=source.catalog(locale), header=header)
        if present is None:
            return taken
        return present if is_in(found, present) else merge(None, present, taken, credit=workspace.config.credit).catalog

    def without_rest(self, catalog: Catalog) -> Catalog:
        """The catalog without what stays with the article it was split from."""
        return catalog.with_entries(tuple(entry for entry in catalog.entries if not entry.message.obsolete))


def formers(workspace: Workspace, sources: Collection[Source]) -> dict[str, Former]:
    """What each new article was before, by its id."""
    new = [source for source in sources if not workspace.store.exists(source.template)]
    paths = [path for path in workspace.store.files(TEMPLATES) if path.endswith(".pot")] if new else []
    if not paths:
        return {}
    ours = {source.template: source for source in workspace.sources}
    still: dict[str, Collection[Key]] = {}
    found: dict[str, list[tuple[float, Former]]] = {}
    for source, alike in _alike(workspace, new, paths):
        for path in alike:
            template = _readable(workspace.store.read(path) or b"", path)
            if template is not None:
                found.setdefault(source.id, []).extend(_was(workspace, source, template, ours.get(path), still))
    return _each_renamed_once(found)


def leave(workspace: Workspace, former: Former, source: Source) -> None:
    """Take away the catalogs of an article that goes on under another name; its template becomes the new one's.

    A catalog with something that the new one lacks stays: the new article had one of its own, or somebody has just saved.
    """
    store = workspace.store
    with store.locked():
        paths = {_catalog(former.id, locale): source.catalog(locale) for locale in workspace.config.locales}
        for path, taken in paths.items():
            old, new = store.read(path), store.read(taken)
            if old is not None and new is not None and is_in(read(old, path), read(new, taken)):
                store.remove(path)
        if not any(store.exists(path) for path in paths):
            store.move(f"{TEMPLATES}/{former.id}.pot", source.template)


def is_in(old: Catalog, new: Catalog) -> bool:
    """True if everything a person wrote in one catalog is in another one: at its message or, if that is gone, wherever."""
    at: defaultdict[Key, set[str]] = defaultdict(set)
    for entry in new.entries:
        at[entry.message.key].update(keep.everything(entry.message))
    anywhere = set().union(*at.values())
    kept = all(
        text in at.get(entry.message.key, anywhere) for entry in old.entries for text in keep.written(entry.message)
    )
    loose = set(without_people(old.header).comments) <= set(new.header.comments) and old.tail.strip() in new.tail
    return loose and kept


def _catalog(article: str, locale: Locale) -> str:
    return f"{LOCALES}/{locale.folder}/{article}.po"


def _alike(workspace: Workspace, new: Collection[Source], paths: Sequence[str]) -> Iterator[tuple[Source, list[str]]]:
    """The templates that have most sentences in common with each new article, found without reading them as templates."""
    lines: defaultdict[bytes, list[str]] = defaultdict(list)
    least: dict[str, int] = {}
    for source in new:
        try:
            texts = {text for _, text in _long(_keys(workspace, source, None)) if "\n" not in text}
        except TranslateError:
            continue  # the article is broken, and extraction says so
        least[source.id] = min(_SENTENCES, len(texts))
        for text in texts:
            lines[f'msgid "{escaped(text)}"'.encode("utf-8", "surrogatepass")].append(source.id)
    hits: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for line in set((workspace.store.read(path) or b"").split(b"\n")) & lines.keys():
            for id in lines[line]:
                hits[id][path] += 1
    for source in new:
        best = sorted(hits[source.id].items(), key=lambda item: (-item[1], item[0]))
        yield source, [path for path, number in best if number >= least.get(source.id, 1)][:_CANDIDATES]


def _readable(data: bytes, path: str) -> Catalog | None:
    try:
        return read(data, path)
    except TranslateError:
        return None  # nobody's former; of a living article, extraction says so


def _was(
    workspace: Workspace,
    source: Source,
    template: Catalog,
    living: Source | None,
    still: dict[str, Collection[Key]],
) -> list[tuple[float, Former]]:
    """The article of a template as the former one of a new article, with the share of words they have in common.

    Arguments: ``living``, if the article is still there; ``still``, what living articles have now, kept between calls.
    """
    try:
        here = _long(_keys(workspace, source, template))
        before = gone = _long(message.key for message in template.messages)
        if living:
            if living.id not in still:
                still[living.id] = set(_keys(workspace, living, template))
            gone = {key: size for key, size in before.items() if key not in still[living.id]}
    except TranslateError:
        return []
    common = gone.keys() & here.keys()
    shorter = min(sum(here.values()), sum(before.values()))
    share = sum(here[key] for key in common) / (shorter or 1)
    if share < _SHARE or len(common) < min(_SENTENCES, len(here)):
        return []
    id = template.path[len(TEMPLATES) + 1 : -len(".pot")]
    return [(share, Former(id, template, renamed=living is None))]


def _each_renamed_once(found: Mapping[str, list[tuple[float, Former]]]) -> dict[str, Former]:
    """The best former of each article; of several that were one, the one with most of it goes on as that one."""
    best = {id: max(all, key=lambda item: (item[0], item[1].id)) for id, all in found.items() if all}
    heirs: dict[str, str] = {}
    for id, (_, former) in sorted(best.items(), key=lambda item: (-item[1][0], item[0])):
        if former.renamed:
            heirs.setdefault(former.id, id)
    return {
        id: former if heirs.get(former.id) == id else replace(former, renamed=False) for id, (_, former) in best.items()
    }


def _keys(workspace: Workspace, source: Source, template: Catalog | None) -> Iterator[Key]:
    article = cut_by(workspace, source, template)
    return (segment.key for unit in article.units for segment in unit.segments)


def _long(keys: Collection[Key] | Iterator[Key]) -> dict[Key, int]:
    """Words of each message that is no label."""
    sizes = ((key, len(words(plain(key[1])))) for key in keys)
    return {key: size for key, size in sizes if size >= LEAST_WORDS}
