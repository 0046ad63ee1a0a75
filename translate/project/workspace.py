"""A project on disk: its configuration, its articles, its glossary."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from translate.errors import InputError, Problem, UsageError
from translate.formats.base import Format
from translate.model import locale as locales
from translate.model.content import Metadata
from translate.project import config as configuration
from translate.project.config import Config, glob, selected
from translate.project.store import Store
from translate.registry import discover
from translate.utf8 import decoded

if TYPE_CHECKING:
    from translate.html.its import Rules
    from translate.model.locale import Locale
    from translate.segmentation.srx_rules import Rules as SentenceRules
    from translate.terminology.glossary import Glossary
    from translate.terminology.matcher import Matcher

SOURCE = "source"
LOCALES = "locales"
TEMPLATES = f"{LOCALES}/templates"
GLOSSARY = "glossary.yaml"
PRIVATE_GLOSSARY = "glossary.private.yaml"
SIDECAR = ".meta.yaml"
CONFIGURATION = "translate.toml"
_WORKING_FILES = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp", ".docx", ".odt", ".po", ".pot")
"""What editors leave behind or articles are written in: never published as it is."""
PYPROJECT = "pyproject.toml"
RESERVED = frozenset(("index", "404", "feed", "sitemap"))
"""Names of pages that the site itself needs."""
_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """An article file, not read yet."""

    id: str
    path: str
    format: str
    metadata: Metadata = field(default_factory=dict)
    """Of front matter and sidecar: ``locales``, ``licence``, ``author``, ``date``, ``confidential``, ``translate`` …"""
    warnings: tuple[Problem, ...] = ()
    """What is odd about the metadata, but stops nothing."""

    @property
    def template(self) -> str:
        """Path of its POT."""
        return f"{TEMPLATES}/{self.id}.pot"

    def catalog(self, locale: Locale) -> str:
        """Path of its catalog in a locale."""
        return f"{LOCALES}/{locale.folder}/{self.id}.po"

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes-or-no key of the metadata."""
        value = self.metadata.get(name)
        return (
            default if not isinstance(value, str) or not value else value.strip().lower() in ("true", "yes", "on", "1")
        )


