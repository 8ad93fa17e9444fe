"""What a column holds: by its name in any language, by its cells, by what the person says."""

from __future__ import annotations

import pytest
from looked_at import line_of, look_at

from workbook.content.vocabulary import column_words
from workbook.importing.columns import FIELDS, MEANT
from workbook.importing.headings import meanings
from workbook.importing.preview import Preview


def _fields(seen: Preview) -> list[str]:
    return [column.field for column in seen.columns.all]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Company Name", "organisation"),
        ("COMPANY_NAME", "organisation"),
        ("companyName", "organisation"),
        ("Unternehmen", "organisation"),
        ("Société", "organisation"),
        ("公司名称", "organisation"),
        ("Name of the company", "organisation"),
        ("Intitulé du poste", "role"),
        ("Date d’envoi", "sent_on"),
        ("Stellenbezeichnung", "role"),
    ],
)
def test_a_name_is_known_however_it_is_written(name: str, field: str) -> None:
    assert meanings(name)[0].field == field


def test_a_name_with_two_meanings_is_decided_by_its_cells() -> None:
    names = look_at(
        "Company,Date,Recruiter,Phone\n"
        "Abbot,2026-03-04,Maria Lopez,+44 20 7946 0000\n"
        "Beech,2026-03-05,Jo Hill,+44 20 7946 0001\n"
    )
    stages = look_at("Company,Date,Recruiter,Phone\nAbbot,2026-03-04,yes,2026-03-09\nBeech,2026-03-05,no,\n")
    assert _fields(names)[2:] == ["personal", "personal"]
    assert _fields(stages)[2:] == ["stage.screening", "stage.screening"]


def test_cells_speak_where_names_say_nothing() -> None:
    seen = look_at("A,B,C,D\nAbbot,Data Engineer,2026-03-04,Rejected\nBeech,Analyst,2026-03-05,Applied\n")
    assert _fields(seen) == ["organisation", "role", "sent_on", "status"]


def test_personal_columns_are_left_out_unless_they_are_asked_for() -> None:
    table = "Company,Contact Email,Date\nAbbot,ann@abbot.example,2026-03-04\n"
    assert "abbot.example" not in repr(look_at(table).applications)
    assert (
        look_at(table, fields={1: "note"}).applications[0].application.note
        == "Contact Email: ann@abbot.example"
    )


def test_a_column_nobody_knows_goes_into_the_note_under_its_name() -> None:
    seen = look_at("Company,Date,Dress code\nAbbot,2026-03-04,smart\n")
    assert seen.applications[0].application.note == "Dress code: smart"


def test_what_the_person_says_about_a_column_counts() -> None:
    seen = look_at("Company,Thing,Date\nAbbot,Clerk,2026-03-04\n", fields={1: "role"})
    assert line_of(seen.applications[0])[1] == "Clerk"


def test_without_a_column_for_the_company_the_person_is_asked() -> None:
    seen = look_at("Job,Applied,Status\nData Engineer,2026-03-04,Rejected\nAnalyst,2026-03-05,Applied\n")
    assert [q.about for q in seen.questions] == ["organisation"]


def test_every_word_for_a_column_stands_for_something_the_workbook_knows() -> None:
    known = {*FIELDS, *MEANT, "stage.none"}
    assert {field for found in column_words().values() for field, _ in found} <= known


def test_fillers_that_fill_the_companys_column_are_names_when_the_person_says_so() -> None:
    table = "Company,Role,Date\nNone,Clerk,2026-03-04\nNone,Cook,2026-03-05\nAbbot,Cook,2026-03-05\n"
    assert [line_of(one)[0] for one in look_at(table).applications] == ["(none)", "(none)", "Abbot"]
    assert [line_of(one)[0] for one in look_at(table, fillers_are_names=True).applications] == [
        "None",
        "None",
        "Abbot",
    ]
    assert look_at(table).applications[0].application.note == "Company: None"


def test_a_nameless_column_that_numbers_the_rows_is_left_out_in_whatever_order_they_come() -> None:
    rows = ["0,Abbot,Clerk,2026-03-04", "1,Beech,Cook,2026-03-05", "2,Cedar,Clerk,2026-03-06"]
    for some in (rows, rows[::-1], [rows[1], rows[2], rows[0]]):
        assert _fields(look_at("\n".join([",Company,Role,Applied", *some])))[0] == "left_out"
