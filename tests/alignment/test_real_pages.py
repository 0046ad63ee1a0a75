"""Real pages in two languages, where they are: environment variable TRANSLATE_DESK_DATA, default ``../shared/data``.

Their ids tell which section a paragraph stands in; they are hidden from the aligner, so they can judge it. The catalogs
of real projects tell which text belongs to which; a page is made of each message, and another of its translation.
"""

from __future__ import annotations

import html
import json
import os
import random
import re
from collections import defaultdict
from pathlib import Path

import polib
import pytest

from translate.alignment.outline import outline
from translate.alignment.pages import SURE, align
from translate.alignment.pairs import pairs
from translate.formats.base import Reading
from translate.formats.html import PLUGIN
from translate.segmentation.sentences import cutter

DATA = Path(os.environ.get("TRANSLATE_DESK_DATA", Path(__file__).parents[3] / "shared" / "data"))
_ID = re.compile(rb"""\s(?:id|name)=(?:"[^"]*"|'[^']*')(?=[^<>]*>)""")
_META = re.compile(rb"<meta[^>]*>")

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no real pages in {DATA}")


def article(data: bytes, language: str):
    return PLUGIN.read(data, Reading("a", "a.html", cutter(language, "sentence"), language=language))


def same_pages() -> list[tuple[Path, Path]]:
    """Pages of one name in two languages (whichever they are)."""
    named = defaultdict(list)
    for file in sorted((DATA / "html").glob("*.html")):
        project, _, rest = file.name.partition("__")
        if project in ("i18n-drafts", "handbook", "omegat"):
            named[project, re.sub(r"(\.[a-z]{2}(-[a-z]+)?)?\.html$", "", rest.partition("_")[2])].append(file)
    return [(files[0], other) for files in named.values() for other in files[1:]]


def test_sections_of_real_pages():
    sure = right = units = 0
    for one, two in same_pages():
        made = [article(_META.sub(b"", file.read_bytes()), "en") for file in (one, two)]
        blind = [article(_ID.sub(b"", _META.sub(b"", file.read_bytes())), "en") for file in (one, two)]
        if [len(a.units) for a in made] != [len(a.units) for a in blind]:
            continue
        sections = [[item.section for item in outline(a, ()).items] for a in made]
        known = set(sections[0]) & set(sections[1]) - {""}
        found, _ = pairs(*(outline(a, ()).items for a in blind))
        units += len(made[0].units)
        for pair in found:
            places = {sections[0][n] for n in pair.source}, {sections[1][n] for n in pair.target}
            if 100 * pair.probability >= SURE and places[0] | places[1] <= known:
                sure += 1
                right += places[0] == places[1]
    assert units > 500
    assert sure > 0.4 * units
    assert right >= 0.99 * sure, f"{sure - right} of {sure} sure pairs lie in different sections"


def catalogs() -> list[tuple[Path, str]]:
    index = json.loads((DATA / "po" / "index.json").read_text(encoding="utf-8"))
    wanted = ("exalted__", "f-droid__", "python__python-docs-")
    return [(DATA / "po" / e["path"], e["lang"].split("_")[0]) for e in index if e["path"].startswith(wanted)]


def page_of(texts: list[str]) -> bytes:
    return "".join(f"<p>{html.escape(' '.join(text.split()))}</p>\n" for text in texts).encode()


def test_pages_made_of_real_catalogs():
    """A tenth of the paragraphs is missing in each language; every pair that is called sure is looked at."""
    chance = random.Random(1)
    sure = right = common = 0
    for path, language in catalogs()[::5]:
        entries = [e for e in polib.pofile(str(path)) if e.msgstr and not e.obsolete and "fuzzy" not in e.flags]
        plain = [e for e in entries if len(e.msgid) > 40 and e.msgstr != e.msgid]
        if len(plain) < 20:
            continue
        source = [e for e in plain if chance.random() > 0.1]
        target = [e for e in plain if chance.random() > 0.1]
        made = article(page_of([e.msgid for e in source]), "en"), article(page_of([e.msgstr for e in target]), language)
        if [len(a.units) for a in made] != [len(source), len(target)]:
            continue
        found = align(*made, languages=("en", language))
        common += sum(e in target for e in source)
        for draft in found.drafts:
            if draft.score >= SURE:
                sure += 1
                right += source[draft.line - 1] is target[draft.old_line - 1]
    assert common > 200
    assert sure > 0.7 * common
    assert right >= 0.98 * sure, f"{sure - right} of {sure} sure sentences are in another paragraph"
