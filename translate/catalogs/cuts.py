"""A unit whose text did not change keeps the cuts recorded in its template, whatever segmenter is installed (DESIGN §6)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.catalogs.template import Record
from translate.html.cut import Cutter
from translate.html.inline import plain
from translate.segmentation.places import TERMINATORS

_NO_LETTER = re.compile(r"[\W\d_]+")
_SPACE = re.compile(r"\s+")


def keeping(record: Record, cutter: Cutter, *, whole: bool = False) -> Cutter:
    """A cutter that cuts known units as before and asks the given one about new ones.

    Arguments: ``record``, of the last extraction; ``cutter``, for units it does not hold; ``whole``, it is for units that
    the project wants in one piece.
    Of units with equal text the one with most cuts counts: where another has fewer, its tags allow no more, and
    attributes are never cut. For units in one piece it is the one with fewest.
    """
    known: dict[str, tuple[str, ...]] = {}
    for unit in record.units:
        texts = tuple(plain(msgid) for _, msgid in unit)
        letters = _NO_LETTER.sub("", "".join(texts))
        before = known.get(letters)
        if before is None or (len(texts) < len(before) if whole else len(texts) > len(before)):
            known[letters] = texts

    def cut(text: str) -> Sequence[int]:
        texts = known.get(_NO_LETTER.sub("", text))
        found = None if texts is None else _places(text, texts)
        return cutter(text) if found is None else found

    return cut


def _places(text: str, texts: tuple[str, ...]) -> list[int] | None:
    """Where a text is cut so that the sentences come out, white space and letterless gaps aside; None if it does not fit.

    A sentence without letters is no message, so it stands in no record: ``One came. 1984. Two went.``
    """
    solid = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    packed = "".join(text[start:end] for start, end in solid)
    ends: list[int] = []
    position = 0
    for left, sentence in zip(range(len(texts), 0, -1), texts, strict=True):
        wanted = _SPACE.sub("", sentence)
        at = packed.find(wanted, position)
        if at < 0 or _NO_LETTER.sub("", packed[position:at]):
            return None
        if at and packed[at - 1] in TERMINATORS:
            ends.append(at)
        position = at + len(wanted)
        if packed[position - 1] in TERMINATORS or left > 1:
            ends.append(position)
    return _unpacked(sorted({end for end in ends if 0 < end < len(packed)}), solid)


def _unpacked(ends: list[int], solid: list[tuple[int, int]]) -> list[int]:
    """Offsets in a text from offsets in its non-blank characters."""
    out: list[int] = []
    seen = index = 0
    for end in ends:
        while index < len(solid) and seen + solid[index][1] - solid[index][0] < end:
            seen += solid[index][1] - solid[index][0]
            index += 1
        out.append(solid[index][0] + end - seen)
    return out
