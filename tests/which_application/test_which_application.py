"""The application that something belongs to, among those that are in the log."""

from __future__ import annotations

from log_by_hand import TODAY, day, heard, story

from workbook.book import Book
from workbook.interviews.model import Application
from workbook.which_application.story import belongs_to, fitting, joined

QUILLMOOR = {"organisation": "quillmoor", "role": "ANALYST"}


def test_nothing_fits_in_an_empty_log():
    assert belongs_to([], {"organisation": "Quillmoor"}, TODAY) is None


def test_an_open_application_comes_before_one_closed_as_silence_and_one_that_ended_is_none():
    silent = story("2026-02-02", heard("no_response", "2026-03-01"), id="silent")
    ended = story("2026-02-02", heard("rejected", "2026-03-01"), id="ended")
    waiting = story("2026-01-05", id="waiting")
    assert belongs_to([silent, waiting, ended], QUILLMOOR, TODAY) is waiting
    assert belongs_to([silent, ended], QUILLMOOR, TODAY) is silent
    assert belongs_to([ended], QUILLMOOR, TODAY) is None


def test_the_very_role_comes_before_none_and_another_role_is_another_application():
    vague, other, same = story(role="", id="vague"), story(role="Manager", id="other"), story(id="same")
    assert belongs_to([same, vague, other], QUILLMOOR, TODAY) is same
    assert belongs_to([vague, other], QUILLMOOR, TODAY) is vague
    assert belongs_to([other], QUILLMOOR, TODAY) is None


def test_joining_fills_in_what_was_missing_and_changes_nothing_else(book: Book):
    book.store.add(Application("Quillmoor", only_saved=True))
    given = {"organisation": "QUILLMOOR", "role": "Analyst", "sent_on": day("2026-03-01")}
    with book.store.batch() as step:
        (target,) = fitting(step, given)
        kept = joined(step, target, given, sent=True)
    assert kept.record == Application("Quillmoor", "Analyst", day("2026-03-01"))
    assert [one.id for one in book.store.all(Application)] == [kept.id]
