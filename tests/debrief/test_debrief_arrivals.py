"""What other pages send here: offered, taken up or left."""

from __future__ import annotations

from datetime import date, timedelta

from debrief_by_hand import actions, heard, page
from driver import Browser, press, shown

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.arrivals import Arrived, Arriving, arrivals, leave
from workbook.debrief.arriving import Offered
from workbook.debrief.model import (
    CameFrom,
    LeadsTo,
    opened,
)

WORDS = "heron lantern gravel"


def thing(key: str = "t1", text: str = "Ask for the brief earlier") -> Arriving:
    return Arriving(key, Arrived.THING, text, date(2026, 3, 10))


def reply() -> Arriving:
    return Arriving("r1", Arrived.REPLY, WORDS, date(2026, 3, 11), "round-1")


def test_a_changeable_thing_that_arrives_can_become_an_action(book: Book) -> None:
    offered = Offered(book, book.words("debrief"), take_in=lambda _one: None, sources=[lambda _b: [thing()]])
    assert "Ask for the brief earlier" in shown(offered)
    press(offered, "Make it an action")
    Browser(offered.form).press(text="Ask for the brief earlier", leads_to="milestone")
    (action,) = actions(book)
    assert (action.came_from, action.from_id, action.leads_to) == (
        CameFrom.ARRIVED,
        "t1",
        LeadsTo.MILESTONE,
    )
    assert arrivals(book, [lambda _b: [thing()]]) == []


def test_what_arrives_can_be_left_and_is_not_offered_again(book: Book) -> None:
    sources = [lambda _b: [thing(), thing("t2", " "), thing("t3")]]
    leave(book, thing())
    assert [one.key for one in arrivals(book, sources)] == ["t3"]


def test_a_reply_that_arrives_stays_unread_until_the_steady_check_is_made(book: Book) -> None:
    part = page(book)
    part.offered._sources = [lambda _b: [reply()]]
    part.offered.show()
    assert WORDS not in shown(part)
    press(part, "Take it in as feedback")
    assert WORDS not in shown(part)
    Browser(part.intake.form).press(steady=2)
    assert WORDS not in shown(part)
    assert "It can stay sealed until tomorrow" in shown(part)
    press(part, "Keep it sealed until tomorrow")
    (one,) = heard(book)
    assert one.sealed_until == Day(book.today() + timedelta(days=1))
    assert (one.from_id, one.about, opened(one).quote) == ("r1", "round-1", WORDS)
    assert arrivals(book, [lambda _b: [reply()]]) == []


def test_a_reply_on_a_steady_day_is_shown_in_its_box(book: Book) -> None:
    part = page(book)
    part.intake.take_in(reply())
    Browser(part.intake.form).press(steady=7)
    assert Browser(part.intake.form).boxes["quote"] == WORDS
