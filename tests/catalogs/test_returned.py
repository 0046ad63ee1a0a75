"""What comes back from a translator, merged message by message."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.build import ES, TODAY, accepts, draft, gettext, template, tool
from translate.catalogs.desk import parse, with_line
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.given import FIELD, for_mail
from translate.catalogs.header import new_header
from translate.catalogs.keep import was_texts
from translate.catalogs.reader import read
from translate.catalogs.returned import Outcome, Returned, merge_returned
from translate.catalogs.state import State, state_of, text_of
from translate.catalogs.update import update
from translate.catalogs.writer import write
from translate.changes.compare import compare
from translate.model.change import Change
from translate.model.message import Key, Message

FUZZY = ("fuzzy",)


def catalog(*messages: Message) -> Catalog:
    header = new_header(article="cars", locale=ES, today=TODAY)
    return Catalog("locales/es/cars.po", header, tuple(map(Entry, messages)))


def followed(old: Sequence[Key], new: Sequence[Key]) -> Sequence[Change]:
    return compare([old], [new], language="en")


def mailed(ours: Catalog, edit: Callable[[Message], Message | None] = lambda message: message) -> Catalog:
    """The file as it was given, then edited by her, through bytes."""
    theirs = for_mail(ours)
    edited = [made for entry in theirs.entries if (made := edit(entry.message)) is not None]
    return read(write(theirs.with_entries(tuple(map(Entry, edited)))), "back.po")


def without_record(theirs: Catalog) -> Catalog:
    return replace(theirs, header=theirs.header.with_fields({FIELD: None}))


def back(ours: Catalog, theirs: Catalog, **options: bool) -> Returned:
    """Merge, and see that a second time changes nothing and that the result can be written."""
    done = merge_returned(ours, theirs, followed=followed, today=TODAY, **options)
    again = merge_returned(done.catalog, theirs, followed=followed, today=TODAY, **options)
    assert again.catalog is done.catalog, [told for told in again.told if told.outcome is not Outcome.UNCHANGED]
    assert read(write(done.catalog), "x.po").entries
    return done


def one(done: Returned, msgid: str) -> Message:
    return next(entry.message for entry in done.catalog.entries if entry.message.msgid == msgid)


def outcomes(done: Returned) -> dict[str, str]:
    return {told.key[1]: told.outcome.value for told in done.told if told.outcome is not Outcome.UNCHANGED}


def writes(msgid: str, msgstr: str, *, fuzzy: bool = False, note: str = "") -> Callable[[Message], Message]:
    def edit(message: Message) -> Message:
        if message.msgid != msgid:
            return message
        comments = (*message.comments, note) if note else message.comments
        return replace(message, msgstr=msgstr, flags=FUZZY if fuzzy and msgstr else (), comments=comments)

    return edit


OURS = catalog(
    Message("Empty one."),
    draft("A draft here.", "Un borrador."),
    Message("Reviewed here.", "Revisado aquí."),
    Message("Somebody doubts.", "Alguien duda.", flags=FUZZY),
)


def test_nothing_done_is_nothing_changed():
    done = back(OURS, mailed(OURS))
    assert done.catalog is OURS
    assert done.count(Outcome.UNCHANGED) == 4
    assert done.recorded


@pytest.mark.parametrize("msgid", ["Empty one.", "A draft here.", "Reviewed here.", "Somebody doubts."])
@pytest.mark.parametrize("fuzzy", [False, True])
def test_what_she_wrote_is_taken(msgid, fuzzy):
    done = back(OURS, mailed(OURS, writes(msgid, "Hers.", fuzzy=fuzzy)))
    assert outcomes(done) == {msgid: "taken"}
    message = one(done, msgid)
    assert message.msgstr == "Hers."
    wanted = State.REVIEWED if not fuzzy else State.IN_WORK if "draft" in msgid else State.NEEDS_WORK
    assert state_of(message) is wanted
    assert done.catalog.header.get("PO-Revision-Date").startswith(TODAY.isoformat())


def test_a_draft_whose_mark_she_cleared_is_accepted():
    done = back(OURS, mailed(OURS, writes("A draft here.", "Un borrador.")))
    assert outcomes(done) == {"A draft here.": "accepted"}
    assert state_of(one(done, "A draft here.")) is State.REVIEWED


def test_a_mark_she_set_is_taken():
    done = back(OURS, mailed(OURS, writes("Reviewed here.", "Revisado aquí.", fuzzy=True)))
    assert state_of(one(done, "Reviewed here.")) is State.NEEDS_WORK


@pytest.mark.parametrize("record", [True, False])
def test_what_she_emptied_or_left_out_takes_nothing_away(record):
    emptied = mailed(OURS, lambda message: replace(message, msgstr="", flags=()))
    some = mailed(OURS, lambda message: None if message.msgstr else message)
    for theirs in (emptied, some):
        assert back(OURS, theirs if record else without_record(theirs)).catalog is OURS


def test_an_old_file_does_not_revert_newer_text():
    theirs = mailed(OURS, writes("Empty one.", "Suyo."))
    newer = catalog(
        Message("Empty one."),
        Message("A draft here.", "Mejor.", comments=OURS.messages[1].comments),
        Message("Reviewed here.", "Mejor revisado."),
        Message("Somebody doubts.", "Nadie duda."),
    )
    done = back(newer, theirs)
    assert outcomes(done) == {"Empty one.": "taken"}
    assert [m.msgstr for m in done.catalog.messages] == ["Suyo.", "Mejor.", "Mejor revisado.", "Nadie duda."]


def test_two_people_wrote_both_texts_stay():
    theirs = mailed(OURS, writes("Reviewed here.", "Suyo."))
    newer = OURS.with_entries((*OURS.entries[:2], Entry(Message("Reviewed here.", "Nuestro.")), OURS.entries[3]))
    done = back(newer, theirs)
    assert outcomes(done) == {"Reviewed here.": "conflict"}
    message = one(done, "Reviewed here.")
    assert (message.msgstr, was_texts(message)) == ("Nuestro.", ("Suyo.",))
    told = next(told for told in done.told if told.outcome is Outcome.CONFLICT)
    assert (told.theirs, told.ours) == ("Suyo.", "Nuestro.")


def test_a_newer_draft_gives_way():
    theirs = mailed(OURS, writes("A draft here.", "Suyo."))
    newer = OURS.with_entries((OURS.entries[0], Entry(draft("A draft here.", "Otra máquina.")), *OURS.entries[2:]))
    message = one(back(newer, theirs), "A draft here.")
    assert (message.msgstr, was_texts(message), state_of(message)) == ("Suyo.", (), State.REVIEWED)


def test_her_comments_are_taken():
    theirs = mailed(OURS, writes("Reviewed here.", "Revisado aquí.", note=" ¿seguro?"))
    done = back(OURS, theirs)
    assert outcomes(done) == {"Reviewed here.": "noted"}
    assert one(done, "Reviewed here.").comments == (" ¿seguro?",)
    theirs = mailed(OURS, writes("A draft here.", "Suyo.", note=" term: a → b"))
    assert one(back(OURS, theirs), "A draft here.").comments[1:] == (" note: term: a → b",)


def test_a_comment_that_was_taken_out_here_does_not_come_back():
    given_ = OURS.with_entries((*OURS.entries[:2], Entry(Message("Reviewed here.", "R.", comments=(" old",)))))
    newer = given_.with_entries((*OURS.entries[:2], Entry(Message("Reviewed here.", "R."))))
    assert back(newer, mailed(given_)).catalog is newer


def test_plural_forms_of_hers_are_kept_in_a_comment():
    def plural(message: Message) -> Message:
        made = replace(message, msgid_plural="Many.", msgstr="", msgstr_plural=("Uno.", "Muchos."))
        return made if message.msgid == "Empty one." else message

    done = back(OURS, mailed(OURS, plural))
    assert outcomes(done) == {"Empty one.": "kept"}
    assert was_texts(one(done, "Empty one.")) == ("Uno.", "Muchos.")


# Without the record


def test_without_the_record_empty_messages_and_drafts_are_filled():
    theirs = mailed(OURS, writes("Empty one.", "Suyo."))
    done = back(OURS, without_record(theirs))
    assert (done.recorded, outcomes(done)) == (False, {"Empty one.": "taken"})
    theirs = mailed(OURS, writes("A draft here.", "Suyo."))
    assert state_of(one(back(OURS, without_record(theirs)), "A draft here.")) is State.REVIEWED


def test_without_the_record_what_is_reviewed_here_stays_and_hers_is_beside_it():
    theirs = without_record(mailed(OURS, writes("Reviewed here.", "Suyo.")))
    done = back(OURS, theirs)
    message = one(done, "Reviewed here.")
    assert outcomes(done) == {"Reviewed here.": "conflict"}
    assert (message.msgstr, message.fuzzy, was_texts(message)) == ("Revisado aquí.", False, ("Suyo.",))


def test_without_record_and_comments_nothing_is_reviewed():
    bare = mailed(OURS, lambda m: replace(writes("Empty one.", "Suyo.")(m), comments=(), flags=()))
    done = back(OURS, without_record(bare))
    assert done.stripped
    assert state_of(one(done, "Empty one.")) is State.NEEDS_WORK
    assert state_of(one(done, "A draft here.")) is State.DRAFT
    done = back(OURS, without_record(bare), accept_unchanged=True)
    assert state_of(one(done, "Empty one.")) is State.REVIEWED


# Tools that drop marks, or write the source


def test_a_tool_that_drops_marks_and_comments_accepts_nothing():
    bare = mailed(OURS, lambda m: replace(writes("Empty one.", "Suyo.")(m), comments=(), flags=()))
    done = back(OURS, bare)
    assert done.marks_dropped
    assert outcomes(done) == {"Empty one.": "taken", "A draft here.": "left", "Somebody doubts.": "left"}
    assert state_of(one(done, "A draft here.")) is State.DRAFT
    accepted = back(OURS, bare, accept_unchanged=True)
    assert outcomes(accepted)["A draft here."] == "accepted"
    assert not accepted.marks_dropped


def test_a_tool_that_empties_drafts_and_drops_marks_accepts_nothing():
    """OmegaT: it keeps our comments, and shows a fuzzy text as a proposal only."""
    theirs = mailed(OURS, lambda m: replace(m, flags=(), msgstr="" if "doubts" in m.msgid else m.msgstr))
    done = back(OURS, theirs)
    assert (done.marks_dropped, outcomes(done)) == (True, {"A draft here.": "left"})


def test_omegat_says_so_in_the_header():
    theirs = mailed(OURS, lambda m: replace(m, flags=()))
    theirs = replace(theirs, header=theirs.header.with_fields({"X-Generator": "OmegaT 6.0"}))
    assert back(OURS, theirs).catalog is OURS


def test_a_finished_file_is_accepted():
    done = back(OURS, mailed(OURS, lambda m: replace(m, flags=())))
    assert not done.marks_dropped
    assert outcomes(done) == {"A draft here.": "accepted", "Somebody doubts.": "accepted"}


def test_the_source_in_place_of_a_translation_is_not_taken():
    ours = catalog(Message("KGB"), Message("A sentence of five words."), Message("Another of some five words."))
    done = back(ours, mailed(ours, lambda m: replace(m, msgstr=m.msgid)))
    assert done.catalog is ours
    assert done.count(Outcome.COPY) == 3
    assert back(ours, mailed(ours, writes("KGB", "KGB"))).count(Outcome.TAKEN) == 1


def test_what_a_tool_moved_from_another_message_is_not_hers():
    theirs = mailed(OURS)
    moved = with_line(Message("Empty one.", "Un borrador.", flags=FUZZY), parse(OURS.messages[1].comments))
    assert back(OURS, theirs.with_entries((Entry(moved), *theirs.entries[1:]))).catalog is OURS


# The article has moved on

BEFORE = catalog(
    Message("The first sentence stays as it is."),
    Message("Twelve people were in the building then."),
    Message("The last sentence stays as it is.", "La última."),
)
EDITED = "Fifteen people were in the building then."
HERS = writes("Twelve people were in the building then.", "Doce personas estaban allí.")


def after(*middle: Message) -> Catalog:
    return catalog(BEFORE.messages[0], *middle, BEFORE.messages[2])


@pytest.mark.parametrize("now", [Message(EDITED), draft(EDITED, "Quince (máquina).")])
def test_a_text_follows_its_sentence(now):
    done = back(after(now), mailed(BEFORE, HERS))
    message = one(done, EDITED)
    assert outcomes(done) == {"Twelve people were in the building then.": "followed"}
    assert (message.msgstr, state_of(message)) == ("Doce personas estaban allí.", State.CHANGED)
    assert message.previous_msgid == "Twelve people were in the building then."
    assert parse(message.comments).kind == "facts"
    assert not parse(message.comments).get("was")


def test_what_she_was_not_sure_of_is_never_shown():
    hers = writes("Twelve people were in the building then.", "Doce.", fuzzy=True)
    message = one(back(after(Message(EDITED)), mailed(BEFORE, hers)), EDITED)
    assert parse(message.comments).get("was") == "needs-work"


def test_a_text_follows_where_extract_carried_the_older_one():
    given_ = catalog(BEFORE.messages[0], Message(BEFORE.messages[1].msgid, "Doce."), BEFORE.messages[2])
    carried = one(back(after(Message(EDITED)), mailed(BEFORE, writes(BEFORE.messages[1].msgid, "Doce."))), EDITED)
    done = back(after(carried), mailed(given_, HERS))
    message = one(done, EDITED)
    assert (message.msgstr, state_of(message)) == ("Doce personas estaban allí.", State.CHANGED)


def test_somebody_at_work_there_keeps_the_place():
    now = Message(EDITED, "Quince pers…", flags=FUZZY)
    message = one(back(after(now), mailed(BEFORE, HERS)), EDITED)
    assert (message.msgstr, was_texts(message)) == ("Quince pers…", ("Doce personas estaban allí.",))


@pytest.mark.parametrize("now", [(), (Message(EDITED, "Quince personas."),)])
def test_a_text_without_a_place_is_kept(now):
    done = back(after(*now), mailed(BEFORE, HERS))
    assert outcomes(done) == {"Twelve people were in the building then.": "kept"}
    old = one(done, "Twelve people were in the building then.")
    assert (old.obsolete, old.msgstr, old.fuzzy) == (True, "Doce personas estaban allí.", False)
    assert done.catalog.messages[:1] == BEFORE.messages[:1]


def test_an_obsolete_entry_takes_her_text():
    old = Message("Twelve people were in the building then.", "Doce.", obsolete=True)
    given_ = catalog(BEFORE.messages[0], replace(old, obsolete=False), BEFORE.messages[2])
    ours = after().with_entries((*after().entries, Entry(old)))
    done = back(ours, mailed(given_, HERS))
    assert outcomes(done) == {old.msgid: "kept"}
    assert one(done, old.msgid) == replace(old, msgstr="Doce personas estaban allí.")


def test_a_draft_for_a_sentence_that_is_gone_is_not_kept():
    given_ = catalog(BEFORE.messages[0], draft("Gone by now, this sentence.", "Máquina."), BEFORE.messages[2])
    assert back(after(), mailed(given_)).catalog == after()


# The header


def test_names_stay_out_unless_credit_is_given():
    theirs = mailed(OURS, writes("Empty one.", "Suyo."))
    named = theirs.header.with_fields(
        {"Last-Translator": "Ana <ana@example.org>", "PO-Revision-Date": "2026-01-01 10:00+0300"}
    )
    theirs = replace(theirs, header=replace(named, comments=(" Ana, 2026",)))
    text = write(back(OURS, theirs).catalog).decode()
    assert "Ana" not in text
    assert "+0300" not in text
    assert FIELD not in text
    assert "Ana <ana@example.org>" in write(back(OURS, theirs, credit=True).catalog).decode()


def test_a_file_with_a_tool_between_and_windows_line_ends():
    theirs = write(mailed(OURS, writes("Empty one.", "Suyo."))).replace(b"\n", b"\r\n")
    assert outcomes(back(OURS, read(theirs, "back.po"))) == {"Empty one.": "taken"}


@gettext
@pytest.mark.parametrize("command", [["msgcat", "-w", "30"], ["msgcat", "-s"], ["msgattrib"], ["msgcat", "-F"]])
def test_gettext_between_changes_nothing(command):
    data = write(mailed(OURS, writes("A draft here.", "Suyo.")))
    done = back(OURS, read(tool(*command, data=data).stdout, "back.po"))
    assert outcomes(done) == {"A draft here.": "taken"}
    assert accepts(write(done.catalog))


# Laws

SOURCES = [
    "The first sentence stays.", "Twelve people were in the building then.", "Fifteen people were in the building then.",
    "Nobody knows who gave the order that night.", "Nobody knew who gave the order that night.", "KGB", "On Monday.",
]  # fmt: skip
TEXTS = st.sampled_from(["", "Uno.", "Dos personas.", "Tres, quizá.", "KGB"])


@st.composite
def entries(draw: st.DrawFn, mark: str) -> Catalog:
    """A catalog whose texts say who wrote them: ``h…`` she, ``o…`` somebody here, ``m…`` a machine."""
    messages = []
    for number, msgid in enumerate(draw(st.lists(st.sampled_from(SOURCES), unique=True, min_size=1))):
        kind = draw(st.sampled_from(["empty", "draft", "reviewed", "fuzzy"]))
        text = f"{mark}{number} {draw(TEXTS)}"
        if kind == "empty":
            messages.append(Message(msgid))
        elif kind == "draft":
            messages.append(draft(msgid, f"m{text}"))
        else:
            messages.append(Message(msgid, f"o{text}", flags=FUZZY if kind == "fuzzy" else ()))
    return catalog(*messages)


@st.composite
def work(draw: st.DrawFn) -> tuple[Catalog, Catalog, Catalog, set[str]]:
    """What she was given, what she sends back, what is here by now, and the machine's texts that she cleared."""
    given_ = draw(entries("a"))
    cleared: set[str] = set()
    hers = []
    for number, message in enumerate(given_.messages):
        act = draw(st.sampled_from(["nothing", "writes", "doubts", "clears", "drops"]))
        if act == "writes":
            hers.append(replace(message, msgstr=f"h{number}", flags=()))
        elif act == "doubts":
            hers.append(replace(message, msgstr=f"h{number}?", flags=FUZZY))
        elif act == "clears":
            cleared.add(message.msgstr)
            hers.append(replace(message, flags=()))
        elif act == "nothing":
            hers.append(message)
    theirs = for_mail(given_).with_entries(tuple(map(Entry, hers)))
    known = {message.msgid: message for message in given_.messages}
    now = [known[m.msgid] if m.msgid in known and draw(st.booleans()) else m for m in draw(entries("b")).messages]
    return given_, read(write(theirs), "back.po"), catalog(*now), cleared


