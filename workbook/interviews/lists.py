"""The rows people read: applications with where they stand, and the dated events of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial

from workbook import ui
from workbook.content import Words
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent, Told
from workbook.interviews.story import OPEN, REACHED, Standing, Story
from workbook.storage import Stored

APPLICATIONS = [
    ui.Column("job", sub="role"),
    ui.Column("sent", kind="day", wide=True),
    ui.Column("reached"),
    ui.Column("stands", kind="tag"),
]
EVENTS = [ui.Column("what", sub="more"), ui.Column("on", kind="day")]


def application_rows(words: Words) -> Callable[[Iterable[Story], date], list[ui.Row]]:
    """Makes the rows of a log on a day, the application in which something happened last first.

    A row is made again only when its story is another one, or when it is another day.
    """
    row = cache(partial(application_row, words=words))

    def rows(log: Iterable[Story], today: date) -> list[ui.Row]:
        return sorted((row(story, today) for story in log), key=lambda row: row.sort["newest"])[::-1]

    return rows


def application_row(story: Story, today: date, words: Words) -> ui.Row:
    """One application as the table shows it."""
    application, standing, sent = story.application, story.standing(today), story.application.sent_on
    last = story.last_on(today)
    newest = story.next_on(today) or last
    return ui.Row(
        story.id,
        {
            "job": application.organisation,
            "role": application.role,
            "sent": words.near_day(sent, today),
            "reached": words(f"reached.{story.reached}"),
            "stands": stands(story, today, words),
        },
        sort={
            "sent": sent.on if sent else None,
            "reached": REACHED.index(story.reached),
            "stands": (list(Standing).index(standing), -last.on.toordinal() if last else 0),
            "newest": newest.latest if newest else date.min,
        },
        tag_tone="now" if standing in OPEN and standing is not Standing.NOT_APPLIED else "quiet",
    )


def stands(story: Story, today: date, words: Words) -> str:
    """Where an application stands, as the tag in its row says it."""
    labels, standing = words.within("stands"), story.standing(today)
    if coming := story.next_on(today):
        now = coming.exact and coming.on == today
        return labels("coming_today" if now else "coming", day=words.near_day(coming, today))
    if promised := story.promised_by(today):
        overdue = promised.latest < today
        return labels("waiting_overdue" if overdue else "waiting_due", day=words.near_day(promised, today))
    if standing is Standing.WAITING:
        last, days = story.last_on(today), story.days_since(today)
        if last is None or days is None:
            return labels("waiting")
        return words.count("waiting" if last.exact else "waiting_at_least", days)
    if standing is Standing.NO_RESPONSE:
        return words.count("silence", story.silent_days(today))
    return outcome_words(standing.value, story.told(today), labels)


def outcome_words(outcome: str, told: Told | None, labels: Words) -> str:
    """A piece of news in words, with how it arrived where that is known."""
    return labels.get(f"{outcome}_{told}") or labels(outcome)


def event_row(stored: Stored[InterviewRound] | Stored[OutcomeEvent], today: date, words: Words) -> ui.Row:
    """A round or a piece of news as the table of one application shows it."""
    record = stored.record
    if isinstance(record, InterviewRound):
        on, what, more = record.held_on, *_round(record, today, words)
    else:
        outcome = record.outcome or Outcome.ADVANCED
        on, more = record.heard_on, record.reason
        what = outcome_words(outcome.value, record.told, words.within("stands"))
    cells = {"what": what, "more": more, "on": words.day(on) or words("opened.no_day")}
    return ui.Row(stored.id, cells, sort={"on": on.on if on else None})


def _round(round_: InterviewRound, today: date, words: Words) -> tuple[str, str]:
    """The stage of a round, and what there is to say about it."""
    labels, promised = words.within("opened"), words.day(round_.promised_by)
    notes = [
        labels("coming") if round_.lies_ahead(today) else "",
        labels("promised", day=promised) if promised else "",
        round_.learning_line,
    ]
    what = words(f"field.stage.options.{round_.stage}") if round_.stage else ""
    return what, " ".join(note for note in notes if note).strip()
