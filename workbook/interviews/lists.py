"""The rows people read: applications with where they stand, and the dated events of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.content import Words
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent, Told
from workbook.interviews.story import OPEN, Reached, Standing, Story
from workbook.storage import Stored


def application_columns(words: Words) -> list[ui.Column]:
    """The columns of the table of applications."""
    say = words.within("column")
    return [
        ui.Column("job", say("job"), sub="role"),
        ui.Column("sent", say("sent"), kind="day", wide=True),
        ui.Column("reached", say("reached")),
        ui.Column("stands", say("stands"), kind="tag"),
    ]


class ApplicationRows:
    """One row per application, the one in which something happened last first.

    A row is made again only when its history is another one, or when it is another day.
    """

    def __init__(self, words: Words) -> None:
        """No row is made yet."""
        self._words = words
        self._made: dict[str, tuple[Story, date, ui.Row]] = {}
        self._on: date | None = None

    def of(self, log: Iterable[Story], today: date) -> list[ui.Row]:
        """The rows of this log on this day."""
        before, self._made = self._made if self._on == today else {}, {}
        self._on = today
        for story in log:
            known = before.get(story.id)
            self._made[story.id] = known if known and known[0] is story else self._row(story, today)
        order = sorted(self._made.values(), key=lambda made: made[1])
        return [row for _, _, row in order[::-1]]

    def _row(self, story: Story, today: date) -> tuple[Story, date, ui.Row]:
        last = story.next_on(today) or story.last_on(today)
        return story, last.latest if last else date.min, _application(story, today, self._words)


def stands(story: Story, today: date, words: Words) -> str:
    """Where an application stands, as the tag in its row says it."""
    standing = story.standing(today)
    coming, promised = story.next_on(today), story.promised_by(today)
    if coming:
        now = coming.exact and coming.on == today
        return (
            words("stands.coming_today") if now else words("stands.coming", day=words.near_day(coming, today))
        )
    if promised:
        key = "waiting_overdue" if promised.latest < today else "waiting_due"
        return words(f"stands.{key}", day=words.near_day(promised, today))
    if standing is Standing.WAITING:
        last = story.last_on(today)
        if last is None:
            return words("stands.waiting")
        key = "waiting" if last.exact else "waiting_at_least"
        return words.count(key, max((today - last.latest).days, 0))
    if standing is Standing.NO_RESPONSE:
        return words.count("silence", _silent_days(story, today))
    return outcome_words(standing.value, story.told(today), words)


def outcome_words(outcome: str, told: Told | None, words: Words) -> str:
    """A piece of news in words, with how it arrived where that is known."""
    return words.get(f"stands.{outcome}_{told}") or words(f"stands.{outcome}")


def event_columns(words: Words) -> list[ui.Column]:
    """The columns of the events of one application."""
    say = words.within("opened")
    return [ui.Column("what", say("what"), sub="more"), ui.Column("on", say("on"), kind="day")]


def event_rows(
    rounds: Sequence[Stored[InterviewRound]], news: Sequence[Stored[OutcomeEvent]], today: date, words: Words
) -> list[ui.Row]:
    """One row per round and piece of news, the newest first and those without a day last.

    A row's id is the record's own.
    """
    rows = [_event(r.id, r.record.held_on, *_round(r.record, today, words), words) for r in rounds]
    rows += [_event(n.id, n.record.heard_on, *_news(n.record, words), words) for n in news]
    return sorted(rows, key=lambda row: row.sort["on"] or date.min, reverse=True)


def _application(story: Story, today: date, words: Words) -> ui.Row:
    application, standing = story.application, story.standing(today)
    sent = application.sent_on
    days = story.last_on(today)
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
            "reached": list(Reached).index(story.reached),
            "stands": (list(Standing).index(standing), -days.on.toordinal() if days else 0),
        },
        tag_tone="now" if standing in OPEN and standing is not Standing.NOT_APPLIED else "quiet",
    )


def _silent_days(story: Story, today: date) -> int:
    """How long a silence lasted before it was closed; 0 where that is not known."""
    since, closed = story.silent_since(today), story.news[-1].heard_on
    return max((closed.on - since.latest).days, 0) if since and closed and closed.exact and since.exact else 0


def _event(id: str, on: Day | None, what: str, more: str, words: Words) -> ui.Row:
    said = words.day(on) or words("opened.no_day")
    return ui.Row(id, {"what": what, "more": more, "on": said}, sort={"on": on.on if on else None})


def _round(round_: InterviewRound, today: date, words: Words) -> tuple[str, str]:
    what = words(f"field.stage.options.{round_.stage}") if round_.stage else ""
    coming = round_.held_on and round_.held_on.after(today)
    said: list[Any] = [words("opened.coming")] if coming else []
    if round_.promised_by:
        said.append(words("opened.promised", day=words.day(round_.promised_by)))
    return what, " ".join([*said, round_.learning_line]).strip()


def _news(news: OutcomeEvent, words: Words) -> tuple[str, str]:
    outcome = news.outcome or Outcome.ADVANCED
    return outcome_words(outcome.value, news.told, words), news.reason
