"""``translate``: the group of commands and the one error boundary."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

import translate
from translate.errors import TranslateError

COMMANDS = [
    "init",
    "extract",
    "prefill",
    "check",
    "status",
    "publish",
    "run",
    "kit",
    "import",
    "resolve",
    "git-setup",
    "merge-driver",
    "memory",
    "selftest",
    "engines",
    "gc",
    "forget",
]
"""In the order of the work; each is a module beside this one with a command of the same name."""

_WIDTH = 100


class _Commands(click.Group):
    """Loads a command's module when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return COMMANDS

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"translate.cli.{cmd_name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _WIDTH})
@click.version_option(translate.__version__, prog_name="translate")
def cli() -> None:
    """The translation desk of a small multilingual newsroom, as plain files and one command.

    Articles in source/ become catalogs in locales/, drafts under the glossary, and reviewed pages in public/.
    Nothing leaves this machine unless translate.toml names the engine.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code. 0 clean, 1 findings or an expected error, 2 usage, 3 a bug, 130 interrupted."""
    try:
        _show_anything()
        _refuse_toolkit()
        result = cli.main(
            args=None if arguments is None else list(arguments), prog_name="translate", standalone_mode=False
        )
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except TranslateError as error:
        from translate.cli.output import problems

        problems(error.problems)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted. Everything written so far is whole; run the command again to go on.", err=True)
        return 130
    except (BrokenPipeError, SystemExit):  # click leaves by SystemExit when whoever reads our output has gone
        _end_output()
        return 1
    except Exception as error:  # noqa: BLE001  # the boundary: whatever gets here is a bug, and is said to be one
        from translate.cli.output import bug

        bug(error)
        return 3
    return int(result or 0)


def _show_anything() -> None:
    """A character that the terminal or the pipe cannot show becomes an escape, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _end_output() -> None:
    """Nobody reads on: what is still in the buffer goes nowhere, so that the interpreter ends in silence."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return  # not a file, so it cannot be a closed pipe


def entry() -> None:
    """The installed command, as installations made before :func:`translate.__main__.entry` know it."""
    sys.exit(main())


def _refuse_toolkit() -> None:
    """The Translate Toolkit installs into the same folder; one of the two would run the other's code."""
    for folder in translate.__path__:
        if os.path.isdir(os.path.join(folder, "storage")):
            from translate.errors import Problem, UsageError

            raise UsageError(
                Problem(
                    "the Translate Toolkit is installed in this environment and shares our import name",
                    hint="Install translate-desk in an environment of its own.",
                )
            )
