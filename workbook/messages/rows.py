"""The rows people read: letters and waits with the day they end, and doors left open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbook import ui
from workbook.content import Words
from workbook.messages.model.ledger import Loop, State
from workbook.messages.model.silence import Silence, Waits


def ledger_columns(words: Words) -> list[ui.Column]:
    """The columns of the letters and waits."""
    say = words.within("ledger.column")
    return [
        ui.Column("job", say("job"), sub="role"),
        ui.Column("last", say("last"), sub="sent", wide=True),
        ui.Column("until", say("until"), kind="day"),
        ui.Column("stands", say("stands"), kind="tag"),
    ]


def ledger_rows(
    loops: Iterable[Loop], silences: Iterable[Silence], today: date, words: Words
) -> list[ui.Row]:
    """One row for each application with a message, an ending or a wait; what is open comes first."""
    waits = {wait.id: wait for wait in silences}
    rows = []
    for loop in loops:
        wait = waits.get(loop.id)
        if loop.sent or loop.endings or loop.replies or wait:
            row = _row(loop, wait, today, words)
            rows.append(((row.tag_tone == "now", row.sort["until"] or date.min), row))
    return [row for _, row in sorted(rows, key=lambda item: item[0], reverse=True)]


def _row(loop: Loop, wait: Silence | None, today: date, words: Words) -> ui.Row:
    last = loop.sent[-1] if loop.sent else None
    sent = last.sent_on if last else None
    until, stands, now = _loop_stands(loop, today, words)
    if wait and loop.state(today) in (State.NOTHING, State.THANKED):
        until, stands, now = _wait_stands(wait, today, words)
    what = words(f"ledger.purpose.{last.purpose}") if last and last.purpose else ""
    return ui.Row(
        loop.id,
        {
            "job": loop.application.organisation,
            "role": loop.application.role,
            "last": what,
            "sent": words.near_day(sent, today),
            "until": words.near_day(until, today),
            "stands": stands,
        },
        sort={"until": until, "last": sent.on if sent else None},
        tag_tone="now" if now else "quiet",
    )


def _loop_stands(loop: Loop, today: date, words: Words) -> tuple[date | None, str, bool]:
    state, ended = loop.state(today), loop.ended_as(today)
    if ended:
        return loop.ended_on(today), words(f"ended.{ended}"), False
    if state is State.ASKED:
        said = words("stands.asked", day=words.short_day(loop.follow_up_on))
    elif state is State.FOLLOWED_UP:
        said = words("stands.followed_up", day=words.short_day(loop.let_go_on))
    else:
        said = words(f"stands.{state}")
    return loop.let_go_on, said, loop.ask is not None and loop.waits


def _wait_stands(wait: Silence, today: date, words: Words) -> tuple[date | None, str, bool]:
    state = wait.state(today)
    day = wait.enquire_on if state is Waits.WAITING else wait.let_go_on
    key = f"stands.{state}"
    said = words(key, day=words.short_day(day)) if state in (Waits.WAITING, Waits.ENQUIRED) else words(key)
    return wait.let_go_on, said, state is not Waits.OVER


def door_columns(words: Words) -> list[ui.Column]:
    """The columns of the doors left open."""
    say = words.within("doors.column")
    return [
        ui.Column("job", say("job"), sub="role"),
        ui.Column("to", say("to"), wide=True),
        ui.Column("left", say("left"), kind="day"),
        ui.Column("since", say("since")),
    ]


def door_rows(loops: Iterable[Loop], words: Words) -> list[ui.Row]:
    """One row for each application whose door was left open, the longest ago first."""
    rows = []
    for loop in loops:
        if not loop.doors:
            continue
        first = loop.doors[0]
        noted = [words("doors.noted", role=note.new_role) for note in loop.later_notes if note.new_role]
        cells = {
            "job": loop.application.organisation,
            "role": loop.application.role,
            "to": first.contact,
            "left": words.day(first.sent_on),
            "since": ", ".join(noted),
        }
        left = first.sent_on.on if first.sent_on else date.min
        rows.append((left, ui.Row(loop.id, cells, sort={"left": left})))
    return [row for _, row in sorted(rows, key=lambda item: item[0])]
