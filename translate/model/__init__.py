"""The words of the trade as frozen values: article, unit, segment, message, finding, locale. Standard library only."""
