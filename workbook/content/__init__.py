"""Every word a person reads, one TOML file per room and language, and the loader that reads them."""

from workbook.content.days import load_day_words
from workbook.content.errors import ContentError
from workbook.content.words import Words, load_words

__all__ = ["ContentError", "Words", "load_day_words", "load_words"]
