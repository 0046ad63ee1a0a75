"""DeepL's own glossary, made from the terms of the texts that are sent.

One glossary in the account, ``translate-desk``, with one dictionary for each pair of languages (API v3): it is found by
its name, its dictionary is replaced with the first texts of a run and only grows until the run's end. So nothing piles up,
what is no longer in the project's glossary goes away, and threads never take entries from under each other. DeepL may
inflect an entry, or not apply it: what comes back is checked like any other answer, and a glossary that cannot be had is
no error.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from typing import Any, Final

from translate.engines.base import Http, Request
from translate.engines.replies import data_of
from translate.errors import EngineError

NAME: Final = "translate-desk"
_LONGEST = 1024  # bytes of one side of an entry


class Glossary:
    """The glossary of one session. Safe for many threads."""

    def __init__(self, http: Http, url: str, key: str, *, codes: tuple[str, str], timeout: float) -> None:
        """Arguments: ``url``, of the API, ending in ``/``; ``codes``, DeepL's, of source and target; ``timeout``, seconds."""
        self._http = http
        self._url = f"{url}v3/glossaries"
        self._headers = {"Authorization": f"DeepL-Auth-Key {key}", "Content-Type": "application/json"}
        self._pair = {
            "source_lang": codes[0].partition("-")[0].lower(),
            "target_lang": codes[1].partition("-")[0].lower(),
        }
        self._timeout = timeout
        self._lock = threading.Lock()
        self._entries: dict[str, str] = {}
        self._id = ""
        self._is_off = False

    def of(self, requests: Sequence[Request]) -> str:
        """Id of the glossary with the terms of these requests in it; empty if they have none, or it cannot be had."""
        wanted = dict(sorted(_entries(requests).items()))
        with self._lock:
            if self._is_off or not wanted:
                return ""
            new = {source: target for source, target in wanted.items() if source not in self._entries}
            if new:
                try:
                    self._add(new)
                except (EngineError, LookupError, TypeError):
                    self._is_off = True
                    return ""
                self._entries |= new
            return self._id

    def give_up(self) -> None:
        """Ask for it no more in this session."""
        with self._lock:
            self._is_off = True

    def _add(self, new: dict[str, str]) -> None:
        told = "\n".join(f"{source}\t{target}" for source, target in new.items())
        dictionary = {**self._pair, "entries": told, "entries_format": "tsv"}
        if self._id:
            self._send("PATCH", f"/{self._id}", {"dictionaries": [dictionary]})
            return
        listed = self._send("GET", "", None)["glossaries"]
        mine = sorted(str(entry["glossary_id"]) for entry in listed if entry["name"] == NAME)
        if not mine:
            self._id = str(self._send("POST", "", {"name": NAME, "dictionaries": [dictionary]})["glossary_id"])
            return
        for twin in mine[1:]:  # made by two runs at once
            self._send("DELETE", f"/{twin}", None)
        self._send("PUT", f"/{mine[0]}/dictionaries", dictionary)
        self._id = mine[0]

    def _send(self, method: str, path: str, body: object) -> Any:
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        reply = self._http.send(method, self._url + path, headers=self._headers, body=data, timeout=self._timeout)
        if not 200 <= reply.status < 300:
            raise LookupError(reply.status)
        return data_of(reply)


def _entries(requests: Sequence[Request]) -> dict[str, str]:
    """Terms as entries; what a glossary cannot hold is left out."""
    found: dict[str, str] = {}
    for request in requests:
        for term in request.terms:
            source, target = " ".join(term.source.split()), " ".join(term.target.split())
            if source and target and max(len(source.encode()), len(target.encode())) <= _LONGEST:
                found.setdefault(source, target)
    return found
