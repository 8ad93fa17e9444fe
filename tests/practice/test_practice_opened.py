"""One question opened: where it was asked, its attempts and story, and what to do with it."""

from __future__ import annotations

from typing import Any

from driver import Browser, Page, press, shown, unfold, widgets
from practice_by_hand import a_card, a_change, a_round, an_attempt, attempts, click, practice_page, said, sees

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.questions.model import Card, CardSource
from workbook.questions.story import pile
from workbook.standing.model import Requirement, TargetJob
from workbook.stories.model import StarStory


def a_story(book: Book, title: str = "Night rota", **more: Any) -> Any:
    return book.store.add(StarStory(title, **more))


def test_a_removed_story_leaves_its_attempts(book: Book) -> None:
    story = a_story(book)
    an_attempt(book, a_card(book, story_id=story.id), story_id=story.id)
    book.store.remove(StarStory, story.id)
    page = practice_page(book)
    unfold(page)
    page.opened.show(book.store.all(Card)[0].id)
    assert sees(page, book, "card.no_story")
    assert len(attempts(book)) == 1


def test_a_question_that_hurt_is_followed_to_its_attempts_its_story_and_the_next_interview(
    book: Book,
) -> None:
    story = a_story(book, "Night rota", short_form="We kept it open.")
    round_ = a_round(book, "Why did you leave?", days=-20)
    other = book.store.add(Application("Wexcombe"))
    held = Day(round_.record.held_on.on.replace(day=round_.record.held_on.on.day + 5))
    book.store.add(
        InterviewRound(other.id, Stage.FIRST, held, learning_line="They asked again. It came easily.")
    )
    card = a_card(book, "Why did you leave?", from_id=round_.id, source=CardSource.LOG)
    an_attempt(book, card, 4, secs=80, one_tweak="Say it in one sentence")
    page = practice_page(book)
    page.opened.show(card.id)
    for key, values in {
        "card.asked_at": {"where": "Quillmoor", "day": round_.record.held_on},
        "card.tweak": {"tweak": "Say it in one sentence"},
        "card.next_notes": {},
    }.items():
        assert sees(page, book, key, **values), key
    assert "They asked again. It came easily." in shown(page)
    press(page, "Night rota")
    assert book.store.get(Card, card.id).record.story_id == story.id
    assert "We kept it open." in shown(page)


def test_a_question_whose_interview_left_the_log_says_only_what_is_there(book: Book) -> None:
    round_ = a_round(book, "Why?")
    card = a_card(book, "Why?", from_id=round_.id, source=CardSource.LOG)
    book.store.remove(InterviewRound, round_.id)
    page = practice_page(book)
    page.opened.show(card.id)
    assert said(book, "card.to_log") not in shown(page)
    assert sees(page, book, "card.from_log_gone")


def test_a_question_from_a_gap_or_a_look_back_says_so_and_says_when_that_was_removed(book: Book) -> None:
    job = book.store.add(TargetJob("Analyst"))
    gap = book.store.add(Requirement(job.id, "SQL"))
    action = a_change(book)
    page = practice_page(book)
    for origin, source, what in ((gap, CardSource.GAP, "SQL"), (action, CardSource.CHANGE, "")):
        card = a_card(book, source=source, from_id=origin.id)
        page.opened.show(card.id)
        assert sees(page, book, f"card.from_{source}", what=what)
        book.store.remove(type(origin.record), origin.id)
        page.opened.show(card.id)
        assert sees(page, book, f"card.from_{source}_gone")


def test_a_question_is_edited_rests_and_comes_back_and_keeps_its_days(book: Book) -> None:
    card = a_card(book)
    page = practice_page(book)
    page.opened.show(card.id)
    click(page, book, "card.edit")
    Browser(page.opened.form).press(question="What do you do second?")
    now = book.store.get(Card, card.id).record
    assert (now.question, now.due_on, now.stability) == ("What do you do second?", card.record.due_on, 4.0)
    click(page, book, "card.retire")
    assert book.store.get(Card, card.id).record.retired
    assert card.id not in [one.id for one in pile(book)]
    click(page, book, "card.wake")
    assert card.id in [one.id for one in pile(book)]


def test_the_table_of_questions_opens_one(book: Book) -> None:
    a_card(book)
    page = practice_page(book)
    unfold(page)
    assert Page(page.cards).table()[0]["question"] == "What do you do first?"
    table = next(w for w in widgets(page.cards) if w.spec.get("opens"))
    Browser(table).send("open", **{"with": book.store.all(Card)[0].id})
    assert sees(page, book, "card.attempts") or sees(page, book, "card.practise")
