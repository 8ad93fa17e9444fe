"""What one row of a table tells, and what the whole file tells about how to read a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.answers import Day
from workbook.importing import statuses
from workbook.importing.events import Round
from workbook.importing.lines import Line
from workbook.importing.statuses import Said


@dataclass(frozen=True)
class Facts:
    """What the whole file tells about how to read one row of it."""

    wish_list: bool  # the file is a list of saved jobs
    dated: bool  # jobs applied for have a date in this file
    waits_said: bool  # a job applied for and still open has a word in this file, so a blank is none
    letters: bool  # stages are marked with yes, no and "ghosted", so a no is an answer
    created_is_sent: bool  # the only date of an application is when its row was made
    event_dates: bool  # the date of a row is just "date", so on a row about news it is that of the news
    fillers: frozenset[str] = frozenset()  # words that stand for no company, being there again and again
    statuses: Mapping[str, str] = field(default_factory=dict)  # folded status words the person has decided
    unnamed: str = ""  # what an application without a company is called


@dataclass
class Entry:
    """What one row tells; filled in cell by cell."""

    line: Line
    values: dict[str, str] = field(default_factory=dict)  # organisation, role, place, link, pay
    sent_on: Day | None = None
    tried_to_date: bool = False
    source: str | None = None
    standings: list[str | None] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    interview_days: list[Day] = field(default_factory=list)
    heard_on: Day | None = None
    heard_apart: bool = False  # the answer has a date of its own, apart from the row's
    moved_on: Day | None = None
    outcome_on: Day | None = None
    promised_by: Day | None = None
    created_on: Day | None = None
    dated: dict[str, str] = field(default_factory=dict)  # cells of such dates, word for word
    applied: str | None = None
    count: int = 0
    days_to_reply: int | None = None
    reason: str = ""
    reason_cell: str = ""
    answered: bool = False
    noted: list[str | None] = field(default_factory=list)  # standings told in notes alone
    own_note: str = ""
    notes: list[str] = field(default_factory=list)  # other cells, kept word for word under their names
    moves: tuple[Said, Said] | None = None
    only_saved: bool = False

    @property
    def number(self) -> int:
        """The number of its row."""
        return self.line.number

    @property
    def standing(self) -> str | None:
        """How the row says the application stands."""
        return statuses.strongest(self.standings)

    @property
    def note(self) -> str:
        """Everything that goes into the note, a line each."""
        return "\n".join(note for note in (self.own_note, *self.notes) if note)
