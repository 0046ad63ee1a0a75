"""Drafting messages of one catalog with one engine, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from translate.engines.base import Mark, Rejected, Request, Result
from translate.errors import EngineError
from translate.html.inline import plain
from translate.model.locale import Locale
from translate.model.message import Key, Message
from translate.prefill.draft import Draft
from translate.prefill.parts import Marked, put_together, take_apart
from translate.prefill.privacy import cleaned, unmask
from translate.prefill.sanity import damage, mended, refusal
from translate.prefill.terms.pipeline import Termed, TermOutcome, TermPipeline
from translate.prefill.terms.used import terms_used
from translate.terminology.matcher import Matcher
from translate.terminology.private import PrivateTerms

AT_ONCE: Final = 64
"""Messages that go through all steps together: enough for the pipe of an engine on this machine."""
_WITHHELD: Final = Rejected("not sent, it holds a private term")
_UNASKED: Final = Rejected("", passing=True)


class Translates(Protocol):
    """A session, or something in front of one."""

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """As :meth:`translate.engines.base.Session.translate`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What drafting needs to know of the catalog and the engine."""

    source: Locale
    """Language of the messages."""
    locale: Locale
    """Language of the drafts."""
    article: str
    """Its id."""
    origin: str
    """For the desk line."""
    matcher: Matcher | None = None
    renderings: dict[str, str] = field(default_factory=dict)
    """What the engine makes of bare terms, once asked; shared by all catalogs of the pair."""
    private: PrivateTerms | None = None
    """What must not leave; None for an engine of this machine."""
    around: Mapping[Key, tuple[str, str]] = field(default_factory=dict)
    """Source texts before and behind each message."""
    units: Mapping[Key, int] = field(default_factory=dict)
    """The paragraph of each message."""
    examples: Callable[[Message], tuple[tuple[str, str], ...]] | None = None
    """Reviewed sentences like a message, for engines that learn from them."""
    pivots: Mapping[Key, str] = field(default_factory=dict)
    """Reviewed translations into another locale, from which the engine translates; empty: from the source."""
    via: Locale | None = None
    """That locale."""
    of_no_language: bool = False
    """The texts are made up: nobody asks in which language."""
    at_once: int = AT_ONCE
    """Messages that go through all steps together; a paragraph is not cut by that. Their drafts come together, too."""


def drafts(messages: Sequence[Message], engine: Translates, job: Job) -> Iterator[Draft | Rejected]:
    """A draft, or the reason there is none, for each message, in order, as they come.

    Raises :class:`~translate.errors.EngineError` if the engine fails as a whole, after everything that came before.
    """
    start = 0
    while start < len(messages):
        end = start + job.at_once
        while end < len(messages) and _unit(messages[end], job) == _unit(messages[end - 1], job) is not None:
            end += 1
        yield from _some(messages[start:end], engine, job)
        start = end


def _unit(message: Message, job: Job) -> int | None:
    return job.units.get(message.key)


def requests(messages: Sequence[Message], job: Job) -> list[Request]:
    """What an engine would get, without what must not leave this machine."""
    pipeline = TermPipeline(job.matcher, job.locale, lambda _: [], {}) if job.matcher else None
    marked = ((m, take_apart(job.pivots.get(m.key, m.msgid), m.extracted)) for m in messages)
    wanted = (_request(m, apart, pipeline, job) for m, apart in marked)
    return [request for request in wanted if request is not None]


def _some(messages: Sequence[Message], engine: Translates, job: Job) -> Iterator[Draft | Rejected]:
    marked = [take_apart(job.pivots.get(m.key, m.msgid), m.extracted) for m in messages]
    failures: list[EngineError] = []

    def ask(requests: Sequence[Request]) -> list[Result]:
        """Answers for the term pipeline; a failure is told later, when what came before it is safe."""
        found, failure = _in_order(engine.translate(requests), len(requests))
        failures.extend(filter(None, (failure,)))
        return found + [_UNASKED] * (len(requests) - len(found))

    pipeline = TermPipeline(job.matcher, job.locale, ask, job.renderings, job.via) if job.matcher else None
    wanted = [_request(m, apart, pipeline, job) for m, apart in zip(messages, marked, strict=True)]
    sent = [request for request in wanted if request is not None]
    results, failure = _in_order(engine.translate(sent), len(sent))
    failures.extend(filter(None, (failure,)))
    answered = sent[: len(results)]
    if pipeline is not None:
        sources = [plain(m.msgid) for m, r in zip(messages, wanted, strict=True) if r is not None][: len(results)]
        done = pipeline.apply(answered, results, article=job.article, sources=sources if job.via else None)
    else:
        done = [Termed(result, ()) for result in results]
    came = iter(done)
    for message, apart, request in zip(messages, marked, wanted, strict=True):
        termed = Termed(_WITHHELD, ()) if request is None else next(came, None)
        if termed is None:
            break
        unfinished = failures and any(outcome is TermOutcome.FAILED for _, outcome in termed.outcomes)
        yield _UNASKED if unfinished else _judged(message, apart, termed, job)
    if failures:
        raise failures[0]


def _request(message: Message, apart: Marked, pipeline: TermPipeline | None, job: Job) -> Request | None:
    """What the engine gets; None if that must not leave this machine."""
    request = Request(
        apart.parts,
        message.key,
        job.around.get(message.key, ("", "")),
        job.units.get(message.key, -1),
        pipeline.hints(apart.parts, job.article) if pipeline and not job.via else (),
        job.examples(message) if job.examples else (),
    )
    return cleaned(request, job.private) if job.private else request


def _in_order(results: Iterable[Result], count: int) -> tuple[list[Result], EngineError | None]:
    """All results that came, and what ended them."""
    out: list[Result] = []
    try:
        for result in results:
            out.append(result)  # noqa: PERF402  # what came before a failure stands
    except EngineError as error:
        return out, error
    return out + [Rejected("the engine gave no answer")] * (count - len(out)), None


def _judged(message: Message, apart: Marked, termed: Termed, job: Job) -> Draft | Rejected:
    result = termed.result
    if isinstance(result, Rejected):
        return result
    if result.origin:  # a person's text, from the memory: it only must not carry an error on
        reason = damage(message, result.text)
        found = Draft(result.text, result.origin, score=result.score, made_for=result.made_for)
        return Rejected(reason) if reason else found
    answer = unmask(result, apart.parts, job.private) if job.private else result
    if any(isinstance(p, Mark) and (p.index, p.kind) not in apart.written for p in answer.parts):
        return Rejected("invented inline codes")
    msgstr = mended(message, put_together(answer.parts, apart.written))
    unknown = tuple(word for word in answer.unknown if word in msgstr)  # a term may have taken the place of the others
    reason = refusal(
        message, msgstr, job.locale, source_locale=None if job.of_no_language else job.source, unknown=unknown
    )
    if reason:
        return Rejected(reason)
    return Draft(
        msgstr,
        job.origin,
        unknown,
        terms=terms_used(job.matcher, plain(message.msgid), article=job.article, locale=job.locale),
        missing=_missing(termed),
        via=job.via.tag if job.via else "",
        outcomes=termed.outcomes,
    )


def _missing(termed: Termed) -> tuple[str, ...]:
    """Ids of the concepts that could not be rendered as the glossary says, each once."""
    return tuple(dict.fromkeys(id for id, outcome in termed.outcomes if outcome is TermOutcome.FAILED))
