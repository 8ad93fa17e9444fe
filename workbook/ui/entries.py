"""The stored entry of one exercise about one thing: its answers as JSON and back, and what comes later."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from workbook import content
from workbook.answers import ExerciseEntry, free_key, to_json
from workbook.storage.errors import Conflict

UNFINISHED_FOR = timedelta(days=7)  # how long something begun is gone on with unasked


def key_to_go_on(book: Any, exercise: str, kept: Sequence[Any]) -> str | None:
    """What the dated entry is about that was begun within a week and not finished, kept or only drafted.

    `kept` are the exercise's entries as their room reads them, each with `key`, `began` and `finished`,
    the newest last.
    """
    today = book.today()
    if kept and not kept[-1].finished and today - kept[-1].began < UNFINISHED_FOR:
        return str(kept[-1].key)
    taken = [one.key for one in kept]
    recent = (free_key(taken, today - timedelta(days=back)) for back in range(UNFINISHED_FOR.days))
    return next((key for key in recent if book.store.draft(f"exercise:{exercise}:{key}")), None)


class Entry:
    """Finds, keeps and updates the one entry; a Conflict is raised when another window was faster."""

    def __init__(
        self, book: Any, exercise: content.Exercise, about: str, start: Mapping[str, Any] | None = None
    ) -> None:
        """Looks for the entry of this exercise about this record; the latest, should there be several."""
        self._store, self._exercise, self.about = book.store, exercise, about
        self._start = start or {}
        self.stored: Any = self._newest(book.store.all(ExerciseEntry))

    @property
    def answers(self) -> dict[str, Any]:
        """The kept answers, as JSON."""
        return dict(self.stored.record.answers) if self.stored else {}

    @property
    def finished(self) -> bool:
        """Whether the exercise was finished once."""
        return bool(self.stored and self.stored.record.finished)

    def values(self, today: date, stored: Any = None) -> dict[str, Any]:
        """The values the boxes start with: what is kept, and suggestions after the last answer."""
        stored = stored or self.stored
        if not stored:
            return self.suggestions(today) | dict(self._start)
        kept, answers, prompts = stored.record.answers, self._exercise.answers, self._exercise.prompts
        reached = max((n for n, prompt in enumerate(prompts, start=1) if prompt.id in kept), default=0)
        ahead = {prompt.id for prompt in prompts[reached:]}
        suggested = {name: value for name, value in self.suggestions(today).items() if name in ahead}
        given = {name: value for name, value in stored.record.typed(answers).items() if name in kept}
        return suggested | given

    def suggestions(self, today: date) -> dict[str, Any]:
        """What the boxes of a fresh entry start with: suggested days, all else unanswered."""
        return {prompt.id: prompt.start(today) for prompt in self._exercise.prompts}

    def keep(self, values: Mapping[str, Any], finished: bool) -> None:
        """Stores the answers, leaving out what was not answered; nothing at all is not stored.

        What was kept under a name that this exercise does not ask stays as it is.
        """
        answers = self._exercise.answers
        other = {name: kept for name, kept in self.answers.items() if name not in answers}
        given = other | {
            name: to_json(answers[name], value)
            for name, value in values.items()
            if value != answers[name].empty
        }
        record = ExerciseEntry(self._exercise.id, self.about, given, finished or self.finished)
        if self.stored is None:
            if given or finished:
                self.stored = self._add(record)
        elif record != self.stored.record:
            self.stored = self._store.update(self.stored.id, record, self.stored.rev)

    def _add(self, record: ExerciseEntry) -> Any:
        """The first entry; a Conflict with the one that another window has begun meanwhile."""
        with self._store.batch() as step:
            if theirs := self._newest(step.all(ExerciseEntry)):
                raise Conflict(values={"at": theirs.saved_at}, theirs=theirs)
            return step.add(record)

    def _newest(self, entries: Iterable[Any]) -> Any:
        found = [
            stored
            for stored in entries
            if stored.record.exercise == self._exercise.id and stored.record.about == self.about
        ]
        return found[-1] if found else None

    def due(self, today: date) -> tuple[content.Prompt, ...]:
        """The later prompts whose day has come and that have no answer yet."""
        return tuple(prompt for prompt, day in self._later() if day <= today)

    def later_days(self, ui: Any) -> list[str]:
        """When the later prompts are asked, one sentence for each day."""
        days = sorted({day for _, day in self._later()})
        return [ui("exercise.later", day=ui.day(day)) for day in days]

    def _later(self) -> list[tuple[content.Prompt, date]]:
        if not self.finished:
            return []
        start = self.stored.saved_at.date()
        open_ = [prompt for prompt in self._exercise.later if prompt.id not in self.answers]
        return [(prompt, start + timedelta(days=prompt.after_days or 0)) for prompt in open_]


def prompt_copy(prompt: content.Prompt, answers: Mapping[str, Any]) -> content.Prompt:
    """The prompt with earlier answers in its question."""
    return dataclasses.replace(prompt, ask=prompt.asked(answers)) if "{" in prompt.ask else prompt
