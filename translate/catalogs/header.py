"""The header entry: fields in order, comments, and what of it must not name a person (DESIGN §7 "Headers")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

from translate.model.locale import Locale

ARTICLE = "X-Desk-Article"
PUBLISHED = "X-Desk-Published"
REVISED = "PO-Revision-Date"

_PEOPLE = frozenset({"last-translator", "language-team"})
_DATES = frozenset({"po-revision-date", "pot-creation-date"})
_NEVER_PEOPLE = frozenset(
    {"language", "mime-version", "content-type", "content-transfer-encoding", "plural-forms", "project-id-version"}
)
# ``sr@latin`` is a language, everything else of the shape ``a@b`` may be a person
_ADDRESS = re.compile(r"[^\s<]@(?!(?:latin|cyrillic|arabic|devanagari|valencia|euro)\b)[^\s>]", re.IGNORECASE)
_STAMP = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))?)?"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The entry with an empty msgid (GNU gettext manual, "Filling in the Header Entry")."""

    fields: tuple[tuple[str, str], ...] = ()
    """``(name, value)`` in file order; a line that is no field has the name ``""``."""
    comments: tuple[str, ...] = ()
    """As in :class:`~translate.model.message.Message`."""
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    raw: str = ""
    """The block as read; empty if made by us."""
    line: int = 0
    """Line of its ``msgid`` keyword; 0 if made by us."""
    index: int = 0
    """How many entries stand before it in the file."""
    read: Header | None = None
    """What ``raw`` stands for. Filled in here, as in :class:`~translate.catalogs.entry.Entry`."""

    def __post_init__(self) -> None:
        """A header made with ``raw`` stands for its own fields."""
        if self.raw and self.read is None:
            object.__setattr__(self, "read", self._said())

    def __bool__(self) -> bool:
        """False for a file without a header entry."""
        return bool(self.fields or self.raw or self.comments)

    @property
    def untouched(self) -> bool:
        """True if the block in the file still says what the fields say."""
        return bool(self.raw) and self.read == self._said()

    def _said(self) -> Header:
        return replace(self, raw="", line=0, index=0, read=None)

    def get(self, name: str, default: str = "") -> str:
        """The value of a field, by its name in any letter case."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), default)

    def with_fields(self, values: Mapping[str, str | None]) -> Header:
        """The header with some fields set, in place or else at the end; None takes a field out.

        Raises ``ValueError`` if a name or value would not be one line.
        """
        for name, value in values.items():
            if not name or re.search(r"[\s:]", name) or re.search(r"[\0\r\n]", value or ""):
                raise ValueError(f"not a header field: {name!r}: {value!r}")
        todo = {name.lower(): (name, value) for name, value in values.items()}
        fields: list[tuple[str, str]] = []
        done: set[str] = set()
        for name, old in self.fields:
            key = name.lower()
            if key not in todo:
                fields.append((name, old))
                continue
            value = todo[key][1]
            if value is not None and key not in done:
                fields.append((name, value))
            done.add(key)
        fields += [(name, value) for key, (name, value) in todo.items() if key not in done and value is not None]
        return self if tuple(fields) == self.fields else replace(self, fields=tuple(fields))

    @property
    def msgstr(self) -> str:
        """The translation of the empty msgid, one field a line."""
        return "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in self.fields)


def parse_fields(msgstr: str) -> tuple[tuple[str, str], ...]:
    """The fields of a header entry's msgstr."""
    fields = []
    for line in msgstr.split("\n"):
        name, colon, value = line.partition(":")
        if colon and name and not re.search(r"\s", name):
            fields.append((name, value.strip()))
        elif line:
            fields.append(("", line))
    return tuple(fields)


def new_header(*, article: str, locale: Locale | None, today: date) -> Header:
    """The header of a new catalog, or of a template where ``locale`` is None (a template has no date: it never churns)."""
    fields = [("Project-Id-Version", article), ("Report-Msgid-Bugs-To", "")]
    if locale is not None:
        fields.append((REVISED, _day(today)))
    fields += [
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", locale.folder if locale is not None else ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    if locale is not None:
        fields.append(("Plural-Forms", locale.plural_forms))
    return Header(fields=(*fields, (ARTICLE, article)))


def revised(header: Header, *, today: date) -> Header:
    """The header with ``today`` as its day of revision."""
    return header.with_fields({REVISED: _day(today)})


def without_people(header: Header) -> Header:
    """The header without names, e-mail addresses and time zones; itself if it holds none.

    Last-Translator, Language-Team and unknown fields with an address are emptied, header comments with an address
    leave, times become the UTC day. Comments without an address stay, whoever they name.
    """
    comments = tuple(line for line in header.comments if not _ADDRESS.search(line))
    fields = tuple((name, _anonymous(name.lower(), value)) for name, value in header.fields)
    if (fields, comments) == (header.fields, header.comments):
        return header
    return replace(header, fields=fields, comments=comments)


def _anonymous(name: str, value: str) -> str:
    if name in _PEOPLE:
        return ""
    if name in _DATES:
        return _utc_day(value)
    if name not in _NEVER_PEOPLE and not name.startswith("x-desk-") and _ADDRESS.search(value):
        return ""
    return value


def _utc_day(value: str) -> str:
    """``2026-11-23 00:30+0200`` is the 22nd; what cannot be read may hold a zone and goes, gettext's placeholder stays."""
    match = _STAMP.match(value)
    if match is None:
        return value if value == "YEAR-MO-DA HO:MI+ZONE" else ""
    year, month, day, hour, minute, _, sign, zone_hour, zone_minute = match.groups()
    try:
        offset = timedelta(hours=int(zone_hour or 0), minutes=int(zone_minute or 0))
        zone = timezone(-offset if sign == "-" else offset)
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), tzinfo=zone)
        return _day(moment.astimezone(UTC).date())
    except (ValueError, OverflowError):
        return ""


def _day(day: date) -> str:
    return f"{day.isoformat()} 00:00+0000"
