"""HTML in, units out, bytes back: a page is never serialised, spans of its source are replaced (DESIGN §6)."""
