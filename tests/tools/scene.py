"""A catalog with a message in every state, and a translator who changes three of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from tests.catalogs.build import ES
from translate.catalogs import keep
from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.layout import relaid
from translate.catalogs.provenance import provenance_of
from translate.catalogs.reader import read
from translate.catalogs.record import read_record
from translate.catalogs.state import State, state_of
from translate.catalogs.template import make_template
from translate.catalogs.update import Revision, update
from translate.catalogs.writer import write
from translate.model.content import Article, Place, Segment, Skeleton, Unit
from translate.model.message import Key, Message

ARTICLE: Final = "2026/rail"
PATH: Final = f"locales/es/{ARTICLE}.po"
WRITTEN: Final = date(2026, 11, 22)
LATER: Final = date(2027, 1, 5)

_TAIL = "and the story goes on for so long that every tool which wraps its lines will have to break it somewhere."
TITLE = "Rail war"
EMPTY = f"Nobody has translated this sentence yet, {_TAIL}"
TO_WRITE = f"The translator writes this one, {_TAIL}"
DRAFT = f"A machine wrote the draft of this one, {_TAIL}"
TO_ACCEPT = f"The translator accepts and corrects this draft, {_TAIL}"
IN_WORK = f"Somebody began to correct this draft, {_TAIL}"
GUESS = f"Another tool moved a text here, {_TAIL}"
WORDING = f"The words of this one have changed, {_TAIL}"
FACTS = f"On 12 May the facts of this one have changed, {_TAIL}"
NEEDS_WORK = f"A colleague is not sure of this one, {_TAIL}"
REVIEWED = f"This one is reviewed, {_TAIL}"
TO_RETOUCH = f"The translator retouches this reviewed one, {_TAIL}"
ACCEPTED = f"The draft of this one was accepted as it was, {_TAIL}"
COMMENTED = f"People have written beside this one, {_TAIL}"
SHORT = "A short one."
FIRST = "He came."
MERGED = "He went."
CODE = 'first line\n\tsecond line, \\ and "quoted"\n\nfourth line, which is far longer than any tool would like a line to be\n'
TAGS = f'See <a1>"this"</a1> and <a2>that \\ one</a2>, {_TAIL}'
SCRIPTS = f"This one is quoted in many scripts, {_TAIL}"
GONE = f"This one is gone from the article, {_TAIL}"
GONE_CHANGED = f"This one changed before it went from the article, {_TAIL}"
GONE_FUZZY = f"This one went while a colleague was not sure, {_TAIL}"

_FILLER = (
    "y la historia sigue y sigue hasta que toda herramienta que parte sus líneas tiene que partirla en algún lugar."
)
EDITS: Final[dict[str, str]] = {
    TO_WRITE: f"La traductora escribe esta, {_FILLER}",
    TO_ACCEPT: f"La traductora corrige y acepta este borrador, {_FILLER}",
    TO_RETOUCH: f"La traductora retoca esta, ya revisada, {_FILLER}",
}
"""What the translator writes, by msgid; she clears ``fuzzy`` where it stands."""


def _unit(*texts: str, family: str = "", preformatted: bool = False) -> Unit:
    segments = tuple(Segment(text, family, (0, 1)) for text in texts)
    return Unit(segments, Place.TEXT, 1, 1, 1, "p", preformatted=preformatted)


def _article() -> Article:
    units = (
        _unit(TITLE, family="heading"),
        _unit(EMPTY, TO_WRITE, DRAFT),
        _unit(TO_ACCEPT, IN_WORK, GUESS),
        _unit(TITLE),
        _unit(WORDING, FACTS),
        _unit(FIRST, MERGED),
        _unit(NEEDS_WORK, REVIEWED, SHORT),
        _unit(SHORT, family="caption"),
        _unit(TO_RETOUCH, ACCEPTED, COMMENTED),
        _unit(CODE, preformatted=True),
        _unit(TAGS, SCRIPTS),
    )
    return Article(ARTICLE, f"source/{ARTICLE}.html", "html", units, Skeleton(""))


@cache
def template() -> Catalog:
    """The template as the last extraction wrote it, read from its bytes."""
    made = make_template(_article(), segmenter="desk 1")
    return read(write(made), made.path)


def newer() -> Catalog:
    """The template after an edit of the article: two sentences changed, one new, one gone."""
    edits = {REVIEWED: REVIEWED.replace("reviewed", "read again"), TAGS: f"{TAGS} Really.", SHORT: "A short one again."}
    units = [
        replace(
            unit,
            segments=tuple(
                replace(segment, msgid=edits.get(segment.msgid, segment.msgid))
                for segment in unit.segments
                if segment.msgid != NEEDS_WORK
            ),
        )
        for unit in _article().units
    ]
    units.insert(3, _unit(TO_RETOUCH.replace("retouches", "retouched")))
    return make_template(replace(_article(), units=tuple(units)), segmenter="desk 1")


def _es(msgid: str) -> str:
    return f"«{msgid.partition(',')[0]}», {_FILLER}"


def _drafted(message: Message, text: str, *, kind: str = "", origin: str = "apertium/eng-spa") -> Message:
    line = DeskLine(origin, source_hash(message.msgctxt, message.msgid), text_hash(text), "2026-11-01", kind)
    return with_line(replace(message, msgstr=text, flags=("fuzzy", *message.flags)), line)


def _filled(message: Message) -> Message:
    msgid = message.msgid
    text = _es(msgid)
    done = replace(message, msgstr=text)
    fuzzy = replace(done, flags=("fuzzy", *message.flags))
    if msgid in (EMPTY, TO_WRITE):
        return message
    if msgid in (DRAFT, TO_ACCEPT):
        return replace(_drafted(message, text), comments=(*_drafted(message, text).comments, " term: RF → FR"))
    if msgid == IN_WORK:
        return replace(_drafted(message, f"borrador, {_FILLER}"), msgstr=text)
    if msgid == GUESS:
        line = DeskLine("apertium/eng-spa", source_hash(None, "another"), text_hash(text), "2026-11-01")
        return with_line(fuzzy, line)
    if msgid in (WORDING, FACTS):
        changed = _drafted(message, text, kind="wording" if msgid == WORDING else "facts", origin="previous")
        comments = (*changed.comments, " was: [-Once-]{+On 12 May+} the facts")
        return replace(changed, comments=comments, previous_msgid=f"Once, {_TAIL}")
    if msgid == NEEDS_WORK:
        return fuzzy
    if msgid == ACCEPTED:
        accepted = _drafted(message, text)
        return replace(accepted, flags=message.flags)
    if msgid == COMMENTED:
        comments = (" A colleague asks:", "", "  is it «guerra»?", keep.was_line(f"un texto de antes, {_FILLER}"))
        return replace(done, comments=comments)
    short = {TITLE: "Guerra ferroviaria", SHORT: "Una corta.", FIRST: "Vino y se fue.", MERGED: "<empty/>"}
    if msgid in short:
        return replace(message, msgstr=f"{short[msgid]}{' (pie)' if message.msgctxt == 'caption' else ''}")
    if msgid == CODE:
        return replace(message, msgstr=msgid.replace("line", "línea"))
    if msgid == TAGS:
        return replace(message, msgstr=f'Véase <a1>"esto"</a1> y <a2>eso \\ otro</a2>, {_FILLER}')
    if msgid == SCRIPTS:
        return replace(message, msgstr=f"«Рельсовая война», «鉄道戦争», «حرب السكك», «מלחמת», é, {_FILLER}")
    return done


def _obsolete() -> tuple[Message, ...]:
    first = Message(GONE, _es(GONE), comments=(" A colleague liked it.",), obsolete=True)
    changed = Message(GONE_CHANGED, _es(GONE_CHANGED), "heading", previous_msgid=f"Once, {_TAIL}", obsolete=True)
    return (
        first,
        replace(changed, flags=("fuzzy",), previous_msgctxt="heading"),
        replace(first, msgid=GONE_FUZZY, msgstr=_es(GONE_FUZZY), flags=("fuzzy",), comments=()),
    )


@cache
def committed() -> bytes:
    """The catalog as it was committed: what our writer makes, and what ``extract`` leaves alone."""
    fresh = update(template(), None, article=ARTICLE, locale=ES, today=WRITTEN)
    entries = tuple(Entry(_filled(message)) for message in fresh.messages) + tuple(map(Entry, _obsolete()))
    data = write(fresh.with_entries(entries))
    assert extract(data) == data
    return data


def extract(data: bytes, *, new: Catalog | None = None) -> bytes:
    """What ``translate extract`` makes of a catalog, today being :data:`LATER`. Arguments: ``new``, the template of now."""
    old = read(data, PATH)
    revision = Revision(record=read_record(template()))
    updated = update(new or template(), old, article=ARTICLE, locale=ES, today=LATER, revision=revision)
    return write(relaid(updated, found=old))


def edited(data: bytes, edits: dict[str, str] | None = None) -> bytes:
    """The translator's changes made in a text editor: the lines of her messages, and nothing else of the file."""
    text = data.decode()
    for msgid, msgstr in (EDITS if edits is None else edits).items():
        place = text.index(f'\nmsgid "{msgid}"\n')
        start = text.rindex("\n\n", 0, place) + 2
        end = text.find("\n\n", place)
        block = text[start:end].replace("#, fuzzy\n", "").replace("#, fuzzy, ", "#, ")
        block = re.sub(r'\nmsgstr ".*"', lambda _, new=msgstr: f'\nmsgstr "{new}"', block)
        text = text[:start] + block + text[end:]
    return text.encode()


