"""What there is to say about a letter as it stands: open places, tone and length, and how it can leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbook import ui
from workbook.content import Flag, Letters, Words
from workbook.content.gaps import own_brackets, still_open
from workbook.content.lengths import length
from workbook.content.tone import SECOND_ASK, Note, notes
from workbook.messages.letters import Choices, Composed, tidied
from workbook.messages.model import Channel
from workbook.today.model import CheckIn, FirstDay
from workbook.ui.mail import mail_link

QUIET_FROM, QUIET_UNTIL = 22, 7  # hours of the day
HIGH = 7  # of 10


class WaitReason(StrEnum):
    """Why a letter is better read again tomorrow; it is never a lock."""

    HEAVY_DAY = "heavy_day"
    QUIET_HOURS = "quiet_hours"


def wait_reason(now: datetime, days: Iterable[FirstDay], check_ins: Iterable[CheckIn]) -> WaitReason | None:
    """The reason to keep a letter for tomorrow, or None (guide, 2(b): hold_rule and quiet hours).

    A heavy day is one whose first-day page says 7 or more, or whose check-in says that the rejection pushes
    its way in at 7 or more, or that steadiness or hope is below 4.
    """
    today = now.date()
    distress = any(day.began == today and (day.distress or 0) >= HIGH for day in days)
    of_today = [c for c in check_ins if c.checked_on and c.checked_on.on == today]
    if distress or any((c.pull or 0) >= HIGH or c.low for c in of_today):
        return WaitReason.HEAVY_DAY
    return WaitReason.QUIET_HOURS if now.hour >= QUIET_FROM or now.hour < QUIET_UNTIL else None


@dataclass(frozen=True)
class Review:
    """Checks a draft: open places, tone, length; `words` are the composer's."""

    words: Words
    letters: Letters
    flags: Sequence[Flag]
    gaps: Mapping[str, str]

    def look(
        self, subject: str, body: str, composed: Composed, choices: Choices, *, asked: bool, calm: bool
    ) -> ui.Looked:
        """What there is to say about this text; `asked` once, and `calm` when it is better sent tomorrow."""
        letter, values, text = composed.letter, list(tidied(choices.values).values()), f"{subject}\n{body}"
        still = still_open(text, self.gaps, values)
        tone = notes(body, self.flags, asked=asked, spoken=letter.group == "phone")
        long = length(body, choices.channel.value, self.letters.limits, letter.aside)
        held = self._held(still, tone)
        link = mail_link(subject, body) if choices.channel is Channel.EMAIL and not held else ""
        remarks = [ui.Remark(0, 0, self.words("too_long"))] if long.over else []
        return ui.Looked(
            remarks=(*remarks, *(ui.Remark(note.start, note.end, self._note(note.flag)) for note in tone)),
            gaps=tuple(mark for mark in still if len(mark) > 1),
            held=held,
            own=own_brackets(text, values),
            count=self.words(f"length.{long.unit}", n=long.n, limit=long.limit) if long.near else "",
            over=long.over,
            link=link or "",
            link_said=self.words("link_too_long") if link is None else "",
            calm=calm,
        )

    def _held(self, still: Sequence[str], tone: Iterable[Note]) -> str:
        """The sentence on what keeps the letter here: a place still open, or a second ask."""
        if names := [mark.strip("⟨⟩{}") for mark in still if len(mark) > 1]:
            *others, last = names
            what = self.words("open_more", what=", ".join(others), last=last) if others else last
            return self.words("open", what=what)
        if still:
            return self.words("open_bracket")
        return self._note(SECOND_ASK) if any(note.flag == SECOND_ASK for note in tone) else ""

    def _note(self, flag: str) -> str:
        return next((each.say for each in self.flags if each.id == flag), "") or self.words(flag)
