"""The two tables people read: letters and waits with the day they end, and doors left open."""

from __future__ import annotations

from datetime import date

from workbook import ui
from workbook.content import Words
from workbook.messages.correspondence import AwaitedDecision, Correspondence, DecisionState
from workbook.messages.request import FeedbackRequest, RequestState

LEDGER = [
    ui.Column("job", sub="role"),
    ui.Column("last", sub="sent", wide=True),
    ui.Column("until", kind="day"),
    ui.Column("stands", kind="tag"),
]
DOORS = [
    ui.Column("job", sub="role"),
    ui.Column("to", wide=True),
    ui.Column("left", kind="day"),
    ui.Column("since"),
]
Stands = tuple[date | None, str, bool]  # the last day, where it stands, and whether an answer is awaited


def ledger_rows(now: Correspondence, words: Words) -> list[ui.Row]:
    """One row for each application with a message, an ending or a wait; what is open comes first."""
    rows = []
    for id, request in now.requests.items():
        wait = now.decisions.get(id)
        if request.sent or request.endings or request.replies or wait:
            rows.append(_row(request, wait, now.today, words))
    return sorted(rows, key=lambda row: (row.tag_tone == "now", row.sort["until"] or date.min), reverse=True)


def _row(request: FeedbackRequest, wait: AwaitedDecision | None, today: date, words: Words) -> ui.Row:
    last = request.sent[-1] if request.sent else None
    sent = last.sent_on if last else None
    if wait and request.state(today) in (RequestState.NOTHING, RequestState.THANKED):
        until, stands, is_open = _wait_stands(wait, today, words)
    else:
        until, stands, is_open = _request_stands(request, today, words)
    cells = {
        "job": request.application.organisation,
        "role": request.application.role,
        "last": words(f"ledger.purpose.{last.purpose}") if last and last.purpose else "",
        "sent": words.near_day(sent, today),
        "until": words.near_day(until, today),
        "stands": stands,
    }
    sort = {"until": until, "last": sent.on if sent else None}
    return ui.Row(request.id, cells, sort=sort, tag_tone="now" if is_open else "quiet")


def _request_stands(request: FeedbackRequest, today: date, words: Words) -> Stands:
    state, ended = request.state(today), request.ended_as(today)
    if ended:
        return request.ended_on(today), words(f"ended.{ended}"), False
    day = request.follow_up_on if state is RequestState.ASKED else request.let_go_on
    sentence = words(f"stands.{state}", day=words.short_day(day))
    return request.let_go_on, sentence, request.ask is not None and request.waits


def _wait_stands(wait: AwaitedDecision, today: date, words: Words) -> Stands:
    state = wait.state(today)
    day = wait.enquire_on if state is DecisionState.WAITING else wait.let_go_on
    return wait.let_go_on, words(f"stands.{state}", day=words.short_day(day)), not wait.over(today)


def door_rows(now: Correspondence, words: Words) -> list[ui.Row]:
    """One row for each application whose door was left open, the longest ago first."""
    rows = []
    for request in now.requests.values():
        if request.doors:
            door = request.doors[0]
            roles = [note.new_role for note in request.later_notes if note.new_role]
            cells = {
                "job": request.application.organisation,
                "role": request.application.role,
                "to": door.contact,
                "left": words.day(door.sent_on),
                "since": ", ".join(words("doors.noted", role=role) for role in roles),
            }
            left = door.sent_on.on if door.sent_on else date.min
            rows.append(ui.Row(request.id, cells, sort={"left": left}))
    return sorted(rows, key=lambda row: row.sort["left"])
