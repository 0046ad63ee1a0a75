"""What an element says of itself: ``its-*`` attributes, and HTML's ``translate``, ``lang``, ``dir``, ``id`` (ITS 2.0 §6, §2.5.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Final, TypeAlias

from translate.errors import Problem
from translate.html.its import limits
from translate.html.its.lines import Lines
from translate.html.its.rules import is_size
from translate.html.its.values import Note, StorageSize, Term
from translate.html.page import Element, Page
from translate.model.content import LocaleFilter

Said: TypeAlias = "dict[str, object]"
"""By field of :class:`~translate.html.its.values.Values`."""

_READ: Final = frozenset(
    "its-within-text its-loc-note its-loc-note-ref its-loc-note-type its-term its-term-info-ref its-term-confidence "
    "its-locale-filter-list its-locale-filter-type its-allowed-characters its-storage-size its-storage-encoding "
    "its-line-break-type its-annotators-ref".split()
)
_PASSED_OVER: Final = frozenset(
    "its-loc-quality-issues-ref its-loc-quality-issue-type its-loc-quality-issue-comment its-loc-quality-issue-severity "
    "its-loc-quality-issue-profile-ref its-loc-quality-issue-enabled its-loc-quality-rating-score "
    "its-loc-quality-rating-vote its-loc-quality-rating-score-threshold its-loc-quality-rating-vote-threshold "
    "its-loc-quality-rating-profile-ref its-mt-confidence its-ta-confidence its-ta-class-ref its-ta-source its-ta-ident "
    "its-ta-ident-ref its-provenance-records-ref its-person its-person-ref its-org its-org-ref its-tool its-tool-ref "
    "its-rev-person its-rev-person-ref its-rev-org its-rev-org-ref its-rev-tool its-rev-tool-ref its-prov-ref".split()
)
_MOST = 50
"""Problems, and doubts, of one page."""
_LONGEST = 2_000
"""Characters of references: elements put theirs to those of the elements around them."""
_HTML: Final = {"its-translate": "translate", "its-lang": "lang", "its-dir": "dir", "its-id": "id"}


@dataclass(frozen=True, slots=True)
class LocalReader:
    """Reads local markup; what is wrong or odd with it is collected."""

    page: Page
    path: str
    notranslate: bool
    """``class="notranslate"`` counts as ``translate="no"``, as it does to browsers and extraction."""
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)

    def said(self, element: Element, by_rules: Said) -> Said:
        """What an element says of itself. Arguments: ``by_rules``, what rules say of it."""
        if not element.has_attributes:
            return {}
        names = set(element.node.attrs)
        said: Said = {}
        self._html(element, names, said)
        its = {name for name in names if name.startswith("its-")}
        if its:
            self._its(element, its, said, by_rules)
        return said

    def _html(self, element: Element, names: set[str], said: Said) -> None:
        asked = (element.get("translate") or "").strip().lower() if "translate" in names else "inherit"
        if asked in ("yes", "no", ""):
            said["translate"] = asked != "no"
        elif self.notranslate and "class" in names and "notranslate" in (element.get("class") or "").split():
            said["translate"] = False
        for name in ("lang", "xml:lang"):
            if name in names:
                said["language"] = (element.get(name) or "").strip()
                break
        direction = (element.get("dir") or "").strip().lower() if "dir" in names else ""
        if direction in ("ltr", "rtl", "auto"):
            said["direction"] = direction
        if "id" in names and (own := element.get("id")):
            said["id"] = own

    def _its(self, element: Element, names: set[str], said: Said, by_rules: Said) -> None:
        def text(name: str) -> str:
            return " ".join(self.page.masked.restore(element.get(name) or "").split())

        def choice(name: str, *values: str) -> str:
            value = text(name).lower() if name in names else ""
            if name in names and value not in values:
                self._problem(element, f"{name} is {text(name)!r}, not one of {', '.join(values)}")
            return value

        if "its-within-text" in names:
            said["within_text"] = choice("its-within-text", "yes", "no", "nested")
        if names & {"its-loc-note", "its-loc-note-ref"}:
            kind = choice("its-loc-note-type", "alert", "description") or "description"
            said["note"] = Note(text("its-loc-note"), kind, text("its-loc-note-ref"))
        if names & {"its-term", "its-term-info-ref", "its-term-confidence"}:
            said["term"] = self._term(names, by_rules, choice("its-term", "yes", "no"), text)
        if names & {"its-locale-filter-list", "its-locale-filter-type"}:
            kind = choice("its-locale-filter-type", "include", "exclude") or "include"
            if "its-locale-filter-list" not in names:
                self._problem(element, "its-locale-filter-type stands without its-locale-filter-list")
            said["locales"] = LocaleFilter(text("its-locale-filter-list"), kind)
        if "its-allowed-characters" in names:
            pattern = self.page.masked.restore(element.get("its-allowed-characters") or "")
            if message := limits.problem_of(pattern):
                self._problem(element, f"its-allowed-characters: {message}")
            said["allowed"] = pattern
        if names & {"its-storage-size", "its-storage-encoding", "its-line-break-type"}:
            said["storage"] = self._storage(
                element, names, choice("its-line-break-type", "cr", "lf", "crlf") or "lf", text
            )
        if "its-annotators-ref" in names:
            said["annotators"] = text("its-annotators-ref")
            if len(text("its-annotators-ref")) > _LONGEST:
                self._problem(element, f"its-annotators-ref is longer than {_LONGEST} characters")
        for name in sorted(names - _READ - _PASSED_OVER)[: _MOST - len(self.doubts)]:
            near = _HTML.get(name) or next(iter(get_close_matches(name, _READ, 1, 0.8)), "")
            hint = f"Did you mean {near}?" if near else ""
            message = f"{name} is no attribute of ITS 2.0 in HTML"
            self.doubts.append(Problem(message, self.path, self.lines.of(element), hint))

    @staticmethod
    def _term(names: set[str], by_rules: Said, term: str, text: Callable[[str], str]) -> Term:
        known = by_rules.get("term")
        base = known if isinstance(known, Term) and "its-term" not in names else Term(term == "yes")
        if "its-term-info-ref" in names:
            base = replace(base, ref=text("its-term-info-ref"))
        return replace(base, confidence=text("its-term-confidence")) if "its-term-confidence" in names else base

    def _storage(self, element: Element, names: set[str], line_break: str, text: Callable[[str], str]) -> StorageSize:
        size, charset = text("its-storage-size"), text("its-storage-encoding") or "UTF-8"
        if "its-storage-size" not in names:
            self._problem(element, "its-storage-encoding or its-line-break-type stands without its-storage-size")
        elif not is_size(size):
            self._problem(element, f"its-storage-size {size!r} is no number of bytes")
        if not limits.is_charset(charset):
            self._problem(element, f"its-storage-encoding {charset!r} is no charset known here")
        return StorageSize(int(size) if is_size(size) else 0, charset, line_break)

    def _problem(self, element: Element, message: str) -> None:
        if len(self.problems) < _MOST:
            self.problems.append(Problem(message, self.path, self.lines.of(element)))
