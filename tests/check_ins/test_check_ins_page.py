"""The check-in on its page: separate items, once a day, care where it belongs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import content_rules as rules
import pytest
from driver import Browser, press, shown, shows, unfold, widgets
from today_by_hand import cares, check_in_page, keep_first_day
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.content import load_words
from workbook.exporting.share import share_bytes

# "Seven quick questions", "in eight separate rows"
COUNTED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?(?:questions|rows)\b", re.IGNORECASE
)


def checked(book: Book) -> list[CheckIn]:
    return [stored.record for stored in book.store.all(CheckIn)]


def check_in(book: Book, **items: int) -> Any:
    page = check_in_page(book)
    press(page, words("check_ins.check_in.begin"))
    Browser(page.form).press(**items)
    return page


def test_the_eight_are_asked_only_when_somebody_begins(book: Book) -> None:
    page = check_in_page(book)
    assert words("check_ins.field.steady.ask") not in shown(page)
    press(page, words("check_ins.check_in.begin"))
    assert [q["name"] for q in shows(page.form, "questions") if not q["more"]] == [
        *("steady", "sleep", "energy", "connected", "hope", "room", "pull", "money")
    ]


@pytest.mark.english
def test_where_the_number_of_questions_is_said_it_is_how_many_are_asked(book: Book) -> None:
    page = check_in_page(book)
    press(page, words("check_ins.check_in.begin"))
    asked = book.words("check_ins").number(len([q for q in shows(page.form, "questions") if not q["more"]]))
    rows = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").splitlines()
    (today,) = [row for row in rows if row.startswith(f"| **{words('today.page.name')}** |")]
    told = [today, *(said for _key, said in rules.sentences(load_words("check_ins").data))]
    counted = [found[1].lower() for said in told for found in COUNTED.finditer(said)]
    assert counted
    assert set(counted) == {asked}


def test_the_four_national_questions_are_optional_and_say_where_they_come_from(book: Book) -> None:
    page = check_in_page(book)
    press(page, words("check_ins.check_in.begin"))
    more = [q for q in shows(page.form, "questions") if q["more"]]
    assert [q["name"] for q in more] == ["satisfied", "worthwhile", "happy", "anxious"]
    assert words("check_ins.field.satisfied.hint") in more[0]["hint"]
    assert words("check_ins.field.satisfied.hint") in more[0]["hint"]


def test_eight_separate_items_are_kept_as_they_were_answered(book: Book) -> None:
    check_in(book, steady=5, pull=9)
    (kept,) = checked(book)
    assert (kept.steady, kept.pull, kept.sleep) == (5, 9, None)
    assert kept.checked_on == Day(book.today())


def test_no_number_is_given_back_as_a_result(book: Book) -> None:
    text = shown(check_in(book, steady=5, sleep=6, energy=7)).lower()
    assert "18" not in text.replace("18 march", "")
    assert "score" not in text


def test_at_most_once_a_day(book: Book, clock: Any) -> None:
    page = check_in(book, steady=5)
    press(page, words("check_ins.check_in.change"))
    Browser(page.form).press(steady=6)
    assert [one.steady for one in checked(book)] == [6]
    clock.forward(days=1)
    check_in(book, steady=4)
    assert [one.steady for one in checked(book)] == [6, 4]


def test_two_windows_on_one_day_show_both_answers_and_keep_one(book: Book) -> None:
    first, second = check_in_page(book), check_in_page(book)
    for page in (first, second):
        press(page, words("check_ins.check_in.begin"))
    Browser(first.form).press(steady=5)
    browser = Browser(second.form)
    browser.press(steady=2)
    assert shows(browser, "conflict")["sides"][0]["theirs"] == "5"
    browser.send("resolve", how="mine", values=browser.boxes)
    assert [one.steady for one in checked(book)] == [2]


def test_a_check_in_with_nothing_in_it_is_not_kept(book: Book) -> None:
    page = check_in(book)
    assert words("check_ins.check_in.problem.all_open") in Browser(page.form).problems["steady"]
    assert checked(book) == []


def test_half_answered_after_midnight_is_still_there(book: Book, clock: Any) -> None:
    page = check_in_page(book)
    press(page, words("check_ins.check_in.begin"))
    Browser(page.form).type(steady=5)
    clock.forward(hours=14, minutes=5)
    again = check_in_page(book)
    assert Browser(again.form).boxes["steady"] == 5


@pytest.mark.parametrize("meanwhile", ["nothing", "changed", "removed"])
def test_what_is_changed_across_midnight_stays_of_its_own_day(book: Book, clock: Any, meanwhile: str) -> None:
    page, before = check_in(book, steady=5), book.today()
    press(page, words("check_ins.check_in.change"))
    (stored,) = book.store.all(CheckIn)
    if meanwhile == "changed":
        book.store.update(stored.id, CheckIn(Day(before), steady=7), stored.rev)
    elif meanwhile == "removed":
        book.store.remove(CheckIn, stored.id)
    clock.forward(hours=14, minutes=5)
    browser = Browser(page.form)
    browser.press(steady=2)
    if meanwhile != "nothing":
        browser.send("resolve", how="mine", values=browser.boxes)
    assert [(one.checked_on, one.steady) for one in checked(book)] == [(Day(before), 2)]
    assert words("check_ins.check_in.begin") in shown(page)


@pytest.mark.parametrize(("steady", "cards"), [(2, 1), (3, 0)])
def test_care_card_when_steady_is_two_or_lower(book: Book, steady: int, cards: int) -> None:
    assert cares(check_in(book, steady=steady, hope=7)) == cards


def test_care_card_when_both_were_low_twelve_days_apart(book: Book, clock: Any) -> None:
    assert cares(check_in(book, steady=3, hope=3)) == 0
    clock.forward(days=12)
    assert cares(check_in(book, steady=3, hope=3)) == 1


@pytest.mark.parametrize(("money", "said"), [(6, False), (7, True)])
def test_high_money_worry_points_to_an_adviser(book: Book, money: int, said: bool) -> None:
    assert (words("check_ins.check_in.money") in shown(check_in(book, money=money))) is said


def test_the_chart_comes_with_the_first_check_in(book: Book) -> None:
    page = check_in_page(book)
    assert "chart" not in {one.name for one in widgets(page)}
    press(page, words("check_ins.check_in.begin"))
    Browser(page.form).press(steady=5)
    assert "chart" in {one.name for one in widgets(unfold(page))}


def test_a_copy_for_a_coach_says_nothing_of_check_ins_unless_they_are_ticked(book: Book) -> None:
    check_in(book, steady=5)
    assert words("exporting.kinds.check_in") not in share_bytes(book, ()).decode()
    assert words("check_ins.field.steady.ask") in share_bytes(book, ["check_in.steady"]).decode()


def test_the_offer_is_one_button_and_the_chart_is_behind_a_line(book: Book, clock: Any) -> None:
    check_in(book, steady=5)
    clock.forward(days=7)
    page = check_in_page(book)
    assert [shows(part, "what") for part in widgets(page)] == ["text", "button", "fold"]
    assert words("check_ins.check_in.count.earlier.one", n=1) in shown(page)
    assert "chart" in {part.name for part in widgets(unfold(page))}


def test_on_the_day_of_a_no_nothing_of_it_is_on_the_page(book: Book) -> None:
    page = check_in_page(book)
    assert widgets(page)
    keep_first_day(book)
    assert widgets(page) == widgets(check_in_page(book)) == []
