"""Where an engine put a term, told from two of its answers: one to the text, one to the text with tokens for the terms.

Words that are only in the first are the term's. ``un agente policial`` beside ``un XQZ1 agente``: ``policial`` stands for
*police* there, whatever the engine makes of the bare word. Sure only if all else stayed the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from translate.model.content import Span
from translate.prefill.determiners.sounds import bare
from translate.prefill.determiners.tables import TABLES

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_AGREEING = re.compile(r"(?:[aeo]s?|s)$")
_STEM = 4
"""Letters at the beginning in which words of one root agree."""


def vanished(plain: str, other: str, *, language: str) -> list[Span]:
    """Ranges of ``plain`` whose words are not in ``other``; none if that is not the whole difference.

    Arguments: ``plain``, the answer to the text; ``other``, the answer with its tokens taken out; ``language``, ISO 639,
    whose small words (``de``, ``la``) may come and go; one inside a range is part of it only if it went.
    """
    table = TABLES.get(language)
    small = frozenset(map(bare, table.function_words)) if table else frozenset[str]()
    found = [(match, _word(match[0])) for match in _WORD.finditer(plain)]
    ours, theirs = Counter(word for _, word in found), Counter(map(_word, _WORD.findall(other)))
    less = ours - theirs
    gone = {word: count for word, count in less.items() if word not in small}
    if any(word not in small for word in theirs - ours) or any(ours[word] != count for word, count in gone.items()):
        return []
    spans: list[Span] = []
    together = False
    for at, (match, word) in enumerate(found):
        between = plain[found[at - 1][0].end() : match.start()] if at else ""
        together = together and not between.strip()
        if word in gone:
            if together and spans:
                spans[-1] = (spans[-1][0], match.end())
            else:
                spans.append(match.span())
            together = True
        elif word not in less:
            together = False
    return spans


def shared_out(
    plain: str, spans: Sequence[Span], owns: Sequence[tuple[str, int, tuple[str, ...]]]
) -> dict[str, list[Span]]:
    """Whose each range is; empty if that is not certain.

    Arguments: ``owns``, for each concept its id, how many ranges it must get, and the words that the engine uses for it.
    """
    if len(owns) == 1:
        id, count, _ = owns[0]
        return {id: list(spans)} if count == len(spans) else {}
    shares: dict[str, list[Span]] = {}
    for start, end in spans:
        words = [bare(word) for word in _WORD.findall(plain[start:end])]
        fits = [id for id, _, known in owns if any(_akin(word, other) for word in words for other in known)]
        if len(fits) != 1:
            return {}
        shares.setdefault(fits[0], []).append((start, end))
    return shares if all(len(shares.get(id, ())) == count for id, count, _ in owns) else {}


def roots(texts: Sequence[str]) -> tuple[str, ...]:
    """The words of some texts, without letter case and accents."""
    return tuple(dict.fromkeys(bare(word) for text in texts for word in _WORD.findall(text)))


def _word(text: str) -> str:
    """A word without what changes when it agrees with another noun."""
    plain = bare(text)
    return _AGREEING.sub("", plain) if len(plain) > _STEM else plain


def _akin(one: str, two: str) -> bool:
    return one == two or (len(one) >= _STEM and one[:_STEM] == two[:_STEM])
