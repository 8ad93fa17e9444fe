"""Feedback: steady check, seal, exact words, three points, action or set aside; a test for each rule."""

from __future__ import annotations

import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from debrief_by_hand import (
    Browser,
    actions,
    heard,
    interview,
    page,
    points,
    press,
    read_point,
    settle,
    shown,
    take_in,
)
from jupyter_client.session import json_packer

from workbook import open_book
from workbook.answers import Day, admit
from workbook.book import Book
from workbook.debrief.arrivals import Arrived, Arriving, arrivals, leave
from workbook.debrief.arriving import Offered
from workbook.debrief.model import (
    Action,
    CameFrom,
    Feedback,
    FeedbackPoint,
    HeardBefore,
    LeadsTo,
    SetAside,
    Theme,
    opened,
    sealed,
    waiting_for,
)
from workbook.exchange.leaving.everything import everything
from workbook.exchange.leaving.report import report_bytes

WORDS = "heron lantern gravel"
ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures/hostile_inputs.json").read_text("utf-8"))
INPUTS = {e["id"]: e["value"].replace("ID", e["id"]) * e.get("repeat", 1) for e in ENTRIES}


def fresh(book: Book) -> Any:
    """The page as another visit finds it."""
    return page(book)


def test_buffer_one_thing_that_went_well_is_asked_before_their_words(book: Book) -> None:
    part = page(book)
    part.intake.before()
    names = [q["name"] for q in part.intake.form.widget.spec["questions"]]
    assert names == ["steady", "buffer"]
    take_in(part)
    assert heard(book)[0].buffer == "You listened"
    assert "What went well, whatever they say: You listened" in shown(part)


def test_read_it_once_and_wait_until_steady_is_said_first(book: Book) -> None:
    part = page(book)
    press(part, "Feedback has arrived")
    assert "Tomorrow is soon enough." in shown(part)


@pytest.mark.parametrize("steady", [0, 3])
def test_steady_check_below_four_offers_to_keep_it_sealed_until_tomorrow(book: Book, steady: int) -> None:
    part = page(book)
    take_in(part, steady=steady)
    assert "Keep it sealed until tomorrow" in shown(part)
    assert "Open it anyway" in shown(part)


@pytest.mark.parametrize("steady", [4, 10, None])
def test_steady_check_from_four_on_nothing_is_offered(book: Book, steady: int | None) -> None:
    part = page(book)
    take_in(part, WORDS, steady=steady)
    assert heard(book)[0].quote == WORDS


def test_steady_check_it_may_be_opened_anyway(book: Book) -> None:
    part = page(book)
    take_in(part, steady=2)
    press(part, "Open it anyway")
    Browser(part.intake.form).press(quote=WORDS)
    assert heard(book)[0].quote == WORDS


@pytest.fixture
def put_away(book: Book) -> Book:
    """A book with feedback that was sealed unread."""
    part = page(book)
    take_in(part, steady=2)
    press(part, "Keep it sealed until tomorrow")
    Browser(part.intake.form).press(quote=WORDS, source="recruiter")
    return book


def test_sealed_feedback_is_not_readable_before_its_day_unless_it_is_opened_anyway(put_away: Book) -> None:
    part = fresh(put_away)
    assert WORDS not in shown(part)
    part.intake.open(put_away.store.all(Feedback)[0].id)
    assert "Sealed until 13 March 2026" in shown(part)
    assert WORDS not in shown(part)
    press(part, "Open it anyway, before 13 March 2026")
    assert WORDS in shown(part)


def test_sealed_feedback_can_be_opened_on_its_day(put_away: Book, clock: Any) -> None:
    clock.forward(days=1)
    part = fresh(put_away)
    part.intake.open(put_away.store.all(Feedback)[0].id)
    assert "Its day has come" in shown(part)
    press(part, "Open it")
    assert heard(put_away)[0].quote == WORDS


def test_sealed_feedback_is_in_no_row_history_draft_table_or_report(put_away: Book) -> None:
    with sqlite3.connect(put_away.path) as connection:
        assert WORDS not in "\n".join(connection.iterdump())
    assert WORDS not in put_away.frame("feedback").to_csv()
    report = report_bytes(put_away, everything(put_away)).decode()
    assert WORDS not in report
    assert heard(put_away)[0].quote not in report


def test_a_clock_set_back_keeps_feedback_sealed(put_away: Book, clock: Any) -> None:
    clock.forward(days=-5)
    part = fresh(put_away)
    part.intake.open(put_away.store.all(Feedback)[0].id)
    assert WORDS not in shown(part)