def all_texts(made: Catalog) -> set[str]:
    found: set[str] = set()
    for entry in made.entries:
        found |= {text_of(entry.message), *was_texts(entry.message)}
    return found


@given(work(), st.booleans(), st.booleans())
def test_no_text_of_a_person_is_lost_and_no_machine_passes(case, record, stripped):
    given_, theirs, ours, cleared = case
    if stripped:
        cleared = set()
        bare = (entry.with_message(replace(entry.message, comments=(), flags=())) for entry in theirs.entries)
        theirs = theirs.with_entries(tuple(bare))
    if not record:
        theirs = without_record(theirs)
    done = back(ours, theirs)
    texts = all_texts(done.catalog)
    hers = {text_of(message) for message in theirs.messages if text_of(message).startswith("h")}
    assert hers <= texts
    # what stood here is there still, unless she worked on that very text
    before = {text_of(message) for message in given_.messages} if record else set()
    here = {text_of(message) for message in ours.messages if text_of(message).startswith("o")}
    assert here - before <= texts
    reviewed = {text_of(e.message) for e in done.catalog.entries if state_of(e.message) is State.REVIEWED}
    assert {text for text in reviewed if text.startswith("m")} <= cleared
    assert [m.msgid for m in done.catalog.messages] == [m.msgid for m in ours.messages]


