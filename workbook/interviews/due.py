"""What is due in the interview log on a given day; days that came and went, never a forecast.

Where an application stands is what `interviews.story` says: there is one truth about that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from workbook.arrived.due import due as arrived_due
from workbook.book import Book
from workbook.interviews.story import OPEN, Standing, Story, stories
from workbook.messages.correspondence import correspondence
from workbook.path import Due, Rank
from workbook.quiet.due import due as quiet_due


def due(book: Book) -> list[Due]:
    """Coming interviews, promised answers and open offers, but for waits past their letting-go day."""
    today, stages = book.today(), book.words("interviews").table("due.stages")
    over = {id for id, decision in correspondence(book).decisions.items() if decision.over(today)}
    dues = [
        item
        for story in stories(book).values()
        for item in dues_of(story, today, stages)
        if not (item.rank is Rank.PASSED and story.id in over)
    ]
    dues += arrived_due(book) + quiet_due(book)
    return sorted(dues, key=lambda item: (item.rank, item.on.latest if item.on else today))


def dues_of(story: Story, today: date, stages: Mapping[str, str]) -> Iterator[Due]:
    """Everything that is due of one application; `stages` are the stages as a sentence names them."""
    standing, names, lead = story.standing(today), story.application.names, ("log", story.id)
    for round_ in story.rounds if standing in OPEN else ():
        if round_.held_on and round_.held_on.exact and round_.lies_ahead(today):
            key = "interview" if round_.stage else "interview_no_stage"
            stage = stages.get(str(round_.stage), "")
            yield Due(round_.held_on, "log", key, {**names, "stage": stage}, Rank.COMING, lead)
    if promised := story.promised_by(today):
        passed = promised.latest < today
        key, rank = ("promise_passed", Rank.PASSED) if passed else ("promise_coming", Rank.PROMISED)
        yield Due(promised, "log", key, names, rank, lead)
    if standing is Standing.OFFER:
        made_on = story.news[-1].heard_on
        yield Due(made_on, "log", "offer" if made_on else "offer_no_day", names, Rank.AWAITED, lead)
