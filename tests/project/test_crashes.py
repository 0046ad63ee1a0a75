"""A command that dies, or that the disk fails, at any system call: files are whole, no text is lost, and once more is as if nothing had been."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest

from tests import faults
from tests.faults import Struck, command, struck
from tests.project.newsroom import texts_in
from tests.verbs import Desk
from translate.cli.main import COMMANDS

A, B, PO = "source/a.html", "source/b.html", "locales/es/a.po"
STORY = """<!DOCTYPE html>
<title>The night of the fires</title>
<p>Three relay cabinets burned near the border on the night of 25 March. Nobody was hurt, said the police.</p>
<p>The court sentenced Ivan Kovalenko to 12 years, and his lawyer said that he would appeal.</p>
<p>Trains stood still for seven hours between Minsk and Orsha, according to the railway.</p>
"""
MORE = """<!DOCTYPE html>
<title>Another story</title>
<p>Photographs of the burned station were published by a local newspaper on Sunday.</p>
"""


@dataclass(frozen=True)
class Scene:
    """A project in which something is to be done."""

    prepare: Callable[[Desk], None]
    arguments: tuple[str, ...]
    needs: str = "extract"
    """The command that must exist."""


def reviewed(desk: Desk) -> None:
    """Two articles in two languages, all translated."""
    desk.write("translate.toml", 'locales = ["es", "ar"]\n[prefill]\nengines = ["memory"]\n')
    (desk.root / "source/rail.html").unlink(missing_ok=True)
    desk.write(A, STORY)
    desk.write(B, MORE)
    desk.ok("extract", "-q")
    for locale in ("es", "ar"):
        for article in "ab":
            desk.review(locale, article)
    desk.ok("extract", "-q")


def edit(desk: Desk) -> None:
    """An edit, a split, a sentence that went, one that came."""
    reviewed(desk)
    desk.edit(A, "Three relay", "Four relay")
    desk.edit(A, "12 years, and his lawyer said", "12 years. His lawyer said")
    desk.edit(A, "<p>Trains stood still for seven hours between Minsk and Orsha, according to the railway.</p>\n", "")
    desk.edit(B, "on Sunday.", "on Sunday. They were taken at night.")


def rename(desk: Desk) -> None:
    """Renamed and corrected at once; something is in a folder of its own now."""
    reviewed(desk)
    desk.write("source/2026/night.html", STORY.replace("Three relay", "Four relay"))
    (desk.root / A).unlink()


def split(desk: Desk) -> None:
    """One article became two."""
    reviewed(desk)
    head, *rest = STORY.splitlines(keepends=True)
    desk.write(A, "".join((head, *rest[:2])))
    desk.write("source/a-2.html", "".join((head, "<title>The second part</title>\n", *rest[2:])))


def empty(desk: Desk) -> None:
    """Nothing is translated in one language."""
    reviewed(desk)
    for article in "ab":
        with desk.po("ar", article) as catalog:
            for entry in catalog[::2]:
                entry.msgstr = ""


def returned(desk: Desk) -> None:
    """A catalog came back from a mail; somebody else has worked too."""
    reviewed(desk)
    catalog = polib.pofile(str(desk.root / PO), wrapwidth=0)
    for entry in catalog:
        entry.msgstr = f"HERS {entry.msgid}"
    catalog.save(str(desk.root / "back.po"))
    with desk.po("es", "a") as ours:
        ours[1].msgstr = "OURS, newer"


def conflict(desk: Desk) -> None:
    """Two catalogs with conflict markers."""
    reviewed(desk)
    for article in "ab":
        name = f"locales/es/{article}.po"
        ours = desk.read(name)
        theirs = ours.replace("[es] T", "THEIRS T").replace("[es] P", "THEIRS P")
        start = ours.index("\nmsgctxt") + 1
        parts = ours[:start], ours[start:], theirs[start:]
        desk.write(name, f"{parts[0]}<<<<<<< ours\n{parts[1]}=======\n{parts[2]}>>>>>>> theirs\n")


def driven(desk: Desk) -> None:
    """Git's three files."""
    reviewed(desk)
    text = desk.read(PO)
    desk.write("base", text)
    desk.write("ours", text.replace("[es] Nobody", "OURS Nobody"))
    desk.write("theirs", text.replace("[es] Trains", "THEIRS Trains"))


SCENES = {
    "extract": Scene(edit, ("extract", "-q")),
    "rename": Scene(rename, ("extract", "-q")),
    "split": Scene(split, ("extract", "-q")),
    "prefill": Scene(empty, ("prefill", "-q", "--engine", "pseudo")),
    "import": Scene(returned, ("import", "-q", "back.po"), "import"),
    "resolve": Scene(conflict, ("resolve",), "resolve"),
    "merge-driver": Scene(driven, ("merge-driver", "base", "ours", "theirs", PO), "merge-driver"),
    "kit": Scene(edit, ("kit", "es", "-q", "b", "-o", "kit.zip"), "kit"),
}
QUICK = (faults.KILL, faults.FULL)
SLOW = (faults.BROKEN, faults.REFUSED, faults.INTERRUPT)
NAMES = {faults.FULL: "disk full", faults.BROKEN: "input/output error", faults.REFUSED: "permission denied"}


def content(root: Path) -> dict[str, bytes]:
    """Every file of the project, the cache aside."""
    return {
        name: path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not (name := path.relative_to(root).as_posix()).startswith(".translate/")
    }


def leftover(name: str) -> bool:
    """True for a file in which new content waited."""
    return name.rpartition("/")[2].startswith(".") or name.endswith(".new")


