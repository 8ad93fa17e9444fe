"""What the composer asks, what it knows already, and which questions a letter needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import Answer, ChoiceAnswer, Day, Precision, TextAnswer, answers_of
from workbook.book import Book
from workbook.content import Letter, Words
from workbook.interviews.model import INTERVIEWS, Application, InterviewRound, Outcome, Source, Stage
from workbook.interviews.story import Story, stories
from workbook.messages.letters import FORMAL_NAMES, Call, EmployerSaid, LetterChoices, LetterStage
from workbook.messages.model import Channel, FeedbackState, Message, Purpose, Tone, ToRole

OWN = "own"  # a question in the person's own words
ASKED_ABOUT: Mapping[str, tuple[str, ...]] = {  # who is asked, and about what → the questions there are
    "interview": ("one_thing", "hoping", "least_sure", "experience", OWN),
    "application": ("stronger", "missing", OWN),
    "agency_recruiter": ("change", "unsure", "decided", OWN),
    "inside": ("need_to_see", "one_thing", "experience", OWN),
}
# Whether it was a good experience overall, and whether the person would honestly be glad to hear from them
# again: only a yes puts the line into the letter.
POSITIVE, OPEN_DOOR = ("yes", "mixed", "no"), ("yes", "not_sure", "no")
OF_RECORD = answers_of(Message)  # what is asked of it in the words of the record
_TEXT, _LONG = TextAnswer(), TextAnswer(limit=500)
ASKED: Mapping[str, Answer] = {  # in the order in which it is asked
    "channel": OF_RECORD["channel"],
    "call": ChoiceAnswer(options=Call),
    "to_role": OF_RECORD["to_role"],
    "heard": ChoiceAnswer(options=EmployerSaid),
    "feedback": OF_RECORD["feedback"],
    "role": _TEXT,
    "contact": OF_RECORD["contact"],
    **dict.fromkeys(("surname", "me", "full_name", "detail", "point"), _TEXT),
    **{f"ask_{about}": ChoiceAnswer(options=asked) for about, asked in ASKED_ABOUT.items()},
    "q1": _LONG,
    **dict.fromkeys(("phone", "recruiter_client", "others", "date_heard", "follow_to"), _TEXT),
    "since": _LONG,
    **dict.fromkeys(("decide_by", "reason", "help_wanted"), _TEXT),
    "positive": ChoiceAnswer(options=POSITIVE),
    "open": ChoiceAnswer(options=OPEN_DOOR),
    "tone": OF_RECORD["tone"],
    "reached": ChoiceAnswer(options=LetterStage),
    "q2": _LONG,
}
MORE = ("role", "heard", "reached", "others", "positive", "open", "tone", "q2")  # behind a line, where known
SETTLED = ("channel", "heard", "feedback", "call", "tone", "reached")  # what begins with an answer
HALF = ("positive", "open")  # short ones, side by side
WIDE = ("detail", "others", "q1", "q2", "since", "point", "reason", "help_wanted")
APART = {"others", "q1", "q2"}  # texts that are asked for only where the letter needs them
TEXTS = {name for name, answer in ASKED.items() if not answer.options} - APART
LEADING: Mapping[Channel, set[str]] = {  # what decides which letter it is
    Channel.EMAIL: {"to_role", "heard", "feedback", "reached"},
    Channel.LINKEDIN: {"to_role", "heard", "feedback", "reached"},
    Channel.CONNECTION_NOTE: {"reached"},
    Channel.PHONE: {"call", "feedback"},
    Channel.VOICEMAIL: {"heard", "feedback", "reached"},
}

# The settings with the person's own first name and full name, as they stood in their last letter.
NAMES = {"me": "messages.me", "full_name": "messages.full_name"}
LATER = (Channel.EMAIL, Channel.LINKEDIN)  # for later notes; a question also fits into a call
_HEARD: Mapping[Outcome | None, EmployerSaid] = {
    Outcome.REJECTED: EmployerSaid.NO,
    Outcome.WITHDRAWN_BY_EMPLOYER: EmployerSaid.WITHDRAWN,
    Outcome.NO_RESPONSE: EmployerSaid.SILENCE,
}
_TO = {Source.AGENCY: ToRole.AGENCY_RECRUITER, Source.INTERNAL: ToRole.INSIDE}


def questions(words: Words) -> list[ui.Question]:
    """Every question, in order."""
    made = []
    for name, answer in ASKED.items():
        fields = words.within("field" if name in OF_RECORD else "compose.field")
        about = "question" if name.startswith("ask_") else name
        question = ui.question(name, answer, fields.within(about))
        wide = name in WIDE or (question.wide and name not in HALF)
        settled = name in SETTLED or about == "question"
        made.append(replace(question, wide=wide, settled=settled))
    return made


def known(book: Book, id: str, purpose: Purpose | None, message: Message | None) -> dict[str, Any]:
    """The answers a letter begins with, out of the log and the last message; a later note has a `purpose`."""
    story = stories(book).get(id) or Story(id, Application())
    application, news = story.application, story.news[-1].outcome if story.news else None
    before = message or Message()
    formal = before.tone is Tone.FORMAL
    names = {name: str(book.store.setting(setting, "")) for name, setting in NAMES.items()}
    again = before.channel in (LATER if purpose else (*LATER, Channel.PHONE))
    return {
        "channel": before.channel if again else Channel.EMAIL,
        "call": Call.THEY_RING,
        "to_role": before.to_role or (_TO.get(application.source) if application.source else None),
        "feedback": FeedbackState.NOT_ASKED if purpose else FeedbackState.WANTED,
        "heard": _HEARD.get(news, EmployerSaid.NOT_YET),
        "contact": before.contact,
        "surname": before.contact if formal else "",
        "me": (names["full_name"] if formal and purpose else "") or names["me"],
        "full_name": names["full_name"],
        "recruiter_client": application.organisation,
        "date_heard": _met(book, story.rounds, purpose),
        **{f"ask_{about}": asked[0] for about, asked in ASKED_ABOUT.items()},
        "tone": before.tone or Tone.PLAIN,
        "reached": _reached(story.rounds, book.today()),
        "role": application.role,
    }


def _reached(rounds: Sequence[InterviewRound], today: date) -> LetterStage:
    """How far somebody got, by the interviews that have been; one to come, a task or a chat is none."""
    met = {r.stage for r in rounds if r.stage in INTERVIEWS and not (r.held_on and r.held_on.after(today))}
    if not met:
        return LetterStage.NO_INTERVIEW
    return LetterStage.FINAL if Stage.FINAL in met else LetterStage.BEFORE_FINAL


def _met(book: Book, rounds: Sequence[InterviewRound], purpose: Purpose | None) -> str:
    """When the last interview was, as it stands in a letter: its month, months later; "" if not known."""
    days = [r.held_on for r in rounds if r.held_on and r.held_on.latest <= book.today()]
    last = max(days, key=lambda day: day.on, default=None)
    if last is None or last.precision not in (Precision.DAY, Precision.MONTH):
        return ""
    if purpose is Purpose.LATER_NOTE:
        return book.day_words.written(Day(last.on, Precision.MONTH))
    return book.words("messages").day(last) if last.exact else ""


def choices_of(answers: Mapping[str, Any], words: Words, *, later: bool) -> LetterChoices:
    """The choices behind the answers; what was left open has the value that promises least."""
    choices = LetterChoices(
        channel=answers.get("channel") or Channel.EMAIL,
        to_role=answers.get("to_role"),
        reached=answers.get("reached") or LetterStage.BEFORE_FINAL,
        news=answers.get("heard") or EmployerSaid.NOT_YET,
        feedback=answers.get("feedback") or FeedbackState.NOT_ASKED,
        tone=answers.get("tone") or Tone.PLAIN,
        call=answers.get("call") or Call.THEY_RING,
        positive=answers.get("positive") == "yes",
        open=answers.get("open") == "yes",
        asked=later,
        values={name: str(answers.get(name) or "") for name in TEXTS | APART},
    )
    asked = answers.get(f"ask_{choices.question_set}")
    if asked in (None, OWN):
        return choices
    listed = words.within("compose.field").options("question")
    return replace(choices, values={**choices.values, "q1": listed[str(asked)]})


def names_asked(answers: Mapping[str, Any], choices: LetterChoices, letter: Letter | None) -> set[str]:
    """The names of the questions that matter for this letter; without one, those that lead to it."""
    later = choices.asked
    names = set() if later else {"channel"} | LEADING[choices.channel]
    names -= set() if choices.may_ask else {"feedback"}
    if letter is None:
        return names - {"reached"}
    places, needs = set(letter.places), letter.needs
    names |= (places & TEXTS) | ({"others"} & needs)
    names |= {"positive"} if "P" in needs and choices.interviewed else set()
    names |= {"open"} if "O" in needs else set()
    names |= {"tone"} if letter.tones else set()
    if letter.tones and choices.tone is Tone.FORMAL:
        names = {FORMAL_NAMES.get(name, name) for name in names}
    if "q1" in places and choices.asks:
        question = f"ask_{choices.question_set}"
        own = answers.get(question) in (None, OWN)
        names |= {question} | ({"q1"} if own else set()) | ({"q2"} & needs)
    return names
