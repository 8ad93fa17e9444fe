"""The parts of a page that are no form: cards, texts, buttons, chips, lists to choose from, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets

from workbook.book import Book
from workbook.content import Words, claims
from workbook.ui.component import Component, Message, Private, layout, sentence, widget_of

PIECE = 1_000_000  # bytes in one message; a websocket message may be ten times as long
Acts = Mapping[str, tuple[str, Callable[[], Any]]]  # of a row of buttons


def _part(what: str, act: Callable[[Any], Any] = lambda _key: None, **spec: Any) -> Component:
    """A part whose presses run `act(key)`; a failure, or a sentence that this returns, is said under it."""

    def press(message: Message) -> None:
        part.tell({"said": ""})
        if isinstance(why_not := act(message.get("key")), str):
            part.tell({"said": why_not})

    state = {"said": "", "chosen": spec.get("chosen", "")}
    part = Component(("cards",), {"what": what, **spec}, state, on={"press": press})
    return part


def card(
    title: str, paragraphs: Iterable[str] | str = (), tone: str = "card", *, arrive: bool = False
) -> Component:
    """A card with a title; the tone `enough` is a soft bar that says stop, `care` holds what helps now.

    In the tone `quote` the first paragraph is what it is about, and the title and the rest are quieter. The
    tone `empty` is a place where something is going to be. With `arrive` the title takes the focus when it
    appears, for what a press has brought onto the page.
    """
    lines = [paragraphs] if isinstance(paragraphs, str) else list(paragraphs)
    return _part("card", title=title, paragraphs=lines, tone=tone, arrive=arrive)


def text(*paragraphs: str, tone: str = "text", title: str = "", arrive: bool = False) -> Component:
    """Paragraphs; the tone `quiet` is for asides, `code` for programs, `lead` for a page's first sentence.

    The tone `section` gives the title the room of a new section of the page. With `arrive` the title takes
    the focus when it appears, for what a press has brought onto the page.
    """
    return _part("text", paragraphs=list(paragraphs), tone=tone, title=title, arrive=arrive)


def notes(title: str, items: Iterable[tuple[str, str]], *, level: int = 3, quoted: bool = False) -> Component:
    """Short texts side by side, each with a quieter line under it; `quoted` are somebody's own words.

    `level` is the level of the title's heading on the page, 2 to 6. Line ends in a text stay.
    """
    return _part("notes", title=title, items=[list(item) for item in items], level=level, quoted=quoted)


def marked(title: str, lines: Iterable[Iterable[tuple[str, bool]]], *, level: int = 3) -> Component:
    """Lines of somebody else's text, cut into pieces, of which those that are True are marked."""
    cut = [[[piece, is_one] for piece, is_one in line] for line in lines]
    return _part("marked", title=title, lines=cut, level=level)


def link(
    label: str,
    notebook: str,
    *,
    before: str = "",
    after: str = "",
    primary: bool = False,
    on_follow: Callable[[], Any] = lambda: None,
) -> Component:
    """A link to another page, opened in place; `before` is said in front of it, `after` under it.

    A `primary` one looks like the filled button of the page. `on_follow()` runs when somebody follows it.
    """
    spec = {"label": label, "notebook": notebook, "before": before, "after": after, "primary": primary}
    return _part("link", lambda _key: on_follow(), **spec)


def link_if_there(label: str, notebook: str, **more: Any) -> Component | None:
    """A link to another page, or None where that notebook does not exist; a page leaves None out."""
    return link(label, notebook, **more) if _is_there(notebook) else None


def links(pages: Mapping[str, tuple[str, str]], on_follow: Callable[[str], Any]) -> Component | None:
    """A line of links to other pages: key → label and notebook; None where not one of them exists."""
    options = [[key, label, notebook] for key, (label, notebook) in pages.items() if _is_there(notebook)]
    return _part("links", lambda key: on_follow(str(key)), options=options) if options else None


def _is_there(notebook: str) -> bool:
    return any((folder / notebook).is_file() for folder in (Path(), Path("notebooks")))


def button(
    label: str, on_click: Callable[[], Any], primary: bool = False, *, plain: bool = False
) -> Component:
    """A button; a page has one filled (`primary`) one at most, and a `plain` one looks like a link."""
    return _part("button", lambda _key: on_click(), label=label, primary=primary, plain=plain)


def doorway(label: str, to: str, paragraphs: Iterable[str] = ()) -> Component:
    """A button for what the frame around the pages does: open the "sample" book, or "close" the workbook.

    Where there is no frame the paragraphs stand in its place.
    """
    return _part("doorway", label=label, to=to, paragraphs=list(paragraphs))


