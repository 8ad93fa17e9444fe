"""Stories: written in eight fields, told on different days, and on one page to print."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from driver import Browser, shown
from practice_by_hand import a_card, an_attempt, click, sees

from workbook.answers import Day
from workbook.attempts.model import Attempt
from workbook.book import PLAIN, Book
from workbook.questions.model import TOLD, Competency
from workbook.stories.crib import crib_bytes
from workbook.stories.model import StarStory, days_told, grid
from workbook.stories.page import StoriesPart

FIELDS = ("title", "situation", "task", "action", "result", "learned", "short_form")
MONDAY = date(2026, 3, 2)


def a_story(book: Book, title: str = "Night rota", *tags: str, **more: Any) -> Any:
    return book.store.add(StarStory(title, tags=tuple(map(Competency, tags)), **more))


def test_a_story_is_written_in_its_fields(book: Book) -> None:
    part = StoriesPart(book, book.words("stories"))
    click(part, book, "stories.add")
    Browser(part.adding.form).press(
        **{name: f"My {name}" for name in FIELDS}, tags=["team"], private_check=True
    )
    (story,) = (stored.record for stored in book.store.all(StarStory))
    assert [getattr(story, name) for name in FIELDS] == [f"My {name}" for name in FIELDS]
    assert (story.tags, story.private_check, story.written_on) == (
        (Competency.TEAM,),
        True,
        Day(book.today()),
    )


def test_a_story_needs_only_its_name(book: Book) -> None:
    part = StoriesPart(book, book.words("stories"))
    click(part, book, "stories.add")
    Browser(part.adding.form).press(situation="A flood")
    assert "title" in Browser(part.adding.form).problems
    Browser(part.adding.form).press(title="The flood weekend")
    assert len(book.store.all(StarStory)) == 1


def test_a_half_written_story_is_there_again(book: Book) -> None:
    part = StoriesPart(book, book.words("stories"))
    click(part, book, "stories.add")
    Browser(part.adding.form).type(title="The flood")
    assert Browser(StoriesPart(book, book.words("stories")).adding.form).boxes["title"] == "The flood"


def test_each_story_says_on_how_many_different_days_it_was_told(book: Book) -> None:
    story, card = a_story(book), a_card(book)
    for days_ago in (0, 0, 2):
        an_attempt(book, card, days_ago, story_id=story.id)
    part = StoriesPart(book, book.words("stories"))
    assert sees(part, book, "stories.told", title="Night rota", n=2)
    an_attempt(book, card, 5, story_id=story.id)
    assert sees(part, book, "stories.told_enough", title="Night rota", n=3)


def test_private_details_are_asked_about_until_they_are_out(book: Book) -> None:
    story = a_story(book, short_form="We kept it open.")
    part = StoriesPart(book, book.words("stories"))
    assert sees(part, book, "stories.private")
    book.store.update(story.id, StarStory("Night rota", short_form="We kept it open.", private_check=True), 1)
    assert not sees(part, book, "stories.private")
    assert "We kept it open." in shown(part)


def test_eight_stories_over_eight_kinds_are_enough(book: Book) -> None:
    kinds = [*Competency][:8]
    for n, kind in enumerate(kinds):
        a_story(book, f"Story {n}", kind)
    assert sees(StoriesPart(book, book.words("stories")), book, "stories.enough", n=8, kinds=8)


def test_the_page_to_print_has_every_story_and_runs_nothing_of_it(book: Book) -> None:
    a_story(book, "<script>alert(1)</script>", "team", situation="Long " * 200)
    a_story(book, "Night rota", short_form="We kept it open.")
    page = crib_bytes(book, book.words("stories"), book.store.all(StarStory)).decode()
    assert "<script>" not in page
    assert "We kept it open." in page
    assert "://" not in page
    assert "Long " * 60 not in page


def test_the_page_to_print_is_in_english_however_plain_its_words_are(book: Book) -> None:
    book.store.set_setting(PLAIN, True)
    a_story(book, "Night rota")
    page = crib_bytes(book, book.words("stories"), book.store.all(StarStory)).decode()
    assert '<html lang="en">' in page


def test_a_story_told_twice_on_one_day_was_told_on_one_day() -> None:
    attempts = [Attempt("a", Day(MONDAY + timedelta(days=n)), story_id="s") for n in (0, 0, 3)]
    assert len(days_told(attempts, "s")) == 2


def test_the_grid_has_a_row_for_every_kind_a_story_can_show(book: Book) -> None:
    flood = book.store.add(StarStory("The flood weekend", tags=(Competency.TEAM, Competency.PLANNING)))
    found = grid(book.store.all(StarStory))
    assert tuple(found) == TOLD
    assert found[Competency.TEAM] == [flood]
    assert found[Competency.INTEGRITY] == []
