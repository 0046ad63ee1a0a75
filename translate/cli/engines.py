"""``translate engines``."""

from __future__ import annotations

import click

from translate.cli import output


@click.command("engines", short_help="Which engines can be used here, and whom they tell.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(form: str) -> int:
    """List the engines: what each pair of this project can use here, and whether text leaves the machine, to whom."""
    from translate.project.engines import engines
    from translate.reports.base import json_text

    project = output.workspace()
    rows = engines(project)
    if form == "json":
        data = [
            {
                "engine": row.id, "name": row.name, "local": row.local, "recipient": row.recipient or None,
                "used": row.used, "missing": row.missing or None, "locales": list(row.locales),
            }
            for row in rows
        ]  # fmt: skip
        click.echo(json_text({"schema": 1, "engines": data}), nl=False)
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
                row.missing
                or (
                    ""
                    if row.used
                    else "translate prefill --engine " + row.id
                    if row.local
                    else "name it in [prefill] engines"
                ),
            )
            for row in rows
        ],
    )
    return 0
