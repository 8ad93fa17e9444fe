"""The path: which pages there are, when each opens, and what is due in all rooms."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import shows
from wording import words

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.path import (
    PAGES,
    Due,
    Rank,
    closing,
    coming,
    dues,
    gate,
    led_to,
    notebook,
    opens_on,
    sentence,
    suggested,
    waits,
    ways_on,
)
from workbook.people.model import Ask, Person
from workbook.pressing.model import LED, Pressing

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
ROOT = Path(__file__).resolve().parents[1] / "workbook"
NO = date(2026, 3, 12)


def first_day(book: Book, days_ago: int = 0, **answers: Any) -> None:
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("a", key, answers, True))


def heard(book: Book, outcome: Outcome, on: date) -> None:
    id = book.store.add(Application("Quillmoor")).id
    book.store.add(OutcomeEvent(id, outcome, Day(on)))


def test_every_notebook_is_on_the_path() -> None:
    there = {file.name for file in NOTEBOOKS.glob("*.ipynb")}
    assert there <= {page.notebook for page in PAGES.values()}
    assert len({page.notebook for page in PAGES.values()}) == len(PAGES) == 11


def test_pages_are_suggested_in_the_order_of_their_days() -> None:
    days = suggested(NO, "week", "explain", "letter")
    assert [(id, (on - NO).days) for id, on in days.items()] == [("explain", 1), ("letter", 1), ("week", 7)]


GATED = ("explain", "look_back", "practise", "standing", "plan", "people", "week")


@pytest.mark.parametrize("id", [id for id in PAGES if id not in GATED])
def test_a_page_without_a_gate_is_always_offered(book: Book, id: str) -> None:
    first_day(book)
    assert opens_on(book, id) is None
    assert not waits(book, id)


def test_the_fair_sentence_is_offered_from_the_day_after_the_news(book: Book) -> None:
    first_day(book, days_ago=3)
    first_day(book)
    assert opens_on(book, "explain") == book.today() + timedelta(days=1)
    assert waits(book, "explain")


def test_the_day_of_the_news_is_the_day_it_was_told(book: Book) -> None:
    first_day(book, told_on=(book.today() - timedelta(days=2)).isoformat())
    assert opens_on(book, "explain") == book.today() - timedelta(days=1)
    assert not waits(book, "explain")


def test_a_no_in_the_log_counts_as_news_and_other_news_does_not(book: Book, clock: Any) -> None:
    assert opens_on(book, "explain") is None
    heard(book, Outcome.REJECTED, NO)
    clock.forward(days=21)
    heard(book, Outcome.OFFER, date(2026, 4, 1))
    assert opens_on(book, "explain") == date(2026, 3, 13)


def test_with_the_clock_set_back_a_no_still_to_come_closes_nothing(book: Book, clock: Any) -> None:
    first_day(book)
    clock.forward(days=-3)
    assert opens_on(book, "explain") is None


def test_looking_back_waits_for_the_day_that_was_chosen(book: Book) -> None:
    assert not waits(book, "look_back")
    first_day(book, look_back_from="2026-03-20")
    assert opens_on(book, "look_back") == date(2026, 3, 20)
    assert waits(book, "look_back")


def test_on_the_day_of_a_no_a_page_offers_to_wait_the_page_of_that_day_and_a_way_in(book: Book) -> None:
    book.store.add(ExerciseEntry("a", key_of(book.today(), 1), {}, finished=False))
    card, back, way_in = gate(book, "plan", lambda: None)
    assert shows(card, "title") == words("goals.gate.title")
    assert (shows(back, "notebook"), shows(way_in, "label")) == (notebook("today"), words("goals.gate.open"))


def test_the_gate_leads_to_the_page_of_the_day_only_until_its_five_minutes_are_over(book: Book) -> None:
    book.store.add(ExerciseEntry("a", key_of(book.today(), 1), {}, finished=True))
    assert gate(book, "plan", lambda: None)[1] is None


def test_ways_on_come_by_their_days_and_are_named_ahead_only_where_there_are_words_for_it(book: Book) -> None:
    today, ahead = book.today(), book.today() + timedelta(days=2)
    links = ways_on(book, book.words("today"), {"look_back": ahead, "log": today, "week": ahead})
    assert [shows(link, "notebook") for link in links] == [notebook("log"), notebook("look_back")]


def test_a_way_on_can_say_what_is_to_be_done_on_its_page(book: Book) -> None:
    (link,) = ways_on(book, book.words("debrief"), {"practise": book.today()}, {"practise": "changes"})
    assert shows(link, "before") == words("debrief.next.changes_now")


def test_what_is_due_comes_from_all_rooms_the_most_important_first(book: Book) -> None:
    id = book.store.add(Application("Quillmoor", "Data analyst")).id
    book.store.add(InterviewRound(id, Stage.FINAL, held_on=Day(book.today())))
    first_day(book, days_ago=7, distress=6)
    found = [(due.page, due.rank) for due in dues(book)]
    assert found == [("today", Rank.ASKED), ("log", Rank.COMING), ("week", Rank.NEXT)]


def test_an_empty_book_has_nothing_due(book: Book) -> None:
    assert dues(book) == []


def test_a_page_says_last_what_is_next_and_when_or_that_nothing_is(book: Book) -> None:
    assert closing(book, "log")[0] == {"before": words("start.due.nothing_else")}
    id, ahead = book.store.add(Application("Quillmoor")).id, Day(book.today() + timedelta(days=5))
    book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today() - timedelta(days=3)), promised_by=ahead))
    (promised,) = dues(book)
    assert promised.rank is Rank.PROMISED  # nothing to do until that day
    later = words("start.due.next", what=sentence(promised, book))
    assert closing(book, "log")[0] == {"before": f"{words('start.due.nothing_else')} {later}"}
    book.store.add(Pressing("visa", until=Day(book.today())))
    link, follow = closing(book, "log")
    first, _ = dues(book)
    assert link["before"] == words("start.due.next", what=sentence(first, book))
    assert (link["notebook"], link["label"]) == (PAGES[first.page].notebook, words("people.page.name"))
    follow()
    assert first.lead == (LED, led_to(book, LED))


def test_the_nearest_day_of_any_room_is_next_where_nothing_is_to_do(book: Book) -> None:
    heard(book, Outcome.REJECTED, book.today() - timedelta(days=1))
    (weekly,) = coming(book, [])
    look = {"what": words("review.calendar.review"), "day": "Wednesday"}
    assert sentence(weekly, book) == words("start.due.on_its_day", **look)
    first_day(book, days_ago=1, distress=6)
    (look_back,) = coming(book, [])
    said = {"what": words("today.calendar.look_back"), "day": words("days.near.1")}
    assert (look_back.page, sentence(look_back, book)) == ("look_back", words("start.due.on_its_day", **said))
    sooner = Due(Day(book.today()), "letter", "ahead_let_go", {"organisation": "Quillmoor"}, Rank.AHEAD)
    assert coming(book, [sooner]) == [sooner]
    for page in ("look_back", "today", "week"):
        book.switch_page(page, on=False)
    assert coming(book, []) == []


def test_on_the_day_of_a_no_nothing_but_what_others_wait_for_is_next(book: Book) -> None:
    heard(book, Outcome.REJECTED, book.today())
    assert closing(book, "log")[0] == {"before": words("start.due.no_today")}


def test_a_page_that_is_switched_off_asks_for_nothing_but_a_date_with_consequences_is_still_said(
    book: Book,
) -> None:
    first_day(book, days_ago=7, distress=6)
    book.store.add(Pressing("visa", until=Day(book.today() + timedelta(days=5))))
    noor = book.store.add(Person("Noor")).id
    book.store.add(Ask(noor, kept_until=Day(book.today())))
    assert [due.page for due in dues(book)] == ["today", "people", "people", "week"]
    for page in ("today", "people", "week"):
        book.switch_page(page, on=False)
    assert [(due.page, due.presses) for due in dues(book)] == [("people", True)]


def test_what_is_due_leads_to_a_page(book: Book) -> None:
    first_day(book, days_ago=7, distress=6)
    assert notebook(dues(book)[0].page) == "01_today.ipynb"


def test_a_page_that_is_switched_off_has_no_notebook_to_link_to(book: Book) -> None:
    assert notebook("look_back", book) == notebook("look_back")
    book.switch_page("look_back", on=False)
    assert notebook("look_back", book) == ""


def test_every_link_of_a_room_asks_whether_its_page_is_on() -> None:
    rooms = [
        file for page in PAGES.values() for file in (ROOT / page.room).rglob("*.py") if page.id != "start"
    ]
    others = [
        file for room in ("arrived", "offer", "quiet", "fairness") for file in (ROOT / room).rglob("*.py")
    ]
    for file in (*rooms, *others):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "notebook":
                assert len(call.args) == 2, f"{file}:{call.lineno} links without asking the book"
