"""After an offer: one line that opens the letters, the thanks, what to keep and what to delete."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from driver import shown
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.offer.page import Closing
from workbook.offer.story import CLOSING
from workbook.path import ABOUT, lead_to, led_to
from workbook.people.model import Ask, Person
from workbook.stories.model import StarStory

pytestmark = pytest.mark.usefixtures("pages_there")


@pytest.fixture
def pages_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])


def offer(book: Book, outcome: Outcome = Outcome.OFFER) -> str:
    id = book.store.add(Application("Thornvale", "Analyst", Day(book.today() - timedelta(days=30)))).id
    book.store.add(OutcomeEvent(id, outcome, Day(book.today())))
    return id


def after(book: Book) -> Closing:
    """What the page shows when it is opened now."""
    return Closing(book, book.words("offer"), led=led_to(book, "week") == CLOSING)


def closing(book: Book) -> str:
    part = after(book)
    part.fold.open()
    return shown(part)


def test_without_an_offer_the_page_says_nothing_of_it(book: Book) -> None:
    part = after(book)
    assert words("offer.fold") not in shown(part)
    offer(book)
    assert words("offer.fold") in shown(part)


def test_it_is_open_where_start_led_to_it(book: Book) -> None:
    offer(book)
    assert not after(book).fold.opened
    lead_to(book, "week", "closing")
    assert after(book).fold.opened


def test_it_leads_to_the_letters_about_the_offer(book: Book) -> None:
    id = offer(book)
    part = after(book)
    part.fold.open()
    assert words("offer.letter", organisation="Thornvale") in shown(part)
    link = part._inside.children[1]
    link.on["press"]({})
    assert book.store.setting(ABOUT) == ["letter", id]


def test_after_a_yes_it_is_the_letter_that_says_so(book: Book) -> None:
    offer(book, Outcome.OFFER_ACCEPTED)
    assert words("offer.letter_yes", organisation="Thornvale") in closing(book)


def test_those_who_answered_are_thanked_by_name_and_others_may_be(book: Book) -> None:
    offer(book)
    assert words("offer.thank_somebody") in closing(book)
    mia, tom = (book.store.add(Person(name)).id for name in ("Mia", "<b>Tom</b>"))
    book.store.add(Ask(mia, result="yes"))
    book.store.add(Ask(tom, result="no_answer"))
    assert words("offer.thank", names="Mia") in closing(book)


def test_open_applications_and_stories_are_counted_where_there_are_any(book: Book) -> None:
    offer(book)
    assert words("offer.count.others.one") not in closing(book)
    book.store.add(Application("Quillmoor"))
    book.store.add(StarStory("The audit"))
    said = closing(book)
    assert words("offer.count.others.one") in said
    assert words("offer.count.stories.one") in said
    assert words("offer.data") in said