def buttons(acts: Acts, *, plain: Iterable[str] = (), primary: str = "") -> Component:
    """A row of buttons, key → its label and what it does: one filled, those in `plain` like links."""

    def press(key: Any) -> Any:
        return acts[key][1]() if key in acts else None

    look = {"plain": list(plain), "primary": primary}
    return _part("buttons", press, options=[[key, label] for key, (label, _) in acts.items()], **look)


def choices(
    words: Words | Mapping[str, str],
    options: Mapping[str, str],
    on_choose: Callable[[str], Any],
    *,
    chosen: str = "",
    at_once: str = "",
) -> Component:
    """A row of chips of which one is chosen; choosing calls `on_choose(key)` at once.

    Words used, if there: `ask` over the chips and `hint` under it. `at_once` names what the whole window is
    told at the press, as `Frame` tells it when a page is opened.
    """

    def choose(key: Any) -> None:
        if key in options:
            part.tell({"chosen": key})
            on_choose(str(key))

    part = _part(
        "choices",
        choose,
        options=[[key, label] for key, label in options.items()],
        chosen=chosen,
        ask=words.get("ask", ""),
        hint=words.get("hint", ""),
        at_once=at_once,
    )
    return part


class Stack(Private, ipywidgets.VBox):  # type: ignore[misc]
    """Parts one under the other, which can be replaced."""

    children: tuple[Any, ...]
    _shown_for: Any = None

    def __init__(self, *parts: Any, classes: Iterable[str] = ()) -> None:
        """Begins with these parts; the `classes` are for the style sheet."""
        super().__init__(_widgets(parts), _dom_classes=tuple(classes), layout=layout())

    def hide(self, *, whether: bool = True) -> None:
        """Takes it out of sight as it is, or brings it back."""
        self.layout = layout(hidden=whether)

    def show(self, *parts: Any) -> None:
        """Puts these parts in place of what was there; with none, the place is empty."""
        self._shown_for, now = None, _widgets(parts)
        for widget in {*self.children, *now}:
            widget.place = self
        self.children = now

    def show_if(self, key: Any, make: Callable[[], Iterable[Any]], *, anew: bool = False) -> None:
        """Shows the parts that `make()` returns, made again only for another key or `anew`; nothing for None.

        A form that is open in this place stays as it is while the key is the same.
        """
        if anew or key != self._shown_for:
            self.show(*(make() if key is not None else ()))
            self._shown_for = key


