"""Notebook 07's page: the map and its chosen gaps, and every part of it to change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.chosen_gaps.story import gap_parts, went
from workbook.content import Words
from workbook.goals.model import Goal, active
from workbook.path import open_or_wait
from workbook.people.model import Person
from workbook.standing.lists import TABLES, table
from workbook.standing.model import TargetJob
from workbook.standing.sitting import Sitting
from workbook.standing.story import GapState, JobMap, Part, job_map, job_maps

Acts = dict[str, tuple[str, Callable[[], Any]]]


@ui.page_of("standing")
def page(book: Book) -> list[Any]:
    """Show where the person stands; on the day of a no only that this can wait."""
    return [StandingPart(book, book.words("standing"))]


class StandingPart:
    """The whole page, kept up to date with the store; a part that is open stays as it is."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the newest map, or that it can wait until tomorrow."""
        self._book, self._words, self._chosen = book, words, ""
        self._soft, self._place = ui.swap(), ui.MainPlace(book, self.refresh, shared=True)
        self.sitting = Sitting(book, words, self._place, self.show)
        self.lists = ui.FoldedLists(book, words, TABLES, table)
        self.widget, self._beside = ui.swap(), ui.beside(book)
        book.store.listen(None, lambda _change: self.refresh())
        self._beside.show(whether=False)
        open_or_wait(book, "standing", self.widget, self.open)

    def open(self) -> None:
        """Shows the page itself, with what stands beside the map."""
        self.refresh()
        self.widget.show(self._soft, self._place, self.lists)
        self._beside.show(whether=True)

    def refresh(self) -> None:
        """Shows everything as it is kept now."""
        book, words = self._book, self._words
        self._soft.show_if(Mood(book).low or None, lambda: [ui.card("", words("low"), tone="enough")])
        if not self._place.is_open:
            maps = job_maps(book)
            goals = tuple((g.id, g.record.outcome) for g in active(book.store.all(Goal)))
            linked = [went(book, skill) for now in maps for skill in now.closing]
            key = (maps, self._chosen, goals, len(book.store.all(Person)), linked, book.today())
            self._place.show_if(key, lambda: self._maps(maps))

    def show(self, id: str = "") -> None:
        """Shows the map again, after what was open in its place."""
        self._chosen = id or self._chosen
        self._place.close()

    def _maps(self, maps: list[JobMap]) -> list[Any]:
        """The newest map or the chosen one; or what will be here."""
        words = self._words
        if not maps:
            why = ui.reason(self._book, words("why_it_helps"), "standing why_it_helps")
            empty = ui.card(words("empty_title"), words.list("empty"), tone="empty")
            begin = ui.button(words("begin"), self.sitting.begin, primary=True)
            return [empty, begin, why]
        now = next((one for one in maps if one.stored.id == self._chosen), maps[0])
        names = {one.stored.id: one.stored.record.job for one in maps}
        others = ui.choices({"ask": words("which")}, names, self.show, chosen=now.stored.id)
        gaps = [part for skill in now.closing for part in gap_parts(self._book, skill)]
        return [others if len(maps) > 1 else None, *self._map(now), *gaps]

    def _map(self, now: JobMap) -> list[Any]:
        """One map: how far it is, what comes next, and what is more than enough."""
        words, id, again = self._words.within("map"), now.stored.id, now.rate_again_on()
        lines = [words.count("skills", len(now.skills))] if now.skills else [words("no_skills")]
        counts = [words.count(f"gaps.{state}", n) for state in GapState if (n := now.states[state])]
        lines += [words("gaps", counts=words("between").join(counts))] if counts and now.next is None else []
        if now.stored.record.smaller_on or (now.next is None and not now.gaps):
            lines.append(words("smaller"))
        above = words("between").join(skill.asked.skill for skill in now.above)
        lines += [words("above", skills=above)] if above else []
        primary, acts = None, Acts()
        if part := now.next:
            lines.append(words("next", part=self._words(f"part.name.{part}")))
            primary = ui.button(words("go_on"), partial(self.sitting.ask, id, part), primary=True)
        elif again and again <= self._book.today():
            lines.append(words("again"))
            rate = partial(self.sitting.ask, id, Part.NOW, again=True)
            primary = ui.button(words("rate"), rate, primary=True)
        elif again:
            lines.append(words("again_on", day=words.on_day(again, self._book.today())))
        acts["open"] = (words("open"), partial(self._opened, id))
        acts["new"] = (words("new"), self.sitting.begin)
        return [ui.card(now.stored.record.job, lines), primary, ui.buttons(acts, plain=acts)]

    def _opened(self, id: str) -> None:
        """A map opened: its adverts with what is asked for marked, and every part of it to change."""
        if (stored := self._book.store.get(TargetJob, id)) is None:
            self.show()
            return
        now, words = job_map(self._book, stored), self._words.within("opened")
        back: Callable[[], Any] = self.show
        parts = {str(part): self._words(f"part.name.{part}") for part in Part}
        adverts = ui.Fold(words.count("adverts", len(now.adverts)), lambda: self.sitting.marked(now))
        acts: Acts = {"rate": (words("rate"), partial(self.sitting.ask, id, Part.NOW, again=True))}
        acts["remove"] = (words("remove"), lambda: (self._book.store.remove(TargetJob, id), back()))
        acts["back"] = (words("back"), back)
        self._place.open(
            ui.text(title=stored.record.job, arrive=True),
            ui.choices(words, parts, lambda part: self.sitting.ask(id, Part(part), again=True)),
            adverts if now.adverts else None,
            ui.buttons(acts, plain=["remove", "back"]),
        )
