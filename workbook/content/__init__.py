"""Every word a person reads, one TOML file per room and language, and the loader that reads them."""

from workbook.content.care import how_sure
from workbook.content.days import load_day_words
from workbook.content.exercises import Exercise, Prompt, Step, load_exercise
from workbook.content.files import ContentError
from workbook.content.letters import Letter, Letters, Part, load_letters
from workbook.content.tone import Flag, load_tone
from workbook.content.words import Words, load_words

__all__ = [
    "ContentError",
    "Exercise",
    "Flag",
    "Letter",
    "Letters",
    "Part",
    "Prompt",
    "Step",
    "Words",
    "how_sure",
    "load_day_words",
    "load_exercise",
    "load_letters",
    "load_tone",
    "load_words",
]
