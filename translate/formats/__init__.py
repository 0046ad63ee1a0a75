"""Formats: what an article may be written in. One file each."""
