"""Two versions of a catalog become one: nothing a person wrote is lost, no machine's text becomes reviewed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.build import TODAY, draft
from translate.catalogs import desk, keep
from translate.catalogs.carry import edited
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import Header
from translate.catalogs.merge import merge, merge_message, without_duplicates
from translate.catalogs.reader import read
from translate.catalogs.state import State, by_person, state_of, text_of
from translate.catalogs.writer import write
from translate.model.change import Kind
from translate.model.message import Message

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: es\\n"\n'


def fuzzy(msgid: str, msgstr: str, *comments: str) -> Message:
    return Message(msgid, msgstr, flags=("fuzzy",), comments=comments)


def carried(old: Message, msgid: str, kind: Kind) -> Message:
    """What extraction makes of a message whose source changed."""
    message = edited(old, Message(msgid), kind, today=TODAY)
    assert message is not None
    return message


def both(ours: Message, theirs: Message, base: Message | None = None):
    return merge_message(ours, theirs, ours_changed=ours != base, theirs_changed=theirs != base, base=base)


def catalog(*messages: Message, header: str = HEAD) -> Catalog:
    """As read from a file."""
    made = Catalog("locales/es/a.po", Header(), tuple(map(Entry, messages)))
    text = header + ("\n" + write(made).decode() if messages else "")
    return read(text.encode(), "locales/es/a.po")


def by_id(merged) -> dict[str, Message]:
    return {entry.message.msgid: entry.message for entry in merged.catalog.entries}


# One message


def test_the_side_that_changed_wins():
    old, new = Message("a", "A"), Message("a", "B", comments=(" c",))
    assert both(new, old, old).message is new
    assert both(old, new, old).message is new


@pytest.mark.parametrize("swapped", [False, True])
def test_reviewed_over_draft_and_the_persons_other_text_is_kept(swapped):
    reviewed, machine = Message("a", "A"), draft("a", "M")
    work = replace(draft("a", "W"), msgstr="W2")
    for loser, kept in ((machine, ()), (work, ("W2",)), (fuzzy("a", "F"), ("F",)), (Message("a"), ())):
        pair = (loser, reviewed) if swapped else (reviewed, loser)
        merged = both(*pair)
        assert (merged.message.msgstr, merged.message.fuzzy, merged.conflict) == ("A", False, False)
        assert keep.was_texts(merged.message) == kept


def test_two_reviewed_texts_are_a_contradiction_that_a_person_must_see():
    accepted = replace(draft("a", "A"), flags=())
    merged = both(accepted, Message("a", "B"), Message("a"))
    assert merged.conflict
    assert state_of(merged.message) is State.NEEDS_WORK  # and no draft, which an engine could write over
    assert (merged.message.msgstr, keep.was_texts(merged.message)) == ("A", ("B",))


def test_a_contradiction_is_not_decided_by_merging_again():
    base, ours, theirs = Message("a"), Message("a", "A"), Message("a", "B")
    first = both(ours, theirs, base).message
    for pair in ((first, theirs), (theirs, first)):
        again = both(*pair, base)
        assert again.message == first
    solved = replace(first, msgstr="B", flags=())
    assert both(solved, replace(first, comments=(*first.comments, " why?")), first).message.msgstr == "B"


def test_the_same_text_reviewed_by_one_is_reviewed():
    machine = draft("a", "A")
    assert not both(machine, replace(machine, flags=(), comments=(*machine.comments, " ok"))).message.fuzzy
    doubted = both(fuzzy("a", "A", " hm"), Message("a", "A", comments=(" x",)), Message("a", "A"))
    assert doubted.message.fuzzy, "somebody took the review back"
    assert doubted.message.comments == (" hm", " x")


def test_comments_of_both_without_those_one_side_deleted():
    base = Message("a", "A", comments=(" one", " two", " three"))
    ours = replace(base, comments=(" one", " two", " mine"), msgstr="B")
    theirs = replace(base, comments=(" one", " theirs", " three"))
    assert both(ours, theirs, base).message.comments == (" one", " mine", " theirs")
    assert both(ours, theirs).message.comments == (" one", " two", " mine", " theirs", " three", ' was: "A"')


def test_the_place_comes_from_the_side_that_knows_it():
    base = Message("a", "A", extracted=(" Paragraph",), references=(" x",))
    theirs = replace(base, extracted=(" heading",), references=(" y",), flags=("no-wrap",))
    ours = replace(base, msgstr="B")
    merged = both(ours, theirs, base).message
    assert (merged.extracted, merged.references, merged.flags) == ((" heading",), (" y",), ("no-wrap",))
    gone = keep.obsolete(base)
    merged = both(gone, replace(base, msgstr="B"), base).message
    assert (merged.obsolete, merged.msgstr, merged.references) == (False, "B", (" x",))


def test_a_text_that_could_not_be_live_is_fuzzy():
    ours, theirs = Message("a\n", "b", obsolete=True), Message("a\n")
    assert both(ours, theirs).message.fuzzy


def test_without_a_base_both_count_as_changed():
    assert both(Message("a"), Message("a", "B")).message.msgstr == "B"
    assert both(Message("a", "B"), Message("a")).message.msgstr == "B"


# Catalogs


def test_entries_nobody_touched_keep_their_bytes():
    odd = '\n#Ana\nmsgid   "a"\nmsgstr "A"\n'
    base, ours, theirs = (
        read(f'{HEAD}{odd}\nmsgid "b"\nmsgstr "{b}"\n\nmsgid "c"\nmsgstr "{c}"\n'.encode(), "a.po")
        for b, c in (("", ""), ("B", ""), ("", "C"))
    )
    merged = write(merge(base, ours, theirs).catalog).decode()
    assert merged == f'{HEAD}{odd}\nmsgid "b"\nmsgstr "B"\n\nmsgid "c"\nmsgstr "C"\n'


def test_added_removed_obsolete():
    base = catalog(Message("a", "A"), Message("b", "B"), Message("c"), Message("d", "D"))
    ours = catalog(Message("a", "A"), Message("n1"), Message("c"), keep.obsolete(Message("d", "D")))
    theirs = catalog(Message("a", "A"), Message("b", "B2"), Message("n2", "N2"), Message("d", "D"))
    merged = merge(base, ours, theirs)
    found = by_id(merged)
    assert list(found) == ["a", "b", "n2", "d"]
    assert found["b"].msgstr == "B2", "removed by one, rewritten by the other: kept"
    assert "n1" not in found, "empty, and perhaps what b became: extraction will know"
    assert found["d"].obsolete
    assert "c" not in found
    assert merged.conflicts == ()


def test_live_wins_over_obsolete():
    base = catalog(Message("a", "A"))
    merged = merge(base, catalog(keep.obsolete(Message("a", "A"))), catalog(Message("a", "A2")))
    assert by_id(merged)["a"] == Message("a", "A2")


def test_a_translation_follows_its_changed_source():
    old = Message("One fish.", "Un pez.", comments=(" Ana",))
    moved = carried(old, "One big fish.", Kind.WORDING)
    base, ours, theirs = catalog(old), catalog(moved), catalog(replace(old, msgstr="Un pescado.", comments=(" Bea",)))
    for one, other in ((ours, theirs), (theirs, ours)):
        found = by_id(merge(base, one, other))
        assert list(found) == ["One big fish."]
        message = found["One big fish."]
        assert (message.msgstr, state_of(message), message.comments[1:]) == (
            "Un pescado.",
            State.CHANGED,
            (*moved.comments[2:], " Bea"),
        )
        line = desk.parse(message.comments)
        assert line is not None
        assert line.get("was") == ""
    dash = carried(old, "One fish.\u00a0", Kind.TYPOGRAPHY)
    found = by_id(merge(base, catalog(dash), theirs))
    assert [(m.msgstr, state_of(m)) for m in found.values()] == [("Un pescado.", State.REVIEWED)]
    begun = catalog(replace(moved, msgstr="Un gran pez."))
    assert set(by_id(merge(base, begun, theirs))) == {"One fish.", "One big fish."}


def test_the_header_field_by_field():
    fields = (
        ("PO-Revision-Date: 2026-11-01 00:00+0000", "X-Desk-Published: 2026-11-05", "X-A: 1", "X-B: 1"),
        ("PO-Revision-Date: 2026-11-03 00:00+0000", "X-Desk-Published: 2026-11-02", "X-A: 2", "X-B: 1"),
        ("PO-Revision-Date: 2026-11-02 00:00+0000", "X-Desk-Published: 2026-11-09", "X-A: 1", "X-C: 3",
         "Last-Translator: Ana <a@b.org>"),
    )  # fmt: skip
    heads = [HEAD + "".join(f'"{line}\\n"\n' for line in lines) for lines in fields]
    base, ours, theirs = (catalog(Message("a", str(n)), header=head) for n, head in enumerate(heads))
    header = merge(base, ours, theirs).catalog.header
    names = ("PO-Revision-Date", "X-Desk-Published", "X-A", "X-B", "X-C", "Last-Translator")
    said = [header.get(name, "-") for name in names]
    assert said == ["2026-11-03 00:00+0000", "2026-11-02", "2", "-", "3", ""]
    assert merge(base, ours, theirs, credit=True).catalog.header.get("Last-Translator") == "Ana <a@b.org>"


def test_unpublished_by_one_is_unpublished():
    live = catalog(Message("a"), header=HEAD + '"X-Desk-Published: 2026-11-05\\n"\n')
    merged = merge(live, catalog(Message("a")), catalog(Message("a", "A"), header=live.header.raw + "\n"))
    assert merged.catalog.header.get("X-Desk-Published") == ""


def test_line_ends_and_charsets():
    base, ours, theirs = (catalog(Message("a", t), Message("b", u)) for t, u in (("", ""), ("ñ", ""), ("", "ж")))
    dos = read(write(ours).replace(b"\n", b"\r\n"), "a.po")
    assert write(merge(base, dos, theirs).catalog).count(b"\r\n") == write(merge(base, ours, theirs).catalog).count(
        b"\n"
    )
    latin = read(write(ours).decode().replace("UTF-8", "ISO-8859-1").encode("latin-1"), "a.po")
    merged = read(write(merge(base, latin, theirs).catalog), "a.po")
    assert [m.msgstr for m in merged.messages] == ["ñ", "ж"]


def test_what_stands_behind_the_last_message():
    base, ours, theirs = (catalog(Message("a", text)) for text in "123")
    ours, theirs = replace(ours, tail="\n\n# mine\n"), replace(theirs, tail="\n\n# theirs\n")
    assert write(merge(base, ours, theirs).catalog).endswith(b"\n\n# mine\n# theirs\n")


def test_duplicates_become_one():
    doubled = Catalog("a.po", Header(), tuple(map(Entry, (
        Message("a", "A"), Message("b"), Message("a", "A2", comments=(" x",), obsolete=True), fuzzy("a", "A3"),
    ))))  # fmt: skip
    first, second = (entry.message for entry in without_duplicates(doubled).entries)
    assert (first.msgstr, first.fuzzy, first.obsolete, second.msgid) == ("A", False, False, "b")
    assert first.comments == (' was: "A2"', " x", ' was: "A3"')


# Laws

WORDS = st.sampled_from(["uno", "dos", "tres", "cuatro"])
IDS = ("a", "b", "c", "d", "e")


@st.composite
def messages(draw, msgid):
    kind = draw(st.sampled_from(["empty", "reviewed", "fuzzy", "draft", "work", "accepted", "carried"]))
    text = draw(WORDS)
    if kind == "empty":
        message = Message(msgid)
    elif kind == "reviewed":
        message = Message(msgid, text)
    elif kind == "fuzzy":
        message = fuzzy(msgid, text)
    elif kind == "carried":
        message = carried(Message(f"old {msgid}", text), msgid, Kind.FACTS)
    else:
        message = draft(msgid, f"M{text}")
        if kind == "work":
            message = replace(message, msgstr=text)
        elif kind == "accepted":
            message = replace(message, flags=())
    comments = draw(st.lists(st.sampled_from([" one", " two", "", ' was: "otro"']), max_size=2, unique=True))
    message = replace(message, comments=(*message.comments, *comments))
    return keep.obsolete(message) if message.msgstr and draw(st.integers(0, 5)) == 0 else message


@st.composite
def catalogs(draw):
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=5))
    return catalog(*[draw(messages(msgid)) for msgid in ids])


def persons(cat: Catalog) -> set[tuple[str, str]]:
    """What people wrote, by message: texts in place or in comments, and comments."""
    out: set[tuple[str, str]] = set()
    for entry in cat.entries:
        message = entry.message
        if by_person(message):
            out.add((message.msgid, text_of(message)))
        out |= {(message.msgid, text) for text in keep.was_texts(message)}
        out |= {(message.msgid, c) for c in message.comments if c.strip() and not desk.is_ours(c)}
    return out


def texts(cat: Catalog) -> set[tuple[str, str]]:
    """All of it, machines' texts too."""
    return persons(cat) | {(e.message.msgid, text_of(e.message)) for e in cat.entries if text_of(e.message)}


