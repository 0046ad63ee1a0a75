"""Real pages, where they are: environment variable TRANSLATE_DESK_DATA, default ``../shared/data``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from reading import accented, article, everything, shape

from translate.errors import InputError
from translate.html.assemble import assemble
from translate.model.content import PageRendering

DATA = Path(os.environ.get("TRANSLATE_DESK_DATA", Path(__file__).parents[3] / "shared" / "data"))
PAGES = [
    file for name in ("html", "html-features") for file in sorted((DATA / name).rglob("*.htm*")) if file.is_file()
]  # fmt: skip
HOSTILE = DATA / "hostile"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no real pages in {DATA}")


@pytest.mark.parametrize("part", range(8))
def test_bytes_and_tree_survive(part):
    for file in PAGES[part::8]:
        data = file.read_bytes()
        made = article(data)
        assert assemble(made, PageRendering()) == data, file
        assert assemble(made, everything(made, str)) == data, file
        after = assemble(made, everything(made, accented))
        skip, encoding = len(made.skeleton.bom), made.skeleton.encoding
        assert shape(after[skip:].decode(encoding)) == shape(data[skip:].decode(encoding)), file


def test_hostile_pages_survive_or_are_refused():
    if not HOSTILE.is_dir():
        pytest.skip(f"no {HOSTILE}")
    for case in json.loads((HOSTILE / "manifest.json").read_text(encoding="utf-8")):
        if case["kind"] != "html":
            continue
        data = (HOSTILE / case["file"]).read_bytes()
        expected = case["expected"]
        try:
            made = article(data)
        except InputError:
            assert expected != "must_survive", case
            continue
        assert expected != "must_refuse", case
        assert assemble(made, PageRendering()) == data, case
        assert assemble(made, everything(made, accented)), case
