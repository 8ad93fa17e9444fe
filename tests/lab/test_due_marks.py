"""A page's kernel says on which pages something is due, once and then at every change."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import comm
import pytest

from workbook import open_book
from workbook.book import HOME, room_modules
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.lab import due_marks

LOG, PLAN = "02_interview_log.ipynb", "08_plan.ipynb"


class Line:
    """In place of the line to the browser: what was sent over it."""

    def __init__(self, **opened: Any) -> None:
        self.sent = [opened["data"]]

    def send(self, data: dict[str, list[str]]) -> None:
        self.sent.append(data)


def test_what_is_due_and_what_is_off_is_said_at_first_and_at_every_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[Line] = []
    monkeypatch.setenv(HOME, str(tmp_path))
    monkeypatch.setattr(comm, "create_comm", lambda **opened: lines.append(Line(**opened)) or lines[-1])
    monkeypatch.setattr(due_marks, "SECONDS", 0.02)
    monkeypatch.setattr(due_marks, "AT_FIRST", 0.0)
    asyncio.run(_an_offer_and_its_end(tmp_path, lines))
    (line,) = lines
    assert [said["due"] for said in line.sent] == [[], [LOG], [], []]
    assert [said["off"] for said in line.sent] == [[], [], [], [PLAN]]


async def _an_offer_and_its_end(folder: Path, lines: list[Line]) -> None:
    due_marks.watch()
    await _until(lambda: lines)
    book = open_book(folder)
    application = book.store.add(Application("Quillmoor")).id
    offer = book.store.add(OutcomeEvent(application, Outcome.OFFER)).id
    await _until(lambda: lines[0].sent[-1]["due"] == [LOG])
    book.store.remove(OutcomeEvent, offer)
    await _until(lambda: lines[0].sent[-1]["due"] == [])
    book.switch_page("plan", on=False)
    await _until(lambda: lines[0].sent[-1]["off"] == [PLAN])


async def _until(fact: Any) -> None:
    for _ in range(500):
        if fact():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came to be")


@pytest.mark.parametrize("known, waited", [(False, [0.5]), (True, [4.0])])
def test_a_page_is_left_to_itself_for_longer_where_the_one_before_said_what_is_due(
    known: bool, waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        raise asyncio.CancelledError

    async def begin() -> None:
        due_marks.watch(known=known)
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})

    monkeypatch.setattr(due_marks.asyncio, "sleep", sleep)
    asyncio.run(begin())
    assert slept == waited


def test_what_is_pressed_meanwhile_is_answered_between_two_rooms(tmp_path: Path) -> None:
    turns: list[int] = []

    async def both() -> None:
        async def others() -> None:
            while True:
                turns.append(1)
                await asyncio.sleep(0)

        other = asyncio.ensure_future(others())
        await due_marks.due_notebooks(open_book(tmp_path))
        other.cancel()

    asyncio.run(both())
    assert len(turns) > len(room_modules("due"))


def test_without_an_event_loop_nothing_is_said_and_nothing_goes_wrong() -> None:
    due_marks.watch()
