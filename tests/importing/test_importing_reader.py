"""Bytes to cells: every encoding and delimiter, Excel sheets, and refusals by name."""

from __future__ import annotations

import codecs
from datetime import date, datetime

import pytest
from looked_at import TODAY, cells_of, line_of, look_at
from workbooks import HEAD, workbook

from workbook.importing.preview import Choices, preview
from workbook.reader.limits import Refused
from workbook.reader.reading import Cells, Sheet

HALF_PAST_NINE = datetime.fromisoformat("2026-03-04T09:30")  # Excel knows no zones
ROWS = [("Firma", "Stelle", "Datum", "Status"), ("Nußbäcker & Söhne", "Bäcker", "2026-03-04", "Absage")]


def _text(rows: list[tuple[str, ...]], delimiter: str = ",", end: str = "\n") -> str:
    return end.join(delimiter.join(row) for row in rows) + end


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_text_is_read_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str) -> None:
    seen = look_at(_text(ROWS, delimiter, "\r\n").encode(encoding))
    assert line_of(seen.applications[0])[:4] == ("Nußbäcker & Söhne", "Bäcker", "2026-03-04", "rejected")
    assert (seen.cells.encoding, seen.cells.delimiter) == (encoding, delimiter)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1254", "Çağdaş Işık Şti"),
        ("cp1250", "Żółć i Spółka Łódź"),
        ("gb18030", "青松动力有限公司"),
        ("cp932", "松田製作所と株式会社の"),
    ],
)
def test_older_encodings_are_told_apart_by_their_letters(encoding: str, name: str) -> None:
    rows = [("Company", "Status"), *[(f"{name} {n}", "Rejected") for n in range(20)]]
    assert cells_of(_text(rows).encode(encoding)).sheets[0].rows[1][0] == f"{name} 0"


def test_line_ends_of_every_kind_and_marks_of_excel_are_understood() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert len(look_at(_text(ROWS, ";", end)).applications) == 1
    said = look_at('"sep=;"\r\n' + _text(ROWS, ";", "\r\n"))
    assert (said.applications[0].rows, said.table.header_row) == ((3,), 2)


def test_quotation_marks_hold_delimiters_line_ends_and_themselves() -> None:
    rows = cells_of('Company,Note\n"Abbot, ""The"" Firm","first\nsecond"\n').sheets[0].rows
    assert rows[1] == ['Abbot, "The" Firm', "first\nsecond"]


