"""Makes ``tests/strategies.py`` importable. This folder is no package: it would hide the standard library's ``html``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
