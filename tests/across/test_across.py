"""What came before what: counted to the day, ranges from five, sources from twenty, and never a cause."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from many import add_all
from wording import words

from workbook.across.charts import pictures
from workbook.across.model import after_no, by_source, came_again, halves, middle, practised
from workbook.answers import Day
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.content import load_words
from workbook.debrief.model import Action, CameFrom, Feedback, FeedbackPoint, LookBack, Theme
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Source, Stage
from workbook.interviews.story import stories
from workbook.messages.model import Message, Purpose


def ago(book: Book, days: int) -> Day:
    return Day(book.today() - timedelta(days=days))


def interviews(book: Book, *days: int, on: bool = False, source: Source | None = None) -> list[str]:
    """Interviews held so many days ago, sent for a week before; `on` says that they led further."""
    sent = add_all(
        book.store,
        [Application(f"Quillmoor {n}", sent_on=ago(book, n + 7), source=source) for n in days],
    )
    held = [InterviewRound(s.id, Stage.FIRST, ago(book, n)) for s, n in zip(sent, days, strict=True)]
    rounds = add_all(book.store, held)
    if on:
        add_all(book.store, [OutcomeEvent(s.id, Outcome.ADVANCED, ago(book, 1)) for s in sent])
    return [stored.id for stored in rounds]


def tried(book: Book, *days: int) -> None:
    add_all(book.store, [Attempt(f"card {n % 2}", ago(book, n)) for n in days])


def drawn(book: Book, key: str) -> Any:
    return pictures(book, book.words("across"))[key]()


def test_a_book_with_nothing_in_it_says_nothing(book: Book) -> None:
    assert [drawn(book, key) for key in pictures(book, book.words("across"))] == [None] * 5


def test_the_tries_of_two_weeks_before_an_interview_are_told_with_it(book: Book) -> None:
    interviews(book, 30, 3)
    tried(book, 31, 44, 45, 5, 2)  # the one 45 days ago is too early, the one 2 days ago came after
    assert [(one.tries, one.questions) for one in practised(book)] == [(1, 1), (2, 2)]
    assert drawn(book, "practised").title == words("across.practised.title", n=2, of=2)


def test_without_practice_there_is_no_picture_of_it(book: Book) -> None:
    interviews(book, 30, 3)
    assert drawn(book, "practised") is None


@pytest.mark.parametrize(
    ("before", "later", "says"),
    [((1, 8), (5, 7), "better"), ((2, 5), (3, 5), "early"), ((6, 7), (0, 8), "lower"), ((1, 4), (3, 6), "")],
)
def test_whether_it_changed_is_said_from_five_in_each_half_and_nine_in_ten(
    book: Book, before: tuple[int, int], later: tuple[int, int], says: str
) -> None:
    for (went, n), first in ((before, 300), (later, 100)):
        interviews(book, *range(first, first + went), on=True)
        interviews(book, *range(first + went, first + n))
    tried(book, 200)
    found = halves(book)
    if not says:
        assert found is None
        return
    assert found
    assert (found.before, found.later, found.says) == (before, later, says)
    assert drawn(book, "changed").title == words(f"across.changed.title.{says}")


def test_a_theme_that_came_again_after_something_was_done(book: Book) -> None:
    first, later = (book.store.add(Feedback(arrived_on=ago(book, n), quote="Q")) for n in (40, 5))
    point = book.store.add(FeedbackPoint(first.id, theme=Theme.ANSWERING))
    book.store.add(FeedbackPoint(later.id, theme=Theme.ANSWERING))
    assert came_again(book) == []
    action = Action(text="Shorter", came_from=CameFrom.FEEDBACK, from_id=point.id, done_on=ago(book, 20))
    book.store.add(action)
    assert came_again(book) == [(Theme.ANSWERING, book.today() - timedelta(days=20), 1)]
    assert drawn(book, "again").cells[0]["n"] == "1"


@pytest.mark.parametrize(("each", "there"), [(19, False), (20, True)])
def test_sources_are_split_from_twenty_in_each_part_on(book: Book, each: int, there: bool) -> None:
    for source in (Source.JOB_BOARD, Source.SOMEONE_I_KNOW):
        sent = [Application("Quillmoor", sent_on=ago(book, 60 + n), source=source) for n in range(each)]
        add_all(book.store, sent)
    interviews(book, 50, source=Source.AGENCY)
    found = by_source(stories(book).values(), book.today())
    assert [one.told for one in found] == ([each] * 2 if there else [])


def test_the_picture_of_sources_has_a_bar_with_its_range_for_each_and_no_rank(book: Book) -> None:
    interviews(book, *range(60, 72), source=Source.SOMEONE_I_KNOW)
    for source, n in ((Source.JOB_BOARD, 20), (Source.SOMEONE_I_KNOW, 8)):
        add_all(book.store, [Application("Quillmoor", sent_on=ago(book, 80), source=source)] * n)
    picture, names = drawn(book, "sources"), load_words("interviews").options("field.source")
    rows = {cells["source"]: (cells["reached"], cells["told"]) for cells in picture.cells}
    assert rows == {names["job_board"]: ("0", "20"), names["someone_i_know"]: ("12", "20")}
    assert all(cells["range"] for cells in picture.cells)
    assert picture.title == words("across.sources.title", n="Two")
    ranged = {bar.label: bar.low < bar.value < bar.high for bar in picture.marks.rows}
    assert ranged[names["someone_i_know"]]


def test_days_after_a_no_are_counted_and_have_a_middle_from_five_on(book: Book) -> None:
    rounds = interviews(book, *(100 + 10 * n for n in range(5)))
    for n, id in enumerate(rounds):
        sent = book.store.get(InterviewRound, id)
        assert sent
        about = sent.record.application_id
        book.store.add(OutcomeEvent(about, Outcome.REJECTED, ago(book, 90 + 10 * n)))
        message = Message(about, Purpose.THANKS, sent_on=ago(book, 90 + 10 * n - n), body="Thank you.")
        book.store.add(message)
    book.store.add(LookBack(about=rounds[0], session=1, held_on=ago(book, 86)))
    found = after_no(book)
    assert sorted(found["letter"]) == [0, 1, 2, 3, 4]
    assert found["look_back"] == [4]
    assert middle(found["letter"]) == 2
    assert middle(found["look_back"]) is None
    assert drawn(book, "after_no").title == words(
        "across.after_no.title.letter", days=words("across.count.days.other", n=2)
    )


@pytest.mark.english
def test_no_sentence_names_a_cause() -> None:
    def sentences(value: Any) -> list[str]:
        return [s for v in value.values() for s in sentences(v)] if isinstance(value, dict) else [str(value)]

    causes = re.compile(r"\b(because of|thanks to|led to|worked|made it|paid off|due to)\b", re.IGNORECASE)
    said = sentences(load_words("across").data)
    assert [s for s in said if causes.search(s) and "doesn't say what made it" not in s] == []