@given(st.data())
def test_with_source_edits_and_work_here_nothing_is_lost_and_extract_agrees(data):
    """She is given a catalog; here people work and the article is edited; her file comes; extract has nothing to add."""

    def texts_of(*made: str) -> Catalog:
        return update(template(*made), None, article="2026/cars", locale=ES, today=TODAY)

    def worked(made: Catalog, mark: str) -> Catalog:
        out = []
        for number, entry in enumerate(made.entries):
            message = entry.message
            act = data.draw(st.sampled_from(["nothing", "writes", "doubts", "machine"]), label=mark)
            if message.obsolete or act == "nothing":
                out.append(entry)
            elif act == "machine":
                # no engine writes over a person's text
                done = draft(message.msgid, f"m{mark}{number}") if state_of(message) is State.EMPTY else message
                out.append(Entry(replace(message, msgstr=done.msgstr, flags=done.flags, comments=done.comments)))
            else:
                flags = FUZZY if act == "doubts" else ()
                text = f"{mark}{number}"
                mine = replace(message, msgstr=text, flags=flags, previous_msgid=None, previous_msgctxt=None)
                out.append(Entry(mine))
        return made.with_entries(tuple(out))

    some = st.lists(st.sampled_from(SOURCES), unique=True, min_size=1)
    given_ = worked(texts_of(*data.draw(some)), "a")
    theirs = read(write(worked(for_mail(given_), "h")), "back.po")
    made = template(*data.draw(some))
    ours = worked(given_, "o")
    ours = update(made, ours, article="2026/cars", locale=ES, today=TODAY)
    ours = worked(ours, "p") if data.draw(st.booleans()) else ours
    if data.draw(st.booleans(), label="the record is lost"):
        theirs = without_record(theirs)
    done = back(ours, theirs)
    people = {text_of(e.message) for e in (*ours.entries, *theirs.entries) if re.match("[hop]", text_of(e.message))}
    # carried text may be replaced by hers where she worked on the very text she was given
    assert {text for text in people if text[0] == "h"} <= all_texts(done.catalog)
    assert {text for text in people if text[0] in "op"} <= all_texts(done.catalog)
    reviewed = {text_of(e.message) for e in done.catalog.entries if state_of(e.message) is State.REVIEWED}
    assert not {text for text in reviewed if text.startswith("m")}
    after_it = update(made, done.catalog, article="2026/cars", locale=ES, today=TODAY)
    assert {text for text in people if text[0] in "hop"} <= all_texts(after_it)
    assert after_it.messages == done.catalog.messages
