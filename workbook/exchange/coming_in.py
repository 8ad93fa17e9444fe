"""Writes what a file tells into the log: one transaction, one undo, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.exchange.found import Found
from workbook.exchange.known import Log, Step, steps
from workbook.exchange.preview import Preview
from workbook.exchange.undisturbed import undisturbed
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.storage.batch import Batch

LABEL = "import"
_MARKS = "brought_in"  # the setting that remembers which entries of files became which applications


@dataclass(frozen=True)
class BroughtIn:
    """What came in: applications new and added to, those that were here, rounds, news; how to undo it."""

    new: int
    added_to: int
    here_already: int
    rounds: int
    news: int
    batch: int | None


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
    new = sum(step.new for step in plan)
    empty = sum(step.empty for step in plan)
    return BroughtIn(new, len(plan) - new - empty, empty, rounds, news, change.batch if change else None)


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
