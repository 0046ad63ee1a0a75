"""The table of a language, read when it is first asked for."""

from __future__ import annotations

import re
from functools import cache

from translate.changes.languages.table import Table


@cache
def table_of(language: str) -> Table | None:
    """The table of a language, by its BCP 47 tag (``pt_BR`` is read too); None if there is none for it in that script."""
    code, *rest = re.split("[-_@]", language.lower())
    if any(len(part) == 4 and part.isalpha() for part in rest):
        return None
    if code in ("en", "de"):
        from translate.changes.languages import germanic

        return germanic.TABLES[code]
    if code in ("uk", "ru", "pl"):
        from translate.changes.languages import slavic

        return slavic.TABLES[code]
    if code in ("es", "fr", "it", "pt"):
        from translate.changes.languages import romance

        return romance.TABLES[code]
    return None
