"""``translate.toml``: what a project wants. Read once into a frozen value; unknown keys are errors with a suggestion."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any

from translate.errors import Problem, UsageError
from translate.formats.base import FRONT_MATTER
from translate.html.rules import NO_RULES, Rules
from translate.model import locale as locales
from translate.model.locale import Locale

_SELECTORS = ("include", "exclude", "paragraph", "attributes")
"""In the order of :class:`Rules`."""
FORMAT = 1
"""Newest format of the configuration this version reads."""


@dataclass(frozen=True, slots=True)
class LocaleSettings:
    """``[locale.it]``, or ``[locales.it]`` where `locales` is no list."""

    include: tuple[str, ...] = ("**",)
    """Globs of article ids this locale translates."""
    exclude: tuple[str, ...] = ()
    preparing: bool = False
    """Catalogs are kept, nothing is published."""


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration, checked."""

    source_locale: Locale
    locales: tuple[Locale, ...]
    segmentation: str = "sentence"
    site_url: str = ""
    ready: float = 0.9
    """Share of words reviewed before a page is published for the first time."""
    drafts: str = "never"
    """``never``, or ``marked``: drafts are shown to readers, marked."""
    second_reader: bool = False
    """``[publish] accepted-drafts = "second-reader"``: a draft accepted as it was counts when a second person has signed."""
    engines: tuple[str, ...] = ()
    """``[prefill] engines``; empty: the local ones that are installed."""
    engine_settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    locale_settings: Mapping[str, LocaleSettings] = field(default_factory=dict)
    credit: bool = False
    rules: Rules = NO_RULES
    """``[extract]``: selectors."""
    front_matter: tuple[str, ...] = FRONT_MATTER
    """Keys of front matter that are translated."""
    its: str = ""
    """``[extract] its``: path of a file with ITS rules for all articles."""
    sentence_rules: str = ""
    """``[sentences] rules``: path of an SRX file in the project."""
    abbreviations: tuple[str, ...] = ()
    """``[sentences] abbreviations``: no sentence ends behind them."""
    warnings: tuple[Problem, ...] = ()
    memory_threshold: int = 75
    """``[memory] threshold``: score from which the memory offers a text."""

    def settings(self, locale: Locale) -> LocaleSettings:
        """``[locale.…]`` of a locale, or the defaults."""
        return self.locale_settings.get(locale.tag, LocaleSettings())

    def locale(self, text: str) -> Locale:
        """The configured locale of a command-line argument. Raises :class:`UsageError` for any other."""
        try:
            wanted = locales.canonical(text)
        except ValueError as error:
            raise UsageError(str(error)) from error
        for known in (*self.locales, self.source_locale):
            if known.tag == wanted:
                return known
        raise UsageError(
            Problem(f"the project has no locale {wanted}", hint=f"It has: {', '.join(map(str, self.locales))}.")
        )


_KEYS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "": {
        "format": int, "source-locale": str, "locales": (list, dict), "segmentation": str, "site-url": str,
        "locale": dict, "publish": dict, "prefill": dict, "engines": dict, "privacy": dict, "extract": dict,
        "sentences": dict, "memory": dict,
    },
    "extract": {"include": list, "exclude": list, "paragraph": list, "attributes": list, "front-matter": list, "its": str},
    "sentences": {"rules": str, "abbreviations": list},
    "publish": {"ready": (int, float), "drafts": str, "accepted-drafts": str},
    "prefill": {"engines": list},
    "privacy": {"credit": bool},
    "memory": {"threshold": int},
    "locales.*": {
        "include": list, "exclude": list, "preparing": bool, "name": str, "direction": str, "plurals": str,
    },
}  # fmt: skip
_CHOICES = {
    "segmentation": ("sentence", "paragraph"), "drafts": ("never", "marked"), "direction": ("ltr", "rtl"),
    "accepted-drafts": ("count", "second-reader"),
}  # fmt: skip
_NAMES = {
    str: "a string",
    int: "a whole number",
    list: "a list",
    dict: "a table",
    bool: "true or false",
    float: "a number",
}
_PLURALS = re.compile(r"nplurals=[1-6]; *plural=[n0-9 ()?:!=<>&|%+*/-]{1,400};?")
"""GNU gettext manual, "Translating plural forms"."""
_SECRET = re.compile(r"(?i)key|(?<!max-)token|secret|password")


