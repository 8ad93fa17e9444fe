"""Where one application stands, in sentences, and what can be done about it today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbook.content import Words
from workbook.interviews.model import Outcome
from workbook.messages.decision import AwaitedDecision, DecisionState
from workbook.messages.model import EndedAs, Purpose
from workbook.messages.request import FeedbackRequest, RequestState


@dataclass(frozen=True)
class Case:
    """One application as it lies on the desk: its loop, and its wait for news if there is one.

    `hardly` says that the person's own waits had hardly an answer after this long.
    """

    request: FeedbackRequest
    wait: AwaitedDecision | None
    today: date
    hardly: bool = False

    @property
    def ended(self) -> EndedAs | None:
        """How its loop ended."""
        return self.request.ended_as(self.today)


def case_sentences(case: Case, words: Words) -> list[str]:
    """What stands, in the order a person asks: the wait, the news, what was sent, until when."""
    said = [*_wait_sentences(case, words), *_loop_sentences(case, words)]
    return said or [words("desk.nothing")]


def _wait_sentences(case: Case, words: Words) -> list[str]:
    wait = case.wait
    if wait is None:
        return []
    state, say = wait.state(case.today), words.day
    key = "waiting_promised" if state is DecisionState.WAITING and wait.promised else str(state)
    days = {
        "day": say(wait.since),
        "on": say(wait.enquire_on),
        "let_go": say(wait.let_go_on),
        "asked": say(wait.enquired_on),
        "promised": say(wait.promised),
    }
    said = [words(f"desk.{key}", **days)]
    if case.hardly and state in (DecisionState.ENQUIRE, DecisionState.ENQUIRED):
        said.append(words("desk.shortened"))
    return said


def _loop_sentences(case: Case, words: Words) -> list[str]:
    request, today = case.request, case.today
    state = request.state(today)
    if state is RequestState.ENDED:
        return []
    if state is RequestState.NOTHING:
        return _news_sentences(case, words)
    first = request.ask or request.thanks
    days = {
        "day": words.day(first.sent_on if first else None),
        "follow": words.day(request.follow_up.sent_on if request.follow_up else request.follow_up_on),
        "let_go": words.day(request.let_go_on),
    }
    if request.ask and not request.waits:
        return [words("desk.gone_on")]
    said = [words(f"desk.{state}", **days)]
    return [*said, words("desk.asked_until", **days)] if state is RequestState.ASKED else said


def _news_sentences(case: Case, words: Words) -> list[str]:
    request = case.request
    if request.told_on is None or request.thank_by is None:
        return []
    key = "news" if case.today <= request.thank_by else "news_late"
    return [words(f"desk.{key}", day=words.day(request.told_on), by=words.day(request.thank_by))]


def acts(case: Case) -> list[str]:
    """The keys of what can be done today, the likeliest first."""
    request, wait = case.request, case.wait
    may, state = request.may(case.today), request.state(case.today)
    waits = wait.state(case.today) if wait else None
    open_ = state in (RequestState.ASKED, RequestState.FOLLOW_UP, RequestState.FOLLOWED_UP)
    there = {
        "enquiry": waits is DecisionState.ENQUIRE,
        "follow_up": Purpose.FOLLOW_UP in may,
        "write": state is RequestState.NOTHING and request.waits and waits is None,
        "ask": state is RequestState.THANKED and Purpose.THANKS_AND_ASK in may,
        "ask_after_all": state is RequestState.ENDED and Purpose.THANKS_AND_ASK in may and request.waits,
        "answer": Purpose.ANSWER in may,
        "reply": bool(request.thanks or request.endings or request.replies),
        "not_writing": state is RequestState.NOTHING and request.waits and waits is None,
        "let_go": open_,
        "close_wait": waits in (DecisionState.ENQUIRE, DecisionState.ENQUIRED, DecisionState.OVER),
        "days": bool(request.sent),
        "later_note": Purpose.LATER_NOTE in may,
        "open_again": bool(request.endings) and not request.replies,
        "feedback_came": state is RequestState.NOTHING and request.news is Outcome.REJECTED and waits is None,
    }
    return [key for key, is_there in there.items() if is_there]


def ending_card(case: Case, words: Words) -> tuple[str, list[str]] | None:
    """The title and the sentences of the card that closes a loop; None while it is open."""
    if case.ended is None:
        return None
    say = words.within(f"card.{case.ended}")
    sentences, title = list(say.list("say")), say("title")
    if case.ended is EndedAs.LET_GO and case.request.follow_up:
        sentences[0] = say("followed_up")
    if case.request.ask is None and say.has("unasked"):
        title = say("unasked.title")
        sentences[0] = say("unasked.first")
    if case.ended is not EndedAs.USEFUL:
        sentences.append(words("card.again"))
    return title, sentences
