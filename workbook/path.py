"""The pages of the workbook as data: which there are, when each opens, what leads to it and is due on it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from functools import partial
from itertools import filterfalse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.answers import Day
    from workbook.book import Book
    from workbook.content import Words
    from workbook.ui.calendar_file import CalendarDay
    from workbook.ui.parts import Stack

ONE_DAY = timedelta(days=1)
ABOUT = "path.about"  # the setting that says what a page which is being opened is to be about


class Group(StrEnum):
    """The groups of pages, in the order in which they are listed."""

    NOW = "now"
    SENSE = "make_sense_of_it"
    READY = "get_ready"
    WEEKLY = "every_week"


@dataclass(frozen=True)
class Page:
    """One page: its room, its notebook, its group, and how many days after a no the path suggests it."""

    id: str
    room: str
    notebook: str
    group: Group
    opens: int = 0


PAGES: Mapping[str, Page] = {
    page.id: page
    for page in (
        Page("start", "start", "00_start_here.ipynb", Group.NOW),
        Page("today", "today", "01_today.ipynb", Group.NOW),
        Page("log", "interviews", "02_interview_log.ipynb", Group.WEEKLY, opens=1),
        Page("letter", "messages", "03_thank_you_and_one_question.ipynb", Group.NOW, opens=1),
        Page("explain", "perspective", "04_what_else_could_explain_it.ipynb", Group.SENSE, opens=1),
        Page("look_back", "debrief", "05_look_back_briefly.ipynb", Group.SENSE, opens=2),
        Page("practise", "practice", "06_practise.ipynb", Group.READY, opens=8),
        Page("standing", "standing", "07_where_i_stand.ipynb", Group.READY, opens=14),
        Page("plan", "goals", "08_plan.ipynb", Group.READY, opens=14),
        Page("people", "people", "09_my_people.ipynb", Group.READY, opens=8),
        Page("week", "review", "10_the_week.ipynb", Group.WEEKLY, opens=7),
    )
}


def notebook(id: str, book: Book | None = None) -> str:
    """The file name of a page's notebook, which may not be there yet; "" where this book has it switched off.

    With the book a link does not lead to a page that somebody was better off without.
    """
    return "" if book and id in book.pages_off() else PAGES[id].notebook


def pages_in(folder: Path) -> list[Page]:
    """The pages whose notebooks are in this folder and whose rooms are there, group by group."""
    pages = [
        page
        for page in PAGES.values()
        if (folder / page.notebook).is_file() and importlib.util.find_spec(f"workbook.{page.room}")
    ]
    return sorted(pages, key=lambda page: [*Group].index(page.group))


def suggested(no: date, *ids: str) -> dict[str, date]:
    """The days from which these pages are suggested after a no, the earliest first (guide, section 6)."""
    days = {id: no + PAGES[id].opens * ONE_DAY for id in ids}
    return dict(sorted(days.items(), key=lambda item: item[1]))


def opens_on(book: Book, id: str) -> date | None:
    """The day from which a page is offered; None where nothing closes it."""
    gate = GATES.get(id)
    return gate(book) if gate else None


def waits(book: Book, id: str) -> bool:
    """Whether the day from which a page is offered is still to come."""
    day = opens_on(book, id)
    return day is not None and book.today() < day


def no_today(book: Book) -> bool:
    """Whether a no came today, by the log or by the page of the first day."""
    return _day_after_news(book) == book.today() + ONE_DAY


def lead_to(book: Book, page: str, about: str) -> None:
    """Remembers which record a page is to be about, as somebody follows a link to it."""
    book.store.set_setting(ABOUT, [page, about])


def led_to(book: Book, page: str) -> str:
    """The record this page is about because a link led there, once; "" where somebody just came."""
    led = book.store.setting(ABOUT)
    if not (isinstance(led, list) and led[:1] == [page]):
        return ""
    book.store.set_setting(ABOUT, None)
    return str(led[-1])


def link_to(book: Book, page: str, label: str, *, lead: tuple[str, str] | None = None, **look: Any) -> Any:
    """A link to a page, None where it is not there or switched off; `lead` is what `lead_to` is told."""
    from workbook import ui

    return ui.link_if_there(label, notebook(page, book), on_follow=follows(book, lead), **look)


def follows(book: Book, lead: tuple[str, str] | None) -> Callable[[], Any]:
    """What following a link does: its page opens with this part, where the link leads to one."""
    return partial(lead_to, book, *lead) if lead else lambda: None


def ways_on(
    book: Book, words: Words, days: Mapping[str, date], what: Mapping[str, str] | None = None
) -> list[Any]:
    """Links to what comes next, the earliest first: pages with the day from which each is offered.

    In front of a link stands `next.<page>_now`, or ahead of its day `next.<page>_later`; without words for
    that there is no link until the day. `what` has another word than `<page>` for what is done on a page.
    """
    today, links = book.today(), []
    for page, on in sorted(days.items(), key=lambda item: item[1]):
        key = f"next.{(what or {}).get(page, page)}_{'now' if on <= today else 'later'}"
        if words.has(key):
            before = words(key, day=words.said_day(on, today))
            links.append(link_to(book, page, words(f"pages.{page}"), before=before))
    return [link for link in links if link]


def gate(book: Book, page: str, open: Callable[[], Any], *says: str, **values: object) -> list[Any]:
    """A page on the day of a no: that it can wait, a way to that day's page until it is done, and one in.

    `says` is what else than that it is too early, and `values` fill its title.
    """
    from workbook import ui
    from workbook.today.model import first_days

    words = book.words(PAGES[page].room).within("gate")
    done = any(day.finished and day.began == book.today() for day in first_days(book.store))
    back = None if done else link_to(book, "today", words("today_page"), before=words("back"))
    card = ui.card(words("title", **values), says or words("today"))
    return [card, back, ui.button(words("open"), open)]


def open_or_wait(book: Book, page: str, place: Stack, open: Callable[[], Any]) -> None:
    """Opens a page; on the day of a no only its gate is in its place."""
    if waits(book, page):
        place.show(*gate(book, page, open))
    else:
        open()


def what_presses(book: Book) -> list[str]:
    """That a date with consequences comes before any advice to wait; nothing where none is near."""
    from workbook.pressing.model import Pressing, near

    words, today = book.words("pressing"), book.today()
    for day, stored in near(book.store.all(Pressing), today)[:1]:
        what = words(f"field.matter.options.{stored.record.matter}")
        key = "passed" if day.latest < today else "near"
        return [words(f"softens.{key}", day=words.on_day(day, today), what=what)]
    return []


def noes(book: Book) -> list[date]:
    """The days of the noes up to today, the newest first; one on the page of the first day counts once."""
    from workbook.interviews.model import Outcome, OutcomeEvent
    from workbook.perspective.model import heard_on
    from workbook.today.model import first_days

    news = [n.heard_on for n in book.store.records(OutcomeEvent) if n.outcome is Outcome.REJECTED]
    days = [day.on for day in news if day and day.exact]
    days += {heard_on(first_day) for first_day in first_days(book.store)}.difference(days)
    return sorted((day for day in days if day <= book.today()), reverse=True)


def _day_after_news(book: Book) -> date | None:
    """The day after the newest no."""
    return next((no + ONE_DAY for no in noes(book)), None)


def _look_back_day(book: Book) -> date | None:
    """The day the person chose for looking back, or the one suggested; at least the day after a no."""
    from workbook.today.model import first_days, look_back_day

    days = first_days(book.store)
    news = None if days and days[-1].began == book.today() else _day_after_news(book)
    return max(filter(None, (look_back_day(days), news)), default=None)


GATES: Mapping[str, Callable[[Book], date | None]] = {
    **dict.fromkeys(("explain", "practise", "plan", "people", "standing", "week"), _day_after_news),
    "look_back": _look_back_day,
}


class Rank(IntEnum):
    """How near to the front of the list a thing that is due stands."""

    ASKED = 1  # the workbook has a question that is asked only now
    COMING = 2  # an appointment
    PASSED = 3  # a day that somebody else promised is over
    PROMISED = 4  # a day that somebody else promised is not over
    AWAITED = 5  # somebody waits for the person's answer
    LETTER = 6  # something can be written
    NEXT = 7  # the next part of something begun
    AHEAD = 8  # a day of the person's own that is still to come; until then there is nothing to do


TO_COME = (Rank.PROMISED, Rank.AHEAD)  # until their day there is nothing to do
TODAY = (Rank.COMING, Rank.AWAITED)  # what the day of a no leaves on top; everything else can wait for a day


@dataclass(frozen=True)
class Due:
    """One thing that is due on a page; `due.<key>` in the words of its room says what it is.

    `values` fill that sentence: names, words, and days that are written out when it is shown. `lead` is what
    a link there leads to, where that is a part of its page: the two things that `lead_to` is told. A day of
    the calendar has no key; `values["what"]` is its title.
    """

    on: Day | None
    page: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    rank: Rank = Rank.NEXT
    lead: tuple[str, str] | None = None
    presses: bool = False  # a date with consequences: said also where its page is switched off


def dues(book: Book) -> list[Due]:
    """What is due in all rooms, the most important first, and otherwise in the rooms' own order."""
    return sorted((due for room in dues_by_room(book) for due in room), key=lambda due: due.rank)


