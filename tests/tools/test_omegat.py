"""OmegaT's file, given back as the page says: nothing it left empty or unmarked counts."""

from __future__ import annotations

import pytest

from tests.tools.programs import has_omegat, omegat
from tests.tools.scene import EDITS, LATER, PATH, committed, extract, told
from translate.catalogs.given import for_mail
from translate.catalogs.reader import read
from translate.catalogs.returned import merge_returned
from translate.catalogs.state import State
from translate.catalogs.writer import write

pytestmark = pytest.mark.skipif(not has_omegat, reason="OmegaT is not installed: apt-get install omegat, or see OMEGAT")


def test_import_takes_what_was_translated_and_nothing_else():
    ours = read(committed(), PATH)
    back = omegat(write(for_mail(ours)))
    done = merge_returned(ours, read(back, "back.po"), followed=lambda *_: (), today=LATER)
    before, after = told(committed()), told(extract(write(done.catalog)))
    for key, message in before.items():
        if key[1] in EDITS:
            assert (after[key].text, after[key].state) == (EDITS[key[1]], State.REVIEWED)
        else:
            assert after[key] == message
    assert told(write(done.catalog), obsolete=True) == told(committed(), obsolete=True)
