"""The page for looking back, filled in, pressed and read by hand."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import count
from typing import Any

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.debrief.model import Action, Feedback, FeedbackPoint, LookBack
from workbook.debrief.page import DebriefPart
from workbook.interviews.model import Application, InterviewRound, Stage

_numbers = count(1)
KEEPS = [["You opened well", "They leaned in"], ["You asked back", ""], ["You stayed calm", ""]]
CHANGES = [
    ["I am asked for an example", "I will say the result first"],
    ["I lose the thread", "I will pause"],
]


class Browser:
    """The browser's half of a component: what it sends reaches Python, and what comes back is noted."""

    def __init__(self, part: Any) -> None:
        self.widget = getattr(part, "widget", part)
        self.heard: list[Any] = []
        self.widget.send = lambda content, *_: self.heard.append(content)

    def send(self, do: str, **more: Any) -> None:
        """One message, as the browser sends it."""
        self.widget._handle_custom_msg({"do": do, **more}, [])

    def type(self, **raws: Any) -> None:
        """Type into boxes and pause."""
        self.send("typed", values=raws)

    def press(self, do: str = "save", **raws: Any) -> None:
        """Press a button with these answers in the boxes."""
        self.send(do, token=f"press-{next(_numbers)}", values=raws)

    @property
    def boxes(self) -> dict[str, Any]:
        """What the boxes show."""
        return dict(self.widget.state["values"])

    @property
    def problems(self) -> dict[str, str]:
        """The sentences beside the boxes."""
        return dict(self.widget.state.get("problems", {}))

    @property
    def said(self) -> str:
        """The line beside the button."""
        return str(self.widget.state.get("status", {}).get("text", ""))


def page(book: Book) -> DebriefPart:
    return DebriefPart(book, book.words("debrief"))


def interview(book: Book, organisation: str = "Quillmoor", days_ago: int = 3, **more: Any) -> str:
    """Log an interview held so many days ago; returns the id of its round."""
    application = book.store.add(Application(organisation))
    held = Day(book.today() - timedelta(days=days_ago))
    given = {"stage": Stage.FINAL, "held_on": held, **more}
    return book.store.add(InterviewRound(application.id, **given)).id


def first_day(book: Book, look_back_from: date | None = None, days_ago: int = 0) -> None:
    """Store a first day, with or without a chosen look-back day."""
    key = f"{(book.today() - timedelta(days=days_ago)).isoformat()}.01"
    answers = {"look_back_from": look_back_from.isoformat()} if look_back_from else {}
    book.store.add(ExerciseEntry("a", key, answers, True))


def go_through(part: DebriefPart, **raws: Any) -> None:
    """Fill in the session on the page and go to its end."""
    exercise = part.looking.exercise
    assert exercise is not None
    Browser(exercise).press("rest", **raws)


def session(part: DebriefPart, **raws: Any) -> None:
    """Begin the next session and go through it."""
    part.looking.begin()
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
    Browser(part.intake.form).press(steady=steady, buffer="You listened")
    if steady is None or steady >= 4:
        Browser(part.intake.form).press(quote=quote, **({"source": "recruiter"} | raws))


def read_point(part: DebriefPart, /, **raws: Any) -> None:
    """Keep the reading of one point, in the form that is open or a new one."""
    assert part.intake.points is not None
    if part.intake.points.form is None:
        part.intake.points.read()
    Browser(part.intake.points.form).press(**({"theme": "examples"} | raws))


def settle(part: DebriefPart, **raws: Any) -> None:
    """Answer what becomes of the point, in the form that is open."""
    assert part.intake.points is not None
    Browser(part.intake.points.form).press(**raws)


def widgets(part: Any) -> list[Any]:
    """Every component now on the page, from the top down."""
    widget = getattr(part, "widget", part)
    children = getattr(widget, "children", None)
    return [widget] if children is None else [one for child in children for one in widgets(child)]


def shown(part: Any) -> str:
    """All that the page tells the browser, as one text."""
    told = [{"spec": one.spec, "state": one.state} for one in widgets(part)]
    return json.dumps(told, ensure_ascii=False)


def press(part: Any, label: str) -> None:
    """Press the button or the chip that begins with this label."""
    for one in widgets(part):
        what = one.spec.get("what")
        if what == "button" and one.spec["label"].startswith(label):
            Browser(one).send("press", key="")
            return
        for key, name in one.spec.get("options", []) if what in ("buttons", "choices") else []:
            if name.startswith(label):
                Browser(one).send("press", key=key)
                return
    raise AssertionError(f"no button {label}")
