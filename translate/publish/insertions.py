"""The declared list of what we insert into pages beside translated text (docs/reference/insertions.md)."""

from __future__ import annotations

from typing import Final

PREVIEW_STYLE: Final = (
    "[data-desk-state]{outline:2px dashed #b45309;outline-offset:2px}"
    '[data-desk-state]::before{content:attr(data-desk-state)" ";font:700 .75rem/1.4 system-ui,sans-serif;'
    "color:#fff;background:#92400e;padding:.1em .4em;border-radius:.2em;margin-inline-end:.4em}"
    '[data-desk-state="source"]{outline-color:#57606a}[data-desk-state="source"]::before{background:#424a53}'
)

PREVIEW_HEAD: Final = f'<meta name="robots" content="noindex"><style>{PREVIEW_STYLE}</style>'
"""Goes at the end of ``<head>`` of every preview page."""

MARKED_STYLE: Final = (
    "[data-desk-state]{border-inline-start:.2rem solid #b45309;padding-inline-start:.6rem}"
    '[data-desk-state]::before{content:attr(data-desk-state)" ";font:700 .75rem/1.4 system-ui,sans-serif;'
    "color:#fff;background:#92400e;padding:.1em .4em;border-radius:.2em;margin-inline-end:.4em}"
)

MARKED_HEAD: Final = f"<style>{MARKED_STYLE}</style>"
"""Goes at the end of ``<head>`` of a published page that shows a draft or an outdated paragraph, so that readers see it."""