@dataclass(frozen=True)
class Workspace:
    """Everything the commands of one run share."""

    store: Store
    config: Config
    today: date

    @cached_property
    def formats(self) -> dict[str, Format]:
        """Formats by file suffix."""
        plugins = discover("translate.formats", Format)  # type: ignore[type-abstract]  # a Protocol names the kind
        return {suffix: plugin for plugin in plugins.values() for suffix in plugin.suffixes}

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All articles, sorted by id. Raises :class:`UsageError` if ids clash."""
        found: dict[str, Source] = {}
        problems: list[Problem] = []
        for path in self.store.files(SOURCE, hidden=True):
            suffix = PurePosixPath(path).suffix.lower()
            if path.lower().endswith((".meta.yml", SIDECAR)) and not path.endswith(SIDECAR):
                # passed over, it could be the one that says confidential: true
                problems.append(Problem("metadata is read from .meta.yaml only", path, 0, "Rename it."))
            if suffix not in self.formats:
                continue
            article = path[len(SOURCE) + 1 : -len(suffix)]
            key = article.casefold()
            if _UNSPEAKABLE.search(path):
                problems.append(Problem("the name is not UTF-8 or holds control characters", path, 0, "Rename it."))
            elif key.rpartition("/")[2] in RESERVED:
                problems.append(
                    Problem(f"an article cannot be called {article!r}", path, 0, "The site needs that name.")
                )
            elif key in found:
                problems.append(
                    Problem(f"clashes with {found[key].path}: both are the article {article!r}", path, 0, "Rename one.")
                )
            else:
                found[key] = Source(article, path, self.formats[suffix].id)
        if problems:
            raise UsageError(*problems)
        return tuple(sorted(found.values(), key=lambda s: s.id))

    @cached_property
    def assets(self) -> tuple[str, ...]:
        """Every other file under ``source/`` that belongs on a site, by its path below it."""
        articles = {source.path for source in self.sources}
        return tuple(
            path[len(SOURCE) + 1 :]
            for path in self.store.files(SOURCE)
            if path not in articles and not path.endswith((SIDECAR, *_WORKING_FILES))
        )

    def orphans(self) -> tuple[str, ...]:
        """Catalogs of the configured locales that belong to no article: one was renamed or removed."""
        known = {source.catalog(locale) for source in self.sources for locale in self.config.locales}
        folders = (f"{LOCALES}/{locale.folder}" for locale in self.config.locales)
        found = (path for folder in folders for path in self.store.files(folder) if path.endswith(".po"))
        return tuple(path for path in found if path not in known)

    def chosen(self, wanted: tuple[str, ...]) -> tuple[Source, ...]:
        """The articles named on a command line: ids, globs or paths; all if none is named."""
        if not wanted:
            return self.sources
        out: dict[str, Source] = {}
        for name in wanted:
            matches = self._matches(name.replace(os.sep, "/")) or self._matches(self._as_path(name))
            if not matches:
                near = get_close_matches(name, [s.id for s in self.sources], 1)
                hint = f"Did you mean {near[0]!r}?" if near else f"Articles lie in {SOURCE}/."
                if any(name in (locale.tag, locale.folder) for locale in self.config.locales):
                    hint = f"Did you mean --locale {name}?"
                raise UsageError(Problem(f"there is no article {name!r}", hint=hint))
            out.update({s.id: s for s in matches})
        return tuple(out[key] for key in sorted(out))

    def _matches(self, wanted: str) -> list[Source]:
        """The articles with this id, or those that a glob of ids selects."""
        return [s for s in self.sources if s.id == wanted] or [s for s in self.sources if glob(s.id, wanted)]

    def _as_path(self, name: str) -> str:
        """The id that a path from the current folder stands for; empty if it lies outside ``source/``."""
        absolute = Path(os.path.normpath(Path(name).absolute()))
        if not absolute.is_relative_to(self.store.root / SOURCE):
            return ""
        path = absolute.relative_to(self.store.root / SOURCE).as_posix()
        suffix = PurePosixPath(path).suffix
        return path.removesuffix(suffix) if suffix.lower() in self.formats else path

    def with_metadata(self, source: Source) -> Source:
        """The article with what its front matter and its sidecar say; where both do, the sidecar counts.

        Raises :class:`InputError` with every problem of either.
        """
        from translate.project.metadata import article_metadata

        sidecar = f"{SOURCE}/{source.id}{SIDECAR}"
        files = ((source.path, self.store.read(source.path)), (sidecar, self.store.read(sidecar)))
        form = self.formats[PurePosixPath(source.path).suffix.lower()]
        metadata, warnings = article_metadata(form, *files, config=self.config)
        return replace(source, metadata=metadata, warnings=warnings)

    def locales_of(self, source: Source) -> tuple[Locale, ...]:
        """The locales an article is translated into, in the configured order."""
        if not source.flag("translate", default=True):
            return ()
        own = source.metadata.get("locales")
        wanted = None
        if own is not None and own != "":
            wanted = {locales.canonical(tag) for tag in ((own,) if isinstance(own, str) else own) if tag}
        return tuple(
            locale
            for locale in self.config.locales
            if selected(source.id, self.config.settings(locale)) and (wanted is None or locale.tag in wanted)
        )

    @cached_property
    def its(self) -> Rules:
        """The project's ITS rules, ``[extract] its``. Raises :class:`InputError` if they are broken or missing."""
        from translate.html.its import NO_RULES, read_rules

        path = self.config.its
        if not path:
            return NO_RULES
        data = self.store.read(path)
        if data is None:
            raise InputError(Problem("there is no such file", path, 0, "It is named in [extract] its."))
        return read_rules(data, path=path, linked=partial(self.beside, path))

    @cached_property
    def sentence_rules(self) -> SentenceRules | None:
        """The project's own SRX file, ``[sentences] rules``. Raises :class:`InputError` if it is broken or missing."""
        from translate.segmentation.srx import read_srx

        path = self.config.sentence_rules
        if not path:
            return None
        data = self.store.read(path)
        if data is None:
            raise InputError(Problem("there is no such file", path, 0, "It is named in [sentences] rules."))
        return read_srx(data, path)

    def sentences(self, language: str) -> Callable[[str], Sequence[int]]:
        """Where a text of this language, a BCP 47 tag, is cut into segments in this project."""
        from translate.segmentation.sentences import cutter

        config = self.config
        return cutter(language, config.segmentation, rules=self.sentence_rules, abbreviations=config.abbreviations)

    def beside(self, path: str, name: str) -> bytes | None:
        """A file named relative to another one; None if there is none, or if it would lie outside the project."""
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        return None if wanted.startswith("../") else self.store.read(wanted)

    @cached_property
    def glossary(self) -> Glossary | None:
        """The glossary, private terms included; None if the project has none. Raises :class:`InputError`."""
        from translate.terminology.load import load, merge_private

        public = self.store.read(GLOSSARY)
        private = self.store.read(PRIVATE_GLOSSARY)
        glossary = load(decoded(public, GLOSSARY), GLOSSARY) if public is not None else None
        if private is None:
            return glossary
        secret = load(decoded(private, PRIVATE_GLOSSARY), PRIVATE_GLOSSARY)
        return merge_private(glossary or replace(secret, concepts=()), secret)  # which is what marks them private

    @cached_property
    def matcher(self) -> Matcher | None:
        """Of the glossary, compiled once for all uses. Raises :class:`InputError` if the glossary is broken."""
        from translate.terminology.matcher import Matcher

        return Matcher(self.glossary, self.config.source_locale.tag) if self.glossary else None


_TABLE = re.compile(r"""^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*["']?translate["']?[ \t]*[].]""", re.MULTILINE)


def configures(path: Path) -> bool:
    """True for a ``translate.toml``, and for a ``pyproject.toml`` with our table."""
    return os.path.isfile(path) and (  # noqa: PTH113  # Path.is_file raises where a parent cannot be read
        path.name != PYPROJECT or bool(_TABLE.search(_text(path)))
    )


def _text(path: Path) -> str:
    try:
        return decoded(path.read_bytes(), path.name)
    except OSError as error:
        raise UsageError(Problem(f"cannot read it: {error.strerror}", str(path))) from error
    except InputError as error:
        raise UsageError(*error.problems) from error


def find(start: Path, today: date) -> Workspace:
    """The project around a folder: the nearest one with ``translate.toml``, or a pyproject with ``[tool.translate]``.

    Raises :class:`UsageError` if there is none, if a folder has both, or if the configuration is wrong.
    """
    for folder in (start, *start.parents):
        found = [folder / name for name in (CONFIGURATION, PYPROJECT) if configures(folder / name)]
        if len(found) > 1:
            raise UsageError(Problem("both translate.toml and pyproject.toml configure this project", str(folder)))
        for path in found:
            section = ("tool", "translate") if path.name == PYPROJECT else ()
            return Workspace(Store(folder), configuration.load(_text(path), path.name, section=section), today)
    raise UsageError(
        Problem("this is no translate project: no translate.toml here or above", hint="Make one with: translate init")
    )
