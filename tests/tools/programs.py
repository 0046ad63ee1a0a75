"""The programs other people use, as functions from a catalog's bytes to the bytes they write back."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.catalogs.build import tool
from tests.tools.scene import EDITS, edited, template
from translate.catalogs.entry import Catalog
from translate.catalogs.writer import write

Program = Callable[[bytes], bytes]

_ROOT = Path(__file__).parents[2]

TOOLKIT: Final = os.environ.get("TRANSLATE_TOOLKIT_PYTHON", str(_ROOT / "build/toolkit/bin/python"))
"""A Python that has the Translate Toolkit: never ours, it takes the import name ``translate``. The folder is git-ignored."""
OMEGAT: Final = os.environ.get("OMEGAT") or shutil.which("omegat") or ""
"""OmegaT's command."""

has_toolkit = Path(TOOLKIT).exists()
has_omegat = bool(OMEGAT) and Path(OMEGAT).exists() and shutil.which("java") is not None


def gettext(*command: str) -> Program:
    """The translator edits the file by hand, then one of gettext's tools writes it anew."""
    return lambda data: _run(command, edited(data))


def _run(command: tuple[str, ...], data: bytes) -> bytes:
    done = tool(*command, data=data)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def merged(*options: str, pot: Callable[[], Catalog] = template) -> Program:
    """The translator edits the file by hand, then ``msgmerge`` brings it in line with a template."""

    def program(data: bytes) -> bytes:
        done = tool("msgmerge", "-q", *options, data=edited(data), other=write(pot()))
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    return program


def older() -> Catalog:
    """A template from before some messages were in the article."""
    made = template()
    gone = {"A short one.", *list(EDITS)[:1]}
    return made.with_entries(tuple(entry for entry in made.entries if entry.message.msgid not in gone))


def text_editor(change: Callable[[bytes], bytes]) -> Program:
    """An editor that saves the whole file in its own way."""
    return lambda data: change(edited(data))


def poedit(width: int = 0) -> Program:
    """Poedit 3 as its ``catalog_po.cpp`` writes: its header, trimmed lines, then ``msgcat --force-po``.

    Arguments: ``width``, 0 as Poedit finds out for itself (a file without broken lines is saved so), else a width.
    """

    def program(data: bytes) -> bytes:
        text = edited(data).decode()
        text = "\n".join(line.strip() for line in text.split("\n"))
        text = text.replace("Last-Translator: ", "Last-Translator: Ana <ana@example.org>", 1)
        text = re.sub(r"PO-Revision-Date: [^\\]*", "PO-Revision-Date: 2026-12-30 23:10+0100", text, count=1)
        text = text.replace('"X-Desk-Article', '"X-Generator: Poedit 3.4.2\\n"\n"X-Desk-Article', 1)
        wrap = f"--width={width}" if width else "--no-wrap"
        return _run(("msgcat", "--force-po", wrap), text.encode())

    return program


def toolkit(code: str, *arguments: str, pot: bytes = b"") -> Program:
    """A script in the Toolkit's own Python: it gets the file, the edits as JSON and, in another file, the template."""

    def program(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path, other = Path(folder, "a.po"), Path(folder, "a.pot")
            path.write_bytes(data)
            other.write_bytes(pot or write(template()))
            command = [TOOLKIT, "-c", code, str(path), json.dumps(EDITS), str(other), *arguments]
            done = subprocess.run(command, capture_output=True, cwd=folder, check=False)
            assert done.returncode == 0, done.stderr.decode()
            return path.read_bytes()

    return program


_EDIT = """
import json, subprocess, sys
from translate.storage import pypo
path, edits, pot = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3]
store = pypo.pofile.parsefile(path)
"""
_SET = """
for unit in store.units:
    if unit.source in edits and not unit.isobsolete():
        unit.target = edits[unit.source]
        unit.markfuzzy(False)
        unit.prev_msgctxt, unit.prev_msgid, unit.prev_msgid_plural = [], [], []
"""

WEBLATE: Final = f"""{_EDIT}
store.wrapper.width = int(sys.argv[4])
{_SET}
store.updateheader(
    x_generator="Weblate 5.9", last_translator="Ana <ana@example.org>", PO_Revision_Date="2026-12-30 22:10+0000",
    language_team="Spanish <https://example.org/projects/desk/es/>",
)
if "authors" in sys.argv:
    store.updatecontributor("Ana", "ana@example.org")
if "blank" in sys.argv:
    store.units = [unit for unit in store.units if unit.isheader() or unit.istranslated() or unit.isfuzzy() or unit.isobsolete()]
if "obsolete" in sys.argv:
    store.units = [unit for unit in store.units if not unit.isobsolete()]
store.save()
if "msgmerge" in sys.argv:
    subprocess.run(["msgmerge", "--previous", "-q", "--output-file", path, path, pot], check=True)
if "no-fuzzy" in sys.argv:
    subprocess.run(["msgmerge", "--previous", "--no-fuzzy-matching", "-q", "--output-file", path, path, pot], check=True)
"""
"""What Weblate does at a commit, with the Toolkit's classes it uses; its add-ons by name."""

POT2PO: Final = f"""{_EDIT}{_SET}
store.save()
import os
os.rename(path, "old.po")
subprocess.run([os.path.join(os.path.dirname(sys.executable), "pot2po"), "--progress=none", "-t", "old.po", pot, path], check=True)
"""


def omegat(data: bytes) -> bytes:
    """A project of OmegaT with the catalog as its source, the translator's texts in its memory, and a console build."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        for name in ("source", "target", "omegat", "glossary", "dictionary", "tm"):
            (root / name).mkdir(parents=True)
        (root / "source/a.po").write_bytes(data)
        (root / "omegat.project").write_text(_PROJECT, encoding="utf-8")
        units = "".join(_TU.format(_xml(source), _xml(target)) for source, target in EDITS.items())
        (root / "omegat/project_save.tmx").write_text(_TMX.format(units), encoding="utf-8")
        command = [OMEGAT, str(root), "--mode=console-translate", "--quiet", f"--config-dir={folder}/config"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        target = root / "target/a.po"
        assert target.exists(), done.stdout.decode() + done.stderr.decode()
        return target.read_bytes()


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_TU = '<tu><tuv lang="en"><seg>{}</seg></tuv><tuv lang="es"><seg>{}</seg></tuv></tu>\n'
_TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
creationtoolversion="3.6" segtype="paragraph" srclang="en"/><body>
{}</body></tmx>
"""
_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>source</source_dir><target_dir>target</target_dir><tm_dir>tm</tm_dir>
<glossary_dir>glossary</glossary_dir><glossary_file>glossary/g.txt</glossary_file><dictionary_dir>dictionary</dictionary_dir>
<source_lang>en</source_lang><target_lang>es</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""
