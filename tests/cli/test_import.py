"""``translate import``: what translators send back."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as given_
from hypothesis import strategies as st

from tests.verbs import Desk, assert_same_files, assert_told, assert_valid
from translate.project.mailed import opened

KIT = "kit-es-2026-11-22.zip"
PO = "rail.es.po"


MAIL = [
    b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: message/rfc822\n", b"\n", b"--b\n", b"--b--\n", b"x", b"\xff\r",
    b"Content-Disposition: attachment; filename=a.po\n", b"Content-Transfer-Encoding: base64\n", b"PK\x03\x04", b"=?utf-8?b?",
    b"Content-Transfer-Encoding: uuencode\n", b"filename*0*=utf-8''%", b"; charset=\x00\n", b'msgid "x"\n', b"begin 666 x\n", b": ",
]  # fmt: skip
"""What mails are made of."""


@pytest.fixture
def given(desk: Desk) -> Desk:
    """A kit was made of a drafted article."""
    desk.ok("extract")
    desk.ok("prefill", "-e", "pseudo")
    desk.ok("kit", "es")
    return desk


def work(desk: Desk, edit: Callable[[polib.POFile], object] = lambda catalog: None, name: str = PO) -> bytes:
    """What she sends back."""
    with zipfile.ZipFile(desk.root / KIT) as archive:
        catalog = polib.pofile(archive.read(name).decode(), wrapwidth=78)
    edit(catalog)
    return f"{catalog}\n".encode()


def writes(msgid: str, msgstr: str) -> Callable[[polib.POFile], None]:
    def edit(catalog: polib.POFile) -> None:
        entry = catalog.find(msgid)
        entry.msgstr, entry.flags = msgstr, []

    return edit


HERS = writes("Nobody was hurt.", "Nadie resultó herido.")


def entry(desk: Desk, msgid: str) -> polib.POEntry:
    return polib.pofile(str(desk.root / "locales/es/rail.po")).find(msgid, include_obsolete_entries=True)


def packed(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def test_her_text_is_merged_and_a_second_time_changes_nothing(given: Desk) -> None:
    given.write("brief (1).txt", work(given, HERS))
    said = given.ok("import", "brief (1).txt")
    assert said.out == "brief (1).txt → rail [es]: 1 taken, 7 unchanged, 0 conflicts, 0 kept elsewhere\n"
    assert (entry(given, "Nobody was hurt.").msgstr, entry(given, "Nobody was hurt.").fuzzy) == (
        "Nadie resultó herido.",
        False,
    )
    assert_valid(given.root / "locales/es/rail.po")
    before = given.files()
    assert "0 taken, 8 unchanged" in given.ok("import", "brief (1).txt").out
    given.ok("extract")
    assert_same_files(before, given.files())


def test_the_whole_kit_comes_back_in_a_zip(given: Desk) -> None:
    files = [
        ("Kit Ana/rail.es.po", work(given, HERS)),
        ("Kit Ana/rail.es.html", b"<p>"),
        ("__MACOSX/._rail.es.po", b"\0"),
        ("Kit Ana/", b""),
    ]
    given.write("back.zip", packed(*files))
    assert_told(given.run("import", "back.zip"), 0, "1 taken", "passed over, no PO files: rail.es.html")


def test_dry_run_writes_nothing(given: Desk) -> None:
    given.write("a.po", work(given, HERS))
    before = given.files()
    assert "1 taken" in given.ok("import", "--dry-run", "a.po").out
    assert_same_files(before, given.files())


def test_json(given: Desk) -> None:
    given.write("a.po", work(given, HERS))
    said = given.ok("import", "--format", "json", "a.po").json
    assert said["schema"] == 1
    file = said["files"][0]
    assert (file["file"], file["article"], file["locale"], file["catalog"]) == (
        "a.po",
        "rail",
        "es",
        "locales/es/rail.po",
    )
    assert (file["written"], file["recorded"], file["counts"]["taken"], file["counts"]["unchanged"]) == (
        True,
        True,
        1,
        7,
    )
    assert [(m["msgid"], m["outcome"], m["theirs"]) for m in file["messages"]] == [
        ("Nobody was hurt.", "taken", "Nadie resultó herido.")
    ]


def test_a_conflict_shows_both_texts(given: Desk) -> None:
    given.write("a.po", work(given, HERS))
    with given.po("es") as catalog:
        writes("Nobody was hurt.", "Nadie salió herido.")(catalog)
    said = given.run("import", "a.po")
    assert_told(said, 0, "1 conflict", "hers: Nadie resultó herido.", "ours: Nadie salió herido.")
    assert 'was: "Nadie resultó herido."' in given.read("locales/es/rail.po")


def test_text_of_a_sentence_that_is_gone_is_kept_and_listed(given: Desk) -> None:
    given.write("a.po", work(given, HERS))
    given.edit("source/rail.html", "Nobody was hurt.<br>", "")
    given.ok("extract")
    said = given.run("import", "a.po")
    assert_told(said, 0, "1 kept elsewhere", "the sentence is gone", "hers: Nadie resultó herido.")
    assert entry(given, "Nobody was hurt.").obsolete
    given.edit("source/rail.html", "<p>We thank", "<p>Nobody was hurt.<br>We thank")
    given.ok("extract")
    assert (entry(given, "Nobody was hurt.").obsolete, entry(given, "Nobody was hurt.").fuzzy) == (0, False)


def test_text_of_a_sentence_that_was_edited_follows_it(given: Desk) -> None:
    given.write("a.po", work(given, writes("Three relay cabinets burned.", "Ardieron tres armarios.")))
    given.edit("source/rail.html", "Three relay", "Four relay")
    given.ok("extract")
    assert_told(given.run("import", "a.po"), 0, "her text is at what it became")
    found = entry(given, "Four relay cabinets burned.")
    assert (found.msgstr, found.fuzzy, found.previous_msgid) == (
        "Ardieron tres armarios.",
        True,
        "Three relay cabinets burned.",
    )
    given.ok("extract")
    assert entry(given, "Four relay cabinets burned.") == found


MANGLED = {
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "windows": lambda data: data.replace(b"\n", b"\r\n"),
    "old mac": lambda data: data.replace(b"\n", b"\r"),
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "cp1252": lambda data: data.decode().replace("UTF-8", "CP1252").encode("cp1252", "ignore"),
}


@pytest.mark.parametrize("how", MANGLED)
def test_what_mail_and_windows_do_to_a_file(given: Desk, how: str) -> None:
    given.write("a.po", MANGLED[how](work(given, HERS)))
    assert given.run("import", "a.po").code == 0
    assert entry(given, "Nobody was hurt.").msgstr == "Nadie resultó herido."


def test_names_are_taken_out(given: Desk) -> None:
    def sign(catalog: polib.POFile) -> None:
        HERS(catalog)
        catalog.metadata |= {"Last-Translator": "Ana <ana@example.org>", "X-Poedit-Basepath": "/home/ana"}
        catalog.header = "Ana, 2026"

    given.write("a.po", work(given, sign))
    assert_told(given.run("import", "a.po"), 0, "a comment in its header is not taken: Ana, 2026")
    assert "ana" not in given.read("locales/es/rail.po").lower().split("\n\n")[0]


def test_drafts_that_lost_their_mark_to_a_tool_stay_drafts(given: Desk) -> None:
    def flatten(catalog: polib.POFile) -> None:
        for one in catalog:
            one.flags, one.tcomment = [], ""

    given.write("a.po", work(given, flatten))
    assert_told(given.run("import", "a.po"), 0, "dropped all marks", "--accept-unchanged", "8 unchanged")
    assert entry(given, "Nobody was hurt.").fuzzy
    assert_told(given.run("import", "a.po", "--accept-unchanged"), 0, "8 of them drafts accepted as they were")
    assert not entry(given, "Nobody was hurt.").fuzzy


def test_broken_markup_is_taken_and_checked_and_never_published(given: Desk) -> None:
    given.write("a.po", work(given, writes("Nobody was hurt.", "Nadie <b>resultó.")))
    given.ok("import", "a.po")
    assert entry(given, "Nobody was hurt.").msgstr == "Nadie <b>resultó."
    assert_told(given.run("check"), 1, "<b> is not closed")


# Which article, which locale


def without(*fields: str) -> Callable[[polib.POFile], None]:
    def edit(catalog: polib.POFile) -> None:
        HERS(catalog)
        for field in fields:
            catalog.metadata.pop(field, None)

    return edit


def test_the_article_by_its_messages(given: Desk) -> None:
    given.write("source/other.html", "<p>Something else is said here.</p>")
    given.ok("extract")
    given.write("other.es.po", work(given, without("X-Desk-Article")))
    assert_told(given.run("import", "other.es.po"), 0, "100% of its messages are in rail", "→ rail [es]: 1 taken")


def test_the_article_in_doubt_is_an_error_with_a_hint(given: Desk) -> None:
    given.write("source/copy.html", given.read("source/rail.html"))
    given.ok("extract")
    given.write("rail.es.po", work(given, without("X-Desk-Article")))
    assert_told(given.run("import", "rail.es.po"), 1, "has no X-Desk-Article", "copy (100%)", "rail (100%)")


def test_the_locale(given: Desk) -> None:
    given.write("rail.es.po", work(given, without("Language", "X-Desk-Locale")))
    assert_told(given.run("import", "rail.es.po"), 1, "does not say its language", "--locale")
    assert_told(given.run("import", "rail.es.po", "--locale", "es"), 0, "1 taken")
    given.write("rail.es.po", work(given, says("ru")))
    assert_told(given.run("import", "rail.es.po", "--locale", "es"), 1, "the file is in ru, --locale says es")
    assert_told(given.run("import", "rail.es.po"), 1, "the file is in ru, which the project does not have")
    given.write("rail.es.po", work(given, says("es_MX")))
    assert_told(given.run("import", "rail.es.po"), 1, "the file is in es-MX", "--locale es")
    given.ok("import", "rail.es.po", "--locale", "es")


def says(language: str, mailed: str | None = None) -> Callable[[polib.POFile], None]:
    """Another ``Language``, and what the file was mailed as (None: a file that nobody mailed)."""

    def edit(catalog: polib.POFile) -> None:
        HERS(catalog)
        catalog.metadata["Language"] = language
        catalog.metadata.pop("X-Desk-Locale")
        if mailed is not None:
            catalog.metadata["X-Desk-Locale"] = mailed

    return edit


def test_a_kit_never_comes_back_into_another_locale_by_its_header_alone(given: Desk) -> None:
    """An editor's program set ``Language: ar`` in a Spanish kit: her Spanish text must not become an Arabic one."""
    given.write("rail.es.po", work(given, says("ar", "es")))
    before = given.files()
    said = given.run("import", "rail.es.po")
    assert_told(said, 1, "the file was mailed as es, its Language says ar now", "--locale es", "--locale ar")
    assert_same_files(before, given.files())
    assert "→ rail [es]: 1 taken" in given.ok("import", "rail.es.po", "--locale", "es").out
    assert entry(given, "Nobody was hurt.").msgstr == "Nadie resultó herido."
    assert "X-Desk-Locale" not in given.read("locales/es/rail.po")


