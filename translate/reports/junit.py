"""JUnit XML: one test suite a catalog, one failing case a finding; a file without findings passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from translate.model.finding import Finding, Severity
from translate.reports.base import Report, one_line


@dataclass(frozen=True, slots=True)
class JunitReport:
    """Errors are failures; warnings and infos are passed cases with their text as output."""

    id: str = "junit"

    def write(self, findings: Sequence[Finding], rules: Mapping[str, str]) -> str:
        """See :class:`Report`."""
        del rules
        from lxml import etree

        root = etree.Element("testsuites", name="translate check")
        suites: dict[str, list[Finding]] = {}
        for finding in findings:
            suites.setdefault(finding.target.path, []).append(finding)
        for name, group in suites.items() or [("translate check", [])]:
            path = one_line(name)
            failures = sum(f.severity is Severity.ERROR for f in group)
            suite = etree.SubElement(
                root,
                "testsuite",
                name=path,
                tests=str(max(1, len(group))),
                failures=str(failures),
                errors="0",
                skipped="0",
            )
            if not group:
                etree.SubElement(suite, "testcase", classname=path, name="no findings", time="0")
            for finding in group:
                case = etree.SubElement(
                    suite, "testcase", classname=path, name=f"{finding.rule} line {finding.target.line}", time="0"
                )
                message, hint = one_line(finding.message), one_line(finding.hint)
                text = f"{path}:{finding.target.line}: {message}\n{hint}".strip()
                if finding.severity is Severity.ERROR:
                    etree.SubElement(case, "failure", message=message, type=finding.rule).text = text
                else:
                    etree.SubElement(case, "system-out").text = f"{finding.severity.value}: {text}"
        return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode()


PLUGIN: Final[Report] = JunitReport()