def load(text: str, path: str, *, section: tuple[str, ...] = ()) -> Config:
    """The configuration in a TOML text.

    Arguments: ``path``, for messages; ``section``, ``("tool", "translate")`` for a ``pyproject.toml``.
    Raises :class:`UsageError` with every problem, each with its line.
    """
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        hint = "Beside a list of locales, write the settings of one as [locale.it]." if "\n[locales." in text else ""
        raise UsageError(
            Problem(f"not TOML: {error}", path, int(line[1]) if line else text.count("\n") + 1, hint)
        ) from error
    for name in section:
        data = dict(_table(data, name))
    checker = _Checker(text, path)
    # In TOML `locales` cannot be a list and hold tables, so settings beside a list stand in [locale.it].
    per_locale = {**_table(data, "locales"), **_table(data, "locale")}
    checker.table(data, "")
    return checker.config(data, per_locale)


def _canonical(tag: str) -> str:
    try:
        return locales.canonical(tag)
    except ValueError:
        return tag


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = data.get(key, {})
    return table if isinstance(table, dict) else {}


class _Checker:
    """Collects every problem of one file."""

    def __init__(self, text: str, path: str) -> None:
        self.lines, self.path = text.split("\n"), path
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def problem(self, message: str, key: str, hint: str = "") -> None:
        self.problems.append(Problem(message, self.path, self.line(key), hint))

    def line(self, key: str) -> int:
        """The line a key stands on: TOML's parser keeps no positions."""
        name = re.compile(rf"""^\s*(?:\[[^\]]*\b)?["']?{re.escape(key)}["']?\s*(?:=|\]|\.)""")
        return next((n for n, line in enumerate(self.lines, 1) if name.match(line)), 0)

    def table(self, data: Mapping[str, Any], schema: str) -> None:
        keys = _KEYS[schema]
        for key, value in data.items():
            kind = keys.get(key)
            if kind is None:
                near = get_close_matches(key, keys, 1)
                where = f" in [{schema}]" if schema else ""
                self.problem(f"unknown key {key!r}{where}", key, f"Did you mean {near[0]!r}?" if near else "")
            elif not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
                wanted = " or ".join(_NAMES[k] for k in (kind if isinstance(kind, tuple) else (kind,)))
                self.problem(f"{key} must be {wanted}", key)
            elif key == "plurals" and not _PLURALS.fullmatch(str(value)):
                self.problem(f"plurals must read nplurals=N; plural=EXPRESSION; not {value!r}", key)
            elif isinstance(value, list) and not all(isinstance(item, str) for item in value):
                self.problem(f"{key} must be a list of strings", key)
            elif key in _CHOICES and value not in _CHOICES[key]:
                self.problem(f"{key} must be one of {', '.join(_CHOICES[key])}, not {value!r}", key)
            elif key in ("publish", "prefill", "privacy", "extract", "sentences", "memory"):
                self.table(_table(data, key), key)

    def parse(self, text: object, key: str) -> Locale | None:
        try:
            return locales.parse(str(text))
        except ValueError as error:
            self.problem(str(error), key, "Write it as in BCP 47: es, pt-BR, zh-Hans, sr-Latn.")
            return None

    def config(self, data: Mapping[str, Any], per_locale: Mapping[str, Any]) -> Config:
        number = data.get("format", FORMAT)
        if isinstance(number, int) and number > FORMAT:
            self.problem(
                f"format {number} is newer than this version reads ({FORMAT})", "format", "Update translate-desk."
            )
        source = self.parse(data.get("source-locale", "en"), "source-locale")
        listed = data.get("locales", [])
        own = {_canonical(tag): table for tag, table in per_locale.items()}
        found: dict[str, Locale] = {}
        settings: dict[str, LocaleSettings] = {}
        for entry in listed if isinstance(listed, list | dict) else ():
            locale = self.parse(entry, str(entry) if isinstance(listed, dict) else "locales")
            if locale is None:
                continue
            if locale.tag in found or (source and locale.tag == source.tag):
                self.problem(f"locale {locale.tag} is named twice", "locales")
            table: object = own.get(locale.tag, {})
            if isinstance(table, dict):
                before = len(self.problems)
                self.table(table, "locales.*")
                if len(self.problems) == before:
                    locale, settings[locale.tag] = self.customised(locale, table)
            else:
                self.problem(f"[locale.{entry}] must be a table", str(entry))
            if not locale.known:
                self.warnings.append(
                    Problem(
                        f"the locale {locale.tag} is unknown to CLDR",
                        self.path,
                        self.line("locales"),
                        f"Give its name, direction and plurals in [locale.{locale.tag}].",
                    )
                )
            found[locale.tag] = locale
        engines = self.engines(data.get("engines", {}))
        for tag in sorted(own.keys() - found.keys()):
            self.problem(f"[locale.{tag}] is none of the project's locales", tag, "Add it to `locales`.")
        publish, prefill = _table(data, "publish"), _table(data, "prefill")
        ready = publish.get("ready", 0.9)
        if isinstance(ready, int | float) and not 0 <= ready <= 1:
            self.problem("ready must lie between 0 and 1", "ready")
        threshold = _table(data, "memory").get("threshold", 75)
        if isinstance(threshold, int) and not 50 <= threshold <= 100:
            self.problem("threshold must lie between 50 and 100", "threshold")
        extract, sentences = _table(data, "extract"), _table(data, "sentences")
        rules = Rules(*(tuple(map(str, extract.get(key, ()))) for key in _SELECTORS))
        for key, problem in rules.problems() if rules != NO_RULES else ():
            self.problem(problem, key)
        if self.problems:
            raise UsageError(*sorted(self.problems, key=lambda p: p.line))
        assert source is not None  # else there was a problem
        return Config(
            source, tuple(found.values()), data.get("segmentation", "sentence"), data.get("site-url", ""), float(ready),
            publish.get("drafts", "never"), publish.get("accepted-drafts") == "second-reader", tuple(map(str, prefill.get("engines", ()))), engines, settings,
            bool(_table(data, "privacy").get("credit", False)), rules,
            tuple(map(str, extract.get("front-matter", FRONT_MATTER))), extract.get("its", ""), sentences.get("rules", ""),
            tuple(map(str, sentences.get("abbreviations", ()))), tuple(self.warnings), threshold,
        )  # fmt: skip

    def customised(self, locale: Locale, table: Mapping[str, Any]) -> tuple[Locale, LocaleSettings]:
        known = locale.known or "name" in table
        locale = replace(
            locale, name=str(table.get("name", locale.name)), direction=str(table.get("direction", locale.direction)),
            plural_forms=str(table.get("plurals", locale.plural_forms)), known=known,
        )  # fmt: skip
        return locale, LocaleSettings(
            tuple(map(str, table.get("include", ("**",)))), tuple(map(str, table.get("exclude", ()))),
            bool(table.get("preparing", False)),
        )  # fmt: skip

    def engines(self, data: object) -> dict[str, Mapping[str, Any]]:
        out: dict[str, Mapping[str, Any]] = {}
        for name, table in data.items() if isinstance(data, dict) else ():
            if not isinstance(table, dict):
                self.problem(f"[engines.{name}] must be a table", str(name))
                continue
            for key in filter(_SECRET.search, table):
                self.problem(
                    f"[engines.{name}] holds {key!r}: secrets never stand in a file", key,
                    f"Set the environment variable {str(name).upper()}_API_KEY instead.",
                )  # fmt: skip
            out[name] = table
        return out


def selected(article: str, settings: LocaleSettings) -> bool:
    """True if a locale translates an article."""
    return any(glob(article, p) for p in settings.include) and not any(glob(article, p) for p in settings.exclude)


def glob(article: str, pattern: str) -> bool:
    """An article id against a glob; ``**`` crosses folders, as ``*`` does."""
    return fnmatchcase(article, pattern.removesuffix("/**") + "/*" if pattern.endswith("/**") else pattern)