def _widgets(parts: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(widget_of(part) for part in parts if part is not None)


def stack(*parts: Any, framed: bool = False, classes: Iterable[str] = ()) -> Stack:
    """A place with parts one under the other; `framed` draws a card around them."""
    return Stack(*parts, classes=("atn-stack", *(["atn-framed"] if framed else []), *classes))


def swap(*parts: Any) -> Stack:
    """A place to begin with these parts, or with none, and to `.show()` others in later."""
    return stack(*parts)


class Fold:
    """A line that opens what it names, and closes it again; what was opened stays so for this visit.

    The `label` says what is inside and how much of it. `make()` gives the parts at the first opening, so that
    nothing is computed that nobody looks at.
    """

    def __init__(
        self, label: str, make: Callable[[], Iterable[Any]], *, on_open: Callable[[], Any] = lambda: None
    ) -> None:
        """Begins closed; `on_open()` runs each time that it opens."""
        self._on_open = on_open
        self._make: Callable[[], Iterable[Any]] | None = make
        self._inside = swap()
        state = {"label": label, "chosen": "", "said": ""}
        self._line = Component(("cards",), {"what": "fold"}, state, on={"press": self._turn})
        self.widget = stack(self._line, self._inside, classes=["atn-folded"])

    @property
    def opened(self) -> bool:
        """Whether what is inside can be seen."""
        return bool(self._line.state["chosen"])

    def say(self, label: str, *, empty: bool = False) -> None:
        """Changes the line, as when there is more inside; with nothing inside it is there only while open.

        So what was removed from a list in it can be brought back.
        """
        self.widget.hide(whether=empty and not self.opened)
        if label != self._line.state["label"]:
            self._line.tell({"label": label})

    def open(self, *, led: bool = False) -> None:
        """Shows what is inside; with `led` the line has the focus when it appears, as a link led to it."""
        self._line.spec = {"what": "fold", "arrive": led}
        if self._make:
            self._inside.show(*self._make())
            self._make = None
        self._inside.hide(whether=False)
        self._line.tell({"chosen": "open"})
        self._on_open()

    def close(self) -> None:
        """Hides what is inside; it stays as it is."""
        self._inside.hide()
        self._line.tell({"chosen": ""})

    def _turn(self, _message: Message) -> None:
        self._line.tell({"said": ""})
        (self.close if self.opened else self.open)()


def sources(book: Book, page: str) -> Fold:
    """The foot of a page: each sentence on it that claims something, with what that rests on."""
    evidence = book.words("evidence")
    sentences = claims(evidence, page)
    return Fold(evidence("foot.title", n=len(sentences)), lambda: [notes("", sentences)])


def hand_over(component: Component, book: Book, file: tuple[str, str, bytes]) -> None:
    """Gives the browser a file, by its name, media type and bytes, to save; it is kept nowhere."""
    name, media_type, data = file
    component.send({"file": name, "type": media_type}, [data])
    component.tell({"said": book.words("ui")("download.made", name=name), "tone": "quiet"})


def download(
    book: Book, label: str, make: Callable[[], tuple[str, str, bytes]], *, primary: bool = False
) -> Component:
    """A button that hands the file of `make()`, made anew at each press, to the browser."""

    def press(_message: Message) -> None:
        hand_over(part, book, make())

    spec = {"label": label, "making": book.words("ui")("download.making"), "primary": primary}
    part = Component(("files", "download"), spec, {"said": ""}, on={"make": press}, words=book.words)
    return part


class Progress:
    """A bar with words over it for a long piece of work; `.show(share)` moves it, from 0 to 1."""

    def __init__(self, label: str) -> None:
        """The bar begins empty."""
        self.widget = Component(("progress",), {"label": label}, {"share": 0.0})

    def show(self, share: float) -> None:
        """Moves the bar to this share of the whole."""
        self.widget.tell({"share": min(max(share, 0.0), 1.0)})


@dataclass(frozen=True)
class Choosable:
    """One thing of the list: its key, its name, a quieter line under it, and the option that is chosen."""

    key: str
    label: str
    detail: str
    chosen: str


class Selects:
    """A list of things with a box of options each; choosing calls `on_choose(key, option)` at once.

    Where that returns a sentence on why it can't be, the box goes back to what it was. `options` are key →
    words, the same for every thing. `title` stands over the list and `hint` under that.
    """

    def __init__(
        self,
        book: Book,
        things: Sequence[Choosable],
        options: Mapping[str, str],
        on_choose: Callable[[str, str], str | None],
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
        rows = [[thing.key, thing.label, thing.detail] for thing in things]
        spec = {"title": title, "hint": hint, "ticks": ticks, "level": level, "stacked": stacked}
        spec |= {"things": rows, "options": [[key, label] for key, label in options.items()]}
        state = {"values": {thing.key: thing.chosen for thing in things}, "said": ""}
        self.widget = Component(("selects",), spec, state, on={"choose": self._chosen}, words=book.words)

    def show(self, chosen: Mapping[str, str]) -> None:
        """Shows other choices than before, for what follows from a choice."""
        self.widget.tell({"values": dict(chosen)})

    def choose(self, key: str, option: str) -> None:
        """What choosing an option in the browser does."""
        values = self.widget.state["values"]
        before, values[key] = values[key], option
        why_not = self._on_choose(key, option)
        self.widget.tell({"said": why_not or "", "values": {key: before} if why_not else {}})

    def _chosen(self, message: Message) -> None:
        key, option = message.get("key"), message.get("option")
        if key in self.widget.state["values"] and option in self._options:
            self.choose(str(key), str(option))


class Upload:
    """Asks for a file, or for rows pasted from a spreadsheet, and calls `on_file(name, data)` with its bytes.

    Read in the browser in pieces, a file is handed over whole and never kept here. Pasted text arrives as
    UTF-8 bytes with an empty name. `accept` are the endings offered, `limit_mb` the largest file taken.
    `on_file` may return a sentence to show; `say` are words in place of those for a spreadsheet.
    """

    def __init__(
        self,
        book: Book,
        on_file: Callable[[str, bytes], str | None],
        *,
        accept: tuple[str, ...] = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".zip"),
        limit_mb: int = 20,
        paste: bool = True,
        say: Mapping[str, str] | None = None,
    ) -> None:
        """Builds the part; nothing is read before somebody chooses a file."""
        self._book, self._on_file, self._limit = book, on_file, limit_mb * 1_000_000
        self._pieces: list[bytes] = []
        self._reading = ""  # which reading the pieces belong to
        labels = book.words("ui").options("upload") | dict(say or {})
        spec = {"say": labels, "accept": ",".join(accept), "paste": paste}
        spec |= {"limit": self._limit, "limit_mb": limit_mb, "piece": PIECE}
        on = {"piece": self._piece}
        self.widget = Component(("upload",), spec, {"said": "", "tone": "quiet"}, on=on, trouble=self._fail)

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
