"""What each tool drops or changes, and what ``extract`` does about it: the tables of the pages in docs/how-to/ say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from tests.tools.programs import (
    POT2PO,
    WEBLATE,
    Program,
    gettext,
    merged,
    older,
    omegat,
    poedit,
    text_editor,
    toolkit,
)
from tests.tools.scene import EDITS, PATH, Told, committed, edited, told
from translate.catalogs.reader import read
from translate.catalogs.writer import format_message
from translate.errors import InputError


class Drop(Enum):
    """What a tool does to a catalog besides the translator's changes: in words, and what ``extract`` makes of it."""

    REFUSED = ("writes what no gettext tool reads", "refuses the file, says what to do, and leaves it as it is")
    LAYOUT = ("lays every message out anew", "lays the file out as before")
    BREAKS = ("breaks long lines of the translations it changes", "leaves them until their message changes")
    ORDER = ("sorts the messages", "puts them in the article's order; the `#~` ones stay sorted")
    CHARSET = ("writes another charset", "writes UTF-8")
    LINES = ("ends lines as Windows does", "ends them with a line feed")
    PLACES = ("drops the `#:` lines", "writes them again")
    UNTRANSLATED = ("drops messages without a translation", "adds them again")
    OBSOLETED = ("makes messages `#~`", "makes them live again, as they were")
    PEOPLE = ("writes names or addresses into the header", "takes them out, unless `[privacy] credit = true`")
    GUESSES = (
        "fills empty messages with other messages' translations, fuzzy",
        "keeps them as `needs-work`, never on a page",
    )
    SET = ("sets `fuzzy` everywhere", "takes it for a person's doubt")
    CLEARED = ("clears `fuzzy` everywhere", "takes it for a person's word: all is reviewed")
    CLEARED_OLD = ("clears `fuzzy` of `#~` messages", "takes it for a person's word, should the sentence come back")
    PREVIOUS = ("drops what the source said before", "cannot bring it back; the message stays `changed`")
    EMPTIED = ("empties fuzzy messages", "cannot bring them back, git can")
    TRANSLATED = ("drops translated messages", "adds them again, empty; git has the translations")
    OBSOLETE = ("drops `#~` messages", "cannot bring them back, git can")

    @property
    def does(self) -> str:
        """What the tool does."""
        return str(self.value[0])

    @property
    def answer(self) -> str:
        """What ``extract`` does."""
        return str(self.value[1])


LOSSES: Final = frozenset(
    {
        Drop.REFUSED, Drop.GUESSES, Drop.SET, Drop.CLEARED, Drop.CLEARED_OLD, Drop.PREVIOUS, Drop.EMPTIED,
        Drop.TRANSLATED, Drop.OBSOLETE,
    }
)  # fmt: skip
"""What ``extract`` cannot mend; without these a diff shows the translator's messages and nothing else."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One way to write a catalog back."""

    page: str
    """The page of docs/how-to/ that lists it."""
    name: str
    """In the page's first column."""
    program: Program
    needs: str
    """``gettext``, ``toolkit`` or ``omegat``; empty if nothing."""
    drops: tuple[Drop, ...] = ()

    def __str__(self) -> str:
        return f"{self.page}: {self.name}"


def _in_utf16(data: bytes) -> bytes:
    return data.decode().encode("utf-16")


def _gettext() -> Iterator[Tool]:
    page = "use-gettext"
    yield Tool(page, "a text editor", text_editor(bytes), "")
    yield Tool(page, "an editor that ends lines as Windows does", text_editor(_crlf), "", (Drop.LINES,))
    yield Tool(page, "an editor that sets a byte order mark", text_editor(b"\xef\xbb\xbf".__add__), "", (Drop.REFUSED,))
    yield Tool(page, "an editor that saves UTF-16", text_editor(_in_utf16), "", (Drop.REFUSED,))
    for command, *drops in (
        ("msgcat", Drop.LAYOUT),
        ("msgcat -w 40", Drop.LAYOUT),
        ("msgcat --no-wrap",),
        ("msgcat --escape", Drop.LAYOUT),
        ("msgcat --indent", Drop.LAYOUT),
        ("msgcat --sort-output", Drop.LAYOUT, Drop.ORDER),
        ("msgcat --sort-by-file", Drop.LAYOUT, Drop.ORDER),
        ("msgcat --add-location", Drop.LAYOUT),
        ("msgcat --no-location", Drop.LAYOUT, Drop.PLACES),
        ("msguniq", Drop.LAYOUT),
        ("msgconv -t GB18030", Drop.LAYOUT, Drop.CHARSET),
        ("msgattrib", Drop.LAYOUT),
        ("msgattrib --set-fuzzy", Drop.LAYOUT, Drop.SET),
        ("msgattrib --clear-fuzzy", Drop.LAYOUT, Drop.CLEARED, Drop.CLEARED_OLD),
        ("msgattrib --clear-previous", Drop.LAYOUT, Drop.PREVIOUS),
        ("msgattrib --no-obsolete", Drop.LAYOUT, Drop.OBSOLETE),
        ("msgattrib --translated", Drop.LAYOUT, Drop.UNTRANSLATED),
        ("msgattrib --only-fuzzy", Drop.LAYOUT, Drop.UNTRANSLATED, Drop.TRANSLATED, Drop.OBSOLETE),
        ("msgattrib --no-fuzzy", Drop.LAYOUT, Drop.TRANSLATED, Drop.OBSOLETE),
    ):
        yield Tool(page, f"`{command}`", gettext(*command.split()), "gettext", tuple(drops))
    yield Tool(page, "`msgmerge --previous --no-wrap`", merged("--previous", "--no-wrap"), "gettext")
    yield Tool(page, "`msgmerge --previous`", merged("--previous"), "gettext", (Drop.LAYOUT,))
    yield Tool(page, "`msgmerge`", merged(), "gettext", (Drop.LAYOUT, Drop.PREVIOUS))
    old = merged("--previous", pot=older)
    yield Tool(page, "`msgmerge --previous` with an old template", old, "gettext", (Drop.LAYOUT, Drop.OBSOLETED))


