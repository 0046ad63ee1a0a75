"""What a private pattern may be called instead of spelled out: phone numbers, accounts, places and the like.

Found in text whose digits, dashes and spaces are plain (:func:`translate.terminology.private.plainly`). All expressions are
linear: what repeats is bounded or cannot be matched in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from translate.model.content import Span


class Kind(StrEnum):
    """The built-in patterns, each on only where a glossary lists it."""

    NONE = ""
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    COORDINATES = "coordinates"
    IP = "ip"
    IBAN = "iban"
    CARD = "card"
    URL_WITH_TOKEN = "url-with-token"  # noqa: S105 - a name, no secret


_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?!\w)")
_HANDLE = re.compile(r"(?<![\w.@/+-])@[A-Za-z_]\w{2,31}(?!\w)(?!\.\w)")
_IP = re.compile(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\w|\.\d)"
    r"|(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![\w:])"
    r"|(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}(?![\w:])"
)
_IBAN = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}(?!\w)")
_DIGITS = re.compile(r"(?<![\w.,])\d(?:[ -]?\d){12,18}(?!\w|[.,]\d)")
_NUMBER = re.compile(
    r"(?<!\d)(?:\+ ?\(?|\(\+?)\d{1,5}\)?(?:[ ().\-/]{0,3}\d){5,16}(?!\d|[,:]\d)"
    r"|(?<![\w.,:/])\d(?:[ ().\-/]{0,3}\d){5,16}(?!\w|[,:]\d)"
)
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://|www\.)[^\s<>\"“”]{1,2000}")
_MINUTES = r"(?:[ ]?\d{1,2}(?:[.,]\d{1,6})?[ ]?['′’])?(?:[ ]?\d{1,2}(?:[.,]\d{1,6})?[ ]?(?:[\"″”]|''))?"
_DEGREES = re.compile(
    rf"(?<!\w)(?:[NSEW][ ]?)?-?\d{{1,3}}(?:[.,]\d{{1,8}})?[ ]?[°º]{_MINUTES}[ ]?(?:[NSEWСЮВЗ](?!\w))?"
)
_DECIMAL = re.compile(
    r"(?<![\w.])(-?\d{1,2}\.\d{3,9})(?:[ ]?[,;/][ ]?|[ ])(-?\d{1,3}\.\d{3,9})(?![\w]|\.\d)"
    r"|(?<![\w,])(-?\d{1,2},\d{3,9})[ ]?[;/ ][ ]?(-?\d{1,3},\d{3,9})(?!\w|,\d)"
)
_GRID = re.compile(
    r"(?<!\w)(?:[1-6]?\d[C-HJ-NP-X][ ]?[A-HJ-NP-Z]{2}[ ]?(?:\d{5}[ ]?\d{5}|\d{4}[ ]?\d{4}|\d{3}[ ]?\d{3})"
    r"|[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3})(?!\w)"
)
_CUE = re.compile(
    r"(?i)(?:tel|phone|fax|call|text|sms|mobile|cell|signal|whatsapp|telegram|viber|hotline"
    r"|тел|моб|факс|звон\w{0,6}|дзвон\w{0,6}|номер\w{0,3}|teléfono|tfno|téléphone|telefon\w{0,3}|هاتف|电话|電話)[^\w+(]{0,4}$"
)
_DATE = re.compile(r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|[12]\d{3}[-/ ][12]\d{3})")
_GROUPED = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_SECRET = re.compile(
    r"(?i)[?&#;/](?:[\w-]{0,20}(?:token|secret|passw|auth|signature|session|invite|credential)\w{0,12}"
    r"|key|api_?key|sig|code|hash|pwd|otp|sid)=[^&#\s]{4}"
    r"|//[^/@\s]{1,100}@|(?:t\.me|telegram\.me)/(?:\+|joinchat/)|chat\.whatsapp\.com/\w|signal\.(?:group|me)/#|discord(?:\.gg|app\.com/invite)/\w"
)
_RANDOM = re.compile(r"[A-Za-z0-9_-]{20,}")


def found(kind: Kind, text: str) -> Iterator[Span]:
    """Places of a kind in a text that went through :func:`translate.terminology.private.plainly`."""
    return _FINDERS[kind](text)


def _matches(*patterns: re.Pattern[str]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (match.span() for pattern in patterns for match in pattern.finditer(text))


def _phones(text: str) -> Iterator[Span]:
    for match in _NUMBER.finditer(text):
        written = match[0]
        count = sum(map(str.isdigit, written))
        if _DATE.fullmatch(written) or count > 15:
            continue
        sure = written[0] in "+(0" or _CUE.search(text, max(0, match.start() - 24), match.start()) is not None
        if sure or (count >= 9 and _is_grouped_like_a_phone(written)):
            yield match.span()


def _is_grouped_like_a_phone(written: str) -> bool:
    """``600 123 456`` and ``555-123-4567``, but no amount (``146 000 000``, ``1.234.567.890``) and no bare number."""
    groups = re.split(r"\D+", written)
    return len(groups) >= 3 and not (_GROUPED.fullmatch(written) and ("." in written or written.endswith("000")))


def _cards(text: str) -> Iterator[Span]:
    for match in _DIGITS.finditer(text):
        digits = [int(d) for d in match[0] if d.isdigit()]
        doubled = (sum(divmod(2 * d, 10)) if at % 2 else d for at, d in enumerate(reversed(digits)))
        if sum(doubled) % 10 == 0 and any(digits):
            yield match.span()


def _ibans(text: str) -> Iterator[Span]:
    """Account numbers whose check digits are right (ISO 13616, ISO 7064 mod 97); the longest reading that is."""
    for match in _IBAN.finditer(text):
        written = match[0]
        for end in range(len(written), 14, -1):
            bare = re.sub(r"[ -]", "", written[:end]).upper()
            if len(bare) < 15:
                break
            if written[end - 1] not in " -" and int("".join(str(int(c, 36)) for c in bare[4:] + bare[:4])) % 97 == 1:
                yield match.start(), match.start() + end
                break


def _places(text: str) -> Iterator[Span]:
    yield from _matches(_GRID, _DECIMAL)(text)
    for match in _DEGREES.finditer(text):
        written = match[0].strip()
        if re.search(r"['′’]|[NSEWСЮВЗ]", written):  # an angle or a temperature is no place
            yield match.start(), match.start() + len(match[0].rstrip())


def _addresses(text: str) -> Iterator[Span]:
    for match in _ADDRESS.finditer(text):
        url = match[0].rstrip(".,;:!?)]}'’»")
        if _SECRET.search(url) or any(_is_random(part[0]) for part in _RANDOM.finditer(url)):
            yield match.start(), match.start() + len(url)


def _is_random(part: str) -> bool:
    """True for the keys of documents and invitations; a slug has words between its hyphens, or no digit among letters."""
    return (
        max(map(len, re.split("[-_]", part))) >= 12
        and re.search(r"[0-9]", part) is not None
        and re.search(r"[A-Za-z]", part) is not None
    )


_FINDERS: Final[dict[Kind, Callable[[str], Iterator[Span]]]] = {
    Kind.NONE: _matches(),
    Kind.PHONE: _phones,
    Kind.EMAIL: _matches(_EMAIL),
    Kind.HANDLE: _matches(_HANDLE),
    Kind.COORDINATES: _places,
    Kind.IP: _matches(_IP),
    Kind.IBAN: _ibans,
    Kind.CARD: _cards,
    Kind.URL_WITH_TOKEN: _addresses,
}
