"""Questions and packs, on notebook 06: one's own added, and taken out and brought in as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbook import ui
from workbook.answers import fold
from workbook.answers.csv_cells import as_written, csv_bytes, escaped
from workbook.book import Book
from workbook.content import Words
from workbook.content.questions import load_packs
from workbook.questions.model import LINE, Card, CardSource, Competency
from workbook.questions.story import PACKS, chosen_packs
from workbook.reader.limits import Refused
from workbook.reader.reading import read_bytes

COLUMNS = ("question", "competency", "follow_up")


@ui.page_of("practise", says_off=False)
def page(book: Book) -> list[Any]:
    """Show the line of questions and packs."""
    words = book.words("questions")
    return [ui.Fold(words("fold"), lambda: bank(book, words))]


def bank(book: Book, words: Words) -> list[Any]:
    """What the line of questions and packs opens."""
    return [
        _packs(book, words),
        ui.text(title=words("add")),
        own_form(book, words),
        ui.download(book, words("out"), lambda: (words("out_name"), "text/csv", questions_out(book, words))),
        ui.text(title=words("in")),
        ui.Upload(
            book, lambda _name, data: questions_in(book, words, data), accept=(".csv", ".txt", ".xlsx")
        ),
    ]


def own_form(book: Book, words: Words) -> ui.Form:
    """Asks for a question of one's own."""

    def keep(values: dict[str, Any]) -> None:
        book.store.add(Card(**values, source=CardSource.OWN))

    form = words.within("form.own")
    return ui.Form(book, ui.questions(Card, words, COLUMNS), form, name="practice.own", keep=keep)


def questions_out(book: Book, words: Words) -> bytes:
    """All questions in the pile that somebody has tried or added, as a CSV file."""
    kinds = words.options("field.competency")
    rows = [[words(f"column_{name}") for name in COLUMNS]]
    for card in book.store.records(Card):
        kind = kinds[card.competency] if card.competency else ""
        rows.append([escaped(card.question), kind, escaped(card.follow_up)])
    return csv_bytes(rows)


def questions_in(book: Book, words: Words, data: bytes) -> str:
    """Adds the questions of a file or of pasted rows that are not there yet, and says how many came."""
    try:
        sheets = read_bytes(data).sheets
    except Refused as why:
        return book.words("importing")(f"refused.{why.key}", **why.values)
    found = [card for sheet in sheets for card in cards_in(sheet.rows, words)]
    if not found:
        return words("no_question")
    known = {fold(card.question) for card in book.store.records(Card)}
    new = {fold(card.question): card for card in found if fold(card.question) not in known}
    with book.store.batch() as batch:
        for card in new.values():
            batch.add(card)
    return words("came", n=len(new), same=len(found) - len(new)) if new else words("came_none")


def cards_in(rows: Sequence[Sequence[str]], words: Words) -> list[Card]:
    """The questions of a sheet: under the heading for them, or the one column there is."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    names = {fold(words(f"column_{name}")): name for name in COLUMNS}
    heading = [names.get(fold(cell)) for cell in filled[0]] if filled else []
    if "question" in heading:
        filled = filled[1:]
    elif all(sum(bool(cell.strip()) for cell in row) == 1 for row in filled):
        filled, heading = [[next(cell for cell in row if cell.strip())] for row in filled], ["question"]
    else:
        return []
    kinds = {fold(label): Competency(key) for key, label in words.options("field.competency").items()}
    found = []
    for row in filled:
        cells = {name: as_written(cell).strip() for name, cell in zip(heading, row, strict=False) if name}
        if question := " ".join(cells.get("question", "").split())[:LINE]:
            follow = " ".join(cells.get("follow_up", "").split())[:LINE]
            kind = kinds.get(fold(cells.get("competency", "")))
            found.append(Card(question, kind, follow, CardSource.OWN))
    return found


def _packs(book: Book, words: Words) -> ui.Selects:
    """A tick for each pack."""
    chosen, options = chosen_packs(book), {"off": words("off"), "on": words("on")}
    packs = load_packs(book.language).values()
    things = [ui.Choosable(p.id, p.title, p.line, "on" if p.id in chosen else "off") for p in packs]

    def choose(key: str, option: str) -> None:
        rest = [name for name in chosen_packs(book) if name != key]
        book.store.set_setting(PACKS, [*rest, key] if option == "on" else rest)

    return ui.Selects(
        book, things, options, choose, title=words("packs"), hint=words("packs_hint"), ticks=True
    )
