"""What the rules about changed words know of a language; for all others every changed word may be a fact."""
