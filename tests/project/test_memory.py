"""The memory of a project: made from its files, made again whatever happens to it, and silent about what is private."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.verbs import Desk, assert_same_files, assert_told
from translate.errors import InputError
from translate.memory.lookup import How
from translate.model.locale import parse
from translate.project.memory import DATABASE, Memory
from translate.project.workspace import find

ES = parse("es")
HURT = "Nobody was hurt in the great fire."
PRIVATE = "version: 1\nsource: en\nconcepts:\n- {id: s1, en: {term: Jane Doe}, targets: {es: {term: Juana}}}\n"


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A project whose first article is translated into Spanish and reviewed."""
    desk.write("source/rail.html", f"<h1>Fire</h1><p>Before it. {HURT} After it.</p><p>12 people left on 3 May.</p>")
    desk.ok("extract")
    desk.review("es", own={HURT: "Nadie.", "12 people left on 3 May.": "12 personas se fueron el 3 de mayo."})
    return desk


def memory(desk: Desk, **more) -> Memory:
    """Its memory, not opened."""
    return Memory(find(desk.root, date(2026, 11, 22)), **more)


def best(desk: Desk, text: str, **more) -> tuple[str, int, str] | None:
    """The best match for a text, asked in a fresh process as it were."""
    with memory(desk) as opened:
        found = opened.find(ES, ("", text), **more)
    return (found[0].target, found[0].score, found[0].origin) if found else None


def raw(desk: Desk) -> bytes:
    """Every byte of the cache."""
    return b"".join(path.read_bytes() for path in sorted((desk.root / ".translate").rglob("*")) if path.is_file())


# What it is made from


def test_it_follows_the_catalogs(filled: Desk) -> None:
    assert best(filled, HURT) == ("Nadie.", 100, "rail")
    filled.review("es", own={HURT: "Ninguno."})
    assert best(filled, HURT) == ("Ninguno.", 100, "rail")
    with filled.po("es") as catalog:
        catalog.find(HURT).flags = ["fuzzy"]
    assert best(filled, HURT) is None
    filled.review("es")
    assert best(filled, HURT) is not None
    (filled.root / "locales/es/rail.po").unlink()
    assert best(filled, HURT) is None


def test_neighbours_make_the_context(filled: Desk) -> None:
    assert best(filled, HURT, around=("Before it.", "After it."))[1] == 101
    assert best(filled, HURT, around=("Before it.", ""))[1] == 100


def test_a_sentence_that_left_its_article_is_remembered(filled: Desk) -> None:
    filled.write("source/rail.html", "<p>Something else.</p>")
    filled.ok("extract")
    assert f'#~ msgid "{HURT}"' in filled.read("locales/es/rail.po")
    assert best(filled, HURT) == ("Nadie.", 100, "rail")


def test_nothing_changed_nothing_read_nothing_written(filled: Desk, monkeypatch) -> None:
    with memory(filled) as opened:
        assert opened.refresh() == 2
    before = filled.files()
    monkeypatch.setattr("translate.project.memory.read", lambda *_: pytest.fail("a catalog was read"))
    with memory(filled) as opened:
        assert opened.refresh() == 0
        assert opened.find(ES, ("", HURT))
    assert_same_files(before, filled.files())


def test_only_what_changed_is_read(filled: Desk) -> None:
    filled.write("source/other.txt", "Other\n")
    filled.ok("extract")
    best(filled, HURT)
    filled.review("es", "other")
    with memory(filled) as opened:
        assert opened.refresh() == 1
    filled.write("source/other.meta.yaml", "author: x\n")
    with memory(filled) as opened:
        assert opened.refresh() == 2, "it may be confidential now"


def test_a_broken_catalog_leaves_until_it_is_whole(filled: Desk) -> None:
    whole = filled.read("locales/es/rail.po")
    filled.write("locales/es/rail.po", whole + '\nmsgid "unterminated')
    assert best(filled, HURT) is None
    filled.write("locales/es/rail.po", whole)
    assert best(filled, HURT) is not None


TMX = (
    '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en-US"><seg>A stone bridge.</seg></tuv>'
    '<tuv xml:lang="es-ES"><seg>Un puente.</seg></tuv></tu></body></tmx>'
)


def test_it_follows_the_tmx_files(filled: Desk) -> None:
    filled.write("memory/old.tmx", TMX)
    filled.write("memory/deeper/no.tmx", TMX.replace("stone", "wooden"))
    assert best(filled, "A stone bridge.") == ("Un puente.", 100, "old.tmx")
    assert best(filled, "A wooden bridge.", threshold=100) is None
    filled.write("memory/old.tmx", TMX.replace("Un puente", "Otro puente"))
    assert best(filled, "A stone bridge.")[0] == "Otro puente."
    (filled.root / "memory/old.tmx").unlink()
    assert best(filled, "A stone bridge.") is None


