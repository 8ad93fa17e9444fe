"""All pictures in one place: those that have something to say, by question, three of them open at most."""

from __future__ import annotations

from driver import shown
from goals_by_hand import keep_goal
from many import add_all
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.people.model import Person
from workbook.pictures.page import MOST_OPEN, Gallery, every
from workbook.pictures.shelf import QUESTIONS, ROOMS, draw
from workbook.sample import fill
from workbook.ui import LiveChart


def opened(book: Book) -> Gallery:
    gallery = Gallery(book)
    gallery.fold.open()
    return gallery


def test_every_room_gives_the_pictures_that_the_shelf_names(book: Book) -> None:
    for room, key in (place for places in QUESTIONS.values() for place in places):
        assert key in ROOMS[room].pictures(book, book.words(ROOMS[room].words))
        assert words(f"pictures.name.{room}.{key}")
    assert next(iter(QUESTIONS)) == "goals"


def test_an_empty_book_says_what_will_be_here(book: Book) -> None:
    gallery = opened(book)
    assert gallery.shown == {}
    assert words("pictures.empty") in shown(gallery)


def test_on_the_day_of_a_no_there_is_nothing(book: Book) -> None:
    sent = book.store.add(Application("Quillmoor", sent_on=Day(book.today())))
    book.store.add(OutcomeEvent(sent.id, Outcome.REJECTED, Day(book.today())))
    assert every_part(book) == []


def apply(book: Book, n: int) -> None:
    add_all(book.store, [Application("Quillmoor", sent_on=Day(book.today())) for _ in range(n)])


def every_part(book: Book) -> list[object]:
    return list(every.__wrapped__(book))  # type: ignore[attr-defined]


def test_only_what_has_something_to_say_is_there(book: Book) -> None:
    apply(book, 4)
    gallery = opened(book)
    assert set(gallery.shown) == set()  # a sentence says as much of so few
    apply(book, 1)
    assert set(gallery.shown) == {
        ("interviews", "reach"),
        ("interviews", "over_time"),
        ("perspective", "own"),
    }
    book.store.add(Person("Ana"))
    assert ("people", "map") in gallery.shown


def test_the_sample_book_has_nearly_every_picture(book: Book) -> None:
    fill(book)
    gallery = opened(book)
    every_place = [place for places in QUESTIONS.values() for place in places]
    assert len(gallery.shown) >= len(every_place) - 3, set(every_place) - set(gallery.shown)


def test_a_fourth_picture_closes_the_oldest(book: Book) -> None:
    fill(book)
    pictures = list(opened(book).shown.values())
    for picture in pictures[: MOST_OPEN + 1]:
        picture.fold.open()
    assert [picture.fold.opened for picture in pictures[: MOST_OPEN + 1]] == [False, True, True, True]
    pictures[0].fold.open()
    assert [picture.fold.opened for picture in pictures[: MOST_OPEN + 1]] == [True, False, True, True]


def test_nothing_is_drawn_before_its_line_is_opened(book: Book) -> None:
    fill(book)
    gallery = opened(book)
    assert {picture.chart for picture in gallery.shown.values()} == {None}


def test_a_low_day_leaves_some_out_until_asked_for(book: Book) -> None:
    fill(book)
    book.store.add(CheckIn(Day(book.today()), steady=2))
    gallery = opened(book)
    assert ("messages", "curve") not in gallery.shown
    gallery._show_anyway()
    assert ("messages", "curve") in gallery.shown


def test_an_open_picture_stays_as_it_is_while_others_come(book: Book) -> None:
    apply(book, 5)
    gallery = opened(book)
    reach = gallery.shown["interviews", "reach"]
    reach.fold.open()
    sent = book.store.add(Application("Thornvale", sent_on=Day(book.today())))
    book.store.add(InterviewRound(sent.id, Stage.FIRST, Day(book.today())))
    assert gallery.shown["interviews", "reach"] is reach
    assert reach.fold.opened


def test_only_what_changed_is_drawn_again(book: Book, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    fill(book)
    gallery = opened(book)
    reach, people = gallery.shown["interviews", "reach"], gallery.shown["people", "map"]
    for picture in (reach, people):
        picture.fold.open()
        assert picture.chart
        picture.chart._seen({"visible": True})
    drawn: list[LiveChart] = []
    before = LiveChart.drawn
    monkeypatch.setattr(LiveChart, "drawn", lambda self: drawn.append(self) or before(self))
    book.store.add(Person("Ana"))
    assert drawn == [people.chart]


def test_no_picture_is_made_twice_for_two_names(book: Book) -> None:
    places = [place for pictures in QUESTIONS.values() for place in pictures]
    assert len(places) == len(set(places))
    apply(book, 5)
    assert draw(book, "interviews", "reach") is not None


def test_each_goal_that_somebody_works_on_has_its_burn_up(book: Book) -> None:
    for outcome in ("One", "Two"):
        keep_goal(book, outcome=outcome, days_ago=20, counts="applications", aim=2, target=9)
    book.store.add(Application("Quillmoor", sent_on=Day(book.today())))
    gallery = opened(book)
    assert [key for room, key in gallery.shown if room == "goals"][:2] == ["burn_up", "burn_up_2"]
    assert [draw(book, "goals", key) is None for key in ("burn_up", "burn_up_2", "burn_up_3")] == [
        False,
        False,
        True,
    ]
