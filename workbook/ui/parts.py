"""The parts of a page that are no form: cards, texts, buttons, chips, lists to choose from, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets

from workbook.book import Book
from workbook.content import Words
from workbook.content.care import care_card_words
from workbook.ui.component import Component, Message, Private, script, sentence, widget_of

_HERE = Path(__file__).parent
COUNTRY = "care.country"  # the setting that remembers which helplines a person wanted to see
PIECE = 1_000_000  # bytes in one message; a websocket message may be ten times as long


class Part(Component):
    """A card, a text, a link, a button or a row of chips in the browser."""

    _esm = script("dom", "cards")


def _part(what: str, spec: Mapping[str, Any], act: Callable[[Any], Any] = lambda _key: None) -> Part:
    """A part whose presses run `act(key)`; a failure becomes a sentence under it."""

    def press(message: Message) -> None:
        part.tell({"said": ""})
        act(message.get("key"))

    part = Part({"what": what, **spec}, {"said": "", "chosen": spec.get("chosen", "")}, on={"press": press})
    return part


def card(
    title: str, paragraphs: Iterable[str] | str = (), tone: str = "card", *, arrive: bool = False
) -> Part:
    """A card with a title; the tone `enough` is a soft bar that says stop, `care` holds what helps now.

    In the tone `quote` the first paragraph is what it is about, and the title and the rest are quieter. The
    tone `empty` is a place where something is going to be. With `arrive` the title takes the focus when it
    appears, for what a press has brought onto the page.
    """
    spec = {"title": title, "paragraphs": _listed(paragraphs), "tone": tone, "arrive": arrive}
    return _part("card", spec)


def text(*paragraphs: str, tone: str = "text", title: str = "", arrive: bool = False) -> Part:
    """Paragraphs; the tone `quiet` is for asides, `lead` for the sentence under a page's title.

    The tone `section` gives the title the room of a new section of the page. With `arrive` the title takes
    the focus when it appears, for what a press has brought onto the page.
    """
    return _part("text", {"paragraphs": list(paragraphs), "tone": tone, "title": title, "arrive": arrive})


def notes(title: str, items: Iterable[tuple[str, str]], *, level: int = 3, quoted: bool = False) -> Part:
    """Short texts side by side, each with a quieter line under it; `quoted` are somebody's own words.

    `level` is the level of the title's heading on the page, 2 to 6. Line ends in a text stay.
    """
    pairs = [list(item) for item in items]
    return _part("notes", {"title": title, "items": pairs, "level": level, "quoted": quoted})


def link(label: str, notebook: str, *, before: str = "") -> Part:
    """A link to another page, opened in place; `before` are words that stand in front of it."""
    return _part("link", {"label": label, "notebook": notebook, "before": before})


def link_if_there(label: str, notebook: str, *, before: str = "") -> Part | None:
    """A link to another page, or None where that notebook does not exist; a page leaves None out."""
    there = any((folder / notebook).is_file() for folder in (Path(), Path("notebooks")))
    return link(label, notebook, before=before) if there else None


def button(label: str, on_click: Callable[[], Any], primary: bool = False, *, plain: bool = False) -> Part:
    """A button; a page has one filled (`primary`) one at most, and a `plain` one looks like a link."""
    spec = {"label": label, "primary": primary, "plain": plain}
    return _part("button", spec, lambda _key: on_click())


def buttons(acts: Mapping[str, tuple[str, Callable[[], Any]]], *, plain: Iterable[str] = ()) -> Part:
    """A row of buttons: key → its label and what it does; those named in `plain` look like links."""
    labels = [[key, label] for key, (label, _act) in acts.items()]
    return _part(
        "buttons",
        {"options": labels, "plain": list(plain)},
        lambda key: acts[key][1]() if key in acts else None,
    )


def choices(
    words: Words | Mapping[str, str],
    options: Mapping[str, str],
    on_choose: Callable[[str], Any],
    *,
    chosen: str = "",
) -> Part:
    """A row of chips of which one is chosen; choosing calls `on_choose(key)` at once.

    Words used, if there: `ask` over the chips and `hint` under it.
    """
    texts = {name: words.get(name, "") for name in ("ask", "hint")}
    keys = [[key, label] for key, label in options.items()]

    def choose(key: Any) -> None:
        if key in options:
            part.tell({"chosen": key})
            on_choose(str(key))

    part = _part("choices", {"options": keys, "chosen": chosen, **texts}, choose)
    return part


class Stack(Private, ipywidgets.VBox):  # type: ignore[misc]
    """Parts one under the other."""


def stack(*parts: Any) -> Stack:
    """A place with parts one under the other."""
    place = Stack([widget_of(part) for part in parts if part is not None])
    place.add_class("atn-stack")
    return place


class Swap(Stack):
    """A place whose content can be replaced."""

    _shown_for: Any = None

    def show(self, *parts: Any) -> None:
        """Puts these parts in place of what was there; with none, the place is empty."""
        self._shown_for = None
        self.children = tuple(widget_of(part) for part in parts if part is not None)

    def show_if(self, key: Any, make: Callable[[], Iterable[Any]]) -> None:
        """Shows the parts that `make()` returns, made again only for another key; nothing for None.

        A form that is open in this place stays as it is while the key is the same.
        """
        if key == self._shown_for:
            return
        self.show(*(make() if key is not None else ()))
        self._shown_for = key


def swap(*parts: Any) -> Swap:
    """A place to begin with these parts, or with none, and to `.show()` others in later."""
    place = Swap()
    place.add_class("atn-stack")
    place.show(*parts)
    return place


def _listed(paragraphs: Iterable[str] | str) -> list[str]:
    return [paragraphs] if isinstance(paragraphs, str) else list(paragraphs)


class CareCard(Component):
    """The care card as a part of a page, in the browser."""

    _esm = script("dom", "care", "care_card")


def care_card(book: Book, *, arrive: bool = False) -> CareCard:
    """The care card on the page itself, which its own button closes; nothing of that is kept.

    With `arrive` its title takes the focus, for when an answer has just brought it.
    """
    on = {"country": lambda message: keep_country(book, str(message.get("with")))}
    return CareCard({"care": care_spec(book.words, book), "arrive": arrive}, on=on, words=book.words)


def care_spec(words: Callable[[str], Words], book: Book | None = None) -> dict[str, Any]:
    """What the bar and the card say, with the helplines of the country this book remembers first."""
    country = book.store.setting(COUNTRY, "") if book is not None else ""
    return care_card_words(words, country if isinstance(country, str) else "")


def keep_country(book: Book, country: str) -> None:
    """Remember the country whose helplines were chosen."""
    if country in book.words("helplines").options("country"):
        book.store.set_setting(COUNTRY, country)


class DownloadView(Component):
    """The button in the browser."""

    _esm = script("dom", "files", "download")


class Download:
    """A button that calls `make()` for a file's name, media type and bytes, and hands it to the browser.

    The file is made anew at each press and kept nowhere.
    """

    def __init__(
        self, book: Book, label: str, make: Callable[[], tuple[str, str, bytes]], *, primary: bool = False
    ) -> None:
        """Builds the button; nothing is made before it is pressed."""
        self._words, self._make = book.words("ui").within("download"), make
        spec = {"label": label, "making": self._words("making"), "primary": primary}
        self.widget = DownloadView(spec, {"said": ""}, on={"make": self._hand_over}, words=book.words)

    def _hand_over(self, _message: Message) -> None:
        name, media_type, data = self._make()
        self.widget.send({"file": name, "type": media_type}, [data])
        self.widget.tell({"said": self._words("made", name=name), "tone": "quiet"})


class ProgressView(Component):
    """The bar in the browser."""

    _esm = script("dom", "progress")


class Progress:
    """A bar with words over it for a long piece of work; `.show(share)` moves it, from 0 to 1."""

    def __init__(self, label: str) -> None:
        """The bar begins empty."""
        self.widget = ProgressView({"label": label}, {"share": 0.0})

    def show(self, share: float) -> None:
        """Moves the bar to this share of the whole."""
        self.widget.tell({"share": min(max(share, 0.0), 1.0)})


class SelectsView(Component):
    """The list in the browser."""

    _esm = script("dom", "selects")
    _css = (_HERE / "selects.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Choosable:
    """One thing of the list: its key, its name, a quieter line under it, and the option that is chosen."""

    key: str
    label: str
    detail: str
    chosen: str


class Selects:
    """A list of things with a box of options each; choosing calls `on_choose(key, option)` at once.

    `options` are key → words, the same for every thing. `title` stands over the list and `hint` under that.
    """

    def __init__(
        self,
        book: Book,
        things: Iterable[Choosable],
        options: Mapping[str, str],
        on_choose: Callable[[str, str], Any],
        *,
        title: str,
        hint: str = "",
        level: int = 3,
        stacked: bool = False,
        ticks: bool = False,
    ) -> None:
        """Builds the list; nothing is kept before somebody chooses.

        `level` is that of the heading; `stacked` puts each box under its name, as wide as the page. With
        `ticks` each thing has a box: the first option is the empty box, the second the ticked one.
        """
        self._options, self._on_choose = options, on_choose
        things = list(things)
        chosen = {thing.key: thing.chosen for thing in things}
        rows = [[thing.key, thing.label, thing.detail] for thing in things]
        spec = {"title": title, "hint": hint, "ticks": ticks, "level": level, "stacked": stacked}
        spec |= {"things": rows, "options": [[key, label] for key, label in options.items()]}
        state = {"chosen": chosen, "said": ""}
        self.widget = SelectsView(spec, state, on={"choose": self._chosen}, words=book.words)

    def show(self, chosen: Mapping[str, str]) -> None:
        """Shows other choices than before, for what follows from a choice."""
        self.widget.tell({"chosen": dict(chosen)})

    def choose(self, key: str, option: str) -> None:
        """What choosing an option in the browser does."""
        self.widget.state["chosen"][key] = option
        self._on_choose(key, option)

    def _chosen(self, message: Message) -> None:
        key, option = message.get("key"), message.get("option")
        if key in self.widget.state["chosen"] and option in self._options:
            self.widget.tell({"said": ""})
            self.choose(str(key), str(option))


class UploadView(Component):
    """The place for a file in the browser."""

    _esm = script("dom", "upload")


class Upload:
    """Asks for a file, or for rows pasted from a spreadsheet, and calls `on_file(name, data)` with its bytes.

    Read in the browser in pieces, a file is handed over whole and never kept here. Pasted text arrives as
    UTF-8 bytes with an empty name. `accept` are the endings offered, `limit_mb` the largest file taken.
    `on_file` may return a sentence to show.
    """

    def __init__(
        self,
        book: Book,
        on_file: Callable[[str, bytes], str | None],
        *,
        accept: tuple[str, ...] = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".zip"),
        limit_mb: int = 20,
        paste: bool = True,
    ) -> None:
        """Builds the part; nothing is read before somebody chooses a file."""
        self._book, self._on_file, self._limit = book, on_file, limit_mb * 1_000_000
        self._pieces: list[bytes] = []
        self._reading = ""  # which reading the pieces belong to
        spec = {"say": book.words("ui").options("upload"), "accept": ",".join(accept), "paste": paste}
        spec |= {"limit": self._limit, "limit_mb": limit_mb, "piece": PIECE}
        on = {"piece": self._piece}
        self.widget = UploadView(spec, {"said": "", "tone": "quiet"}, on=on, trouble=self._fail)

    def _piece(self, message: Message) -> None:
        number, buffers = int(message["number"]), message["buffers"]
        if number == 0:
            self._reading, self._pieces = str(message["reading"]), []
        self._pieces.append(bytes(buffers[0]) if buffers else b"")
        in_order = message["reading"] == self._reading and number == len(self._pieces) - 1
        if not in_order or sum(map(len, self._pieces)) > self._limit:
            self._stop(self._book.words("ui")("upload.stopped"))
            return
        self.widget.tell({"got": number + 1}, reading=self._reading)
        if len(self._pieces) == int(message["of"]):
            data, self._pieces = b"".join(self._pieces), []
            answer = self._on_file(str(message["name"]), data)
            self.widget.tell({"said": answer or "", "tone": "quiet"}, done=self._reading)

    def _stop(self, why: str) -> None:
        self._pieces = []
        self.widget.tell({"said": why, "tone": "attention"}, done=self._reading)

    def _fail(self, error: Exception) -> None:
        self._stop(sentence(error, self._book.words))
