"""Sentences by language: one table a family."""

from __future__ import annotations

from translate.segmentation.language import Language
from translate.segmentation.languages.east_slavic import EAST_SLAVIC
from translate.segmentation.languages.germanic import GERMANIC
from translate.segmentation.languages.northern import NORTHERN
from translate.segmentation.languages.others import OTHERS, REST
from translate.segmentation.languages.romance import ROMANCE
from translate.segmentation.languages.west_slavic import WEST_AND_SOUTH_SLAVIC


def language_of(tag: str) -> Language:
    """What we know of a language, by its BCP 47 primary subtag."""
    for table in (GERMANIC, EAST_SLAVIC, ROMANCE, WEST_AND_SOUTH_SLAVIC, NORTHERN, OTHERS):
        if tag in table:
            return table[tag]
    return REST
