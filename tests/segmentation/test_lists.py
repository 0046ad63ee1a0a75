"""What layout says about sentences: lists count up, enumerations within a sentence do not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from translate.segmentation.lists import layout


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1. a 2. b 3. c", ["1. a", "2. b", "3. c"]),
        ("1) a 2) b", ["1) a", "2) b"]),
        ("(a) x (b) y", ["(a) x", "(b) y"]),
        ("i. x ii. v iii. z", ["i. x", "ii. v", "iii. z"]),
        ("• x • y", ["• x", "• y"]),
        ("• 1. x • 2. y", ["• 1. x", "• 2. y"]),
        ("9. x 10. y", ["9. x", "10. y"]),
        ("It is so. 1. a 2. b", ["It is so.", "1. a", "2. b"]),
        ("x\n\ny", ["x", "y"]),
        ("x\n- y\n- z", ["x", "- y", "- z"]),
        ("1. a 3. c", ["1. a 3. c"]),
        ("He was 1. She was 2. So", ["He was 1. She was 2. So"]),
        ("(1) a, (2) b and (3) c", ["(1) a, (2) b and (3) c"]),
        ("Home • About • Legal", ["Home • About • Legal"]),
        ("x\ny", ["x\ny"]),
        ("\n\nx\n\n", ["x"]),
        ("", [""]),
    ],
)
def test_pieces(text, pieces):
    places = [0, *layout(text).ends, len(text)]
    assert [text[low:high].strip() for low, high in pairwise(places)] == pieces


def test_markers_are_full_stops_that_end_nothing():
    text = "1. a 2. b"
    assert layout(text).markers == {1, 6}
