"""Text files are UTF-8, and say so where they are not."""

from __future__ import annotations

from translate.errors import InputError, Problem


def decoded(data: bytes, path: str) -> str:
    """The text of a file that must be UTF-8, without byte order mark.

    Arguments: ``path``, for the message. Raises :class:`InputError` with the line of the first bad byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(Problem(f"not UTF-8 (byte offset {error.start})", path, line, "Save it as UTF-8.")) from error
