"""An export brought into an empty book makes the same book again; brought in twice, it adds nothing."""

from __future__ import annotations

import dataclasses
import json
import tempfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from any_record import records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import add_all

from workbook import open_book
from workbook.answers import Day, ExerciseEntry
from workbook.book import Book, record_classes
from workbook.exporting import merge
from workbook.exporting.contents import everything
from workbook.exporting.json_file import json_bytes
from workbook.exporting.merge import CameBack, parsed
from workbook.importing.own_export import own_json
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.reader.limits import Refused

AT = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
OTHERS = [cls for cls in record_classes() if cls is not Application]
some = st.lists(st.sampled_from(OTHERS).flatmap(records), max_size=4)


def contents(book: Book) -> Any:
    whole = everything(book)
    kept = {cls.kind: {stored.id: stored.record for stored in found} for cls, found in whole.records.items()}
    return kept, dict(whole.settings)


def come_back_to(book: Book, export: dict[str, Any]) -> CameBack:
    return own_json(json.dumps(export).encode()).into(book)


def fresh() -> Book:
    return open_book(tempfile.mkdtemp(), now=lambda: AT)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records(Application), some)
def test_an_export_makes_the_same_book_again(application: Application, others: list[Any]) -> None:
    one, two = fresh(), fresh()
    one.store.set_setting("country", "IE")
    one.store.add(application, id="a")
    add_all(one.store, others)
    own_json(json_bytes(everything(one))).into(two)
    assert contents(two) == contents(one)


@pytest.fixture
def export(book: Book) -> dict[str, Any]:
    a = book.store.add(Application(organisation="Quillmoor", sent_on=Day(date(2026, 1, 5))))
    book.store.add(InterviewRound(a.id, Stage.FIRST))
    return dict(parsed(json_bytes(everything(book))))


def test_bringing_it_in_twice_adds_nothing(book: Book, export: dict[str, Any]) -> None:
    came = come_back_to(book, export)
    assert (came.added, came.same) == (0, 2)


def test_what_was_changed_here_since_stays_as_it_is(book: Book, export: dict[str, Any]) -> None:
    (a,) = book.store.all(Application)
    book.store.update(a.id, dataclasses.replace(a.record, role="Analyst"), a.rev)
    assert come_back_to(book, export).different == ("application",)
    assert book.store.all(Application)[0].record.role == "Analyst"


def test_one_undo_takes_the_whole_export_back(export: dict[str, Any]) -> None:
    other = fresh()
    come_back_to(other, export)
    other.store.undo()
    assert not other.store.all(Application)
    assert not other.store.all(InterviewRound)


def test_a_record_that_cannot_be_read_is_counted_and_the_others_come(export: dict[str, Any]) -> None:
    export["records"]["application"].append({"id": "x", "sent_on": "soon"})
    export["records"]["exercise_entry"] = [{"id": "e", "exercise": "A"}]
    other = fresh()
    came = come_back_to(other, export)
    assert (came.added, came.unusable) == (3, ("application",))
    assert [e.record for e in other.store.all(ExerciseEntry)] == [ExerciseEntry("A")]


def test_a_round_of_an_application_that_is_not_there_is_not_used(export: dict[str, Any]) -> None:
    export["records"]["application"] = []
    assert come_back_to(fresh(), export).unusable == ("interview_round",)


def test_an_id_of_half_a_character_is_counted_and_the_others_come(export: dict[str, Any]) -> None:
    export["records"]["application"].append({"id": "\ud800", "organisation": "Thornvale"})
    export["records"]["interview_round"].append({"id": "r", "application_id": "\ud800"})
    export["records"]["look_back"] = [{"id": "n", "session": 10**400}]
    export["settings"] = {"\ud800": 1, "country": "IE"}
    other = fresh()
    came = come_back_to(other, export)
    assert came.added == 2
    assert sorted(came.unusable) == ["application", "interview_round", "look_back"]
    assert other.store.setting("country", "") == "IE"


def test_which_kinds_there_are_is_asked_as_often_for_many_records_as_for_one(
    export: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(merge, "record_classes", lambda: asked.append(1) or record_classes())
    come_back_to(fresh(), export)
    few = len(asked)
    export["records"]["application"] += [{"id": str(n), "organisation": "Elm"} for n in range(20)]
    come_back_to(fresh(), export)
    assert len(asked) == 2 * few


@pytest.mark.parametrize(
    "data, key",
    [
        (b"\xff\xfe\x00", "export_damaged"),
        (b"{", "export_damaged"),
        (b"[" * 100_000, "export_damaged"),
        (b'{"a": 1}', "export_other"),
        (json.dumps({"format": "after-the-no", "version": 99}).encode(), "export_newer"),
    ],
)
def test_another_file_is_refused_by_name(data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        parsed(data)
    assert refused.value.key == key
