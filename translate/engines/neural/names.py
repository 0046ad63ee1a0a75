"""Which languages a model translates: by its folder's name, by its vocabulary's tokens, by BCP 47 in the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from translate.engines.languages import mode_pair
from translate.engines.neural.model import Side
from translate.model.locale import canonical, parse

_OWN = {"zt": ("zh-Hant",), "pb": ("pt-BR",), "no": ("nb", "no")}
"""Argos's and older codes that mean something else in BCP 47."""
_LEAD = re.compile(r".*?opus[-_]?(?:mt)?[-_]?", re.IGNORECASE)
_SIZES = frozenset("tc big base tiny small large bible translate argos ct2 marian".split())
_CODE = re.compile(r"[a-z]{2,3}")
_TOGETHER = re.compile(r"([a-z]{2})([a-z]{2})")
_TOKENS = tuple(
    re.compile(form)
    for form in (
        r">>(?P<code>[A-Za-z]{2,3}(?:_[A-Za-z0-9]{2,8})*)<<",  # OPUS-MT
        r"(?P<code>[a-z]{3}_[A-Z][a-z]{3})",  # NLLB-200
        r"__(?P<code>[a-z]{2,3})__",  # M2M-100
        r"(?P<code>[a-z]{2})_[A-Z]{2}",  # mBART-50
        r"<2(?P<code>[a-z]{2,3}(?:_[A-Z][a-z]{3})?)>",  # MADLAD-400
    )
)
_READS_ALL = (1, 2, 3)
"""Forms whose token stands before the source for the source's own language; the target's begins the output."""


def tags(code: str) -> tuple[str, ...]:
    """BCP 47 tags of a model's code: ``en``, ``ukr``, ``zho_Hans``, ``zt``; several for ``hbs``, none for no language."""
    if code in _OWN:
        return _OWN[code]
    language, _, rest = code.partition("_")
    pair = mode_pair(f"{language.lower()}{'_' + rest if rest else ''}-eng")
    return pair[0] if pair else ()


def languages_of(codes: Iterable[str]) -> tuple[Side, ...]:
    """Sides of a model without tokens, of codes or BCP 47 tags as people write them; what is no language is left out."""
    found: dict[str, Side] = {}
    for code in codes:
        for tag in tags(code) or _tag(code):
            found.setdefault(tag, Side(tag))
    return tuple(found.values())


def _tag(text: str) -> tuple[str, ...]:
    try:
        return (canonical(text),)
    except ValueError:
        return ()


def pair_of(name: str) -> tuple[str, str] | None:
    """The two codes in a folder's name (``opus-mt-tc-big-en-uk``, ``translate-en_uk-1_9``, ``enuk``), or None."""
    bare = _LEAD.sub("", name, count=1).lower()
    is_opus = len(bare) < len(name)  # only there may a code stand for a group of languages, as in opus-mt-en-zle
    words = [word for word in re.split(r"[-_.+ ]+", bare) if word]
    while words and words[0] in _SIZES:
        del words[0]
    together = _TOGETHER.fullmatch(words[0]) if len(words) == 1 else None
    for first, second in ((together[1], together[2]),) if together else pairwise(words):
        if _CODE.fullmatch(first) and _CODE.fullmatch(second) and (is_opus or (_is_known(first) and _is_known(second))):
            return first, second
    return None


def _is_known(code: str) -> bool:
    return any(parse(tag).known for tag in tags(code))


def told(vocabulary: Iterable[str]) -> tuple[tuple[Side, ...], bool]:
    """Languages that tokens of a vocabulary stand for, and whether a token names the source too.

    A model of one pair has none. The form that is there most often counts.
    """
    found: list[list[tuple[str, str]]] = [[] for _ in _TOKENS]
    for token in vocabulary:
        if 4 <= len(token) <= 24 and (token[0] in ">_<" or token[2:3] == "_" or token[3:4] == "_"):
            for form, hits in zip(_TOKENS, found, strict=True):
                if match := form.fullmatch(token):
                    hits.append((match["code"], token))
    most = max(range(len(found)), key=lambda at: len(found[at]))
    if len(found[most]) < (1 if most == 0 else 3):
        return (), False
    sides = [Side(tag, token) for code, token in found[most] for tag in tags(code)]
    return tuple(sides), most in _READS_ALL
