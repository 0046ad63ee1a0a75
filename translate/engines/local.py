"""What engines of this machine have in common, and what sessions of any engine have."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from translate.engines.base import Settings


class Local:
    """An engine that runs here: it has no recipient and reaches no host."""

    __slots__ = ()

    @property
    def takes(self) -> tuple[str, ...]:
        """No settings."""
        return ()

    def is_local(self, settings: Settings) -> bool:
        """Always."""
        del settings
        return True

    def recipient(self, settings: Settings) -> str:
        """Nobody."""
        del settings
        return ""

    def hosts(self, settings: Settings) -> tuple[str, ...]:
        """None."""
        del settings
        return ()


class Closing:
    """A session that is closed at the end of a ``with`` block."""

    __slots__ = ()

    def close(self) -> None:
        """Release what the session holds. May be called twice."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()
