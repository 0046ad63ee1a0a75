"""``gc``: what belongs to no article. Shown first, removed when asked to; what a person wrote goes only if git has it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from translate.catalogs.keep import worth_keeping
from translate.catalogs.reader import read
from translate.errors import StoreError, TranslateError
from translate.model.metadata import is_slug
from translate.project.history import Repository, repository
from translate.project.memory import FOLDER as MEMORY
from translate.project.publish import MARK as SITE
from translate.project.publish import PREVIEW, PUBLIC
from translate.project.store import CACHE
from translate.project.workspace import LOCALES, RESERVED, SIDECAR, SOURCE, TEMPLATES, Source, Workspace

REJECTED: Final = f"{CACHE}/rejected"
_TEMPORARY: Final = ".translate-new"


class Kind(StrEnum):
    """What is left over."""

    CATALOG = "catalog without an article"
    FOREIGN = "catalog of a locale that is not configured"
    TEMPLATE = "template without an article"
    CACHE = "cache without an article"
    TEMPORARY = "left over from an interrupted write"
    SIDECAR = "metadata without an article"
    PAGE = "page without an article"


TOLD_ONLY: Final = frozenset({Kind.SIDECAR, Kind.PAGE})
"""Never removed here: a person wrote it, or readers see it."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file that belongs to nothing."""

    path: str
    kind: Kind
    data: bytes = b""
    """What it held when it was judged: anything else is not removed."""
    kept: str = ""
    """Why it is not removed; empty if it may be."""
    commit: str = ""
    """The commit that has this very content of a person's; empty if there is nothing of a person's in it."""


def leftovers(workspace: Workspace) -> tuple[Leftover, ...]:
    """Everything that belongs to no article, by kind and path. Writes nothing."""
    repo, problem = _repository(workspace)
    catalogs = [_judged(workspace, path, kind) for path, kind in _catalogs(workspace)]
    persons = [left.path for left in catalogs if left.kept]
    backed = _backed(repo, persons, {left.path: left.data for left in catalogs}) if repo and persons else {}
    hint = f"a person's work, and {problem or _why(repo)}"
    judged = [
        replace(left, kept="", commit=backed[left.path])
        if left.path in backed
        else replace(left, kept=left.kept and hint)
        for left in catalogs
    ]
    stay = {f"{TEMPLATES}/{_article(left.path)}.pot" for left in judged if left.kept}
    others = (
        Leftover(path, kind, _data(workspace, path), _kept(path, kind, stay))
        for path, kind in (
            *_templates(workspace),
            *_caches(workspace),
            *_temporary(workspace),
            *_sidecars(workspace),
            *_pages(workspace),
        )
    )
    order = list(Kind)
    return tuple(sorted((*judged, *others), key=lambda left: (order.index(left.kind), left.path)))


def _article(catalog: str) -> str:
    """The id of a catalog's article."""
    return catalog.removeprefix(f"{LOCALES}/").partition("/")[2].removesuffix(".po")


def _kept(path: str, kind: Kind, stay: Container[str]) -> str:
    if path in stay:
        return "by it an article is known that was renamed and takes along its catalogs, which stay"
    return "only told" if kind in TOLD_ONLY else ""


def remove(workspace: Workspace, found: Sequence[Leftover]) -> tuple[Leftover, ...]:
    """Remove what may be removed; what was. A file that changed since it was judged stays."""
    with workspace.store.locked():
        return tuple(left for left in found if not left.kept and _removed(workspace, left))


def _removed(workspace: Workspace, left: Leftover) -> bool:
    return _data(workspace, left.path) == left.data and workspace.store.remove(left.path)


def _repository(workspace: Workspace) -> tuple[Repository | None, str]:
    try:
        return repository(workspace.store.root), ""
    except StoreError as error:
        return None, error.problems[0].message


def _why(repo: Repository | None) -> str:
    return "git does not have it as it is: commit it first" if repo else "there is no git repository that has it"


def _data(workspace: Workspace, path: str) -> bytes:
    try:
        return workspace.store.read(path) or b""
    except TranslateError:
        return b""


def _catalogs(workspace: Workspace) -> Iterator[tuple[str, Kind]]:
    known = {source.id for source in workspace.sources}
    folders = {locale.folder for locale in workspace.config.locales}
    for path in workspace.store.files(LOCALES):
        folder, _, name = path.removeprefix(f"{LOCALES}/").partition("/")
        if not name.endswith(".po") or f"{LOCALES}/{folder}" == TEMPLATES:
            continue
        if folder not in folders:
            yield path, Kind.FOREIGN
        elif name.removesuffix(".po") not in known:
            yield path, Kind.CATALOG