def dues_by_room(book: Book) -> Iterator[list[Due]]:
    """What is due in one room after the other. A page that is switched off asks for nothing."""
    from workbook.book import room_modules

    modules, off = room_modules("due"), book.pages_off()
    for room in (modules[page.room] for page in PAGES.values() if page.room in modules):
        yield [due for due in room.due(book) if due.presses or due.page not in off]


def dues_today(book: Book) -> tuple[list[Due], list[Due]]:
    """What there is to do, the most important first, and what is to come, by its day."""
    due_now, today, heard = dues(book), book.today(), no_today(book)

    def later(due: Due) -> bool:
        return due.rank in TO_COME or (heard and due.rank not in TODAY and not due.presses)

    to_come = sorted(filter(later, due_now), key=lambda due: due.on.latest if due.on else today)
    return [*filterfalse(later, due_now)], to_come


def closing(book: Book, here: str) -> tuple[Mapping[str, str], Callable[[], Any]]:
    """What a page says once something is kept: what is next and when, or that nothing else is today.

    First as a link shows it, without a notebook where that is on this page; then what following it does.
    """
    (to_do, to_come), words = dues_today(book), book.words("start").within("due")
    for due in to_do[:1]:
        page = notebook(due.page, book) if due.page != here else ""
        said, name = words("next", what=sentence(due, book)), book.words(PAGES[due.page].room)("page.name")
        return {"before": said, "notebook": page, "label": name}, follows(book, due.lead)
    if no_today(book):
        return {"before": words("no_today")}, follows(book, None)
    later = [words("next", what=sentence(due, book)) for due in coming(book, to_come)[:1]]
    return {"before": " ".join([words("nothing_else"), *later])}, follows(book, None)