def test_feedback_can_be_put_away_again_after_it_was_read(book: Book) -> None:
    part = page(book)
    take_in(part, WORDS)
    press(part, "Seal it until tomorrow")
    assert WORDS not in shown(part)
    assert opened(heard(book)[0]).quote == WORDS


@pytest.mark.parametrize("words", ["", "a", "two\nlines", "Ünïcode 🪶 " * 500])
def test_sealing_keeps_every_letter(words: str) -> None:
    once = sealed(Feedback(quote=words), date(2026, 3, 13))
    assert opened(sealed(once, date(2026, 3, 14))).quote == words


def test_damaged_sealed_words_are_a_sentence(put_away: Book) -> None:
    stored = put_away.store.all(Feedback)[0]
    spoilt = Feedback(quote="c-not ours", sealed_until=Day(date(2026, 3, 13)), kept_at=stored.record.kept_at)
    put_away.store.update(stored.id, spoilt, stored.rev)
    part = fresh(put_away)
    part.intake.open(stored.id)
    press(part, "Open it anyway")
    assert "These words can no longer be read" in shown(part)


def test_the_quote_is_kept_word_for_word_apart_from_the_reading(book: Book) -> None:
    said = "  Lacked   depth on\nstakeholder work…  "
    part = page(book)
    take_in(part, said)
    read_point(part, part="Lacked   depth")
    settle(part, text="Prepare two examples with numbers")
    assert heard(book)[0].quote == said
    assert (points(book)[0].part, points(book)[0].theme) == ("Lacked   depth", Theme.EXAMPLES)
    assert actions(book)[0].text == "Prepare two examples with numbers"
    assert json.dumps(said, ensure_ascii=False)[1:-1] in shown(part)


def test_three_points_at_most_from_any_one_source(book: Book) -> None:
    part = page(book)
    take_in(part)
    for _ in range(3):
        read_point(part)
        settle(part, set_aside="too_vague")
    assert "you are no longer listening, you are collecting" in shown(part)
    assert "Another point" not in shown(part)
    part.intake.points.read()
    Browser(part.intake.points.form).press(theme="level")
    assert "This one has its three" in Browser(part.intake.points.form).problems["theme"]
    assert len(points(book)) == 3


def test_another_source_has_three_points_of_its_own(book: Book) -> None:
    part = page(book)
    for _ in range(2):
        take_in(part)
        read_point(part)
        settle(part, set_aside="too_vague")
    assert len({point.feedback for point in points(book)}) == 2
    assert "Another point (1 of 3 so far)" in shown(part)


def test_each_point_ends_in_one_action_with_a_date_or_a_reason(book: Book) -> None:
    part = page(book)
    take_in(part)
    read_point(part)
    assert "Still open: an action, or a reason to set it aside." in shown(part)
    browser = Browser(part.intake.points.form)
    browser.press()
    assert "Either one action" in browser.problems["text"]
    browser.press(text="Prepare two examples", set_aside="too_vague")
    assert "One of the two is enough" in browser.problems["set_aside"]
    browser.press(text="Prepare two examples", by="20 March 2026", leads_to="practice", set_aside=None)
    assert "By 20 March 2026 you will: Prepare two examples" in shown(part)
    assert "Each point has either one action with a date" in shown(part)


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
    press(part, "Change what becomes of it")
    settle(part, text="", set_aside="not_important")
    assert actions(book) == []
    assert points(book)[0].set_aside is SetAside.NOT_IMPORTANT


NOTES = {
    "too_vague": FeedbackPoint("f", theme=Theme.TOO_VAGUE),
    "someone_stronger": FeedbackPoint("f", theme=Theme.SOMEONE_STRONGER),
    "more_than_once": FeedbackPoint("f", heard_before=HeardBefore.MORE_THAN_ONCE),
}


@pytest.mark.parametrize("key", NOTES)
def test_auto_note_is_said_for_what_the_guide_names_and_nothing_else(book: Book, key: str) -> None:
    assert NOTES[key].notes == (key,)
    assert FeedbackPoint("f", theme=Theme.LEVEL, heard_before=HeardBefore.ONCE).notes == ()
    part = page(book)
    take_in(part)
    point = NOTES[key]
    read_point(part, theme=point.theme and point.theme.value, heard_before=point.heard_before or "")
    assert book.words("debrief")(f"points.note.{key}") in shown(part)


