"""What a failed call to a service means."""

from __future__ import annotations

import traceback

import pytest

from engines.fakes import text
from translate.engines.base import (
    EngineAuth,
    EngineQuota,
    EngineRate,
    EngineTransient,
    EngineUnsupported,
    HttpReply,
    Rejected,
)
from translate.engines.replies import judge, retry_after
from translate.engines.stand_in import Carrier
from translate.engines.web import Limits, WebSession
from translate.errors import EngineError
from translate.model.locale import parse

PRIVATE = text("SECRET words")


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, b"", EngineAuth), (403, b'{"error": "Invalid API key"}', EngineAuth), (400, b"to get an API key", EngineAuth),
        (403, b"Too many request limits violations", EngineRate), (402, b"", EngineQuota), (456, b"", EngineQuota),
        (429, b"", EngineRate), (500, b"", EngineTransient), (503, b"", EngineTransient), (408, b"", EngineTransient),
        (400, b"xx is not supported", EngineUnsupported), (404, b"", EngineUnsupported), (302, b"", EngineUnsupported),
        (413, b"", Rejected), (400, b"what?", Rejected), (200, b"<html>captcha", EngineRate), (200, b"{", EngineTransient),
    ],
)  # fmt: skip
def test_statuses(status, body, kind):
    outcome = judge(HttpReply(status, {}, body), service="S", kind="X")
    assert type(outcome) is kind
    if kind is not Rejected:
        assert "S" in str(outcome)


def test_no_reply_at_all_may_pass():
    assert type(judge(None, service="S", kind="StopIteration")) is EngineTransient


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120.0),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT", "date": "Wed, 21 Oct 2026 07:27:00 GMT"}, 60.0),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT", "date": "Wed, 21 Oct 2026 08:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "9" * 5000}, 999999999.0),
        ({}, None),
    ],
)
def test_retry_after(headers, seconds):
    assert retry_after(HttpReply(429, headers, b"")) == seconds


@pytest.mark.parametrize(
    "error", [StopIteration(), KeyError("SECRET"), AttributeError("SECRET"), Exception("SECRET"), ValueError("SECRET")]
)
def test_whatever_the_library_raises_becomes_our_error_without_its_text(error):
    def translator(texts: object, requests: object) -> object:
        raise error

    session = WebSession(
        lambda: translator,
        lambda: Carrier(None, 1.0),
        service="S",
        languages=(parse("en"), parse("es")),
        limits=Limits(99),
    )
    with pytest.raises(EngineError) as caught:
        list(session.translate([PRIVATE]))
    assert type(caught.value) is EngineTransient
    assert caught.value.__context__ is None
    assert "SECRET" not in "".join(traceback.format_exception(caught.value))
