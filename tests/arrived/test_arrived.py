"""A message pasted or dropped: read, confirmed, kept with its words put away, taken back; hostile ones."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, unfold, widgets
from mails_by_hand import NO, eml, msg
from wording import words

from workbook import open_book
from workbook.answers import Day, ExerciseEntry, key_of
from workbook.arrived.due import calendar_days
from workbook.arrived.facts import facts_of
from workbook.arrived.lists import KeptMessages
from workbook.arrived.model import AboutFeedback, ArrivedMessage, What, WrittenBy, opened_words
from workbook.arrived.page import DRAFT, ArrivedPart, on_the_day
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.export import files_of
from workbook.exporting.json_file import json_bytes
from workbook.exporting.share import share_bytes
from workbook.importing.own_export import own_json
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage, Told
from workbook.path import Rank, dues
from workbook.reader.limits import Refused
from workbook.reader.reading import read_mail

PASTED_HEADERS = "From: Quillmoor Recruiting <a@b.example>\nSent: 9 March 2026 10:12\nSubject: News\n\n"
TRICKS = "\u202eedoc\u202c\u200b"


def part_of(book: Book) -> ArrivedPart:
    return ArrivedPart(book, book.words("arrived"))


def pasted(book: Book, text: str = NO, **answers: Any) -> ArrivedPart:
    """A message that was pasted, read, and kept with these answers changed."""
    part = part_of(book)
    assert part.read("", text.encode()) is None
    Browser(part.form).press(**{"came_on": "9 March 2026", **answers})
    return part


def kept(book: Book) -> ArrivedMessage:
    (stored,) = book.store.all(ArrivedMessage)
    return stored.record


@pytest.mark.parametrize(
    "data",
    [
        eml(),
        eml(text="", html=f"<html><body><p>{NO}</p><script>alert(1)</script></body></html>"),
        msg("Your application to Quillmoor", "Quillmoor Recruiting", NO, datetime(2026, 3, 9, tzinfo=UTC)),
        (PASTED_HEADERS + NO).encode(),
    ],
    ids=["eml", "html", "msg", "pasted"],
)
def test_a_message_is_read_however_it_was_saved(book: Book, data: bytes) -> None:
    facts = facts_of(read_mail(data), book.today())
    assert (facts.what, facts.organisation, facts.role) == (What.REJECTED, "Quillmoor", "Data Analyst")
    assert str(facts.came_on) == "2026-03-09"
    assert facts.on_file
    assert "alert" not in facts.text
    assert "a@b.example" not in facts.text


def test_nothing_is_kept_before_it_is_confirmed(book: Book) -> None:
    part = part_of(book)
    part.read("", eml())
    assert book.store.history() == []
    assert book.store.draft(DRAFT) is None
    press(part, words("arrived.leave"))
    assert part.form is None
    assert book.store.history() == []


def test_a_no_begins_kindly_and_its_words_are_folded(book: Book) -> None:
    part = part_of(book)
    part.read("", eml())
    assert shown(part).index(words("arrived.top.rejected.title")) < shown(part).index("Quillmoor")
    assert words("arrived.on_file_means") in shown(part)
    assert "move forward" not in shown(part)
    assert "move forward" in shown(unfold(part))


def test_a_no_is_kept_in_one_step_with_its_words_out_of_sight_and_taken_back_whole(book: Book) -> None:
    part = pasted(book)
    (application,) = book.store.all(Application)
    (news,) = book.store.all(OutcomeEvent)
    assert application.record.organisation == "Quillmoor"
    assert (news.record.outcome, news.record.told) == (Outcome.REJECTED, Told.STANDARD_MESSAGE)
    assert (kept(book).written_by, kept(book).on_file) == (WrittenBy.TEMPLATE, True)
    assert "move forward" not in kept(book).words
    assert "move forward" in opened_words(kept(book))
    assert len(book.store.history()) == 1
    press(part, words("arrived.undo"))
    assert [
        *book.store.all(Application),
        *book.store.all(OutcomeEvent),
        *book.store.all(ArrivedMessage),
    ] == []


def test_their_words_are_kept_only_where_that_is_ticked(book: Book) -> None:
    pasted(book, keep_words=False)
    assert kept(book).words == ""


def test_it_goes_to_the_application_that_is_in_the_log(book: Book) -> None:
    id = book.store.add(Application("Quillmoor", "Data Analyst", Day.parse("2026-02-01"))).id
    pasted(book)
    assert [stored.id for stored in book.store.all(Application)] == [id]
    assert kept(book).application_id == id


def test_an_invitation_becomes_an_interview_to_come_and_asks_which_one_it_is(book: Book) -> None:
    part = part_of(book)
    part.read(
        "", b"Dear Sam, we would like to invite you to an interview at Saltbox on 19 March 2026 at 10:30."
    )
    browser = Browser(part.form)
    browser.press(came_on="12 March 2026")
    assert browser.problems == {"stage": words("arrived.problem.stage_missing")}
    browser.press(stage="first")
    (round_,) = book.store.all(InterviewRound)
    assert (round_.record.stage, round_.record.held_on, round_.record.had) == (
        Stage.FIRST,
        Day.parse("2026-03-19"),
        False,
    )
    assert book.store.all(OutcomeEvent) == []


def test_an_offer_leads_to_the_letters_and_its_day_is_due(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).resolve().parents[2])
    part = pasted(
        book, "We are pleased to offer you the role of Clerk at Fennick. Please reply by 20 March 2026."
    )
    assert words("arrived.pages.letter") in shown(part)
    item = next(due for due in dues(book) if due.key == "answer_by")
    assert (item.page, item.rank, str(item.on)) == ("log", Rank.AWAITED, "2026-03-20")
    (day,) = calendar_days(book)
    assert day.title == words("arrived.calendar.answer_by", organisation="Fennick")
    assert day.title in dict(files_of(book, everything(book)))["due.ics"].decode()


def test_a_receipt_is_nothing_but_a_day(book: Book) -> None:
    pasted(book, "Thank you for applying to Fennick. We have received your application for the Clerk role.")
    (application,) = book.store.all(Application)
    assert application.record.sent_on == Day.parse("2026-03-09")
    assert [*book.store.all(OutcomeEvent), *book.store.all(InterviewRound)] == []


def test_a_promised_day_goes_to_the_interview_it_is_about(book: Book) -> None:
    id = book.store.add(Application("Hollowbrook", "Clerk")).id
    book.store.add(InterviewRound(id, Stage.FIRST, Day.parse("2026-03-09"), had=True))
    part = part_of(book)
    part.read("", b"It was great to meet you. You'll hear from us by 27 March 2026. Gareth, Hollowbrook")
    assert words("arrived.top.unsure.title") in shown(part)
    Browser(part.form).press(what="receipt", came_on="10 March 2026")
    (round_,) = book.store.all(InterviewRound)
    assert round_.record.promised_by == Day.parse("2026-03-27")
    assert kept(book).promised_by is None


def test_feedback_that_is_offered_is_said(book: Book) -> None:
    part = pasted(book, f"{NO}\n\nI'd be happy to give you feedback.")
    assert kept(book).feedback is AboutFeedback.OFFERED
    assert words("arrived.next.feedback") in shown(part)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I came across your profile. An exciting opportunity.", "chatter"),
        ("Earn up to 900 a day. A registration fee applies.", "spam"),
    ],
)
def test_what_is_no_news_is_put_away_unless_somebody_says_otherwise(book: Book, text: str, kind: str) -> None:
    part = part_of(book)
    part.read("", text.encode())
    assert words(f"arrived.noise.{kind}.title") in shown(part)
    press(part, words("arrived.noise.news"))
    assert part.form is not None


def test_what_contradicts_itself_is_a_question(book: Book) -> None:
    facts = facts_of(
        read_mail(b"We are pleased to offer you the role. Your application has been unsuccessful."),
        book.today(),
    )
    assert facts.what is None


@pytest.mark.parametrize(
    "date", ["Mon, 09 Mar 2099 09:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 +0000", "yesterday-ish", ""]
)
def test_a_forged_date_is_asked_about(book: Book, date: str) -> None:
    part = part_of(book)
    part.read("", eml(date=date) if date else eml().replace(b"Date:", b"X-Date:"))
    assert Browser(part.form).boxes["came_on"] == ""


def test_scripts_tracking_links_addresses_quoted_mail_and_tricks_of_direction_are_left_out(
    book: Book,
) -> None:
    html = (
        "<html><head><style>p{}</style></head><body><script>steal()</script><p onclick='x()'>We have chosen"
        f" another candidate{TRICKS}.</p><img src='https://track.example/1.gif'>"
        "<a href='https://track.example/c?id=9'>https://track.example/c</a> write to hr@quillmoor.example"
        "<blockquote>My own secret words</blockquote></body></html>"
    )
    part = part_of(book)
    part.read("", eml(text="", html=html))
    text = shown(unfold(part))
    for left_out in ("steal", "track.example", "hr@quillmoor", "secret", "\u202e", "\u200b", "onclick"):
        assert left_out not in text
    assert "another candidate" in text


def test_earlier_mail_below_a_message_is_no_news(book: Book) -> None:
    text = "Thank you, we will reply.\n\nOn 3 March 2026, Sam wrote:\n> You have been unsuccessful."
    facts = facts_of(read_mail(text.encode()), book.today())
    assert facts.what is None
    assert "unsuccessful" not in facts.text


def test_ten_megabytes_and_nested_markup_end_in_words_not_in_waiting(book: Book) -> None:
    part = part_of(book)
    assert part.read("", eml() + b"\n" + b"word " * 2_000_000) is None
    assert part.read("", eml(text="", html="<div>" * 50_000 + NO + "<blockquote>" * 50_000)) is None


@pytest.mark.parametrize(
    "data",
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, b"%PDF-1.7", b"PK\x03\x04", b" \n ", b"\x89PNG\r\n"],
)
def test_what_is_no_message_is_refused_with_a_sentence(book: Book, data: bytes) -> None:
    said = part_of(book).read("x", data)
    assert said
    assert "{" not in said


def test_an_outlook_file_with_a_broken_table_is_refused() -> None:
    good = msg("Subject", "Priya", NO, datetime(2026, 3, 9, tzinfo=UTC))
    with pytest.raises(Refused):
        read_mail(good[:48] + struct.pack("<I", 9999) + good[52:])


def test_a_day_to_come_is_a_problem_beside_its_field(book: Book) -> None:
    part = part_of(book)
    part.read("", eml())
    browser = Browser(part.form)
    browser.press(came_on="tomorrow")
    assert browser.problems == {"came_on": words("arrived.problem.came_in_future")}
    assert book.store.all(ArrivedMessage) == []


def test_kept_messages_are_listed_and_their_words_wait_for_a_press(book: Book) -> None:
    pasted(book)
    listed = KeptMessages(book, book.words("arrived"))
    page = unfold(listed)
    table = next(w for w in widgets(page) if "removes" in w.spec)
    Browser(table).send("shown")
    assert "move forward" not in shown(listed)
    Browser(table).send("open", **{"with": book.store.all(ArrivedMessage)[0].id})
    press(listed, words("arrived.open_words"))
    assert "move forward" in shown(listed)


def test_on_the_page_of_the_day_it_goes_once_the_day_is_done(book: Book) -> None:
    build = on_the_day.__wrapped__  # type: ignore[attr-defined]
    assert len(build(book)) == 1
    book.store.add(ExerciseEntry("a", key_of(book.today(), 1), {"distress": 3}, True))
    assert build(book) == []


def test_a_message_goes_out_comes_back_stays_out_of_a_copy_and_is_erased(book: Book, tmp_path: Path) -> None:
    pasted(book)
    whole = everything(book)
    other = open_book(tmp_path / "other", now=book.now)
    own_json(json_bytes(whole)).into(other)
    assert kept(other) == kept(book)
    assert "move forward" not in share_bytes(book, set()).decode()
    assert "move forward" not in dict(files_of(book, whole))["report.html"].decode()
    book.store.erase(ArrivedMessage, book.store.all(ArrivedMessage)[0].id)
    assert book.store.all(ArrivedMessage) == []


def test_removing_the_application_removes_its_message_and_one_undo_brings_both_back(book: Book) -> None:
    pasted(book)
    book.store.remove(Application, kept(book).application_id)
    assert book.store.all(ArrivedMessage) == []
    book.store.undo()
    assert kept(book).what is What.REJECTED


def test_a_day_of_a_message_is_no_longer_due_once_something_followed(book: Book) -> None:
    pasted(book, "We are pleased to offer you the role of Clerk at Fennick. Please reply by 20 March 2026.")
    id = kept(book).application_id
    book.store.add(OutcomeEvent(id, Outcome.OFFER_DECLINED, Day(book.today() - timedelta(days=1))))
    assert [due for due in dues(book) if due.key == "answer_by"] == []
