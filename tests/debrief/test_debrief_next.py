"""What is next and when, from the person's own dates; pages that are not there are not promised."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from debrief_by_hand import CHANGES, first_day, interview, page, session
from driver import shown, shows, widgets
from wording import words

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.debrief.page import pages_after
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage


def test_the_path_after_a_no_in_days(book: Book) -> None:
    first_day(book, distress=7)
    days = {page: (on - book.today()).days for page, on in pages_after(book).items()}
    assert days == {"explain": 1, "today": 7, "week": 7, "practise": 8, "people": 8, "standing": 14}


def test_the_other_explanation_is_next_until_it_was_done(book: Book) -> None:
    first_day(book, distress=7)
    about, answers = key_of(book.today(), 1), {"hot_thought": "I froze."}
    thought = book.store.add(ExerciseEntry("c", about, answers, finished=False))
    assert "explain" in pages_after(book)
    book.store.update(thought.id, ExerciseEntry("c", about, answers, finished=True), thought.rev)
    assert "explain" not in pages_after(book)


def test_what_is_next_comes_from_the_persons_own_dates(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_day(book, days_ago=3)
    interview(book)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "06_practise.ipynb").touch()
    part = page(book)
    session(part, changes=CHANGES)
    text = shown(part)
    assert words("debrief.next.changes_later", day="Tuesday") in text
    assert text.count("13 March") == 1  # when the second session opens is said where it is begun
    assert words("debrief.next.open_anyway") in text
    assert [shows(w, "title") for w in widgets(part) if shows(w, "tone") == "section"][-1] == words(
        "debrief.next.title"
    )


def test_without_changes_nothing_is_said_of_them(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_day(book, days_ago=16)
    interview(book)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "06_practise.ipynb").touch()
    part = page(book)
    session(part, aim="Calm")
    assert words("debrief.next.practise_now") in shown(part)
    assert words("debrief.next.open_anyway") not in shown(part)  # no date is said that could be a suggestion
    assert words("debrief.next.changes_now") not in shown(part)
    assert words("debrief.next.changes_later", day="14 March 2026") not in shown(part)


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [
        (3, words("debrief.next.question_later", day="Monday")),
        (8, words("debrief.next.question_now")),
        (20, ""),
    ],
)
def test_the_question_of_a_week_later_is_named_with_its_own_page_and_only_while_it_is_asked(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days_ago: int, said: str
) -> None:
    first_day(book, days_ago=days_ago, distress=7)
    monkeypatch.chdir(tmp_path)
    for name in ("01_today.ipynb", "10_the_week.ipynb"):
        (tmp_path / name).touch()
    text = shown(page(book).next)
    assert said in text
    assert ("01_today.ipynb" in text) is bool(said)
    assert "10_the_week.ipynb" in text


def test_pages_that_are_not_there_are_not_promised(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_day(book, days_ago=3)
    monkeypatch.chdir(tmp_path)
    text = shown(page(book))
    for key in ("changes_now", "changes_later", "practise_now", "practise_later"):
        assert words(f"debrief.next.{key}", day="17 March 2026") not in text


@pytest.mark.parametrize(("noes", "offers", "advised"), [(2, 0, False), (3, 0, True), (3, 1, False)])
def test_three_noes_after_final_rounds_lead_to_how_it_usually_goes_first(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noes: int, offers: int, advised: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "04_what_else_could_explain_it.ipynb").touch()
    for n in range(noes):
        application = book.store.add(Application(f"Org {n}")).id
        book.store.add(InterviewRound(application, Stage.FINAL, Day(book.today() - timedelta(days=5))))
        yesterday = Day(book.today() - timedelta(days=1))
        book.store.add(OutcomeEvent(application, Outcome.REJECTED, yesterday))
        if n < offers:
            book.store.add(OutcomeEvent(application, Outcome.OFFER, Day(book.today())))
    assert (words("debrief.next.many_final_noes") in shown(page(book))) is advised
