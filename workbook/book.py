"""The open workbook: store, words and today. The only clock and the only path are here, and handed in."""

from __future__ import annotations

import importlib
import importlib.util
import os
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from pathlib import Path
from random import Random
from types import ModuleType
from typing import TYPE_CHECKING, Any

import workbook
from workbook.storage import Store

if TYPE_CHECKING:
    from pandas import DataFrame

    from workbook.answers import DayWords
    from workbook.content import Words

FILE = "journal.db"
README = "README.txt"  # beside the backups
PLAIN = "plain"  # the setting, and the manner of its words
HOSTED = "hub"  # the manner of the words where somebody else's server has the book
DATES = "dates"  # the setting with one of the styles
DATE_STYLES = ("month_first",)  # beside that of the language itself
QUICK_CLOSE = "quick_close"  # the setting with the key that leaves the workbook at once
LEAVING = ("shift", "escape", "off")
CHARTS = "charts.look"  # the setting with one of the looks
LOOKS = ("page", "paper", "strong")
HOME = "AFTER_THE_NO_HOME"  # the folder of the book, instead of the usual one
BESIDE = "AFTER_THE_NO_BESIDE"  # in a sample book opened from a person's own workbook: that one's address
USER = "JUPYTERHUB_USER"  # there where a JupyterHub has started this workbook
FRAMED = "AFTER_THE_NO_FRAME"  # set by a service whose hub is to have the frame around the pages
PAGES_OFF = "pages_off"  # the setting that lists the pages a person has switched off
NOW = "AFTER_THE_NO_NOW"  # an ISO date and time from which the clock runs on, for tests and demonstrations


class Book:
    """One person's workbook, open."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        """Use open_book; this takes a store that is open."""
        self.store = store
        self.now = now

    @property
    def path(self) -> Path:
        """The file everything is kept in."""
        return self.store.path

    @property
    def folder(self) -> Path:
        """The folder of that file and its backups."""
        return self.path.parent

    @property
    def sample(self) -> bool:
        """Whether this is a sample book, not a person's own."""
        return bool(self.store.setting("sample", False))

    @property
    def home(self) -> str:
        """The address of the person's own workbook, where that one opened this sample book; "" elsewhere."""
        return os.environ.get(BESIDE, "") if self.sample else ""

    @cached_property
    def language(self) -> str:
        """The language of its words, read once: a sentence about a failing store must not need the store.

        The manners of the person and of the place follow it, as content files know them: "en+plain+hub".
        """
        chosen = (PLAIN if self.plain else "", self.chosen(DATES, ("", *DATE_STYLES)))
        manners = (*chosen, HOSTED if USER in os.environ else "")
        return "+".join([str(self.store.setting("language", "en")), *filter(None, manners)])

    @cached_property
    def plain(self) -> bool:
        """Whether shorter words and one question at a time are wanted."""
        return self.store.setting(PLAIN) is True

    def chosen(self, setting: str, options: tuple[str, ...]) -> str:
        """What somebody chose of these options; the first where nothing is, or nothing that is known."""
        kept = self.store.setting(setting)
        return kept if kept in options else options[0]

    def today(self) -> date:
        """The day it is where the person is."""
        return self.now().date()

    def week_of(self, day: date) -> date:
        """The first day of the week of a day, as weeks go where the person lives."""
        from workbook.answers.working_days import SETTING, WEEK_BEGINS, week_begins

        own = self.store.setting(WEEK_BEGINS)
        begins = own if own in range(7) else week_begins(self.store.setting(SETTING))
        return day - timedelta(days=(day.weekday() - begins) % 7)

    def pages_off(self) -> frozenset[str]:
        """The pages that were switched off because they made things worse, by their ids."""
        kept = self.store.setting(PAGES_OFF, [])
        return frozenset(map(str, kept)) if isinstance(kept, list) else frozenset()

    def switch_page(self, id: str, *, on: bool) -> None:
        """Switches a page off, or on again; nothing that was written there is touched."""
        others = self.pages_off() - {id}
        self.store.set_setting(PAGES_OFF, sorted(others if on else others | {id}))

    def chance(self, name: str) -> Random:
        """Chance for a demonstration: asked for by the same name, it falls the same way on every machine."""
        return Random(name)

    def words(self, room: str) -> Words:
        """The words of one room; ContentError names the file and key of what is wrong."""
        from workbook.content import load_words

        return replace(load_words(room, self.language), today=self.today)

    @cached_property
    def day_words(self) -> DayWords:
        """How days are read and written in the book's language."""
        from workbook.content import load_day_words

        return load_day_words(self.language)

    def frame(self, kind: str | type[Any]) -> DataFrame:
        """All records of a kind, by its name or class, as a table; KeyError for a kind there is not."""
        return self.store.frame(record_class(kind) if isinstance(kind, str) else kind)


@cache
def room_modules(name: str) -> dict[str, ModuleType]:
    """Room → its module of this name, such as "model", for every room that has one."""
    rooms = [room.name for room in pkgutil.iter_modules(workbook.__path__) if room.ispkg]
    with_it = [room for room in rooms if importlib.util.find_spec(f"workbook.{room}.{name}")]
    return {room: importlib.import_module(f"workbook.{room}.{name}") for room in with_it}


def record_classes() -> Iterator[type[Any]]:
    """Every class of records: those of the rooms' models, and the exercise entries."""
    from workbook.answers import ExerciseEntry

    yield ExerciseEntry
    for model in room_modules("model").values():
        for member in vars(model).values():
            if isinstance(member, type) and member.__module__ == model.__name__ and hasattr(member, "kind"):
                yield member


def record_class(kind: str) -> type[Any]:
    """The class whose records have this kind; KeyError if there is none."""
    return {cls.kind: cls for cls in record_classes()}[kind]


def usual_folder() -> Path:
    """Where the book lies: AFTER_THE_NO_HOME, or else the system's place for a person's own data."""
    if home := os.environ.get(HOME):
        return Path(home).expanduser()
    from platformdirs import user_data_path

    return user_data_path("after-the-no", appauthor=False, roaming=False)


def usual_clock() -> Callable[[], datetime]:
    """The clock where the person is, or one that runs on from AFTER_THE_NO_NOW; ValueError if not a time."""
    given = os.environ.get(NOW)
    if not given:
        return lambda: datetime.now().astimezone()
    shift = datetime.fromisoformat(given).astimezone() - datetime.now().astimezone()
    return lambda: datetime.now().astimezone() + shift


def open_in(folder: str | os.PathLike[str] | None, *, now: Callable[[], datetime] | None) -> Book:
    """The book in this folder, or in the usual one; raises the store's named errors."""
    clock = now or usual_clock()
    where = Path(folder).expanduser() if folder is not None else usual_folder()
    book = Book(Store.open(where / FILE, now=clock, beside=lay_beside), clock)
    lay_beside(book.folder / "backups")  # anew where it is gone, or of an earlier version
    return book


def lay_beside(folder: Path) -> None:
    """A text that says what the copies are, and is itself a program that reads them without the workbook."""
    from workbook.content.files import beside_backups

    text, place = beside_backups(), folder / README
    with suppress(OSError):  # the copies are as good without it
        if folder.is_dir() and not (place.exists() and place.read_bytes() == text):
            place.write_bytes(text)
            place.chmod(0o600)