class Trial:
    """A scene, its beginning on the side, and its end when nothing goes wrong."""

    def __init__(self, desk: Desk, scene: Scene) -> None:
        if scene.needs not in COMMANDS:
            pytest.skip(f"there is no command {scene.needs} yet")
        self.root, self.work = desk.root, command(*scene.arguments)
        scene.prepare(desk)
        if scene.arguments[0] == "kit":
            desk.ok("extract", "-q")
        self.aside = desk.root.parent / "aside"
        shutil.copytree(desk.root, self.aside)
        self.before = content(desk.root)
        self.people = texts_in(desk.root)
        done = struck(self.work, -1, faults.KILL, at=self.root)
        assert done.code == 0, done.text
        self.calls = done.calls
        self.end = content(desk.root)
        assert self.end != self.before, "nothing was done, so nothing is tested"
        assert not [name for name in self.end if leftover(name)]

    def again(self) -> None:
        """Back to the beginning."""
        shutil.rmtree(self.root)
        shutil.copytree(self.aside, self.root)

    def is_whole(self, what: str) -> None:
        """Every file has its old content or its new one, and nothing a person wrote is gone."""
        now = content(self.root)
        for name in self.before.keys() | self.end.keys() | now.keys():
            moved = self.before.values() if name.endswith(".pot") else ()  # to the name of the renamed article
            if not leftover(name):
                assert now.get(name) in (self.before.get(name), self.end.get(name), *moved), f"{what}: {name}"
        assert self.people <= texts_in(self.root), what

    def ends_well(self, what: str) -> None:
        """Once more gives what an undisturbed run gives, and cleans up."""
        done = struck(self.work, -1, faults.KILL, at=self.root)
        assert done.code == 0, f"{what}, then: {done.text}"
        now = content(self.root)
        assert now.keys() == self.end.keys(), what
        assert [name for name in now if now[name] != self.end[name]] == [], what


def law(desk: Desk, scene: str, how: int | str, *, step: int = 1) -> None:
    """Struck at each call in turn."""
    trial = Trial(desk, SCENES[scene])
    untouched = 0
    for moment in range(0, len(trial.calls), step):
        trial.again()
        done = struck(trial.work, moment, how, at=trial.root)
        what = f"{how} at {moment}: {trial.calls[moment]}"
        check_told(done, how, what)
        trial.is_whole(what)
        untouched += content(trial.root) == trial.before
        if how not in (faults.KILL, faults.INTERRUPT) and not trial.calls[moment].startswith(("unlink", "remove")):
            assert not [name for name in content(trial.root) if leftover(name)], what
        if done.code == 0:
            assert content(trial.root) == trial.end, f"{what}: it says that it succeeded"
        trial.ends_well(what)
    assert untouched or how != faults.KILL, "it was never struck before the first write"


def check_told(done: Struck, how: int | str, what: str) -> None:
    """The exit code tells the truth, and never that it is a bug."""
    if how == faults.KILL:
        assert done.killed, f"{what}: {done.code} {done.text}"
    elif how == faults.INTERRUPT:
        assert done.code == 130, f"{what}: {done.code} {done.text}"
    else:
        assert done.code in (0, 1), f"{what}: {done.code} {done.text}"


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("how", QUICK, ids=lambda how: NAMES.get(how, how))
def test_a_command_that_is_struck(desk: Desk, scene: str, how: int | str) -> None:
    """At some of its calls; `make soak` strikes at all."""
    law(desk, scene, how, step=3 if how == faults.KILL else 5)


@pytest.mark.soak
@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("how", [*QUICK, *SLOW], ids=lambda how: NAMES.get(how, how))
def test_a_command_that_is_struck_anywhere(desk: Desk, scene: str, how: int | str) -> None:
    law(desk, scene, how)


@pytest.mark.parametrize("scene", ["extract", "rename", "prefill", "import"])
def test_somebody_saves_between_two_calls(desk: Desk, scene: str) -> None:
    saves(desk, scene, step=4)


@pytest.mark.soak
@pytest.mark.parametrize("scene", ["extract", "rename", "prefill", "import"])
def test_somebody_saves_between_any_two_calls(desk: Desk, scene: str) -> None:
    saves(desk, scene, step=1)


def saves(desk: Desk, scene: str, *, step: int) -> None:
    """A translator's editor knows no lock: what she saves at any moment is there in the end.

    Only between our last look and the renaming nothing can help; no call lies in between.
    """
    trial = Trial(desk, SCENES[scene])
    path = desk.root / ("locales/ar/a.po" if scene == "prefill" else PO)
    for moment, call in list(enumerate(trial.calls))[::step]:
        if call.startswith(("replace", "unlink", "remove")):
            continue
        trial.again()

        def save(*_: str) -> None:
            catalog = polib.pofile(str(path), wrapwidth=0) if path.exists() else None
            if catalog is not None:
                catalog[-1].msgstr = "SAVED meanwhile"
                catalog[-1].flags = []
                catalog.save(str(path))
                (desk.root / "saved").touch()

        done = struck(trial.work, moment, save, at=trial.root)
        assert done.code in (0, 1), f"{call}: {done.text}"
        if (desk.root / "saved").exists():
            assert "SAVED meanwhile" in texts_in(desk.root), f"lost, saved before {moment}: {call}"
            again = struck(command("extract", "-q"), -1, faults.KILL, at=trial.root)
            assert again.code == 0, again.text
            assert "SAVED meanwhile" in texts_in(desk.root), f"lost by the next extract, saved before {moment}: {call}"
