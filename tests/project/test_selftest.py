"""``selftest``: proof that articles survive, and a problem where they do not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from translate.errors import InputError
from translate.project.selftest import selftest

DATA = Path(os.environ.get("TRANSLATE_DESK_DATA", Path(__file__).parents[3] / "shared" / "data"))


def test_good_pages(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.html").write_bytes("<p>One <b>came</b>. Two went.\r\n<img alt='Cat'>".encode("utf-16"))
    (tmp_path / "b.TXT").write_bytes(b"Title\n\nOne came. Two went.")
    (tmp_path / "c.png").write_bytes(b"\0")
    proofs = {Path(proof.path).name: proof for proof in selftest([tmp_path])}
    assert proofs.keys() == {"a.html", "b.TXT"}
    assert not any(proof.problems for proof in proofs.values())
    assert (proofs["a.html"].units, proofs["a.html"].segments) == (2, 3)
    assert proofs["b.TXT"].size == len(b"Title\n\nOne came. Two went.")


def test_problems_are_told_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<p>\xff")
    (tmp_path / "b.html").write_bytes(b"<p>fine")
    (tmp_path / "c.doc").write_bytes(b"x")
    proofs = list(selftest([tmp_path / "a.html", tmp_path / "b.html", tmp_path / "c.doc"]))
    assert [bool(proof.problems) for proof in proofs] == [True, False, True]


def test_a_missing_folder(tmp_path):
    with pytest.raises(InputError):
        list(selftest([tmp_path / "nowhere"]))


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no real pages in {DATA}")
@pytest.mark.parametrize("name", [pytest.param("html", marks=pytest.mark.soak), "html-features"])
def test_real_pages(name):
    proofs = list(selftest([DATA / name]))
    assert proofs
    assert [proof.problems for proof in proofs if proof.problems] == []