@dataclass(frozen=True, slots=True)
class Told:
    """What a catalog says of a message, wherever it stands and however it is laid out."""

    text: str
    state: State
    unchanged: bool
    """Accepted without a change, counted apart."""
    comments: tuple[str, ...]
    previous: tuple[str | None, str | None]
    flags: frozenset[str]
    extracted: tuple[str, ...]
    references: tuple[str, ...]


def told(data: bytes, *, obsolete: bool = False) -> dict[Key, Told]:
    """All live messages of a catalog, or all ``#~`` ones, in file order."""
    messages = [entry.message for entry in read(data, PATH).entries if entry.message.obsolete is obsolete]
    assert all(message.msgid_plural is None for message in messages)
    return {
        message.key: Told(
            message.msgstr,
            state_of(message),
            provenance_of(message),
            message.comments,
            (message.previous_msgctxt, message.previous_msgid),
            frozenset(message.flags),
            message.extracted,
            message.references,
        )
        for message in messages
    }


def blocks(data: bytes) -> dict[str, str]:
    """The blocks of a file between blank lines, by their msgctxt and msgid as they stand, for a diff by message."""
    found: dict[str, str] = {}
    for block in data.decode().strip("\n").split("\n\n"):
        names = re.findall(r'^(?:#~ )?(?:msgctxt|msgid) .*(?:\n(?:#~ )?".*)*', block, re.MULTILINE)
        found["\n".join(names)] = block
    return found
