"""Your data: everything out, a copy to share, backups, an export in again, and erasing for good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import MultiAnswer, Problem, TextAnswer
from workbook.book import Book
from workbook.content import Words
from workbook.exporting.backups import backups
from workbook.exporting.contents import everything
from workbook.exporting.export import zip_bytes
from workbook.exporting.merge import NotAnExport
from workbook.exporting.share import private_fields, share_bytes
from workbook.exporting.wording import merged_sentence
from workbook.importing.own_export import export_in
from workbook.reader.limits import Refused

HTML, ZIP = "text/html", "application/zip"


def parts(book: Book) -> list[Any]:
    """A row of chips, one for each thing that can be done with the whole book, and the one chosen below."""
    words = book.words("exporting")
    place = ui.swap()
    made = {"take": taking, "share": sharing, "keep": backups, "back": returning, "erase": erasing}
    chips = ui.choices(
        words.within("ways"), words.options("ways"), lambda key: place.show(made[key](book, words))
    )
    return [chips, place]


def taking(book: Book, words: Words) -> Any:
    """Everything in one file."""

    def make() -> tuple[str, str, bytes]:
        return words("data.zip_name", day=book.today().isoformat()), ZIP, zip_bytes(book)

    return ui.stack(
        ui.text(*words.list("data.say")),
        ui.Download(book, words("data.zip"), make, primary=True),
    )


def sharing(book: Book, words: Words) -> Any:
    """A copy for a coach, with a tick for each private field that has something in it."""
    fields = private_fields(book, everything(book))
    labels = {
        f.key: words("share.option", kind=words(f"kinds.{f.kind}"), ask=f.ask, count=f.count) for f in fields
    }
    intro = ui.text(words("share.say"))
    if not labels:
        return ui.stack(intro, _share_download(book, words, ()))
    ticks = MultiAnswer(options=tuple(labels))
    asked = ui.question("ticked", ticks, words.within("share.field.ticked"))
    return ui.stack(intro, _share_form(book, words, replace(asked, options=labels)))


def _share_form(book: Book, words: Words, asked: ui.Question) -> Any:
    below = ui.swap()

    def keep(values: dict[str, Any]) -> str:
        below.show(_share_download(book, words, values["ticked"]))
        return words("share.ready")

    form = ui.Form(book, [asked], words.within("share"), name="leaving.share", keep=keep, stays=True)
    return ui.stack(form, below)


def _share_download(book: Book, words: Words, ticked: Any) -> Any:
    def make() -> tuple[str, str, bytes]:
        return words("share.file_name"), HTML, share_bytes(book, ticked)

    return ui.Download(book, words("share.download"), make)


def returning(book: Book, words: Words) -> Any:
    """An export that comes back in."""

    def read(_name: str, data: bytes) -> str:
        try:
            came = export_in(data).into(book)
        except NotAnExport as refused:
            return words(f"problem.{refused.key}", **refused.values)
        except Refused as refused:
            return book.words("importing")(f"refused.{refused.key}", **refused.values)
        return merged_sentence(came, words)

    upload = ui.Upload(book, read, accept=(".json", ".zip", ".xlsx", ".csv"), paste=False)
    return ui.stack(ui.text(words("back.say")), upload)


def erasing(book: Book, words: Words) -> Any:
    """Erasing everything, behind a word to type."""
    place = ui.swap()
    word = words("erase.word")

    def check(values: dict[str, Any]) -> dict[str, Problem]:
        return {} if values["word"].strip() == word else {"word": Problem("erase_word", {"word": word})}

    def keep(_values: dict[str, Any]) -> str:
        left = book.store.erase_everything()
        said = words("erase.left", files=", ".join(map(str, left))) if left else words("erase.done")
        place.show(ui.card("", said, tone="enough"))
        return said

    asked = ui.question("word", TextAnswer(required=True), words.within("erase.field.word"))
    form = ui.Form(book, [asked], words.within("erase"), name="leaving.erase", keep=keep, check=check)
    place.show(form)
    return ui.stack(ui.text(words("erase.say")), place)
