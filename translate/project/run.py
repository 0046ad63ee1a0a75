"""``run``: the main job. Extract, draft with local engines, check, publish what is ready, say how things stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from translate.errors import Problem
from translate.model.content import Article
from translate.model.finding import Finding, Severity
from translate.model.locale import Locale
from translate.project.check import check
from translate.project.extract import Extracted, Wanted, extract
from translate.project.prefill import Prefill, Prefilled
from translate.project.publish import PUBLIC, Published, Publishing
from translate.project.status import Row, status
from translate.project.workspace import Source, Workspace


@dataclass(slots=True)
class Run:
    """Everything one run did."""

    extracted: list[Extracted] = field(default_factory=list)
    prefilled: list[Prefilled] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    published: list[Published] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    not_asked: tuple[str, ...] = ()
    """Engines the configuration names that send text out; ``run`` leaves them to ``prefill``."""

    @property
    def written(self) -> int:
        """Files written: catalogs, templates and pages."""
        drafted = sum(bool(p.drafted) for p in self.prefilled)
        return sum(len(e.written) for e in self.extracted) + drafted + sum(p.written for p in self.published)

    @property
    def problems(self) -> list[Problem]:
        """What could not be done, each once."""
        stages = (self.extracted, self.prefilled, self.published, self.rows)
        return list(dict.fromkeys(problem for stage in stages for item in stage for problem in item.problems))

    @property
    def exit_code(self) -> int:
        """0, or 1 if ``check`` has errors or something could not be done. Waiting for people is no error."""
        return int(bool(self.problems) or any(f.severity is Severity.ERROR for f in self.findings))


def run(
    workspace: Workspace,
    sources: Sequence[Source],
    locales: Sequence[Locale],
    *,
    told: Callable[[str, int], None] = lambda _, __: None,
) -> Run:
    """The whole job for some articles and locales.

    Arguments: ``told``, called with a stage and the number of its articles before it starts and with 0 for each
    article done.
    """
    result = Run()
    articles: dict[str, Article] = {}
    chosen = tuple(locales)
    publishing = Publishing(workspace, workspace.store.root / PUBLIC)
    _ = publishing.site  # a wrong folder is told before anything is done
    told("extract", len(sources))
    for extracted in extract(workspace, tuple(sources), Wanted(locales=chosen)):
        result.extracted.append(extracted)
        if extracted.article is not None:
            articles[extracted.source.id] = extracted.article
        told("extract", 0)
    readable = [source for source in sources if source.id in articles]
    told("prefill", len(readable) * len(chosen))
    with Prefill(workspace, local_only=True) as prefill:
        for drafted in prefill.run(readable, chosen):
            result.prefilled.append(drafted)
            told("prefill", 0)
        if any(drafted.empty > sum(drafted.drafted.values()) for drafted in result.prefilled):
            result.not_asked = prefill.choice.remote
    told("check", 1)
    result.findings = list(check(workspace, readable, chosen, read_before=articles))
    told("publish", len(readable))
    for source in readable:
        pages = publishing.article(source, (workspace.config.source_locale, *chosen), article=articles[source.id])
        result.published += pages
        told("publish", 0)
    result.published += publishing.assets(_used(result.published))
    result.rows = list(status(workspace, readable, chosen, articles=articles))
    return result


def _used(published: Sequence[Published]) -> list[Locale]:
    """The locales that have a page."""
    return list({p.locale.tag: p.locale for p in published if p.path}.values())
