"""The composer on a bad day: held, typed into with anything, opened twice, its application gone."""

from __future__ import annotations

import pytest
from composer_by_hand import ANSWERS, Desk, application, press, titles
from wording import words

from workbook import open_book
from workbook.answers import ExerciseEntry
from workbook.interviews.model import Application
from workbook.messages.model import ToRole

SENT = words("messages.compose.sent")


@pytest.fixture
def desk(book):
    return Desk(book, application(book))


def test_late_in_the_evening_it_is_saved_for_tomorrow_and_nothing_is_locked(book, clock):
    clock.forward(hours=13)
    desk = Desk(book, application(book))
    desk.type(**ANSWERS)
    assert words("messages.compose.hold.quiet_hours.title") in titles(desk.composer)
    assert desk.looked.calm
    desk.composer.sent()
    assert len(desk.sent) == 1


def test_on_a_heavy_day_it_is_suggested_to_wait_at_once(book, desk):
    desk.type(**ANSWERS)
    assert titles(desk.composer) == []
    book.store.add(ExerciseEntry("a", "2026-03-12.01", {"distress": 8}, False))
    assert titles(desk.composer) == [words("messages.compose.hold.heavy_day.title")]


def test_typing_reads_nothing_of_the_book_and_the_clock_still_counts(book, desk, clock, monkeypatch):
    desk.type(**ANSWERS)
    reads = []
    monkeypatch.setattr(type(book.store), "all", lambda _store, kind: reads.append(kind) or [])
    desk.write(desk.body + "!")
    assert reads == []
    clock.forward(hours=13)
    desk.write(desk.body + "!")
    assert titles(desk.composer) == [words("messages.compose.hold.quiet_hours.title")]


def test_a_note_stands_beside_its_sentence_and_the_length_when_it_nears(desk):
    desk.type(**ANSWERS)
    assert desk.looked.count == ""
    desk.write(desk.body + "\nPlease reconsider." + " more" * 60)
    (over, note) = desk.looked.remarks
    assert over.say == words("messages.compose.too_long")
    assert desk.body[note.start : note.end] == "Please reconsider."
    assert desk.looked.over


def test_a_letter_too_long_for_mail_programs_says_so(desk):
    desk.type(**ANSWERS)
    assert desk.looked.link.startswith("mailto:?subject=Data%20analyst%3A%20thank%20you%20for")
    desk.write("ü" * 400)
    assert desk.looked.link == ""
    assert words("messages.compose.link_too_long") in desk.looked.link_said


HOSTILE = [
    "R&D <Lead>",
    "O'Brien",
    "دانة",
    "⟨X⟩ {contact}",
    "<img src=x onerror=alert(1)>",
    "a" * 300,
    "\ud83d",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_into_every_field_at_once_does_no_harm(book, typed):
    names = ("contact", "me", "detail", "others", "q1", "q2", "phone", "point", "recruiter_client", "role")
    for to_role in (ToRole.HIRING_MANAGER, ToRole.AGENCY_RECRUITER):
        desk = Desk(book, application(book, organisation="X"))
        desk.type(to_role=to_role.value, question="own", **dict.fromkeys(names, typed))
        desk.composer.sent()
        if typed != "\ud83d":
            assert desk.looked.held == ""
            assert typed in desk.sent[0].body


def test_an_application_removed_while_it_is_open_is_said_and_the_letter_stays(book):
    id = application(book)
    desk = Desk(book, id)
    desk.type(**ANSWERS)
    body = desk.body
    book.store.remove(Application, id)
    assert words("messages.compose.removed_title") in titles(desk.composer)
    press(desk.composer, SENT)
    assert desk.sent == []
    assert words("messages.compose.not_stored") in desk.said
    assert desk.body == body
    book.store.undo()
    assert titles(desk.composer) == []
    desk.composer.sent()
    assert len(desk.sent) == 1


def test_two_windows_on_one_letter_keep_the_last_words_and_neither_stops(book):
    id = application(book)
    one, other = Desk(book, id), Desk(open_book(book.folder, now=book.now), id)
    one.type(**ANSWERS)
    other.type(**ANSWERS | {"contact": "Tom"})
    one.write("One.")
    other.write("Other.")
    one.composer.sent()
    other.composer.sent()
    assert (one.sent[0].body, other.sent[0].body) == ("One.", "Other.")


def test_a_button_pressed_twice_hands_the_letter_on_once(desk):
    desk.type(**ANSWERS)
    desk.composer.sent()
    desk.composer.sent()
    assert len(desk.sent) == 1


@pytest.mark.parametrize("typed", ["a\x00b", "\ufdd0", "x" * 200_001])
def test_what_the_book_cannot_keep_is_said_and_not_handed_on(desk, typed):
    desk.type(**ANSWERS)
    desk.write(typed)
    press(desk.composer, SENT)
    assert desk.sent == []
    assert desk.said
    assert desk.body == typed
