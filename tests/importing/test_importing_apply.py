"""Bringing in: one step that can be undone, nothing twice, and only what is new about what is there."""

from __future__ import annotations

from looked_at import look_at

from workbook.answers import Day
from workbook.book import Book
from workbook.importing.apply import bring_in, planned
from workbook.importing.preview import Preview
from workbook.importing.summary import rows_counted
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent

HEAD = "Company,Role,Applied,Status,Notes\n"
TABLE = (
    HEAD
    + "Abbot,Clerk,2026-01-04,Rejected after interview,\n"
    + "Beech,Cook,2026-01-05,Applied,\n"
    + "Cliff,,,Applied,one note\n"
    + "Cliff,,,Applied,another note\n"
)


def _seen(rows: str = "", table: str = TABLE) -> Preview:
    return look_at(table + rows)


def _all(book: Book) -> tuple[int, int, int]:
    store = book.store
    return len(store.all(Application)), len(store.all(InterviewRound)), len(store.all(OutcomeEvent))


def test_a_file_comes_in_as_applications_rounds_and_news(book: Book) -> None:
    done = bring_in(book, _seen())
    assert _all(book) == (4, 1, 1)
    assert done.counts["new"] == 4
    (round_,) = book.store.all(InterviewRound)
    assert round_.record.application_id == book.store.all(Application)[0].id


def test_the_same_file_a_second_time_adds_nothing_not_even_for_rows_without_a_date(book: Book) -> None:
    bring_in(book, _seen())
    before = _all(book)
    done = bring_in(book, _seen())
    assert (_all(book), done.counts, done.batch) == (
        before,
        {"new": 0, "added_to": 0, "here_already": 4},
        None,
    )


def test_a_second_time_every_row_counts_as_merged(book: Book) -> None:
    bring_in(book, _seen())
    seen = _seen()
    assert rows_counted(seen, planned(book, seen.applications)) == {
        "read": 4,
        "used": 0,
        "merged": 4,
        "set_aside": 0,
    }


def test_one_undo_takes_the_whole_import_back(book: Book) -> None:
    own = book.store.add(Application("Down Ltd"))
    done = bring_in(book, _seen())
    book.store.undo(done.batch)
    assert [stored.id for stored in book.store.all(Application)] == [own.id]
    assert _all(book) == (1, 0, 0)


def test_after_an_undo_the_file_can_come_in_again(book: Book) -> None:
    book.store.undo(bring_in(book, _seen()).batch)
    assert bring_in(book, _seen()).counts["new"] == 4


def test_news_since_the_last_time_joins_the_application_that_is_there(book: Book) -> None:
    bring_in(book, _seen())
    later = TABLE.replace("Beech,Cook,2026-01-05,Applied", "Beech,Cook,2026-01-05,Rejected")
    done = bring_in(book, _seen(table=later))
    assert (*done.counts.values(), len(book.store.all(Application))) == (0, 1, 3, 4)
    assert book.store.all(OutcomeEvent)[-1].record.outcome is Outcome.REJECTED


def test_what_was_logged_by_hand_is_not_added_again(book: Book) -> None:
    kept = book.store.add(Application("ABBOT", "clerk", Day.parse("2026-01-04")))
    book.store.add(OutcomeEvent(kept.id, Outcome.REJECTED, Day.parse("2026-02-01")))
    done = bring_in(book, _seen())
    assert tuple(done.counts.values()) == (3, 1, 0)
    assert _all(book) == (4, 1, 1)


def test_an_application_corrected_after_it_came_in_stays_corrected(book: Book) -> None:
    bring_in(book, _seen())
    first = book.store.all(Application)[0]
    book.store.update(first.id, Application("Abbot", "Senior clerk", Day.parse("2026-01-03")), first.rev)
    done = bring_in(book, _seen())
    assert done.counts["here_already"] == 4
    assert book.store.all(Application)[0].record.role == "Senior clerk"


def test_a_saved_job_that_was_applied_for_since_is_the_same_job(book: Book) -> None:
    head = "Company,Role,Status,Date Applied\n"
    bring_in(book, look_at(head + "Abbot,Clerk,Wishlist,\nBeech,Cook,Applied,2026-01-05\n"))
    bring_in(book, look_at(head + "Abbot,Clerk,Applied,2026-02-01\nBeech,Cook,Applied,2026-01-05\n"))
    first = book.store.all(Application)[0].record
    assert (len(book.store.all(Application)), first.only_saved, str(first.sent_on)) == (
        2,
        False,
        "2026-02-01",
    )


def test_applying_again_later_is_another_application(book: Book) -> None:
    bring_in(book, _seen())
    done = bring_in(book, _seen("Abbot,Clerk,2026-08-01,Applied,\n"))
    assert (done.counts["new"], len(book.store.all(Application))) == (1, 5)


def test_a_backup_is_made_before_a_book_with_entries_is_added_to(book: Book) -> None:
    book.store.add(Application("Down Ltd"))
    bring_in(book, _seen())
    assert "import" in {backup.reason for backup in book.store.backups()}
