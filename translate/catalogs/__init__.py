"""PO catalogs: a strict reader, a writer that leaves unchanged entries alone, states, templates and updates (DESIGN §7)."""
