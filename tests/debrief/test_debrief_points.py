"""Three points at most, each read, then acted on or set aside: a test for each rule."""

from __future__ import annotations

import pytest
from debrief_by_hand import actions, asks, form, heard, interview, page, points, read_point, settle, take_in
from driver import Browser, press, shown, shows
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.model import (
    Action,
    Feedback,
    FeedbackPoint,
    HeardBefore,
    LeadsTo,
    Theme,
    waiting_for,
)
from workbook.debrief.page import DebriefPart

NOTES = {
    "too_vague": FeedbackPoint("f", theme=Theme.TOO_VAGUE),
    "someone_stronger": FeedbackPoint("f", theme=Theme.SOMEONE_STRONGER),
    "more_than_once": FeedbackPoint("f", heard_before=HeardBefore.MORE_THAN_ONCE),
}


def test_three_points_at_most_from_any_one_source(book: Book) -> None:
    part = page(book)
    take_in(part)
    for _ in range(3):
        read_point(part)
        settle(part, set_aside="too_vague")
    assert words("debrief.points.enough") in shown(part)
    assert words("debrief.points.another", n=3, most=3) not in shown(part)
    assert not asks(part.intake)
    assert len(points(book)) == 3


def test_a_fourth_point_from_another_window_is_refused(book: Book) -> None:
    part = page(book)
    take_in(part)
    for _ in range(2):
        read_point(part)
        settle(part, set_aside="too_vague")
    other = page(open_book(book.folder, now=book.now))
    other.intake.open(book.store.all(Feedback)[0].id)
    press(other.intake, words("debrief.points.another", n=2, most=3))
    read_point(part)
    browser = Browser(form(other.intake))
    browser.press(theme="level")
    assert words("debrief.points.reading.problem.three_points") in browser.problems["theme"]
    assert len(points(book)) == 3


def three_points(book: Book, source: str) -> DebriefPart:
    """The page after three points from a source about the interview in the log."""
    part = page(book)
    take_in(part, source=source)
    for _ in range(3):
        read_point(part)
        settle(part, set_aside="too_vague")
    return part


def test_another_source_has_three_points_of_its_own(book: Book) -> None:
    interview(book)
    part = three_points(book, "recruiter")
    take_in(part, source="hiring_manager")
    read_point(part)
    settle(part, set_aside="too_vague")
    assert words("debrief.points.another", n=1, most=3) in shown(part)


def test_two_pieces_from_one_source_about_one_interview_share_three_points(book: Book) -> None:
    interview(book)
    part = three_points(book, "recruiter")
    take_in(part, source="recruiter")
    assert not asks(part.intake)
    assert words("debrief.points.enough_before") in shown(part)
    assert len(points(book)) == 3


@pytest.mark.parametrize("source", ["panel_member", "watched_me"])
def test_two_people_in_one_role_are_two_sources(book: Book, source: str) -> None:
    interview(book)
    part = three_points(book, source)
    take_in(part, source=source)
    read_point(part)
    assert len(points(book)) == 4


def test_one_source_about_two_interviews_is_two(book: Book) -> None:
    interview(book, "Quillmoor", 3)
    other = interview(book, "Thornvale", 9)
    part = three_points(book, "recruiter")
    part.choosing.choose(other)
    take_in(part, source="recruiter")
    read_point(part)
    assert len(points(book)) == 4


def test_each_point_ends_in_one_action_with_a_date_or_a_reason(book: Book) -> None:
    part = page(book)
    take_in(part)
    read_point(part)
    assert words("debrief.points.open") in shown(part)
    browser = Browser(form(part.intake))
    browser.press()
    assert words("debrief.points.outcome.problem.either_one") in browser.problems["text"]
    browser.press(text="Prepare two examples", set_aside="too_vague")
    assert words("debrief.points.outcome.problem.either_not_both") in browser.problems["set_aside"]
    browser.press(text="Prepare two examples", by="20 March", leads_to="practice", set_aside=None)
    assert words("debrief.points.action_by", action="Prepare two examples", day="20 March") in shown(part)
    assert words("debrief.points.done") in shown(part)


def test_an_action_without_a_date_leaves_its_point_open_until_it_has_one(book: Book) -> None:
    part = page(book)
    take_in(part)
    read_point(part)
    settle(part, text="Prepare two examples")
    part.heard.refresh()
    assert words("debrief.points.no_day") in shown(part)
    assert words("debrief.points.done") not in shown(part)
    assert words("debrief.count.open_points.one") in shown(part.heard)
    press(part, words("debrief.points.decide_again"))
    settle(part, by="20 March 2026")
    part.heard.refresh()
    assert words("debrief.points.open") not in shown(part)
    assert words("debrief.points.no_day") not in shown(part)
    assert words("debrief.count.points.one") in shown(part.heard)


def test_an_action_can_become_a_practice_card_or_a_milestone(book: Book) -> None:
    for leads in LeadsTo:
        book.store.add(Action(text=leads.value, leads_to=leads))
    book.store.add(Action(text="done", leads_to=LeadsTo.PRACTICE, done_on=Day(book.today())))
    kept = book.store.all(Action)
    assert [a.record.text for a in waiting_for(kept, LeadsTo.PRACTICE)] == ["practice"]
    assert [a.record.text for a in waiting_for(kept, LeadsTo.MILESTONE)] == ["milestone"]


def test_setting_a_point_aside_takes_its_action_away(book: Book) -> None:
    part = page(book)
    take_in(part)
    read_point(part)
    settle(part, text="Prepare two examples")
    press(part, words("debrief.points.decide_again"))
    settle(part, text="", set_aside="not_important")
    assert actions(book) == []
    assert points(book)[0].set_aside == "not_important"


@pytest.mark.parametrize("key", NOTES)
def test_auto_note_is_said_for_what_the_guide_names_and_nothing_else(book: Book, key: str) -> None:
    assert NOTES[key].notes == (key,)
    assert FeedbackPoint("f", theme=Theme.LEVEL, heard_before=HeardBefore.ONCE).notes == ()
    part = page(book)
    take_in(part)
    point = NOTES[key]
    read_point(part, theme=point.theme and point.theme.value, heard_before=point.heard_before or "")
    assert book.words("debrief")(f"points.note.{key}") in shown(part)


def test_removing_feedback_takes_its_points_along_and_undo_brings_all_back(book: Book) -> None:
    part = page(book)
    take_in(part)
    read_point(part)
    settle(part, text="Prepare two examples")
    part.heard.refresh()
    part.heard.remove(book.store.all(Feedback)[0].id)
    assert (heard(book), points(book), actions(book)) == ([], [], [])
    part.heard.undo(removal=True)
    assert (len(heard(book)), len(points(book)), len(actions(book))) == (1, 1, 1)


def test_two_windows_on_one_outcome_show_both_actions(book: Book) -> None:
    part = page(book)
    take_in(part)
    read_point(part)
    other = page(open_book(book.folder, now=book.now))
    other.intake.open(book.store.all(Feedback)[0].id)
    press(other, words("debrief.points.decide"))
    settle(part, text="Typed here")
    settle(other, text="Typed there")
    card = shows(form(other.intake), "conflict")
    assert {"Typed here", "Typed there"} <= {value for side in card["sides"] for value in side.values()}
