"""Every word a person reads, one TOML file per room and language, and the loader that reads them."""

from workbook.content.care import advisers, claims, how_sure
from workbook.content.coach import slips
from workbook.content.days import load_day_words
from workbook.content.exercises import Exercise, Prompt, Step, load_exercise
from workbook.content.files import ContentError, read_ahead
from workbook.content.letters import Letter, Letters, load_letters
from workbook.content.small_words import SmallWords, small_words
from workbook.content.tone import Flag, load_tone
from workbook.content.words import Words, load_words
