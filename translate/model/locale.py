"""Locales: BCP 47 in configuration, pages and glossary; gettext's spelling in folders and headers. One function each way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}|[a-z]{5,8})(?:-(?P<script>[a-z]{4}))?(?:-(?P<territory>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE,
)
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
_RTL_SCRIPTS = frozenset(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"])
SPACELESS = frozenset(("zh", "ja", "yue", "wuu"))
"""Languages that set no space between sentences."""
_DEFAULT_PLURALS = "nplurals=2; plural=(n != 1);"


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as readers and tools know it. Make one with :func:`parse`."""

    tag: str
    """BCP 47, canonical case: ``zh-Hans``, ``sr-Latn``, ``pt-BR``."""
    language: str
    script: str = ""
    territory: str = ""
    name: str = ""
    """In its own language, from ``[locales.…] name`` or Babel, else the tag."""
    direction: str = "ltr"
    plural_forms: str = _DEFAULT_PLURALS
    """The catalog header ``Plural-Forms``."""
    known: bool = True
    """False if Babel has no data: a warning, not an error."""

    @property
    def folder(self) -> str:
        """Gettext's spelling, for the folder below ``locales/`` and the header ``Language``: ``sr_Latn``."""
        return self.tag.replace("-", "_")

    @property
    def between(self) -> str:
        """What stands between two sentences."""
        return "" if self.language in SPACELESS else " "

    def __str__(self) -> str:
        return self.tag


def canonical(text: str) -> str:
    """BCP 47 tag in canonical case of any spelling people use (``zh_cn``, ``sr@latin``, ``pt-br``).

    Raises ``ValueError`` if the text is not a well-formed language tag (RFC 5646 §2.1, without the irregular ones).
    """
    base, _, modifier = text.strip().partition("@")
    base = base.partition(".")[0].replace("_", "-")
    if modifier:
        script = _MODIFIERS.get(modifier.lower())
        if script is None:
            raise ValueError(f"{text!r}: the modifier @{modifier} is not known")
        first, _, tail = base.partition("-")
        base = "-".join(filter(None, (first, script, tail)))
    match = _TAG.fullmatch(base)
    if match is None:
        raise ValueError(f"{text!r} is not a well-formed language tag")
    parts = [match["language"].lower()]
    if match["script"]:
        parts.append(match["script"].title())
    if match["territory"]:
        parts.append(match["territory"].upper())
    return "-".join(parts) + (match["rest"] or "").lower()


@cache
def parse(text: str) -> Locale:
    """The locale of a tag, with name, direction and plurals from Babel where Babel knows it.

    Raises ``ValueError`` as :func:`canonical` does.
    """
    tag = canonical(text)
    match = _TAG.fullmatch(tag)
    assert match is not None  # canonical() gives well-formed tags only
    language, script, territory = match["language"], match["script"] or "", match["territory"] or ""
    bare = Locale(tag, language, script, territory, name=tag, known=False)
    import babel

    names = ["_".join(filter(None, p)) for p in ((language, script, territory), (language, territory), (language,))]
    for name in dict.fromkeys(names):
        try:
            data = babel.Locale.parse(name, resolve_likely_subtags=True)
        except (babel.UnknownLocaleError, ValueError):
            continue
        display = data.get_display_name(data) if name == names[0] else data.get_language_name()
        return replace(
            bare,
            name=(display or tag)[:1].upper() + (display or tag)[1:],
            direction="rtl" if script in _RTL_SCRIPTS else "ltr" if script else data.text_direction,
            plural_forms=_plurals(name),
            known=True,
        )
    return replace(bare, direction="rtl" if script in _RTL_SCRIPTS else "ltr")


def direction_of(text: str, *, default: str) -> str:
    """``ltr`` or ``rtl`` for a language named in an article, which may be anything; the default for what is no tag."""
    try:
        return parse(text).direction
    except ValueError:
        return default


def _plurals(name: str) -> str:
    """Gettext's ``Plural-Forms`` value, in the spelling ``msginit`` writes."""
    from babel.messages.plurals import get_plural

    count, expression = get_plural(name)
    return f"nplurals={count}; plural={expression};"