def test_a_new_locale_takes_its_part_of_the_tmx_files(filled: Desk) -> None:
    filled.write("memory/old.tmx", TMX.replace("es-ES", "fr"))
    assert best(filled, HURT)
    filled.edit("translate.toml", '"ar"', '"ar", "fr"')
    with memory(filled) as opened:
        assert opened.find(parse("fr"), ("", "A stone bridge."))


def test_a_broken_tmx_file_is_told_and_the_rest_works(filled: Desk) -> None:
    filled.write("memory/bad.tmx", TMX[:-20])
    for _ in range(2):
        with memory(filled) as opened:
            assert opened.find(ES, ("", HURT))
            assert [problem.path for problem in opened.problems] == ["memory/bad.tmx"]
            assert not opened.find(ES, ("", "A stone bridge."))
    filled.write("source/new.txt", f"New\n\n{HURT}\n")
    filled.ok("extract")
    assert_told(filled.run("prefill"), 1, "memory/bad.tmx:1")
    assert "Nadie." in filled.read("locales/es/new.po")


# The file


def test_it_is_private(filled: Desk) -> None:
    with memory(filled) as opened:
        opened.find(ES, ("", HURT))
        modes = {path.name: path.stat().st_mode & 0o777 for path in (filled.root / ".translate").glob("memory.db*")}
    assert set(modes.values()) == {0o600}
    assert (filled.root / ".translate").stat().st_mode & 0o777 == 0o700
    assert [path.name for path in (filled.root / ".translate").glob("memory.db*")] == ["memory.db"]


def _nonsense(path: Path) -> None:
    path.write_bytes(b"nonsense" * 4000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 97):
        data[place] ^= 0x55
    path.write_bytes(data)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def _other_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE file (x)")
    connection.close()


def _lost_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE posting")
    connection.close()


def _stale_log(path: Path) -> None:
    path.with_name("memory.db-wal").write_bytes(b"\x37\x7f\x06\x82" + b"stale" * 9000)


@pytest.mark.parametrize(
    "harm", [_nonsense, _cut, _scribbled, _empty, _other_version, _other_program, _lost_table, _stale_log]
)
def test_a_broken_or_foreign_file_is_made_anew(filled: Desk, harm) -> None:
    assert best(filled, HURT)
    harm(filled.root / DATABASE)
    with memory(filled) as opened:
        assert opened.find(ES, ("", HURT))[0].target == "Nadie."
        assert opened.find(ES, ("", "Nobody was badly hurt in the great fire."))[0].how is How.FUZZY
        assert opened.find(ES, ("", "15 people left on 7 June."))[0].how is How.FILLED
    with memory(filled) as opened:
        assert opened.refresh() == 0, "it is whole again"


def test_deleting_it_loses_nothing(filled: Desk) -> None:
    before = best(filled, HURT)
    shutil.rmtree(filled.root / ".translate")
    assert best(filled, HURT) == before


@pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "PRAGMA locking_mode = EXCLUSIVE"])
def test_a_locked_file_is_done_without(filled: Desk, lock: str) -> None:
    assert best(filled, HURT)
    filled.review("es", own={HURT: "Ninguno."})
    other = sqlite3.connect(filled.root / DATABASE, isolation_level=None)
    other.execute(lock)
    if "PRAGMA" in lock:
        other.execute("BEGIN EXCLUSIVE")
    with memory(filled, patience=0.1) as opened:
        assert opened.find(ES, ("", HURT))[0].target == "Ninguno."
    other.execute("ROLLBACK")
    other.close()
    assert best(filled, HURT)[0] == "Ninguno."


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_cannot_be_written_is_done_without(filled: Desk) -> None:
    (filled.root / ".translate").chmod(0o500)
    try:
        assert best(filled, HURT)
    finally:
        (filled.root / ".translate").chmod(0o700)


def test_a_folder_in_its_place_is_done_without(filled: Desk) -> None:
    (filled.root / DATABASE).mkdir(parents=True)
    assert best(filled, HURT)


