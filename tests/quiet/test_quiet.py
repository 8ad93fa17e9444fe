"""The quiet ones: which they are, closing them in one press, and opening again when somebody answers."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, shows, unfold, widgets
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.json_file import json_bytes
from workbook.importing.own_export import own_json
from workbook.interviews.keeping import keep
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Standing, stories
from workbook.messages.page import Room
from workbook.path import dues, lead_to
from workbook.perspective.base_rates import UsualPart
from workbook.pressing.model import Pressing
from workbook.quiet.due import way
from workbook.quiet.model import LED, patience, quiet_ones
from workbook.quiet.page import QuietFold, QuietPart
from workbook.review.waits import OpenQuestions


@pytest.fixture
def notebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).resolve().parents[2])


def ago(book: Book, days: int) -> Day:
    return Day(book.today() - timedelta(days=days))


def sent(book: Book, days: int | None, organisation: str = "Quillmoor", **more: Any) -> str:
    """An application sent so many days ago; None for a day nobody knows."""
    sent_on = None if days is None else ago(book, days)
    return book.store.add(Application(organisation, "Analyst", sent_on, **more)).id


def held(book: Book, id: str, days: int, stage: Stage = Stage.FIRST, promised: int | None = None) -> None:
    by = None if promised is None else ago(book, promised)
    book.store.add(InterviewRound(id, stage, ago(book, days), had=True, promised_by=by))


def heard(book: Book, id: str, days: int, outcome: Outcome = Outcome.REJECTED) -> None:
    book.store.add(OutcomeEvent(id, outcome, ago(book, days)))


def standing(book: Book, id: str) -> Standing:
    return stories(book)[id].standing(book.today())


def fold_of(book: Book) -> QuietFold:
    fold = QuietFold(book, book.words("quiet"))
    fold.when_shown()
    return fold


def opened(book: Book) -> QuietFold:
    lead_to(book, LED, LED)
    return fold_of(book)


def names(book: Book) -> list[str]:
    return [quiet.story.application.organisation for quiet in quiet_ones(book)]


@pytest.mark.parametrize(("days", "quiet"), [(41, False), (42, True)])
def test_without_eight_answers_six_weeks_are_long(book: Book, days: int, quiet: bool) -> None:
    sent(book, days)
    assert bool(quiet_ones(book)) is quiet


def test_with_eight_answers_twice_their_median_is_long_also_where_that_is_less(book: Book) -> None:
    for n in range(8):
        heard(book, sent(book, 60, f"Answered {n}"), 60 - 12)
    sent(book, 24, "Fennick")
    sent(book, 23, "Thornvale")
    assert (patience(book), names(book)) == ((24, 12), ["Fennick"])


def test_answers_within_a_day_make_nobody_quiet_before_two_weeks(book: Book) -> None:
    for n in range(8):
        heard(book, sent(book, 60, f"Answered {n}"), 59)
    sent(book, 13)
    assert quiet_ones(book) == []


def test_what_is_over_or_to_come_or_only_saved_or_awaits_the_person_is_not_quiet(book: Book) -> None:
    heard(book, sent(book, 90), 80)
    heard(book, sent(book, 90), 80, Outcome.OFFER)
    book.store.add(InterviewRound(sent(book, 90), Stage.FIRST, ago(book, -3)))
    sent(book, None, only_saved=True)
    assert quiet_ones(book) == []


def test_a_promised_day_is_waited_for_and_comes_first_once_the_days_for_asking_are_over(book: Book) -> None:
    held(book, sent(book, 90, "Fennick"), 50, promised=3)
    assert quiet_ones(book) == []
    sent(book, 200, "Quillmoor")
    held(book, sent(book, 90, "Thornvale"), 40, promised=30)
    assert names(book) == ["Thornvale", "Quillmoor"]


def test_one_without_any_day_is_as_old_as_its_entry(book: Book, clock: Any) -> None:
    sent(book, None)
    assert quiet_ones(book) == []
    clock.forward(days=42)
    assert len(quiet_ones(book)) == 1


def test_all_are_closed_with_one_press_and_opened_with_one_undo(book: Book) -> None:
    ids = [sent(book, 100 + n, f"Firm {n}") for n in range(14)]
    fold = opened(book)
    assert words("quiet.count.sentence.other", n=14) in shown(fold)
    before = len(book.store.history())
    press(fold, words("quiet.count.stop.other", n=14))
    assert {standing(book, id) for id in ids} == {Standing.NO_RESPONSE}
    assert len(book.store.history()) == before + 1
    assert book.store.history(1)[0].label == words("quiet.count.label.other", n=14)
    press(fold, words("quiet.undo"))
    assert {standing(book, id) for id in ids} == {Standing.WAITING}
    assert words("quiet.undone") in shown(fold)


def test_one_that_is_not_ticked_is_waited_for(book: Book) -> None:
    first, second = sent(book, 100), sent(book, 90)
    fold = opened(book)
    ticks = next(part for part in widgets(fold) if "ticks" in part.spec)
    Browser(ticks).send("choose", key=first, option="waiting")
    press(fold, words("quiet.count.stop.one"))
    assert [standing(book, id) for id in (first, second)] == [Standing.WAITING, Standing.NO_RESPONSE]


def test_one_that_got_news_in_another_window_is_left_alone(book: Book) -> None:
    first, second = sent(book, 100), sent(book, 90)
    part = QuietPart(book, book.words("quiet"), quiet_ones(book))
    heard(book, first, 1)
    press(part, words("quiet.count.stop.other", n=2))
    assert [standing(book, id) for id in (first, second)] == [Standing.REJECTED, Standing.NO_RESPONSE]
    assert words("quiet.count.done.one") in shown(part)


def test_undo_after_a_later_change_says_so_and_loses_nothing(book: Book) -> None:
    id = sent(book, 100)
    fold = opened(book)
    press(fold, words("quiet.count.stop.one"))
    (closed,) = book.store.all(OutcomeEvent)
    book.store.update(closed.id, OutcomeEvent(id, Outcome.REJECTED, ago(book, 2)), closed.rev)
    press(fold, words("quiet.undo"))
    assert standing(book, id) is Standing.REJECTED
    assert words("storage.problem.changed_since") in shown(fold)


@pytest.mark.parametrize("days", [0, 10])
@pytest.mark.parametrize(("news", "becomes"), [("no_message", Standing.REJECTED), ("offer", Standing.OFFER)])
def test_an_answer_that_comes_later_opens_it_again_also_one_that_lay_unseen(
    book: Book, news: str, becomes: Standing, days: int, clock: Any
) -> None:
    id = sent(book, 100)
    press(opened(book), words("quiet.count.stop.one"))
    if becomes is Standing.OFFER:
        clock.forward(days=days)
        days = 0
    values = {"organisation": "Quillmoor", "role": "Analyst", "news": news, "heard_on": ago(book, days)}
    assert keep(book, values, label="").id == id
    assert standing(book, id) is becomes


def test_those_dropped_after_a_final_round_have_a_line_of_their_own(book: Book) -> None:
    sent(book, 100)
    assert words("quiet.list.dropped.hint") not in shown(opened(book))
    held(book, sent(book, 100), 60, Stage.FINAL)
    assert words("quiet.list.dropped.hint") in shown(opened(book))


def test_nothing_is_shown_without_any_nor_on_the_day_of_a_no(book: Book) -> None:
    assert fold_of(book).widget.children == ()
    sent(book, 100)
    assert words("quiet.count.quiet.one") in shown(fold_of(book))
    heard(book, sent(book, 10, "Fennick"), 0)
    assert fold_of(book).widget.children == ()


@pytest.mark.usefixtures("notebooks")
def test_the_way_from_numbers_leads_to_the_open_list(book: Book) -> None:
    assert way(book) is None
    sent(book, 100)
    link = way(book)
    assert shows(link, "before") == words("quiet.count.way.one")
    Browser(link).send("press", key="")
    assert words("quiet.count.stop.one") in shown(fold_of(book))
    heard(book, sent(book, 10, "Fennick"), 0)
    assert way(book) is None


@pytest.mark.usefixtures("notebooks")
def test_numbers_that_wait_for_answers_lead_there_on_03_and_04(book: Book) -> None:
    for n in range(6):
        held(book, sent(book, 100, f"Firm {n}"), 90)
    letters = Room(book, book.words("messages"))
    letters.when_shown()
    for page in (letters.widget, UsualPart(book, book.words("perspective")).widget):
        assert words("quiet.count.way.other", n=6) not in shown(page)
        assert words("quiet.count.way.other", n=6) in shown(unfold(page))


@pytest.mark.usefixtures("notebooks")
def test_the_weekly_page_says_it_once_in_the_look_itself(book: Book) -> None:
    week = Path("notebooks/10_the_week.ipynb").read_text(encoding="utf-8")
    assert "quiet" not in week
    sent(book, 100)
    assert words("review.waits.title") in shown(OpenQuestions(book, book.words("review")).begun())


def test_it_is_due_on_start_in_one_line_until_it_is_put_off(book: Book) -> None:
    sent(book, 100)
    sent(book, 90)
    assert [(due.page, due.key, due.values["n"]) for due in dues(book)] == [("log", "quiet", 2)]
    fold = opened(book)
    press(fold, words("quiet.not_now"))
    assert dues(book) == []
    assert words("quiet.count.sentence.other", n=2) in shown(fold)


def test_a_date_that_presses_is_said(book: Book) -> None:
    sent(book, 100)
    book.store.add(Pressing("visa", until=ago(book, -10)))
    what, on = words("pressing.field.matter.options.visa"), ago(book, -10)
    day = book.words("pressing").on_day(on, book.today())
    assert words("pressing.softens.near", day=day, what=what) in shown(opened(book))


def test_what_was_closed_comes_back_with_an_export(book: Book, tmp_path: Path) -> None:
    id = sent(book, 100)
    press(opened(book), words("quiet.count.stop.one"))
    other = open_book(tmp_path / "other", now=book.now)
    own_json(json_bytes(everything(book))).into(other)
    assert standing(other, id) is Standing.NO_RESPONSE


def test_five_hundred_are_closed_in_one_step(book: Book) -> None:
    with book.store.batch() as step:
        for n in range(500):
            step.add(Application(f"<b>Firm {n}</b>", sent_on=ago(book, 100)))
    fold = opened(book)
    press(fold, words("quiet.count.stop.other", n=500))
    assert quiet_ones(book) == []
