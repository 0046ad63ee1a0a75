"""Drafts: machine text under the glossary, verified before anyone sees it."""
