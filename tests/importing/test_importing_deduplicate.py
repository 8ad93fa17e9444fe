"""Which rows of a file tell of one application, and what the application then is."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from looked_at import line_of, look_at

from workbook.answers import Day
from workbook.content.vocabulary import vocabulary
from workbook.importing import statuses
from workbook.importing.deduplicate import Deduplicated, deduplicate
from workbook.importing.events import ParsedRow, Round
from workbook.importing.header import TableLine
from workbook.interviews.model import Outcome, Source, Stage

SENT = "2026-01-05"


def row(number: int, standing: str = "waiting", sent: str = SENT, **told: Any) -> ParsedRow:
    """A row about one job, with what else it tells; `place`, `link` and `role` are cells of it."""
    values = {name: told.pop(name) for name in ("role", "place", "link") if name in told}
    values = {"organisation": "Larch", "role": "Cook"} | values
    day = Day.parse(sent) if sent else None
    return ParsedRow(TableLine(number, ()), values=values, sent_on=day, standings=[standing], **told)


def move(number: int, before: str, after: str, on: str = "") -> ParsedRow:
    """A row that says from which status to which an application went."""
    known = vocabulary(("en",))
    ends = statuses.status(before, known), statuses.status(after, known)
    day = Day.parse(on) if on else None
    return ParsedRow(TableLine(number, ()), values={"organisation": "Larch"}, sent_on=day, moves=ends)


def together(*rows: ParsedRow, event_dates: bool = False, roles: bool = True) -> list[tuple[int, ...]]:
    """The numbers of the rows of each application."""
    found = deduplicate(list(rows), event_dates=event_dates, roles=roles)
    return [parsed.rows for parsed in found.applications]


def one(*rows: ParsedRow, event_dates: bool = False) -> Any:
    """The one application that the rows tell of."""
    (parsed,) = deduplicate(list(rows), event_dates=event_dates).applications
    return parsed


def test_a_row_that_joined_says_why_and_which_it_joined() -> None:
    rows = [row(2), row(3), row(4, "rejected")]
    found: Deduplicated = deduplicate(rows, event_dates=False)
    assert found.merged == {3: ("repeat", 2), 4: ("adds", 2)}


def test_the_same_row_in_other_letters_is_the_same_row() -> None:
    assert together(row(2, place="Leeds", own_note="Kind"), row(3, place="LEEDS", own_note="kind")) == [
        (2, 3)
    ]


@pytest.mark.parametrize(
    "told",
    [
        {"sent": "2026-02-01"},
        {"sent": ""},
        {"heard_on": Day.parse("2026-02-01")},
        {"source": "agency"},
        {"only_saved": True},
        {"reason": "A call"},
        {"own_note": "A call"},
        {"rounds": [Round(Stage.FIRST, Day.parse("2026-02-01"))]},
    ],
    ids=lambda told: " ".join(told),
)
def test_a_row_that_tells_anything_else_is_not_the_same_row(told: dict[str, Any]) -> None:
    first = {"rounds": [Round(Stage.FIRST)]}
    assert together(row(2, **first), row(3, **first)) == [(2, 3)]
    assert together(row(2, **first), row(3, **first | told)) == [(2,), (3,)]


def test_news_is_of_the_last_application_before_it() -> None:
    assert together(row(2), row(3, sent="2026-02-01"), row(4, "rejected", "2026-02-10")) == [(2,), (3, 4)]


def test_applications_come_in_the_order_of_the_file() -> None:
    assert together(row(2, sent="2026-02-01"), row(3)) == [(2,), (3,)]


def test_what_the_first_row_told_stays_and_what_it_did_not_tell_is_added() -> None:
    told = one(row(2, source="agency"), row(3, "rejected", role="COOK", place="Leeds", source="internal"))
    assert (told.application.role, told.application.place) == ("Cook", "Leeds")
    assert told.application.source is Source.AGENCY
    assert one(row(2), row(3, "rejected", source="agency")).application.source is Source.AGENCY


def test_a_saved_job_that_was_answered_was_applied_for() -> None:
    saved = row(2, "not_applied", "", only_saved=True)
    assert one(saved).application.only_saved
    assert not one(saved, row(3, "rejected")).application.only_saved


def test_news_of_another_job_at_the_same_place_stands_alone() -> None:
    assert together(row(2, role="Cook"), row(3, "rejected", role="Clerk")) == [(2,), (3,)]


@pytest.mark.parametrize("cell", ["place", "link"])
def test_news_from_elsewhere_stands_alone_and_news_without_a_place_does_not(cell: str) -> None:
    assert together(row(2, **{cell: "Leeds"}), row(3, "rejected", **{cell: "York"})) == [(2,), (3,)]
    assert together(row(2, **{cell: "Leeds"}), row(3, "rejected", **{cell: "LEEDS "})) == [(2, 3)]
    assert together(row(2, **{cell: "Leeds"}), row(3, "rejected")) == [(2, 3)]
    assert together(row(2), row(3, "rejected", **{cell: "Leeds"})) == [(2, 3)]


def test_a_row_without_a_job_joins_another_only_where_the_file_names_none() -> None:
    rows = row(2, role=""), row(3, "rejected", role="")
    assert together(*rows) == [(2,), (3,)]
    assert together(*rows, roles=False) == [(2, 3)]


def test_after_an_ending_news_is_of_another_application() -> None:
    assert together(row(2), row(3, "rejected"), row(4, "offer_accepted")) == [(2, 3), (4,)]
    first, final = ([Round(stage)] for stage in (Stage.FIRST, Stage.FINAL))
    assert together(row(2, "rejected", rounds=first), row(3, "rejected", rounds=final)) == [(2,), (3,)]


def test_a_row_that_tells_no_more_than_the_one_before_stands_alone() -> None:
    assert together(row(2, "advanced"), row(3, "advanced", reason="A call")) == [(2,), (3,)]
    assert together(row(2), row(3, "waiting", reason="A call")) == [(2,), (3,)]


def test_a_further_round_joins_and_the_same_round_again_does_not() -> None:
    first = row(2, "advanced", rounds=[Round(Stage.FIRST)])
    final = row(3, "advanced", rounds=[Round(Stage.FINAL)])
    again = row(3, "advanced", rounds=[Round(Stage.FIRST)], reason="A call")
    assert together(first, final) == [(2, 3)]
    assert together(first, again) == [(2,), (3,)]


@pytest.mark.parametrize(("on", "rows"), [("2026-05-05", [(2, 3)]), ("2026-05-06", [(2,), (3,)])])
def test_news_up_to_a_hundred_and_twenty_days_after_the_sending_joins(on: str, rows: Any) -> None:
    assert together(row(2), row(3, "rejected", on)) == rows


def test_an_answer_with_a_day_of_its_own_shows_that_the_other_day_is_a_sending() -> None:
    assert together(row(2), row(3, "rejected", "2026-02-01", heard_apart=True)) == [(2,), (3,)]
    assert together(row(2), row(3, "rejected", heard_apart=True)) == [(2, 3)]
    assert together(row(2, sent=""), row(3, "rejected", heard_apart=True)) == [(2, 3)]


def test_after_an_offer_a_new_day_of_sending_is_a_new_application() -> None:
    rows = row(2, "offer"), row(3, "rejected", "2026-02-01")
    assert together(*rows) == [(2,), (3,)]
    assert together(*rows, event_dates=True) == [(2, 3)]


def test_rows_are_joined_by_their_days_whatever_their_order() -> None:
    assert together(row(2, "rejected", "2026-02-01"), row(3)) == [(2, 3)]
    assert one(row(2, "rejected", "2026-02-01"), row(3)).application.sent_on == Day.parse(SENT)


def test_the_day_of_news_is_when_it_was_heard_and_not_when_it_was_sent() -> None:
    parsed = one(row(2), row(3, "rejected", "2026-02-01", reason="Someone was nearer"))
    (news,) = parsed.news
    assert (news.outcome, news.heard_on) == (Outcome.REJECTED, Day.parse("2026-02-01"))
    assert news.reason == "Someone was nearer"
    assert parsed.application.sent_on == Day.parse(SENT)


def test_a_conversation_that_came_without_an_application_has_its_day_and_no_day_of_sending() -> None:
    talk, heard = Day.parse("2026-01-20"), Day.parse("2026-02-01")
    rows = row(2, "advanced", "2026-01-20", rounds=[Round(Stage.FIRST)]), row(3, "rejected", "2026-02-01")
    parsed = one(*rows, event_dates=True)
    assert parsed.application.sent_on is None
    assert parsed.rounds == (Round(Stage.FIRST, talk),)
    assert [(n.outcome, n.heard_on) for n in parsed.news] == [
        (Outcome.ADVANCED, talk),
        (Outcome.REJECTED, heard),
    ]
    assert one(*rows).application.sent_on == talk


def test_a_round_without_a_day_is_held_on_the_day_of_its_row_where_days_are_those_of_events() -> None:
    rows = row(2), row(3, "advanced", "2026-02-01", rounds=[Round(Stage.FIRST)])
    assert one(*rows, event_dates=True).rounds == (Round(Stage.FIRST, Day.parse("2026-02-01")),)
    assert one(*rows).rounds == (Round(Stage.FIRST),)


def test_the_notes_of_all_rows_are_kept_each_once_and_the_newest_promise_counts() -> None:
    first, second = Day.parse("2026-02-10"), Day.parse("2026-02-20")
    rows = [
        row(2, own_note="Kind people", promised_by=first),
        row(3, "advanced", own_note="A call", promised_by=second),
        row(4, "rejected", own_note="Kind people"),
    ]
    parsed = one(*rows)
    assert parsed.application.note == "Kind people\nA call"
    assert parsed.promised_by == second


def test_through_to_the_next_stage_without_a_day_says_nothing_once_it_has_ended() -> None:
    assert [n.outcome for n in one(row(2, "advanced"), row(3, "rejected")).news] == [Outcome.REJECTED]
    dated = row(2, "advanced", heard_on=Day.parse("2026-01-20"))
    assert [n.outcome for n in one(dated, row(3, "rejected")).news] == [Outcome.ADVANCED, Outcome.REJECTED]
    assert [n.outcome for n in one(row(2, "advanced")).news] == [Outcome.ADVANCED]


def test_an_offer_that_came_to_nothing_is_news_before_how_it_ended() -> None:
    status = statuses.status("Offer, then rejected", vocabulary(("en",)))
    parsed = one(row(2, "rejected", statuses=[status], reason="The budget was cut"))
    assert [(n.outcome, n.reason) for n in parsed.news] == [
        (Outcome.OFFER, ""),
        (Outcome.REJECTED, "The budget was cut"),
    ]


def test_applications_for_one_job_on_one_day_are_marked_as_alike() -> None:
    rows = [row(2, place="Leeds"), row(3, place="York"), row(4, sent="2026-03-01"), row(5, role="Clerk")]
    found = deduplicate([*rows, row(6, role="Clerk", place="Hull")], event_dates=False).applications
    assert [parsed.alike for parsed in found] == [(3,), (2,), (), (6,), (5,)]


def test_applications_for_no_named_job_are_never_marked_as_alike() -> None:
    found = deduplicate([row(2, role=""), row(3, role="", place="York")], event_dates=False).applications
    assert [parsed.alike for parsed in found] == [(), ()]


def test_moves_follow_each_other_until_a_new_start() -> None:
    rows = move(2, "Applied", "Interview"), move(3, "Interview", "Rejected"), move(4, "Applied", "Offer")
    first, second = deduplicate(list(rows), event_dates=False).applications
    assert (first.rows, second.rows) == ((2, 3), (4,))
    assert [news.outcome for news in first.news] == [Outcome.REJECTED]
    assert [news.outcome for news in second.news] == [Outcome.OFFER]
    assert [(news.heard_on, news.reason) for news in (*first.news, *second.news)] == [(None, "")] * 2
    assert len(first.rounds) == 1
    assert second.rounds == ()


def test_a_new_start_that_led_to_a_conversation_is_another_application_and_a_shortlist_is_no_start() -> None:
    assert together(move(2, "Applied", "Rejected"), move(3, "Applied", "Interview")) == [(2,), (3,)]
    assert together(move(2, "Applied", "Shortlisted"), move(3, "Shortlisted", "Rejected")) == [(2, 3)]


def test_a_saved_job_that_was_moved_to_applied_goes_on_from_there() -> None:
    assert together(move(2, "Saved", "Applied"), move(3, "Applied", "Interview")) == [(2, 3)]


def test_a_move_that_none_led_to_is_of_the_application_before_it() -> None:
    assert together(move(2, "Applied", "Phone screen"), move(3, "Interview", "Rejected")) == [(2, 3)]


def test_the_earliest_day_of_moves_is_the_sending() -> None:
    later, earlier = "2026-02-01", "2026-01-20"
    parsed = one(move(2, "Interview", "Rejected", later), move(3, "Shortlisted", "Interview", earlier))
    assert parsed.rows == (2, 3)
    assert parsed.application.sent_on == Day.parse(earlier)


def test_a_move_that_only_says_it_was_sent_is_no_news() -> None:
    parsed = one(move(2, "Saved", "Applied"))
    assert (parsed.rounds, parsed.news) == ((), ())


def test_moves_tell_an_offer_and_what_became_of_it() -> None:
    rows = [move(2, "Applied", "Offer"), move(3, "Offer", "Declined the offer")]
    (parsed,) = deduplicate(rows, event_dates=False).applications
    assert [news.outcome for news in parsed.news] == [Outcome.OFFER, Outcome.OFFER_DECLINED]


def test_moves_without_an_ending_tell_how_far_it_got() -> None:
    (parsed,) = deduplicate([move(2, "Applied", "Shortlisted")], event_dates=False).applications
    assert [(n.outcome, n.heard_on, n.reason) for n in parsed.news] == [(Outcome.ADVANCED, None, "")]


def test_a_last_move_or_row_that_waits_says_that_the_answer_is_awaited() -> None:
    (parsed,) = deduplicate(
        [move(2, "Applied", "Interview"), move(3, "Interview", "Waiting")], event_dates=False
    ).applications
    assert (len(parsed.rounds), parsed.news) == (1, ())
    (one,) = look_at(
        "Company,Role,Date,Stage,Status\n"
        "Beech,Cook,2026-01-05,Applied,Waiting\n"
        "Beech,Cook,2026-01-20,Phone screen,Passed\n"
        "Beech,Cook,2026-02-05,Final,Waiting\n"
    ).applications
    assert line_of(one)[2:5] == ("2026-01-05", "waiting", "screening 2026-01-20,final 2026-02-05")


def test_what_was_said_of_a_step_stays_when_a_later_row_joins_it() -> None:
    (one,) = look_at(
        "Company,Role,Applied,Status,Feedback\n"
        "Beech,Cook,2026-01-05,Phone screen,Liked my portfolio\n"
        "Beech,Cook,2026-02-05,Rejected,Someone was nearer\n"
    ).applications
    assert [news.reason for news in one.story.news] == ["Liked my portfolio", "Someone was nearer"]


@pytest.mark.parametrize("first", ["2026-01-05,Applied", ",Saved"])
def test_a_day_of_sending_that_a_later_row_repeats_is_not_the_day_of_its_news(first: str) -> None:
    (one,) = look_at(
        f"Company,Role,Applied,Status\nBeech,Cook,{first}\nBeech,Cook,2026-01-05,Rejected\n"
    ).applications
    assert str(one.application.sent_on) == "2026-01-05"
    assert [news.heard_on for news in one.story.news] == [None]


def test_a_job_that_was_saved_and_then_applied_for_is_one() -> None:
    saved, sent = "Beech,Cook,,Saved", "Beech,Cook,2026-01-05,Applied"
    (one,) = look_at(f"Company,Role,Applied,Status\n{saved}\n{sent}\n").applications
    assert (str(one.application.sent_on), one.application.only_saved) == ("2026-01-05", False)
    assert len(look_at(f"Company,Role,Applied,Status\n{saved}\n{saved}\n").applications) == 1


MOVES = {
    "days": ("Date,Status", ["1 April 2026,Applied", "3 May 2026,Interview", "12 May 2026,Rejected"]),
    "days of the status": ("Status date,Status", ["2026-04-01,Applied", "2026-05-03,Final", "2026-05-12,No"]),
    "days in the status": ("Status", ["Applied 1 Apr 2026", "Interviewed 3 May 2026", "Rejected 12.5.2026"]),
    "no days": ("Status", ["Applied", "Phone screen", "Interview", "Rejected"]),
    "one day of sending": ("Applied,Status", ["2026-04-01,Applied", "2026-04-01,Final", "2026-04-01,No"]),
    "a day of sending once": ("Applied,Status", ["2026-04-01,Applied", ",Interview", ",Rejected"]),
    "moves": ("From,To", ["Saved,Applied", "Applied,Interview", "Interview,Final", "Final,Rejected"]),
    "dated moves": ("Date,From,To", ["2026-04-01,Applied,Interview", "2026-05-03,Interview,Rejected"]),
    "a second time": ("Date,Status", [
        "2026-01-02,Applied", "2026-01-09,Interview", "2026-01-20,Rejected", "2026-06-02,Applied",
        "2026-06-09,Interview", "2026-06-20,Offer",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", MOVES)
def test_the_rows_of_one_application_are_read_alike_in_whatever_order_they_come(name: str) -> None:
    columns, rows = MOVES[name]
    every = itertools.permutations(rows) if len(rows) < 5 else (rows, rows[::-1], rows[1::2] + rows[::2])
    read = set()
    for some in every:
        lines = "".join(f"Beech,Cook,{row}\n" for row in some)
        read.add(frozenset(map(line_of, look_at(f"Company,Role,{columns}\n{lines}").applications)))
    (one,) = read
    assert sorted(line[3] for line in one) == (
        ["offer", "rejected"] if name == "a second time" else ["rejected"]
    )


def test_what_a_row_that_joins_says_otherwise_stays_in_the_note() -> None:
    rows = [
        "2026-01-05,Applied,£30k,LinkedIn,",
        "2026-01-20,Interview,£32k,Company website,2026-02-01",
        "2026-02-05,Final,£30K,,2026-02-10",
    ]
    head = "Company,Role,Date,Status,Salary,Source,Expected reply\n"
    for some in (rows, rows[::-1]):
        (one,) = look_at(head + "".join(f"Beech,Cook,{row}\n" for row in some)).applications
        assert (one.application.pay, one.application.source) == ("£30k", Source.JOB_BOARD)
        assert one.promised_by == Day.parse("2026-02-10")
        assert one.application.note.splitlines() == [
            "Source: LinkedIn",
            "Salary: £32k",
            "Source: Company website",
            "Expected reply: 2026-02-01",
        ]
