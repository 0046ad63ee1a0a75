"""A saved e-mail (RFC 5322, with RFC 2045 bodies): the files that are attached to it.

It is read by :mod:`email` of the standard library, in memory, after what could make that slow is bounded: attachments are
bytes with a name, and nothing is opened or written under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import Final

MOST_BYTES: Final = 64 << 20
"""Of a mail; base64 makes four bytes of three."""
MOST_PARTS: Final = 2_000
"""Lines that may begin a part."""
MOST_NESTED: Final = 100
"""Boundaries that are declared: mails within mails within mails."""
_BEGINS = re.compile(rb"(?:From [^\n]*\n)?(?:[!-9;-~]{1,80}:[^\n]*\n|[ \t][^\n]*\n){1,2000}")
_FIELD = re.compile(
    rb"^(?:from|received|return-path|message-id|mime-version|delivered-to):", re.IGNORECASE | re.MULTILINE
)


def is_mail(data: bytes) -> bool:
    """True if a file begins with the header of an e-mail."""
    head = _BEGINS.match(data.lstrip(b"\r\n")[:65_536])
    return head is not None and _FIELD.search(head[0]) is not None


def attachments(data: bytes) -> list[tuple[str, bytes]]:
    """Name and content of every attached file, those of forwarded mails included.

    Raises :class:`ValueError` with the reason, in words, if it is no mail that a person would send.
    """
    if len(data) > MOST_BYTES:
        raise ValueError(f"the mail is larger than {MOST_BYTES >> 20} MiB")
    if data.count(b"\n--") > MOST_PARTS or data.lower().count(b"boundary") > MOST_NESTED:
        raise ValueError("the mail has too many parts")
    try:
        return list(_files(message_from_bytes(data)))
    except Exception as error:  # what the parser raises for odd mails is not documented
        raise ValueError("the mail cannot be read") from error


def _files(mail: Message) -> Iterator[tuple[str, bytes]]:
    for part in mail.walk():
        name = _name(part)
        content = part.get_payload(decode=True) if name and not part.is_multipart() else None
        if isinstance(content, bytes):
            yield name, content


def _name(part: Message) -> str:
    """The name of an attached file, its last part alone; empty for the text of the mail."""
    try:
        said = part.get_filename("")
        name = str(make_header(decode_header(said)))
    except (LookupError, ValueError, MessageError):
        name = "attachment" if part.get_content_disposition() == "attachment" else ""
    return re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/").rpartition("/")[2])
