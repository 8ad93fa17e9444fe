"""Leaving with everything: the whole book as files that other programs, people and this workbook can read."""
