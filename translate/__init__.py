"""translate-desk: the translation desk of a small multilingual newsroom, as plain files and one command."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
