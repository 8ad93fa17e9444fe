"""The rest of the page: waits after an interview, doors left open, the place, and words like code."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, shows, unfold, widgets
from room_by_hand import interviewed, rejected, room_of, said, written
from wording import words

from workbook import ui
from workbook.answers import Day, ExerciseEntry, admit
from workbook.answers.working_days import SETTING
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.interviews.model import Outcome, OutcomeEvent
from workbook.messages.case import acts
from workbook.messages.correspondence import correspondence
from workbook.messages.model import Message
from workbook.storage import Batch

ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures/hostile_inputs.json").read_text("utf-8"))
HOSTILE = [entry for entry in ENTRIES if isinstance(entry["value"], str)][::9]


def test_a_silence_is_asked_about_once_and_then_closed_in_the_log(book: Book, clock: Any) -> None:
    id = interviewed(book, days_ago=14)
    room = room_of(book)
    assert room.case.id == id
    assert acts(room.case.case)[:1] == ["enquiry"]
    room.case.sent(written("enquiry"))
    assert "enquiry" not in acts(room.case.case)
    assert room.case.sent(written("enquiry")) == (words("messages.problem.second_enquiry"))
    clock.forward(days=20)
    room.case.refresh()
    room.case.act("close_wait")
    (news,) = book.store.all(OutcomeEvent)
    assert (news.record.application_id, news.record.outcome) == (id, Outcome.NO_RESPONSE)
    assert room.case.case.wait is None


def test_why_a_letter_helps_is_said_until_one_was_sent(book: Book) -> None:
    rejected(book)
    room, why = room_of(book), words("messages.why_it_helps")
    assert why in said(room)
    room.case.sent(written())
    assert why not in said(room_of(book))


def test_a_door_left_open_stays_in_the_list_until_it_is_closed(book: Book) -> None:
    id = rejected(book)
    room = room_of(book)
    room.case.sent(written(open_door=True))
    room.doors.refresh()
    (row,) = Browser(room.doors).rows
    assert (row["job"], row["to"]) == ("Quillmoor", "Priya")
    room.doors.remove(id)
    room.doors.refresh()
    assert Browser(room.doors).rows == []
    assert room.doors.widget in widgets(unfold(room))  # with its way to undo this
    book.store.undo()
    room.doors.refresh()
    assert len(Browser(room.doors).rows) == 1


def test_a_note_about_a_later_job_waits_two_months_and_goes_once_for_each_job(book: Book, clock: Any) -> None:
    id = rejected(book)
    room = room_of(book)
    room.case.sent(written(open_door=True))
    assert "later_note" not in acts(room.case.case)
    room.doors.refresh()
    Browser(room.doors).send("open", **{"with": id})
    assert said(room.case)[1] == (words("messages.doors.from", day="11 May"))
    clock.forward(days=60)
    room.doors.refresh()
    Browser(room.doors).send("open", **{"with": id})
    assert room.case.doing == "later_note"
    room.case.back()
    assert "later_note" in acts(room.case.case)
    assert room.case.sent(written("later_note", new_role="Curator")) is None
    assert room.case.sent(written("later_note", new_role="curator")) == (
        words("messages.problem.second_later_note")
    )
    assert room.case.sent(written("later_note", new_role="Archivist")) is None


@pytest.mark.parametrize("entry", HOSTILE, ids=lambda e: e["id"])
def test_hostile_words_in_every_field_are_kept_and_shown_as_words(book: Book, entry: dict[str, Any]) -> None:
    text = admit(entry["value"], 200)
    if not isinstance(text, str) or not text.strip():
        pytest.skip("refused at the door")
    rejected(book, organisation=text, role=text)
    room = room_of(book)
    assert room.case.sent(written(contact=text, subject=text, body=text, open_door=True)) is None
    room.ledger.refresh()
    room.doors.refresh()
    assert book.store.all(Message)[0].record.body == text
    assert text in Browser(room.ledger).rows[0]["job"] or len(text) > 500
    for chart in ("loops", "sent_counts"):
        drawn = room.charts.charts[chart].drawn()
        assert "<script" not in drawn["wide"]


def test_the_place_is_chosen_once_kept_and_moves_the_days(book: Book) -> None:
    interviewed(book, days_ago=1)
    room = room_of(book)
    assert words("messages.place.counted_weekdays") in said(room.place)
    before = next(iter(correspondence(book).decisions.values())).enquire_on
    room.place.ask()
    room.place.boxes[0].choose("country", "EG")
    assert len(room.place.boxes) == 1  # the same holidays in all of Egypt
    room.place.line()
    assert words("messages.place.counted", place="Egypt") in said(room.place)
    assert next(iter(correspondence(book).decisions.values())).enquire_on != before
    assert book.store.setting(SETTING) == {"country": "EG", "region": ""}


def test_a_chart_in_view_follows_the_country(book: Book) -> None:
    interviewed(book, days_ago=1)
    room = room_of(book)
    chart = Browser(room.charts.charts["loops"])
    chart.send("seen", visible=True)
    before = shows(chart, "rows")
    room.place.ask()
    room.place.boxes[0].choose("country", "EG")
    assert shows(chart, "rows") != before


def test_a_country_with_regions_asks_for_the_region_too(book: Book) -> None:
    room = room_of(book)
    room.place.ask()
    room.place.boxes[0].choose("country", "GB")
    room.place.boxes[1].choose("region", "SCT")
    room.place.line()
    assert words("messages.place.counted", place="Scotland, United Kingdom") in said(room.place)
    room.place.ask()
    room.place.boxes[0].choose("country", "")
    assert book.store.setting(SETTING) == {}


def test_on_a_low_day_the_waits_are_behind_a_button_and_never_locked(book: Book) -> None:
    for n in range(3):
        interviewed(book, days_ago=n + 2)
    room = room_of(book)
    assert room.charts.shown == ("loops", "curve")
    book.store.add(CheckIn(checked_on=Day(book.today()), steady=2))
    assert room.charts.shown == ("loops",)
    press(room.charts, words("messages.low.anyway"))
    assert room.charts.shown == ("loops", "curve")
    assert not any(words("messages.low.say") in line for line in said(room.charts))


def test_keeping_one_letter_does_not_read_all_the_others(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    rejected(book, "Old Mill", days_ago=20)
    id = rejected(book)
    room = room_of(book)
    read: list[type] = []
    whole = Batch.all
    monkeypatch.setattr(Batch, "all", lambda step, kind: read.append(kind) or whole(step, kind))
    room.case.act("not_writing")
    assert room.case.sent(written(open_door=True)) is None
    room.case.act("let_go")
    room.case.act("open_again")
    room.doors.remove(id)
    assert read == []
    assert not book.store.all(Message)[0].record.open_door


def test_the_page_hears_of_its_own_kinds_a_moment_later_and_once(book: Book) -> None:
    interviewed(book, days_ago=1)
    room = room_of(book)
    refreshed: list[str] = []
    room.charts.refresh = lambda: refreshed.append("charts")  # type: ignore[method-assign]

    async def changes() -> None:
        book.store.add(ExerciseEntry("a", "x", {}, False))
        await asyncio.sleep(0.4)
        assert refreshed == []
        interviewed(book, days_ago=2)
        assert refreshed == []
        await asyncio.sleep(0.4)

    asyncio.run(changes())
    assert refreshed == ["charts"]
    assert len(correspondence(book).decisions) == 2


def test_a_place_without_the_log_has_no_link_to_it(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any(shows(one, "what") == "link" for one in widgets(room_of(book)))
    monkeypatch.chdir(tmp_path)
    assert not any(shows(one, "what") == "link" for one in widgets(room_of(book)))


def test_with_the_first_wait_it_is_said_from_when_on_there_are_pictures(book: Book) -> None:
    room = room_of(book)
    assert words("messages.few_answers") not in said(room)
    interviewed(book, days_ago=2)
    assert words("messages.few_answers") in said(room)


def test_pictures_of_answers_are_offered_from_five_on_and_folded(book: Book) -> None:
    for n in range(4):
        interviewed(book, days_ago=n + 2)
    assert words("messages.few_answers") in said(room_of(book))
    interviewed(book, days_ago=9)
    room = room_of(book)
    assert words("messages.few_answers") not in said(room)
    assert not any(one.name == "chart" for one in widgets(room))
    assert words("messages.count.answers.other", n=5) in shown(room)
    assert any(one.name == "chart" for one in widgets(unfold(room)))


def test_while_a_letter_is_open_nothing_else_is_on_the_page(book: Book) -> None:
    rejected(book)
    room, unfair = room_of(book), ui.stack()
    ui.beside(book).holds(unfair)  # as the line of what seemed unfair, which is a cell of its own
    room.case.act("write")
    assert {room.rest.layout.display, unfair.layout.display} == {"none"}
    room.case.back()
    assert {room.rest.layout.display, unfair.layout.display} == {None}


def test_a_picture_of_waits_comes_once_there_are_three(book: Book) -> None:
    for n in range(2):
        interviewed(book, days_ago=n + 2)
    room = room_of(book)
    assert room.charts.shown == ("loops",)
    interviewed(book, days_ago=9)
    assert room.charts.shown == ("loops", "curve")
