"""The two sittings in which a map is made, part by part, and the monthly look at its levels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem, shortened
from workbook.book import Book
from workbook.content import Words, small_words
from workbook.content.phrases import Phrase, marked_lines, phrases
from workbook.standing import model
from workbook.standing.model import Advert, Rating, Requirement, TargetJob
from workbook.standing.story import JobMap, Part, Skill, job_map
from workbook.strengths.story import proofs

Values = dict[str, Any]
Keep = Callable[[Values], None]
OFF, ON = "off", "on"
OFFERED, LINES = 24, 120  # phrases that are offered, and lines of an advert that are shown
BEGINNING = 90  # characters of an advert that tell it from the others
FIRST_SITTING = (Part.ADVERTS, Part.SKILLS, Part.NOW)
MINUTES = 30
NOW = ("have", "proof", "sure")  # a new rating each time, so that movement shows
ASKED = {  # what is asked of each skill in these parts
    Part.NOW: ("skill_kind",),
    Part.NEEDED: ("need", "weight", "adverts"),
    Part.ROUTES: ("reason", "route", "first_step", "hours", "cost", "by", "closed_when"),
}


class Sitting:
    """One part of a map at a time; every press keeps what it says, so that a sitting may end anywhere."""

    def __init__(self, book: Book, words: Words, place: ui.MainPlace, done: Callable[..., Any]) -> None:
        """Each part is opened in this place; `done(id)` shows a map again, and without an id the same one."""
        self._book, self._words, self._place, self._done = book, words, place, done
        self._waiting: list[str] = []  # the skills that are still to be asked about in this part
        self.form: ui.Form | None = None
        self.ticks: ui.Selects | None = None

    def begin(self) -> None:
        """Asks which job the map is for."""

        def keep(values: Values) -> None:
            job = self._book.store.add(TargetJob(begun_on=Day(self._book.today()), **values))
            self.ask(job.id, Part.ADVERTS)

        self.form = self._form("job", ui.questions(TargetJob, self._words, ("job",)), keep)
        self._place.open(*self.form.headed(self._done))

    def _form(self, name: str, asked: list[ui.Question], keep: Keep, of: str = "", **more: Any) -> ui.Form:
        """A form of this name in the room's words, about the record `of`."""
        draft = f"standing.{name}:{of}" if of else f"standing.{name}"
        return ui.Form(self._book, asked, self._words.within(f"form.{name}"), name=draft, keep=keep, **more)

    def ask(self, id: str, part: Part, *, again: bool = False) -> None:
        """Shows a part; with `again` the levels of every skill are asked, as they were last said."""
        if (stored := self._book.store.get(TargetJob, id)) is None:
            self._done()
            return
        now = job_map(self._book, stored)
        if part in ASKED:
            left = now.left(part)
            whole = again or (not left and part is not Part.ROUTES)
            self._waiting = [skill.stored.id for skill in (now.about(part) if whole else left)]
            self._ask_next(now, part)
            return
        shows = {Part.ADVERTS: self._adverts, Part.SKILLS: self._skills, Part.GAPS: self._gaps}
        self._show(now, part, shows.get(part, self._choose)(now))

    def _show(self, now: JobMap, part: Part, parts: Iterable[Any], arrive: str = "") -> None:
        """Shows a part under its name, with the time box of its sitting."""
        words, key = self._words.within("part"), "first" if part in FIRST_SITTING else "second"
        of = words("of", n=[*Part].index(part) + 1, of=len(Part), job=now.stored.record.job)
        title = ui.text(of, title=arrive or words(f"name.{part}"), tone="quiet", arrive=True)
        timer = ui.Timer(self._book, key=f"standing.{key}", minutes=MINUTES)
        self._place.open(title, timer, *parts)

    def _way_on(self, now: JobMap, part: Part, label: str = "go_on", *, quiet: bool = False) -> Any:
        """The way on, `quiet` where a form above has the filled button; or enough for today."""
        words, following = self._words.within("part"), [*Part][[*Part].index(part) + 1]
        on = ui.button(words(label), partial(self.ask, now.stored.id, following), primary=not quiet)
        return ui.stack(on, ui.button(words("stop"), self._done, plain=True))

    def _adverts(self, now: JobMap) -> list[Any]:
        """A form that stays, for one advert at a time; those that are here, and on to what repeats."""
        book, words, id = self._book, self._words.within("adverts"), now.stored.id
        above, below = ui.swap(), ui.swap()

        def show(now: JobMap) -> None:
            n, begins = len(now.adverts), [one.record.text.strip().partition("\n")[0] for one in now.adverts]
            here = [(shortened(line.strip(), BEGINNING), "") for line in begins]
            above.show(ui.notes(words.count("here", n), here) if n else ui.text(words("say")))
            on = self._way_on(now, Part.ADVERTS, "find" if n else "without", quiet=n < model.ADVERTS_MOST)
            below.show(ui.text(words("few"), tone="quiet") if 0 < n < 3 else None, on)

        def keep(values: Values) -> None:
            book.store.add(Advert(id, read_on=Day(book.today()), **values))
            now_kept = job_map(book, now.stored)
            full = len(now_kept.adverts) >= model.ADVERTS_MOST
            self.ask(id, Part.ADVERTS) if full else show(now_kept)

        def check(values: Values) -> Mapping[str, Problem]:
            twice = model.same_advert(values["text"], book.store.where(Advert, target_job_id=id))
            return {"text": Problem("advert_twice")} if twice else {}

        show(now)
        self.form = self._form("advert", ui.questions(Advert, self._words, ("text",)), keep, id, check=check)
        full = len(now.adverts) >= model.ADVERTS_MOST
        return [above, ui.card("", words("full"), tone="enough") if full else self.form, below]

    def _skills(self, now: JobMap) -> list[Any]:
        """What repeats in the adverts, to tick; what they do not say, to add; and the adverts, marked."""
        words = self._words.within("skills")
        found = phrases([one.record.text for one in now.adverts], small_words())[:OFFERED]
        ids = {skill.asked.skill: skill.stored.id for skill in now.skills}
        own = [Phrase(name, 0, ()) for name in ids if name not in {phrase.text for phrase in found}]
        things = [
            ui.Choosable(p.text, p.text, self._in_adverts(p, now), ON if p.text in ids else OFF)
            for p in [*found, *own]
        ]
        tick = partial(self._tick, now, {phrase.text: phrase for phrase in found})
        title, options = words("title" if found else "title_none"), {OFF: "", ON: ""}
        self.ticks = ui.Selects(
            self._book, things, options, tick, title=title, hint=words("hint"), ticks=True
        )
        marked = ui.Fold(words("marked", n=len(now.adverts)), lambda: self.marked(now, [*found, *own]))
        add = ui.Fold(words("own_fold"), lambda: [self._own_skill(now)])
        return [
            self.ticks if things else ui.text(words("none")),
            add if things else self._own_skill(now),
            marked if now.adverts else None,
            self._way_on(now, Part.SKILLS, quiet=not things),
        ]

    def _in_adverts(self, phrase: Phrase, now: JobMap) -> str:
        key = "in_adverts" if phrase.adverts else "own"
        return self._words(f"skills.{key}", n=phrase.adverts, of=len(now.adverts))

    def _tick(self, now: JobMap, found: Mapping[str, Phrase], skill: str, chosen: str) -> str | None:
        """Takes a skill onto the map or off it; a thirteenth asks to leave one out first."""
        store, id = self._book.store, now.stored.id
        why_not = self._why_not(id, skill)
        if chosen == OFF:
            for stored in store.where(Requirement, target_job_id=id, skill=skill):
                store.remove(Requirement, stored.id)
        elif why_not == "twelve":
            return self._words("skills.twelve")
        elif not why_not:
            n = found[skill].adverts if skill in found else 0
            weight = model.weight_of(n, len(now.adverts)) if n else None
            store.add(Requirement(id, skill, weight=weight, adverts=n or None))
        return None

    def _why_not(self, id: str, skill: str) -> str:
        """The key of why a skill can't come onto a map: a thirteenth, or one that is there; "" if it can."""
        there = [stored.record.skill for stored in self._book.store.where(Requirement, target_job_id=id)]
        return "twelve" if len(there) >= model.SKILLS_MOST else "skill_twice" if skill in there else ""

    def _own_skill(self, now: JobMap) -> ui.Form:
        """A form for a skill that no phrase names."""
        store, id = self._book.store, now.stored.id

        def keep(values: Values) -> None:
            store.add(Requirement(id, **values))
            self.ask(id, Part.SKILLS)

        def check(values: Values) -> Mapping[str, Problem]:
            why_not = self._why_not(id, values["skill"])
            return {"skill": Problem(why_not)} if why_not else {}

        asked = ui.questions(Requirement, self._words, ("skill",))
        self.form = self._form("skill", asked, keep, id, check=check)
        return self.form

    def marked(self, now: JobMap, wanted: Iterable[Phrase] = ()) -> list[Any]:
        """The adverts with what is wanted marked in them; of a long one only the lines that hold some."""
        wanted = list(wanted) or [Phrase(skill.asked.skill, 0, ()) for skill in now.skills]
        parts = list[Any]()
        for n, advert in enumerate(now.adverts, 1):
            lines, long = marked_lines(advert.record.text, wanted, LINES)
            values = {"n": n, "day": self._words.on_day(advert.record.read_on, self._book.today())}
            title = self._words("skills.advert_part" if long else "skills.advert", **values)
            parts.append(ui.marked(title, lines))
        return parts

    def _ask_next(self, now: JobMap, part: Part) -> None:
        """Asks about the next skill of a part that takes them one by one, or goes on after the last."""
        now, words = job_map(self._book, now.stored), self._words.within("part")
        skill = next((s for s in now.skills if s.stored.id in self._waiting), None)
        if skill is None:
            self._after(now, part)
            return
        self._waiting.remove(skill.stored.id)
        self.form = self._about(now, skill, part)
        acts: dict[str, Any] = {
            "skip": (words("skip"), partial(self._ask_next, now, part)),
            "stop": (words("stop"), self._done),
        }
        hint = ui.text(self._words("routes.before_paying")) if part is Part.ROUTES else None
        left = ui.text(words.count("left", len(self._waiting)), tone="quiet") if self._waiting else None
        self._show(now, part, [hint, self.form, ui.buttons(acts, plain=acts), left], skill.asked.skill)

    def _after(self, now: JobMap, part: Part) -> None:
        """After the first sitting a rest is offered, after a part of the second what is next."""
        following = now.next
        if following is None or part is Part.ROUTES:
            self._done(now.stored.id)
        elif part is Part.NOW:
            words, go_on = self._words.within("half"), partial(self.ask, now.stored.id, following)
            acts: dict[str, Any] = {"stop": (words("stop"), self._done), "on": (words("on"), go_on)}
            enough = ui.card(words("title"), words("say"), tone="enough", arrive=True)
            self._place.open(enough, ui.buttons(acts))
        else:
            self.ask(now.stored.id, following)

    def _about(self, now: JobMap, skill: Skill, part: Part) -> ui.Form:
        """Where somebody is with a skill, what the job asks, or the smallest honest way to close a gap."""
        asked = ui.questions(Requirement, self._words, ASKED[part])
        start = {name: getattr(skill.asked, name) for name in ASKED[part]}
        if part is Part.NOW:
            level, proof, sure = ui.questions(Rating, self._words, NOW)
            asked += [level, replace(proof, suggestions=tuple(proofs(self._book))), sure]
            start |= {name: getattr(skill.now, name) for name in NOW} if skill.now else {}

        def keep(values: Values) -> None:
            rating = {name: values.pop(name) for name in NOW if name in values}
            self._update(skill.stored.id, values, rating)
            self._ask_next(now, part)

        check = partial(self._problems, skill)
        return self._form(part, asked, keep, skill.stored.id, check=check, start=start)

    def _problems(self, skill: Skill, values: Values) -> Mapping[str, Problem]:
        """What is wrong with what was said of a skill; it may have been removed in another window."""
        if self._book.store.get(Requirement, skill.stored.id) is None:
            return {next(iter(values)): Problem("gone")}
        return model.problems(values, self._book.today())

    def _update(self, id: str, values: Values, rating: Values | None = None) -> None:
        """Keeps what was said of a skill, beside what another window has said of it meanwhile."""
        with self._book.store.batch() as batch:
            if current := batch.get(Requirement, id):
                batch.revise(current, **values)
                if rating:
                    batch.add(Rating(id, Day(self._book.today()), **rating))

    def _gaps(self, now: JobMap) -> list[Any]:
        """The kind of each gap, the cheapest first; or that there is none."""
        words, types = self._words.within("gaps"), self._words.options("field.gap_type")
        above = [(s.asked.skill, s.now.proof if s.now else "") for s in now.above]
        kept = [ui.notes(words("above"), above)] if above else []
        if not now.gaps:
            end = ui.button(words("end"), self._done)
            return [ui.card(words("none_title"), words("none")), *kept, end]

        def choose(id: str, gap_type: str) -> None:
            self._update(id, {"gap_type": gap_type or None})

        things = [self._gap(s, s.asked.gap_type or "") for s in now.gaps]
        options, title = {"": words("choose"), **types}, self._words("field.gap_type.ask")
        hint = self._words("field.gap_type.hint")
        self.ticks = ui.Selects(self._book, things, options, choose, title=title, hint=hint, stacked=True)
        return [self.ticks, *kept, self._way_on(now, Part.GAPS)]

    def _gap(self, skill: Skill, chosen: str) -> ui.Choosable:
        """A gap as it stands in a list: from where to where, and in how many adverts."""
        levels = self._words("gaps.levels", have=skill.have, need=skill.asked.need)
        return ui.Choosable(skill.stored.id, skill.asked.skill, levels, chosen)

    def _choose(self, now: JobMap) -> list[Any]:
        """Up to three gaps to work on; or the finding that the gap is smaller than it seemed."""
        words = self._words.within("choose")

        def choose(id: str, chosen: str) -> str | None:
            there = self._book.store.where(Requirement, target_job_id=now.stored.id, chosen=True)
            if chosen == ON and len(there) >= model.CHOSEN_MOST:
                return words("three")
            self._update(id, {"chosen": chosen == ON, "parked": False})
            return None

        def smaller() -> None:
            self._book.store.revise(now.stored, smaller_on=Day(self._book.today()))
            self._done(now.stored.id)

        things = [self._gap(s, ON if s.asked.chosen else OFF) for s in now.gaps]
        title, options = words("title"), {OFF: "", ON: ""}
        self.ticks = ui.Selects(
            self._book, things, options, choose, title=title, hint=words("hint"), ticks=True
        )
        return [self.ticks, self._way_on(now, Part.CHOOSE), ui.button(words("smaller"), smaller, plain=True)]
