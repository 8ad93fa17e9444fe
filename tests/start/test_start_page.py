"""The start page: three ways in, honest about which pages there are, and calm on the first day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, unfold, widgets
from wording import words

from workbook import ui
from workbook.answers import Day, ExerciseEntry, capital, key_of
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import Message, Purpose
from workbook.messages.page import Room
from workbook.path import PAGES, led_to
from workbook.start.due_words import due_list
from workbook.start.page import below, due, hosted, page, switched_off, where
from workbook.start.place import Place

LOG, FIRST_DAY = "02_interview_log.ipynb", "01_today.ipynb"
LETTER = "03_thank_you_and_one_question.ipynb"


def read(*parts: Any) -> str:
    """Everything the parts say, one sentence a line."""
    said: list[str] = []
    for part in parts:
        spec = getattr(part, "spec", {})
        said += [str(spec.get(k, "")) for k in ("title", "before", "label", "notebook", "after")]
        said += [*spec.get("paragraphs", []), *(label for _, label in spec.get("options", []))]
        said += [read(child) for child in getattr(part, "children", [])]
    return "\n".join(s for s in said if s)


def with_an_offer(book: Book) -> None:
    id = book.store.add(Application(organisation="Thornvale", sent_on=Day(date(2026, 2, 1)))).id
    book.store.add(OutcomeEvent(application_id=id, outcome=Outcome.OFFER))


def chosen(book: Book, way: str, *notebooks: str) -> str:
    pages = {id: page.notebook for id, page in PAGES.items() if page.notebook in notebooks}
    return read(*below(way, book, book.words("start"), pages))


def next_things(book: Book, *notebooks: str) -> list[Any]:
    pages = {id: page.notebook for id, page in PAGES.items() if page.notebook in notebooks}
    return due(due_list(book, book.words("start")), book, book.words("start"), pages)


def test_with_an_empty_book_nothing_stands_over_the_ways_in(book: Book) -> None:
    assert next_things(book) == []


def test_the_next_thing_has_the_one_filled_button_and_the_rest_is_counted(book: Book) -> None:
    with_an_offer(book)
    for n in range(7):
        id = book.store.add(Application(organisation=f"Firm {n}", sent_on=Day(date(2026, 2, 1)))).id
        book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today() + timedelta(days=1 + n))))
    parts = next_things(book, LOG)
    assert [part.spec["notebook"] for part in widgets(ui.stack(*parts)) if part.spec.get("primary")] == [LOG]
    assert "Firm 4" in read(*parts)
    assert "Firm 5" not in read(*parts)
    assert Browser(parts[-1].widget.children[0]).shows("label") == words("start.count.more.other", n=3)
    assert "Thornvale" in shown(unfold(parts[-1].widget))


def test_on_the_day_of_a_no_everything_else_can_wait_and_from_tomorrow_its_letter_comes_first(
    book: Book, clock: Any
) -> None:
    id = book.store.add(Application(organisation="Wexcombe")).id
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(book.today())))
    said = read(*next_things(book))
    assert said == "\n".join(words(f"start.due.{key}") for key in ("nothing_title", "no_today"))
    clock.forward(days=1)
    said = read(*next_things(book))
    assert words("messages.due.letter_thanks", organisation="Wexcombe", ends="Monday") in said


def filled(parts: list[Any]) -> list[str]:
    return [part.spec["notebook"] for part in widgets(ui.stack(*parts)) if part.spec.get("primary")]


def test_on_the_day_of_a_no_other_letters_wait_behind_a_line_and_five_minutes_are_offered_once(
    book: Book,
) -> None:
    for name, days, no in (("Wexcombe", 1, True), ("Quillmoor", 10, False)):
        id = book.store.add(Application(name, sent_on=Day(date(2026, 1, 5)))).id
        book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today() - timedelta(days=days))))
        if no:
            book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(book.today())))
    parts = next_things(book, FIRST_DAY, LETTER)
    assert filled(parts) == [FIRST_DAY]
    assert "Quillmoor" not in read(*parts)
    assert "Quillmoor" in shown(unfold(parts[-1].widget))
    book.store.add(ExerciseEntry("a", f"{book.today()}.01", {}, True))
    assert filled(next_things(book, FIRST_DAY, LETTER)) == []


def test_a_day_with_nothing_to_do_says_so_and_names_what_is_next(book: Book) -> None:
    id = book.store.add(Application(organisation="Wexcombe", sent_on=Day(date(2026, 2, 1)))).id
    book.store.add(Message(id, Purpose.THANKS_AND_ASK, asks=True, sent_on=Day(date(2026, 3, 11))))
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(date(2026, 3, 10))))
    said = read(*next_things(book))
    assert said.startswith(words("start.due.nothing_title"))
    weekly, thing = due_list(book, book.words("start")).to_come
    assert words("review.calendar.review") in weekly.sentence  # five days after, a day before the reminder
    assert said.splitlines()[1] == words("start.due.next", what=weekly.sentence)
    assert "Wexcombe" in thing.sentence
    room = Room(book, book.words("messages"))
    room.when_shown()
    assert capital(thing.sentence) in shown(room)


def test_a_first_run_shows_three_ways_in_and_the_folder(book: Book) -> None:
    said = read(*page.__wrapped__(book))
    assert all(label in said for label in book.words("start").options("paths").values())
    assert str(book.folder) in shown(unfold(where(book, book.words("start")).widget))


def test_the_first_day_says_nothing_of_offers_waits_or_what_is_due(book: Book) -> None:
    with_an_offer(book)
    parts = page.__wrapped__(book)
    assert "Thornvale" in read(*parts)
    press(ui.stack(*parts), words("start.paths.options.heard_today"))
    assert "Thornvale" not in read(*parts)


def test_the_first_day_helps_before_its_own_page_exists(book: Book) -> None:
    said = chosen(book, "heard_today", LOG)
    assert all(line in said for line in book.words("start").list("heard_today.without_today"))
    assert words("start.heard_today.later") in said
    assert FIRST_DAY not in said


def test_the_first_day_leads_to_its_page_once_that_exists(book: Book) -> None:
    pages = {"today": FIRST_DAY, "log": LOG}
    parts = below("heard_today", book, book.words("start"), pages)
    (link,) = [part for part in widgets(ui.stack(*parts)) if "notebook" in part.spec]
    assert (link.spec["notebook"], link.spec["primary"]) == (FIRST_DAY, True)
    Browser(link).send("press", key="")
    assert led_to(book, "today")


def test_coming_back_leads_to_the_log(book: Book) -> None:
    assert LOG in chosen(book, "back", LOG)


def test_looking_around_tells_how_to_open_the_sample_book_and_lists_the_pages(book: Book) -> None:
    said = chosen(book, "look_around", FIRST_DAY, LOG)
    assert words("start.look_around.command") in said
    assert said.index(LOG) < said.index(book.words("interviews")("page.line")) < said.index("demo")


def test_a_page_that_is_switched_off_is_left_out_until_it_is_switched_on_again_here(book: Book) -> None:
    book.switch_page("today", on=False)
    assert FIRST_DAY not in chosen(book, "look_around", FIRST_DAY, LOG)
    assert FIRST_DAY not in chosen(book, "heard_today", FIRST_DAY, LOG)
    book.switch_page("log", on=False)
    assert LOG not in chosen(book, "back", LOG)
    book.switch_page("log", on=True)
    off = ui.stack(switched_off(book, book.words("start"), {"today": "Today", "log": "Log"}, lambda: None))
    assert words("start.off") in shown(off)
    press(off, "Today")
    assert widgets(off) == []
    assert FIRST_DAY in chosen(book, "look_around", FIRST_DAY, LOG)


def test_inside_the_sample_book_nobody_is_told_how_to_get_there(book: Book) -> None:
    book.store.set_setting("sample", True)
    assert words("start.look_around.command") not in chosen(book, "look_around", LOG)
    assert book.words("start")("look_around.inside") in chosen(book, "look_around", LOG)


def test_the_sample_book_says_that_its_folder_is_its_own(book: Book) -> None:
    own = shown(unfold(where(book, book.words("start")).widget))
    book.store.set_setting("sample", True)
    assert shown(unfold(where(book, book.words("start")).widget)) != own


@pytest.mark.parametrize("place", [Place.HUB, Place.BINDER])
def test_somebody_elses_computer_is_said_first(book: Book, place: Place) -> None:
    assert read(*hosted(book.words("start"), place))
    assert hosted(book.words("start"), Place.OWN) == []


def test_what_is_due_follows_the_log(book: Book) -> None:
    parts = page.__wrapped__(book)
    with_an_offer(book)
    assert "Thornvale" in read(*parts)


def test_every_stage_has_words_for_the_list_of_what_is_due(book: Book) -> None:
    assert set(book.words("interviews").table("due.stages")) == {str(stage) for stage in Stage}


def test_the_pages_are_found_from_the_folder_the_kernel_stands_in(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / LOG).write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    parts = page.__wrapped__(book)
    chips = next(p for p in parts if getattr(p, "spec", {}).get("options"))
    chips._receive(None, {"do": "press", "key": "look_around"}, [])
    assert LOG in read(*parts)


def test_the_question_a_week_after_a_first_day_is_due_until_it_is_answered(book: Book) -> None:
    began = book.today() - timedelta(days=8)
    answers = {"distress": 7, "expect_day7": 5}
    stored = book.store.add(ExerciseEntry("a", key_of(began, 1), answers, True))
    said = read(*next_things(book, FIRST_DAY))
    assert book.words("start").said_day(began, book.today()) in said
    assert FIRST_DAY in said
    assert FIRST_DAY not in chosen(book, "heard_today", LOG)
    book.store.update(stored.id, replace(stored.record, answers=answers | {"day7_actual": 3}), stored.rev)
    assert FIRST_DAY not in read(*next_things(book, FIRST_DAY))


def test_on_a_hub_nobody_is_told_to_type_a_command(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    words = book.words("start")
    command, not_offered = words("look_around.command"), words("look_around.not_offered")
    assert command in chosen(book, "look_around")
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    assert command not in chosen(book, "look_around")
    assert not_offered in chosen(book, "look_around")  # said where no frame leads there
