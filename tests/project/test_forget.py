"""After ``forget`` a search through the whole project finds nothing, wherever the name stood and however it was spelled."""

from __future__ import annotations

import contextlib
import subprocess
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.verbs import ARTICLE, CONFIGURATION
from translate.catalogs.reader import read
from translate.catalogs.spellings import sought
from translate.project.forget import Fate, carry_out, plan
from translate.project.forget_memory import without_units
from translate.project.search import holders
from translate.project.store import Store
from translate.project.workspace import find

NAME = "Iván Petrov"
WANTED = sought([NAME])
DAY = date(2026, 11, 22)
SPELLINGS = [
    NAME, NAME.upper(), unicodedata.normalize("NFD", NAME), "Iván\u00a0Petrov", "Iv&aacute;n Petrov", "iv%C3%A1n%20petrov", "iván-petrov",
    "<b>Iván</b> Petrov", "Iv\u00adán Petrov",
]  # fmt: skip
TMX = '<?xml version="1.0"?>\n<tmx version="1.4"><header/><body>\n{}</body></tmx>\n'
UNIT = '  <tu><tuv xml:lang="en"><seg>{}</seg></tuv></tu>\n'


def project(root: Path) -> None:
    """Extracted, translated, published."""
    from translate.project.extract import extract
    from translate.project.publish import Publishing

    (root / "source").mkdir(parents=True)
    (root / "translate.toml").write_text(CONFIGURATION, encoding="utf-8")
    (root / "source/rail.html").write_text(ARTICLE, encoding="utf-8")
    workspace = find(root, DAY)
    list(extract(workspace, workspace.sources))
    path = root / "locales/es/rail.po"
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("\n\n")
    path.write_text(head + "\n\n" + rest.replace('msgstr ""', 'msgstr "[es] texto"'), encoding="utf-8")
    list(Publishing(workspace, root / "public", now=True).run(workspace.sources, workspace.config.locales))


def append(name: str, text: str) -> Callable[[Path, str], None]:
    """Puts a text with the name at the end of a file."""

    def place(root: Path, spelling: str) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if path.exists() else b""
        path.write_bytes(before + text.replace("@", spelling).encode())

    return place


def within(name: str, old: str, new: str) -> Callable[[Path, str], None]:
    """Puts the name into a text that stands in a file."""

    def place(root: Path, spelling: str) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new.replace("@", spelling), 1), encoding="utf-8")

    return place


PLACES: dict[str, Callable[[Path, str], None]] = {
    "msgstr": within("locales/es/rail.po", "[es] texto", "dijo @ ayer"),
    "msgid of a template": within("locales/templates/rail.pot", "Nobody was", "@ was"),
    "msgid": within("locales/es/rail.po", "Nobody was", "@ was"),
    "previous": within("locales/es/rail.po", 'msgid "Three', '#| msgid "@ x"\nmsgid "Three'),
    "comment": within("locales/es/rail.po", "#. Paragraph\n", "# ask @ again\n#. Paragraph\n"),
    "was": within("locales/es/rail.po", "#. Paragraph\n", '# was: "@ dijo"\n#. Paragraph\n'),
    "term": within("locales/es/rail.po", "#. Paragraph\n", "# term: @ → X\n#. Paragraph\n"),
    "extracted": within("locales/es/rail.po", "#. Paragraph\n", "#. Note: @\n#. Paragraph\n"),
    "header": within("locales/es/rail.po", '"Language: es', '"X-Note: @\\n"\n"Language: es'),
    "obsolete": append("locales/es/rail.po", '\n#~ msgid "@ left"\n#~ msgstr "se fue"\n'),
    "obsolete text": append("locales/es/rail.po", '\n#~ msgid "He went"\n#~ msgstr "@ se fue"\n'),
    "loose comment": append("locales/es/rail.po", "\n# @\n"),
    "another article": append(
        "locales/es/gone.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "@ x"\nmsgstr "y"\n',
    ),
    "another template": append(
        "locales/templates/gone.pot",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "@ x"\nmsgstr ""\n',
    ),
    "another locale": append(
        "locales/fr/rail.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "x"\nmsgstr "@ y"\n',
    ),
    "memory": append("memory/old.tmx", TMX.format(UNIT.format("@ x") + UNIT.format("kept"))),
    "database": append(".translate/memory.db", "SQLite format 3\0 @ \0"),
    "journal": append(".translate/memory.db-wal", "\0"),
    "cache": append(".translate/rejected/es/rail.json", '{"reasons": {"1": "@"}}'),
    "log": append(".translate/run.log", "@\n"),
    "page": append("public/es/rail.html", "<p>@</p>"),
    "preview": append("preview/es/rail.html", "<p>@</p>"),
    "left over": append("locales/es/.rail.po.translate-new", "@"),
}


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(sorted(PLACES)), st.sampled_from(SPELLINGS)), min_size=1, max_size=9))
def test_afterwards_nothing_is_found(tmp_path_factory, chosen: list[tuple[str, str]]) -> None:
    _put_and_forget(tmp_path_factory.mktemp("p") / "project", dict(chosen))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_all_places_at_once(tmp_path: Path, spelling: str) -> None:
    _put_and_forget(tmp_path / "project", dict.fromkeys(PLACES, spelling))


