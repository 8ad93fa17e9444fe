"""The charts, the wall and the actions: counts and never percentages, and how far each box is used."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from debrief_by_hand import form, interview, page, session
from driver import Browser, shown, widgets
from wording import words

from workbook import ui
from workbook.answers import Day, admit
from workbook.book import Book
from workbook.debrief.charts import pictures
from workbook.debrief.model import Action, Feedback, FeedbackPoint, HeardBefore, LookBack, Theme, Voice

CHART = "chart"


def point(book: Book, feedback: str, theme: Theme | None, heard: HeardBefore | None = None) -> None:
    book.store.add(FeedbackPoint(feedback, theme=theme, heard_before=heard))


def drawn(book: Book, key: str = "themes") -> dict[str, Any]:
    words = book.words("debrief")
    return ui.LiveChart(book, words, key, pictures(book, words)[key], listen=()).drawn()


def test_themes_count_each_source_once(book: Book) -> None:
    for feedback in ("a", "a", "b", "c"):
        point(book, feedback, Theme.EXAMPLES if feedback != "c" else Theme.LEVEL)
    point(book, "d", None)
    assert [row[1] for row in drawn(book)["rows"]] == [
        words("debrief.themes.count", count=2, of=3),
        words("debrief.themes.count", count=1, of=3),
    ]


def test_themes_are_said_as_two_of_three_and_never_in_percent(book: Book) -> None:
    for feedback, theme in (("a", Theme.EXAMPLES), ("b", Theme.EXAMPLES), ("c", Theme.LEVEL)):
        point(book, feedback, theme)
    made = drawn(book)
    assert made["title"] == words(
        "debrief.themes.title", theme=words("debrief.field.theme.options.examples"), count="two", of="three"
    )
    assert f">{words('debrief.themes.count', count=2, of=3)}<" in made["wide"]
    everything = " ".join(str(made[key]) for key in ("title", "of", "rows", "method"))
    pictures = re.sub(r"<style.*?</style>|width=\"100%\"", "", made["wide"] + made["narrow"], flags=re.DOTALL)
    assert "%" not in everything + "".join(re.findall(r">([^<]+)</text>", pictures))


def test_themes_heard_more_than_once_are_marked(book: Book) -> None:
    point(book, "a", Theme.LEVEL, HeardBefore.MORE_THAN_ONCE)
    point(book, "b", Theme.TASK, HeardBefore.ONCE)
    made = drawn(book)
    assert made["wide"].count(words("debrief.themes.again")) == 1
    assert made["title"] == words("debrief.themes.title_apart", of="Two")


def test_two_pieces_from_one_recruiter_about_one_interview_are_one_voice(book: Book) -> None:
    about = interview(book)
    said = ((Voice.RECRUITER, about), (Voice.RECRUITER, about), (Voice.PANEL_MEMBER, about))
    for source, interview_ in said:
        point(book, book.store.add(Feedback(interview_, source=source)).id, Theme.LEVEL)
    made = drawn(book)
    assert made["rows"][0][1] == words("debrief.themes.count", count=2, of=2)
    assert made["of"] == words("debrief.count.read.other", n=2)


def test_themes_that_share_the_first_place_are_not_ranked(book: Book) -> None:
    for feedback in ("a", "b"):
        for theme in (Theme.LEVEL, Theme.TASK):
            point(book, feedback, theme)
    title = words("debrief.themes.title_several", n="Two", count="two", of="two")
    assert drawn(book)["title"] == title


def test_one_source_proves_nothing(book: Book) -> None:
    point(book, "a", Theme.LEVEL)
    assert drawn(book)["title"] == words("debrief.themes.title_one")


def test_many_pieces_of_feedback_still_fit(book: Book) -> None:
    for n in range(30):
        point(book, f"f{n}", list(Theme)[n % len(Theme)])
    most = max(len(range(n, 30, len(Theme))) for n in range(len(Theme)))
    assert words("debrief.themes.count", count=most, of=30) in drawn(book)["narrow"]


def boxes(book: Book) -> dict[str, Any]:
    return drawn(book, "boxes")


@pytest.mark.parametrize(
    ("used", "title"), [(1, words("debrief.boxes.title_one_1")), (2, words("debrief.boxes.title_one_2"))]
)
def test_box_meter_shows_how_many_sessions_are_used(book: Book, used: int, title: str) -> None:
    about = interview(book)
    for n in range(used):
        book.store.add(LookBack(about, n + 1, Day(book.today()), minutes=20))
    made = boxes(book)
    assert made["title"] == title
    assert made["rows"][0][1:] == [str(used), str(20 * used), ""]


def test_box_meter_counts_closed_boxes(book: Book) -> None:
    for n, name in enumerate(("Quillmoor", "Thornvale")):
        interview(book, name, 3 - n)
        session(page(book), close=name == "Thornvale")
    assert boxes(book)["title"] == words("debrief.boxes.title", closed="one", of="two")


def test_box_meter_without_a_timer_has_no_minutes(book: Book) -> None:
    about = interview(book)
    book.store.add(LookBack(about, 1, Day(book.today())))
    assert boxes(book)["rows"][0][2] == ""


def test_box_meter_adds_up_the_minutes_there_are(book: Book) -> None:
    for days, (name, timed) in enumerate(
        (("Quillmoor", (20, None)), ("Thornvale", (None, None)), ("Ely", (25, 5)))
    ):
        about = interview(book, name, 3 + days)
        for n, minutes in enumerate(timed):
            book.store.add(LookBack(about, n + 1, Day(book.today()), minutes=minutes))
    assert [row[2] for row in boxes(book)["rows"]] == ["20", "", "30"]


def test_an_empty_page_says_what_will_appear_and_draws_no_axis(book: Book) -> None:
    part = page(book)
    assert words("debrief.adds_up.empty") in shown(part)
    assert [one for one in widgets(part) if type(one).__name__ == CHART] == []
    book.store.add(FeedbackPoint("a", theme=Theme.LEVEL))
    assert [one.name for one in widgets(part)].count(CHART) == 1


def test_learning_line_wall_has_one_line_for_each_interview_and_says_how_many(book: Book) -> None:
    interview(book, "Quillmoor", 3, learning_line="Silence is not a no.")
    interview(book, "Thornvale", 9, learning_line="Say the result first.")
    interview(book, "Ely", 12)
    text = shown(page(book))
    assert words("debrief.count.lines.other", lines="Two") in text
    assert text.index("Silence is not a no.") < text.index("Say the result first.")


def test_hostile_names_and_lines_draw_and_show(book: Book) -> None:
    nasty = "</text><script>alert(1)</script> $x_1$ \u202e" + "W" * 290
    about = interview(book, nasty[:290], learning_line=nasty)
    book.store.add(LookBack(about, 1, Day(book.today()), minutes=25))
    made = boxes(book)
    for picture in (made["wide"], made["narrow"]):
        assert not list(ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}script"))
    assert made["rows"][0][0].startswith(admit(nasty[:290], 300))
    assert json.dumps(nasty, ensure_ascii=False)[1:-1] in shown(page(book))


def test_actions_stand_in_the_order_of_their_days_and_the_done_last(book: Book) -> None:
    for text, by, done in (("c", None, None), ("b", 9, None), ("a", 2, None), ("d", 1, 1)):
        day = Day(book.today() + timedelta(days=by)) if by else None
        book.store.add(Action(text=text, by=day, done_on=Day(book.today()) if done else None))
    table = page(book).actions.table
    table.refresh()
    assert [row["action"] for row in Browser(table).rows] == ["a", "b", "c", "d"]


def test_an_action_can_be_changed_done_removed_and_brought_back(book: Book) -> None:
    stored = book.store.add(Action(text="Ring Ada"))
    part = page(book).actions
    part.table.refresh()
    part.open(stored.id)
    Browser(form(part)).press(text="Ring Ada, briefly", done_on="12 March 2026")
    assert book.store.all(Action)[0].record.done_on == Day(book.today())
    part.table.refresh()
    part.table.remove(stored.id)
    assert book.store.all(Action) == []
    part.table.undo(removal=True)
    assert book.store.all(Action)[0].record.text == "Ring Ada, briefly"
