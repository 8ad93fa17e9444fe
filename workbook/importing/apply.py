"""Applies an import plan in one transaction, undone as one; what the log has already is not added again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbook.answers import Day
from workbook.answers.spelling import folded
from workbook.importing.events import ParsedApplication, ParsedNews, Round, united
from workbook.importing.preview import Preview, gc_paused
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.interviews.story import Story, stories, stories_of

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content import Words
    from workbook.storage.batch import Batch

LABEL = "import"
_MARKS = "brought_in"  # the setting that remembers which entries of files became which applications
_Key = tuple[str, str, Day | None]


@dataclass(frozen=True)
class PlannedChange:
    """What one application of a file adds to the log: all of it (no id), something, or nothing."""

    parsed: ParsedApplication
    mark: str
    id: str | None = None
    application: Application | None = None  # what a saved job becomes once it was applied for
    rounds: tuple[Round, ...] = ()
    news: tuple[ParsedNews, ...] = ()

    @property
    def new(self) -> bool:
        """Whether the application is not in the log yet."""
        return self.id is None

    @property
    def empty(self) -> bool:
        """Whether the log has all of it already."""
        return not self.new and not (self.application or self.rounds or self.news)


@dataclass(frozen=True)
class BroughtIn:
    """What came in: what became of each application, rounds, news; and how to undo it."""

    plan: list[PlannedChange]
    batch: int | None

    @property
    def counts(self) -> dict[str, int]:
        """How many applications are new, were there and know more now, and were there as they are."""
        new, here = sum(change.new for change in self.plan), sum(change.empty for change in self.plan)
        return {"new": new, "added_to": len(self.plan) - new - here, "here_already": here}

    def sentences(self, words: Words) -> list[str]:
        """In as many sentences as there is something to say."""
        new, more, same = self.counts.values()
        sentences = [words("page.result", applications=words.count("applications", new))]
        sentences += [words("page.result_more", n=more)] if more else []
        return sentences + ([words("page.result_same", n=same)] if same else [])


def planned(book: Book, applications: Iterable[ParsedApplication]) -> list[PlannedChange]:
    """What each application of a file would add to the book as it is now."""
    return plan_changes(applications, stories(book), book.store.setting(_MARKS, {}))


def bring_in(book: Book, preview: Preview, progress: Callable[[float], None] | None = None) -> BroughtIn:
    """Store what a file tells that the book does not have; `progress` hears the share done, 0 to 1.

    Raises the store's named errors; then nothing was written.
    """
    store = book.store
    if store.all(Application):
        store.backup(LABEL)
    marks = dict(store.setting(_MARKS, {}))
    with store.batch(LABEL) as batch:
        log = {story.id: story for story in stories_of(batch.all)}  # as it stands within the transaction
        plan = plan_changes(preview.applications, log, marks)
        for done, change in enumerate(plan):
            marks[change.mark] = _write(batch, change)
            if progress and done % 50 == 0:
                progress(done / len(plan))
        written = batch.change
    store.set_setting(_MARKS, marks)
    return BroughtIn(plan, written.batch if written else None)


def _write(batch: Batch, change: PlannedChange) -> str:
    """Writes what one change adds; the id of its application."""
    parsed = change.parsed
    id = batch.add(parsed.application).id if change.id is None else change.id
    stored = batch.get(Application, id) if change.application else None
    if stored and change.application:
        batch.update(id, change.application, stored.rev)
    rounds, news = replace(parsed, rounds=change.rounds, news=change.news).records(id)
    for round_ in rounds:
        batch.add(round_)
    for event in news:
        batch.add(event)
    return id


def plan_changes(
    applications: Iterable[ParsedApplication], log: Mapping[str, Story], brought_in: Mapping[str, str]
) -> list[PlannedChange]:
    """What each application of a file adds to the log; each one in the log stands for one of the file.

    `brought_in` are the marks of what came in before, with the ids of what they became.
    """
    with gc_paused():
        same, saved = _by_key(log.values(), _key), _by_key(log.values(), _saved_job)
        taken: set[str] = set()
        times: dict[str, int] = defaultdict(int)
        plan = []
        for parsed in applications:
            text = repr((parsed.application, parsed.rounds, parsed.news))
            times[text] += 1
            mark = hashlib.sha256(f"{times[text]}{text}".encode("utf-8", "replace")).hexdigest()[:24]
            id = brought_in.get(mark)
            if id in log and id not in taken:
                change = PlannedChange(parsed, mark, id)
            else:
                key = _key(parsed.application)
                ids = [*same[key], *(saved[key[:2]] if parsed.application.sent_on else ())]
                id = next((id for id in ids if id not in taken), None)
                new = PlannedChange(parsed, mark, None, None, parsed.rounds, parsed.news)
                change = _more(new, log[id]) if id else new
            taken |= {id} if id else set()
            plan.append(change)
        return plan


def _key(application: Application) -> _Key:
    return folded(application.organisation), folded(application.role), application.sent_on


def _saved_job(application: Application) -> tuple[object, ...]:
    """The job of an application that was only saved; nothing of any other."""
    return _key(application)[:2] if application.only_saved and application.role else ()


def _by_key(
    log: Iterable[Story], key: Callable[[Application], tuple[object, ...]]
) -> dict[tuple[object, ...], list[str]]:
    ids = defaultdict[tuple[object, ...], list[str]](list)
    for story in log:
        ids[key(story.application)].append(story.id)
    return ids


def _more(change: PlannedChange, story: Story) -> PlannedChange:
    """What the file knows of an application that the log does not."""
    parsed, here = change.parsed, story.application
    application = None
    if here.only_saved and not parsed.application.only_saved:
        application = replace(here, only_saved=False, sent_on=parsed.application.sent_on)
    have = [Round(r.stage, r.held_on) for r in story.rounds if r.stage]
    rounds = united(have, change.rounds)[len(have) :]
    news = tuple(n for n in change.news if not _known(n, story.news))
    return replace(change, id=story.id, application=application, rounds=tuple(rounds), news=news)


def _known(news: ParsedNews, log: Collection[OutcomeEvent]) -> bool:
    """Whether the log has this news; "through to the next stage" without a day adds nothing to any news."""
    if news.outcome is Outcome.ADVANCED and news.heard_on is None and log:
        return True
    days = [event.heard_on for event in log if event.outcome is news.outcome]
    return any(day is None or news.heard_on is None or day == news.heard_on for day in days)
