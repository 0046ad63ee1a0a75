"""Checks: rules on translations, one file each. They read messages and report; they never write."""
