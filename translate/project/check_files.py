"""Files of a project that ``check`` looks at beside articles and catalogs: the memory's, and those git has not merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.catalogs.conflicts import has_markers
from translate.errors import InputError, Problem, TranslateError
from translate.model.locale import Locale
from translate.project.git import all_unmerged
from translate.project.memory import tmx_files
from translate.project.workspace import LOCALES, Source, Workspace


def broken_memories(workspace: Workspace) -> Iterator[tuple[str, Problem]]:
    """The TMX files of the memory that cannot be read to their end: path and problem. Nothing of them is ever drafted."""
    from translate.memory.tmx_read import read_tmx

    try:
        paths = tmx_files(workspace)
    except TranslateError as error:
        yield from ((problem.path, problem) for problem in error.problems)
        return
    for path in paths:
        try:
            with workspace.store.path(path).open("rb") as file:
                for _ in read_tmx(file, path):
                    pass
        except InputError as error:
            yield from ((path, problem) for problem in error.problems)
        except (TranslateError, OSError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            yield path, Problem(f"cannot read it: {why}", path)


def unmerged(
    workspace: Workspace, sources: Sequence[Source], locales: Sequence[Locale]
) -> Iterator[tuple[str, Problem, Source | None, Locale | None]]:
    """Catalogs and templates that git could not merge and that hold no markers: they look whole, and hold one side only.

    Gives path and problem, with the article and the locale of a catalog. Those of other articles and locales are left out.
    """
    left = all_unmerged(workspace.store.root, LOCALES)
    if not left:
        return
    owners = {source.template: (source, None) for source in workspace.sources} | {
        source.catalog(locale): (source, locale) for source in workspace.sources for locale in workspace.config.locales
    }
    everything = len(sources) == len(workspace.sources) and len(locales) == len(workspace.config.locales)
    for path in sorted(left):
        source, locale = owners.get(path, (None, None))
        asked = everything if source is None else source in sources and (locale is None or locale in locales)
        if not asked or not path.endswith((".po", ".pot")):
            continue
        data = workspace.store.read(path)
        if data is not None and not has_markers(data):
            hint = f"Merge both message by message: translate resolve {path}"
            told = Problem("git has not merged it: what the other side did is not in this file", path, 0, hint)
            yield path, told, source, locale
