"""What a text may be by ITS 2.0: which characters, §8.18, and how many bytes, §8.19."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

_LITERAL = r"[^\\\]\[^\-]"
_ESCAPE = r"\\[nrt\\\]^\-]"
_ONE = rf"(?:{_LITERAL}|\[|{_ESCAPE})"
_CLASS = re.compile(rf"\[(?P<not>\^?)(?P<first>-?)(?P<parts>(?:{_ONE}(?:-{_ONE})?)*)(?P<last>-?)\]", re.DOTALL)
_PART = re.compile(rf"({_ONE})(?:-({_ONE}))?", re.DOTALL)
_MEANS = {"\\n": "\n", "\\r": "\r", "\\t": "\t"}
_LONGEST = 10_000
_NO_CHARSET = frozenset("idna punycode raw-unicode-escape unicode-escape utf-7 undefined mbcs oem".split())
_WITHOUT_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
_BREAKS = {"lf": "\n", "cr": "\r", "crlf": "\r\n"}


def allowed(pattern: str, text: str) -> str:
    r"""The first character of a text that Allowed Characters does not allow, or empty.

    Arguments: ``pattern``, §8.18: a character class such as ``[a-z_\-]``, ``.`` for any character, empty for none.
    Raises ``ValueError`` if it is neither; see :func:`problem_of`. Takes time in proportion to the text.
    """
    match = _compiled(pattern).search(text)
    return match[0] if match else ""


def problem_of(pattern: str) -> str:
    """What is wrong with a pattern of Allowed Characters, or empty."""
    try:
        _compiled(pattern)
    except ValueError as error:
        return str(error)
    return ""


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """An expression that finds what is not allowed: one class, so nothing in it can run away."""
    if pattern in ("", "."):
        return re.compile(r"[\s\S]" if not pattern else r"(?!)")
    if len(pattern) > _LONGEST:
        raise ValueError(f"a pattern of more than {_LONGEST} characters")
    match = _CLASS.fullmatch(pattern)
    if match is None:
        raise ValueError(f"{pattern[:60]!r} is no character class such as [a-z_\\-]")
    parts = [re.escape(mark) for mark in (match["first"], match["last"]) if mark]
    for begin, end in _PART.findall(match["parts"]):
        low, high = _char(begin), _char(end or begin)
        if low > high:
            raise ValueError(f"the range {begin}-{end} in {pattern[:60]!r} runs backwards")
        parts.append(re.escape(low) + "-" + re.escape(high))
    if not parts:
        return re.compile(r"(?!)" if match["not"] else r"[\s\S]")
    return re.compile(f"[{'' if match['not'] else '^'}{''.join(parts)}]", re.DOTALL)


def _char(written: str) -> str:
    return _MEANS.get(written, written[-1])


def storage_size(text: str, encoding: str = "UTF-8", line_break: str = "lf") -> int | None:
    """How many bytes a text takes, without a byte order mark.

    Arguments: ``encoding``, an IANA charset name; ``line_break``, cr, lf or crlf. None if the text has a character that
    the encoding lacks. Raises ``ValueError`` for an encoding that :func:`is_charset` does not know.
    """
    if not is_charset(encoding):
        raise ValueError(f"{encoding!r} is no charset known here")
    name = codecs.lookup(encoding).name
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", _BREAKS[line_break])
    try:
        return len(lines.encode(_WITHOUT_MARK.get(name, name)))
    except UnicodeError:
        return None


def is_charset(encoding: str) -> bool:
    """True for a name of a character encoding, as against a Python codec of another sort."""
    if not encoding.isascii() or len(encoding) > 40 or "\0" in encoding:
        return False
    try:
        known = codecs.lookup(encoding).name
        known.encode(known)
    except (LookupError, UnicodeError):
        return False
    return known.replace("_", "-") not in _NO_CHARSET
