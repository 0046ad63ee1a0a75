"""What an article says about itself beside its text: front matter, and the sidecar ``<article>.meta.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.errors import InputError, Problem
from translate.formats.base import Format
from translate.html.extract import same_language
from translate.model import locale as locales
from translate.model.content import Metadata
from translate.model.metadata import entries, is_slug, judge, plain
from translate.project.config import Config
from translate.utf8 import decoded
from translate.yamlfile import Mapping, Problems, Scalar, load

File = tuple[str, bytes | None]
"""A path relative to the project, and what the file holds; None if there is none."""


def read(data: bytes, path: str) -> Metadata:
    """The keys of a sidecar, nested ones dotted; a list of texts is a tuple. See :mod:`translate.model.metadata`.

    Raises :class:`~translate.errors.InputError` with every problem and its line.
    """
    node = load(decoded(data, path), path)
    problems = Problems(path)
    if isinstance(node, Scalar) and not node.text:
        return {}
    if not isinstance(node, Mapping):
        problems.add(node.line, f"the metadata is a {node.kind}", hint="Write key: value lines.")
    judge(node, problems, shared=False)
    problems.check()
    return plain(entries(node))


def article_metadata(
    form: Format, article: File, sidecar: File, *, config: Config
) -> tuple[Metadata, tuple[Problem, ...]]:
    """What both files say together, and warnings; where both name a key, the sidecar counts.

    Arguments: ``form``, the article's format; ``config``, for the locales there are.
    Raises :class:`~translate.errors.InputError` with every problem of either file.
    """
    found: dict[str, str | tuple[str, ...]] = {}
    problems: list[Problem] = []
    for (path, data), reader in ((article, form.metadata), (sidecar, read)):
        try:
            found.update(reader(data, path) if data is not None else {})
        except InputError as error:
            problems += error.problems
    if not problems:
        problems += _other_language(found, (sidecar, article), config)
    if problems:
        raise InputError(*problems)
    return found, tuple(_warnings(found, (sidecar, article), config))


def _other_language(metadata: Metadata, files: tuple[File, File], config: Config) -> Iterator[Problem]:
    tag = metadata.get("source-locale")
    if isinstance(tag, str) and tag and not same_language(tag, config.source_locale.tag):
        yield Problem(
            f"the article is in {tag}; articles in another language than {config.source_locale} are not supported yet",
            *_place("source-locale", files),
            "Make it a project of its own.",
        )


def _warnings(metadata: Metadata, files: tuple[File, File], config: Config) -> Iterator[Problem]:
    own = metadata.get("locales", ())
    known = {locale.tag for locale in (*config.locales, config.source_locale)}
    for tag in filter(None, (own,) if isinstance(own, str) else own):
        if locales.canonical(tag) not in known:
            hint = f"It has: {', '.join(map(str, config.locales))}."
            yield Problem(f"the project has no locale {tag}", *_place("locales", files), hint)
    slug = metadata.get("slug")
    if isinstance(slug, str) and slug and not is_slug(slug):
        hint = "small letters, digits and single hyphens, as in rail-war"
        yield Problem(f"the slug {slug!r} is no file name; it is passed over", *_place("slug", files), hint)


def _place(key: str, files: tuple[File, File]) -> tuple[str, int]:
    """The file that counts for a key, and its line there."""
    pattern = re.compile(rf"""^[ \t{{]*["']?{key}["']?[ \t]*[:=]""".encode(), re.MULTILINE)
    for path, data in files:
        if data is not None and (match := pattern.search(data)):
            return path, data.count(b"\n", 0, match.end()) + 1
    return files[1][0], 0
