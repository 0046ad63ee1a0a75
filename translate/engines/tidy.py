"""Small repairs of what an engine does to spacing, quotation marks and the first letter. Nothing here changes a word."""

from __future__ import annotations

import re

_CLOSING = ",.;:!?…)]}»”%"
_OPENING = "([{«“„¿¡"
_FRENCH_SPACED = ";:!?»«%"
_FIRST = re.compile(r"[^\W_]")


def tidy(source: str, answer: str, *, target: str) -> str:
    """The answer, spaced and capitalised like its source.

    Arguments: ``source`` and ``answer``, text without outer white space in which each mark is one character that is no
    letter; ``target``, the language (French keeps its space before high punctuation).
    """
    text = re.sub(r" {2,}", " ", answer).strip(" ")
    text = _punctuation(source, text, spared=_FRENCH_SPACED if target == "fr" else "")
    text = _straight_quotes(source, text)
    if "'" not in source and "’" in source:
        text = text.replace("'", "’")
    return _first_letter(source, text)


def _punctuation(source: str, text: str, *, spared: str) -> str:
    closing = "".join(c for c in _CLOSING if c not in spared and " " + c not in source)
    opening = "".join(c for c in _OPENING if c not in spared and c + " " not in source)
    if closing:
        text = re.sub(rf" +([{re.escape(closing)}])", r"\1", text)
    if opening:
        text = re.sub(rf"([{re.escape(opening)}]) +", r"\1", text)
    return text


def _straight_quotes(source: str, text: str) -> str:
    """``" soy"`` → ``"soy"``, if quotation marks pair up and the source has no space inside them."""
    quotes = source.split('"')
    found = text.split('"')
    if len(quotes) % 2 == 0 or len(found) != len(quotes):
        return text
    if any(inside != inside.strip(" ") for inside in quotes[1::2]):
        return text
    for at in range(1, len(found), 2):
        inside = found[at]
        bare = inside.strip(" ")
        if inside[:1] == " " and found[at - 1][-1:].isalnum():
            found[at - 1] += " "
        if inside[-1:] == " " and found[at + 1][:1].isalnum():
            found[at + 1] = " " + found[at + 1]
        found[at] = bare
    return '"'.join(found)


def _first_letter(source: str, text: str) -> str:
    first, mine = _FIRST.search(source), _FIRST.search(text)
    if first is None or mine is None:
        return text
    wanted, letter, at = first[0], mine[0], mine.start()
    following = text[at + 1 : at + 2]
    if wanted.isupper() and letter.islower() and not following.isupper():
        changed = letter.upper()
    elif source == source.lower() and letter.isupper() and following.islower():
        changed = letter.lower()
    else:
        return text
    return text[:at] + changed + text[at + 1 :] if len(changed) == 1 else text


def edges(text: str) -> tuple[str, str, str]:
    """White space before, the text, white space after."""
    bare = text.strip()
    if not bare:
        return text, "", ""
    start = text.index(bare)
    return text[:start], bare, text[start + len(bare) :]
