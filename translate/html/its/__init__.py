"""W3C Internationalization Tag Set (ITS) 2.0 in HTML: what a page and its rule files say of each element."""

from __future__ import annotations

from translate.html.its.annotation import Annotated, annotate
from translate.html.its.listing import CATEGORIES, resolve
from translate.html.its.sources import NO_RULES, Linked, Rules, read_rules
from translate.html.its.values import Note, StorageSize, Term, Values
from translate.model.content import LocaleFilter

__all__ = [
    "CATEGORIES",
    "NO_RULES",
    "Annotated",
    "Linked",
    "LocaleFilter",
    "Note",
    "Rules",
    "StorageSize",
    "Term",
    "Values",
    "annotate",
    "read_rules",
    "resolve",
]
