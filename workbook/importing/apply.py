"""Writes what a file tells into the log: one transaction, one undo, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.importing.events import Found
from workbook.importing.known import Log, Step, steps
from workbook.importing.preview import Preview
from workbook.importing.undisturbed import undisturbed
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content import Words
    from workbook.storage.batch import Batch

LABEL = "import"
_MARKS = "brought_in"  # the setting that remembers which entries of files became which applications


@dataclass(frozen=True)
class BroughtIn:
    """What came in: what became of each application, rounds, news; and how to undo it."""

    plan: list[Step]
    rounds: int
    news: int
    batch: int | None

    @property
    def new(self) -> int:
        """How many applications are new."""
        return sum(step.new for step in self.plan)

    @property
    def here_already(self) -> int:
        """How many were there, as they are in the file."""
        return sum(step.empty for step in self.plan)

    @property
    def added_to(self) -> int:
        """How many were there, and know more now."""
        return len(self.plan) - self.new - self.here_already

    def said(self, words: Words) -> list[str]:
        """In as many sentences as there is something to say."""
        said = [words("page.result", applications=words.count("applications", self.new))]
        said += [words("page.result_more", n=self.added_to)] if self.added_to else []
        said += [words("page.result_same", n=self.here_already)] if self.here_already else []
        return said


def planned(book: Book, found: tuple[Found, ...]) -> list[Step]:
    """What each application of a file would add to the book as it is now."""
    store = book.store
    with undisturbed():
        log = Log.of(
            store.all(Application),
            store.all(InterviewRound),
            store.all(OutcomeEvent),
            store.setting(_MARKS, {}),
        )
        return steps(found, log)


def bring_in(book: Book, preview: Preview, progress: Callable[[float], None] | None = None) -> BroughtIn:
    """Store what a file tells that the book does not have; `progress` hears the share done, 0 to 1.

    Raises the store's named errors; then nothing was written.
    """
    store = book.store
    if store.all(Application):
        store.backup(LABEL)
    marks = dict(store.setting(_MARKS, {}))
    with store.batch(LABEL) as batch:
        log = Log.of(batch.all(Application), batch.all(InterviewRound), batch.all(OutcomeEvent), marks)
        plan = steps(preview.found, log)
        rounds = news = 0
        for done, step in enumerate(plan):
            id = _write(batch, step, log)
            marks[step.mark] = id
            rounds += len(step.rounds)
            news += len(step.news)
            if progress and done % 50 == 0:
                progress(done / len(plan))
        change = batch.change
    store.set_setting(_MARKS, marks)
    return BroughtIn(plan, rounds, news, change.batch if change else None)


def _write(batch: Batch, step: Step, log: Log) -> str:
    """Writes what one step adds; the id of its application."""
    if step.id is None:
        id = batch.add(step.found.application).id
    else:
        id = step.id
        if step.application:
            batch.update(id, step.application, log.applications[id].rev)
    rounds, news = Found((), step.found.application, step.rounds, step.news, step.found.promised_by).records(
        id
    )
    for round_ in rounds:
        batch.add(round_)
    for event in news:
        batch.add(event)
    return id
