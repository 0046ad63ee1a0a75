"""Drafting the empty messages of one catalog with one engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.difference import difference
from translate.catalogs.keep import difference_line, is_difference, was_line
from translate.catalogs.state import State, state_of
from translate.engines.base import Answer, Mark, Rejected, Request, Result, Session
from translate.errors import EngineError
from translate.model.locale import Locale
from translate.model.message import Key, Message
from translate.prefill.parts import Marked, put_together, take_apart
from translate.prefill.sanity import damage, refusal
from translate.prefill.terms import TermPipeline, restore
from translate.terminology.matcher import Matcher

_UNASKED = Rejected("")
"""No reason worth remembering: the engine failed, not the message."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine translation ready to be written."""

    msgstr: str
    origin: str
    """``apertium/eng-spa``, ``memory/ARTICLE``."""
    unknown: tuple[str, ...] = ()
    """Words the engine did not know."""
    score: int = 0
    """Of a text from the memory: 101 in context, 100 exact, else how much alike the sources are."""
    made_for: str = ""
    """The source that text was made for, if it is another one."""


def wants_draft(message: Message) -> bool:
    """True if prefill may write this message: nothing is there, or only another tool's guess."""
    return (
        not message.obsolete and message.msgid_plural is None and state_of(message) in (State.EMPTY, State.GUESS)
    )  # plural forms are no format of ours: a catalog that holds some is another program's


def drafted(message: Message, draft: Draft, *, today: date) -> Message:
    """The message as a draft: fuzzy, with its desk line; a guess that stood there is kept in a comment.

    A text from the memory has its score in the desk line, and in a comment what its source had said, if that was something
    else.
    """
    comments = tuple(line for line in message.comments if not is_difference(line))
    if message.msgstr and was_line(message.msgstr) not in comments:
        comments += (was_line(message.msgstr),)
    if draft.made_for:
        comments += (difference_line(difference(draft.made_for, message.msgid)),)
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
        extra=(("score", str(draft.score)),) if draft.score else (),
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
    around: Mapping[Key, tuple[str, str]] | None = None,
) -> Iterator[Draft | Rejected]:
    """A draft, or the reason there is none, for each message, in order.

    Arguments: ``session``, an engine open for the pair; ``origin``, for the desk line; ``renderings``, the engine's own
    renderings of bare terms, kept between articles; ``around``, the source texts before and behind each message.
    Raises :class:`~translate.errors.EngineError` if the engine fails as a whole, after everything that came before.
    """
    marked = [take_apart(message.msgid, message.extracted) for message in messages]
    beside = around or {}
    requests = [
        Request(apart.parts, message.key, beside.get(message.key, ("", "")))
        for apart, message in zip(marked, messages, strict=True)
    ]
    pipeline = None
    if matcher:
        pipeline = TermPipeline(matcher, locale, lambda r: _answers(session, r), _or_new(renderings))
    results, failure = _in_order(session.translate(requests), len(requests))
    for message, apart, request, result in zip(messages, marked, requests, results, strict=False):
        done = result
        if pipeline and isinstance(done, Answer) and not done.origin:
            try:
                done = _with_terms(pipeline, request, done, article)
            except EngineError as error:
                failure, done = failure or error, _UNASKED
        yield _judged(message, apart, done, locale, origin)
    if failure:
        raise failure


def _or_new(renderings: dict[str, str] | None) -> dict[str, str]:
    return {} if renderings is None else renderings


def _answers(session: Session, requests: Sequence[Request]) -> list[Result]:
    """One result for each request of the term pipeline, which cannot go on without."""
    results, failure = _in_order(session.translate(requests), len(requests))
    if failure:
        raise failure
    return results


def _in_order(results: Iterable[Result], count: int) -> tuple[list[Result], EngineError | None]:
    """All results that came, and what ended them; the term pipeline asks the same session again, so this round must be over."""
    out: list[Result] = []
    try:
        for result in results:
            out.append(result)  # noqa: PERF402  # what came before a failure stands
    except EngineError as error:
        return out, error
    missing = count - len(out)
    return out + [Rejected("the engine gave no answer")] * missing, None


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
        concept = pipeline.matcher.concept(lost[0][0].concept_id)
        told = f"private term {concept.id}" if concept.private else f"term {lost[0][0].form}"
        wanted = "" if concept.private else f" ({lost[0][1]})"
        return Rejected(f"the {told} could not be kept as the glossary says{wanted}")
    return restored


def _judged(message: Message, apart: Marked, result: Result, locale: Locale, origin: str) -> Draft | Rejected:
    if isinstance(result, Rejected):
        return result
    if result.origin:  # a person's text, from the memory: it only must not carry an error on
        reason = damage(message, result.text)
        found = Draft(result.text, result.origin, score=result.score, made_for=result.made_for)
        return Rejected(reason) if reason else found
    if any(isinstance(p, Mark) and (p.index, p.kind) not in apart.written for p in result.parts):
        return Rejected("invented inline codes")
    msgstr = put_together(result.parts, apart.written)
    reason = refusal(message, msgstr, locale)
    unknown = tuple(word for word in result.unknown if word in msgstr)  # a term may have taken the place of the others
    return Rejected(reason) if reason else Draft(msgstr, origin, unknown)
