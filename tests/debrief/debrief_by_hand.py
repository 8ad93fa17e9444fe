"""The page for looking back, filled in, pressed and read by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from driver import Browser, shows, widgets

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.debrief.model import Action, Feedback, FeedbackPoint, LookBack
from workbook.debrief.page import DebriefPart
from workbook.interviews.model import Application, InterviewRound, Stage

KEEPS = [["You opened well", "They leaned in"], ["You asked back", ""], ["You stayed calm", ""]]
CHANGES = [
    ["I am asked for an example", "I will say the result first"],
    ["I lose the thread", "I will pause"],
]


def page(book: Book) -> DebriefPart:
    part = DebriefPart(book, book.words("debrief"))
    for fold in part.folds.values():
        fold.open()
    return part


def interview(book: Book, organisation: str = "Quillmoor", days_ago: int = 3, **more: Any) -> str:
    """Log an interview held so many days ago; returns the id of its round."""
    application = book.store.add(Application(organisation))
    held = Day(book.today() - timedelta(days=days_ago))
    given = {"stage": Stage.FINAL, "held_on": held, **more}
    return book.store.add(InterviewRound(application.id, **given)).id


def first_day(book: Book, look_back_from: date | None = None, days_ago: int = 0, **answers: Any) -> None:
    """Store a first day, with or without a chosen look-back day."""
    key = f"{(book.today() - timedelta(days=days_ago)).isoformat()}.01"
    chosen = {"look_back_from": look_back_from.isoformat()} if look_back_from else {}
    book.store.add(ExerciseEntry("a", key, {**chosen, **answers}, True))


def form(part: Any) -> Any:
    """The form that a part of the page shows, of several the lowest."""
    return _shown(part, "form")


def exercise(part: Any) -> Any:
    """The exercise that a part of the page shows."""
    return _shown(part, "exercise")


def _shown(part: Any, name: str) -> Any:
    components = [component for component in widgets(part) if component.name == name]
    assert components, f"no {name}"
    return components[-1]


def asks(part: Any) -> bool:
    """Whether a part of the page shows a form."""
    return any(component.name == "form" for component in widgets(part))


def go_through(part: DebriefPart, **raws: Any) -> None:
    """Fill in the session on the page and go to its end."""
    Browser(exercise(part.sessions)).press("rest", **raws)


def timer(part: Any) -> dict[str, Any]:
    """The time box of the session on the page."""
    return dict(shows(exercise(part.sessions), "timer"))


def begin(part: DebriefPart) -> None:
    """Begin the next session."""
    part.sessions.begin(part.sessions.debrief.used + 1)


def session(part: DebriefPart, **raws: Any) -> None:
    """Begin the next session and go through it."""
    begin(part)
    go_through(part, **raws)


def sessions(book: Book) -> list[LookBack]:
    return [stored.record for stored in book.store.all(LookBack)]


def actions(book: Book) -> list[Action]:
    return [stored.record for stored in book.store.all(Action)]


def heard(book: Book) -> list[Feedback]:
    return [stored.record for stored in book.store.all(Feedback)]


def points(book: Book) -> list[FeedbackPoint]:
    return [stored.record for stored in book.store.all(FeedbackPoint)]


def take_in(part: DebriefPart, quote: str = "Lacked depth.", steady: int | None = 7, **raws: Any) -> None:
    """Write down a piece of feedback, from the steady check to their words."""
    part.intake.before()
    Browser(form(part.intake)).press(steady=steady, buffer="You listened")
    if steady is None or steady >= 4:
        Browser(form(part.intake)).press(quote=quote, **({"source": "recruiter"} | raws))


def read_point(part: DebriefPart, /, **raws: Any) -> None:
    """Keep the reading of one point, in the form that is open or a new one."""
    if not asks(part.intake):
        buttons = [one for one in widgets(part.intake) if "another" in dict(shows(one, "options", []))]
        Browser(buttons[0]).send("press", key="another")
    Browser(form(part.intake)).press(**({"theme": "examples"} | raws))


def settle(part: DebriefPart, **raws: Any) -> None:
    """Answer what becomes of the point, in the form that is open."""
    Browser(form(part.intake)).press(**raws)
