"""The room's tables, from frames, with expectations counted by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from log_by_hand import TODAY, day, heard, held, many, story

from workbook.book import Book
from workbook.interviews import analysis
from workbook.interviews.analysis import standings
from workbook.interviews.story import Story, stories


def reach(log: list[Story], today: date) -> pd.DataFrame:
    return analysis.reach(standings(log, today), today)


def row(table: pd.DataFrame, stage: str) -> dict[str, object]:
    return table.set_index("stage").loc[stage].to_dict()


def test_frames_without_records_give_tables_without_rows(book: Book):
    log = list(stories(book).values())
    assert len(standings(log, TODAY)) == len(reach(log, TODAY)) == 0


def test_an_empty_table_has_its_types_all_the_same():
    types = standings([], TODAY).dtypes.astype(str).to_dict()
    assert types["sent_on"] == types["due_on"] == "datetime64[s]"
    assert types["waiting_days"] == "Int64"
    assert standings([], TODAY)["reached"].cat.ordered


def test_one_row_tells_where_an_application_stands():
    promised = held("first", "2026-02-26", promised_by=day("2026-03-05"))
    [found] = standings([story("2026-02-02", promised)], TODAY).to_dict("records")
    assert (found["standing"], found["reached"], found["waiting_days"]) == ("waiting", "first", 14)
    assert (found["due_on"], found["overdue"]) == (pd.Timestamp("2026-03-05"), True)
    assert found["number"] == 1


def test_a_closed_application_waits_for_nothing():
    [found] = standings([story("2026-02-02", heard("rejected", "2026-02-20"))], TODAY).to_dict("records")
    assert pd.isna(found["waiting_days"])


def test_waiting_days_of_a_vague_day_are_the_fewest_they_can_be():
    [found] = standings([story("2026-02")], TODAY).to_dict("records")
    assert found["waiting_days"] == 12  # from 28 February


def test_without_any_day_nobody_says_how_long_the_wait_is():
    assert standings([story("")], TODAY)["waiting_days"].isna().all()


def test_stages_have_an_order():
    table = standings([story("2026-02-02", held("final")), story(id="b")], TODAY)
    assert table["reached"].max() == "final"


def test_only_waiting_ones_settle_nothing():
    found = row(reach(many(waiting=7), TODAY), "interview")
    assert (found["count"], found["base"], found["decided"]) == (0, 7, 0)
    assert pd.isna(found["low"])


def test_one_application_is_counted_and_has_no_range():
    table = reach(many(interviewed=1), TODAY)
    assert list(table["count"]) == [1, 1, 0, 0]
    assert table["low"].isna().all()


def test_how_far_applications_got_is_counted_by_hand():
    log = many(
        waiting=3, rejected=4, silent=2, withdrew=1, interviewed=3, interviewed_waiting=1, final=2, offer=1
    )
    table = reach(log, TODAY)
    assert list(table["count"]) == [17, 7, 2, 1]
    interview, final, offer = (row(table, stage) for stage in ("interview", "final", "offer"))
    assert (interview["reached_of"], interview["decided"]) == (7, 13)  # without 3 waiting and 1 withdrawn
    assert (final["base"], final["reached_of"], final["decided"]) == (7, 2, 5)  # the offer had no final round
    assert (offer["reached_of"], offer["decided"]) == (1, 6)
    assert row(table, "sent")["ended"] == 13


def test_a_range_appears_with_the_fifth_settled_case():
    assert pd.isna(row(reach(many(rejected=3, interviewed=1), TODAY), "interview")["low"])
    fifth = row(reach(many(rejected=4, interviewed=1), TODAY), "interview")
    assert (fifth["low"], fifth["high"]) == pytest.approx((0.0229, 0.6286), abs=1e-3)  # Jeffreys, 1 of 5


def test_waiting_and_withdrawn_cases_do_not_move_the_range():
    few = row(reach(many(rejected=5, interviewed=2), TODAY), "interview")
    more = row(reach(many(rejected=5, interviewed=2, waiting=9, withdrew=4), TODAY), "interview")
    assert (few["low"], few["high"]) == (more["low"], more["high"])


def test_what_is_only_saved_was_not_sent():
    log = [*many(rejected=2), story("", id="saved", only_saved=True)]
    assert row(reach(log, TODAY), "sent")["count"] == 2


def test_an_offer_without_an_interview_is_an_offer_but_no_part_of_the_rate():
    found = row(reach([story("2026-02-02", heard("offer", "2026-02-20"))], TODAY), "offer")
    assert (found["count"], found["base"], found["decided"]) == (1, 0, 0)


def test_weeks_are_counted_from_the_first_sending():
    log = [story("2026-01-15"), story("2026-03-01", id="b")]
    assert row(reach(log, TODAY), "sent")["weeks"] == 8
    assert pd.isna(row(reach([story("")], TODAY), "sent")["weeks"])