def test_a_person_may_say_that_it_really_is_the_other_language(given: Desk) -> None:
    given.write("rail.es.po", work(given, says("ar", "es")))
    assert "→ rail [ar]: 1 taken" in given.ok("import", "rail.es.po", "--locale", "ar").out


def test_what_it_was_mailed_as_stands_for_a_lost_language(given: Desk) -> None:
    given.write("rail.es.po", work(given, without("Language")))
    assert_told(given.run("import", "rail.es.po", "-l", "ar"), 1, "was mailed as es, --locale says ar")
    assert "→ rail [es]: 1 taken" in given.ok("import", "rail.es.po").out


def test_a_region_that_her_editor_set_is_told_with_the_way_out(given: Desk) -> None:
    given.write("rail.es.po", work(given, says("es_MX", "es")))
    assert_told(given.run("import", "rail.es.po"), 1, "mailed as es", "says es-MX now", "If it is in es: --locale es")
    given.ok("import", "rail.es.po", "--locale", "es")


def test_not_extracted_yet(given: Desk) -> None:
    given.write("a.po", work(given, HERS))
    (given.root / "locales/es/rail.po").unlink()
    assert_told(given.run("import", "a.po"), 1, "there is no catalog of rail in es yet", "translate extract rail")


def test_nothing_fits(given: Desk) -> None:
    def other(catalog: polib.POFile) -> None:
        catalog[:] = [polib.POEntry(msgid="Some other text", msgstr="Otro")]
        del catalog.metadata["X-Desk-Given"]

    given.write("a.po", work(given, other))
    assert_told(given.run("import", "a.po"), 1, "none of its messages is in rail")


