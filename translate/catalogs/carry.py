"""How a translation follows its source when that was edited, split or joined (DESIGN §7 "Changes").

What the source says no more is never shown as if it did: unless the edit changed nothing a translator saw, the text is
fuzzy, with what it was made for in ``#|`` and the difference in ``# was:``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from translate.catalogs import desk, keep
from translate.catalogs.codes import recoded
from translate.catalogs.desk import DeskLine
from translate.catalogs.difference import difference
from translate.catalogs.newlines import mismatch
from translate.catalogs.pieces import divide
from translate.catalogs.state import State, by_person, kind_in, state_of, text_of
from translate.html.cut import Cutter
from translate.html.inline import TAG, plain
from translate.html.render import EMPTY
from translate.model.change import Change, Fate, Kind
from translate.model.locale import Locale
from translate.model.message import Key, Message

_UNTOUCHED = frozenset((State.DRAFT, State.IN_WORK, State.NEEDS_WORK))
"""States that say nothing about the source, so that a harmless edit leaves them as they are."""
_WORST_LAST = tuple(Kind)
_WAS, _PIECE = "was", "piece"
_FIRST = "first"
"""Field of the desk line: the hash of what a text was made for, which ``#|`` shows and a tool may write over."""


Follow = Callable[[Sequence[Message], Sequence[Message], Change], Sequence[Message | None]]
"""Old messages, templates of the new ones and what happened, to the new messages; None where there is nothing to carry."""


def follow(
    olds: Sequence[Message],
    templates: Sequence[Message],
    change: Change,
    *,
    locale: Locale,
    cutter: Cutter,
    today: date,
) -> Sequence[Message | None]:
    """What a change makes of the translations: a message for each template, None where there is nothing to carry."""
    kind = change.kind or Kind.FACTS
    if change.fate is Fate.SPLIT:
        return split(olds[0], templates, kind, cutter=cutter, today=today)
    if change.fate is Fate.JOINED:
        return [joined(olds, templates[0], kind, between=locale.between, today=today)]
    return [edited(olds[0], templates[0], kind, today=today)]


def edited(old: Message, template: Message, kind: Kind, *, today: date) -> Message | None:
    """The translation of a message at the place of the one it was edited to; None if there is nothing to carry.

    An entry whose source had changed before keeps what it was first made for, and the graver kind. ``was=`` in the desk
    line says that the text was not reviewed even then (it is absent where it was), so nothing may ever show it. Where the
    source is again what a reviewed text was made for, that text is reviewed again.
    """
    state = state_of(old)
    if state in (State.EMPTY, State.GUESS) or old.msgid_plural is not None:
        return None
    line = desk.parse(old.comments)
    done = recoded(old.msgstr, old.msgid, template.msgid)
    text = done.text
    base = replace(old, msgid=template.msgid, msgstr=text, comments=_comments(old, text))
    kind = kind if done.certain else graver(kind, Kind.WORDING)
    if kind.harmless and state is State.REVIEWED:
        return _vouched(base, template, f"carried/{kind}", kind, today)
    if kind.harmless and state in _UNTOUCHED:
        return _same_state(base, template, line, untouched=state is State.DRAFT)
    if state is State.DRAFT:
        return None
    first, since, was = (old.msgctxt, old.msgid), today.isoformat(), "" if state is State.REVIEWED else str(state)
    if state is State.CHANGED and line is not None:
        was, since = line.get(_WAS), line.since or since
        kind = graver(kind, kind_in(line))
    if state in (State.CHANGED, State.NEEDS_WORK) and old.previous_msgid is not None:
        first = (old.previous_msgctxt, old.previous_msgid)
    told = line.get(_FIRST) if state is State.CHANGED and line is not None else ""
    if state is State.CHANGED and (old.previous_msgid is None or (told and told != desk.source_hash(*first))):
        was = was or str(
            state
        )  # a tool took away, or wrote over, what it was made for: so it is for no source that comes back
    again = state is State.CHANGED and not was and not is_piece(old) and (first[0] or "", first[1]) == template.key
    whole = _as_it_was(old, text, template) if again else None
    if whole is not None:
        return _vouched(replace(base, msgstr=whole, comments=_comments(old, whole)), template, "", None, today)
    return _changed(base, template, kind, first=first, was=was, since=since, piece=is_piece(old))