def _crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def _weblate() -> Iterator[Tool]:
    page = "use-weblate"
    names = (Drop.PEOPLE,)
    yield Tool(page, "lines: only at newlines", toolkit(WEBLATE, "65535"), "toolkit", names)
    yield Tool(page, "lines: at 77 characters (the default)", toolkit(WEBLATE, "77"), "toolkit", (Drop.BREAKS, *names))
    yield Tool(page, "lines: no wrapping", toolkit(WEBLATE, "-1"), "toolkit", names)
    for words, name, *drops in (
        ("Contributors in comment", "authors", Drop.BREAKS, Drop.PEOPLE),
        ("Remove blank strings", "blank", Drop.BREAKS, Drop.UNTRANSLATED, Drop.PEOPLE),
        ("Remove obsolete strings (`po_remove_obsolete`)", "obsolete", Drop.BREAKS, Drop.PEOPLE, Drop.OBSOLETE),
        ("Update PO files to match POT (msgmerge)", "msgmerge", Drop.LAYOUT, Drop.PEOPLE),
    ):
        yield Tool(page, f"add-on: {words}", toolkit(WEBLATE, "77", name), "toolkit", tuple(drops))
    yield Tool(page, "`pot2po -t`", toolkit(POT2PO), "toolkit", (Drop.LAYOUT, Drop.GUESSES))


def _poedit() -> Iterator[Tool]:
    page = "use-poedit"
    yield Tool(page, "Preserve formatting: on (the default)", poedit(), "gettext", (Drop.PEOPLE,))
    yield Tool(page, "Preserve formatting: off, wrap at 79", poedit(79), "gettext", (Drop.LAYOUT, Drop.PEOPLE))


TOOLS: Final = (
    *_poedit(),
    *_weblate(),
    Tool("use-omegat", "the target file, copied over the catalog", omegat, "omegat", (Drop.EMPTIED, Drop.CLEARED_OLD)),
    *_gettext(),
)
"""All of them, page by page."""


def rows(page: str) -> list[str]:
    """The table of a page, as it must stand there."""
    head = ["| tool | what it drops or changes | what `extract` does |", "|---|---|---|"]
    return head + [
        f"| {tool.name} | {'; '.join(drop.does for drop in tool.drops) or 'nothing'} "
        f"| {'; '.join(drop.answer for drop in tool.drops) or 'nothing'} |"
        for tool in TOOLS
        if tool.page == page
    ]


def measured(after: bytes) -> set[Drop]:
    """What a tool dropped or changed of the catalog, the translator's changes aside."""
    try:
        catalog = read(after, PATH)
    except InputError:
        return {Drop.REFUSED}
    was, now = told(edited(committed())), told(after)
    was_old, now_old = (told(data, obsolete=True) for data in (committed(), after))
    found: set[Drop] = set()
    for entry in catalog.entries:
        if entry.raw != format_message(entry.message):
            found.add(Drop.BREAKS if entry.message.msgid in EDITS else Drop.LAYOUT)
    if Drop.LAYOUT in found:
        found.discard(Drop.BREAKS)
    checks = {
        Drop.ORDER: [key for key in now if key in was] != [key for key in was if key in now],
        Drop.CHARSET: catalog.encoding != "utf-8",
        Drop.LINES: catalog.newline != "\n",
        Drop.PEOPLE: b"@" in after,
        Drop.UNTRANSLATED: any(not was[key].text for key in was.keys() - now.keys() - now_old.keys()),
        Drop.TRANSLATED: any(was[key].text for key in was.keys() - now.keys() - now_old.keys()),
        Drop.OBSOLETED: bool(now_old.keys() & was.keys()),
        Drop.OBSOLETE: bool(was_old.keys() - now_old.keys()),
        Drop.CLEARED_OLD: any("fuzzy" in was_old[key].flags - now_old[key].flags for key in was_old if key in now_old),
    }
    found |= {drop for drop, seen in checks.items() if seen}
    for key in was.keys() & now.keys():
        found |= _of_message(was[key], now[key])
    return found


def _of_message(was: Told, now: Told) -> set[Drop]:
    checks = {
        Drop.PLACES: was.references != now.references,
        Drop.GUESSES: not was.text and bool(now.text),
        Drop.EMPTIED: bool(was.text) and not now.text,
        Drop.PREVIOUS: was.previous != now.previous and bool(was.text),
        Drop.SET: "fuzzy" in now.flags - was.flags and bool(was.text),
        Drop.CLEARED: "fuzzy" in was.flags - now.flags and bool(now.text),
    }
    assert now.comments == was.comments
    assert now.extracted == was.extracted
    assert now.text == was.text or checks[Drop.GUESSES] or checks[Drop.EMPTIED]
    assert now.flags - {"fuzzy"} == was.flags - {"fuzzy"}
    return {drop for drop, seen in checks.items() if seen}