def _put_and_forget(root: Path, chosen: dict[str, str]) -> None:
    project(root)
    for place, spelling in chosen.items():
        PLACES[place](root, spelling)
    workspace = find(root, DAY)
    done = carry_out(workspace, WANTED, plan(workspace, WANTED))
    assert (done.left, done.problems) == ((), [])
    assert list(holders(root, WANTED)) == []
    for text in {NAME, "petrov", *chosen.values()}:
        found = subprocess.run(["grep", "-rila", "-e", text, "."], cwd=root, capture_output=True, text=True)
        assert found.stdout == "", text
    for path in (root / "locales").rglob("*.po*"):
        read(path.read_bytes(), path.name)
    again = find(root, DAY)
    assert plan(again, WANTED).found == ()
    text = (root / "locales/es/rail.po").read_text(encoding="utf-8")
    assert text.count("[es] texto") >= 6
    if "memory" in chosen:
        assert (root / "memory/old.tmx").read_text() == TMX.format(UNIT.format("kept"))


def test_what_does_not_hold_it_is_not_touched(tmp_path: Path) -> None:
    root = tmp_path / "project"
    project(root)
    PLACES["msgstr"](root, NAME)
    PLACES["page"](root, NAME)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    workspace = find(root, DAY)
    done = carry_out(workspace, WANTED, plan(workspace, WANTED))
    assert (done.edited, done.removed, done.pages) == (["locales/es/rail.po"], ["public/es/rail.html"], True)
    touched = {root / name for name in (*done.edited, *done.removed)}
    for path, data in before.items():
        assert path in touched or path.read_bytes() == data
    lines = before[root / "locales/es/rail.po"].decode().split("\n")
    after = (root / "locales/es/rail.po").read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if line not in after] == ['msgstr "dijo Iván Petrov ayer"']
    assert [line for line in after if line not in lines] == ["#, fuzzy", 'msgstr "dijo ayer"']


@pytest.mark.parametrize("place", ["source/rail.html", "source/rail.meta.yaml", "source/photo.svg"])
def test_an_article_comes_first(tmp_path: Path, place: str) -> None:
    root = tmp_path / "project"
    project(root)
    append(place, "@")(root, NAME)
    PLACES["msgstr"](root, NAME)
    workspace = find(root, DAY)
    planned = plan(workspace, WANTED)
    assert planned.blocked
    assert [found.holder.path for found in planned.of(Fate.BLOCKS)] == [place]
    with pytest.raises(ValueError, match="article"):
        carry_out(workspace, WANTED, planned)


def test_what_people_keep_by_hand_is_named(tmp_path: Path) -> None:
    root = tmp_path / "project"
    project(root)
    names = ["glossary.private.yaml", "kit-es.zip", "locales/es/rail.po~", "notes/iván petrov.txt", "waivers.yaml"]
    for name in names:
        append(name, "@" if "iván" not in name else "")(root, NAME)
    append("locales/es/broken.po", 'msgid "@\n')(root, NAME)
    workspace = find(root, DAY)
    done = carry_out(workspace, WANTED, plan(workspace, WANTED))
    assert [found.holder.path for found in done.left] == sorted([*names, "locales/es/broken.po"])
    assert any("broken.po" in problem.path for problem in done.problems)
    assert (root / "locales/es/broken.po").read_text(encoding="utf-8") == 'msgid "Iván Petrov\n'


@pytest.mark.parametrize("survived", range(8))
def test_a_crash_in_between_and_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survived: int) -> None:
    """Between any two files: what is there is whole, and a second run ends the work."""
    root = tmp_path / "project"
    project(root)
    for place in ("msgstr", "another article", "another locale", "memory", "page", "cache", "log"):
        PLACES[place](root, NAME)
    left = [survived]

    def dying(real: Callable[..., bool]) -> Callable[..., bool]:
        def call(*arguments: object) -> bool:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return real(*arguments)

        return call

    workspace = find(root, DAY)
    with monkeypatch.context() as patched:
        patched.setattr(Store, "_replace", dying(Store._replace))
        patched.setattr(Store, "remove", dying(Store.remove))
        with contextlib.suppress(KeyboardInterrupt):
            carry_out(workspace, WANTED, plan(workspace, WANTED))
    assert survived > 6 or left[0] < 0, "it died"
    for path in (root / "locales").rglob("*.po"):
        read(path.read_bytes(), path.name)
    again = find(root, DAY)
    carry_out(again, WANTED, plan(again, WANTED))
    assert list(holders(root, WANTED)) == []


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_units_of_a_memory(codec: str) -> None:
    head = '<?xml version="1.0" encoding="windows-1252"?>\r\n' if codec == "cp1252" else ""
    keep = head + "<tmx><body><!-- <tu> --><tu\n a='1'><seg>é</seg></tu>\r\n"
    text = (
        keep + "  <tu><note>Iv&aacute;n Petrov</note></tu>\r\n <tu><seg>y</seg></tu> <tu>Iván Petrov</tu></body></tmx>"
    )
    after = without_units(text.encode(codec), WANTED)
    assert after is not None
    assert after.decode(codec) == keep + " <tu><seg>y</seg></tu> </body></tmx>"
    assert without_units(after, WANTED) is None
    assert without_units(b"\xff\xff\xff", WANTED) is None
