"""Where one application stands, in sentences, and what can be done about it today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbook.content import Words
from workbook.interviews.model import Outcome
from workbook.messages.model import EndedAs, Purpose
from workbook.messages.model.ledger import Loop, State
from workbook.messages.model.silence import Silence, Waits


@dataclass(frozen=True)
class Case:
    """One application as it lies on the desk: its loop, and its wait for news if there is one.

    `hardly` says that the person's own waits had hardly an answer after this long.
    """

    loop: Loop
    wait: Silence | None
    today: date
    hardly: bool = False

    @property
    def ended(self) -> EndedAs | None:
        """How its loop ended."""
        return self.loop.ended_as(self.today)


def case_sentences(case: Case, words: Words) -> list[str]:
    """What stands, in the order a person asks: the wait, the news, what was sent, until when."""
    said = [*_wait_sentences(case, words), *_loop_sentences(case, words)]
    return said or [words("desk.nothing")]


def _wait_sentences(case: Case, words: Words) -> list[str]:
    wait = case.wait
    if wait is None:
        return []
    state, say = wait.state(case.today), words.day
    key = "waiting_promised" if state is Waits.WAITING and wait.promised else str(state)
    days = {
        "day": say(wait.since),
        "on": say(wait.enquire_on),
        "let_go": say(wait.let_go_on),
        "asked": say(wait.enquired_on),
        "promised": say(wait.promised),
    }
    said = [words(f"desk.{key}", **days)]
    if case.hardly and state in (Waits.ENQUIRE, Waits.ENQUIRED):
        said.append(words("desk.shortened"))
    return said


def _loop_sentences(case: Case, words: Words) -> list[str]:
    loop, today = case.loop, case.today
    state = loop.state(today)
    if state is State.ENDED:
        return []
    if state is State.NOTHING:
        return _news_sentences(case, words)
    first = loop.ask or loop.thanks
    days = {
        "day": words.day(first.sent_on if first else None),
        "follow": words.day(loop.follow_up.sent_on if loop.follow_up else loop.follow_up_on),
        "let_go": words.day(loop.let_go_on),
    }
    if loop.ask and not loop.waits:
        return [words("desk.gone_on")]
    said = [words(f"desk.{state}", **days)]
    return [*said, words("desk.asked_until", **days)] if state is State.ASKED else said


def _news_sentences(case: Case, words: Words) -> list[str]:
    loop = case.loop
    if loop.told_on is None or loop.thank_by is None:
        return []
    key = "news" if case.today <= loop.thank_by else "news_late"
    return [words(f"desk.{key}", day=words.day(loop.told_on), by=words.day(loop.thank_by))]


def acts(case: Case) -> list[str]:
    """The keys of what can be done today, the likeliest first."""
    loop, wait = case.loop, case.wait
    may, state = loop.may(case.today), loop.state(case.today)
    waits = wait.state(case.today) if wait else None
    open_ = state in (State.ASKED, State.FOLLOW_UP, State.FOLLOWED_UP)
    there = {
        "enquiry": waits is Waits.ENQUIRE,
        "follow_up": Purpose.FOLLOW_UP in may,
        "write": state is State.NOTHING and loop.waits and waits is None,
        "ask": state is State.THANKED and Purpose.THANKS_AND_ASK in may,
        "ask_after_all": state is State.ENDED and Purpose.THANKS_AND_ASK in may and loop.waits,
        "answer": Purpose.ANSWER in may,
        "reply": bool(loop.thanks or loop.endings or loop.replies),
        "not_writing": state is State.NOTHING and loop.waits and waits is None,
        "let_go": open_,
        "close_wait": waits in (Waits.ENQUIRE, Waits.ENQUIRED, Waits.OVER),
        "days": bool(loop.sent),
        "later_note": Purpose.LATER_NOTE in may,
        "open_again": bool(loop.endings) and not loop.replies,
        "feedback_came": state is State.NOTHING and loop.news is Outcome.REJECTED and waits is None,
    }
    return [key for key, is_there in there.items() if is_there]


def ending_card(case: Case, words: Words) -> tuple[str, list[str]] | None:
    """The title and the sentences of the card that closes a loop; None while it is open."""
    if case.ended is None:
        return None
    say = words.within(f"card.{case.ended}")
    sentences, title = list(say.list("say")), say("title")
    if case.ended is EndedAs.LET_GO and case.loop.follow_up:
        sentences[0] = say("followed_up")
    if case.loop.ask is None and say.has("unasked"):
        title = say("unasked.title")
        sentences[0] = say("unasked.first")
    if case.ended is not EndedAs.USEFUL:
        sentences.append(words("card.again"))
    return title, sentences
