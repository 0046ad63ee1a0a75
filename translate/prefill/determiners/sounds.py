"""How a word begins, as far as the little words before it care: ``l'eau``, ``lo zaino``, ``el agua``, ``España e Italia``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

_STRESSED_A: Final = frozenset(
    "abra acta agua águila ala alba alca alga alma alta alza ama ancla ansia ánsar arca ardea área arma arpa arte asa ascua"
    " asma asta aula ave aya habla hacha hada hambre haba hampa haya haz alas aguas armas".split()
)
_ASPIRATED: Final = re.compile(
    r"h(?:a(?:ch|g|i[en]|ll|meau|milt|mas|mbourg|mster|ndicap|ngar|nn?ov|ppen|ras|rcel|rcèl|rd|ricot|rvard|sard|ss|te|uss|ut|v[re]|waï|ye)"
    r"|é(?:ros$|risson|rault)|e(?:urt|zbollah)|i(?:boux?$|érarch|p-hop|ppie|ss)|o(?:ckey|lland|mard|ngr|nt|rd|rs|ublon|uille|uss|uthi)"
    r"|u(?:it|rl|tte|ssard)|ongkong|ong)"
)
_FRENCH_NO_VOWEL: Final = re.compile(r"(?:y(?![vsr])|o(?:nz|ui(?!e))|ouistiti|ouagadougou$|uhlan|ululer)")
_IMPURE: Final = re.compile(r"(?:s[^aeiouàèéìòùh\W\d_]|sh|z|x|y|gn|p[sn]|i[aeou])")
_VOWELS: Final = "aeiou"
_GROUP: Final = re.compile(r"[aeiouàáèéíïòóúü]+")


def has_sound(language: str, sound: str, word: str) -> bool:
    """True if a word begins with a sound: ``vowel``, ``strong vowel``, ``impure``, ``stressed a``, ``i`` or ``o``.

    Arguments: ``language``, ISO 639; ``word``, the text that follows, of which the first word counts.
    """
    first = re.match(r"[^\W\d_][\w'’-]*", word)
    if first is None:
        return False
    rule = _RULES.get((language, sound))
    return rule is not None and rule(first[0])


def bare(text: str) -> str:
    """Without letter case and accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def _stressed_a(word: str) -> bool:
    """Feminine nouns that take ``el``; names of letters and acronyms never do."""
    return not word[:2].isupper() and word.casefold() in _STRESSED_A


def _spanish_i(word: str) -> bool:
    return re.match(r"h?i(?![aeoéáó])", bare(word)) is not None and not (word[:2].isupper() and word[0] in "Hh")


def _spanish_o(word: str) -> bool:
    return re.match(r"h?o", bare(word)) is not None and not (word[:2].isupper() and word[0] in "Hh")


def _french_vowel(word: str) -> bool:
    small = word.casefold()
    if small[0] == "h":
        return not word[:2].isupper() and not _ASPIRATED.match(small)
    return bare(small)[0] in "aeiouyœæ" and not _FRENCH_NO_VOWEL.match(small)


def _italian_vowel(word: str) -> bool:
    small = bare(word)
    return small[0] in _VOWELS and not re.match(r"i[aeou]", small)


def _italian_impure(word: str) -> bool:
    return not word[:2].isupper() and _IMPURE.match(word.casefold()) is not None


def _catalan_vowel(word: str) -> bool:
    return re.match(r"h?[aeiou]", bare(word)) is not None and not re.match(r"h?[iu][aeou]", bare(word))


def _catalan_strong(word: str) -> bool:
    """As :func:`_catalan_vowel`, without the unstressed i and u that keep ``la`` whole: ``la història``."""
    if not _catalan_vowel(word):
        return False
    small = word.casefold().removeprefix("h")
    if bare(small)[0] not in "iu" or small[0] in "íú":
        return True
    if word[:2].isupper() or re.search("[àáèéíòóú]", small):
        return False
    groups = _GROUP.findall(small)
    two = len(groups) == 2 and all(len(group) == 1 for group in groups)
    return len(groups) == 1 or (two and re.search(r"(?:[aeiou]s?|[ei]n)$", small) is not None)


_RULES: Final[dict[tuple[str, str], Callable[[str], bool]]] = {
    ("es", "stressed a"): _stressed_a,
    ("es", "i"): _spanish_i,
    ("es", "o"): _spanish_o,
    ("fr", "vowel"): _french_vowel,
    ("it", "vowel"): _italian_vowel,
    ("it", "impure"): _italian_impure,
    ("ca", "vowel"): _catalan_vowel,
    ("ca", "strong vowel"): _catalan_strong,
}
