"""Clocks, midnights, two windows and interviews that go: nothing that was written is lost."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Any

from debrief_by_hand import begin, exercise, form, go_through, interview, page, session, sessions, timer
from driver import Browser, press, shown, shows, widgets
from wording import words

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.debrief.story import debrief_of
from workbook.interviews.model import InterviewRound


def test_a_session_that_was_left_open_ends_by_itself_and_its_words_come_back(book: Book, clock: Any) -> None:
    interview(book)
    part = page(book)
    begin(part)
    Browser(exercise(part.sessions)).type(aim="To show that I can li")
    clock.forward(hours=24)
    part = page(book)
    assert words("debrief.look.second.free_now") in shown(part)
    press(part, words("debrief.look.draft_finish"))
    assert Browser(exercise(part.sessions)).boxes["aim"] == "To show that I can li"
    assert len(sessions(book)) == 1


def test_midnight_while_writing_changes_nothing(book: Book, clock: Any) -> None:
    about = interview(book)
    clock.forward(hours=13, minutes=50)
    part = page(book)
    begin(part)
    clock.forward(minutes=20)
    assert timer(page(book))["left"] == 300
    go_through(page(book), aim="Calm")
    assert debrief_of(book, about).used == 1
    assert sessions(book)[0].minutes == 20


def test_a_clock_set_back_keeps_the_session_and_never_counts_more_than_twenty_five(
    book: Book, clock: Any
) -> None:
    about = interview(book)
    begin(page(book))
    clock.forward(days=-2)
    part = page(book)
    assert timer(part)["left"] == 1500
    go_through(part, aim="Calm")
    assert debrief_of(book, about).used == 1


def test_another_time_zone_does_not_bring_the_second_session_nearer(book: Book, clock: Any) -> None:
    about = interview(book)
    session(page(book), aim="Calm")
    clock.time = clock.time.astimezone(timezone(timedelta(hours=13)))
    clock.forward(hours=20)
    assert debrief_of(book, about).second_opens(book.now())
    clock.forward(hours=4)
    assert debrief_of(book, about).second_opens(book.now()) is None


def test_two_windows_begin_one_session_and_not_two(book: Book) -> None:
    interview(book)
    one, other = page(book), page(book)
    for window in (one, other):
        window.sessions.begin(1)
    assert [s.session for s in sessions(book)] == [1]


def test_two_windows_editing_the_same_notes_show_both_texts_and_lose_neither(book: Book) -> None:
    from workbook import open_book

    about = interview(book)
    part = page(book)
    begin(part)
    elsewhere = page(open_book(book.folder, now=book.now))
    Browser(exercise(part.sessions)).press("next", aim="Typed here")
    browser = Browser(exercise(elsewhere.sessions))
    browser.press("next", aim="Typed there")
    card = shows(browser, "conflict")
    assert {"mine": "Typed there", "theirs": "Typed here"}.items() <= card["sides"][0].items()
    browser.send("resolve", how="both", values={})
    browser.press("next")
    assert debrief_of(book, about).answers["aim"] == "Typed there / Typed here"


def test_an_interview_removed_while_its_debrief_is_open_leaves_what_was_written(book: Book) -> None:
    about = interview(book)
    part = page(book)
    begin(part)
    asked = exercise(part.sessions)
    book.store.remove(InterviewRound, about)
    assert exercise(part.sessions) is asked
    go_through(part, aim="Calm", close=True)
    text = shown(part)
    assert words("debrief.choose.gone") in text
    assert debrief_of(book, about).answers["aim"] == "Calm"
    assert words("debrief.look.closed_title") in shown(page(book))


def test_an_interview_that_comes_back_by_undo_has_its_debrief_again(book: Book) -> None:
    about = interview(book)
    session(page(book), aim="Calm")
    change = book.store.remove(InterviewRound, about)
    book.store.undo(change.batch)
    assert words("debrief.choose.gone") not in shown(page(book))


def test_an_interview_still_to_come_is_not_looked_back_at(book: Book) -> None:
    interview(book, "Thornvale", days_ago=-4)
    assert "Thornvale" not in shown(page(book))


def test_with_an_empty_log_two_facts_put_the_interview_there(book: Book) -> None:
    part = page(book)
    Browser(form(part.choosing)).press(organisation="Quillmoor", stage="final", held_on="9 March 2026")
    assert words("debrief.look.begin_1") in shown(part)
    final = words("interviews.field.stage.options.final")
    assert f"Quillmoor · {final} · 9 Mar" in shown(part)


def test_the_interview_looked_at_last_is_looked_at_again(book: Book) -> None:
    interview(book, "Quillmoor", 3)
    interview(book, "Thornvale", 9)
    part = page(book)
    press(part, "Thornvale")
    session(part, aim="Calm")
    assert words("debrief.look.open_title") in shown(page(book))
    press(part, "Quillmoor")
    assert words("debrief.look.begin_1") in shown(page(book))


def test_the_page_has_one_filled_button_at_most(book: Book) -> None:
    interview(book)
    filled = [w for w in widgets(page(book)) if shows(w, "primary")]
    assert len(filled) == 1


def test_an_older_or_damaged_entry_is_no_trouble(book: Book) -> None:
    about = interview(book)
    book.store.add(ExerciseEntry("e", about, {"keeps": "x", "changes": [1, ["a"]], "park": 7}, True))
    box = debrief_of(book, about)
    assert [box.answers[name] for name in ("keeps", "changes", "park")] == [(), (), ()]
    session(page(book), aim="Calm")
