"""Sentence boundaries of a unit, by the segmenter that does best in its language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from translate.segmentation.quotation import keep
from translate.segmentation.segmenters import SEGMENTERS

BEST: Final[dict[str, str]] = {
    **dict.fromkeys("ar es it pt ru sv uk zh".split(), "hybrid"),
    **dict.fromkeys("de fa fr pl".split(), "choppa"),
    "he": "plain",
}
"""By language: the segmenter with most exact matches on running text in our evaluation; the others take sentencex."""

DEFAULT: Final = "sentencex"


def segmenter_name(language: str) -> str:
    """The segmenter used for a language; recorded in templates.

    Arguments: ``language``, a BCP 47 tag; only its primary subtag counts.
    """
    return BEST.get(language.partition("-")[0].lower(), DEFAULT)


def boundaries(text: str, language: str) -> list[int]:
    """Offsets behind each sentence of a text, ascending, its own end left out.

    Arguments: ``text``, a unit's plain text; ``language``, its BCP 47 tag.
    A quotation that is short, or after which the sentence goes on, is never cut.
    """
    if not any(mark in text for mark in _MARKS):
        return []
    primary = language.partition("-")[0].lower()
    return keep(text, SEGMENTERS[segmenter_name(primary)](text, primary))


def cutter(language: str, mode: str) -> Callable[[str], Sequence[int]]:
    """The function a format uses for its units.

    Arguments: ``language``, of the article; ``mode``, ``sentence`` or ``paragraph`` (``segmentation`` in the configuration).
    """
    return partial(boundaries, language=language) if mode == "sentence" else _uncut


def _uncut(_: str) -> Sequence[int]:
    return ()


_MARKS = ".!?…。！？؟।॥።։।။\u06d4\n"
"""A text without any of these is one sentence in every language we know."""
