"""Notebook 09: the people, two asks a week, what came of them, what to tell people, company on a hard day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from driver import Browser, keep, press, shown, unfold, widgets
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.people.asks import A_WEEK, BEGIN, AskingPart, week_of
from workbook.people.company import lead
from workbook.people.due import due
from workbook.people.model import KEPT, LITTLE, MAP, MAP_MOST, Ask, Person, at
from workbook.people.page import PeoplePart
from workbook.ui.care import company_of, lead_to_company


def page_of(book: Book) -> PeoplePart:
    return PeoplePart(book, book.words("people"))


def ago(book: Book, days: int) -> Day:
    return Day(book.today() - timedelta(days=days))


def add(book: Book, name: str = "Mia", **fields: Any) -> str:
    return book.store.add(Person(name, **fields)).id


def asked(book: Book, whom: str, days: int = 0, **fields: Any) -> str:
    return book.store.add(Ask(whom, "practice", "Hi", asked_on=ago(book, days), **fields)).id


def the_ask(book: Book) -> Ask:
    (stored,) = book.store.all(Ask)
    return stored.record


def asking(page: PeoplePart, book: Book, **answers: Any) -> AskingPart:
    """Press the button, and choose whom and for what."""
    press(page, words("people.ask_someone"))
    part = AskingPart(book, book.words("people"), page.show, start={"whom": ""})
    page.place.open(part)
    Browser(part.form).type(**answers)
    return part


def said_under(part: Any, key: str) -> str:
    """What is said under the row of buttons that has this one."""
    rows = [one for one in widgets(part) if key in dict(one.spec.get("options", ()))]
    return Browser(rows[0]).said


def test_an_empty_page_says_what_will_be_here_and_why(book: Book) -> None:
    page = page_of(book)
    assert words("people.empty_title") in shown(page)
    assert "Flynn and Lake" in shown(page)


def test_a_person_is_added_by_one_name(book: Book) -> None:
    page = page_of(book)
    press(page, words("people.first"))
    assert words("people.others_in_it") in shown(page)
    assert page.opened.form is not None
    Browser(page.opened.form).press(name="Mia", role="friend", closeness=4, good_for=["company"])
    (person,) = (s.record for s in book.store.all(Person))
    assert (person.name, person.role, person.place) == ("Mia", "friend", MAP)
    assert words("people.kept", name="Mia") in shown(page)


def test_a_ninth_person_is_kept_in_the_list(book: Book) -> None:
    for n in range(MAP_MOST):
        add(book, f"P{n}")
    page = page_of(book)
    press(page, words("people.add"))
    Browser(page.opened.form).press(name="Nine")
    assert book.store.all(Person)[-1].record.place == KEPT
    assert words("people.map_full", name="Nine") in shown(page)


def test_the_page_says_what_has_nobody_beside_it(book: Book) -> None:
    add(book, good_for=("listening",))
    told = shown(page_of(book))
    assert words("people.field.good_for.options.practice") in told
    assert words("people.others_in_it") in told


@pytest.mark.parametrize("begin", sorted({*BEGIN.values(), "returner", "union"}))
def test_every_draft_is_filled_in(book: Book, begin: str) -> None:
    id = add(book)
    part = asking(page_of(book), book, whom=id, begin=begin, work="reporting")
    assert "Mia" in part.editor.text[1]
    assert "⟨" not in "".join(part.editor.text)


def test_what_is_open_keeps_a_message_here(book: Book) -> None:
    part = asking(page_of(book), book, whom=add(book), what="conversation")
    assert f"⟨{words('people.ask.gap.field')}⟩" in part.editor.text[1]
    press(part, words("people.ask.sent"))
    assert said_under(part, "sent") == words("people.ask.open_fill", what=words("people.ask.gap.field"))
    assert book.store.all(Ask) == []
    assert part.editor.looked.link == ""
    Browser(part.form).type(work="reporting")
    assert part.editor.looked.link.startswith("mailto:")
    press(part, words("people.ask.sent"))
    assert (the_ask(book).what, the_ask(book).asked_on) == ("conversation", ago(book, 0))


def test_a_message_needs_somebody(book: Book) -> None:
    add(book)
    part = asking(page_of(book), book, begin="own")
    Browser(part.editor).send("typed", head="", body="Could you help?", number=1)
    press(part, words("people.ask.sent"))
    assert said_under(part, "sent") == words("people.problem.no_whom")


def test_words_changed_by_hand_stay_and_can_be_made_anew(book: Book) -> None:
    part = asking(page_of(book), book, whom=add(book), what="comment")
    Browser(part.editor).send("typed", head="CV", body="Mia, one page?", number=1)
    Browser(part.form).type(what="practice")
    assert part.editor.text[1] == "Mia, one page?"
    part.editor.anew()
    assert "Mia" in part.editor.text[1]
    assert part.editor.text[1] != "Mia, one page?"


def test_the_page_says_kindly_who_is_not_the_one_for_it(book: Book) -> None:
    part = asking(page_of(book), book, whom=add(book, not_for=("reading_cv",)), what="comment")
    assert words("people.ask.not_for", name="Mia") in shown(part)
    press(part, words("people.ask.sent"))
    assert len(book.store.all(Ask)) == 1


def test_a_third_ask_in_a_week_is_kept_for_its_next_first_day(book: Book) -> None:
    id, monday = add(book), Day(week_of(book) + timedelta(weeks=1))
    for days in range(A_WEEK):
        asked(book, id, days)
    part = asking(page_of(book), book, whom=id, what="practice")
    assert words("people.asks.no") in shown(part)
    press(part, words("people.ask.keep", day=book.words("people").said_day(monday, book.today())))
    kept = book.store.all(Ask)[-1].record
    assert (kept.asked_on, kept.kept_until) == (None, monday)


def test_what_was_kept_is_due_on_its_day_and_can_be_sent(book: Book, clock: Any) -> None:
    id = add(book)
    book.store.add(Ask(id, "company", "Mia, a walk?", kept_until=ago(book, -4)))
    assert due(book) == []
    clock.forward(days=4)
    assert [item.key for item in due(book)] == ["kept"]
    page = page_of(book)
    press(page, words("people.asks.write"))
    assert "Mia, a walk?" in shown(page)
    press(page, words("people.ask.sent"))
    assert the_ask(book).asked_on == ago(book, 0)
    assert due(book) == []


def test_what_was_sent_already_can_be_said_also_in_a_full_week(book: Book) -> None:
    id = add(book)
    for days in range(A_WEEK):
        asked(book, id, days)
    part = asking(page_of(book), book, whom=id, what="practice")
    press(part, words("people.ask.sent_anyway"))
    assert len(book.store.all(Ask)) == A_WEEK + 1


def test_asked_answered_thanked_told(book: Book, clock: Any) -> None:
    asked(book, add(book), 2)
    page = page_of(book)
    press(page, words("people.asks.came"))
    form = next(w for w in widgets(page) if "learned" in w.state.get("values", {}))
    Browser(form).press(result="yes", learned="Say the result first", answered_on="yesterday")
    assert (the_ask(book).result, the_ask(book).answered_on) == ("yes", ago(book, 1))
    assert [item.key for item in due(book)] == ["thank"]
    press(page, words("people.asks.thank"))
    assert the_ask(book).thanked_on == ago(book, 0)
    clock.forward(days=22)
    assert [item.key for item in due(book)] == ["tell"]
    page = page_of(book)
    clock.forward(days=1)  # it lay open over midnight
    press(page, words("people.asks.tell"))
    assert the_ask(book).told_on == ago(book, 0)
    assert due(book) == []


def test_an_answer_from_before_the_ask_is_refused_beside_its_date(book: Book) -> None:
    asked(book, add(book), 2)
    page = page_of(book)
    press(page, words("people.asks.came"))
    form = Browser(next(w for w in widgets(page) if "learned" in w.state.get("values", {})))
    form.press(result="yes", answered_on="5 March 2026")
    assert form.problems == {"answered_on": words("people.problem.answered_before")}
    form.press(result="", answered_on="")
    assert form.problems == {"result": words("people.problem.no_result")}


def test_the_day_of_an_ask_is_said_as_people_say_it(book: Book) -> None:
    id, days = add(book), book.words("people")
    asked(book, id, 1)
    page = page_of(book)
    assert words("people.asks.status.let_rest", when=days.on_day(ago(book, 1), book.today())) in shown(page)
    page.opened.show(id)
    values = {"what": words("people.field.what.options.practice"), "result": ""}
    line = words("people.card.asked", day=days.on_day(ago(book, 1), book.today()), **values)
    assert line in shown(page)


def test_a_no_is_about_their_week(book: Book) -> None:
    asked(book, add(book), 2, result="no", answered_on=ago(book, 1))
    assert words("people.asks.no") in shown(page_of(book))


def test_no_answer_is_let_rest_after_two_weeks(book: Book, clock: Any) -> None:
    asked(book, add(book))
    clock.forward(days=14)
    assert [item.key for item in due(book)] == ["let_rest"]
    clock.forward(days=15)
    assert due(book) == []


def test_a_renamed_person_is_renamed_in_what_was_asked(book: Book) -> None:
    id = add(book)
    asked(book, id, 1)
    book.store.update(id, Person("Maria"), 1)
    assert "Maria" in shown(page_of(book))


def test_a_removed_person_leaves_a_sentence(book: Book) -> None:
    id = add(book)
    asked(book, id, 15)
    book.store.remove(Person, id)
    assert words("people.gone") in shown(page_of(book))
    assert due(book)[0].values["name"] == words("people.gone")


def test_what_waited_for_somebody_removed_can_go_to_somebody_else(book: Book) -> None:
    id, other = add(book), add(book, "Jo")
    book.store.add(Ask(id, "company", "A walk?", kept_until=ago(book, 0)))
    page = page_of(book)
    book.store.remove(Person, id)
    press(page, words("people.asks.write"))
    assert words("people.ask.gone") in shown(page)
    form = Browser(next(w for w in widgets(page) if "whom" in w.state.get("values", {})))
    form.type(whom=other)
    press(page, words("people.ask.sent"))
    assert the_ask(book).whom == other


def test_the_same_person_twice_becomes_one_with_what_was_asked(book: Book) -> None:
    first = add(book, "J", role="friend", good_for=("company",))
    second = add(book, "Jo", good_for=("practice",), not_for=("company",))
    asked(book, first)
    page = page_of(book)
    page.opened.show(first)
    press(page, words("people.card.same"))
    press(page, "Jo")
    (person,) = (s.record for s in book.store.all(Person))
    assert (person.name, person.role, person.not_for) == ("Jo", "friend", ())
    assert person.good_for == ("practice", "company")
    assert the_ask(book).whom == second
    assert words("people.merge.done") in shown(page)
    book.store.undo()
    assert len(book.store.all(Person)) == 2
    assert the_ask(book).whom == first


def test_an_opened_person_shows_what_is_known_and_what_was_asked(book: Book) -> None:
    id = add(book, role="mentor", good_for=("practice",), give="Read her draft")
    asked(book, id, 3, result="yes", answered_on=ago(book, 1))
    page = page_of(book)
    press(page, "Mia")
    told = shown(page)
    assert words("people.card.give", what="Read her draft") in told
    assert words("people.field.result.options.yes") in told


def test_what_could_be_done_for_somebody_is_kept_with_them(book: Book) -> None:
    id = add(book)
    page = unfold(page_of(book))
    page.opened.ask(("give",), book.store.get(Person, id))
    Browser(page.opened.form).press(give="Send the link")
    assert book.store.all(Person)[0].record.give == "Send the link"


def test_three_people_known_a_little_each_have_one_small_question(book: Book) -> None:
    for n in range(2):
        add(book, f"P{n}", known_how="The fair", question=f"Question {n}?", place=LITTLE)
    page = unfold(page_of(book))
    press(page, words("people.little.heading"))
    Browser(page.opened.form).press(name="P2", known_how="School", question="How do you start?")
    assert [s.record.name for s in at(book.store.all(Person), LITTLE)] == ["P0", "P1", "P2"]
    assert words("people.little.full") in shown(page)
    press(page, "P2")
    assert "How do you start?" in shown(page)


def test_on_the_day_of_a_no_there_is_company_and_a_way_in(book: Book) -> None:
    application = book.store.add(Application("Quillmoor"))
    book.store.add(OutcomeEvent(application.id, Outcome.REJECTED, Day(book.today())))
    page = page_of(book)
    told = shown(page)
    assert words("people.gate.title") in told
    assert words("people.gate.back") in told
    assert words("people.company.fold") in told
    assert words("people.ask_someone") not in told
    press(page, words("people.gate.open"))
    assert words("people.empty_title") in shown(page)


def test_company_names_those_who_were_marked_before_the_helplines(book: Book) -> None:
    lead(book)
    told = shown(page_of(book))
    assert told.index(words("people.company.helplines")) < told.index(words("people.company.say"))
    add(book, hard_day=True)
    lead(book)
    told = shown(page_of(book))
    assert words("people.company.people", names="Mia") in told
    assert told.index("Mia") < told.index(words("people.company.helplines"))


def test_a_low_day_softens_and_locks_nothing(book: Book) -> None:
    add(book)
    book.store.add(CheckIn(Day(book.today()), steady=2))
    told = shown(page_of(book))
    assert words("people.low") in told
    assert words("people.ask_someone") in told


def test_lines_for_people_who_ask_come_in_three_tones_and_a_way_to_say_nothing(book: Book) -> None:
    page = unfold(page_of(book))
    assert words("people.tell.lines.news.plain") in shown(page)
    press(page, words("people.tell.whom.parents"))
    press(page, words("people.tell.tones.nothing"))
    told = shown(page)
    assert words("people.tell.lines.parents.nothing") in told
    assert words("people.tell.nothing_say") in told
    press(page, words("people.tell.whom.pressing_family"))
    assert words("people.family.title") in shown(page)


def test_before_paying_somebody_there_are_questions_two_walk_away_lines_and_what_is_free(book: Book) -> None:
    told = shown(unfold(page_of(book)))
    for key in ("walk.0", "walk.1", "items.0", "free"):
        assert words(f"people.advisers.{key}") in told


def test_the_tables_open_a_record_and_keep_eight_on_the_map(book: Book) -> None:
    for n in range(MAP_MOST):
        add(book, f"P{n}")
    extra = add(book, "Extra", place=KEPT)
    page = unfold(page_of(book))
    table = next(widget for widget in widgets(page) if "removes" in widget.spec)
    Browser(table).send("shown")
    Browser(table).send("open", **{"with": extra})
    form = Browser(next(w for w in widgets(page) if "place" in w.state.get("values", {})))
    form.press(place="map")
    assert form.problems == {"place": words("people.problem.map_full")}


def test_a_kept_form_answers_with_python_values(book: Book) -> None:
    page = page_of(book)
    page.opened.ask(("name",))
    assert keep(page.opened.form, {"name": "Mia"})


def test_the_care_card_names_people_only_if_they_were_marked(book: Book) -> None:
    add(book, good_for=("company",))
    assert company_of(book)["say"] == ""
    add(book, "Jo", hard_day=True)
    assert company_of(book)["say"] == words("people.company.people", names="Jo")
    lead_to_company(book)
    assert page_of(book).folds["company"].opened


def test_the_care_card_comes_also_when_the_people_cannot_be_read(book: Book) -> None:
    book.path.write_bytes(b"no book at all")
    assert company_of(book) == {}


def test_the_care_card_names_people_but_leads_to_no_page_that_is_switched_off(book: Book) -> None:
    book.store.add(Person("Mia", hard_day=True))
    book.switch_page("people", on=False)
    card = company_of(book)
    assert "Mia" in card["say"]
    assert card["notebook"] == ""
