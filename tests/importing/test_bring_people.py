"""People from a file: everybody is kept, eight are on the map, and all of it can be taken back."""

from __future__ import annotations

from driver import Browser, press, shown, shows, widgets
from wording import words

from workbook.book import Book
from workbook.importing.people import BringingPeople, people_in
from workbook.people.model import KEPT, MAP, Person, at


def bringing(book: Book) -> BringingPeople:
    return BringingPeople(book, book.words("people"))


def eighty() -> bytes:
    rows = [f"First{n},Last{n},Job {n},{'Friend' if n % 40 == 0 else ''}" for n in range(80)]
    return "\n".join(["First Name,Last Name,Position,Role", *rows]).encode()


def test_eighty_people_are_kept_and_eight_are_on_the_map(book: Book) -> None:
    part = bringing(book)
    assert part.read("people.csv", eighty()) is None
    people = book.store.all(Person)
    assert len(people) == 80
    assert [s.record.name for s in at(people, MAP)][:2] == ["First0 L.", "First40 L."]
    assert len(at(people, MAP)) == 8
    assert book.words("people").count("came", 80) in shown(part)


def test_nothing_more_of_them_comes_in_than_an_initial_and_their_job(book: Book) -> None:
    data = b"Name,Email,Phone,Company\nAna Ruiz Pardo,ana@example.org,0123 456,Quillmoor\n"
    bringing(book).read("people.csv", data)
    (stored,) = book.store.all(Person)
    assert (stored.record.name, stored.record.known_how) == ("Ana P.", "Quillmoor")


def test_the_same_name_twice_in_a_file_is_two_people_and_the_file_again_brings_nobody(book: Book) -> None:
    data = b"name\nJ\nJ\n"
    part = bringing(book)
    part.read("people.csv", data)
    assert len(book.store.all(Person)) == 2
    assert part.read("people.csv", data) == words("people.bring.again")


def test_a_file_without_names_is_said_to_be_one(book: Book) -> None:
    assert bringing(book).read("x.csv", b"a,b\n1,2\n") == words("people.bring.no_names")


def test_a_file_that_cannot_be_read_gets_a_sentence(book: Book) -> None:
    assert bringing(book).read("x.xlsx", b"PK\x03\x04 no zip at all")
    assert book.store.all(Person) == []


def test_roles_and_days_are_read_where_they_are_known_and_left_open_where_not(book: Book) -> None:
    rows = [["Name", "Role", "Last contact"], ["Ana", "mentor", "3 March 2026"], ["Bo", "wizard", "soon"]]
    ana, bo = people_in([*rows, ["", "", ""]], book.words("people"), book)
    assert (ana.role, str(ana.last_on)) == ("mentor", "2026-03-03")
    assert (bo.role, bo.last_on) == (None, None)


def test_the_map_is_chosen_by_ticks_and_a_ninth_waits(book: Book) -> None:
    part = bringing(book)
    part.read("people.csv", eighty())
    ticks = next(widget for widget in widgets(part) if widget.spec.get("ticks"))
    out, off = book.store.all(Person)[5], at(book.store.all(Person), MAP)[0]
    kept = next(s for s in book.store.all(Person) if s.record.place == KEPT)
    Browser(ticks).send("choose", key=kept.id, option=MAP)
    assert len(at(book.store.all(Person), MAP)) == 8
    assert shows(ticks, "said") == words("people.bring.full")
    Browser(ticks).send("choose", key=off.id, option=KEPT)
    Browser(ticks).send("choose", key=kept.id, option=MAP)
    assert kept.id in {s.id for s in at(book.store.all(Person), MAP)}
    assert out.id


def test_it_can_all_be_taken_back(book: Book) -> None:
    part = bringing(book)
    part.read("people.csv", eighty())
    press(part, words("people.bring.undo"))
    assert book.store.all(Person) == []
