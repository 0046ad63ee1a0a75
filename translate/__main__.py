"""``python -m translate``, and the installed command: nothing is imported before an interruption would be quiet."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def entry() -> None:
    """Run the command line of this process and end it with its exit code.

    Ctrl-C is told by :func:`translate.cli.main.main`, once that is there; before that it ends the process without a word.
    """
    try:
        from translate.cli.main import main

        code = main()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    entry()
