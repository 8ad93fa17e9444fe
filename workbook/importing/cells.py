"""Single cells of stage and outcome columns: what happened there, when, and what is left to say."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.answers import Day
from workbook.importing import statuses
from workbook.importing.dates import DateReader
from workbook.importing.vocabulary import Vocabulary

_HAPPENED = frozenset(("rejected", "advanced", "offer", "offer_accepted", "offer_declined", "withdrew"))


@dataclass(frozen=True)
class StageCell:
    """What a cell under a stage says: whether the round took place, on which days, and how it ended."""

    happened: bool = False
    days: tuple[Day, ...] = ()
    standing: str | None = None
    answer: str | None = None  # a bare yes, no or "ghosted"
    kept: bool = False  # the words go into the note, for they say more than was understood


def stage_cell(text: str, reader: DateReader, words: Vocabulary) -> StageCell:
    """What a filled cell in a stage's column says; anything but a no means the round took place."""
    answer = statuses.yes_no(text, words)
    if answer:
        return StageCell(happened=answer == "yes", answer=answer, kept=answer == "no" and len(text) > 3)
    read = reader.read(text)
    if read.clear:
        return StageCell(happened=True, days=read.days)
    if not read.days:
        read = reader.read(text, within=True)
    said = statuses.status(text, words.languages)
    if said.standing == statuses.NO_RESPONSE and not read.days:
        return StageCell(answer="ghosted", kept=not said.known)
    if said.standing == statuses.WAITING and said.known:
        return StageCell(kept=True)
    standing = said.standing if said.standing in _HAPPENED else None
    return StageCell(True, read.days, standing, kept=not said.known or not read.days)


def outcome_cell(
    text: str, key: str, name: str, reader: DateReader, words: Vocabulary
) -> tuple[str | None, Day | None, bool]:
    """What a filled cell in an outcome's column says: a standing, its day, and whether its words are kept."""
    answer = statuses.yes_no(text, words)
    if answer:
        return (key if answer == "yes" else None), None, False
    read = reader.read(text)
    if read.days and not read.rest:
        return key, read.days[0], not read.clear
    own = statuses.status(text, words.languages)
    both = statuses.status(f"{name} {text}", words.languages)
    standing = both.standing if both.standing in statuses.ENDINGS else own.standing or key
    return standing, (read.days[0] if read.days else None), True
