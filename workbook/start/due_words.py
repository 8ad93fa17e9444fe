"""What is due, in sentences."""

from __future__ import annotations

from datetime import date

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.standing import due as second_sessions
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.interviews.model.standing import histories
from workbook.messages.model.desk import Desk, days_of
from workbook.messages.model.silence import Waits
from workbook.start.analysis import Due, Waiting, What, due, waiting
from workbook.today.model import first_days

SHOWN = 6


def due_sentences(book: Book, words: Words) -> list[str]:
    """One sentence for each thing that is due today, and one for what waits; none for an empty log."""
    applications = {stored.id: stored.record for stored in book.store.all(Application)}
    rounds = [stored.record for stored in book.store.all(InterviewRound)]
    news = [stored.record for stored in book.store.all(OutcomeEvent)]
    if not applications:
        return []
    log, today, desk = histories(applications, rounds, news), book.today(), Desk(book)
    over = {wait.id for wait in desk.silences if wait.state(today) is Waits.OVER}
    seconds = (words(f"due.second_{why}", interview=name) for name, why in second_sessions(book))
    said_of_log = (_sentence(item, words) for item in due(log, today, over))
    all_said = [*said_of_log, *_letters(desk, today, words), *seconds]
    said = all_said[:SHOWN] or [words("due.nothing")]
    if len(all_said) > SHOWN:
        said.append(words.count("more", len(all_said) - SHOWN))
    rest = _waiting(waiting(log, today), words)
    return [*said, rest] if rest else said


def question_sentence(book: Book, words: Words) -> str:
    """That the one question a week after a first day is due; "" when it is not."""
    days = first_days(book.store.all(ExerciseEntry))
    began = next((one.began for one in days if one.asks(book.today())), None)
    return words("due.question", day=words.day(began)) if began else ""


def _letters(desk: Desk, today: date, words: Words) -> list[str]:
    """What has come of the messages: a follow-up or an enquiry that may be sent, a last day that is today.

    A wait whose promised day has passed is on the list already.
    """
    said = []
    promised = {wait.id for wait in desk.silences if wait.promised}
    for day in days_of(desk, today):
        if day.due(today) and not (day.wait and day.id in promised):
            name = _name(day.application.organisation, day.application.role, words)
            said.append(words(f"due.letter_{day.what}", name=name, ends=words.day(day.ends)))
    return said


def _name(organisation: str, role: str, words: Words) -> str:
    return words("due.with_role", organisation=organisation, role=role) if role else organisation


def _sentence(item: Due, words: Words) -> str:
    name = _name(item.organisation, item.role, words)
    day, ago = words.day(item.on), _ago(item.days, words)
    if item.what is What.INTERVIEW:
        key = "interview" if item.stage else "interview_no_stage"
        stage = words(f"stages.{item.stage}") if item.stage else ""
        return words(f"due.{key}", organisation=name, stage=stage, day=day, when=_ahead(item.days, words))
    if item.what is What.OFFER:
        return words("due.offer" if item.on else "due.offer_no_day", organisation=name, ago=ago)
    return words(f"due.{item.what}", organisation=name, day=day, ago=ago, when=_ahead(item.days, words))


def _ahead(days: int, words: Words) -> str:
    if days < 2:
        return words("due.tomorrow" if days else "due.today")
    return words.count("ahead", days)


def _ago(days: int, words: Words) -> str:
    if days < 2:
        return words("due.yesterday" if days else "due.today")
    return words.count("ago", days)


def _waiting(rest: Waiting, words: Words) -> str:
    said = [words.count("waiting", rest.count)]
    if rest.count and rest.days:
        said.append(words.count("longest", rest.days, organisation=rest.longest))
    return " ".join(part for part in said if part)
