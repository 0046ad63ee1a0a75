"""Pages and their translations, made up: a language that a function makes of English."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from translate.alignment.pages import LEAST, Alignment, align
from translate.formats.base import Reading
from translate.formats.html import PLUGIN
from translate.model.content import Article
from translate.segmentation.sentences import cutter

_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувщхъз")
_TAG = re.compile(r"<[^>]*>")
_CONSONANTS = "bcdfghjklmnprstvz"


def article(page: str, *, language: str = "en", mode: str = "sentence") -> Article:
    """The article in a page."""
    return PLUGIN.read(page.encode(), Reading("a", "a.html", cutter(language, mode), language=language))


def aligned(source: str, old: str, *, languages: tuple[str, str] = ("en", "es"), mode: str = "sentence") -> Alignment:
    """Two pages, aligned."""
    return align(
        article(source, language=languages[0], mode=mode),
        article(old, language=languages[1], mode=mode),
        languages=languages,
    )


def texts(found: Alignment, *, least: int = LEAST) -> dict[str, str]:
    """What would be written, by msgid."""
    usable = [draft for draft in found.drafts if draft.score >= least and not draft.problem]
    return {
        key[1]: target for draft in usable for key, target in zip(draft.keys, draft.targets, strict=True)
    }  # fmt: skip


def scores(found: Alignment) -> dict[str, int]:
    """The score of each draft, by msgid."""
    return {key[1]: draft.score for draft in found.drafts for key in draft.keys}


def cyrillic(text: str) -> str:
    """The other language: another script, capitals as they are made; tags stay."""
    return _outside_tags(text, lambda part: part.lower().translate(_LETTERS).capitalize())


def longer(text: str) -> str:
    """Another language in the same script: each word reversed, and a fifth longer."""
    return _outside_tags(text, lambda part: re.sub(r"[^\W\d]+", lambda m: m[0][::-1] + "um"[: len(m[0]) // 4], part))


def _outside_tags(text: str, change: Callable[[str], str]) -> str:
    out, position = [], 0
    for match in _TAG.finditer(text):
        out += (change(text[position : match.start()]), match[0])
        position = match.end()
    return "".join(out) + change(text[position:])


def sentence(chance: random.Random, *, least: int = 4, most: int = 24) -> str:
    """Words nobody knows, with a capital and a full stop."""
    words = [
        "".join(chance.choice(_CONSONANTS) + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))
        for _ in range(chance.randint(least, most))
    ]
    return f"{' '.join(words).capitalize()}."


def paragraphs(number: int, *, seed: int = 1, sentences: int = 1) -> list[list[str]]:
    """Paragraphs of up to so many sentences."""
    chance = random.Random(seed)
    return [[sentence(chance) for _ in range(chance.randint(1, sentences))] for _ in range(number)]


def page(blocks: Sequence[str], *, language: str = "en") -> str:
    """A page of blocks; what is no element becomes a paragraph."""
    made = "\n".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    return f'<!DOCTYPE html>\n<html lang="{language}"><body>\n{made}\n</body></html>\n'
