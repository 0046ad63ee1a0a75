r"""Regular expressions for forbidden wordings, in linear time.

A glossary comes from a pull request, so its expressions are not trusted: Python's ``re`` needs exponential time on some.
Here an expression becomes a small automaton that is run over the text once. Understood, with ``re``'s meaning:
literals, ``\`` before punctuation, ``\t \n \xhh \uhhhh``, ``.``, ``\w \W \d \D \s \S``, ``[…]``, ``(…)``, ``(?:…)``, ``|``, ``? * +
{m} {m,} {m,n}`` (lazy ones too), ``^ $ \b \B``, looking one character ahead or back (``(?!x) (?=x) (?<!x) (?<=x)``), and
``(?i)`` at the start. Not: back-references, longer look-around, named groups. ``\w`` includes combining marks.
Of several matches at one place the longest is taken; empty ones do not count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from translate.terminology.automaton import Pattern, State
from translate.terminology.normal import SAME, marks

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_PATTERN: Final = 500
"""Characters of an expression."""
MAX_STATES: Final = 1_000
MAX_REPEAT: Final = 100
MAX_NESTING: Final = 20

_ESCAPED_CHARACTER = re.compile(r"\\(?:[tn]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[^\w\s])")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\\\]])*\]", re.DOTALL)
_COUNT = re.compile(r"\{(\d{1,4})(,(\d{0,4}))?\}")
_LOOK = re.compile(r"\(\?(<?)([=!])")


@lru_cache(maxsize=1024)
def compile_pattern(source: str) -> Pattern:
    """Compile an expression.

    Raises ``ValueError``, with what is wrong in plain English, if it is not one of those described above, or too large.
    """
    if len(source) > MAX_PATTERN:
        raise ValueError(f"longer than {MAX_PATTERN} characters")
    text = unicodedata.normalize("NFC", source)
    ignore_case = text.startswith("(?i)")
    compiler = _Compiler(text, at=4 if ignore_case else 0, flags=re.IGNORECASE if ignore_case else re.NOFLAG)
    return Pattern(source, compiler.run())


class _Compiler:
    """Recursive descent; each part is built between two states, and repeated parts are read again."""

    def __init__(self, text: str, *, at: int, flags: re.RegexFlag) -> None:
        self.text = text
        self.at = at
        self.flags = flags
        self.states: list[State] = []
        self.depth = 0
        self.work = 0

    def run(self) -> tuple[State, ...]:
        start = self._state()
        end = self._alternatives(start)
        if self.at < len(self.text):
            raise ValueError("a closing parenthesis too many")
        self.states[end].to.append(self._state())
        return tuple(self.states)

    def _state(self) -> int:
        if len(self.states) >= MAX_STATES:
            raise ValueError("too large: repeat less, or use fewer alternatives")
        self.states.append(State())
        return len(self.states) - 1

    def _alternatives(self, start: int) -> int:
        end = self._state()
        while True:
            branch = self._state()
            self.states[start].to.append(branch)
            self.states[self._sequence(branch)].to.append(end)
            if not self.text.startswith("|", self.at):
                return end
            self.at += 1

    def _sequence(self, at: int) -> int:
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            at = self._piece(at)
        return at

    def _piece(self, start: int) -> int:
        """An atom and its quantifier."""
        self.work += 1
        if self.work > 10 * MAX_STATES:
            raise ValueError("too large: repeat less")
        atom = self.at
        first = self._state()
        self.states[start].to.append(first)
        end = self._atom(first)
        low, high = self._quantifier()
        after = self.at
        if (low, high) == (1, 1):
            return end
        if self.text[after : after + 1] in ("*", "+", "?", "{"):
            raise ValueError("a quantifier behind a quantifier")
        if high == 0:  # read for its errors only; unreachable because nothing leads in
            self.states[start].to.remove(first)
            return start
        ends = [end]
        for _ in range(1, low if high is None else high):
            self.at = atom
            first = self._state()
            self.states[ends[-1]].to.append(first)
            ends.append(self._atom(first))
        self.at = after
        last = self._state()
        if high is None:
            self.states[ends[-1]].to.append(first)
        for number, done in enumerate(ends, 1):
            if number >= low:
                self.states[done].to.append(last)
        if low == 0:
            self.states[start].to.append(last)
        return last

    def _quantifier(self) -> tuple[int, int | None]:
        sign = self.text[self.at : self.at + 1]
        low, high = 1, None
        if sign and sign in "*+?":
            self.at += 1
            low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        elif count := _COUNT.match(self.text, self.at):
            self.at = count.end()
            low = int(count[1])
            high = low if count[2] is None else int(count[3]) if count[3] else None
            if max(low, high or 0) > MAX_REPEAT or (high is not None and high < low):
                raise ValueError(f"{count[0]}: repeat at most {MAX_REPEAT} times, the lower number first")
        else:
            return 1, 1
        if self.text.startswith("?", self.at):
            self.at += 1
        return low, high

    def _atom(self, start: int) -> int:
        text, sign = self.text, self.text[self.at]
        if sign == "(":
            return self._group(start)
        end = self._state()
        self.states[start].to.append(end)
        pair = text[self.at : self.at + 2]
        if sign in "^$" or pair in (r"\b", r"\B"):
            self.states[start].condition = _CONDITIONS[sign if sign in "^$" else pair]
            self.at += 1 if sign in "^$" else 2
        else:
            self.states[start].test = self._one_character()
        return end

    def _group(self, start: int) -> int:
        if look := _LOOK.match(self.text, self.at):
            self.at = look.end()
            one = self.text[self.at : self.at + 1] not in ("", ")", "(", "|", "^", "$")
            test = self._one_character() if one else str.isspace
            if not one or not self.text.startswith(")", self.at):
                raise ValueError(f"{look[0]}…) must hold one character, or one class of characters")
            self.states[start].condition = _look(test, back=bool(look[1]), wanted=look[2] == "=")
            end = self._state()
            self.states[start].to.append(end)
        else:
            self.at += 3 if self.text.startswith("(?:", self.at) else 1
            if self.text.startswith(("?", "*"), self.at):
                raise ValueError(f"{self.text[self.at - 1 : self.at + 3]!r} is not understood here")
            self.depth += 1
            if self.depth > MAX_NESTING:
                raise ValueError("too many parentheses inside each other")
            end = self._alternatives(start)
            self.depth -= 1
        if not self.text.startswith(")", self.at):
            raise ValueError("a closing parenthesis is missing")
        self.at += 1
        return end

    def _one_character(self) -> Callable[[str], bool]:
        """The test of a literal, an escape or a class."""
        text, sign = self.text, self.text[self.at]
        if sign == "[":
            match = _CLASS.match(text, self.at)
            if match is None:
                raise ValueError("a closing bracket is missing")
            self.at = match.end()
            return _single(_class(match[0]), self.flags)
        if sign == "\\":
            pair = text[self.at : self.at + 2]
            if pair in _KINDS:
                self.at += 2
                return _KINDS[pair]
            escape = _ESCAPED_CHARACTER.match(text, self.at)
            if escape is None:
                raise ValueError(f"{pair!r} is not understood")
            self.at = escape.end()
            return _single(escape[0], self.flags)
        if sign in "*+?" or _COUNT.match(text, self.at):
            raise ValueError(f"{sign!r} has nothing to repeat")
        self.at += 1
        return _single("." if sign == "." else re.escape(SAME.get(sign, sign)), self.flags)


def _class(source: str) -> str:
    r"""Check a bracketed class, and write it as the normalised text needs it: with marks among ``\w``."""
    bare = re.sub(r"\\.", "", source[1:-1], flags=re.DOTALL)
    if re.search(r"\[|--|&&|\|\||~~", bare):
        raise ValueError(f"{source}: put a backslash before each [ - & | ~ that stands for itself")

    def rewrite(match: re.Match[str]) -> str:
        part = match[0]
        if part in SAME:
            return "\\" + SAME[part]
        if part == r"\w":
            return part + marks()
        if part[-1].isalnum() and part[-1] not in "WdDsStnxu":
            raise ValueError(f"{source}: {part!r} is not understood")
        return part

    return "[" + re.sub(rf"\\.|[{''.join(SAME)}]", rewrite, source[1:-1], flags=re.DOTALL) + "]"


def _single(source: str, flags: re.RegexFlag) -> Callable[[str], bool]:
    """Test one character with ``re``, which cannot backtrack over one character."""
    try:
        compiled = re.compile(source, flags)
    except (re.error, OverflowError) as error:
        raise ValueError(f"{source[:60]}: {error}") from error
    return lambda character: compiled.match(character) is not None


def _look(test: Callable[[str], bool], *, back: bool, wanted: bool) -> Callable[[str, int], bool]:
    def holds(text: str, position: int) -> bool:
        at = position - 1 if back else position
        return (0 <= at < len(text) and test(text[at])) is wanted

    return holds


def _is_w(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _edge(text: str, position: int) -> bool:
    before = position > 0 and _is_w(text[position - 1])
    after = position < len(text) and _is_w(text[position])
    return before is not after


_KINDS: Final = {
    r"\w": _is_w,
    r"\W": lambda character: not _is_w(character),
    r"\d": str.isdecimal,
    r"\D": lambda character: not character.isdecimal(),
    r"\s": str.isspace,
    r"\S": lambda character: not character.isspace(),
}
_CONDITIONS: Final = {
    "^": lambda _, position: position == 0,
    "$": lambda text, position: position == len(text),
    r"\b": _edge,
    r"\B": lambda text, position: not _edge(text, position),
}
