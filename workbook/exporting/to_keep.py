"""A page to keep: what its owner ticks of a book, as one file that any browser shows and prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, MultiAnswer, Problem
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words
from workbook.exporting.contents import Everything, everything
from workbook.exporting.report import HEADING, ReportKind, report_bytes
from workbook.exporting.wording import title_of
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.messages.model import Ending, Message, Reply
from workbook.path import no_today
from workbook.pictures.shelf import NOT_WHEN_LOW, QUESTIONS, ROOMS, draw, words_of

# Kinds that go in by one tick, since one says little without the others: the kind that names it first.
WITH: Mapping[type[Any], Any] = {
    InterviewRound: Application,
    OutcomeEvent: Application,
    Reply: Message,
    Ending: Message,
}
LETTERS = (Message, Reply, Ending)
HTML = "text/html"


def tick_of(record: Any) -> str:
    """The key of the tick that takes a record: its kind, the one it goes with, or the exercise it is of."""
    if isinstance(record, ExerciseEntry):
        return f"{record.kind}.{record.exercise}"
    return str(WITH.get(type(record), type(record)).kind)


def ticks(book: Book, whole: Everything) -> dict[str, str]:
    """What can be ticked, in the order of the page: key → its name and how many there are."""
    words, found = book.words("exporting"), dict[str, tuple[str, int]]()
    exercises = Counter(kept.record.exercise for kept in whole.records.get(ExerciseEntry, []))
    for id, n in sorted(exercises.items()):
        found[f"{ExerciseEntry.kind}.{id}"] = title_of(id, book.language), n
    for cls, records in whole.records.items():
        if records and cls is not ExerciseEntry and cls not in WITH:
            found[cls.kind] = words(f"kinds.{cls.kind}"), len(records)
    return {key: words("page.counted", name=name, n=n) for key, (name, n) in found.items()}


def pictures(book: Book) -> dict[str, str]:
    """The pictures there is something for, by room and key, as the page of the week calls them.

    There are none on the day of a no, and on a low day not those that are easier to look at on another.
    """
    words, low = book.words("pictures"), Mood(book).low
    places = [] if no_today(book) else [place for of in QUESTIONS.values() for place in of]
    return {
        ".".join(place): words(f"name.{'.'.join(place)}")
        for place in places
        if not (low and place in NOT_WHEN_LOW) and draw(book, *place) is not None
    }


def drawn(book: Book, picture: str) -> dict[str, Any]:
    """A picture with its sentence and its table, as the page shows it."""
    room, key = picture.split(".")
    words = book.words(ROOMS[room].words)
    return ui.LiveChart(book, words, words_of(key), partial(draw, book, room, key), listen=()).drawn()


def page_to_keep(
    book: Book, ticked: Collection[str], whole: Everything | None = None, *, of: Collection[str] = ()
) -> bytes:
    """The page as UTF-8 HTML: the records whose tick is among those given, after the pictures named."""
    whole = whole or everything(book)

    def kept(record: Any, name: str) -> bool:
        return tick_of(record) in ticked or (record.kind == Application.kind and name in HEADING)

    chosen = {cls: [one for one in records if tick_of(one.record) in ticked]
              for cls, records in whole.records.items()}  # fmt: skip
    if Application.kind not in ticked:  # a letter stands under the name of what it was about
        about = {one.record.application_id for cls in LETTERS for one in chosen.get(cls, [])}
        chosen[Application] = [one for one in whole.records.get(Application, []) if one.id in about]
    shown = [one for one in (drawn(book, picture) for picture in of) if one["shown"] == "chart"]
    whole = replace(whole, records=chosen)
    return report_bytes(book, whole, purpose=ReportKind.TO_KEEP, kept=kept, drawings=shown)


@ui.page_of("week", says_off=False)
def page(book: Book) -> list[Any]:
    """Show the line on notebook 10; nothing is read before somebody opens it."""
    words = book.words("exporting")
    return [ui.Fold(words("page.fold"), lambda: [keeping(book, words)])]


def keeping(book: Book, words: Words) -> Any:
    """The ticks, and below them the page once it is prepared."""
    labels, made = words.within("page"), ui.swap()
    options = {"parts": ticks(book, everything(book)), "pictures": pictures(book)}
    if not options["parts"]:
        return ui.text(*labels.list("say"), labels("empty"))

    def check(values: dict[str, Any]) -> dict[str, Problem]:
        return {} if any(values.values()) else {"parts": Problem("nothing_ticked")}

    def keep(values: dict[str, Any]) -> str:
        def file() -> tuple[str, str, bytes]:
            name = labels("download_name", day=book.today().isoformat())
            return name, HTML, page_to_keep(book, values["parts"], of=values.get("pictures", ()))

        made.show(ui.download(book, labels("download"), file), ui.text(labels("as_pdf"), tone="quiet"))
        return labels("ready")

    asked = tick_questions({name: those for name, those in options.items() if those}, labels)
    form = ui.Form(book, asked, labels, name="leaving.page", keep=keep, check=check, stays=True)
    return ui.stack(ui.text(*labels.list("say")), form, made)


def tick_questions(asked: Mapping[str, Mapping[str, str]], labels: Words) -> list[ui.Question]:
    """A question for each name, with its own options, key → label, to be ticked."""
    questions = []
    for name, options in asked.items():
        kind = MultiAnswer(options=tuple(options))
        questions.append(replace(ui.question(name, kind, labels.within(f"field.{name}")), options=options))
    return questions
