"""Glossary: concepts and terms in TBX words, read from ``glossary.yaml`` and found in text."""