def _judged(workspace: Workspace, path: str, kind: Kind) -> Leftover:
    """A catalog, kept if there is anything of a person's in it, or if it cannot be read."""
    data = _data(workspace, path)
    try:
        catalog = read(data, path)
    except TranslateError:
        return Leftover(path, kind, data, "person")
    persons = any(worth_keeping(entry.message) for entry in catalog.entries) or any(
        map(str.strip, (*catalog.header.comments, *catalog.gaps, catalog.tail))
    )
    return Leftover(path, kind, data, "person" if persons or not data else "")


def _backed(repo: Repository, paths: Sequence[str], contents: dict[str, bytes]) -> dict[str, str]:
    """The commit that has exactly this content, by path."""
    head = (repo.text("rev-parse", "--verify", "--quiet", "HEAD") or "").strip()
    committed = repo.committed(LOCALES) if head else {}
    found: dict[str, str] = {}
    with repo.reader() as content:
        for path in paths:
            data = content(committed[path]) if path in committed else None
            if data is not None and data.replace(b"\r\n", b"\n") == contents[path].replace(b"\r\n", b"\n"):
                found[path] = head
    return found


def _templates(workspace: Workspace) -> Iterator[tuple[str, Kind]]:
    known = {source.template for source in workspace.sources}
    for path in workspace.store.files(TEMPLATES):
        if path.endswith(".pot") and path not in known:
            yield path, Kind.TEMPLATE


def _caches(workspace: Workspace) -> Iterator[tuple[str, Kind]]:
    known = {source.id for source in workspace.sources}
    folders = {locale.folder for locale in workspace.config.locales}
    for path in workspace.store.files(REJECTED):
        folder, _, name = path.removeprefix(f"{REJECTED}/").partition("/")
        if folder not in folders or name.removesuffix(".json") not in known:
            yield path, Kind.CACHE


def _temporary(workspace: Workspace) -> Iterator[tuple[str, Kind]]:
    """What a killed command left, where commands write. A command at work has the lock, and its file is gone when we have it."""
    root = workspace.store.root
    marks = (*root.glob(f"*/{SITE}"), *root.glob(f"*/.{SITE}{_TEMPORARY}"))
    sites = (mark.parent.name for mark in marks)
    folders = dict.fromkeys((SOURCE, LOCALES, MEMORY, CACHE, PUBLIC, PREVIEW, *sites))
    found = set(root.glob(f".*{_TEMPORARY}"))
    for folder in folders:
        if not (root / folder).is_symlink():
            found.update((root / folder).rglob(f".*{_TEMPORARY}"))
    for path in sorted(found):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(root).as_posix(), Kind.TEMPORARY


def _sidecars(workspace: Workspace) -> Iterator[tuple[str, Kind]]:
    known = {f"{SOURCE}/{source.id}{SIDECAR}" for source in workspace.sources}
    for path in workspace.store.files(SOURCE, hidden=True):
        if path.endswith(SIDECAR) and path not in known:
            yield path, Kind.SIDECAR


def pages_of(workspace: Workspace, article: str) -> tuple[str, ...]:
    """The pages of an article that is gone, in every locale: readers have their addresses, so nobody removes them unasked."""
    return tuple(path for path, _ in _pages(workspace) if path.split("/", 2)[2] == f"{article}.html")


def _pages(workspace: Workspace) -> Iterator[tuple[str, Kind]]:
    """Pages of the site that no article has any more, and whole folders of locales that went away."""
    config = workspace.config
    tags = {locale.tag for locale in (config.source_locale, *config.locales)}
    addresses = {address for source in workspace.sources for address in _addresses(workspace, source)}
    assets = set(workspace.assets)
    for path in workspace.store.files(PUBLIC):
        tag, _, name = path.removeprefix(f"{PUBLIC}/").partition("/")
        if not name.endswith(".html"):
            continue
        if tag not in tags or (
            name not in addresses and name not in assets and PurePosixPath(name).stem not in RESERVED
        ):
            yield path, Kind.PAGE


def _addresses(workspace: Workspace, source: Source) -> Iterator[str]:
    """Where a page of an article may lie: under its id, or under its slug."""
    yield f"{source.id}.html"
    try:
        slug = workspace.with_metadata(source).metadata.get("slug")
    except TranslateError:
        return
    if isinstance(slug, str) and is_slug(slug):
        yield f"{'/'.join((*source.id.split('/')[:-1], slug))}.html"
