"""``translate selftest``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from pathlib import Path

    from translate.project.selftest import Proof


@click.command("selftest", short_help="Prove that articles survive.")
@click.argument("path", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option("--source", default="", metavar="L", help="Language of the articles; the project's by default.")
@output.quiet
def command(path: tuple[str, ...], source: str, *, quiet: bool) -> int:
    """Prove that articles survive: identity gives the same bytes, pseudo-translation the same tree. Writes nothing.

    PATH is a file or a folder, inside a project or not; without one, the project's own articles are tried.
    """
    from pathlib import Path
    from time import perf_counter

    from translate.project.selftest import selftest

    if path and source:
        language, paths = source, [Path(p) for p in path]
    else:
        language, paths = _project(path, source)
    begin = perf_counter()
    proofs: list[Proof] = []
    with output.progress(silent=quiet) as told:
        told("selftest", 1)
        proofs += selftest(paths, language=language)
    broken = [proof for proof in proofs if proof.problems]
    output.problems([problem for proof in broken for problem in proof.problems])
    if not quiet:
        size, seconds = sum(p.size for p in proofs) / 1e6, perf_counter() - begin
        output.result(
            f"{len(proofs)} files, {sum(p.units for p in proofs)} units, {sum(p.segments for p in proofs)} segments, "
            f"{size:.1f} MB in {seconds:.1f} s ({size / max(seconds, 0.001):.1f} MB/s): {len(proofs) - len(broken)} survive, {len(broken)} do not"
        )
    return int(bool(broken) or not proofs)


def _project(path: tuple[str, ...], source: str) -> tuple[str, list[Path]]:
    from pathlib import Path

    from translate.errors import UsageError

    try:
        project = output.workspace()
    except UsageError:
        if not path:
            raise
        return source or "en", [Path(p) for p in path]
    paths = [Path(p) for p in path] or [project.store.root / s.path for s in project.sources]
    return source or project.config.source_locale.tag, paths