def split(
    old: Message, templates: Sequence[Message], kind: Kind, *, cutter: Cutter, today: date
) -> list[Message | None]:
    """The pieces of a translation, one for each piece of its source; None where there is none.

    Where it cannot be cut, the first piece has the whole text. The old entry stays in ``#~``.
    Arguments: ``cutter``, into sentences of the target language.
    """
    state = state_of(old)
    nothing: list[Message | None] = [None] * len(templates)
    if state not in keep.PERSONS or old.msgid_plural is not None or old.msgstr.strip() == EMPTY:
        return nothing
    pieces = divide(old.msgstr, [plain(template.msgid) for template in templates], cutter)
    if pieces is None:
        first = (old.msgctxt, old.msgid)
        whole = _changed(old, templates[0], Kind.FACTS, first=first, was=state, since=today.isoformat(), piece=True)
        return [whole, *nothing[1:]]
    out: list[Message | None] = []
    for template, piece in zip(templates, pieces.texts, strict=True):
        done = recoded(piece, old.msgid, template.msgid)
        text = done.text
        comments = _comments(old, old.msgstr) if not out else ()
        base = replace(old, msgid=template.msgid, msgctxt=template.msgctxt, msgstr=text, comments=comments)
        if kind.harmless and pieces.certain and done.certain and state is State.REVIEWED:
            out.append(_vouched(base, template, f"carried/{kind}", kind, today))
            continue
        was = "" if state is State.REVIEWED else str(state)
        graver_kind = Kind.WORDING if kind.harmless else kind
        first = (old.msgctxt, old.msgid)
        out.append(_changed(base, template, graver_kind, first=first, was=was, since=today.isoformat(), piece=True))
    return out


def joined(olds: Sequence[Message], template: Message, kind: Kind, *, between: str, today: date) -> Message | None:
    """The translations of several messages as that of the one they became; None if no person wrote any of them.

    Arguments: ``olds``, in order, an empty message where the catalog has none; ``between``, what stands between two
    sentences of the target language. The old entries stay in ``#~``.
    """
    states = [state_of(old) for old in olds]
    if not any(state in keep.PERSONS for state in states):
        return None
    told = [recoded(old.msgstr, old.msgid, template.msgid) for old in olds]
    text = between.join(one.text for one in told if one.text and one.text.strip() != EMPTY)
    if not text:
        return None
    comments = tuple(dict.fromkeys(line for old in olds for line in _comments(old, old.msgstr)))
    base = replace(olds[0], msgid=template.msgid, msgstr=text, comments=comments)
    reviewed = all(state is State.REVIEWED for state in states)
    if kind.harmless and reviewed and all(one.certain for one in told):
        return _vouched(base, template, f"carried/{kind}", kind, today)
    if not reviewed:
        kind = Kind.FACTS
    elif kind.harmless:
        kind = Kind.WORDING
    was = "" if reviewed else next(str(state) for state in states if state is not State.REVIEWED)
    first = (olds[0].msgctxt, " ".join(old.msgid for old in olds))
    return _changed(base, template, kind, first=first, was=was, since=today.isoformat())


def judged(message: Message, kind: Kind, *, today: date) -> Message:
    """A message whose source change an editor judges after the fact; itself if no change waits for a verdict.

    ``typo`` makes a text reviewed again that was reviewed before the change; a graver kind takes that back.
    """
    line = desk.parse(message.comments)
    state = state_of(message)
    if line is None or message.obsolete:
        return message
    if state is State.CHANGED:
        if not kind.harmless:
            return desk.with_line(message, replace(line, kind=kind))
        if line.get(_WAS) or is_piece(message) or mismatch(message):
            return message
        bare = replace(message, comments=_comments(message, message.msgstr))
        return _vouched(bare, message, f"carried/{kind}", kind, today)
    carried = line.origin.startswith("carried/") and line.out == desk.text_hash(text_of(message))
    if state is State.REVIEWED and carried and not kind.harmless:
        fuzzy = replace(message, flags=("fuzzy", *message.flags))
        return desk.with_line(fuzzy, replace(line, origin="previous", kind=kind, since=today.isoformat()))
    return message


