"""Nothing a person wrote is lost: how a text steps aside as ``#~``, or into a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from translate.catalogs import desk
from translate.catalogs.newlines import mismatch
from translate.catalogs.state import State, by_person, state_of
from translate.model.message import Message

PERSONS: Final = frozenset({State.REVIEWED, State.IN_WORK, State.NEEDS_WORK, State.CHANGED})
"""States whose text is a person's and was meant for this message."""

_WAS = ' was: "'
_DIFFERENCE = " was: "
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def was_line(text: str) -> str:
    """A person's text as a comment: ``# was: "…"`` with PO escapes (a word diff has no quotation mark there)."""
    return f'{_WAS}{text.translate(_ESCAPED)}"'


def was_texts(message: Message) -> tuple[str, ...]:
    """The texts kept in comments by :func:`was_line`, oldest first."""
    return tuple(_unescaped(line[len(_WAS) : -1]) for line in message.comments if _holds_text(line))


def difference_line(difference: str) -> str:
    """What changed in the source since the text was made, as a comment: ``# was: [-12-]{+15+} people``."""
    return f"{_DIFFERENCE}{difference}"


def is_difference(line: str) -> bool:
    """True for a :func:`difference_line`, which a newer one replaces."""
    return line.startswith(_DIFFERENCE) and not _holds_text(line)


def _unescaped(text: str) -> str:
    meaning = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(r"\\(.)", lambda match: meaning.get(match[1], match[1]), text)


def _holds_text(line: str) -> bool:
    return line.startswith(_WAS) and line.endswith('"')


def _persons_comment(line: str) -> bool:
    return bool(line.strip()) and (not desk.is_ours(line) or _holds_text(line))


def is_persons(message: Message) -> bool:
    """True for a text that a person meant for this message, or for what its source said before."""
    return state_of(message) in PERSONS


def rank(message: Message) -> int:
    """How good a claim a message has to its key, when there are two: the higher wins."""
    if message.msgid_plural is not None:
        return 0
    state = state_of(message)
    if state in PERSONS:
        return 3
    return 2 if by_person(message) else int(state is not State.EMPTY)


def worth_keeping(message: Message) -> bool:
    """True if a message must stay in the file when its source is gone."""
    return by_person(message) or any(map(_persons_comment, message.comments))


def written(message: Message) -> Iterator[str]:
    """What a person wrote in a message: its text, texts kept in comments, comment lines."""
    if by_person(message):
        yield from filter(None, (message.msgstr, *message.msgstr_plural))
    yield from was_texts(message)
    yield from (line for line in message.comments if line.strip() and not desk.is_ours(line))


def everything(message: Message) -> Iterator[str]:
    """Where :func:`written` may be found again: all texts of a message and all comment lines."""
    yield from (message.msgstr, *message.msgstr_plural, *was_texts(message), *message.comments)


def absorbed(winner: Message, loser: Message) -> Message:
    """The winner with what a person wrote in the loser: its texts as :func:`was_line`, its comments."""
    comments = list(winner.comments)
    texts = [text for text in (loser.msgstr, *loser.msgstr_plural) if text] if by_person(loser) else []
    for text in texts:
        if text != winner.msgstr and text not in winner.msgstr_plural and was_line(text) not in comments:
            comments.append(was_line(text))
    comments += [line for line in loser.comments if _persons_comment(line) and line not in comments]
    return winner if len(comments) == len(winner.comments) else replace(winner, comments=tuple(comments))


def obsolete(message: Message) -> Message:
    """The message as ``#~``, without what describes a place in the source; itself if it is one."""
    if message.obsolete:
        return message
    flags = tuple(flag for flag in message.flags if flag != "no-wrap")
    return replace(message, obsolete=True, extracted=(), references=(), flags=flags)


def placed(message: Message, template: Message) -> Message:
    """The message live at the template's place, which rules what describes it; itself if it is there already."""
    flags = [flag for flag in message.flags if flag != "no-wrap"] + [f for f in template.flags if f == "no-wrap"]
    same_flags = set(flags) == set(message.flags)
    same_references = _words(message.references) == _words(template.references)
    result = replace(
        message,
        msgctxt=template.msgctxt,
        extracted=template.extracted,
        references=message.references if same_references else template.references,
        flags=message.flags if same_flags else tuple(flags),
        obsolete=False,
    )
    if mismatch(result):  # an obsolete entry may be what no live one may
        result = replace(result, flags=("fuzzy", *result.flags))
    return message if result == message else result


def _words(lines: Sequence[str]) -> list[str]:
    return " ".join(lines).split()
