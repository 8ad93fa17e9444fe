"""One application and its letters: where it stands, what can be done, and the form or letter that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem, not_ahead
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import Outcome, OutcomeEvent, job
from workbook.messages.composer import Composer
from workbook.messages.correspondence import correspondence
from workbook.messages.keeping import keep_sent, message_problems, open_again
from workbook.messages.model import LATER, EndedAs, Ending, Message, Purpose, Reply
from workbook.messages.request import FeedbackRequest, RequestState
from workbook.path import link_to
from workbook.quiet.story import AwaitedDecision, DecisionState, hardly_an_answer
from workbook.storage import Stored

# What is there and not in the way.
QUIET = ("days", "later_note", "open_again", "ask_after_all", "feedback_came", "arrangements", "withdraw")
OPENERS = ("write", "ask", "ask_after_all")  # the acts that open a first message
WRITES = (*OPENERS, *LATER)  # a later note's act is called what it is for
ON_AN_OFFER = (Purpose.MORE_TIME, Purpose.ACCEPT, Purpose.DECLINE)
WHILE_OPEN = (Purpose.ARRANGEMENTS, Purpose.WITHDRAW)
ENDS_LATER = (Purpose.THANKS_AND_ASK, Purpose.FOLLOW_UP, Purpose.ENQUIRY)  # what has a letting-go day


@dataclass(frozen=True)
class Case:
    """One application: its feedback request, and its wait for news if there is one.

    `hardly_answered` says that hardly an answer came after this long in the person's own waits.
    """

    request: FeedbackRequest
    wait: AwaitedDecision | None
    today: date
    hardly_answered: bool = False


def case_sentences(case: Case, words: Words) -> list[str]:
    """What stands, in the order a person asks: the wait, the news, what was sent, until when."""
    labels = words.within("desk")
    return [*_wait_sentences(case, labels), *_request_sentences(case, labels)] or [labels("nothing")]


def _wait_sentences(case: Case, labels: Words) -> list[str]:
    wait = case.wait
    if wait is None:
        return []
    state = wait.state(case.today)
    promised = state is DecisionState.WAITING and wait.promised
    sentence = labels(
        "waiting_promised" if promised else state,
        day=labels.on_day(wait.since, case.today),
        on=labels.said_day(wait.enquire_on, case.today),
        let_go=labels.said_day(wait.let_go_on, case.today),
        asked=labels.on_day(wait.enquired_on, case.today),
        promised=labels.said_day(wait.promised, case.today),
    )
    shortened = case.hardly_answered and state in (DecisionState.ENQUIRE, DecisionState.ENQUIRED)
    return [sentence, labels("shortened")] if shortened else [sentence]


def _request_sentences(case: Case, labels: Words) -> list[str]:
    request, state = case.request, case.request.state(case.today)
    if state is RequestState.ENDED:
        return []
    if state is RequestState.NOTHING:
        by = request.thank_by
        key = "news" if by and case.today <= by else "news_late"
        on, by_day = labels.on_day(request.told_on, case.today), labels.said_day(by, case.today)
        return [labels(key, day=on, by=by_day)] if by else []
    if request.ask and not request.waits:
        return [labels("gone_on")]
    first, follow = request.ask or request.thanks, request.follow_up
    sent_on = first.sent_on if first else None
    follow_on = follow.sent_on if follow else request.follow_up_on
    later = state is RequestState.ASKED and sent_on != Day(case.today)  # on the day itself one date is enough
    days = {
        "day": labels.on_day(sent_on, case.today),
        "follow": labels.said_day(follow_on, case.today),
        "reminded": labels.on_day(follow_on, case.today),
        "let_go": labels.said_day(request.let_go_on, case.today),
    }
    return [labels(key, **days) for key in ((state, "asked_until") if later else (state,))]


def acts(case: Case) -> list[str]:
    """The keys of what can be done today, the likeliest first."""
    request, may = case.request, case.request.may(case.today)
    state = request.state(case.today)
    waits = case.wait.state(case.today) if case.wait else None
    nothing = state is RequestState.NOTHING and waits is None
    is_open = request.news in (None, Outcome.ADVANCED)
    written = {message.purpose for message in request.sent}
    is_there: dict[str, bool] = {
        "enquiry": waits is DecisionState.ENQUIRE,
        "follow_up": Purpose.FOLLOW_UP in may,
        "write": nothing and request.waits,
        "ask": state is RequestState.THANKED and Purpose.THANKS_AND_ASK in may,
        "ask_after_all": state is RequestState.ENDED and Purpose.THANKS_AND_ASK in may and request.waits,
        "answer": Purpose.ANSWER in may,
        "reply": bool(request.thanks or request.endings or request.replies),
        "not_writing": nothing and request.waits,
        "let_go": state in (RequestState.ASKED, RequestState.FOLLOW_UP, RequestState.FOLLOWED_UP),
        "close_wait": waits in (DecisionState.ENQUIRE, DecisionState.ENQUIRED, DecisionState.OVER),
        "days": bool(request.sent),
        "later_note": Purpose.LATER_NOTE in may,
        "open_again": bool(request.endings) and not request.replies,
        "feedback_came": nothing and request.news is Outcome.REJECTED,
        **{purpose: request.news is Outcome.OFFER and purpose not in written for purpose in ON_AN_OFFER},
        **{purpose: is_open and purpose not in written for purpose in WHILE_OPEN},
    }
    return [key for key in is_there if is_there[key]]


def ending_card(case: Case, words: Words) -> tuple[str, list[str]] | None:
    """The title and the sentences of the card that closes a request; None while it is open."""
    ended = case.request.ended_as(case.today)
    if ended is None:
        return None
    labels = words.within(f"card.{ended}")
    sentences, title = list(labels.list("say")), labels("title")
    if ended is EndedAs.LET_GO and case.request.follow_up:
        sentences[0] = labels("followed_up")
    if case.request.ask is None and labels.has("unasked"):
        title, sentences[0] = labels("unasked.title"), labels("unasked.first")
    if ended is not EndedAs.USEFUL:
        sentences.append(words("card.again"))
    return title, sentences


class CasePart:
    """What stands about one application, and below it whatever has been chosen to do."""

    def __init__(self, book: Book, words: Words, turned: Callable[[], Any]) -> None:
        """Shows nothing before `show`; `turned` hears that a letter or form was opened or closed."""
        self._book, self._words, self._turned = book, words, turned
        self._top, self._below = ui.swap(), ui.swap()
        self.id = ""
        self._note = ""  # the sentence on what was done last
        self.doing = ""  # the act whose form or letter is open
        self.part: Any = None  # and that form or letter
        self.widget = ui.stack(self._top, self._below)

    def show(self, id: str, *, arrive: bool = False, note: str = "") -> None:
        """Shows an application that is in the log; the `note` stays until something else is done."""
        self.id, self._note = id, note
        self._close()
        self.refresh(arrive=arrive)

    def refresh(self, *_change: object, arrive: bool = False) -> None:
        """Says anew where it stands, if that is not what is there; a letter being written stays as it is."""
        case, words = self.case, self._words
        if case is None or arrive:
            self._top.show()
        if case is None:
            if self.doing not in WRITES:  # a letter being written stays; it says itself that this is gone
                self._close()
            return
        title, card = job(case.request.story.application, words), ending_card(case, words)
        sentences = [self._note] if self._note else []
        sentences += [] if card else case_sentences(case, words)

        def parts() -> list[Any]:
            log = link_to(self._book, "log", words("heard.log"), before=words("heard.before"))
            return [
                ui.text(*sentences, title=title, arrive=arrive),
                ui.card(*card, tone="enough") if card else None,
                None if self.doing else self._buttons(acts(case)),
                log if case.wait else None,
            ]

        self._top.show_if((title, sentences, card, acts(case), self.doing, case.wait is not None), parts)

    @property
    def is_writing(self) -> bool:
        """Whether a letter is open, and with it nothing else on the page."""
        return self.doing in WRITES

    @property
    def case(self) -> Case | None:
        """The application as it stands now, or None."""
        now = correspondence(self._book)
        request, wait = now.requests.get(self.id), now.decisions.get(self.id)
        hardly_answered = wait is not None and hardly_an_answer(self._book, wait)
        return Case(request, wait, now.today, hardly_answered) if request else None

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
            self.show(self.id, arrive=True, note=self._words("doors.from", day=case.request.later_from))
        else:
            self.act("later_note")

    def sent(self, message: Message) -> str | None:
        """Stores a letter as sent today; returns the sentence for why not, where it is one too many."""
        words = self._words
        message = replace(message, application_id=self.id, sent_on=Day(self._book.today()))
        kept = keep_sent(self._book, message)
        if isinstance(kept, Problem):
            return words(f"problem.{kept.key}")
        self.show(self.id, arrive=True, note=words.get(f"sent.{message.purpose}", ""))
        return None

    def unsend(self) -> None:
        """Takes away the newest message: it was not sent after all."""
        if stored := self._last():
            self._book.store.remove(Message, stored.id)
        self.back()

    def back(self) -> None:
        """Closes what is open; a letter's draft stays."""
        self.show(self.id, arrive=True)

    def _buttons(self, keys: list[str]) -> Any:
        """The likely things as buttons, and below them quietly the others."""
        press = {key: (self._words(f"act.{key}"), lambda key=key: self.act(key)) for key in keys}
        row = {key: press[key] for key in keys if key not in QUIET}
        quiet = [ui.button(*press[key], plain=True) for key in keys if key in QUIET]
        likeliest = next(iter(row), "")
        return ui.stack(ui.buttons(row, primary=likeliest) if row else None, *quiet) if keys else None

    def _close(self) -> None:
        """Takes away what is open; a letter's draft stays, and it hears of no more changes."""
        if isinstance(self.part, Composer):
            self.part.leave()
        self.doing, self.part = "", None
        self._below.show()
        self._turned()

    def _open(self, key: str, *parts: Any) -> None:
        self._close()
        self._note, self.doing, self.part = "", key, parts[0]
        self._below.show(*parts, ui.button(self._words("act.back"), self.back, plain=True))
        self._turned()
        self.refresh(arrive=True)

    def _decide(self, key: str) -> None:
        store, today = self._book.store, Day(self._book.today())
        if key == "open_again":
            open_again(self._book, self.id)
        elif key == "close_wait":
            store.add(OutcomeEvent(self.id, Outcome.NO_RESPONSE, today))
        else:
            store.add(Ending(self.id, EndedAs.LET_GO if key == "let_go" else EndedAs.NOT_ASKED, today))
        self.back()

    def _composer(self, key: str, case: Case) -> Composer:
        purpose, reply, last = None if key in OPENERS else Purpose(key), case.request.reply, self._last()
        return Composer(
            self._book,
            self._words,
            self.id,
            purpose=purpose,
            how=reply.how if reply else None,
            before=last.record if last else None,
            on_sent=self.sent,
        )

    def _last(self) -> Stored[Message] | None:
        """The newest message that was sent about this application; of one day, the one written last."""
        own = reversed(self._book.store.where(Message, application_id=self.id))
        sent = [(stored.record.sent_on.on, stored) for stored in own if stored.record.sent_on]
        return max(sent, key=lambda each: each[0], default=(None, None))[1]

    def _reply_form(self) -> ui.Form:
        words = self._words

        def keep(values: dict[str, Any]) -> str:
            self._book.store.add(Reply(self.id, **values))
            return self._kept("reply.kept")

        return ui.Form(
            self._book,
            ui.questions(Reply, words, only=["how", "came_on", "said"]),
            words.within("reply"),
            name=f"messages.reply.{self.id}",
            keep=keep,
            check=not_ahead("came_in_future", "came_on", self._book.today),
            start=lambda: {"came_on": Day(self._book.today())},
        )

    def _days_form(self) -> tuple[Any, ...]:
        words, stored = self._words, self._last()
        if stored is None:
            return (ui.text(words("desk.nothing")),)
        purpose = stored.record.purpose
        asked = ["sent_on", *(["follow_up_on"] if purpose is Purpose.THANKS_AND_ASK else [])]
        asked += ["let_go_on"] if purpose in ENDS_LATER else []

        def keep(values: dict[str, Any]) -> str:
            self._book.store.revise(form.editing, **values)
            return self._kept("days.kept")

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

    def _kept(self, key: str) -> str:
        self.show(self.id, arrive=True, note=self._words(key))
        return self._words(key)