def made_for(message: Message) -> Key | None:
    """The source that the whole text of a message was made for, if that is another one than its own."""
    if message.previous_msgid is None or is_piece(message):
        return None
    return message.previous_msgctxt or "", message.previous_msgid


def is_piece(message: Message) -> bool:
    """True for a part of what was made for a longer sentence: no verdict and no way back makes it a translation."""
    line = desk.parse(message.comments)
    return line is not None and line.get(_PIECE) != ""


def _as_it_was(old: Message, text: str, template: Message) -> str | None:
    """The text that was reviewed for a source that is back: this one, or the one before tags were taken out of it."""
    wanted = Counter(match[0] for match in TAG.finditer(template.msgid))
    kept = [was for was in keep.was_texts(old) if plain(was) == plain(text)]
    if not kept:
        return text
    return next((was for was in (text, *reversed(kept)) if Counter(m[0] for m in TAG.finditer(was)) == wanted), None)


def graver(one: Kind, other: Kind | None) -> Kind:
    """The kind that says more."""
    return max(one, other or one, key=_WORST_LAST.index)


def _comments(old: Message, text: str) -> tuple[str, ...]:
    """A message's comments without the last difference; with the text a person wrote, if it is not the same any more."""
    comments = tuple(line for line in old.comments if not keep.is_difference(line))
    if text != old.msgstr and by_person(old) and keep.was_line(old.msgstr) not in comments:
        comments += (keep.was_line(old.msgstr),)
    return comments


def _vouched(base: Message, template: Message, origin: str, kind: Kind | None, today: date) -> Message:
    """Reviewed, as it was; the desk line says by which rule."""
    flags = tuple(flag for flag in base.flags if flag != "fuzzy")
    message = replace(base, flags=flags, previous_msgctxt=None, previous_msgid=None, previous_msgid_plural=None)
    line = None
    if origin:
        src = desk.source_hash(template.msgctxt, template.msgid)
        line = DeskLine(origin, src, desk.text_hash(text_of(base)), today.isoformat(), kind or "")
    return keep.placed(desk.with_line(message, line), template)


def _same_state(base: Message, template: Message, line: DeskLine | None, *, untouched: bool) -> Message:
    """Nothing a translator saw has changed: the desk line stands for the new source."""
    if line is not None:
        out = desk.text_hash(text_of(base)) if untouched else line.out
        line = replace(line, src=desk.source_hash(template.msgctxt, template.msgid), out=out)
    return keep.placed(desk.with_line(base, line), template)


def _changed(
    base: Message,
    template: Message,
    kind: Kind,
    *,
    first: tuple[str | None, str],
    was: str,
    since: str,
    piece: bool = False,
) -> Message:
    fields = ((_FIRST, desk.source_hash(*first)), (_WAS, was), (_PIECE, "yes" if piece else ""))
    line = DeskLine(
        origin="previous",
        kind=kind,
        src=desk.source_hash(template.msgctxt, template.msgid),
        out=desk.text_hash(text_of(base)),
        since=since,
        extra=tuple((name, value) for name, value in fields if value),
    )
    shown = keep.difference_line(difference(first[1], template.msgid))
    moved = replace(
        base,
        msgid=template.msgid,
        flags=("fuzzy", *(flag for flag in base.flags if flag != "fuzzy")),
        comments=(*base.comments, shown),
        previous_msgctxt=first[0],
        previous_msgid=first[1],
        previous_msgid_plural=None,
    )
    return keep.placed(desk.with_line(moved, line), template)
