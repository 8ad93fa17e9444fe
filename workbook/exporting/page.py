"""Your data: everything out, a copy to share, backups, an export in again, and erasing for good."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from workbook import ui
from workbook.answers import Problem, TextAnswer
from workbook.backups.page import BackupsPart
from workbook.book import Book
from workbook.content import Words
from workbook.exporting.contents import everything
from workbook.exporting.export import zip_bytes
from workbook.exporting.merge import looked_at
from workbook.exporting.share import group_of, page_bytes, private_fields, share_bytes
from workbook.exporting.to_keep import keeping, tick_questions
from workbook.exporting.wording import merged_sentence, not_read_sentence
from workbook.importing.own_export import OwnExport, export_in
from workbook.reader.limits import Refused

HTML, ZIP = "text/html", "application/zip"


def parts(book: Book) -> list[Any]:
    """A row of chips, one for each thing that can be done with the whole book, and the one chosen below."""
    words = book.words("exporting")
    labels, place = words.within("ways"), ui.swap()
    made = {"take": taking, "page": keeping, "share": sharing, "back": returning, "erase": erasing}

    def show(key: str) -> None:
        part = made[key](book, words) if key in made else BackupsPart(book, book.words("backups"))
        place.show(ui.text(title=labels(f"options.{key}"), arrive=True), part)

    chips = ui.choices(labels, words.options("ways"), show)
    return [chips, place]


def taking(book: Book, words: Words) -> Any:
    """Everything in one file."""

    def make() -> tuple[str, str, bytes]:
        return words("data.zip_name", day=book.today().isoformat()), ZIP, zip_bytes(book)

    download = ui.download(book, words("data.zip"), make, primary=True)
    return ui.stack(ui.text(*words.list("data.say")), download)


def sharing(book: Book, words: Words) -> Any:
    """A copy for a coach and a page to bring along: five ticks, and behind them one for each field."""
    labels, copy = words.within("share"), ui.swap()
    groups: dict[str, dict[str, str]] = {}
    for field in private_fields(book, everything(book)):
        option = labels("option", kind=words(f"kinds.{field.kind}"), ask=field.ask, count=field.count)
        groups.setdefault(group_of(field), {})[field.key] = option

    def offer(ticked: Collection[str]) -> None:
        def file(name: str, make: Callable[[Book, Collection[str]], bytes]) -> Any:
            return ui.download(book, labels(name), lambda: (labels(f"{name}_name"), HTML, make(book, ticked)))

        copy.show(file("download", share_bytes), file("page", page_bytes))

    def keep(values: dict[str, Any]) -> str:
        whole = (key for group in values.get("ticked", ()) for key in groups[group])
        offer({*whole, *(key for name, keys in values.items() if name != "ticked" for key in keys)})
        return labels("ready")

    if not groups:
        offer(())
        return ui.stack(ui.text(labels("say")), copy)
    whole = {group: label for group, label in labels.options("groups").items() if group in groups}
    asked = tick_questions(({"ticked": whole} if whole else {}) | groups, labels)
    form = ui.Form(book, asked, labels, name="leaving.share", keep=keep, stays=True, more=tuple(groups))
    return ui.stack(ui.text(labels("say")), form, copy)


def returning(book: Book, words: Words) -> Any:
    """An export that comes back in: first what would come, then a press, then the way to take it back."""
    labels, below = words.within("back"), ui.swap()

    def read(_name: str, data: bytes) -> str | None:
        below.show()
        try:
            export = export_in(data)
            would = looked_at(book, export.entries)
        except Refused as why:
            return not_read_sentence(why, book.words)
        bring = ui.button(labels("bring"), lambda: come(export), primary=True) if would.added else None
        says = merged_sentence(would, words, "would" if would.added else "nothing")
        below.show(ui.text(says, title=labels("title"), arrive=True), bring)
        return None

    def come(export: OwnExport) -> None:
        came = export.into(book)

        def take_back() -> None:
            book.store.undo(came.batch)
            below.show(ui.text(labels("undone"), title=labels("undone_title"), arrive=True))

        undo = ui.button(labels("undo"), take_back) if came.batch is not None else None
        says = merged_sentence(came, words)
        below.show(ui.text(says, title=labels("done_title"), arrive=True), undo)

    upload = ui.Upload(book, read, accept=(".json", ".zip", ".xlsx", ".csv"), paste=False)
    return ui.stack(ui.text(labels("say")), upload, below)


def erasing(book: Book, words: Words) -> Any:
    """Erasing everything, behind a word to type."""
    place = ui.swap()
    word = words("erase.word")

    def check(values: dict[str, Any]) -> dict[str, Problem]:
        return {} if values["word"].strip() == word else {"word": Problem("erase_word", {"word": word})}

    def keep(_values: dict[str, Any]) -> str:
        left = book.store.erase_everything()
        sentence = words("erase.left", files=", ".join(map(str, left))) if left else words("erase.done")
        place.show(ui.card("", sentence, tone="enough"))
        return sentence

    asked = ui.question("word", TextAnswer(required=True), words.within("erase.field.word"))
    form = ui.Form(book, [asked], words.within("erase"), name="leaving.erase", keep=keep, check=check)
    place.show(form)
    return ui.stack(ui.text(words("erase.say")), place)
