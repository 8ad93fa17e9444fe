"""Your data: everything out, a copy to share, backups, an export in again, and erasing for good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Answer, Kind, Problem
from workbook.book import Book
from workbook.content import Words
from workbook.exchange.leaving.backups import backups
from workbook.exchange.leaving.coming_back import NotAnExport, come_back, parsed
from workbook.exchange.leaving.everything import everything
from workbook.exchange.leaving.export import zip_bytes
from workbook.exchange.leaving.share import private_fields, share_bytes

HTML, ZIP = "text/html", "application/zip"


def parts(book: Book) -> list[Any]:
    """The parts of the page, one for each thing that can be done with the whole book."""
    words = book.words("leaving")
    return [
        taking(book, words),
        sharing(book, words),
        backups(book, words),
        returning(book, words),
        erasing(book, words),
    ]


def taking(book: Book, words: Words) -> Any:
    """Everything in one file."""

    def make() -> tuple[str, str, bytes]:
        return words("data.zip_name", day=book.today().isoformat()), ZIP, zip_bytes(book)

    return ui.stack(
        ui.text(*words.list("data.say"), title=words("data.title")),
        ui.Download(book, words("data.zip"), make, primary=True),
    )


def sharing(book: Book, words: Words) -> Any:
    """A copy for a coach, with a tick for each private field that has something in it."""
    place = ui.swap()

    def opened() -> None:
        fields = private_fields(book, everything(book))
        labels = {
            f.key: words("share.option", kind=words(f"kinds.{f.kind}"), ask=f.ask, count=f.count)
            for f in fields
        }
        asked = ui.question(
            "ticked", Answer(Kind.MULTI, options=tuple(labels)), words.within("share.field.ticked")
        )
        if labels:
            place.show(_share_form(book, words, asked, labels, place))
        else:
            place.show(_share_download(book, words, ()))

    return ui.stack(
        ui.text(words("share.say"), title=words("share.title")), ui.button(words("share.open"), opened), place
    )


def _share_form(book: Book, words: Words, asked: Any, labels: dict[str, str], place: Any) -> Any:
    below = ui.swap()

    def keep(values: dict[str, Any]) -> str:
        below.show(_share_download(book, words, values["ticked"]))
        return words("share.ready")

    form = ui.Form(
        book,
        [replace(asked, options=labels)],
        words.within("share"),
        name="leaving.share",
        keep=keep,
        stays=True,
    )
    form.on_cancel(place.show)
    return ui.stack(form, below)


def _share_download(book: Book, words: Words, ticked: Any) -> Any:
    def make() -> tuple[str, str, bytes]:
        return words("share.file_name"), HTML, share_bytes(book, ticked)

    return ui.Download(book, words("share.download"), make)


def returning(book: Book, words: Words) -> Any:
    """An export that comes back in."""

    def read(_name: str, data: bytes) -> str:
        try:
            came = come_back(book, parsed(data))
        except NotAnExport as refused:
            return words(f"problem.{refused.key}", **refused.values)
        said = [words("back.done", added=came.added, same=came.same)]
        said += [words("back.different", n=len(came.different))] if came.different else []
        said += [words("back.unusable", n=len(came.unusable))] if came.unusable else []
        return " ".join(said)

    upload = ui.Upload(book, read, accept=(".json",), paste=False)
    return ui.stack(ui.text(words("back.say"), title=words("back.title")), upload)


def erasing(book: Book, words: Words) -> Any:
    """Erasing everything, behind a button and a word to type."""
    place = ui.swap()
    word = words("erase.word")

    def check(values: dict[str, Any]) -> dict[str, Problem]:
        return {} if values["word"].strip() == word else {"word": Problem("erase_word", {"word": word})}

    def keep(_values: dict[str, Any]) -> str:
        left = book.store.erase_everything()
        said = words("erase.left", files=", ".join(map(str, left))) if left else words("erase.done")
        place.show(ui.card("", said, tone="enough"))
        return said

    def opened() -> None:
        asked = ui.question("word", Answer(Kind.SHORT_TEXT, required=True), words.within("erase.field.word"))
        form = ui.Form(book, [asked], words.within("erase"), name="leaving.erase", keep=keep, check=check)
        form.on_cancel(place.show)
        place.show(form)

    return ui.stack(
        ui.text(words("erase.say"), title=words("erase.title")), ui.button(words("erase.open"), opened), place
    )
