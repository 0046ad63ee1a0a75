"""Language codes: BCP 47 here, something else in every engine."""

from __future__ import annotations

import re
from functools import cache

from translate.model.locale import Locale, canonical

_SIDE = r"[a-z]{2,3}(?:[_@][A-Za-z]+)?"
_MODE = re.compile(rf"({_SIDE})-({_SIDE})")
_SERBO_CROATIAN = ("hr", "bs", "sr-Latn")

GOOGLE = frozenset(
    "af ak am ar as ay az be bg bho bm bn bs ca ceb ckb co cs cy da de doi dv ee el en eo es et eu fa fi fr fy ga gd gl "
    "gn gu ha haw hi hmn hr ht hu hy id ig ilo is it ja ka kk km kn ko kri ku ky la lb lg ln lo lt lus lv mai mg mi mk "
    "ml mn mr ms mt my ne nl nso ny om or pa pl ps pt qu ro ru rw sa sd si sk sl sm sn so sq sr st su sv sw ta te tg "
    "th ti tk tr ts tt ug uk ur uz vi xh yi yo zu".split()
)
_GOOGLE_OTHER = {"he": "iw", "jv": "jw", "nb": "no", "no": "no", "fil": "tl", "tl": "tl", "kok": "gom"}
LIBRE = frozenset(
    "ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pl pt ro ru sk sl "
    "sq sr sv th tl tr uk ur vi".split()
)


@cache
def script_of(locale: Locale) -> str:
    """ISO 15924 code of the script the locale is written in, by the tag or by CLDR's likely subtags; empty if unknown."""
    if locale.script:
        return locale.script
    from babel.core import get_global

    likely = get_global("likely_subtags")
    for name in (f"{locale.language}_{locale.territory}", locale.language):
        parts = str(likely.get(name, "")).split("_")
        if len(parts) > 1:
            return parts[1]
    return ""


def _usual_script(locale: Locale) -> bool:
    return not locale.script or locale.script == script_of(Locale(locale.language, locale.language))


def google_code(locale: Locale) -> str | None:
    """Google's code for a locale, or None if Google does not translate it (or not in that script)."""
    if locale.language == "zh":
        return "zh-TW" if script_of(locale) == "Hant" else "zh-CN"
    if not _usual_script(locale):
        return None
    code = _GOOGLE_OTHER.get(locale.language, locale.language)
    return code if code in GOOGLE or locale.language in _GOOGLE_OTHER else None


def libre_codes(locale: Locale) -> tuple[str, ...]:
    """LibreTranslate's codes for a locale, newest first (servers differ in age); empty if it has none."""
    if locale.language == "zh":
        return ("zh-Hant", "zt") if script_of(locale) == "Hant" else ("zh-Hans", "zh")
    if not _usual_script(locale):
        return ()
    if (locale.language, locale.territory) == ("pt", "BR"):
        return "pt-BR", "pb", "pt"
    language = {"fil": "tl", "no": "nb"}.get(locale.language, locale.language)
    return (language,) if language in LIBRE else ()


@cache
def mode_pair(mode: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Source and target tags of an Apertium mode's name (``eng-spa``, ``en-es``, ``spa-eng_US``), best first.

    None if the name is not that of a language pair. One side can stand for several locales: ``hbs`` is Croatian,
    Bosnian and Serbian in Latin script.
    """
    match = _MODE.fullmatch(mode)
    if match is None:
        return None
    source, target = _tags(match[1]), _tags(match[2])
    return (source, target) if source and target else None


def _tags(side: str) -> tuple[str, ...]:
    from babel.core import get_global

    language, _, variant = side.replace("@", "_").partition("_")
    if language in ("hbs", "sh"):
        one = {"HR": "hr", "BS": "bs", "SR": "sr-Latn"}.get(variant.upper())
        return (one,) if one else _SERBO_CROATIAN
    short = str(get_global("language_aliases").get(language, language))
    tag = "-".join(filter(None, (short, variant)))
    try:
        return (canonical(tag),)
    except ValueError:
        return ()


def serves(tag: str, locale: Locale) -> int:
    """How well an engine's language serves a locale: 0 not at all, then the higher the better.

    A locale is served by its own tag best, then by its bare language in the same script; a bare language also by a
    variant, but one territory never by another.
    """
    if tag == locale.tag:
        return 3
    language, _, rest = tag.partition("-")
    if language != locale.language:
        return 0
    if not rest:
        return 2 if _usual_script(locale) else 0
    if len(rest) == 4:
        return 2 if rest == script_of(locale) else 0
    return 1 if locale.tag == locale.language else 0
