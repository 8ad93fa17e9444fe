"""The parts of a page that are no form: cards, buttons, chips, the care card, files brought in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from by_hand import room_words
from driver import Browser
from wording import words

from workbook import ui
from workbook.book import Book
from workbook.content import claims, load_words
from workbook.ui.care import care_spec, keep_country


def test_every_part_is_of_the_same_class_which_is_made_once() -> None:
    assert type(ui.text("One")) is type(ui.text("Two"))


def test_parts_share_a_layout_and_hiding_one_hides_no_other() -> None:
    one, two = ui.stack(ui.text("One")), ui.stack(ui.text("Two"))
    assert one.layout is two.layout is one.children[0].layout
    one.hide()
    assert (one.layout.display, two.layout.display) == ("none", None)
    one.hide(whether=False)
    assert one.layout is two.layout


def test_a_page_made_again_shares_nothing_with_what_an_earlier_browser_saw_made() -> None:
    before = ui.text("One")
    ui.page(lambda _book: [])()
    after = ui.text("Two")
    assert before.layout is not after.layout


def test_choosing_a_chip_acts_at_once_and_marks_it() -> None:
    chosen: list[str] = []
    part = ui.choices(room_words(ask="How long?"), {"5": "Five minutes", "30": "Thirty"}, chosen.append)
    Browser(part).send("press", key="30")
    assert chosen == ["30"]
    assert Browser(part).shows("chosen") == "30"


def test_a_choice_that_cannot_be_goes_back_and_the_others_can_still_be_changed(book: Book) -> None:
    things = [ui.Choosable(name, name, "", "off") for name in ("one", "two")]

    def choose(name: str, option: str) -> str | None:
        return "One is plenty." if name == "two" and option == "on" else None

    options = {"off": "", "on": ""}
    browser = Browser(ui.Selects(book, things, options, choose, title="Which?", ticks=True))
    browser.send("choose", key="one", option="on")
    browser.send("choose", key="two", option="on")
    assert browser.shows("values") == {"one": "on", "two": "off"}
    assert browser.shows("said") == "One is plenty."
    browser.send("choose", key="one", option="off")
    assert browser.shows("values") == {"one": "off", "two": "off"}
    assert browser.shows("said") == ""


def test_a_fold_makes_what_is_inside_once_and_hides_it_without_losing_it() -> None:
    made = []

    def make() -> list[Any]:
        made.append(ui.text("Inside"))
        return made

    fold = ui.Fold("3 interviews", make)
    line, inside = fold.widget.children
    assert (made, fold.opened, Browser(line).shows("label")) == ([], False, "3 interviews")
    Browser(line).send("press", key="")
    assert (list(inside.children), fold.opened, inside.layout.display) == (made, True, None)
    Browser(line).send("press", key="")
    assert (list(inside.children), fold.opened, inside.layout.display) == (made, False, "none")
    fold.say("4 interviews")
    Browser(line).send("press", key="")
    assert (len(made), fold.opened, Browser(line).shows("label")) == (1, True, "4 interviews")


def test_a_fold_with_nothing_inside_is_there_only_while_it_is_open() -> None:
    fold = ui.Fold("", lambda: [ui.text("Inside")])
    fold.say("0 letters", empty=True)
    assert fold.widget.layout.display == "none"
    fold.say("1 letter", empty=False)
    assert fold.widget.layout.display is None
    fold.open()
    fold.say("0 letters", empty=True)
    assert fold.widget.layout.display is None


def test_a_doorway_says_what_it_leads_to_and_what_stands_there_without_a_frame() -> None:
    part = Browser(ui.doorway("Open the sample book", "sample", ["Type this:", "demo"]))
    assert part.shows("to") == "sample"
    assert part.shows("paragraphs") == ["Type this:", "demo"]


def test_a_page_ends_with_what_its_claims_rest_on(book: Book) -> None:
    fold = ui.sources(book, "letter")
    fold.open()
    (notes,) = fold.widget.children[1].children
    sentences = claims(book.words("evidence"), "letter")
    assert Browser(notes).shows("items") == [list(sentence) for sentence in sentences]
    assert str(len(sentences)) in Browser(fold.widget.children[0]).shows("label")


def test_a_fold_that_cannot_be_made_says_so_and_can_be_tried_again() -> None:
    fails = [OSError("no")]
    fold = ui.Fold("Charts", lambda: [ui.text("Inside")] if not fails else [_raise(fails.pop())])
    line, inside = fold.widget.children
    Browser(line).send("press", key="")
    assert (fold.opened, list(inside.children)) == (False, [])
    assert Browser(line).said == load_words("ui")("problem.unexpected")
    Browser(line).send("press", key="")
    assert (fold.opened, len(inside.children), Browser(line).said) == (True, 1, "")


def _raise(error: Exception) -> Any:
    raise error


def test_a_key_that_is_not_offered_does_nothing() -> None:
    chosen: list[str] = []
    Browser(ui.choices(room_words(), {"5": "Five"}, chosen.append)).send("press", key="6")
    assert chosen == []


def test_a_button_whose_action_fails_says_so_without_details() -> None:
    def fail() -> None:
        raise RuntimeError("secret")

    part = ui.button("Undo", fail)
    Browser(part).send("press", key="")
    assert Browser(part).said.startswith(words("ui.problem.unexpected"))


def test_the_printed_form_of_a_part_never_holds_its_contents() -> None:
    part = ui.card("I cried", ["And then I slept."])
    shown: dict[str, Any] = part._repr_mimebundle_()[0]
    assert "cried" not in repr(ui.stack(part)) + repr(part) + shown["text/plain"]


def test_a_place_shows_something_else_when_asked() -> None:
    first, second = ui.text("First."), ui.text("Second.")
    place = ui.swap(first)
    place.show(second)
    assert place.children == (second,)
    place.show()
    assert place.children == ()


def test_a_link_is_only_there_where_its_notebook_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ui.link_if_there("Look back", "05_look_back.ipynb") is None
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "05_look_back.ipynb").touch()
    made = ui.link_if_there("Look back", "05_look_back.ipynb", before="Today:")
    assert made is not None
    assert Browser(made).shows("notebook") == "05_look_back.ipynb"


def test_notes_are_texts_with_a_line_under_each() -> None:
    part = ui.notes("Three lines", [("Say it.\nTwice.", "Quillmoor"), ("<b>", "")], quoted=True)
    assert Browser(part).shows("items") == [["Say it.\nTwice.", "Quillmoor"], ["<b>", ""]]
    assert (Browser(part).shows("level"), Browser(part).shows("quoted")) == (3, True)


def test_of_a_row_of_buttons_some_may_look_like_links() -> None:
    pressed: list[str] = []
    acts = {"go": ("Go", lambda: pressed.append("go")), "stay": ("Stay", lambda: pressed.append("stay"))}
    part = ui.buttons(acts, plain=["stay"])
    Browser(part).send("press", key="stay")
    assert (pressed, Browser(part).shows("plain")) == (["stay"], ["stay"])


def test_everything_is_plain_text_that_the_browser_gets_at_once() -> None:
    spec = care_spec(load_words)
    assert json.loads(json.dumps(spec)) == spec


def test_the_card_says_all_the_guide_asks_for() -> None:
    say = care_spec(load_words)["say"]
    assert len(say["say"]) == 4
    assert set(say["first"]) == {"danger", "talk"}
    assert set(say["button"]) >= {"helplines", "message", "steadying"}
    assert len(say["steadying"]["items"]) == 4
    assert all((say["message"]["text"], say["helplines"]["distance"], say["privacy"]))


def test_every_country_has_an_emergency_number_and_somebody_to_ring() -> None:
    spec = care_spec(load_words)
    countries = set(spec["countries"])
    assert countries == set(spec["emergency"]) == {line["country"] for line in spec["lines"]}
    assert "anywhere" in countries


def test_every_line_says_how_to_reach_it_who_answers_and_when_it_was_checked() -> None:
    for line in care_spec(load_words)["lines"]:
        assert line["call"] or line["text"] or line["whatsapp"] or line["web"]
        assert all(line[key] for key in ("name", "run_by", "checked"))


def test_a_time_zone_only_points_to_a_country_there_is() -> None:
    spec = care_spec(load_words)
    assert set(spec["zones"].values()) <= set(spec["countries"])


def test_the_chosen_country_is_there_next_time(book: Book) -> None:
    assert care_spec(book.words, book)["country"] == ""
    keep_country(book, "nz")
    assert care_spec(book.words, book)["country"] == "nz"


def test_a_country_that_is_not_in_the_list_is_not_kept(book: Book) -> None:
    keep_country(book, "<script>")
    assert care_spec(book.words, book)["country"] == ""


def test_it_is_complete_when_no_book_could_be_opened() -> None:
    assert care_spec(load_words)["lines"]


def test_the_card_on_the_page_says_the_same_and_remembers_the_country(book: Book) -> None:
    card = ui.care_card(book, arrive=True)
    assert Browser(card).shows("care") == care_spec(book.words, book)
    card._handle_custom_msg({"do": "country", "with": "gb"}, [])
    assert care_spec(book.words, book)["country"] == "gb"


def send(browser: Browser, name: str, *pieces: bytes, reading: str = "r1", of: int = 0) -> None:
    for number, piece in enumerate(pieces):
        browser.send(
            "piece", [memoryview(piece)], reading=reading, number=number, of=of or len(pieces), name=name
        )


def test_pieces_are_joined_in_order_and_handed_over_once(book: Book) -> None:
    got: list[Any] = []
    browser = Browser(ui.Upload(book, lambda name, data: got.append((name, data))))
    send(browser, "log.csv", b"a,b\n", b"1,2\n")
    assert got == [("log.csv", b"a,b\n1,2\n")]


def test_the_next_piece_waits_until_the_last_has_arrived(book: Book) -> None:
    browser = Browser(ui.Upload(book, lambda *_: None))
    send(browser, "log.csv", b"a", b"b", of=3)
    assert [m["patch"]["got"] for m in browser.heard if "got" in m["patch"]] == [1, 2]


def test_what_the_room_says_is_shown(book: Book) -> None:
    browser = Browser(ui.Upload(book, lambda *_: "40 rows read."))
    send(browser, "log.csv", b"a")
    assert browser.said == "40 rows read."


def test_a_missing_piece_stops_the_reading_with_a_sentence(book: Book) -> None:
    got: list[Any] = []
    browser = Browser(ui.Upload(book, lambda *given: got.append(given)))
    browser.send("piece", [b"b"], reading="r1", number=1, of=2, name="log.csv")
    assert browser.said.startswith(words("ui.upload.stopped"))
    assert got == []


def test_more_than_the_limit_is_never_gathered(book: Book) -> None:
    got: list[Any] = []
    browser = Browser(ui.Upload(book, lambda *given: got.append(given), limit_mb=1))
    send(browser, "log.csv", b"x" * 600_000, b"x" * 600_000)
    assert got == []
    assert browser.said.startswith(words("ui.upload.stopped"))


def test_a_file_that_cannot_be_read_becomes_a_sentence(book: Book) -> None:
    def read(_name: str, _data: bytes) -> str:
        raise ValueError("line 7")

    browser = Browser(ui.Upload(book, read))
    send(browser, "log.csv", b"a")
    assert browser.said.startswith(words("ui.problem.unexpected"))


def test_a_sentence_that_a_press_returns_is_said_under_its_button_until_it_is_pressed_again() -> None:
    why = ["Fill in a name."]
    row = Browser(ui.buttons({"sent": ("I sent it", lambda: why.pop() if why else None)}))
    row.send("press", key="sent")
    assert row.said == "Fill in a name."
    row.send("press", key="sent")
    assert row.said == ""