@given(catalogs(), catalogs())
def test_law_a_side_that_changed_nothing_gives_way(base, x):
    assert write(merge(base, x, base).catalog) == write(x)
    assert write(merge(base, base, x).catalog) == write(x)
    assert write(merge(base, x, x).catalog) == write(x)


@given(catalogs(), catalogs(), catalogs())
def test_law_nothing_a_person_wrote_is_lost(base, ours, theirs):
    merged = merge(base, ours, theirs).catalog
    assert (persons(ours) | persons(theirs)) - texts(base) <= texts(merged)
    assert persons(ours) | persons(theirs) <= texts(merge(None, ours, theirs).catalog)
    assert read(write(merged), "a.po").messages == merged.messages


@given(catalogs(), catalogs(), catalogs())
def test_law_the_same_content_from_either_side(base, ours, theirs):
    for old in (base, None):
        one, other = merge(old, ours, theirs), merge(old, theirs, ours)
        assert persons(one.catalog) == persons(other.catalog)
        assert set(one.conflicts) == set(other.conflicts)
        reviewed = (
            {e.message.msgid for e in m.catalog.entries if state_of(e.message) is State.REVIEWED} for m in (one, other)
        )
        assert next(reviewed) == next(reviewed)


@given(catalogs(), catalogs(), catalogs())
def test_law_a_merge_reviews_nothing(base, ours, theirs):
    known = {
        (e.message.msgid, text_of(e.message))
        for side in (ours, theirs)
        for e in side.entries
        if state_of(e.message) is State.REVIEWED
    }
    merged = merge(base, ours, theirs).catalog
    for entry in merged.entries:
        if state_of(entry.message) is State.REVIEWED:
            assert (entry.message.msgid, text_of(entry.message)) in known


@given(catalogs(), catalogs(), catalogs())
def test_law_merging_again_changes_nothing(base, ours, theirs):
    merged = merge(base, ours, theirs).catalog
    assert persons(merge(theirs, merged, theirs).catalog) == persons(merged)
    assert write(merge(ours, merged, ours).catalog) == write(merged)
    assert persons(merge(base, merged, theirs).catalog) >= persons(merged) - texts(base)
