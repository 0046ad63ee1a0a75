"""What a chat server's refusal means, and how to ask it in plainer words if it does not know ours."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from translate.engines.base import EngineAuth, EngineQuota, EngineRate, EngineUnsupported, HttpReply
from translate.engines.conversation.judge import Bad
from translate.engines.conversation.reply import envelope
from translate.engines.conversation.settings import Structured
from translate.engines.replies import judge, retry_after
from translate.errors import EngineError, Problem

_ASKED_WRONGLY = frozenset((400, 422, 500, 501))
_FORM = re.compile(r"response_format|json_schema|json_object|json.?mode|structured|grammar|guided|additionalproperties")
_TOO_LONG = re.compile(
    r"context.{0,20}(?:length|size|window)|too (?:long|large|many tokens)|maximum.{0,20}tokens|prompt is long"
)
_MODEL = re.compile(
    r"model.{0,200}?(?:not.?found|does not exist|not (?:a )?valid|unknown|unavailable|no such)|invalid.?model|unknown.?model",
    re.DOTALL,
)
_SYSTEM = re.compile(
    r"system (?:role|message|prompt|instruction)|developer instruction|roles must alternate|role.{0,10}system"
)
_KEY = re.compile(r"api[ _-]?key|authenti|authoriz|credential")
_SPENT = re.compile(
    r"insufficient_quota|billing_hard_limit|billing_not_active|insufficient[ _](?:balance|credit)|out of credit|no credit"
)
_NOT_YET = re.compile(r"loading|overloaded|busy|capacity|queue|slots?\b")


@dataclass(frozen=True, slots=True)
class Dialect:
    """Which of the protocol's words a server knows. Servers differ in age, models in what they allow."""

    structured: Structured = "schema"
    temperature: bool = True
    limit: str = "max_tokens"
    """The name of the field for the longest reply."""
    system: bool = True
    """False: the rules stand at the head of the question; some models have no system message."""


def plainer(dialect: Dialect, reply: HttpReply, *, proven: bool) -> Dialect | None:
    """How to ask again after a refusal, or None if the words were not at fault.

    Arguments: ``proven``, true if this server has answered in this dialect before: then only what it names itself counts.
    """
    if reply.status not in _ASKED_WRONGLY:
        return None
    told = complaint(reply)
    if dialect.limit == "max_tokens" and "max_completion_tokens" in told:
        return replace(dialect, limit="max_completion_tokens")
    if dialect.temperature and "temperature" in told:
        return replace(dialect, temperature=False)
    if dialect.system and _SYSTEM.search(told):
        return replace(dialect, system=False)
    blamed = bool(_FORM.search(told))
    guessed = (
        not proven
        and reply.status in (400, 422)
        and not (_TOO_LONG.search(told) or _MODEL.search(told) or _KEY.search(told))
    )
    if dialect.structured == "off" or not (blamed or guessed):
        return None
    return replace(dialect, structured="json" if dialect.structured == "schema" else "off")


def failure(reply: HttpReply, *, service: str, model: str) -> EngineError | Bad:
    """What a reply without an answer means: an error, or that this one question was refused.

    Nothing of what the server wrote is repeated: it may hold the text or the key.
    """
    status, told = reply.status, complaint(reply)
    if status in (402, 429) and _SPENT.search(told):
        return EngineQuota(f"{service}: nothing left in this account ({status})")
    if status in (400, 404) and _MODEL.search(told):
        hint = "Set model in [engines.chat] to a name that the server knows; with Ollama: ollama list, ollama pull."
        return EngineUnsupported(Problem(f"{service} has no model {model!r}", hint=hint))
    if status in (404, 405, 410):
        hint = 'The url in [engines.chat] is that of the API; on most servers it ends in "/v1/".'
        return EngineUnsupported(Problem(f"{service} has no chat completions at this address ({status})", hint=hint))
    if status == 529 or (status == 503 and (retry_after(reply) is not None or _NOT_YET.search(told))):
        return EngineRate(f"{service} is not ready ({status})", retry_after=retry_after(reply))
    if status in (400, 413, 422) and _TOO_LONG.search(told):
        return Bad("longer than the model can read", final=True)
    if status == 400 and _KEY.search(told):
        return EngineAuth(f"{service} refused the key, or wants one ({status})")
    if status in (400, 422):
        return Bad(f"refused by the service ({status})", final=True)
    found = judge(reply, service=service, kind="not the JSON of a chat completion")
    return found if isinstance(found, EngineError) else Bad(found.reason, final=True)


def inside(reply: HttpReply) -> HttpReply | None:
    """The error that some gateways send with status 200, as if it had its own status; None if there is none."""
    told = envelope(reply.body)
    error = told.get("error") if told else None
    if not error or (told and told.get("choices")):
        return None
    code = str(error.get("code")) if isinstance(error, dict) else ""
    status = int(code) if re.fullmatch(r"[45]\d\d", code, re.ASCII) else 500
    spent = status == 500 and _SPENT.search(complaint(reply))
    return HttpReply(402 if spent else status, reply.headers, reply.body)


def complaint(reply: HttpReply) -> str:
    """What a server says was wrong, in lower case: the fields of the known forms of errors, not what it echoes of ours."""
    told = envelope(reply.body)
    if told is None:
        return reply.body[:2_000].decode("utf-8", "replace").lower()
    error = told.get("error", told)
    fields: object = error
    if isinstance(error, Mapping):
        fields = [error.get(name) for name in ("message", "code", "type", "param", "status", "detail", "error")]
    return json.dumps(fields, ensure_ascii=False, default=str)[:4_000].lower()
