"""What stands on the page while no session goes on: how to begin, or what there is so far and the ways on."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Exercise, Words, how_sure
from workbook.debrief.actions import sentence
from workbook.debrief.box import EXERCISE, Box
from workbook.debrief.due import Second
from workbook.debrief.known import Interview
from workbook.debrief.line import line_form
from workbook.debrief.model import Action
from workbook.debrief.third import Page, Third

WHY = f"exercises/{EXERCISE} why_it_helps"


class Between:
    """The parts before, between and after the sessions of an interview, made anew whenever they change."""

    def __init__(self, book: Book, words: Words, exercise: Exercise, page: Page) -> None:
        """`page` does what is pressed here."""
        self._book, self._words, self._exercise, self._page = book, words, exercise, page
        self._say = words.within("look")
        self.line: ui.Form | None = None
        self.third: Third | None = None

    def parts(
        self, interview: Interview, box: Box, second: Second | None, *, draft: bool, arrive: bool
    ) -> list[Any]:
        """The parts in their order; with a `draft` the way to finish what was half written is one of them."""
        self.line = self.third = None
        if not box.used:
            return self._before()
        say, state = self._say, "closed" if box.closed else "open"
        title = ui.text(title=say(f"{state}_title"), arrive=arrive)
        done = ui.card("", [say(f"{state}_say"), self._used(box)], tone="enough")
        left = [ui.text(say("draft_left")), ui.button(say("draft_finish"), self._page.finish_draft)]
        kept = [*self._kept(box), *self._learning_line(interview, box), *(left if draft else [])]
        return [title, done, *kept, *self._ways(box, second)]

    def _before(self) -> list[Any]:
        full, say = self._exercise, self._say
        return [
            ui.card(full.title, full.intro.split("\n")),
            ui.text(full.why_it_helps, how_sure(self._book.words("evidence"), WHY), tone="quiet"),
            ui.button(say("begin_1"), lambda: self._page.begin(1), primary=True),
        ]

    def _used(self, box: Box) -> str:
        minutes = [s.record.minutes for s in box.sessions if s.record.minutes is not None]
        return self._say(f"{'used_minutes' if minutes else 'used'}_{box.used}", minutes=sum(minutes))

    def _kept(self, box: Box) -> list[Any]:
        """The keeps and the changes, under the words they were asked in."""
        asks = {prompt.id: prompt.ask for prompt in self._exercise.prompts}
        then = [(sentence(Action(when, will), self._words), "") for when, will in box.changes]
        rows = (("keeps", box.keeps), ("changes", then))
        return [ui.notes(asks[name], some) for name, some in rows if some]

    def _learning_line(self, interview: Interview, box: Box) -> list[Any]:
        """The one line to keep, asked once the looking back has come to an end."""
        if interview.round and not interview.line and (box.closed or box.used_up):
            self.line = line_form(self._book, self._words, interview)
        return [self.line] if self.line else []

    def _ways(self, box: Box, second: Second | None) -> list[Any]:
        """What can be pressed between and after sessions."""
        if second is None:
            self.third = Third(self._book, self._words, self._exercise, box, self._page)
            return [self.third]
        say = self._say
        begins = "open_anyway" if second.opens else "begin_2_again" if box.closed else "begin_2"
        acts = {"second": (say(begins), lambda: self._page.begin(box.most))}
        if not box.closed:
            acts = {"close": (say("close"), self._page.close), **acts}
        said = [ui.text(second.said(say), tone="quiet")] if second.opens or not box.closed else []
        quiet = ["second"] if second.opens or box.closed else []
        return [*said, ui.buttons(acts, plain=quiet)]
