"""The one outgoing door. It is shut unless the configuration names an engine, and then open to that engine's host only."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import SplitResult, urljoin, urlsplit

from translate.engines.base import EngineTransient, HttpReply
from translate.engines.hosts import is_loopback
from translate.errors import EngineError, OutboundDenied, Problem, StoreError

if TYPE_CHECKING:
    import requests

_PORTS: Final = {"http": 80, "https": 443}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_SAME_METHOD: Final = frozenset({307, 308})
_LARGEST_REPLY: Final = 16 << 20
_CHUNK: Final = 1 << 16
_CONNECT: Final = 10.0
_STALLED: Final = 60.0
_AGENT: Final = "translate-desk"


class _Reader(Protocol):
    """What takes the body of a reply."""

    def __call__(self, response: requests.Response, /, *, deadline: float) -> bytes: ...


class DeniedHttp:
    """The port ``Http`` of every command that was not told to reach anybody."""

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
    ) -> HttpReply:
        """Always raises ``OutboundDenied``, naming the host."""
        del method, headers, body, timeout
        raise _denied(_host(url))


class AllowedHttp:
    """The port ``Http`` for named hosts. Safe for many threads; each has a connection of its own."""

    def __init__(self, allowed: Iterable[str], *, timeout: float = 30.0) -> None:
        """Arguments: ``allowed``, each ``host`` (its usual port) or ``host:port``; ``timeout``, seconds for one reply."""
        self._allowed = frozenset(entry.casefold() for entry in allowed)
        self._timeout = timeout
        self._local = threading.local()

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
    ) -> HttpReply:
        """Send one request and read its reply; redirects within the host are followed.

        Raises ``OutboundDenied`` for any other host, also one redirected to, and for ``http:`` beyond this machine;
        ``EngineTransient`` if there is no reply in time; ``EngineError`` if the server cannot be trusted or rambles.
        """
        limit = timeout or self._timeout
        deadline = monotonic() + limit
        for _ in range(4):
            parts = self._admit(url)
            reply = self._once(method, url, parts, headers=headers, body=body, deadline=deadline, limit=limit)
            target = reply.headers.get("location", "")
            if reply.status not in _REDIRECTS or not target:
                return reply
            url = urljoin(url, target)
            self._admit(url, redirected_by=parts.hostname or "")
            if method != "GET" and reply.status not in _SAME_METHOD:
                return reply
        raise EngineError(f"{_host(url)} redirects in circles")

    def download(
        self, url: str, write: Callable[[bytes], object], *, largest: int, timeout: float = 3600.0
    ) -> HttpReply:
        """Fetch a file piece by piece; ``write`` gets each piece of a reply with status 200. The reply has no body then.

        Arguments: ``largest``, bytes after which the server is cut off; ``timeout``, seconds for the whole file (a server
        that falls silent is left sooner). Raises what :meth:`send` raises, and the ``StoreError`` of ``write``.
        """

        def pour(response: requests.Response, /, *, deadline: float) -> bytes:
            if response.status_code != 200:
                return _read(response, deadline=deadline)
            done = 0
            while chunk := response.raw.read1(_CHUNK, decode_content=True):
                done += len(chunk)
                if done > largest:
                    raise EngineError(f"its file is longer than {largest >> 20} MB")
                if monotonic() > deadline:
                    raise EngineError(f"its file took longer than {timeout:g} s")
                write(chunk)
            return b""

        deadline = monotonic() + timeout
        for _ in range(4):
            parts = self._admit(url)
            limit = min(_STALLED, timeout)
            reply = self._once("GET", url, parts, headers=None, body=None, deadline=deadline, limit=limit, read=pour)
            target = reply.headers.get("location", "")
            if reply.status not in _REDIRECTS or not target:
                return reply
            url = urljoin(url, target)
            self._admit(url, redirected_by=parts.hostname or "")
        raise EngineError(f"{_host(url)} redirects in circles")

    def _admit(self, url: str, *, redirected_by: str = "") -> SplitResult:
        parts = _split(url)
        host, port = (parts.hostname or "").casefold(), parts.port or _PORTS.get(parts.scheme, 0)
        names = {f"{host}:{port}", f"[{host}]:{port}"}
        if port == _PORTS.get(parts.scheme):
            names |= {host, f"[{host}]"}
        if not names & self._allowed:
            raise _denied(host if parts.port is None else f"{host}:{port}", redirected_by=redirected_by)
        if parts.scheme != "https" and not is_loopback(host):
            raise OutboundDenied(
                Problem(f"text would go to {host} in clear (http)", hint="use an https address for this engine")
            )
        return parts

    def _once(
        self,
        method: str,
        url: str,
        parts: SplitResult,
        *,
        headers: Mapping[str, str] | None,
        body: bytes | None,
        deadline: float,
        limit: float,
        read: _Reader | None = None,
    ) -> HttpReply:
        import requests

        host = parts.hostname or ""
        session = self._session()
        local = is_loopback(host)
        failure: EngineError
        try:
            with session.request(
                method,
                url,
                data=body,
                headers=dict(headers or {}),
                timeout=(min(_CONNECT, limit), max(0.01, min(limit, deadline - monotonic()))),
                allow_redirects=False,
                stream=True,
                proxies={} if local else dict(requests.utils.get_environ_proxies(url)),
                verify=os.environ.get("REQUESTS_CA_BUNDLE") or True,
            ) as response:
                content = (read or _read)(response, deadline=deadline)
                return HttpReply(response.status_code, {k.lower(): v for k, v in response.headers.items()}, content)
        except (requests.exceptions.Timeout, TimeoutError):
            failure = EngineTransient(f"{host} did not answer within {limit:g} s")
        except requests.exceptions.SSLError:
            failure = EngineError(f"the certificate of {host} is not trusted")
        except StoreError:
            raise
        except EngineError as error:
            failure = EngineError(f"{host}: {error}")
        except (requests.exceptions.RequestException, OSError) as error:
            failure = EngineTransient(f"no connection with {host} ({type(error).__name__})")
        except Exception as error:  # noqa: BLE001 - requests lets some of urllib3's errors through
            failure = EngineTransient(f"the reply of {host} could not be read ({type(error).__name__})")
        raise failure  # out here, so that no exception with the whole address hangs on it

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            from http.cookiejar import DefaultCookiePolicy

            import requests

            for name in ("urllib3.connectionpool", "urllib3.connection", "urllib3.util.retry"):
                logging.getLogger(name).addFilter(_without_addresses)
            session = requests.Session()
            session.trust_env = False  # no .netrc passwords; proxies and certificates are read in _once()
            session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
            session.headers["User-Agent"] = _AGENT
            self._local.session = session
        return session


def _without_addresses(record: logging.LogRecord) -> bool:
    """A filter for urllib3's log: its lines hold addresses with their query, which may be text, at every level."""
    return record.levelno >= logging.WARNING and "%s" not in str(record.msg)


def _read(response: requests.Response, *, deadline: float) -> bytes:
    """The whole body, decompressed; a server that drips or never ends is cut off."""
    content = bytearray()
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        content += chunk
        if len(content) > _LARGEST_REPLY:
            raise EngineError(f"its reply is longer than {_LARGEST_REPLY >> 20} MB")
        if monotonic() > deadline:
            raise TimeoutError
    return bytes(content)


def _split(url: str) -> SplitResult:
    """The parts of an address. Raises ``OutboundDenied`` if two readers could see two hosts in it."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _PORTS and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or "@" in parts.netloc or "\\" in url or any(c <= " " or c == "\x7f" for c in url):
        raise OutboundDenied("this is not an address text can be sent to")
    return parts


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "an unknown host"
    except ValueError:
        return "an unknown host"


def _denied(host: str, *, redirected_by: str = "") -> OutboundDenied:
    if redirected_by:
        return OutboundDenied(
            Problem(f"{redirected_by} redirects to {host}, which is not allowed", hint="correct the engine's url")
        )
    return OutboundDenied(
        Problem(
            f"text would have gone to {host}, and nothing in the configuration allows that",
            hint="name the engine in [prefill] engines (and its url in [engines.NAME]) if this is wanted",
        )
    )
