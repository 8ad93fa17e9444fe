"""The two changes of a look back, kept as actions to practise."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from workbook.book import Book
from workbook.debrief.box import Box
from workbook.debrief.model import Action, CameFrom, LeadsTo
from workbook.storage import Stored


def keep_changes(book: Book, box: Box) -> None:
    """Makes each change that is new an action that leads to practice.

    A change that is as it was leaves its action alone, whatever the person has made of that meanwhile. One
    that was reworded or taken out takes its action with it; an action that is done, or that the person has
    worded anew, stays as it is. Which change became which action is remembered without its words.
    """
    name = f"debrief.changes:{box.about}"
    changes = {_mark(*change): change for change in box.changes if any(change)}
    with book.store.batch() as step:
        there = {s.id: s for s in step.all(Action) if _from(s.record, box)}
        found = {_mark(s.record.cue, s.record.text): id for id, s in there.items()}
        kept = _kept(book.store.setting(name), found)
        gone = [there[id] for mark, id in kept.items() if mark not in changes and found.get(mark) == id]
        free = [stored for stored in gone if stored.record.done_on is None]
        became = {**found, **kept}
        for mark, (cue, text) in changes.items():
            if mark in became:
                continue
            if free:
                old: Stored[Action] = free.pop(0)
                became[mark] = step.update(old.id, replace(old.record, cue=cue, text=text), old.rev).id
            else:
                became[mark] = step.add(_action(cue, text, box)).id
        for stored in free:
            step.remove(Action, stored.id)
    book.store.set_setting(name, {mark: became[mark] for mark in changes})


def _from(action: Action, box: Box) -> bool:
    return action.about == box.about and action.came_from is CameFrom.LOOK_BACK


def _action(cue: str, text: str, box: Box) -> Action:
    return Action(
        cue,
        text,
        leads_to=LeadsTo.PRACTICE,
        came_from=CameFrom.LOOK_BACK,
        from_id=box.notes.id if box.notes else "",
        about=box.about,
    )


def _mark(cue: str, text: str) -> str:
    """What two changes share only if their words are the same, and what does not tell them."""
    return sha256(f"{cue}\n{text}".encode()).hexdigest()[:16]


def _kept(setting: Any, found: dict[str, str]) -> dict[str, str]:
    """Which change became which action, by its mark; where nothing is remembered, as the actions say."""
    return {str(mark): str(id) for mark, id in setting.items()} if isinstance(setting, dict) else found
