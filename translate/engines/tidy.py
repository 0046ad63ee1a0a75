"""Small repairs of what an engine does to spacing, quotation marks and the first letter. Nothing here changes a word."""

from __future__ import annotations

import re

_CLOSING = ",.;:!?…)]}»”%"
_OPENING = "([{«“„¿¡"
_FRENCH_SPACED = ";:!?»«%"
_FIRST = re.compile(r"[^\W_]")
_TWO_WORDS = re.compile(r"\W*(?P<one>[^\W\d_][\w-]*)(?P<gap>\W+)(?P<two>[^\W\d_]+)")


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
    text = _first_letter(source, text)
    return text if target == "de" else _second_word(source, text)


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


def _second_word(source: str, text: str) -> str:
    """``Prigozhin Dijo`` → ``Prigozhin dijo``: an unknown first word keeps its capital, the next one must not get another."""
    before, after = _TWO_WORDS.match(source), _TWO_WORDS.match(text)
    if before is None or after is None or before["one"] != after["one"] or not before["two"][0].islower():
        return text
    word, at = after["two"], after.start("two")
    if not re.fullmatch(r"\s+", after["gap"]) or not word[0].isupper() or not (word[1:].islower() or len(word) == 1):
        return text
    small = word[0].lower()
    if re.search(rf"\b{word}\b", source) or len(small) != 1:
        return text
    return text[:at] + small + text[at + 1 :]


def edges(text: str) -> tuple[str, str, str]:
    """White space before, the text, white space after."""
    bare = text.strip()
    if not bare:
        return text, "", ""
    start = text.index(bare)
    return text[:start], bare, text[start + len(bare) :]
