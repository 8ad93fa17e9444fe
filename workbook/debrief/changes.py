"""The two changes of a look back, kept as actions to practise."""

from __future__ import annotations

from dataclasses import replace

from workbook.book import Book
from workbook.debrief.box import Box
from workbook.debrief.model import Action, CameFrom, LeadsTo

MOST = 2


def keep_changes(book: Book, box: Box) -> None:
    """Makes each change an action that leads to practice; a change that was reworded is the same action.

    One that was taken out takes its action with it, unless that is done already.
    """
    notes = box.notes
    with book.store.batch() as step:
        for n in range(1, MOST + 1):
            id = f"change-{n}-{box.about}"
            stored = step.get(Action, id)
            cue, text = box.changes[n - 1] if n <= len(box.changes) else ("", "")
            if not cue and not text:
                if stored and stored.record.done_on is None:
                    step.remove(Action, id)
            elif stored is None:
                from_id = notes.id if notes else ""
                step.add(
                    Action(
                        cue,
                        text,
                        leads_to=LeadsTo.PRACTICE,
                        came_from=CameFrom.LOOK_BACK,
                        from_id=from_id,
                        about=box.about,
                    ),
                    id=id,
                )
            elif (stored.record.cue, stored.record.text) != (cue, text):
                step.update(id, replace(stored.record, cue=cue, text=text), stored.rev)
