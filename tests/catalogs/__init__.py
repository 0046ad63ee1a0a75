"""Catalogs: gettext's own tools are the oracles."""
