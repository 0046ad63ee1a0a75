"""Catalogs that git left behind: one branch renamed an article, another one went on translating it under its old name.

Such a catalog belongs to no article and has no template any more. What people wrote in it goes to the article that has
its sentences now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from translate.catalogs.entry import Catalog
from translate.catalogs.header import ARTICLE
from translate.catalogs.merge import merge
from translate.catalogs.reader import read
from translate.catalogs.writer import escaped, write
from translate.changes.likeness import LEAST_WORDS, words
from translate.errors import TranslateError
from translate.html.inline import plain
from translate.project.article import cut_by
from translate.project.formers import is_in
from translate.project.workspace import LOCALES, TEMPLATES, Source, Workspace

_SHARE: Final = 0.5
"""So much of a stray catalog must be in the article it goes to."""


def absorb(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Merge stray catalogs into those of the articles they belong to, and remove them; gives both paths.

    What cannot be read, or belongs to no article, stays where it is. Broken off in between, it goes on with the next run.
    """
    try:
        strays = [path for path in workspace.orphans() if not workspace.store.exists(_template(path))]
    except TranslateError:
        return  # a folder that cannot be read: each of its catalogs tells it
    if not strays:
        return
    lines = {source.id: _lines(workspace, source) for source in workspace.sources}
    for path in strays:
        try:
            stray = read(workspace.store.read(path) or b"", path)
        except TranslateError:
            continue  # check tells it
        source = _owner(workspace, stray, lines)
        if source is not None:
            target = f"{LOCALES}/{path.split('/')[1]}/{source.id}.po"
            if _given(workspace, stray, target, source):
                yield path, target


def _template(path: str) -> str:
    name = path.split("/", 2)[2]
    return f"{TEMPLATES}/{name.removesuffix('.po')}.pot"


def _lines(workspace: Workspace, source: Source) -> set[bytes]:
    """The lines of an article's template, as far as they are messages; of a new article, those it will have."""
    data = workspace.store.read(source.template)
    if data is not None:
        return set(data.split(b"\n"))
    try:
        article = cut_by(workspace, source, None)
    except TranslateError:
        return set()  # the article is broken, and extraction says so
    return {_line(segment.msgid) for unit in article.units for segment in unit.segments}


def _line(msgid: str) -> bytes:
    return f'msgid "{escaped(msgid)}"'.encode("utf-8", "surrogatepass")


def _owner(workspace: Workspace, stray: Catalog, lines: dict[str, set[bytes]]) -> Source | None:
    """The article that has most of a catalog's messages."""
    long = (m.msgid for m in stray.messages if "\n" not in m.msgid and len(words(plain(m.msgid))) >= LEAST_WORDS)
    wanted = set(map(_line, long))
    if not wanted:
        return None
    shares = {source.id: len(wanted & lines[source.id]) / len(wanted) for source in workspace.sources}
    best = max(workspace.sources, key=lambda source: (shares[source.id], source.id), default=None)
    return best if best is not None and shares[best.id] >= _SHARE else None


def _given(workspace: Workspace, stray: Catalog, path: str, source: Source) -> bool:
    """True if the article's catalog at ``path`` has everything of the stray one now, and that one is gone."""
    store = workspace.store
    with store.locked():
        data = store.read(path)
        if data is None:
            return store.move(stray.path, path)
        present = read(data, path)
        if not is_in(stray, present):
            theirs = replace(stray, path=path, header=stray.header.with_fields({ARTICLE: source.id}))
            present = merge(None, present, theirs, credit=workspace.config.credit).catalog
            store.write(path, write(present))
        return is_in(stray, present) and store.remove(stray.path)
