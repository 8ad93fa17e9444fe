"""People as they are kept, and what somebody asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from workbook.answers import (
    Day,
    Problem,
    choice,
    day,
    fold,
    long_text,
    multi,
    reference,
    scale,
    short_text,
    tick,
)
from workbook.content import Words
from workbook.storage import Stored

MAP_MOST, LITTLE_MOST = 8, 3  # people on the map, and people known a little (guide, exercise J)
NAME, LINE = 60, 1000
COMPANY = "company"  # what the page is to be about when a link leads to company on a hard day
# In the order in which the map shows them.
FAMILIAR = ("friend", "family", "partner", "peer", "former_colleague")
ROLES = (*FAMILIAR, "mentor", "in_the_field", "hires", "adviser", "group")
COMFORT = ("listening", "cheering_up", "honest_opinion", "practice", "reading_cv")
GOOD_FOR = (*COMFORT, "introduction", "information", "practical_help", "company", "accountability")
MAP, LITTLE, KEPT = "map", "little", "kept"  # known a little; in the list until there is room on the map
YES, NO, NO_ANSWER = "yes", "no", "no_answer"
# What is asked for → what somebody has to be good for, so that the page can say where they are not.
NEEDS: Mapping[str, str] = {
    "conversation": "information",
    "comment": "reading_cv",
    "practice": "practice",
    "introduction": "introduction",
    "got_in": "information",
    "in_my_place": "honest_opinion",
    "company": "company",
    "practical": "practical_help",
}


@dataclass(frozen=True)
class Person:
    """Somebody the person knows, by first name or initial; `place` is where they are shown.

    `hard_day` says that the care card may name them before the helplines.
    """

    kind: ClassVar[str] = "person"
    private: ClassVar[bool] = True

    name: str = short_text(required=True, limit=NAME)
    role: str | None = choice(ROLES)
    closeness: int | None = scale(1, 5)
    last_on: Day | None = day()
    good_for: tuple[str, ...] = multi(GOOD_FOR)
    not_for: tuple[str, ...] = multi(GOOD_FOR)
    hard_day: bool = tick()
    known_how: str = short_text()
    question: str = short_text(limit=LINE)
    give: str = short_text(limit=LINE)
    place: str | None = choice((MAP, LITTLE, KEPT))


@dataclass(frozen=True)
class Ask:
    """One thing asked of one person; without `asked_on` it is written and waits for the day `kept_until`.

    `whom` is the id of the person, who may have been removed since; `from_id` is the gap it came from.
    """

    kind: ClassVar[str] = "ask"
    private: ClassVar[bool] = True

    whom: str = reference(required=True)
    what: str | None = choice(tuple(NEEDS))
    draft: str = long_text()
    kept_until: Day | None = day(unsure=False, ahead=True)
    asked_on: Day | None = day(unsure=False)
    result: str | None = choice((YES, "something_else", "not_now", NO_ANSWER, NO))
    answered_on: Day | None = day(unsure=False)
    learned: str = short_text(limit=LINE)
    thanked_on: Day | None = day(unsure=False)
    told_on: Day | None = day(unsure=False)
    from_id: str = reference()

    @property
    def answered(self) -> bool:
        """Whether an answer came, whatever it was."""
        return self.result not in (None, NO_ANSWER)


def at(people: Iterable[Stored[Person]], place: str) -> list[Stored[Person]]:
    """The people shown in one place, by role and then by closeness."""
    found = [stored for stored in people if (stored.record.place or MAP) == place]
    roles = {role: n for n, role in enumerate((*ROLES, None))}
    return sorted(found, key=lambda s: (roles[s.record.role], -(s.record.closeness or 0)))


def company(people: Iterable[Stored[Person]]) -> list[Stored[Person]]:
    """The people who were marked as good company on a hard day, the closest first."""
    return sorted((s for s in people if s.record.hard_day), key=lambda s: -(s.record.closeness or 0))


def nobody_for(people: Iterable[Stored[Person]]) -> list[str]:
    """What nobody of these is good for."""
    covered = {good for stored in people for good in stored.record.good_for}
    return [good for good in GOOD_FOR if good not in covered]


def names(people: Iterable[Stored[Person]], words: Words) -> dict[str, str]:
    """Person id → a name that no other has: with the role, and a number, where a name is there twice."""
    named: dict[str, str] = {}
    people, taken = list(people), set[str]()
    same = [fold(stored.record.name) for stored in people]
    for stored in people:
        name, role = stored.record.name, stored.record.role
        if same.count(fold(name)) > 1 and role:
            name = words("named", name=name, role=words(f"field.role.options.{role}"))
        base, n = name, 1
        while fold(name) in taken:
            n += 1
            name = words("numbered", name=base, n=n)
        taken.add(fold(name))
        named[stored.id] = name
    return named


def problems(answers: Mapping[str, Any], today: date) -> dict[str, Problem]:
    """What contradicts itself among the answers about a person or an ask."""
    asked, answered, result = (answers.get(name) for name in ("asked_on", "answered_on", "result"))
    days = ("last_on", "asked_on", "answered_on", "thanked_on", "told_on")
    wrong = {name: "lies_ahead" for name in days if (on := answers.get(name)) and on.after(today)}
    if answered and asked and answered.on < asked.on:
        wrong["answered_on"] = "answered_before"
    if "asked_on" in answers and not asked and (answered or result not in (None, NO_ANSWER)):
        wrong["asked_on"] = "not_asked_yet"
    if set(answers.get("good_for") or ()) & set(answers.get("not_for") or ()):
        wrong["not_for"] = "both_ways"
    return {name: Problem(key) for name, key in wrong.items()}
