"""The rows people read: letters and waits with the day they end, and doors left open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbook import ui
from workbook.content import Words
from workbook.messages.correspondence import Correspondence
from workbook.messages.decision import AwaitedDecision, DecisionState
from workbook.messages.request import FeedbackRequest, RequestState


def ledger_columns(words: Words) -> list[ui.Column]:
    """The columns of the letters and waits."""
    say = words.within("ledger.column")
    return [
        ui.Column("job", say("job"), sub="role"),
        ui.Column("last", say("last"), sub="sent", wide=True),
        ui.Column("until", say("until"), kind="day"),
        ui.Column("stands", say("stands"), kind="tag"),
    ]


def ledger_rows(now: Correspondence, words: Words) -> list[ui.Row]:
    """One row for each application with a message, an ending or a wait; what is open comes first."""
    rows = []
    for request in now.requests.values():
        wait = now.decisions.get(request.id)
        if request.sent or request.endings or request.replies or wait:
            row = _row(request, wait, now.today, words)
            rows.append(((row.tag_tone == "now", row.sort["until"] or date.min), row))
    return [row for _, row in sorted(rows, key=lambda item: item[0], reverse=True)]


def _row(request: FeedbackRequest, wait: AwaitedDecision | None, today: date, words: Words) -> ui.Row:
    last = request.sent[-1] if request.sent else None
    sent = last.sent_on if last else None
    until, stands, now = _loop_stands(request, today, words)
    if wait and request.state(today) in (RequestState.NOTHING, RequestState.THANKED):
        until, stands, now = _wait_stands(wait, today, words)
    what = words(f"ledger.purpose.{last.purpose}") if last and last.purpose else ""
    return ui.Row(
        request.id,
        {
            "job": request.application.organisation,
            "role": request.application.role,
            "last": what,
            "sent": words.near_day(sent, today),
            "until": words.near_day(until, today),
            "stands": stands,
        },
        sort={"until": until, "last": sent.on if sent else None},
        tag_tone="now" if now else "quiet",
    )


def _loop_stands(request: FeedbackRequest, today: date, words: Words) -> tuple[date | None, str, bool]:
    state, ended = request.state(today), request.ended_as(today)
    if ended:
        return request.ended_on(today), words(f"ended.{ended}"), False
    if state is RequestState.ASKED:
        said = words("stands.asked", day=words.short_day(request.follow_up_on))
    elif state is RequestState.FOLLOWED_UP:
        said = words("stands.followed_up", day=words.short_day(request.let_go_on))
    else:
        said = words(f"stands.{state}")
    return request.let_go_on, said, request.ask is not None and request.waits


def _wait_stands(wait: AwaitedDecision, today: date, words: Words) -> tuple[date | None, str, bool]:
    state = wait.state(today)
    day = wait.enquire_on if state is DecisionState.WAITING else wait.let_go_on
    key = f"stands.{state}"
    said = (
        words(key, day=words.short_day(day))
        if state in (DecisionState.WAITING, DecisionState.ENQUIRED)
        else words(key)
    )
    return wait.let_go_on, said, state is not DecisionState.OVER


def door_columns(words: Words) -> list[ui.Column]:
    """The columns of the doors left open."""
    say = words.within("doors.column")
    return [
        ui.Column("job", say("job"), sub="role"),
        ui.Column("to", say("to"), wide=True),
        ui.Column("left", say("left"), kind="day"),
        ui.Column("since", say("since")),
    ]


def door_rows(requests: Iterable[FeedbackRequest], words: Words) -> list[ui.Row]:
    """One row for each application whose door was left open, the longest ago first."""
    rows = []
    for request in requests:
        if not request.doors:
            continue
        first = request.doors[0]
        noted = [words("doors.noted", role=note.new_role) for note in request.later_notes if note.new_role]
        cells = {
            "job": request.application.organisation,
            "role": request.application.role,
            "to": first.contact,
            "left": words.day(first.sent_on),
            "since": ", ".join(noted),
        }
        left = first.sent_on.on if first.sent_on else date.min
        rows.append((left, ui.Row(request.id, cells, sort={"left": left})))
    return [row for _, row in sorted(rows, key=lambda item: item[0])]
