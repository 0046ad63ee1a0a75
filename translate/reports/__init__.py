"""Findings for people and for machines. One file a format."""
