"""Tests of translate.alignment."""
