"""The difference between two texts, as a comment holds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.catalogs.difference import difference
from translate.catalogs.keep import difference_line, is_difference, was_line, was_texts
from translate.model.message import Message

_PIECE = re.compile(r"\\(u[0-9a-f]{4}|.)|(\[-|-\]|\{\+|\+\})|(.)", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}
_TEXTS = st.text(st.sampled_from('ab c12 .,[]{}-+\\"\n\t\r\u2028\x00é警方我')) | st.text(max_size=40)


def sides(line: str) -> tuple[str, str]:
    """Both texts, read back from the line by the documented escapes."""
    old, new, mode = [], [], ""
    for match in _PIECE.finditer(line):
        escape, mark, char = match.groups()
        if mark:
            mode = {"[-": "old", "{+": "new"}.get(mark, "")
            continue
        if escape:
            char = chr(int(escape[1:], 16)) if len(escape) == 5 else _NAMED.get(escape, escape)
        if mode != "new":
            old.append(char)
        if mode != "old":
            new.append(char)
    return "".join(old), "".join(new)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("12 people were killed.", "15 people were killed.", "[-12-]{+15+} people were killed."),
        ("He left.", "He left early.", "He left{+ early+}."),
        ("He left early.", "He left.", "He left[- early-]."),
        ("a quiet day", "one long day", "[-a quiet-]{+one long+} day"),
        ("same", "same", "same"),
        ("", "new", "{+new+}"),
        ("one\ntwo", "one\nthree", "one\\n[-two-]{+three+}"),
        ("a [-b-] c", "a [-b-] d", "a \\[-b-\\] [-c-]{+d+}"),
        ('"No," he said "ever"', '"Yes," he said "ever"', '\\"[-No-]{+Yes+}," he said "ever"'),
        ("警方今天说", "警方昨天说", "警方[-今-]{+昨+}天说"),
    ],
)
def test_the_words_that_changed_are_marked(old: str, new: str, line: str) -> None:
    assert difference(old, new) == line


@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_read_back_from_one_line(old: str, new: str) -> None:
    line = difference(old, new)
    assert sides(line) == (old, new)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", line)


@given(_TEXTS, _TEXTS)
def test_it_never_reads_as_the_text_of_a_person(old: str, new: str) -> None:
    line = difference_line(difference(old, new))
    assert was_texts(Message("new", comments=(line,))) == ()
    assert is_difference(line)
    assert not is_difference(was_line(old))


def test_long_texts_take_no_time_worth_mentioning() -> None:
    old = " ".join(f"w{n}" for n in range(20_000))
    new = " ".join(f"v{n}" for n in range(20_000))
    assert sides(difference(old, new)) == (old, new)
