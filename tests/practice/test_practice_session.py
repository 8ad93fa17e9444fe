"""A session: the clock, how it came, what is seen only afterwards, and when it is enough."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from driver import Browser, shown, shows, widgets
from practice_by_hand import (
    a_card,
    a_round,
    an_attempt,
    answer_and_rate,
    attempts,
    click,
    practice_page,
    said,
    sees,
)

from workbook import ui
from workbook.answers import Day
from workbook.attempts.model import RUBRIC, Attempt, Recall
from workbook.book import Book
from workbook.content.questions import load_packs
from workbook.practice.due import calendar_days, due
from workbook.practice.page import PracticePart
from workbook.questions.model import Card, CardSource
from workbook.questions.story import PileCard, keep_attempt
from workbook.storage.errors import DiskFull
from workbook.stories.model import StarStory

ALL = dict.fromkeys(RUBRIC, 3)


def begun(book: Book) -> PracticePart:
    """A page with one due card, whose session is begun."""
    a_card(book)
    page = practice_page(book)
    click(page, book, "home.start")
    return page


def when(book: Book, day: Any) -> str:
    return book.words("practice").on_day(day, book.today())


def the_clock(page: PracticePart) -> Browser:
    return Browser(page.session.clock)


def test_an_empty_page_says_what_will_be_here_and_why(book: Book) -> None:
    page = practice_page(book)
    assert sees(page, book, "empty_title")
    assert "Roediger" in shown(page)


def test_where_nothing_can_be_kept_the_page_stays_and_says_why(book: Book, monkeypatch: Any) -> None:
    def full(*_given: object) -> None:
        raise DiskFull

    page = practice_page(book)
    monkeypatch.setattr(book.store, "set_setting", full)
    click(page, book, "pick.surprise")
    assert sees(page, book, "pick.ask")
    assert book.words("storage")("problem.disk_full") in shown(page)


def test_a_question_of_a_pack_is_tried_rated_and_comes_back(book: Book) -> None:
    page = practice_page(book)
    click(page, book, "begin")
    answer_and_rate(page, book, "easily", **ALL, secs="95")
    (card,), (attempt,) = book.store.all(Card), attempts(book)
    assert card.record.source is CardSource.PACK
    assert card.record.due_on == Day(book.today() + timedelta(days=8))
    assert (attempt.about, attempt.recall, attempt.secs) == (card.id, Recall.EASILY, 95)
    assert sees(page, book, "session.back_on", day=when(book, card.record.due_on))


def test_what_a_good_answer_shows_is_seen_only_after_the_attempt(book: Book) -> None:
    page = practice_page(book)
    click(page, book, "begin")
    asked = next(q for q in load_packs()["any_job"].questions if q.id == page.session.one.card.pack_id)
    for text in (asked.shows, asked.slip, *asked.follow_ups):
        assert text not in shown(page)
    click(page, book, "session.done")
    assert asked.shows not in shown(page)
    Browser(page.session.form).press(recall="blank")
    for text in (asked.shows, asked.slip, asked.follow_ups[0]):
        assert text in shown(page)


def test_how_it_came_is_needed_and_everything_else_may_be_left_out(book: Book) -> None:
    page = begun(book)
    click(page, book, "session.done")
    browser = Browser(page.session.form)
    browser.press(relevance=2)
    assert browser.problems == {"recall": said(book, "problem.no_recall")}
    browser.press(recall="struggle", relevance=2)
    assert (attempts(book)[0].relevance, attempts(book)[0].delivery) == (2, None)


def test_the_anchors_stand_beside_the_scale(book: Book) -> None:
    page = begun(book)
    click(page, book, "session.done")
    for name in RUBRIC:
        labels = Browser(page.session.form).ask(name)["labels"]
        assert labels == {str(n): said(book, f"attempts.field.{name}.labels.{n}") for n in range(1, 6)}
    assert Browser(page.session.form).ask("secs")["hint"] == said(
        book, "attempts.field.secs.hint"
    )  # 60 to 150


def test_how_to_rate_fairly_is_shown_once(book: Book) -> None:
    page = begun(book)
    click(page, book, "session.done")
    assert sees(page, book, "session.fair_title")
    page = begun(book)
    click(page, book, "session.done")
    assert sees(page, book, "session.fair_again")


def test_the_clock_counts_after_ten_quiet_seconds_and_fills_in_the_seconds(book: Book, clock: Any) -> None:
    page = begun(book)
    the_clock(page).send("clock", act="start")
    clock.forward(seconds=8)
    assert page.session.clock.seconds == 0
    clock.forward(seconds=97)
    click(page, book, "session.done")
    assert Browser(page.session.form).boxes["secs"] == "95"


def test_after_the_tab_slept_the_clock_is_asked_how_long_it_was(book: Book, clock: Any) -> None:
    page = begun(book)
    the_clock(page).send("clock", act="start")
    clock.forward(seconds=70)  # no message came meanwhile, as while a tab sleeps
    the_clock(page).send("clock", act="look")
    assert shows(page.session.clock, "clock")["gone"] == 70
    assert page.session.clock.seconds == 60


def test_a_paused_clock_does_not_count_and_one_turned_off_asks_for_seconds_by_hand(
    book: Book, clock: Any
) -> None:
    page = begun(book)
    for act, forward in (("start", 30), ("pause", 900), ("resume", 10)):
        the_clock(page).send("clock", act=act)
        clock.forward(seconds=forward)
    assert page.session.clock.seconds == 30
    the_clock(page).send("clock", act="turn_off")
    click(page, book, "session.done")
    assert not Browser(page.session.form).boxes["secs"]
    assert shows(practice_page(book).session.clock, "clock")["phase"] == "off"


def test_a_clock_that_was_left_on_says_no_seconds(book: Book, clock: Any) -> None:
    page = begun(book)
    the_clock(page).send("clock", act="start")
    clock.forward(hours=3)
    assert page.session.clock.seconds is None


def test_a_question_whose_clock_runs_is_there_again_after_a_reload(book: Book, clock: Any) -> None:
    page = begun(book)
    the_clock(page).send("clock", act="start")
    clock.forward(seconds=40)
    again = practice_page(book)
    assert "What do you do first?" in shown(again)
    assert again.session.clock.seconds == 30


def test_a_typed_answer_is_kept_with_the_attempt(book: Book) -> None:
    page = begun(book)
    click(page, book, "attempts.field.answered_by.options.typed")
    Browser(page.session.answer).type(answer="I look first.")
    answer_and_rate(page, book)
    assert (attempts(book)[0].answer, attempts(book)[0].answered_by) == ("I look first.", "typed")
    assert not [key for key in book.store.settings() if "I look first" in str(book.store.setting(key))]


def test_two_tries_at_a_question_in_a_day_and_no_third(book: Book) -> None:
    page = begun(book)
    answer_and_rate(page, book)
    click(page, book, "session.again")
    answer_and_rate(page, book)
    assert sees(page, book, "session.same")
    assert said(book, "session.again") not in shown(page)
    click(page, book, "session.next")
    click(page, book, "session.finish")
    assert sees(page, book, "home.next_due", day=when(book, book.store.all(Card)[0].record.due_on))


def test_three_questions_are_enough_and_one_more_is_not_locked(book: Book) -> None:
    for n in range(5):
        a_card(book, f"Question {n}?")
    page = practice_page(book)
    click(page, book, "home.start")
    for _ in range(2):
        answer_and_rate(page, book)
        click(page, book, "session.next")
    answer_and_rate(page, book)
    click(page, book, "session.finish")
    assert sees(page, book, "session.enough_title")
    click(page, book, "session.one_more")
    answer_and_rate(page, book)
    assert len(attempts(book)) == 4


def test_twenty_minutes_are_enough_too(book: Book, clock: Any) -> None:
    for n in range(3):
        a_card(book, f"Question {n}?")
    page = practice_page(book)
    click(page, book, "home.start")
    clock.forward(minutes=21)
    answer_and_rate(page, book)
    click(page, book, "session.finish")
    assert sees(page, book, "session.enough_title")


def test_the_follow_up_the_tweak_and_the_story_join_the_attempt(book: Book) -> None:
    story = book.store.add(StarStory("Night rota"))
    page = begun(book)
    answer_and_rate(page, book)
    Browser(page.session.form).press(follow="I asked her", one_tweak="Result first", story_id=story.id)
    (attempt,) = attempts(book)
    assert (attempt.follow, attempt.one_tweak, attempt.story_id) == ("I asked her", "Result first", story.id)


def test_last_times_tweak_is_shown_with_the_question(book: Book) -> None:
    an_attempt(book, a_card(book), 4, one_tweak="Slow down")
    page = practice_page(book)
    click(page, book, "home.start")
    assert sees(page, book, "session.tweak_before", tweak="Slow down")


def test_what_is_remembered_least_is_asked_first(book: Book) -> None:
    a_card(book, "Fresh?", stability=9.0)
    a_card(book, "Faded?", stability=1.0)
    page = practice_page(book)
    click(page, book, "home.start")
    assert page.session.one.card.question == "Faded?"


def test_telling_a_story_counts_for_the_story(book: Book) -> None:
    story = book.store.add(StarStory("Night rota"))
    page = practice_page(book)
    click(page, book, "pick.stories")
    answer_and_rate(page, book)
    assert attempts(book)[0].story_id == story.id


def test_a_card_rated_twice_in_two_windows_keeps_both_and_one_date(book: Book) -> None:
    card = a_card(book)
    one = PileCard(card.id, card.record, card)
    for _ in range(3):
        keep_attempt(book, one, {"recall": Recall.WELL_ENOUGH})
    first_two = book.store.get(Card, card.id).record
    assert len(attempts(book)) == 3
    assert first_two.due_on.on > book.today()
    keep_attempt(book, one, {"recall": Recall.BLANK})
    assert book.store.get(Card, card.id).record == first_two


def test_a_question_removed_behind_an_open_form_keeps_the_attempt_and_says_so(book: Book) -> None:
    page = begun(book)
    click(page, book, "session.done")
    book.store.remove(Card, book.store.all(Card)[0].id)
    Browser(page.session.form).press(recall="blank")
    assert sees(page, book, "problem.question_gone")
    assert (len(attempts(book)), book.store.all(Card)) == (1, [])


def test_a_question_that_left_its_pack_is_asked_in_the_words_it_was_kept_in(book: Book) -> None:
    a_card(book, "An old question?", pack_id="Q99", source=CardSource.PACK)
    page = practice_page(book)
    click(page, book, "home.start")
    answer_and_rate(page, book)
    assert sees(page, book, "session.follow_up_own")


def test_with_the_clock_set_back_a_session_still_works(book: Book, clock: Any) -> None:
    card = a_card(book)
    keep_attempt(book, PileCard(card.id, card.record, card), {"recall": Recall.WELL_ENOUGH})
    clock.forward(days=-30)
    page = practice_page(book)
    click(page, book, "pick.surprise")
    answer_and_rate(page, book)
    assert all(s.record.due_on.on > book.today() for s in book.store.all(Card))


def test_what_is_due_is_one_thing_on_the_start_page(book: Book) -> None:
    a_card(book)
    a_card(book, "And then?", due=3)
    (one,) = due(book)
    assert (one.page, one.key, one.values) == ("practise", "cards", {"n": 1})
    assert [day.on - book.today() for day in calendar_days(book)] == [timedelta(0), timedelta(days=3)]


def test_with_an_interview_ahead_what_will_have_faded_comes_back_before_it(book: Book) -> None:
    card = a_card(book, due=30, reviewed_on=Day(book.today()), stability=2.0)
    assert due(book) == []
    a_round(book, days=6)
    assert due(book)[0].values == {"n": 1}
    assert sees(
        practice_page(book), book, "home.ready", day=when(book, book.today() + timedelta(days=6)), n=1
    )
    book.store.update(
        card.id,
        Card(
            "x",
            stability=300.0,
            difficulty=5.0,
            reviewed_on=Day(book.today()),
            due_on=Day(book.today() + timedelta(days=300)),
        ),
        card.rev,
    )
    assert due(book) == []
    assert sees(
        practice_page(book), book, "home.ready_fine", day=when(book, book.today() + timedelta(days=6))
    )


def test_on_the_day_of_a_no_the_page_is_closed_with_a_line_and_a_way_in(book: Book) -> None:
    from workbook.interviews.model import Application, Outcome, OutcomeEvent

    a_card(book)
    application = book.store.add(Application("Quillmoor"))
    book.store.add(OutcomeEvent(application.id, Outcome.REJECTED, Day(book.today())))
    page, beside = practice_page(book), ui.stack()
    ui.beside(book).holds(beside)
    assert said(book, "home.start") not in shown(page)
    assert beside.layout.display == "none"
    assert due(book) == []
    click(page, book, "gate.open")
    assert sees(page, book, "home.start")
    assert beside.layout.display is None
    click(page, book, "home.start")  # a session is alone on the page
    assert beside.layout.display == "none"
    click(page, book, "session.stop")
    assert beside.layout.display is None


def test_a_low_check_in_softens_and_locks_nothing(book: Book) -> None:
    from workbook.check_ins.model import CheckIn

    a_card(book)
    book.store.add(CheckIn(Day(book.today()), steady=2))
    page = practice_page(book)
    assert sees(page, book, "low")
    click(page, book, "home.start")
    assert page.session.one is not None


def test_a_change_elsewhere_leaves_an_open_question_as_it_is(book: Book) -> None:
    page = begun(book)
    before = [id(one) for one in widgets(page.session)]
    a_card(book, "Another?")
    assert [id(one) for one in widgets(page.session)] == before


@pytest.mark.parametrize("kind", [Attempt, Card])
def test_nothing_is_kept_before_an_answer_is_rated(book: Book, kind: Any) -> None:
    page = practice_page(book)
    click(page, book, "begin")
    click(page, book, "session.done")
    assert book.store.all(kind) == []
