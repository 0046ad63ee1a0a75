"""The last look at what goes out: private text is stopped at the door, however an engine has wrapped it."""

from __future__ import annotations

import gzip
import html
import json
import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Final
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit

from translate.engines.base import Http, HttpReply
from translate.engines.hosts import is_loopback
from translate.errors import OutboundDenied, Problem
from translate.terminology.private import PrivateTerms

_KEYS: Final = frozenset(
    "authorization proxy-authorization x-api-key api-key x-goog-api-key ocp-apim-subscription-key cookie".split()
)
"""Headers that hold a key and nothing else."""
_LAYERS: Final = 4
"""Encodings inside each other that are taken off."""
_LARGEST: Final = 16 << 20
"""Bytes of a compressed body, unpacked."""
_ESCAPE = re.compile(r"(?:\\u[0-9A-Fa-f]{4})+")
_KEY_FIELD = re.compile(r"(?i)(?:(?<=^)|(?<=&))(?:api_?|auth_?|app_?|access_?)?(?:key|token)=[^&\s]*")
_FORM = re.compile(r"[^=&\s]{1,200}=[^&]*(?:&[^=&\s]{1,200}=[^&]*)*")


class GuardedHttp:
    """The port ``Http`` for services that must not see private matter. An engine of this machine may: nothing leaves it."""

    def __init__(
        self, http: Http, private: PrivateTerms, *, local: Collection[str] | None = None, known: Collection[str] = ()
    ) -> None:
        """Arguments: ``http``, the port behind.

        ``local``, those addresses of this machine that pass nothing on, as ``host`` or ``host:port`` (a gateway to a service
        is none of them); None: every address of this machine. ``known``, values of the configuration that may go out as a
        whole: an account's own address.
        """
        self._http = http
        self._private = private
        self._local = None if local is None else frozenset(one.casefold() for one in local)
        self._known = frozenset(known)

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
    ) -> HttpReply:
        """As the port behind it. Raises ``OutboundDenied``, without a word of the text, if anything private is in it."""
        if self._private:
            host = _host(url)
            if not self._stays(url, host) and any(map(self._holds, _texts(url, headers or {}, body))):
                hint = "mark the article confidential, or look into glossary.private.yaml; please report this as a bug"
                message = f"a request to {host} held a private term and was not sent"
                raise OutboundDenied(Problem(message, hint=hint))
        return self._http.send(method, url, headers=headers, body=body, timeout=timeout)

    def _stays(self, url: str, host: str) -> bool:
        if not is_loopback(host):
            return False
        return self._local is None or not self._local.isdisjoint((host, urlsplit(url).netloc.casefold()))

    def _holds(self, text: str) -> bool:
        return text not in self._known and any(self._private.in_source(one) for one in _unwrapped(text))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return ""


def _texts(url: str, headers: Mapping[str, str], body: bytes | None) -> Iterator[str]:
    """Every stretch of a request in which text could stand, wrapped as it is."""
    try:
        parts = urlsplit(url)
    except ValueError:
        yield url
    else:
        yield from chain(parts.path.split("/"), _fields(parts.query), _fields(parts.fragment), [parts.path])
        yield " ".join(filter(None, (parts.username, parts.password, parts.hostname)))
    for name, value in headers.items():
        if name.casefold() not in _KEYS:
            yield re.sub(r"(?i);\s*boundary=\S+", "", value)
    if body:
        for text in _decoded(body):
            if (values := _json(text)) is not None:
                yield from values
            else:
                is_form = _FORM.fullmatch(text.strip())
                yield _KEY_FIELD.sub("", text) if is_form else text
                yield from _fields(text.strip()) if is_form else ()


def _fields(query: str) -> Iterator[str]:
    """Names and values of a form but for the key; fields that cannot be told apart as one text."""
    try:
        yield from chain.from_iterable(parse_qsl(_KEY_FIELD.sub("", query), keep_blank_values=True))
    except ValueError:
        yield query


def _decoded(body: bytes) -> Iterator[str]:
    """A body as text, unpacked; in every charset that it could be in."""
    if body[:2] == b"\x1f\x8b" or body[:1] == b"\x78":
        try:
            raw = zlib.decompressobj(wbits=47).decompress(body, _LARGEST)
            body = raw or body
        except (zlib.error, gzip.BadGzipFile):
            pass  # then it is no packed body
    try:
        yield body.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield body.decode("latin-1")
        yield body.decode("cp1251", "replace")
    if b"\0" in body:
        for charset in ("utf-16-le", "utf-16-be"):
            yield body.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").decode(charset, "replace")


def _json(text: str) -> list[str] | None:
    """All names and texts of a JSON value, those of repeated names too; None if it is none. Numbers are no text."""
    if text.lstrip()[:1] not in ("{", "[", '"'):
        return None
    found: list[str] = []

    def take(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found.extend(name for name, _ in pairs)
        found.extend(value for _, value in pairs if isinstance(value, str))
        lists = [value for _, value in pairs if isinstance(value, list)]
        while lists:
            for item in lists.pop():
                if isinstance(item, str):
                    found.append(item)
                elif isinstance(item, list):
                    lists.append(item)
        return {}

    try:
        value = json.loads(text, object_pairs_hook=take)
    except (ValueError, RecursionError):
        return None
    take([("", value)])
    return found


def _unwrapped(text: str) -> Iterator[str]:
    """A text as it stands, and with every kind of wrapping taken off, layer by layer."""
    seen = {text}
    layer = [text]
    for _ in range(_LAYERS):
        yield from layer
        more = dict.fromkeys(chain.from_iterable(map(_readings, layer)))
        layer = [one for one in more if one not in seen]
        seen.update(layer)
    yield from layer


def _readings(text: str) -> Iterator[str]:
    """What a text says, once one layer of an encoding is taken off."""
    if "%" in text:
        yield unquote(text)
    if "%" in text or "+" in text:
        yield unquote_plus(text)
    if "&" in text:
        yield html.unescape(text)
    if "\\" in text:
        yield _ESCAPE.sub(_unescaped, text).replace("\\/", "/")
    if "<" in text:
        yield re.sub(r"<[^<>]{0,2000}>", "", text)
    if text.lstrip()[:1] in ("{", "[", '"'):
        yield from _json(text) or ()


def _unescaped(match: re.Match[str]) -> str:
    units = re.findall(r"[0-9A-Fa-f]{4}", match[0])
    return b"".join(int(unit, 16).to_bytes(2, "big") for unit in units).decode("utf-16-be", "replace")
