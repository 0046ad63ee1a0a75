"""Where the rules of a page are: rule files that it links to, scripts in it, and the files those link to, ITS 2.0 §5.4, §6.2.

Nothing is opened here: a port gives a file by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias
from urllib.parse import unquote

from translate.errors import InputError, Problem
from translate.html.its import markup
from translate.html.its.lines import Lines
from translate.html.its.markup import ITS, Markup, Source
from translate.html.its.rules import Rule, rules_in
from translate.html.page import Element, Page

Linked: TypeAlias = "Callable[[str], bytes | str | None] | Mapping[str, bytes | str]"
"""Gives a rule file by its name: relative to the page, with ``/``, no ``.`` and ``..`` but in front. None: not there."""

_HREF = "{http://www.w3.org/1999/xlink}href"
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|.*[?#\\\x00-\x1f]", re.DOTALL)
_DEEPEST = 10
"""Files that link to each other in a row."""
_MOST = 200
"""Files and scripts for one page."""
_LARGEST = 1_000_000
"""Bytes of all of them."""
_MOST_PROBLEMS = 50
_LONGEST_PARAM = 1_000
"""Characters of an ``its:param``."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules in the order in which they count: a later one wins."""

    rules: tuple[Rule, ...] = ()
    doubts: tuple[Problem, ...] = ()
    """What is odd but not wrong: a rule that selects nothing in any page of HTML."""


NO_RULES: Final = Rules()


def read_rules(data: bytes | str, *, path: str, linked: Linked | None = None) -> Rules:
    """The rules of a file, for instance of the whole project's.

    Arguments: ``path``, for messages and for what the file links to; ``linked``, gives the files that it links to.
    Raises :class:`InputError` with all that is wrong.
    """
    reading = _Reading(linked)
    found = reading.file(data, path, (path,), {})
    return reading.result(found.rules)


def page_rules(page: Page, *, linked: Linked | None, path: str) -> Rules:
    """The rules that a page has or links to, in document order (§6.2). Raises :class:`InputError`."""
    reading = _Reading(linked)
    rules: list[Rule] = []
    lines = Lines(page)
    for element in page.elements:
        if element.name not in ("link", "script") or not _is_source(element) or len(reading.problems) >= _MOST_PROBLEMS:
            continue
        start = element.start or (0, 0)
        if element.name == "link":
            href = page.masked.restore(element.get("href") or "")
            rules += reading.link(href, Source(path, lines.before(start[0])), 1, (), {}).rules
        else:
            text = page.masked.restore(element.node.text)
            rules += reading.script(text, Source(path, lines.before(start[1]))).rules
    return reading.result(rules)


def _is_source(element: Element) -> bool:
    if element.foreign:
        return False
    if element.name == "link":
        return "its-rules" in (element.get("rel") or "").lower().split()
    return element.name == "script" and (element.get("type") or "").strip().lower() == "application/its+xml"


@dataclass(frozen=True, slots=True)
class _Found:
    rules: tuple[Rule, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    linked: Linked | None
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    files: int = 0
    size: int = 0

    def result(self, rules: tuple[Rule, ...] | list[Rule]) -> Rules:
        if self.problems:
            raise InputError(*self.problems[:_MOST_PROBLEMS])
        return Rules(tuple(rules), tuple(self.doubts))

    def script(self, text: str, source: Source) -> _Found:
        """The rules in a page's script."""
        body = text.lstrip()
        source = replace(source, before=source.before + text.count("\n", 0, len(text) - len(body)))
        root, every = self._read(body, source)
        if not every and root and not root.startswith(f"{{{ITS}}}"):  # standoff records are no rules
            self.problems.append(source.problem("this script of type application/its+xml holds no its:rules", 1))
        return self._rules(every[0], source, (), {}) if every else _Found()

    def file(self, data: bytes | str, path: str, above: tuple[str, ...], variables: Mapping[str, str]) -> _Found:
        """The rules of a file. Arguments: ``above``, the files that led here; ``variables``, what those declare."""
        source = Source(path)
        root, every = self._read(data, source)
        if len(every) == 1:
            return self._rules(every[0], source, above, variables)
        if root:
            count = len(every) or "none"
            self.problems.append(source.problem(f"a rule file has one its:rules element, this one has {count}"))
        return _Found()

    def _read(self, data: bytes | str, source: Source) -> tuple[str, tuple[Markup, ...]]:
        self.files += 1
        self.size += len(data)
        if self.files > _MOST or self.size > _LARGEST:
            message = f"one page has more than {_MOST} sources of rules, or {_LARGEST:,} bytes of them"
            self.problems.append(source.problem(message))
            return "", ()
        try:
            return markup.read(data, source)
        except InputError as error:
            self.problems += error.problems
            return "", ()

    def link(
        self, href: str, source: Source, line: int, above: tuple[str, ...], variables: Mapping[str, str]
    ) -> _Found:
        """The rules of a file that is linked to. Arguments: ``source`` and ``line``, where the link stands."""
        name = _joined(above[-1] if above else "", href)
        message, hint, data = "", "", None
        if name is None:
            message = f"{href[:200]!r} is no file beside the page: rule files have relative names, no address"
            hint = "Copy the rules into the project and link to them by a relative path."
        elif name in above:
            message = f"rule files link to each other in a circle: {' → '.join((*above, name))}"
        elif len(above) >= _DEEPEST:
            message = f"more than {_DEEPEST} rule files link to each other in a row: {name} is not read"
        else:
            get = self.linked.get if isinstance(self.linked, Mapping) else self.linked
            data = get(name) if get else None
            if data is None:
                message, hint = f"the rule file {name} is not there", "Nothing is extracted without its rules."
        if data is None or name is None:
            self.problems.append(source.problem(message, line, hint))
            return _Found()
        return self.file(data, name, (*above, name), variables)

    def _rules(self, found: Markup, source: Source, above: tuple[str, ...], variables: Mapping[str, str]) -> _Found:
        version = found.attributes.get("version")
        if version not in (None, "1.0", "2.0"):
            message = f"its:rules of version {version!r}; only 2.0 (and 1.0) is understood"
            self.problems.append(source.problem(message, found.line))
            return _Found()
        params = [child for child in found.children if child.name == f"{{{ITS}}}param"]
        own = {param.attributes.get("name", ""): param.text.strip() for param in params}
        for name, value in own.items():
            if not name or len(value) > _LONGEST_PARAM:
                message = f"its:param {name[:40]!r} has no name or more than {_LONGEST_PARAM} characters"
                self.problems.append(source.problem(message, found.line))
                return _Found()
        rules: list[Rule] = []
        href = found.attributes.get(_HREF)
        if href is not None:
            # §5.4: what is linked to stands before the rules of the file that links to it.
            linked = self.link(href, source, found.line, above, {**variables, **own})
            rules += linked.rules
            variables = {**linked.variables, **variables}
        variables = {**variables, **own}
        for rule in rules_in(found, source, variables, self.doubts):
            if isinstance(rule, Problem):
                self.problems.append(rule)
            else:
                rules.append(rule)
        return _Found(tuple(rules), variables)


def _joined(base: str, href: str) -> str | None:
    """The name of a file, from the name of the file that links to it; None if the link leads anywhere else."""
    href = href.strip(" \t\r\n\f")
    name = unquote(href)
    if not name or _OUTSIDE.match(href) or _OUTSIDE.match(name):
        return None
    parts: list[str] = []
    for part in _parts(base, name):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) or None


def _parts(base: str, name: str) -> Iterator[str]:
    yield from base.split("/")[:-1]
    yield from name.split("/")
