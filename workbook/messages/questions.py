"""What the composer asks, what it knows already, and which questions a letter needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from workbook import ui
from workbook.answers import Answer, ChoiceAnswer, Day, MultiAnswer, Precision, TextAnswer, answers_of
from workbook.book import Book
from workbook.content import Letter, Words
from workbook.interviews.model import Application, InterviewRound, Source, Stage
from workbook.messages.letters import Call, Choices, OpenDoor, Positive, Reached
from workbook.messages.model import Channel, FeedbackState, Message, Purpose, Tone, ToRole


class Asked(StrEnum):
    """The one question about next time: one of the guide's, or the person's own."""

    ONE_THING = "one_thing"
    HOPING = "hoping"
    LEAST_SURE = "least_sure"
    EXPERIENCE = "experience"
    OWN = "own"


class FormalReason(StrEnum):
    """What may call for a formal route (guide, 2(b), when_to_question_instead)."""

    MIXED_UP = "mixed_up"
    ADJUSTMENT = "adjustment"
    DISCRIMINATION = "discrimination"
    APPEAL = "appeal"
    NONE = "none"


OF_RECORD = answers_of(Message)  # what is asked of it in the words of the record
_TEXT, _LONG = TextAnswer(), TextAnswer(limit=500)
ASKED: Mapping[str, Answer] = {  # in the order in which it is asked
    "channel": OF_RECORD["channel"],
    "call": ChoiceAnswer(options=Call),
    "to_role": OF_RECORD["to_role"],
    "feedback": OF_RECORD["feedback"],
    "contact": OF_RECORD["contact"],
    **dict.fromkeys(("me", "detail", "point"), _TEXT),
    "question": ChoiceAnswer(options=Asked),
    "q1": _LONG,
    **dict.fromkeys(("phone", "recruiter_client", "others", "date_heard", "follow_to"), _TEXT),
    "since": _LONG,
    "positive": ChoiceAnswer(options=Positive),
    "open": ChoiceAnswer(options=OpenDoor),
    "tone": OF_RECORD["tone"],
    "reached": ChoiceAnswer(options=Reached),
    "role": _TEXT,
    "q2": _LONG,
}
MORE = ("reached", "role", "q2")
SETTLED = ("channel", "feedback", "call", "tone", "question", "reached")  # what begins with an answer
HALF = ("positive", "open")  # short ones, side by side
WIDE = ("detail", "others", "q1", "q2", "since", "point")
TEXTS = {"contact", "me", "detail", "point", "phone", "recruiter_client", "date_heard", "follow_to", "since"}
TEXTS |= {"role"}
LEADING: Mapping[Channel, set[str]] = {  # what decides which letter it is
    Channel.EMAIL: {"to_role", "feedback"},
    Channel.LINKEDIN: {"to_role", "feedback"},
    Channel.CONNECTION_NOTE: set(),
    Channel.PHONE: {"call", "feedback"},
    Channel.VOICEMAIL: {"feedback"},
}

ME = "messages.me"  # the setting with the person's own first name, as it stood in their last letter
LATER = (Channel.EMAIL, Channel.LINKEDIN)  # for later notes; a question also fits into a call
_TO = {Source.AGENCY: ToRole.AGENCY_RECRUITER, Source.INTERNAL: ToRole.INSIDE}


def questions(words: Words) -> list[ui.Question]:
    """Every question, in order."""
    made = []
    for name, answer in ASKED.items():
        question = ui.question(
            name, answer, words.within(f"{'field' if name in OF_RECORD else 'compose.field'}.{name}")
        )
        wide = name in WIDE or (question.wide and name not in HALF)
        made.append(replace(question, wide=wide, settled=name in SETTLED))
    return made


def known(book: Book, id: str, purpose: Purpose | None, message: Message | None) -> dict[str, Any]:
    """The answers a letter begins with, out of the log and the last message; a later note has a `purpose`."""
    stored = book.store.get(Application, id)
    application = stored.record if stored else Application()
    rounds = [s.record for s in book.store.where(InterviewRound, application_id=id)]
    final = any(round_.stage is Stage.FINAL for round_ in rounds)
    before = message or Message()
    again = before.channel in (LATER if purpose else (*LATER, Channel.PHONE))
    return {
        "channel": before.channel if again else Channel.EMAIL,
        "call": Call.THEY_RING,
        "to_role": before.to_role or (_TO.get(application.source) if application.source else None),
        "feedback": FeedbackState.NOT_ASKED if purpose else FeedbackState.WANTED,
        "contact": before.contact,
        "me": str(book.store.setting(ME, "")),
        "recruiter_client": application.organisation,
        "date_heard": _met(book, rounds, purpose),
        "question": Asked.ONE_THING,
        "tone": before.tone or Tone.PLAIN,
        "reached": Reached.FINAL if final else Reached.BEFORE_FINAL,
        "role": application.role,
    }


def _met(book: Book, rounds: list[InterviewRound], purpose: Purpose | None) -> str:
    """When the last interview was, as it stands in a letter: its month, months later; "" if not known."""
    days = [r.held_on for r in rounds if r.held_on and r.held_on.latest <= book.today()]
    last = max(days, key=lambda day: day.on, default=None)
    if last is None or last.precision not in (Precision.DAY, Precision.MONTH):
        return ""
    if purpose is Purpose.LATER_NOTE:
        return book.day_words.written(Day(last.on, Precision.MONTH))
    return book.words("messages").day(last) if last.exact else ""


def choices_of(answers: Mapping[str, Any], words: Words, *, later: bool) -> Choices:
    """The choices behind the answers; what was left open has the value that promises least."""
    asked = answers.get("question")
    listed = words.within("compose.field").options("question")
    question = answers.get("q1", "") if asked in (None, Asked.OWN) else listed[str(asked)]
    return Choices(
        channel=answers.get("channel") or Channel.EMAIL,
        to_role=answers.get("to_role"),
        reached=answers.get("reached") or Reached.BEFORE_FINAL,
        feedback=answers.get("feedback") or FeedbackState.NOT_ASKED,
        tone=answers.get("tone") or Tone.PLAIN,
        call=answers.get("call") or Call.THEY_RING,
        positive=answers.get("positive") is Positive.YES,
        open=answers.get("open") is OpenDoor.YES,
        asked=later,
        values={**{name: str(answers.get(name) or "") for name in (*TEXTS, "others", "q2")}, "q1": question},
    )


def names_asked(choices: Choices, letter: Letter | None, own_question: bool, *, later: bool) -> set[str]:
    """The names of the questions that matter for this letter; without one, those that lead to it."""
    names = set() if later else {"channel"} | LEADING[choices.channel]
    if letter is None:
        return names
    places, needs = set(letter.places), letter.needs
    names |= (places & TEXTS) | ({"others"} & needs)
    names |= {name for need, name in (("P", "positive"), ("O", "open")) if need in needs}
    names |= {"tone"} if letter.tones else set()
    names |= {"reached"} if choices.channel is Channel.EMAIL and "reached" in letter.when else set()
    if "q1" in places and choices.asks:
        names |= {"question"} | ({"q1"} if own_question else set()) | ({"q2"} & needs)
    return names


def when_to_question(book: Book, words: Words, application_id: str) -> Any:
    """A button that opens reasons to question a decision formally, with a card once one is ticked."""
    labels, place, card = words.within("compose.formal"), ui.swap(), ui.swap()

    def answered() -> None:
        ticked = set(form.answers["reasons"]) - {FormalReason.NONE}
        card.show(*([ui.card(labels("card.title"), labels.list("card.say"))] if ticked else []))

    answer = MultiAnswer(options=FormalReason)
    asked = ui.question("reasons", answer, labels.within("field.reasons"))
    name = f"messages.formal.{application_id}"
    form = ui.LiveForm(book, [asked], labels.within("form"), name=name, on_change=answered)
    if form.answers["reasons"]:
        answered()
        place.show(form, card)
    else:
        place.show(ui.button(labels("open"), lambda: place.show(form, card), plain=True))
    return place
