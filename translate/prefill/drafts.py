"""Drafting the empty messages of one catalog with one engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.state import State, state_of
from translate.engines.base import Answer, Mark, Rejected, Request, Result, Session
from translate.model.locale import Locale
from translate.model.message import Message
from translate.prefill.parts import Marked, put_together, take_apart
from translate.prefill.sanity import refusal
from translate.prefill.terms import TermPipeline, restore
from translate.terminology.matcher import Matcher


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine translation ready to be written."""

    msgstr: str
    origin: str
    """``apertium/eng-spa``, ``memory/ARTICLE``."""
    unknown: tuple[str, ...] = ()
    """Words the engine did not know."""


def wants_draft(message: Message) -> bool:
    """True if prefill may write this message: nothing is there, or only another tool's guess."""
    return not message.obsolete and state_of(message) in (State.EMPTY, State.GUESS)


def drafted(message: Message, draft: Draft, *, today: date) -> Message:
    """The message as a draft: fuzzy, with its desk line; a guess that stood there is kept in a comment."""
    comments = message.comments
    if message.msgstr:
        comments += (f" was: {message.msgstr}".replace("\n", " "),)
    bare = replace(
        message,
        msgstr=draft.msgstr,
        comments=comments,
        flags=message.flags if message.fuzzy else ("fuzzy", *message.flags),
        previous_msgctxt=None,
        previous_msgid=None,
        previous_msgid_plural=None,
    )
    line = DeskLine(
        draft.origin,
        source_hash(message.msgctxt, message.msgid),
        text_hash(draft.msgstr),
        today.isoformat(),
        unknown=draft.unknown,
    )
    return with_line(bare, line)


def drafts(
    messages: Sequence[Message],
    session: Session,
    *,
    locale: Locale,
    article: str,
    origin: str,
    matcher: Matcher | None = None,
    renderings: dict[str, str] | None = None,
) -> Iterator[Draft | Rejected]:
    """A draft, or the reason there is none, for each message, in order.

    Arguments: ``session``, an engine open for the pair; ``origin``, for the desk line; ``renderings``, the engine's own
    renderings of bare terms, kept between articles.
    Raises :class:`~translate.errors.EngineError` if the engine fails as a whole.
    """
    marked = [take_apart(message.msgid, message.extracted) for message in messages]
    requests = [Request(_apart.parts, key=message.key) for _apart, message in zip(marked, messages, strict=True)]
    pipeline = None
    if matcher:
        pipeline = TermPipeline(matcher, locale, lambda r: list(session.translate(r)), _or_new(renderings))
    results = _in_order(session.translate(requests), len(requests))
    for message, apart, request, result in zip(messages, marked, requests, results, strict=True):
        done = result
        if pipeline and isinstance(done, Answer) and not done.origin:
            done = _with_terms(pipeline, request, done, article)
        yield _judged(message, apart, done, locale, origin)


def _or_new(renderings: dict[str, str] | None) -> dict[str, str]:
    return {} if renderings is None else renderings


def _in_order(results: Iterable[Result], count: int) -> list[Result]:
    """All results; the term pipeline asks the same session again, so the first round must be over."""
    out = list(results)
    missing = count - len(out)
    return out + [Rejected("the engine gave no answer")] * missing


def _with_terms(pipeline: TermPipeline, request: Request, answer: Answer, article: str) -> Result:
    terms = pipeline.wanted(request.parts, article)
    missing = pipeline.missing(terms, answer)
    if not missing:
        return answer
    swapped = pipeline.swap(missing, answer)
    if not pipeline.missing(terms, swapped):
        return swapped
    parts, becomes = pipeline.protected(request.parts, terms)
    again = pipeline.translate([Request(parts)])[0]
    if isinstance(again, Rejected):
        return again
    restored = restore(again, becomes)
    lost = pipeline.missing(terms, restored)
    if lost:
        return Rejected(f"the term {lost[0][0].form} could not be kept as the glossary says ({lost[0][1]})")
    return restored


def _judged(message: Message, apart: Marked, result: Result, locale: Locale, origin: str) -> Draft | Rejected:
    if isinstance(result, Rejected):
        return result
    if result.origin:  # a person's text, from the memory: nothing to verify but that it is there
        return Draft(result.text, result.origin)
    if any(isinstance(p, Mark) and (p.index, p.kind) not in apart.written for p in result.parts):
        return Rejected("invented inline codes")
    msgstr = put_together(result.parts, apart.written)
    reason = refusal(message, msgstr, locale)
    unknown = tuple(word for word in result.unknown if word in msgstr)  # a term may have taken the place of the others
    return Rejected(reason) if reason else Draft(msgstr, origin, unknown)
