"""The room's tables, from frames, with expectations counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pandas as pd
import pytest
from log_by_hand import LATER, TODAY, day, heard, held, many, story

from workbook.book import Book
from workbook.how_far import analysis
from workbook.how_far.analysis import standings
from workbook.interviews.model import OutcomeEvent
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
    assert types["sent_on"] == types["interviewed_by"] == "datetime64[s]"
    assert types["answered_after"] == "Int64"
    assert standings([], TODAY)["standing"].cat.ordered


def test_one_row_tells_where_an_application_stands():
    interviewed = held("first", "2026-02-26", promised_by=day("2026-03-05"))
    [row] = standings([story("2026-02-02", interviewed)], TODAY).to_dict("records")
    assert (row["standing"], row["answered_after"]) == ("waiting", 24)
    assert (row["interviewed"], row["interviewed_by"]) == (True, pd.Timestamp("2026-02-26"))
    assert (row["reached_final"], row["offered"]) == (False, False)


def test_one_application_is_counted_and_has_no_range():
    table = reach(many(interviewed=1), LATER)
    assert list(table["count"]) == [1, 1, 0, 0]
    assert table["low"].isna().all()


def test_how_far_applications_got_is_counted_by_hand():
    log = many(
        waiting=3, rejected=4, silent=2, withdrew=1, interviewed=3, interviewed_waiting=1, final=2, offer=1
    )
    table = reach(log, LATER)
    assert list(table["count"]) == [17, 7, 2, 1]
    interview, final, offer = (row(table, stage) for stage in ("interview", "final", "offer"))
    assert (interview["reached_of"], interview["decided"]) == (7, 17)
    assert (final["base"], final["reached_of"], final["decided"]) == (7, 2, 7)
    assert (offer["reached_of"], offer["decided"]) == (1, 7)
    assert row(table, "sent")["ended"] == 13


def test_those_too_young_to_tell_are_left_out_of_the_range_successes_too():
    old = many(rejected=4, interviewed=1)
    young = [story("2026-05-01", held("first", "2026-05-05"), id=f"young {n}") for n in range(9)]
    interview = row(reach([*old, *young], LATER), "interview")
    assert (interview["count"], interview["base"]) == (10, 14)
    assert (interview["reached_of"], interview["decided"]) == (1, 5)


def test_silence_counts_as_not_so_far_also_before_it_is_closed():
    """42 sent, 6 interviews, 4 noes and 32 unanswered are no range above 6 in 42 (guide, 4.1)."""
    interview = row(reach(many(waiting=32, rejected=4, interviewed_waiting=6), LATER), "interview")
    assert (interview["reached_of"], interview["decided"]) == (6, 42)
    assert (interview["low"], interview["high"]) == pytest.approx((0.0619, 0.2710), abs=1e-4)


def test_a_range_appears_with_the_fifth_that_is_old_enough():
    assert pd.isna(row(reach(many(rejected=3, interviewed=1), LATER), "interview")["low"])
    assert pd.isna(row(reach(many(rejected=4, interviewed=1), TODAY), "interview")["low"])
    fifth = row(reach(many(rejected=4, interviewed=1), LATER), "interview")
    assert (fifth["low"], fifth["high"]) == pytest.approx((0.0229, 0.6286), abs=1e-3)  # Jeffreys, 1 of 5


def test_where_answers_take_long_a_case_tells_later():
    slow = [story("2026-01-02", heard("rejected", "2026-03-03"), id=str(n)) for n in range(8)]  # 60 days each
    assert row(reach(slow, LATER), "sent")["old"] == 120
    assert row(reach(slow, LATER), "interview")["decided"] == 8
    assert row(reach(slow, date(2026, 5, 1)), "interview")["decided"] == 0


def test_an_interview_tells_from_its_own_day_on():
    log = [story("2026-01-02", held("first", "2026-04-20"), id=str(n)) for n in range(5)]
    assert row(reach(log, LATER), "interview")["decided"] == 5
    assert row(reach(log, LATER), "final")["decided"] == 0


def test_the_range_contains_the_chance_of_nine_in_ten_simulated_searches(full: bool):
    chance, inside, runs = Random(11), 0, 1000 if full else 150
    for _ in range(runs):
        true = chance.choice([0.05, 0.1, 0.2, 0.4])
        log = [simulated(chance, true, n) for n in range(60)]
        interview = row(reach(log, LATER), "interview")
        inside += bool(interview["low"] <= true <= interview["high"])
    assert inside >= 0.9 * runs


def simulated(chance: Random, true: float, n: int) -> Story:
    """An application whose answer, if one comes, comes after 1 to 60 days; half of the noes stay silent."""
    sent = LATER - timedelta(days=chance.randrange(1, 180))
    answered = sent + timedelta(days=chance.randint(1, 60))
    event = (
        held("first", answered.isoformat())
        if chance.random() < true
        else heard("rejected", answered.isoformat())
    )
    silent = isinstance(event, OutcomeEvent) and chance.random() < 0.5
    return story(sent.isoformat(), *([] if silent or answered > LATER else [event]), id=str(n))


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
