"""Questions: of a pack, of one's own and remembered; in and out as a spreadsheet; packs in the pile."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Browser, Page, widgets
from practice_by_hand import said

from workbook import ui
from workbook.book import Book
from workbook.content.questions import load_packs
from workbook.questions.model import Card, CardSource, Competency, card_id, card_of, lines_of
from workbook.questions.page import bank, cards_in, questions_in, questions_out
from workbook.questions.story import PACKS, pile


def test_a_question_of_a_pack_becomes_a_card_with_its_first_follow_up() -> None:
    question = next(q for q in load_packs()["any_job"].questions if q.id == "Q07")
    assert card_of(question) == Card(
        question.question, Competency.TEAM, question.follow_ups[0], CardSource.PACK, "Q07"
    )
    assert card_id("Q07") == "card-Q07"


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("Why us?\nWhat went wrong?", ["Why us?", "What went wrong?"]),
        ("- Why us?\n\n•  Why us?\n* why us?", ["Why us?", "why us?"]),
        (" \n-\n", []),
    ],
)
def test_remembered_questions_are_taken_line_by_line(written: str, lines: list[str]) -> None:
    assert lines_of(written) == lines


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Why us?\nWhy you?", ["Why us?", "Why you?"]),
        ("question,kind,follow-up\nWhy us?,Closing,And then?\n,Closing,x", ["Why us?"]),
        ("Follow-up;Question\nAnd?;Why us?", ["Why us?"]),
        ("name,age\nAda,36\nBob,40", []),
    ],
)
@pytest.mark.english
def test_questions_come_in_from_rows_of_their_own_or_under_a_heading(
    book: Book, text: str, questions: list[str]
) -> None:
    delimiter = ";" if ";" in text else ","
    rows = [line.split(delimiter) for line in text.splitlines()]
    assert [card.question for card in cards_in(rows, book.words("questions"))] == questions


def test_questions_go_out_and_come_back_as_they_were(book: Book, tmp_path: Path) -> None:
    from workbook import open_book

    for question in ("=1+1?", "Why us?", "What, in “quotes”, is; this?"):
        book.store.add(Card(question, Competency.CRAFT, "And then?", CardSource.OWN))
    data = questions_out(book, book.words("questions"))
    other = open_book(tmp_path / "other", now=book.now)
    assert questions_in(other, other.words("questions"), data) == said(book, "questions.came", n=3, same=0)
    assert [s.record for s in other.store.all(Card)] == [s.record for s in book.store.all(Card)]
    assert questions_in(other, other.words("questions"), data) == said(book, "questions.came_none")


def test_a_file_that_is_no_list_of_questions_is_a_sentence(book: Book) -> None:
    assert questions_in(book, book.words("questions"), b"a,b\n1,2\n") == said(book, "questions.no_question")
    assert questions_in(book, book.words("questions"), b"\x00\x01\x02" * 50)
    assert book.store.all(Card) == []


def test_a_question_of_ones_own_joins_the_pile(book: Book) -> None:
    page = ui.stack(*bank(book, book.words("questions")))
    Page(page).fill(question="How do you sail?", follow_up="At night?").press()
    (card,) = book.store.all(Card)
    assert (card.record.question, card.record.source) == ("How do you sail?", CardSource.OWN)
    assert pile(book)[0].id == card.id


def test_a_pack_is_put_in_and_taken_out_of_the_pile(book: Book) -> None:
    page = ui.stack(*bank(book, book.words("questions")))
    packs = next(w for w in widgets(page) if w.name == "selects")
    Browser(packs).send("choose", key="care", option="on")
    assert len(pile(book)) == 76
    Browser(packs).send("choose", key="any_job", option="off")
    assert {one.card.pack_id[:4] for one in pile(book)} == {"care"}
    book.store.set_setting(PACKS, "nonsense")
    assert pile(book) == []