WORKER = """
import sys
from datetime import date
from pathlib import Path
from translate.model.locale import parse
from translate.project.memory import Memory
from translate.project.workspace import find
for n in range(15):
    with Memory(find(Path(sys.argv[1]), date(2026, 11, 22))) as memory:
        path = Path(sys.argv[1]) / f"memory/{sys.argv[2]}.tmx"
        unit = '<tu><tuv xml:lang="en"><seg>From %s</seg></tuv><tuv xml:lang="es"><seg>De %s</seg></tuv></tu>'
        path.write_text('<tmx version="1.4"><header/><body>' + unit % (sys.argv[2], n) + '</body></tmx>')
        found = memory.find(parse("es"), ("", f"From {sys.argv[2]}"))
        assert found[0].target == f"De {n}", found
        assert memory.find(parse("es"), ("", sys.argv[3]))[0].target == "Nadie."
        assert memory._database.execute("PRAGMA database_list").fetchone()[2], "it fell back to RAM"
"""


def test_two_processes_at_once(filled: Desk) -> None:
    (filled.root / "memory").mkdir()
    commands = [[sys.executable, "-c", WORKER, str(filled.root), name, HURT] for name in ("one", "two")]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    for process in running:
        _, error = process.communicate(timeout=120)
        assert (process.returncode, error) == (0, "")
    with sqlite3.connect(filled.root / DATABASE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM translation t JOIN file f ON f.id = t.file"
                                  " WHERE NOT f.catalog").fetchone() == (2,)  # fmt: skip
    connection.close()


def test_a_killed_writer_leaves_it_whole(filled: Desk) -> None:
    code = """
import os, sys
from datetime import date
from pathlib import Path
import translate.project.memory as module
from translate.project.workspace import find
memory = module.Memory(find(Path(sys.argv[1]), date(2026, 11, 22)))
real = module.Writer.replace
def dying(self, *arguments, **options):
    real(self, *arguments, **options)
    os._exit(9)
module.Writer.replace = dying
memory.refresh()
"""
    assert subprocess.run([sys.executable, "-c", code, str(filled.root)]).returncode == 9
    assert best(filled, HURT) == ("Nadie.", 100, "rail")


# What stays out


def test_private_terms_are_not_in_it(filled: Desk) -> None:
    text = filled.read("source/rail.html").replace("After it.", "JANE-DOE spoke. Then Maria left.")
    filled.write("source/rail.html", text)
    filled.ok("extract")
    filled.review("es", own={"Then Maria left.": "Luego Juana se fue.", HURT: "Nadie."})
    assert best(filled, "JANE-DOE spoke.")
    filled.write("glossary.private.yaml", PRIVATE)
    assert best(filled, HURT) == ("Nadie.", 100, "rail")
    for text in ("JANE-DOE spoke.", "Then Maria left."):
        assert best(filled, text, threshold=100) is None
    assert b"JANE" not in raw(filled)
    assert b"Juana" not in raw(filled)
    (filled.root / "glossary.private.yaml").unlink()
    assert best(filled, "JANE-DOE spoke.", threshold=100)


def test_private_terms_of_tmx_files_are_not_in_it(filled: Desk) -> None:
    filled.write("memory/old.tmx", TMX.replace("stone", "Jane Doe"))
    filled.write("glossary.private.yaml", PRIVATE)
    assert best(filled, HURT)
    assert b"Jane" not in raw(filled)


@pytest.mark.parametrize("sidecar", ["confidential: true\n", "confidential: [\n"])
def test_confidential_articles_are_not_in_it(filled: Desk, sidecar: str) -> None:
    assert best(filled, HURT)
    filled.write("source/rail.meta.yaml", sidecar)
    assert best(filled, HURT) is None
    assert b"great fire" not in raw(filled)
    filled.write("source/rail.meta.yaml", "author: x\n")
    assert best(filled, HURT)


def test_a_broken_glossary_stops_it(filled: Desk) -> None:
    filled.write("glossary.private.yaml", "concepts: [\n")
    with pytest.raises(InputError):
        best(filled, HURT)


def test_another_glossary_brings_other_slots(filled: Desk) -> None:
    filled.write(
        "memory/old.tmx", TMX.replace("A stone bridge", "A KGB bridge").replace("Un puente", "Un puente de KGB")
    )
    glossary = "version: 1\nsource: en\nconcepts:\n- {id: kgb, en: {term: KGB}, dnt: [es]}\n- {id: f, en: {term: FSB}, dnt: [es]}\n"
    assert best(filled, "A FSB bridge.", threshold=100) is None
    filled.write("glossary.yaml", glossary)
    assert best(filled, "A FSB bridge.", threshold=100) == ("Un puente de FSB.", 100, "old.tmx")


# In prefill


