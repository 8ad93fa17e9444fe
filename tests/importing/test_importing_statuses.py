"""Words for how it stands: endings kept apart, outcomes before stages, unknown words kept."""

from __future__ import annotations

import pytest
from looked_at import line_of, look_at

from workbook.content.vocabulary import languages, vocabulary
from workbook.importing import statuses


@pytest.mark.parametrize(
    ("text", "standing", "markers"),
    [
        ("Applied", "waiting", ()),
        ("reeejected", "rejected", ()),
        ("Rejection :(", "rejected", ()),
        ("Rejected after interview", "rejected", ("interview",)),
        ("Rejected w/o interview", "rejected", ()),
        ("not rejected yet", "waiting", ()),
        ("No response", "no_response", ()),
        ("No response yet", "waiting", ()),
        ("They declined", "rejected", ()),
        ("I declined", "withdrew", ()),
        ("Declined the offer", "offer_declined", ()),
        ("Offer rescinded", "withdrawn_by_employer", ()),
        ("Position filled", "rejected", ()),
        ("Hiring freeze", "withdrawn_by_employer", ()),
        ("Shortlisted", "advanced", ()),
        ("3rd interview", "advanced", ("nth.3",)),
        ("Phone screen", "advanced", ("screening",)),
        ("Wish list", "not_applied", ()),
        ("Absage nach 2. Gespräch", "rejected", ("nth.2",)),
        ("Refus après entretien", "rejected", ("interview",)),
        ("三面", "advanced", ("nth.3",)),
        ("一面挂", "rejected", ("first",)),
        ("最終面接落ち", "rejected", ("final",)),
        ("Rejcted", "rejected", ()),
        ("Interview 3 May", "advanced", ("interview",)),
        ("Interview 3", "advanced", ("nth.3",)),
        ("Interviewed, waiting", "waiting", ("interview",)),
        ("Awaiting final interview", "advanced", ("final",)),
        ("Awaiting feedback after final interview", "waiting", ("final",)),
        ("Applied, then phone screen", "advanced", ("screening",)),
    ],
)
def test_a_status_is_understood(text: str, standing: str, markers: tuple[str, ...]) -> None:
    said = statuses.status(text, vocabulary(("en",)))
    assert (said.standing, said.markers) == (standing, markers)


def test_an_unknown_status_is_waiting_and_stays_in_the_note() -> None:
    seen = look_at(
        "Company,Role,Applied,Status\n"
        "Abbot,Clerk,2026-03-04,Zwischenlager blau\n"
        "Beech,Cook,2026-03-05,Applied\n"
    )
    assert line_of(seen.applications[0])[3] == "waiting"
    assert seen.applications[0].application.note == "Status: Zwischenlager blau"
    assert [w.sure for w in seen.statuses] == [False, True]


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_every_language_tells_apart_what_was_sent_and_what_is_awaited(code: str) -> None:
    words = vocabulary((code,))
    said = {meaning: " ".join(phrase) for phrase, meaning in words.status.anywhere.items()}
    assert statuses.status(said["awaiting"], words).awaited
    assert not statuses.status(said["waiting"], words).awaited


def test_a_word_the_person_says_is_waiting_never_says_through() -> None:
    table = "Company,Role,Applied,Stage,Status\nAbbot,Clerk,2026-03-04,Final,Parked\n"
    assert line_of(look_at(table).applications[0])[3:5] == ("advanced", "final")
    assert line_of(look_at(table, statuses={"parked": "waiting"}).applications[0])[3:5] == (
        "waiting",
        "final",
    )


def test_the_day_of_an_interview_stays_its_day_where_the_answer_is_awaited() -> None:
    (one,) = look_at(
        'Company,Role,Applied,Status\nAbbot,Clerk,2026-03-04,"Interviewed 20 Mar 2026, awaiting feedback"\n'
    ).applications
    assert line_of(one)[2:5] == ("2026-03-04", "waiting", "first 2026-03-20")


def test_the_person_can_say_what_a_word_means() -> None:
    table = "Company,Role,Applied,Status\nAbbot,Clerk,2026-03-04,Parked\nBeech,Cook,2026-03-05,Applied\n"
    assert line_of(look_at(table, statuses={"parked": "withdrew"}).applications[0])[3] == "withdrew"


@pytest.mark.parametrize(
    ("text", "standing", "markers"),
    [
        ("Had four interviews with them and then they said no", "rejected", ("nth.4",)),
        ("never heard back, so that is that", "no_response", ()),
        ("Interviewed - rejected due to lack of experience", "rejected", ("interview",)),
        ("They asked for a form before going on", None, ()),
        ("second application (first was rejected 2026-08-18)", None, ()),
        ("no confirmation email received yet", None, ()),
        ("they have not made me an offer", None, ()),
    ],
)
def test_a_note_tells_only_what_it_says_for_certain(
    text: str, standing: str, markers: tuple[str, ...]
) -> None:
    said = statuses.note(text, vocabulary(("en",)))
    assert (said.standing, said.markers) == (standing, markers)


def test_a_note_does_not_overrule_the_status() -> None:
    seen = look_at(
        "Company,Role,Applied,Status,Notes\n"
        "Abbot,Clerk,2026-03-04,Withdrew,then they said no\n"
        "Beech,Cook,2026-03-05,Applied,\n"
    )
    assert line_of(seen.applications[0])[3] == "withdrew"


def test_every_language_has_every_kind_of_word() -> None:
    for code in languages():
        words = vocabulary((code,))
        meanings = {
            m for m in (*words.status.anywhere.values(), *words.status.whole.values()) if "." not in m
        }
        assert set(statuses.STANDINGS) <= meanings, code
        assert set(words.dates.months.values()) == set(range(1, 13)), code


@pytest.mark.parametrize("text", ["Not interviewed", "Didn't progress", "No offer", "not shortlisted"])
def test_something_good_that_was_denied_is_not_taken_for_said(text: str) -> None:
    said = statuses.status(text, vocabulary(("en",)))
    assert said.standing not in ("advanced", "offer")
    assert said.markers == ()


def test_a_bare_no_to_the_question_of_an_answer_is_no_rejection() -> None:
    seen = look_at(
        "Company,Role,Applied,Response\nAbbot,Clerk,2026-03-04,No\nBeech,Cook,2026-03-05,Rejected by email\n"
    )
    assert [line_of(one)[3] for one in seen.applications] == ["waiting", "rejected"]
    assert seen.applications[0].application.note == "Response: No"


def test_an_offer_that_came_to_nothing_was_an_offer() -> None:
    seen = look_at(
        "Company,Applied,Status\nAbbot,2026-03-04,Verbal offer then withdrew\nBeech,2026-03-05,Applied\n"
    )
    assert line_of(seen.applications[0])[3] == "withdrew"
    assert seen.applications[0].story.reached == "offer"