def calendar_days(book: Book) -> list[CalendarDay]:
    """The days of all rooms for a calendar. A page that is switched off has none."""
    from workbook.book import room_modules

    rooms = [due for due in room_modules("due").values() if hasattr(due, "calendar_days")]
    days, off = (day for due in rooms for day in due.calendar_days(book)), book.pages_off()
    return [day for day in days if day.page not in off]


def coming(book: Book, to_come: list[Due]) -> list[Due]:
    """What is to come, where nothing is to do: the nearest day of the calendar too, where none is sooner."""
    from workbook.answers import Day

    today, soonest = book.today(), min((due.on.latest for due in to_come if due.on), default=date.max)
    days = sorted((day.on, day.title, day.page) for day in calendar_days(book) if today < day.on < soonest)
    nearest = [Due(Day(on), page, "", {"what": title}, Rank.AHEAD) for on, title, page in days[:1]]
    return [*nearest, *to_come]


def sentence(due: Due, book: Book) -> str:
    """What is due, as its own room says it, the same wherever it is said."""
    from workbook.answers import Day

    words, days = book.words("start"), abs((due.on.latest - book.today()).days) if due.on else 0
    values: dict[str, Any] = {
        "day": due.on,
        "ago": words("due.yesterday" if days else "due.today") if days < 2 else words.count("ago", days),
        "when": words("due.tomorrow" if days else "due.today") if days < 2 else words.count("ahead", days),
    }
    values |= due.values
    for name, value in values.items():
        if isinstance(value, Day | date):
            values[name] = words.said_day(value, book.today())
    if values.get("role"):
        values["organisation"] = words("due.with_role", **values)
    if not due.key:
        return words("due.on_its_day", **values)
    return book.words(PAGES[due.page].room)(f"due.{due.key}", **values)