def test_drafts_say_score_origin_and_difference(filled: Desk) -> None:
    filled.write(
        "source/new.html", "<h1>Fire</h1><p>Nobody was badly hurt in the great fire. 15 people left on 7 June.</p>"
    )
    filled.ok("extract")
    assert "memory 3" in filled.ok("prefill", "-l", "es").out
    text = filled.read("locales/es/new.po")
    assert "origin=memory/rail" in text
    with filled.po("es", "new") as catalog:
        fuzzy, slots, heading = (
            catalog.find(id) for id in ("Nobody was badly hurt in the great fire.", "15 people left on 7 June.", "Fire")
        )
    assert fuzzy.msgstr == "Nadie."
    assert fuzzy.tcomment.splitlines()[0].endswith(("score=92", "score=91", "score=90", "score=93", "score=94"))
    assert fuzzy.tcomment.splitlines()[1] == "was: Nobody was {+badly +}hurt in the great fire."
    assert slots.msgstr == "15 personas se fueron el 7 de junio."
    assert "score=100" in slots.tcomment
    assert "was: [-12-]{+15+} people left on [-3 May-]{+7 June+}." in slots.tcomment
    assert "score=100" in heading.tcomment
    assert "was:" not in heading.tcomment
    assert {entry.flags[0] for entry in (fuzzy, slots, heading)} == {"fuzzy"}


def test_a_new_draft_takes_the_place_of_the_old_difference(filled: Desk) -> None:
    filled.write("source/new.html", "<p>Nobody was badly hurt in the great fire.</p>")
    filled.ok("extract")
    for _ in range(2):
        filled.ok("prefill", "-l", "es")
        with filled.po("es", "new") as catalog:
            assert catalog[0].tcomment.count("was:") == 1
            catalog[0].msgstr, catalog[0].flags = "", []


def test_a_similar_text_goes_before_machine_translation(filled: Desk) -> None:
    filled.write("source/new.html", "<p>Nobody was badly hurt in the great fire. Quite another thing it is.</p>")
    filled.ok("extract")
    assert "memory 1, pseudo 1" in filled.ok("prefill", "-l", "es", "-e", "memory", "-e", "pseudo").out


def test_the_threshold_is_configured(filled: Desk) -> None:
    filled.write("source/new.html", "<p>Nobody was badly hurt in the great fire.</p>")
    filled.write("translate.toml", filled.read("translate.toml") + "[memory]\nthreshold = 99\n")
    filled.ok("extract")
    filled.ok("prefill")
    assert "Nadie" not in filled.read("locales/es/new.po")
    filled.edit("translate.toml", "99", "30")
    assert_told(filled.run("prefill"), 2, "threshold must lie between 50 and 100")


def test_prefill_twice_writes_nothing(filled: Desk) -> None:
    filled.write("source/new.html", "<p>Nobody was badly hurt in the great fire. Quite another thing it is.</p>")
    filled.ok("extract")
    filled.ok("prefill")
    before = filled.files()
    assert DATABASE in before
    filled.ok("prefill")
    assert_same_files(before, filled.files())


def test_a_project_with_nothing_to_draft_opens_no_memory(filled: Desk) -> None:
    filled.review("ar")
    shutil.rmtree(filled.root / ".translate")
    filled.ok("prefill")
    assert not filled.exists(DATABASE)


@settings(max_examples=12, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.sampled_from(["review", "fuzzy", "delete", "confidential", "open", "tmx", "no tmx"]), max_size=6))
def test_law_the_file_says_what_a_new_one_would(filled: Desk, steps: list[str]) -> None:
    filled.ok("extract")
    filled.review("es", own={HURT: "Nadie."})
    for number, step in enumerate(steps):
        if step in ("review", "fuzzy"):
            filled.ok("extract")
            filled.review("es", own={HURT: f"Nadie {number}."})
        if step == "fuzzy":
            with filled.po("es") as catalog:
                catalog.find(HURT).flags = ["fuzzy"]
        if step == "delete":
            (filled.root / "locales/es/rail.po").unlink(missing_ok=True)
        if step in ("confidential", "open"):
            filled.write("source/rail.meta.yaml", f"confidential: {str(step == 'confidential').lower()}\n")
        if step == "tmx":
            filled.write("memory/x.tmx", TMX.replace("Un puente", f"Puente {number}"))
        if step == "no tmx":
            (filled.root / "memory/x.tmx").unlink(missing_ok=True)
        asked = [best(filled, text) for text in (HURT, "A stone bridge.", "15 people left on 7 June.")]
    if steps:
        (filled.root / DATABASE).unlink()
        assert asked == [best(filled, text) for text in (HURT, "A stone bridge.", "15 people left on 7 June.")]
