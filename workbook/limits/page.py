"""Fixed or changeable, on notebook 07: what is in the way, and a direction, never a loss alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Problem, blank
from workbook.book import Book
from workbook.check_ins.model import Mood, Steadiness, check_ins, needs_care
from workbook.content import Words
from workbook.limits.model import Constraint, LimitKind, problems
from workbook.storage import Stored

STEPS: Mapping[str, tuple[str, ...]] = {
    "limit": ("in_the_way", "limit_kind"),
    "source": ("source", "checked_on", "exceptions", "who"),
    "giving": ("giving",),
    "elsewhere": ("same_field", "same_skills", "same_meaning"),
    "direction": ("next_step", "next_on"),
    "came_of": ("done_on", "came_of"),
    "goodbye": ("farewell",),
}
WALKED = ("limit", "source", "direction")  # asked of every limit
DREAM = ("giving", "elsewhere")  # asked of one that does not move, or only at a price
UNMOVED = (LimitKind.FIXED, LimitKind.PRICE, None)


@ui.page_of("standing", says_off=False)
def page(book: Book) -> list[Any]:
    """Show a line that says how many things are in the way; what is inside is there when it is opened."""
    words = book.words("limits")
    say = partial(words.count, "fold")
    fold = ui.counted_fold(book, Constraint, say, lambda: [LimitsPart(book, words)])
    return [fold]


class LimitsPart:
    """What is in the way, one card each, and the parts in which one is looked at; not on a low day."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows what there is, or asks first how steady the person is."""
        self._book, self._words, self._place = book, words, ui.MainPlace(book, self.refresh, shared=True)
        self.widget = self._place.widget
        self.steps = ui.Steps(
            book,
            Constraint,
            words,
            STEPS,
            name="standing.limit",
            minutes=20,
            tables={},
            keep=_kept,
            check=self._problems,
            done=self._place.close,
            above=self._above,
            asks=lambda step, stored: step in WALKED or (step in DREAM and _unmoved(stored)),
        )
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Shows them as they are now; a part that is open stays."""
        steady = Mood(self._book).steadiness
        limits = tuple(self._book.store.all(Constraint)) if steady is Steadiness.STEADY else ()
        self._place.show_if((steady, limits, self._book.today()), lambda: self._parts(steady, limits))

    def _parts(self, steady: Steadiness, limits: tuple[Stored[Constraint], ...]) -> list[Any]:
        words = self._words
        if steady is Steadiness.UNKNOWN:
            return ui.steady_question(self._book, Mood(self._book).say, why=words("unknown"))
        if steady is Steadiness.LOW:
            care = needs_care(check_ins(self._book.store), self._book.today())
            return [ui.card("", words("low"), tone="enough"), ui.care_card(self._book) if care else None]
        return [
            ui.text(words("intro")),
            ui.reason(self._book, words("why_it_helps"), "limits why_it_helps"),
            *(part for stored in limits for part in self._limit(stored)),
            ui.button(words("another" if limits else "begin"), lambda: self.ask()),
        ]

    def _limit(self, stored: Stored[Constraint]) -> list[Any]:
        """One limit: what it is and how that is known, and the direction from here."""
        words, limit, id, today = self._words, stored.record, stored.id, self._book.today()
        kind, step = words.get(f"kind.{limit.limit_kind}"), limit.next_step
        day = words.on_day(limit.checked_on, today)
        known = words("sourced", source=limit.source, day=day) if limit.sourced else words("no_source")
        lines = [f"{kind} {known}".strip()]
        lines += [words("exceptions", exceptions=limit.exceptions)] if limit.exceptions else []
        lines += [words("who", who=limit.who)] if limit.who and not limit.sourced else []
        if limit.came_of or limit.done_on:
            lines.append(words("came_of", step=step, came_of=limit.came_of or words("no_word_yet")))
        elif not blank(step):
            lines.append(words("next", step=step, day=words.on_day(limit.next_on, today)))
        else:
            lines.append(words("no_direction"))
        part = "direction" if blank(step) or limit.done_on else "came_of"
        acts: dict[str, Any] = {"step": (words(f"act.{part}"), partial(self.ask, id, part, alone=True))}
        acts["open"] = (words("act.open"), partial(self.ask, id))
        if limit.limit_kind in UNMOVED[:2] and not blank(step):
            acts["goodbye"] = (words("act.goodbye"), partial(self.ask, id, "goodbye", alone=True))
        acts["remove"] = (words("act.remove"), lambda: self._book.store.remove(Constraint, id))
        return [
            ui.card(limit.in_the_way, lines),
            ui.buttons(acts, plain=[key for key in acts if key != "step"]),
        ]

    def ask(self, id: str = "", step: str = "", *, alone: bool = False) -> None:
        """Shows a part of a limit, or the first part of a new one."""
        self.steps.ask(id, step, alone=alone)
        self._place.open(self.steps)

    def _above(self, step: str, stored: Stored[Constraint] | None) -> list[Any]:
        """Over the direction the alternatives that were found, so that one of them can be tried."""
        rows = [(what, way) for what, way in stored.record.alternatives] if stored else []
        shown = step == "direction" and rows
        return [ui.notes(self._words("alternatives"), rows)] if shown else []

    def _problems(self, values: Mapping[str, Any]) -> Mapping[str, Problem]:
        missing = "next_step" in values and blank(str(values["next_step"]))
        found = {"next_step": Problem("no_direction")} if missing else {}
        return found | problems(values, self._book.today())


def _unmoved(stored: Stored[Constraint] | None) -> bool:
    return stored is None or stored.record.limit_kind in UNMOVED


def _kept(batch: Any, stored: Stored[Constraint] | None, values: dict[str, Any]) -> Any:
    """Keeps a part of a limit; a new next step has no day on which it was done."""
    if stored is None:
        return batch.add(Constraint(**values))
    if values.get("next_step", stored.record.next_step) != stored.record.next_step:
        values = {"done_on": None, "came_of": "", **values}
    return batch.revise(stored, **values)
