"""What presses: due on Start, in the calendar, before any advice to wait; and who advises for free."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, unfold, widgets
from wording import words

from workbook import open_book, ui
from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.check_ins.page import CheckInPart
from workbook.debrief.page import DebriefPart
from workbook.exporting.contents import everything
from workbook.exporting.export import files_of
from workbook.exporting.json_file import json_bytes
from workbook.exporting.share import share_bytes
from workbook.importing.own_export import own_json
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.path import Rank, dues, lead_to, notebook, what_presses
from workbook.pressing.due import calendar_days, due
from workbook.pressing.model import LED, Pressing, near, open_dates
from workbook.pressing.page import PressingPart, dates_fold
from workbook.start.due_words import due_list
from workbook.start.page import due as start_due
from workbook.today.page import FirstDayPart
from workbook.ui.care import COUNTRY


def ahead(book: Book, days: int) -> Day:
    return Day(book.today() + timedelta(days=days))


def add(book: Book, days: int = 10, matter: str = "visa", **fields: Any) -> str:
    return book.store.add(Pressing(matter, until=ahead(book, days), **fields)).id


def part_of(book: Book) -> PressingPart:
    return PressingPart(book, book.words("pressing"))


def test_a_change_that_cannot_be_kept_leaves_its_form_open(book: Book) -> None:
    stored = book.store.get(Pressing, add(book))
    part = part_of(book)
    part.ask(stored)
    form = part.form
    book.store.revise(stored, note="From another window")
    Browser(form).press(next_step="Ring them")
    assert book.store.all(Pressing)[0].record.next_step == ""
    add(book, 20)
    assert part.form is form


@pytest.mark.parametrize(("days", "presses"), [(29, False), (28, True), (0, True), (-7, True), (-8, False)])
def test_a_date_presses_from_four_weeks_before_to_a_week_after(book: Book, days: int, presses: bool) -> None:
    add(book, days)
    assert bool(near(book.store.all(Pressing), book.today())) is presses


def test_a_month_presses_until_a_week_after_its_last_day(book: Book) -> None:
    book.store.add(Pressing("savings", until=Day.parse("2026-03")))
    assert len(near(book.store.all(Pressing), book.today())) == 1


def test_a_settled_date_no_longer_presses(book: Book) -> None:
    add(book, settled_on=ahead(book, 0))
    assert open_dates(book.store.all(Pressing)) == []
    assert what_presses(book) == []


def test_it_is_due_before_other_things_and_said_on_start_also_with_an_empty_log(book: Book) -> None:
    add(book, 10)
    add(book, -1, "rent")
    assert [(item.page, item.key, item.rank) for item in dues(book)] == [
        ("people", "date_passed", Rank.COMING),
        ("people", "date_presses", Rank.COMING),
    ]
    thing, _ = due_list(book, book.words("start")).to_do
    what = words("pressing.field.matter.options.rent")
    by = book.words("people").said_day(ahead(book, -1), book.today())
    assert (thing.page, thing.sentence) == ("people", words("people.due.date_passed", what=what, by=by))


def test_it_is_in_the_calendar_of_an_export_without_its_words(book: Book) -> None:
    add(book, note="Form 12", next_step="Call them")
    (day,) = calendar_days(book)
    assert (day.on, day.title) == (ahead(book, 10).on, words("pressing.calendar.visa"))
    calendar = dict(files_of(book, everything(book)))["due.ics"].decode()
    assert words("pressing.calendar.visa") in calendar
    assert "Form 12" not in calendar


def test_nothing_near_says_nothing(book: Book) -> None:
    add(book, 60)
    assert what_presses(book) == []
    assert due(book) == []


def first_day(book: Book, days_ago: int = 0, **answers: Any) -> None:
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("a", key, answers, True))


def test_the_hold_list_is_softened(book: Book) -> None:
    add(book)
    (said,) = what_presses(book)
    page = FirstDayPart(book, book.words("today"))
    assert said in shown(page)  # in the hints of what is left alone, and of the day for looking back
    first_day(book, hold=["sending"])
    assert said in shown(FirstDayPart(book, book.words("today")))


def test_two_days_of_waiting_are_softened(book: Book) -> None:
    add(book)
    first_day(book)
    (said,) = what_presses(book)
    assert said in shown(DebriefPart(book, book.words("debrief")))


def test_money_worry_of_7_or_more_leads_here(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).resolve().parents[2])
    book.store.add(CheckIn(Day(book.today()), steady=6, money=7), id=f"check-in-{book.today()}")
    part = CheckInPart(book, book.words("check_ins"))
    link = next(w for w in widgets(part) if w.spec.get("label") == words("check_ins.pages.presses"))
    Browser(link).send("press", key="")
    fold = dates_fold(book, book.words("pressing"))
    assert fold.opened
    assert words("pressing.money") in shown(fold)


def test_money_worry_of_6_does_not(book: Book) -> None:
    book.store.add(CheckIn(Day(book.today()), steady=6, money=6), id=f"check-in-{book.today()}")
    assert words("check_ins.pages.presses") not in shown(CheckInPart(book, book.words("check_ins")))


def test_a_date_is_written_down_changed_and_settled(book: Book) -> None:
    part = part_of(book)
    assert part.form is not None
    Browser(part.form).press(matter="visa", until="20 March 2026", next_step="Call the office")
    assert words("pressing.next_step", step="Call the office") in shown(part)
    press(part, words("pressing.edit"))
    Browser(part.form).press(next_step="Write to the office")
    assert words("pressing.next_step", step="Write to the office") in shown(part)
    press(part, words("pressing.settled"))
    (stored,) = book.store.all(Pressing)
    assert stored.record.settled_on == ahead(book, 0)


def test_a_date_needs_what_it_is_and_when(book: Book) -> None:
    part = part_of(book)
    form = Browser(part.form)
    form.press(next_step="Call")
    assert set(form.problems) == {"matter", "until"}
    assert form.boxes["next_step"] == "Call"


def test_the_line_counts_what_is_open(book: Book) -> None:
    fold = dates_fold(book, book.words("pressing"))
    assert words("pressing.fold") in shown(fold)
    add(book)
    assert words("pressing.count.presses.one") in shown(fold)


def test_a_settled_date_can_be_opened_again_in_the_list(book: Book) -> None:
    id = add(book, settled_on=ahead(book, 0))
    part = unfold(part_of(book))
    table = next(widget for widget in widgets(part) if "removes" in widget.spec)
    Browser(table).send("shown")
    Browser(table).send("open", **{"with": id})
    form = Browser(next(w for w in widgets(part) if "settled_on" in w.state.get("values", {})))
    form.press(settled_on="tomorrow")
    assert form.problems == {"settled_on": words("pressing.problem.lies_ahead")}
    form.press(settled_on="")
    assert len(open_dates(book.store.all(Pressing))) == 1


def test_free_advisers_are_those_of_the_country_that_was_chosen(book: Book) -> None:
    part = part_of(book)
    assert "Citizens Advice Bureau" not in shown(part)
    part.advisers.show("nz")
    assert "Citizens Advice Bureau" in shown(part)
    book.store.set_setting(COUNTRY, "au")
    assert "National Debt Helpline" in shown(part_of(book))
    assert words("pressing.free") in shown(part)


def test_a_link_opens_the_dates_once(book: Book) -> None:
    lead_to(book, LED, LED)
    assert dates_fold(book, book.words("pressing")).opened
    assert not dates_fold(book, book.words("pressing")).opened


@pytest.mark.parametrize("before", [0, 1, 9])
def test_the_link_on_start_opens_the_dates_wherever_it_stands(book: Book, before: int) -> None:
    add(book, 10)
    for n in range(before):  # an interview is before it, of the day on which the date presses
        id = book.store.add(Application(f"Quill {n}")).id
        book.store.add(InterviewRound(id, Stage.FIRST, ahead(book, 1)))
    words, pages = book.words("start"), {"people": "My people", "log": "Log"}
    page = unfold(ui.stack(*start_due(due_list(book, words), book, words, pages)))
    (link,) = [one for one in widgets(page) if one.spec.get("notebook") == notebook("people")]
    Browser(link).send("press", key="")
    assert dates_fold(book, book.words("pressing")).opened


def test_dates_go_out_come_back_and_stay_out_of_a_copy_for_a_coach(book: Book, tmp_path: Path) -> None:
    add(book, note="Form 12", ask_whom="the union", next_step="Call them", settled_on=ahead(book, 0))
    other = open_book(tmp_path / "other", now=book.now)
    own_json(json_bytes(everything(book))).into(other)
    assert [s.record for s in other.store.all(Pressing)] == [s.record for s in book.store.all(Pressing)]
    shared = share_bytes(book, set()).decode()
    for private in ("Form 12", "the union", "Call them"):
        assert private not in shared
    assert "datetime64" in str(book.frame("pressing")["until"].dtype)
