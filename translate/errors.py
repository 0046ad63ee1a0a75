"""Every error this project raises on purpose, in one tree.

    TranslateError            exit 1: something a person can mend
    ├── InputError            a file we were given is broken; carries every problem of that file
    ├── StoreError            a file could not be written or locked
    ├── EngineError           an engine gave no usable answer
    │   ├── EngineMissing     the engine or its language pair is not installed here
    │   └── OutboundDenied    text would have left the machine without being asked to
    └── UsageError            exit 2: wrong command line or configuration

Anything else that escapes is a bug (exit 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input file."""

    message: str
    """What is wrong, in plain English, with the offending text in it."""
    path: str = ""
    """The file, with ``/``, relative to the project where there is one."""
    line: int = 0
    """Line, from 1; 0 when the problem is the file as a whole."""
    hint: str = ""
    """The next step for the person who reads this."""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return f"{where}{self.message}" + (f"\n    {self.hint}" if self.hint else "")


class TranslateError(Exception):
    """Root of every expected error; ``str()`` is what the person sees."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *problems: Problem | str) -> None:
        self.problems = tuple(p if isinstance(p, Problem) else Problem(p) for p in problems)
        super().__init__("\n".join(map(str, self.problems)))


class InputError(TranslateError):
    """A file we were given is broken. Carries all problems of the file at once."""


class StoreError(TranslateError):
    """A file could not be read, written or locked."""


class EngineError(TranslateError):
    """An engine gave no usable answer."""


class EngineMissing(EngineError):
    """The engine, or its language pair, is not installed on this machine."""


class OutboundDenied(EngineError):
    """Text would have left the machine although the configuration names no such engine."""


class UsageError(TranslateError):
    """Wrong command line or wrong configuration."""

    exit_code = 2
