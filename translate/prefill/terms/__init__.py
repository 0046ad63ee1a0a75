"""The glossary at work on machine output: find a term, put its rendering in place, or protect it by a token."""