def test_feedback_about_one_interview_is_kept_with_it(book: Book) -> None:
    about = interview(book)
    part = page(book)
    take_in(part)
    assert heard(book)[0].about == about
    part.heard.table.refresh()
    assert "Quillmoor · Final round" in shown(part.heard)


def test_feedback_cannot_have_arrived_on_a_day_to_come(book: Book) -> None:
    part = page(book)
    part.intake.before()
    Browser(part.intake.form).press(steady=8)
    Browser(part.intake.form).press(quote=WORDS, arrived_on="1 April 2026")
    assert "This day lies ahead" in Browser(part.intake.form).problems["arrived_on"]


def test_feedback_that_arrived_before_the_interview_is_kept_all_the_same(book: Book) -> None:
    interview(book, days_ago=3)
    part = page(book)
    take_in(part, WORDS, arrived_on="1 March 2026")
    assert heard(book)[0].arrived_on == Day(date(2026, 3, 1))


def test_removing_feedback_takes_its_points_along_and_undo_brings_all_back(book: Book) -> None:
    part = page(book)
    take_in(part)
    read_point(part)
    settle(part, text="Prepare two examples")
    part.heard.table.refresh()
    part.heard.table.remove(book.store.all(Feedback)[0].id)
    assert (heard(book), points(book), actions(book)) == ([], [], [])
    part.heard.table.undo(removal=True)
    assert (len(heard(book)), len(points(book)), len(actions(book))) == (1, 1, 1)


def test_a_form_half_filled_comes_back_after_a_reload(book: Book) -> None:
    part = page(book)
    part.intake.before()
    Browser(part.intake.form).type(buffer="You listened")
    assert Browser(fresh(book).intake.form).boxes["buffer"] == "You listened"


def test_two_windows_on_their_words_show_both_and_lose_neither(book: Book) -> None:
    part = page(book)
    take_in(part, "Typed first")
    id = book.store.all(Feedback)[0].id
    other = page(open_book(book.folder, now=book.now))
    for one in (part, other):
        one.intake.open(id)
        press(one.intake, "Change their words")
    Browser(part.intake.form).press(quote="Typed here", source="recruiter")
    browser = Browser(other.intake.form)
    browser.press(quote="Typed there", source="recruiter")
    (side, *_) = browser.widget.state["conflict"]["sides"]
    assert (side["mine"], side["theirs"]) == ("Typed there", "Typed here")
    browser.send("resolve", how="both", values={})
    browser.press()
    assert heard(book)[0].quote == "Typed there\n\nTyped here"


def test_words_typed_while_another_window_seals_are_a_piece_of_their_own(book: Book) -> None:
    part = page(book)
    take_in(part, "Typed first")
    id = book.store.all(Feedback)[0].id
    press(part.intake, "Change their words")
    form = Browser(part.intake.form)
    other = page(open_book(book.folder, now=book.now))
    other.intake.open(id)
    press(other.intake, "Seal it until tomorrow")
    form.press(quote="Typed meanwhile")
    assert sorted(opened(one).quote for one in heard(book)) == ["Typed first", "Typed meanwhile"]


def test_two_windows_on_one_outcome_show_both_actions(book: Book) -> None:
    part = page(book)
    take_in(part)
    read_point(part)
    other = page(open_book(book.folder, now=book.now))
    other.intake.open(book.store.all(Feedback)[0].id)
    press(other, "Decide what becomes of it")
    settle(part, text="Typed here")
    settle(other, text="Typed there")
    card = other.intake.points.form.widget.state["conflict"]
    assert {"Typed here", "Typed there"} <= {value for side in card["sides"] for value in side.values()}


@pytest.mark.parametrize("name", INPUTS)
def test_a_hostile_text_in_every_field_is_kept_as_typed_or_refused(book: Book, name: str) -> None:
    text = INPUTS[name]
    part = page(book)
    part.intake.before()
    form = Browser(part.intake.form)
    form.press(buffer=text, steady=8)
    if form.problems:
        form.press(buffer="")
    form = Browser(part.intake.form)
    form.press(quote=text, source=text, arrived_on=text)
    assert "Something went wrong" not in form.said
    form.press(quote=text, source="", arrived_on="")
    if not form.problems:
        assert heard(book)[0].quote == admit(text, 200_000)
        assert opened(sealed(heard(book)[0], book.today())).quote == admit(text, 200_000)
    json_packer(json.loads(json.dumps(form.heard)))


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