def test_a_quotation_mark_that_never_closes_swallows_no_row() -> None:
    rows = cells_of('Company,Role\nAbbot,"Clerk\n' + "Beech,Cook\n" * 100).sheets[0].rows
    assert len(rows) == 102
    assert rows[1] == ["Abbot", "Clerk"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b" \r\n,,,\n", "empty"),
        (b"Call Abbot again on Monday.\n", "notes"),
        (b"Call Abbot again on Monday.\n\n\t\n", "notes"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"SQLite format 3\x00", "database"),
        (b"<!DOCTYPE html><table>", "web_page"),
        (b"PK\x03\x04 not really", "damaged"),
        (b'[{"company": "Abbot"}]', "json"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (bytes(range(256)) * 20, "not_text"),
        (codecs.BOM_UTF16_LE + b"a", "not_text"),
        (",".join(f"c{n}" for n in range(61)).encode() + b"\n" + b",".join([b"x"] * 61), "too_many_columns"),
        (b"Company\n" + b"Abbot\n" * 20_200, "too_many_rows"),
    ],
)
def test_what_is_no_list_is_refused_by_name(data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        cells_of(data)
    assert refused.value.key == key


def test_an_excel_workbook_is_read_with_its_own_dates_and_numbers() -> None:
    seen = look_at(
        workbook(
            {
                "Log": [
                    HEAD,
                    ("Abbot", "Clerk", HALF_PAST_NINE, "Rejected"),
                    (7, "Cook", date(2026, 3, 5), None),
                ]
            }
        )
    )
    assert line_of(seen.applications[0])[:4] == ("Abbot", "Clerk", "2026-03-04", "rejected")
    assert line_of(seen.applications[1])[:3] == ("7", "Cook", "2026-03-05")


def test_of_several_sheets_the_one_with_the_list_is_read() -> None:
    book = workbook(
        {"Notes": [("remember the milk",)], "Log": [HEAD, ("Abbot", "Clerk", "2026-03-04", "Applied")]}
    )
    seen = look_at(book)
    assert (seen.chosen.names, seen.questions) == ("Log", ())


ROW = ("Abbot", "Clerk", "2026-03-04", "Applied")
BEECH = ("Beech", "Cook", "2026-03-05", "Applied")


def test_sheets_with_the_same_columns_are_one_list() -> None:
    book = workbook({"2025": [HEAD, ROW], "2026": [HEAD, ROW, BEECH, ("total", 2)]})
    seen = look_at(book)
    assert (seen.chosen.names, seen.questions) == ("2025, 2026", ())
    assert [one.application.organisation for one in seen.applications] == ["Abbot", "Beech"]
    assert [(seen.chosen.place(v.number), v.kind) for v in seen.verdicts] == [
        (("2025", 2), "used"),
        (("2026", 2), "merged"),
        (("2026", 3), "used"),
        (("2026", 4), "set_aside"),
    ]


def test_one_of_several_alike_sheets_can_be_chosen() -> None:
    cells = cells_of(workbook({"2025": [HEAD, ROW], "2026": [HEAD, ROW, BEECH]}))
    chosen = preview(cells, TODAY, Choices(sheet="2025"))
    assert (chosen.chosen.names, chosen.questions, len(chosen.applications)) == ("2025", (), 1)
    assert chosen.chosen.together == ("2025", "2026")


def test_of_several_lists_with_other_columns_the_person_chooses() -> None:
    other = [("Company", "Job title", "Result"), ("Abbot", "Clerk", "Rejected")]
    book = workbook({"2025": other, "2026": [HEAD, ROW, BEECH]})
    assert [(q.about, q.examples) for q in look_at(book).questions] == [("sheet", ("2025", "2026"))]
    chosen = look_at(book, sheet="2025")
    assert (chosen.chosen.names, chosen.questions, len(chosen.applications)) == ("2025", (), 1)


def test_alike_sheets_beside_another_list_are_one_choice_by_their_names_in_a_row() -> None:
    other = [("Company", "Job title", "Result"), ("Abbot", "Clerk", "Rejected")]
    book = workbook({"2025": [HEAD, ROW], "Old": other, "2026": [HEAD, ROW, BEECH]})
    assert look_at(book).questions[0].examples == ("2025, 2026", "Old")
    chosen = look_at(book, sheet="2025, 2026")
    assert (chosen.chosen.names, chosen.questions, len(chosen.applications)) == ("2025, 2026", (), 2)
    with pytest.raises(Refused, match="no_such_sheet"):
        look_at(book, sheet="2025, Old")
    with pytest.raises(Refused, match="no_such_sheet"):
        look_at(book, sheet="2025, 2027")


def test_sheets_that_are_too_long_together_are_refused() -> None:
    rows = [list(HEAD), *[[f"Abbot {n}", "Clerk"] for n in range(10_001)]]
    with pytest.raises(Refused, match="too_many_rows"):
        preview(Cells("xlsx", None, (Sheet("2025", rows), Sheet("2026", rows))), TODAY)


def test_a_remark_merged_across_the_sheet_is_no_application() -> None:
    book = workbook({"Log": [HEAD, ROW, ("a slow month",), BEECH]}, merge="A3:D3")
    assert [v.number for v in look_at(book).verdicts if v.kind == "set_aside"] == [3]


def test_a_hidden_sheet_is_read_only_when_it_is_asked_for() -> None:
    rows = [HEAD, ("Abbot", "Clerk", "2026-03-04", "Applied")]
    book = workbook({"Log": rows, "Old": rows}, hide="Old")
    assert [sheet.name for sheet in cells_of(book).sheets] == ["Log"]
    assert [sheet.name for sheet in cells_of(book, "Old").sheets] == ["Old"]
    with pytest.raises(Refused) as refused:
        cells_of(book, "Nowhere")
    assert refused.value.key == "no_such_sheet"


def test_a_company_merged_over_several_rows_stands_in_each() -> None:
    rows = [HEAD, ("Abbot", "Clerk", "2026-03-04", "Applied"), (None, "Cook", "2026-03-05", "Rejected")]
    seen = look_at(workbook({"Log": rows}, merge="A2:A3"))
    assert [line_of(one)[0] for one in seen.applications] == ["Abbot", "Abbot"]


def test_a_formula_without_a_saved_result_is_counted() -> None:
    book = workbook({"Log": [HEAD, ("Abbot", "Clerk", "=TODAY()", "Applied")]})
    assert cells_of(book).sheets[0].uncounted == 1


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("company\nAbbot\n", ["Abbot"]),
        ("Company name\nAbbot\nFenwick\n", ["Abbot", "Fenwick"]),
        ("Abbot\nFenwick\n", ["Abbot", "Fenwick"]),
        ("Firma Meier\nFenwick\n", ["Firma Meier", "Fenwick"]),
    ],
)
def test_a_single_column_may_have_its_name_above_it(text: str, organisations: list[str]) -> None:
    seen = look_at(text)
    assert [one.application.organisation for one in seen.applications] == organisations
