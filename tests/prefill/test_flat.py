"""Words change, codes stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.prefill.test_terms import parts, shown
from translate.engines.base import Mark
from translate.engines.marks import empty_pairs, verify
from translate.prefill.flat import Edit, changed, edited, flat


@st.composite
def marked(draw: st.DrawFn) -> str:
    """Text with codes that nest, in the short form."""
    numbers = iter(range(1000))

    def row(depth: int) -> str:
        out = []
        for kind in draw(st.lists(st.sampled_from(["text", "text", "pair", "void"]), max_size=4)):
            if kind == "text":
                out.append(draw(st.text("ab ", min_size=1, max_size=4)))
            elif kind == "void":
                out.append(f"<{next(numbers)}/>")
            elif depth:
                number = next(numbers)
                out.append(f"<{number}>{row(depth - 1)}</{number}>")
        return "".join(out)

    return row(3)


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    """Ranges in order, without overlap."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=8))) if length else []
    return [
        Edit(a, b, draw(st.text("XY ", max_size=3)))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]  # fmt: skip


@given(marked())
def test_law_taken_apart_and_put_together(text: str) -> None:
    given_parts = parts(text)
    again = flat(given_parts).parts
    assert shown(again) == text


@given(st.data(), marked())
def test_law_no_code_is_lost_moved_past_another_or_emptied(data: st.DataObject, text: str) -> None:
    before = flat(parts(text))
    wanted = data.draw(edits(len(before.text)))
    done = edited(before, wanted)
    marks = [mark for _, mark in before.marks]
    for after in filter(None, (done and done[0], changed(before, wanted))):
        assert [mark for _, mark in after.marks] == marks
        assert verify(before.parts, after.parts) == ""
        assert empty_pairs(after.parts) <= empty_pairs(before.parts)
    if done:
        assert [done[0].text[a:b] for a, b in done[1]] == [edit.new for edit in wanted]
        expected = before.text
        for edit in reversed(wanted):
            expected = expected[: edit.start] + edit.new + expected[edit.end :]
        assert done[0].text == expected


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("a <0>bc</0> d", Edit(2, 4, "X"), "a <0>X</0> d"),
        ("a <0>b</0>c d", Edit(2, 4, "X"), "a <0>X</0> d"),
        ("a b<0>c</0> d", Edit(2, 4, "X"), "a <0>X</0> d"),
        ("a b<0/>c d", Edit(2, 4, "X"), "a <0/>X d"),
        ("<0>a b</0><1>c d</1>", Edit(2, 4, "X"), "<0>a X</0><1> d</1>"),
        ("a<0/> b", Edit(0, 1, "X"), "X<0/> b"),
    ],
)
def test_where_codes_go(text: str, edit: Edit, expected: str) -> None:
    done = edited(flat(parts(text)), [edit])
    assert done is not None
    assert shown(done[0].parts) == expected


def test_a_code_that_would_hold_nothing_forbids_the_change() -> None:
    before = flat(parts("<0>a</0> <1>b</1> c"))
    assert edited(before, [Edit(0, 3, "X")]) is None
    assert shown(changed(before, [Edit(0, 3, "X"), Edit(4, 5, "Y")]).parts) == "<0>a</0> <1>b</1> Y"
    assert changed(before, []) is before


def test_a_mark_beside_a_word_stays_beside_it() -> None:
    assert flat((Mark(0, "void"), "", "a")).marks == ((0, Mark(0, "void")),)
