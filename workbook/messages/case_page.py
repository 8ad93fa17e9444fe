"""One application on the desk: where it stands, a letter being written, an answer, an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import job
from workbook.messages.composing_page import Composer
from workbook.messages.correspondence import correspondence
from workbook.messages.keeping import (
    close_wait,
    end,
    keep_reply,
    keep_sent,
    message_problems,
    open_again,
    reply_problems,
)
from workbook.messages.model import LATER, EndedAs, Message, Purpose, Reply
from workbook.messages.standing import Case, acts, case_sentences, ending_card
from workbook.path import notebook
from workbook.storage import Stored

QUIET = ("days", "later_note", "open_again", "ask_after_all", "feedback_came")  # there, not in the way
FIRST = ("write", "ask", "ask_after_all")  # what opens a first message
WRITES = (*FIRST, *LATER)  # a later note's act is called what it is for


class CasePart:
    """What stands about one application, and below it whatever has been chosen to do."""

    def __init__(
        self, book: Book, words: Words, hardly: Callable[[Case], bool] = lambda _case: False
    ) -> None:
        """Shows nothing before `show`; `hardly` says whether the person's own waits tell to let go."""
        self._book, self._words, self._hardly = book, words, hardly
        self._top, self._below = ui.swap(), ui.swap()
        self.id = ""
        self._note = ""  # the sentence on what was done last
        self._shown: Any = None
        self.doing = ""  # the act whose form or letter is open
        self.part: Any = None  # and that form or letter
        self.widget = ui.stack(self._top, self._below)

    def show(self, id: str, *, arrive: bool = False, said: str = "") -> None:
        """Puts an application on the desk; one that is no longer in the log leaves the desk empty.

        What was `said` stays until something else is done.
        """
        self.id, self._note = id, said
        self._close()
        self.refresh(arrive=arrive)

    def refresh(self, *_change: object, arrive: bool = False) -> None:
        """Says anew where it stands, if that is not what is there; a letter being written stays as it is."""
        case = self.case
        if case is None:
            self._shown = None
            self._top.show()
            if self.doing not in WRITES:  # a letter being written stays; it says itself that this is gone
                self._close()
            return
        words = self._words
        title = job(case.request.application, words)
        noted = [self._note] if self._note else []
        sentences = [*noted, *([] if case.ended else case_sentences(case, words))]
        card = ending_card(case, words)
        now = (title, sentences, card, acts(case), self.doing, case.wait is not None)
        if now == self._shown and not arrive:
            return
        self._shown = now
        parts: list[Any] = [ui.text(*sentences, title=title, arrive=arrive)]
        if card:
            parts.append(ui.card(card[0], card[1], tone="enough"))
        if not self.doing:
            parts.append(self._buttons(case))
        if case.wait:
            parts.append(ui.link_if_there(words("heard.log"), notebook("log"), before=words("heard.before")))
        self._top.show(*parts)

    @property
    def case(self) -> Case | None:
        """The application as it stands now, or None."""
        now = correspondence(self._book)
        request = now.requests.get(self.id)
        if request is None:
            return None
        plain = Case(request, now.decisions.get(self.id), now.today)
        return replace(plain, hardly=plain.wait is not None and self._hardly(plain))

    def act(self, key: str) -> None:
        """What pressing a button does; one that is no longer there does nothing."""
        case = self.case
        if case is None or key not in acts(case):
            self.refresh()
        elif key in WRITES:
            self._open(key, self._composer(key, case))
        elif key in ("reply", "feedback_came"):
            self._open(key, self._reply_form())
        elif key == "days":
            self._open(key, *self._days_form())
        else:
            self._decide(key)

    def later_note(self) -> None:
        """Opens the note about another job there, or says from when there is one."""
        case = self.case
        if case and case.request.later_from and "later_note" not in acts(case):
            day = self._words.day(case.request.later_from)
            self.show(self.id, arrive=True, said=self._words("doors.from", day=day))
        else:
            self.act("later_note")

    def back(self) -> None:
        """Closes what is open; a letter's draft stays."""
        self.show(self.id, arrive=True)

    def unsend(self) -> None:
        """Takes away the newest message: it was not sent after all."""
        if stored := self._last():
            self._book.store.remove(Message, stored.id)
        self.show(self.id, arrive=True)

    def _buttons(self, case: Case) -> Any:
        """The likely things as buttons, and below them quietly the others."""

        def press(key: str) -> Callable[[], None]:
            return lambda: self.act(key)

        keys, words = acts(case), self._words
        row = {key: (words(f"act.{key}"), press(key)) for key in keys if key not in QUIET}
        quiet = [ui.button(words(f"act.{key}"), press(key), plain=True) for key in keys if key in QUIET]
        return ui.stack(ui.buttons(row) if row else None, *quiet) if keys else None

    def _close(self) -> None:
        """Takes away what is open; a letter's draft stays, and it hears of no more changes."""
        if isinstance(self.part, Composer):
            self.part.leave()
        self.doing, self.part = "", None
        self._below.show()

    def _open(self, key: str, *parts: Any) -> None:
        self._close()
        self._note = ""
        self.doing, self.part = key, parts[0]
        self._below.show(*parts, ui.button(self._words("act.back"), self.back, plain=True))
        self.refresh(arrive=True)

    def _decide(self, key: str) -> None:
        if key == "not_writing":
            end(self._book, self.id, EndedAs.NOT_ASKED)
        elif key == "let_go":
            end(self._book, self.id, EndedAs.LET_GO)
        elif key == "close_wait":
            close_wait(self._book, self.id)
        elif key == "open_again":
            open_again(self._book, self.id)
        self.show(self.id, arrive=True)

    def _composer(self, key: str, case: Case) -> Composer:
        purpose = None if key in FIRST else Purpose(key)
        how = case.request.reply.how if case.request.reply else None
        last = self._last()
        before = last.record if last else None
        return Composer(
            self._book, self._words, self.id, purpose=purpose, how=how, before=before, on_sent=self.sent
        )

    def sent(self, message: Message) -> str | None:
        """Stores a letter as sent today; returns the sentence for why not, where it is one too many."""
        message = replace(message, application_id=self.id, sent_on=Day(self._book.today()))
        kept = keep_sent(self._book, message)
        if isinstance(kept, Problem):
            return self._words(f"problem.{kept.key}")
        self.show(self.id, arrive=True, said=self._sent_sentence(message))
        return None

    def _sent_sentence(self, message: Message) -> str:
        case, words = self.case, self._words
        assert case is not None
        wait = message.purpose is Purpose.ENQUIRY and case.wait
        let_go = wait.let_go_on if wait else case.request.let_go_on
        days = {"follow": words.day(case.request.follow_up_on), "let_go": words.day(let_go)}
        return words(f"sent.{message.purpose}", **days)

    def _last(self) -> Stored[Message] | None:
        """The newest message that was sent about this application; of one day, the one written last."""
        own = [s for s in self._book.store.all(Message) if s.record.application_id == self.id]
        return max((s for s in reversed(own) if s.record.sent_on), key=_day_sent, default=None)

    def _reply_form(self) -> ui.Form:
        words = self._words

        def keep(values: dict[str, Any]) -> str:
            keep_reply(self._book, self.id, values)
            self.show(self.id, arrive=True, said=words("reply.kept"))
            return words("reply.kept")

        return ui.Form(
            self._book,
            ui.questions(Reply, words, only=["how", "came_on", "said"]),
            words.within("reply"),
            name=f"messages.reply.{self.id}",
            keep=keep,
            check=lambda values: reply_problems(values, self._book.today()),
            start=lambda: {"came_on": Day(self._book.today())},
        )

    def _days_form(self) -> tuple[Any, ...]:
        words, stored = self._words, self._last()
        if stored is None:
            return (ui.text(words("desk.nothing")),)
        asked = ["sent_on"]
        if stored.record.purpose is Purpose.THANKS_AND_ASK:
            asked += ["follow_up_on", "let_go_on"]
        elif stored.record.purpose in (Purpose.FOLLOW_UP, Purpose.ENQUIRY):
            asked += ["let_go_on"]

        def keep(values: dict[str, Any]) -> str:
            editing = form.editing
            self._book.store.update(editing.id, replace(editing.record, **values), editing.rev)
            self.show(self.id, arrive=True, said=words("days.kept"))
            return words("days.kept")

        first, *others = ui.questions(Message, words, only=asked)
        form = ui.Form(
            self._book,
            [replace(first, answer=replace(first.answer, required=True)), *others],
            words.within("days"),
            name="messages.days",
            keep=keep,
            check=lambda values: message_problems(values, self._book.today()),
        )
        form.edit(stored)
        return form, ui.button(words("act.unsent"), self.unsend, plain=True)


def _day_sent(stored: Stored[Message]) -> date:
    return stored.record.sent_on.on if stored.record.sent_on else date.min
