"""Sentence boundaries of a unit: our own segmenter, or a project's rules; over both stands the rule of quotations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from translate.segmentation.engine import cut
from translate.segmentation.languages import language_of
from translate.segmentation.own_abbreviations import Abbreviations, abbreviations_of
from translate.segmentation.quotation import keep
from translate.segmentation.srx_rules import Rules

NAME: Final = "desk"
"""Our own segmenter in the record of a template."""


def segmenter_name(language: str, *, rules: Rules | None = None, abbreviations: tuple[str, ...] = ()) -> str:
    """The segmenter used for a language, for the record in templates: ``desk``, ``srx-1f3a9c77+abbr-9f21c0de``.

    Arguments: ``language``, a BCP 47 tag; ``rules``, the project's own SRX file; ``abbreviations``, which it lists.
    """
    name = f"srx-{rules.digest}" if rules is not None and rules.chosen(language) else NAME
    digest = abbreviations_of(abbreviations).digest
    return f"{name}+abbr-{digest}" if digest else name


def boundaries(text: str, language: str) -> list[int]:
    """Offsets behind each sentence of a text, ascending, its own end left out.

    Arguments: ``text``, a unit's plain text; ``language``, its BCP 47 tag.
    A quotation that is short, or after which the sentence goes on, is never cut.
    """
    return keep(text, _desk(text, language=_primary(language)))


def cutter(
    language: str, mode: str, *, rules: Rules | None = None, abbreviations: tuple[str, ...] = ()
) -> Callable[[str], Sequence[int]]:
    """The function a format uses for its units.

    Arguments: ``language``, of the article; ``mode``, ``sentence`` or ``paragraph`` (``segmentation`` in the
    configuration); ``rules``, the project's own SRX file; ``abbreviations``, behind which no sentence ends.
    The function raises :class:`~translate.errors.InputError` if a text takes the project's rules too long.
    """
    if mode != "sentence":
        return _uncut
    own = rules.segmenter(language) if rules is not None else None
    segmenter = own or partial(_desk, language=_primary(language))
    return partial(_cut, segmenter=segmenter, listed=abbreviations_of(abbreviations))


def _cut(text: str, *, segmenter: Callable[[str], list[int]], listed: Abbreviations) -> list[int]:
    return keep(text, listed.spared(text, segmenter(text)))


def _desk(text: str, *, language: str) -> list[int]:
    return cut(text, language, language_of(language))


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _uncut(_: str) -> Sequence[int]:
    return ()
