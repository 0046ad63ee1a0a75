"""An article as its file and the record of its last extraction give it."""

from __future__ import annotations

from functools import partial

from translate.catalogs.conflicts import has_markers
from translate.catalogs.cuts import keeping
from translate.catalogs.entry import Catalog
from translate.catalogs.reader import read
from translate.catalogs.template import read_record
from translate.errors import InputError, Problem
from translate.formats.base import Reading
from translate.model.content import Article
from translate.project.workspace import Source, Workspace
from translate.segmentation.sentences import cutter, segmenter_name


def read_article(workspace: Workspace, source: Source, *, recut: bool = False) -> Article:
    """The article of a file, cut as its template records it.

    Arguments: ``recut``, cut anew on purpose. Raises :class:`~translate.errors.TranslateError` if it cannot be read.
    """
    return cut_by(workspace, source, None if recut else read_template(workspace, source))


def cut_by(workspace: Workspace, source: Source, template: Catalog | None) -> Article:
    """The article, known paragraphs cut as a template records it; all anew without one."""
    data = workspace.store.read(source.path)
    if data is None:
        raise InputError(Problem("the file is gone", source.path))
    language = workspace.config.source_locale.tag
    config = workspace.config
    rules, listed = workspace.sentence_rules, config.abbreviations
    cut, uncut = workspace.sentences(language), cutter(language, "paragraph")
    record = read_record(template) if template else None
    if record:
        cut, uncut = keeping(record, cut), keeping(record, uncut, whole=True)
    name = config.segmentation
    if name == "sentence":
        name = segmenter_name(language, rules=rules, abbreviations=listed)
    form = workspace.formats["." + source.path.rpartition(".")[2].lower()]
    reading = Reading(
        source.id, source.path, cut, name, language, config.front_matter, config.rules, workspace.its,
        partial(workspace.beside, source.path), uncut,
    )  # fmt: skip
    return form.read(data, reading)


def read_template(workspace: Workspace, source: Source, *, needed: bool = True) -> Catalog | None:
    """The template of the last extraction, None if there is none.

    Raises :class:`InputError` if it is ``needed`` and cannot be read: it says how paragraphs were cut.
    """
    data = workspace.store.read(source.template)
    if data is None:
        return None
    try:
        return read(data, source.template)
    except InputError as error:
        if not needed:
            return None
        if has_markers(data):
            raise  # it says how to resolve them, and nothing is lost
        hint = f"Bring it back (git checkout -- {source.template}), or cut anew: translate extract --recut {source.id}"
        lost = Problem("how paragraphs were cut into sentences is recorded here", source.template, 0, hint)
        raise InputError(*error.problems, lost) from error