# What is broken is told, the others go on


def test_a_broken_file_changes_nothing_and_stops_no_other(given: Desk) -> None:
    data = work(given, HERS)
    given.write("good.po", data)
    given.write("bad.po", data.replace(b"msgstr", b"msgstr \xe2\x80\x9c", 2))
    before = given.files()
    assert_told(given.run("import", "bad.po"), 1, "error: bad.po:")
    assert_same_files(before, given.files())
    assert_told(given.run("import", "bad.po", "gone.po", "good.po"), 1, "bad.po:", "gone.po: cannot read it", "1 taken")


def test_a_broken_catalog_of_ours_is_not_written(given: Desk) -> None:
    given.write("a.po", work(given, HERS))
    given.write("locales/es/rail.po", 'msgid "x\n')
    assert_told(given.run("import", "a.po"), 1, "locales/es/rail.po:1")
    assert given.read("locales/es/rail.po") == 'msgid "x\n'


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.po", b"", "the file is empty"),
        ("a.po", b"<!DOCTYPE html><p>", "this is no PO file"),
        ("a.po", b"%PDF-1.7", "this is no PO file"),
        ("a.zip", packed(("word/document.xml", b"<x/>")), "Word document"),
        ("a.zip", packed(("notes.txt", b"hello")), "no PO file in the ZIP"),
        ("a.zip", packed(("in.zip", packed(("a.po", b"")))), "a ZIP in a ZIP"),
        ("a.zip", b"PK\x03\x04rest", "the ZIP is broken"),
        ("a.zip", packed(("../../../evil.po", b"msgid")), "a.zip/../../../evil.po:1"),
        (
            "a.po",
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a\xff"\nmsgstr ""\n',
            "a.po:4",
        ),
        ("a.po", b'msgid "caf\xe9 one"\nmsgstr "caf\xe9"\n', "names no charset"),
    ],
)
def test_what_is_refused(given: Desk, name: str, data: bytes, told: str) -> None:
    given.write(name, data)
    before = given.files()
    assert_told(given.run("import", name), 1, told)
    assert_same_files(before, given.files())


