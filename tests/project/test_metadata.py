"""Sidecars: what cannot be meant is said, above all where a slip would make a confidential article public."""

from __future__ import annotations

import pytest

from translate.errors import InputError, UsageError
from translate.project.metadata import read
from translate.project.prefill import _letters
from translate.project.workspace import find


@pytest.mark.parametrize("key", ["confidental", "Confidential", "confidential ", "locale"])
def test_a_misspelt_key_is_an_error(key):
    """Passed over, ``confidental: true`` would let an article out."""
    with pytest.raises(InputError) as raised:
        read(f'"{key}": "true"\n'.encode(), "a.meta.yaml")

    assert "did you mean" in str(raised.value)
    assert raised.value.problems[0].line == 1


def test_keys_of_the_page_are_the_page_s_own_business():
    """Other metadata goes to the page template as it is."""
    assert read(b"photographer: somebody\nconfidential: true\n", "a.meta.yaml") == {
        "photographer": "somebody",
        "confidential": "true",
    }


def test_another_suffix_is_an_error(desk):
    """``.meta.yml`` would be overlooked."""
    desk.write("source/rail.meta.yml", "confidential: true\n")

    with pytest.raises(UsageError, match=r"meta\.yaml"):
        _ = find(desk.root, None).sources


@pytest.mark.parametrize("text", ["Jan\u00a0O'Hara", "Jan O\u2019Hara", "to JanO'Hara there", "JAN O'HA\u00adRA"])
def test_nothing_hides_a_private_name(text):
    """Spaces, apostrophes, soft hyphens and case do not matter when a name must not leave the machine."""
    assert _letters("Jan O'Hara") in _letters(text)
