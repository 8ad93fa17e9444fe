"""Lines that say how much is in a list, several lists of which one is shown, and one more for a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.ui.beside import say_next
from workbook.ui.form import Form
from workbook.ui.parts import Fold, button, choices, stack, swap, text
from workbook.ui.questions import Question, questions
from workbook.ui.records import Check, Records

Tables = Mapping[str, tuple[type[Any], Any]]  # name → kind, and more; a list's words are under `list`
Owner = tuple[str, type[Any], str]  # the field with an id, the kind it is of, and the field that names that
Make = Callable[[Book, Words, str], Any]
Finish = Callable[[Any], Any]  # makes what was answered whole


def one_list(book: Book, words: Words, tables: Tables, make: Make) -> list[Any]:
    """The chips and the place under them; those with something in them come first."""
    names = {name: words(f"list.{name}.title") for name in tables}
    there = sorted(names, key=lambda name: not book.store.all(tables[name][0]))
    made, place = dict[str, Any](), swap()

    def show(name: str) -> None:
        if name not in made:
            made[name] = stack(make(book, words, name))
        place.show(made[name])

    show(there[0])
    return [choices({}, {name: names[name] for name in there}, show, chosen=there[0]), place]


def listed(
    book: Book, words: Words, tables: Tables, name: str, *, draft: str, of: Owner | None = None, **how: Any
) -> Records:
    """The list of this name, in its words under `list` and `form`; `draft` begins the key of its draft.

    `tables` also say what its form asks; a record that is one `of` something has its name in small letters.
    `how` is the rest of what Records are told.
    """
    kind, fields = tables[name]
    if of:
        how |= {"cells": partial(_owner, book, *of), "under": "owner"}
    at, form = f"list.{name}", f"form.{name}"
    return Records(book, kind, words, at=at, fields=fields, form=form, name=f"{draft}.{name}", **how)


def _owner(book: Book, field: str, kind: type[Any], name: str, stored: Stored[Any]) -> dict[str, str]:
    of = book.store.get(kind, getattr(stored.record, field))
    return {"owner": getattr(of.record, name) if of else ""}


class OneMore:
    """A button, and in its place the form for one more record; a draft that was left is there again.

    The button is called `add` in the room's `words`. `fields` are asked in those under `form`; `name` is the
    key of the draft, `check(values)` what is wrong in it, and `beside()` what is kept beside the answers.
    """

    form: Form | None = None  # the newest one

    def __init__(
        self,
        book: Book,
        kind: type[Any],
        words: Words,
        fields: Iterable[str],
        *,
        form: str,
        name: str,
        check: Check = lambda _values: {},
        beside: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        """Shows the button, or what was half typed."""
        self._book, self._kind, self._words, self._beside = book, kind, words, beside
        asked, labels = questions(kind, words, fields), words.within(form)
        self._made = partial(Form, book, asked, labels, name=name, keep=self._keep, check=check)
        self.widget = swap()
        (self.open if book.store.draft(name) else self.close)()

    def open(self) -> None:
        """Shows the form."""
        self.form = self._made()
        self.widget.show(*self.form.headed(self.close))

    def close(self) -> None:
        """Shows the button."""
        self.widget.show(button(self._words("add"), self.open))

    def _keep(self, values: dict[str, Any]) -> None:
        self._book.store.add(self._kind(**values, **self._beside()))
        self.close()


class OneNew:
    """The form for one new record that begins as `new`; once it is kept, the way back stands under it.

    It stays for this visit, so that nothing moves, and a second press keeps the same record. `finish` makes
    that whole, `how` is the rest of what a Form is told. Words used: `kept`, `undo` and then `undone`.
    """

    def __init__(
        self, book: Book, new: Any, asked: Iterable[Question], words: Words, finish: Finish, **how: Any
    ) -> None:
        """Shows the form with what is in `new` already."""
        self._book, self._new, self._words, self._finish = book, new, words, finish
        self.form = Form(book, asked, words, keep=self._keep, start=vars(new), stays=True, **how)
        self._below = swap()
        self.widget = stack(self.form, self._below)

    def _keep(self, values: dict[str, Any]) -> str:
        form, words = self.form, self._words
        record = replace(form.editing.record if form.editing else self._new, **values)
        form.editing = self._book.store.keep(self._finish(record), form.editing)
        self._below.show(button(words("undo"), self._undo, plain=True))
        say_next(self._book, form.widget)
        return words("kept")

    def _undo(self) -> None:
        self._book.store.remove(type(self._new), self.form.editing.id)
        self.form.editing = None
        self.form.widget.tell({"status": {"text": "", "tone": "saved"}})  # that it is kept is said no more
        self._below.show(text(self._words("undone")))


class FoldedLists:
    """A line that says how much is in the lists, and opens them; with nothing in any, there while open."""

    def __init__(self, book: Book, words: Words, tables: Tables, make: Make) -> None:
        """Keeps up with what is in them."""
        self._book, self._words, self._tables = book, words, tables
        self.fold = Fold("", partial(one_list, book, words, tables, make))
        self.widget = self.fold.widget
        book.store.listen((kind for kind, _ in tables.values()), self._say)
        self._say()

    def _say(self, *_change: Any) -> None:
        words = self._words
        sizes = {name: len(self._book.store.all(kind)) for name, (kind, _) in self._tables.items()}
        empty = not any(sizes.values())
        none = empty and self.fold.opened  # what was removed just now can be brought back there
        counts = [words.count(name, n) for name, n in sizes.items() if n or none]
        label = words("fold.show", lists=words("fold.between").join(counts))
        self.fold.say(label if counts else "", empty=empty)


def counted_fold(
    book: Book,
    kind: type[Any],
    say: Callable[[int], str],
    make: Callable[[], Iterable[Any]],
    *,
    always: bool = True,
) -> Fold:
    """A line whose label `say(n)` says how many records of a kind there are, also when there are more.

    While there are none, it is not there, unless it `always` is.
    """
    fold = Fold("", make)

    def count(*_change: Any) -> None:
        n = len(book.store.all(kind))
        fold.say(say(n), empty=not (n or always))

    book.store.listen(kind, count)
    count()
    return fold
