"""``translate engines``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.engines.neural.model import Model, Side
    from translate.project.engines import EngineRow
    from translate.project.model_install import Installed, Wanted

_SHOWN = 6
"""Languages of a model that stand in the list; of one that has more, their number does."""


@click.group("engines", invoke_without_command=True, short_help="Which engines can be used here, and whom they tell.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.pass_context
def command(context: click.Context, form: str) -> int:
    """List the engines: what each pair of this project can use here, and whether text leaves the machine, to whom.

    Then the neural models that are installed. `translate engines install` brings another one.
    """
    if context.invoked_subcommand is not None:
        return 0
    from translate.project.engines import engines, models
    from translate.reports.base import json_text

    project = output.workspace()
    rows = engines(project)
    found, broken = models(project)
    if form == "json":
        data = {"engines": list(map(_as_json, rows)), "models": [_model_as_json(model) for model in found]}
        click.echo(json_text({"schema": 1, **data}), nl=False)
        output.warnings(broken)
        return 0
    output.table(
        "",
        ("engine", "text goes to", "used by prefill", f"from {project.config.source_locale} into", "to use it"),
        [
            (
                row.id,
                "nobody: it runs here" if row.local else row.recipient or "its service",
                "yes" if row.used else "no",
                ", ".join(row.locales) or "–",
                row.missing or ("" if row.used else _to_use(row)),
            )
            for row in rows
        ],
    )
    if found:
        output.result("")
        output.table(
            "",
            ("model", "from", "into", "folder"),
            [(model.name, _languages(model.sources), _languages(model.targets), model.folder) for model in found],
        )
    output.warnings(broken)
    return 0


def _to_use(row: EngineRow) -> str:
    return f"translate prefill --engine {row.id}" if row.local else "name it in [prefill] engines"


def _languages(sides: tuple[Side, ...]) -> str:
    tags = sorted(side.tag for side in sides)
    return ", ".join(tags) if len(tags) <= _SHOWN else f"{len(tags)} languages"


def _as_json(row: EngineRow) -> dict[str, object]:
    return {
        "engine": row.id, "name": row.name, "local": row.local, "recipient": row.recipient or None,
        "used": row.used, "missing": row.missing or None, "locales": list(row.locales),
    }  # fmt: skip


def _model_as_json(model: Model) -> dict[str, object]:
    return {
        "model": model.name, "from": sorted(side.tag for side in model.sources),
        "into": sorted(side.tag for side in model.targets), "folder": model.folder,
    }  # fmt: skip


@command.command("install", short_help="Install a neural model from a file, an address or an index.")
@click.argument("model", required=False, metavar="[NAME|URL]")
@click.option("--from", "path", type=click.Path(path_type=Path), metavar="FILE", help="An archive or a folder here.")
@click.option("--sha256", "digest", default="", metavar="HEX", help="The checksum it must have.")
@click.option("--pair", multiple=True, metavar="A-B", help="Its languages, if nothing in it tells them; repeatable.")
def install(model: str | None, path: Path | None, digest: str, pair: tuple[str, ...]) -> int:
    """Install a neural model for the engine ctranslate2: a CTranslate2 folder, its .zip, or an .argosmodel file.

    --from FILE needs no network. A URL is fetched only with its --sha256. A NAME is looked up in the index that
    `[engines.ctranslate2] index` names, which gives address and checksum. Nothing else makes the desk fetch a model.
    """
    from translate.project import model_install

    pairs = tuple(map(_pair, pair))
    if (model is None) == (path is None):
        raise click.UsageError("Either a name or an address is wanted, or --from FILE.")
    if path is not None:
        done = model_install.install(path, digest=digest, pairs=pairs)
    else:
        done = model_install.fetch(_wanted(model or "", digest, pairs))
    _told(done)
    return 0


def _wanted(model: str, digest: str, pairs: tuple[tuple[str, str], ...]) -> Wanted:
    from dataclasses import replace

    from translate.errors import Problem, UsageError
    from translate.project.model_install import Wanted, checksum, indexed

    digest = checksum(digest)
    if "://" in model:
        wanted = Wanted(model, digest, pairs=pairs)
    else:
        project = output.workspace()
        index = str(project.config.engine_settings.get("ctranslate2", {}).get("index", ""))
        if not index:
            hint = 'Give its address with --sha256, a file with --from, or [engines.ctranslate2] index = "https://…".'
            raise UsageError(
                Problem(f"no index of models is configured, so {model!r} is nowhere to be found", hint=hint)
            )
        output.line(f"Asking {index} for {model}.")
        wanted = indexed(index, model)
        if digest and digest != wanted.sha256:
            raise UsageError(Problem(f"the index gives another checksum for {model}: {wanted.sha256}"))
        wanted = replace(wanted, pairs=pairs or wanted.pairs)
    output.line(f"Fetching it from {wanted.host}.")
    return wanted


def _pair(text: str) -> tuple[str, str]:
    from translate.engines.neural.names import languages_of

    first, _, second = text.partition("-")
    if not languages_of([first]) or not languages_of([second]):
        raise click.BadParameter(f"{text!r} is no pair of languages such as en-uk.", param_hint="--pair")
    return first, second


def _told(done: Installed) -> None:
    model = done.model
    state = f"{model.name} is installed" if done.sample else f"{model.name} was installed already"
    output.result(f"{state}: {_languages(model.sources)} → {_languages(model.targets)}, {done.size >> 20} MB")
    output.result(f"    {model.folder}")
    output.result(f"    sha256 {done.sha256}")
    if done.sample:
        output.result(f"    Hello. → {done.sample}")
