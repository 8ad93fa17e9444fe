"""A table of records: rows found and put in order, pages, removal and undo."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from by_hand import room_words
from driver import Browser
from many import add_all
from wording import words

from workbook import ui
from workbook.book import Book
from workbook.interviews.model import Application
from workbook.storage.errors import Busy
from workbook.ui.records import CELL, Row, in_order, matching

STEP = re.compile(r'(?:\.batch\(|^LABEL = )"(\w+)"', re.MULTILINE)  # a step's name, as it is kept
COLUMNS = [ui.Column("name", "Organisation", sub="role"), ui.Column("stands", "Stands", kind="tag")]
WORDS = room_words(caption="Applications", empty="Log an application to see it here.")


def rows(book: Book) -> list[ui.Row]:
    return [
        ui.Row(stored.id, {"name": stored.record.organisation, "role": stored.record.role})
        for stored in book.store.all(Application)
    ]


def table(book: Book, **options: Any) -> Browser:
    def remove(id: str) -> Any:
        return book.store.remove(Application, id)

    usual = {"listen": [Application], "on_remove": remove}
    made = ui.RecordTable(book, COLUMNS, lambda: rows(book), WORDS, **(usual | options))
    browser = Browser(made)
    browser.send("shown")
    return browser


def add(book: Book, *names: str) -> list[str]:
    return [stored.id for stored in add_all(book.store, [Application(organisation=name) for name in names])]


def names(browser: Browser) -> list[str]:
    return [row["name"] for row in browser.rows]


def test_rows_are_not_read_before_the_page_has_the_table(book: Book) -> None:
    def source() -> list[ui.Row]:
        raise AssertionError

    made = ui.RecordTable(book, COLUMNS, source, WORDS)
    assert Browser(made).shown == "loading"


def test_without_records_it_says_what_will_be_here(book: Book) -> None:
    browser = table(book)
    assert browser.shown == "empty"
    assert browser.shows("say")["empty"] == "Log an application to see it here."


def test_a_table_whose_records_others_keep_too_takes_back_only_its_own_removals(book: Book) -> None:
    browser = table(book, undo_last=False)
    (first,) = add(book, "Quillmoor")
    assert names(browser) == ["Quillmoor"]
    assert not browser.can_undo
    browser.send("undo", **{"with": "last"})
    assert names(browser) == ["Quillmoor"]
    browser.send("remove", **{"with": first})
    browser.send("undo", **{"with": "removal"})
    assert names(browser) == ["Quillmoor"]


def test_a_saved_record_appears(book: Book) -> None:
    browser = table(book)
    add(book, "Quillmoor")
    assert names(browser) == ["Quillmoor"]


def test_a_search_narrows_the_rows_and_counts_them(book: Book) -> None:
    add(book, "Quillmoor", "Thornvale")
    browser = table(book)
    browser.send("search", **{"with": "thorn"})
    assert names(browser) == ["Thornvale"]
    assert browser.shows("count") == words("ui.count.found.one")


def test_a_search_stays_while_records_come_and_go(book: Book) -> None:
    add(book, "Quillmoor")
    browser = table(book)
    browser.send("search", **{"with": "thorn"})
    add(book, "Thornvale", "Pebblewick")
    assert names(browser) == ["Thornvale"]


def test_a_header_pressed_twice_turns_the_order_round(book: Book) -> None:
    add(book, "Thornvale", "Quillmoor")
    browser = table(book)
    browser.send("sort", **{"with": "name"})
    assert names(browser) == ["Quillmoor", "Thornvale"]
    browser.send("sort", **{"with": "name"})
    assert names(browser) == ["Thornvale", "Quillmoor"]
    assert browser.shows("descending")


def test_only_one_page_of_rows_is_sent(book: Book) -> None:
    add(book, *(f"Employer {n:03}" for n in range(60)))
    browser = table(book)
    assert len(names(browser)) == 25
    browser.send("turn", **{"with": 2})
    assert names(browser) == [f"Employer {n:03}" for n in range(50, 60)]
    assert browser.shows("span") == words("ui.table.page", first=51, last=60, n=60)


def test_a_page_that_is_gone_gives_way_to_the_last_there_is(book: Book) -> None:
    add(book, *(f"Employer {n}" for n in range(26)))
    browser = table(book)
    browser.send("turn", **{"with": 1})
    browser.send("remove", **{"with": browser.row_ids[0]})
    assert len(names(browser)) == 25


def test_a_removed_record_comes_back_with_undo_and_keeps_its_id(book: Book) -> None:
    id, _ = add(book, "Quillmoor", "Thornvale")
    browser = table(book)
    browser.send("remove", **{"with": id})
    assert names(browser) == ["Thornvale"]
    assert browser.shows("bar") == {"text": words("ui.table.removed", what="Quillmoor"), "undo": True}
    browser.send("undo", **{"with": "removal"})
    assert id in browser.row_ids
    assert browser.bar == words("ui.table.undone", what="Quillmoor")


def test_undo_of_a_removal_leaves_what_was_added_since(book: Book) -> None:
    (id,) = add(book, "Quillmoor")
    browser = table(book)
    browser.send("remove", **{"with": id})
    add(book, "Thornvale")
    browser.send("undo", **{"with": "removal"})
    assert sorted(names(browser)) == ["Quillmoor", "Thornvale"]


def test_the_last_change_can_be_undone_also_by_a_table_made_later(book: Book) -> None:
    add(book, "Quillmoor")
    browser = table(book)
    assert browser.can_undo
    browser.send("undo", **{"with": "last"})
    assert browser.shown == "empty"
    assert not browser.can_undo


def test_the_focus_goes_to_undo_and_then_back_to_the_row(book: Book) -> None:
    (id,) = add(book, "Quillmoor")
    browser = table(book)
    browser.send("remove", **{"with": id})
    assert browser.heard[-1]["focus"] == "undo"
    browser.send("undo", **{"with": "removal"})
    assert browser.heard[-1]["focus"] == f"row:{id}"


def test_a_row_opens_by_its_id(book: Book) -> None:
    opened: list[str] = []
    (id,) = add(book, "Quillmoor")
    browser = table(book, on_open=opened.append)
    browser.send("open", **{"with": id})
    browser.send("open", **{"with": "no such row"})
    assert opened == [id]


def test_a_removal_that_fails_says_so_and_the_row_stays(book: Book) -> None:
    def busy(_id: str) -> None:
        raise Busy

    (id,) = add(book, "Quillmoor")
    browser = table(book, on_remove=busy)
    browser.send("remove", **{"with": id})
    assert names(browser) == ["Quillmoor"]
    assert browser.bar == words("storage.problem.busy")


def test_messages_that_make_no_sense_change_nothing(book: Book) -> None:
    add(book, "Quillmoor")
    browser = table(book)
    for do, given in [("sort", "no such column"), ("turn", "x"), ("turn", 99), ("remove", "x"), ("dance", 1)]:
        browser.send(do, **{"with": given})
    assert names(browser) == ["Quillmoor"]


def test_of_ten_thousand_rows_only_the_page_looked_at_is_sent(book: Book) -> None:
    many = [ui.Row(str(n), {"name": f"Employer {n}", "role": "Analyst"}) for n in range(10_000)]
    made = ui.RecordTable(book, COLUMNS, lambda: many, WORDS)
    browser = Browser(made)
    browser.send("shown")
    browser.send("search", **{"with": "employer 99"})
    browser.send("sort", **{"with": "name"})
    assert len(browser.rows) == 25


ROWS = [
    Row("a", {"name": "Łódź Dane", "sent": "5 Jan"}, {"sent": date(2026, 1, 5)}),
    Row("b", {"name": "quillmoor", "sent": "12 Dec"}, {"sent": date(2025, 12, 12)}),
    Row("c", {"name": "Thornvale", "sent": ""}, {"sent": None}),
]


def found(search: str) -> str:
    return "".join(row.id for row in matching(ROWS, search))


def ordered(key: str, *, descending: bool = False) -> str:
    return "".join(row.id for row in in_order(ROWS, key, descending=descending))


def test_a_search_finds_part_of_a_word_in_any_case() -> None:
    assert found("QUILL") == "b"


def test_every_word_of_a_search_must_be_there_in_any_cell() -> None:
    assert found("dane jan") == "a"
    assert found("dane dec") == ""


def test_an_empty_search_finds_everything() -> None:
    assert found("  ") == "abc"


def test_days_are_ordered_as_days_and_not_as_their_words() -> None:
    assert ordered("sent") == "bac"


def test_what_is_not_known_comes_last_either_way() -> None:
    assert ordered("sent", descending=True) == "abc"


def test_words_are_ordered_without_regard_to_capitals() -> None:
    assert ordered("name").index("b") < ordered("name").index("c")


def test_values_that_cannot_be_compared_are_ordered_by_their_words() -> None:
    mixed = [Row("x", {"n": "b"}, {"n": 1}), Row("y", {"n": "a"}, {"n": "one"})]
    assert [row.id for row in in_order(mixed, "n", descending=False)] == ["y", "x"]


def test_a_very_long_cell_is_cut_before_it_is_sent() -> None:
    assert len(Row("x", {"note": "w" * 200_000}).sent()["cells"]["note"]) == CELL + 1


def test_undo_names_what_it_undoes_has_a_way_back_and_its_notice_goes(book: Book) -> None:
    add(book, "Quillmoor")
    browser = table(book)
    assert browser.shows("undo_last") == words("ui.table.undo_what", what="Quillmoor")
    browser.send("undo", **{"with": "last"})
    assert browser.shows("bar") == {"text": words("ui.table.undone", what="Quillmoor"), "undo": True}
    browser.send("undo", **{"with": "removal"})
    assert names(browser) == ["Quillmoor"]
    add(book, "Thornvale")
    browser.send("shown")
    assert browser.bar == ""


def test_a_step_kept_under_a_name_is_said_in_words(book: Book) -> None:
    with book.store.batch("close_door") as step:
        step.add(Application("Quillmoor"))
    shown = table(book).shows("undo_last")
    assert shown == words("ui.table.undo_what", what=words("ui.step.close_door"))


def test_every_name_a_step_is_kept_under_has_its_words() -> None:
    source = Path(__file__).parents[2] / "workbook"
    kept = {name for file in source.rglob("*.py") for name in STEP.findall(file.read_text("utf-8"))}
    assert "import" in kept
    for name in kept:
        assert words(f"ui.step.{name}")


def test_the_sample_book_is_not_taken_back_by_a_press(book: Book) -> None:
    with book.store.batch("sample") as step:
        step.add(Application("Quillmoor"))
    assert not table(book).shows("undoable")
