"""Which applications have been silent beyond their time; worked out each day and never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.estimates.conversion import OLD_ENOUGH, own_pace
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.interviews.story import Standing, Story, stories
from workbook.messages.correspondence import correspondence
from workbook.storage import Change

LED = "quiet"  # the page a link says it leads to, when it leads to these
LATER = "quiet.later"  # the setting with the day from which they are offered on Start again
REST = timedelta(weeks=4)  # after "Not now"
FEWEST_DAYS = 14  # quick answers are often a machine's, so nothing counts as long before two weeks
WAITS = (Standing.WAITING, Standing.ADVANCED)


@dataclass(frozen=True)
class Quiet:
    """An application that is silent beyond its time; `since` is the last known day on which it was not."""

    story: Story
    since: date
    days: int
    promised: Day | None = None

    @property
    def dropped(self) -> bool:
        """Whether they went silent after a final round."""
        return self.story.reached_final


def patience(book: Book) -> tuple[int, int | None]:
    """The days after which a silence is long, and within how many half of the person's answers came.

    The second is None where the log has too few answers to tell; then the first is six weeks.
    """
    answers = [days for s in stories(book).values() if (days := s.answered_after) is not None]
    own = own_pace(answers)
    return (OLD_ENOUGH, None) if own is None else (max(FEWEST_DAYS, own), -(-own // 2))


def quiet_ones(book: Book) -> list[Quiet]:
    """The applications silent beyond their time: those with a promised day first, then the longest silent."""
    most, _half = patience(book)
    found = [quiet for story in stories(book).values() if (quiet := _quiet(book, story, most))]
    return sorted(found, key=lambda quiet: (quiet.promised is None, -quiet.days))


def stop_waiting(book: Book, found: Sequence[Quiet], words: Words) -> Change | None:
    """Closes these as silence in one step, which its `batch` undoes; one that has news by now is left alone.

    `words` are those of the quiet ones, for what Undo calls it. None where all of them have news.
    """
    today = Day(book.today())
    with book.store.batch(words.count("label", len(found))) as step:
        for quiet in found:
            id, news = quiet.story.id, len(quiet.story.news)
            if step.get(Application, id) and len(step.where(OutcomeEvent, "application_id", id)) == news:
                step.add(OutcomeEvent(id, Outcome.NO_RESPONSE, today))
    return step.change


def _quiet(book: Book, story: Story, most: int) -> Quiet | None:
    """An application, if it is one of them; `most` are the days after which a silence is long.

    A promised day is its time, with the days for one enquiry after it; an interview's last day of waiting is
    that of the letters. One without any day is as old as the entry at least.
    """
    today = book.today()
    if story.standing(today) not in WAITS or story.next_on(today):
        return None
    last, promised = story.last_on(today), story.promised_by(today)
    stored, decision = book.store.get(Application, story.id), correspondence(book).decisions.get(story.id)
    if stored is None or (decision and not decision.over(today)):
        return None
    since = last.latest if last else stored.saved_at.date()
    if promised and not decision:
        since = max(since, promised.latest)
    days = (today - since).days
    if days < most and not (promised and decision):
        return None
    return Quiet(story, since, days, promised)
