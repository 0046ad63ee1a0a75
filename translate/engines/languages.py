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

DEEPL = frozenset(
    "ace af an ar as ay az ba be bg bho bn br bs ca ceb ckb cs cy da de el en eo es et eu fa fi fr ga gl gn gom gu ha he "
    "hi hr ht hu hy id ig is it ja jv ka kk kmr ko ky la lb lmo ln lt lv mai mg mi mk ml mn mr ms mt my nb ne nl oc om "
    "pa pag pam pl prs ps pt qu ro ru sa scn sk sl sq sr st su sv sw ta te tg th tk tl tn tr ts tt uk ur uz vi wo xh yi "
    "yue zh zu".split()
)
_DEEPL_OTHER = {"no": "nb", "fil": "tl", "ku": "kmr", "kok": "gom"}
MICROSOFT = frozenset(
    "af am ar as az ba bg bho bn bo brx bs ca cs cy da de doi dsb dv el en es et eu fa fi fil fj fo fr ga gl gom gu ha he "
    "hi hne hr hsb ht hu hy id ig ikt is it iu ja ka kk km kmr kn ko ks ku ky ln lo lt lug lv lzh mai mg mi mk ml mni mr "
    "ms mt mww my nb ne nl nso nya or otq pa pl prs ps ro ru run rw sd si sk sl sm sn so sq st sv sw ta te th ti tk tn "
    "to tr ty ug uk ur uz vi xh yo yua yue zu".split()
)
_MICROSOFT_OTHER = {
    "no": "nb", "tl": "fil", "ckb": "ku", "ku": "kmr", "lg": "lug", "ny": "nya", "rn": "run", "kok": "gom", "hmn": "mww",
}  # fmt: skip
_MICROSOFT_SCRIPTS = {"zh": ("Hans", "Hant"), "sr": ("Cyrl", "Latn"), "mn": ("Cyrl", "Mong")}
MYMEMORY = frozenset(
    "af am ar as ast az ba be bg bm bn bo br bs ca ceb ckb cs cy da de dv dz el en eo es et eu fa fi fil fo fr fur ga gd "
    "gl gn gu ha haw he hi hr ht hu hy id ig ilo is it ja jv ka kab kk km kmr kn ko ky la lb lg li lij lmo ln lo lt ltg "
    "lv mai mg mi mk ml mn mr ms mt my nb ne nl nn nso ny oc om or pa pag pap pl ps pt qu ro ru rw sa sc scn sd si sk sl "
    "sm sn so sq sr ss st su sv sw szl ta te tg th ti tk tn to tpi tr ts tt uk ur uz vec vi war wo xh yi yo zh zu".split()
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


def deepl_codes(source: Locale, target: Locale) -> tuple[str, str] | None:
    """DeepL's codes for a pair, or None if DeepL does not translate it; where a target has variants, one is named."""
    one, other = _deepl_code(source), _deepl_code(target)
    if one is None or other is None or one == other:
        return None
    variant = {
        "en": "-US" if target.territory in ("", "US") else "-GB",
        "pt": "-BR" if target.territory in ("", "BR") else "-PT",
        "es": "" if target.territory in ("", "ES") else "-419",
        "zh": "-HANT" if script_of(target) == "Hant" else "-HANS",
    }
    return one.upper(), other.upper() + variant.get(other, "")


def _deepl_code(locale: Locale) -> str | None:
    if locale.language != "zh" and not _usual_script(locale):
        return None
    code = _DEEPL_OTHER.get(locale.language, locale.language)
    return code if code in DEEPL else None


def microsoft_code(locale: Locale) -> str | None:
    """Microsoft's code for a locale, or None if Microsoft does not translate it (or not in that script)."""
    if scripts := _MICROSOFT_SCRIPTS.get(locale.language):
        script = script_of(locale)
        return f"{locale.language}-{script}" if script in scripts else None
    if locale.language == "pt":
        return "pt" if locale.territory in ("", "BR") else "pt-pt"
    if (locale.language, locale.territory) == ("fr", "CA"):
        return "fr-ca"
    if not _usual_script(locale):
        return None
    code = _MICROSOFT_OTHER.get(locale.language, locale.language)
    return code if code in MICROSOFT else None


def mymemory_code(locale: Locale) -> str | None:
    """MyMemory's code for a locale (RFC 3066), or None if it has none."""
    if locale.language == "zh":
        return "zh-TW" if script_of(locale) == "Hant" else "zh-CN"
    if locale.language == "sr" and script_of(locale) in ("Cyrl", "Latn"):
        return f"sr-{script_of(locale)}-RS"
    code = {"no": "nb", "tl": "fil"}.get(locale.language, locale.language)
    if not _usual_script(locale) or code not in MYMEMORY:
        return None
    return f"{code}-{locale.territory}" if locale.territory else {"pt": "pt-PT"}.get(code, code)


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