def test_links_and_bombs_in_a_zip(given: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.project.mailed.MOST_BYTES", 1 << 20)
    link = zipfile.ZipInfo("link.po")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    given.write("a.zip", packed((link, b"/etc/passwd"), ("bomb.po", b"#" * (64 << 20)), ("rail.po", work(given, HERS))))
    assert_told(
        given.run("import", "a.zip"),
        1,
        "a.zip/link.po: this is a link",
        "a.zip/bomb.po: unpacked it is larger",
        "1 taken",
    )


def test_an_encrypted_zip(given: Desk) -> None:
    data = bytearray(packed(("rail.po", work(given, HERS))))
    struct.pack_into("<H", data, 6, 1)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    given.write("a.zip", bytes(data))
    assert_told(given.run("import", "a.zip"), 1, "it is encrypted", "password")


def test_a_folder(given: Desk) -> None:
    assert_told(given.run("import", "locales"), 1, "this is a folder")


@pytest.mark.parametrize(("entries", "bytes_each", "refused"), [(40, 3 << 20, 20), (4, 1 << 20, 0)])
def test_what_is_refused_for_its_size_counts(
    given: Desk, monkeypatch: pytest.MonkeyPatch, entries: int, bytes_each: int, refused: int
) -> None:
    """Else a ZIP of ten thousand bombs would be unpacked one by one, each up to the limit of a file."""
    read: list[int] = []

    class Stream(zipfile.ZipExtFile):
        def read(self, n: int | None = -1) -> bytes:
            data = super().read(n)
            read.append(len(data))
            return data

    monkeypatch.setattr(zipfile, "ZipExtFile", Stream)
    monkeypatch.setattr("translate.project.mailed.MOST_BYTES", 2 << 20)
    monkeypatch.setattr("translate.project.mailed.MOST_IN_ZIP", 40 << 20)
    given.write("a.zip", packed(*((f"{n}.po", b"#" * bytes_each) for n in range(entries))))
    said = given.run("import", "a.zip")
    assert sum(read) <= 42 << 20
    assert said.text.count("unpacked it is larger than 2 MiB") == refused
    assert said.text.count("a.zip: unpacked it is larger than 40 MiB") == bool(refused)


# A saved mail


def mail(*files: tuple[str, bytes], body: str = "Here it is. -- Ana") -> bytes:
    """As a mail program saves it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Ana <ana@desk.invalid>", "desk@desk.invalid", "Re: kit"
    message.set_content(body)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_the_attachment_of_a_saved_mail(given: Desk) -> None:
    given.write("Re kit.eml", mail(("rail.es.po", work(given, HERS)), ("photo.jpg", b"\xff\xd8")))
    said = given.run("import", "Re kit.eml")
    assert_told(said, 0, "Re kit.eml/rail.es.po → rail [es]: 1 taken", "passed over, no PO files: photo.jpg")
    assert entry(given, "Nobody was hurt.").msgstr == "Nadie resultó herido."


def test_a_zip_in_a_forwarded_mail_under_a_name_in_another_script(given: Desk) -> None:
    inner = message_from_bytes(mail(("робота.zip", packed(("x/rail.po", work(given, HERS))))), policy=policy.default)
    outer = EmailMessage()
    outer["From"] = "desk@desk.invalid"
    outer.set_content("see below")
    outer.add_attachment(inner)
    given.write("saved", outer.as_bytes().replace(b"\n", b"\r\n"))
    assert_told(given.run("import", "saved"), 0, "робота.zip/x/rail.po → rail [es]: 1 taken")


@pytest.mark.parametrize("charset", ["quoted-printable", "7bit"])
def test_an_attachment_that_the_mail_made_text_of(given: Desk, charset: str) -> None:
    message = EmailMessage()
    message["From"] = "Ana <ana@desk.invalid>"
    message.set_content("see attachment")
    text = work(given, writes("Nobody was hurt.", "Nadie.")).decode()
    text = text if charset == "quoted-printable" else text.encode("ascii", "ignore").decode()
    message.add_attachment(text, cte=charset, filename="rail.txt")
    given.write("a.eml", message.as_bytes())
    assert_told(given.run("import", "a.eml"), 0, "a.eml/rail.txt → rail [es]: ", " taken")
    assert entry(given, "Nobody was hurt.").msgstr == "Nadie."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (mail(), "no PO file is attached to this mail"),
        (mail(("kit.docx", packed(("word/document.xml", b"<x/>")))), "Word document"),
        (mail(("photo.jpg", b"\xff")), "Attached: photo.jpg."),
        (mail(("../../x.po", b"%PDF-1.7")), "a.eml/x.po: this is no PO file"),
        (
            b"From: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"\n--b\n\n" * 5000,
            "the mail has too many parts",
        ),
        (b"From: x\n" + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 900, "the mail has too many parts"),
        (b"From: x\nContent-Type: x/y; name*" + b"9" * 5000 + b"*=utf-8''x\n\nx", "no PO file is attached"),
        (b"From: x\nContent-Disposition: attachment; filename==?utf-8?b?x?=\n\nx", "no PO file is attached"),
    ],
)
def test_mails_without_a_file_that_can_be_read(given: Desk, data: bytes, told: str) -> None:
    given.write("a.eml", data)
    before = given.files()
    said = given.run("import", "a.eml")
    assert_told(said, 1, told)
    assert said.text.count("error:") == 1
    assert_same_files(before, given.files())


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given_(st.lists(st.sampled_from(MAIL), max_size=30).map(b"".join))
def test_no_mail_ends_in_an_exception(tmp_path: Path, data: bytes) -> None:
    """Whatever is in it: PO files that are looked at, or a reason."""
    path = tmp_path / "a.eml"
    path.write_bytes(b"From: x\n" + data)
    for file in opened(path):
        assert file.data is not None or file.problems or file.notes


def test_missing_messages_are_told_and_in_json(given: Desk) -> None:
    given.write("a.po", work(given, lambda catalog: catalog.__delitem__(slice(5, None))))
    assert_told(given.run("import", "a.po"), 0, "3 messages of those she was given did not come back")
    assert given.ok("import", "--format", "json", "a.po").json["files"][0]["missing"] == 3
