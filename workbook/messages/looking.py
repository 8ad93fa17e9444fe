"""What there is to say about a letter as it stands: open places, notes, its length, and the link for mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbook import ui
from workbook.content import Flag, Letters, Words
from workbook.messages.lengths import Length, length
from workbook.messages.letters import Choices, Composed, own_brackets, still_open, tidied
from workbook.messages.mail import mail_link
from workbook.messages.model import Channel
from workbook.messages.tone import SECOND_ASK, Note, notes


@dataclass(frozen=True)
class Reader:
    """Reads a letter over the person's shoulder; `say` are the composer's words."""

    say: Words
    letters: Letters
    flags: Sequence[Flag]
    gaps: Mapping[str, str]

    def look(
        self,
        subject: str,
        body: str,
        composed: Composed,
        choices: Choices,
        *,
        asked: bool,
        calm: bool,
    ) -> ui.Looked:
        """What there is to say about this text; `asked` once, and `calm` when it is better sent tomorrow."""
        letter, values = composed.letter, list(tidied(choices.values).values())
        spoken = letter.group == "phone"
        open_ = still_open(f"{subject}\n{body}", self.gaps, values)
        found = notes(body, self.flags, asked=asked, spoken=spoken)
        long = length(body, choices.channel, self.letters.limits, letter.aside)
        held = self._held(open_, found)
        by_mail = choices.channel is Channel.EMAIL
        link = mail_link(subject, body) if by_mail and not held else ""
        return ui.Looked(
            remarks=tuple(self._remarks(found, long)),
            gaps=tuple(mark for mark in open_ if len(mark) > 1),
            held=held,
            own=own_brackets(f"{subject}\n{body}", values),
            count=self.say(f"length.{long.unit}", n=long.n, limit=long.limit) if long.near else "",
            over=long.over,
            link=link or "",
            link_said=self.say("link_too_long") if link is None else "",
            calm=calm,
        )

    def _held(self, open_: Sequence[str], found: Iterable[Note]) -> str:
        """The sentence on what keeps the letter here: a place still open, or a second ask."""
        if named := [mark.strip("⟨⟩{}") for mark in open_ if len(mark) > 1]:
            *others, last = named
            what = self.say("open_more", what=", ".join(others), last=last) if others else last
            return self.say("open", what=what)
        if open_:
            return self.say("open_bracket")
        return self._said(SECOND_ASK) if any(note.flag == SECOND_ASK for note in found) else ""

    def _remarks(self, found: Iterable[Note], long: Length) -> list[ui.Remark]:
        over = [ui.Remark(0, 0, self.say("too_long"))] if long.over else []
        return [*over, *(ui.Remark(note.start, note.end, self._said(note.flag)) for note in found)]

    def _said(self, flag: str) -> str:
        return next((one.say for one in self.flags if one.id == flag), "") or self.say(flag)
