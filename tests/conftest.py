"""What tests share: a fresh book on a fixed day, and the option for the long runs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from new_books import open_a_copy
from wording import use_changed_words

from workbook import open_book
from workbook.answers import Day, ExerciseEntry
from workbook.book import HOME, Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.storage import opening

collect_ignore_glob = ["fixtures/*"]  # material for tests, notebooks among it

# Where sentences stay as they are written: programs of their own say them, or they are what is tested.
IN_ENGLISH = (
    *("tests", "browser", "lab", "content"),
    *("sample",),
    *("answers", "storage", "reader", "estimates"),
)

# Begun last, one of these would keep one processor busy while the other has nothing left to do.
LONG = (
    "test_hub_running",
    "test_importing_fuzz",
    "test_wheel",
    "test_launch",
    "test_interrupt",
    "test_kernels",
)

LONDON = timezone(timedelta(0), "GMT")


def pytest_configure() -> None:
    """New books are copies; of several workers each has a folder of its own for what has no other place."""
    opening.open_file = open_a_copy
    if (worker := os.environ.get("PYTEST_XDIST_WORKER")) and HOME in os.environ:
        os.environ[HOME] = str(Path(os.environ[HOME]) / worker)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full", action="store_true", help="run the long versions of the crash and chance tests"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items if config.getoption("--full") else ():
        item.add_marker(pytest.mark.timeout(7200))
    # The browser's driver leaves an event loop running, and others start loops of their own: it comes last.
    items.sort(key=lambda item: (item.path.stem not in LONG, "browser" in item.path.parts))


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the long versions are wanted."""
    return bool(request.config.getoption("--full"))


def pytest_collectstart(collector: pytest.Collector) -> None:
    use_changed_words(collector.path.parent.name not in IN_ENGLISH)


@pytest.fixture(autouse=True)
def wording(request: pytest.FixtureRequest) -> None:
    """Changed words for every test that is not about the words, nor about programs that say them."""
    in_english = request.path.parent.name in IN_ENGLISH or request.node.get_closest_marker("english")
    use_changed_words(not in_english)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    time: datetime

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """Thursday 12 March 2026, ten in the morning in London."""
    return Clock(datetime(2026, 3, 12, 10, 0, tzinfo=LONDON))


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Book:
    """A fresh book in a folder of its own, on the clock's day."""
    return open_book(tmp_path / "book", now=clock)


@pytest.fixture
def filled(book: Book) -> Book:
    """A book with one application, its round, its news and an exercise."""
    sent = Day(date(2026, 1, 5))
    note, link = "They were kind.", "https://quillmoor.example/jobs/7"
    a = book.store.add(Application("Quillmoor", "Data analyst", sent, link=link, note=note))
    book.store.add(InterviewRound(a.id, Stage.FINAL, Day(date(2026, 2, 5)), who=("Ada",), showed=4))
    book.store.add(OutcomeEvent(a.id, Outcome.REJECTED, Day(date(2026, 2, 9)), reason="Someone was nearer."))
    book.store.add(ExerciseEntry("a", answers={"story": "I am no good at this.", "told_how": "call"}))
    return book
