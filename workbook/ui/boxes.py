"""Questions in the browser: what stands in their boxes, how it is read, drafted, kept and put together."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from workbook.answers import Day, Labels, Problem, TagsAnswer, capital, cleaned
from workbook.book import Book
from workbook.content import Words
from workbook.storage.errors import Conflict
from workbook.ui.component import Component, Message, problem_sentence, sentence
from workbook.ui.questions import Question, drawn

SCRIPTS = ("dom", "fields", "choices", "picks", "lists", "deck", "asking")  # what every layout is made of
SILENT = {"text": "", "tone": "quiet"}
SETTLED = {"problems": {}, "back": None, "conflict": None, "status": SILENT}  # nothing left over
_HALVES = re.compile("[\ud800-\udfff]")

Raws = dict[str, Any]  # what stands in the boxes, as the browser's JSON, by question


class Asking:
    """Questions and what stands in their boxes; Form, LiveForm and Exercise are its three layouts.

    What is typed is echoed and kept as a draft at once. Every press has a token, which is answered when the
    press has been dealt with, whatever came of it; a press that arrives twice is kept once.
    """

    widget: Component
    _draft: BoxDraft

    def __init__(self, book: Book, questions: Iterable[Question], words: Words | None) -> None:
        """`words` are the room's; its [problem] sentences win over the common ones."""
        self.questions = list(questions)
        self.problems: dict[str, Problem] = {}
        self.editing: Any = None  # the stored record being changed, or None
        self._book, self._words, self._common = book, words, book.words("ui")
        self._raws: Raws = {}  # exactly what the browser sent, half characters and all
        self._cleaned: set[str] = set()  # the questions beside which it is said that characters are left out
        self._token, self._kept = "", ""  # of the press being dealt with, and of the last one that was kept
        self._theirs: Any = None  # what another window has stored, while both texts are shown

    @property
    def answers(self) -> dict[str, Any]:
        """The typed values as they stand; unanswered where there is a problem."""
        return self._read()[0]

    def _build(
        self,
        view: type[Component],
        spec: Mapping[str, Any],
        acts: Mapping[str, Callable[[Message], Any]],
        state: Mapping[str, Any] | None = None,
    ) -> None:
        """Makes the component in the browser; a draft, if one was left, comes back."""
        common: dict[str, Callable[[Message], Any]] = {
            "typed": lambda message: self._typed(message.get("values") or {}),
            "afresh": lambda _message: self._afresh(),
            "return": lambda _message: self._bring_back(),
            "resolve": lambda message: self._resolve(str(message["how"])),
        }
        on = {do: functools.partial(self._heard, act) for do, act in (common | dict(acts)).items()}
        first = self._draft.first
        self._raws = dict(first)
        state = {"values": dict(first), "echoes": self._echoes(first), **(state or {})}
        self.widget = view(spec, state, on=on, trouble=self._fail)
        self.widget.act(self._restore)

    def _spec(self, more: Iterable[str] = (), quiet: Iterable[str] = ()) -> dict[str, Any]:
        """The questions as the browser draws them; a day without a hint of its own says what may be typed."""
        asked = [q if q.hint else replace(q, hint=self._hint(q)) for q in self.questions]
        behind, aside = set(more), set(quiet)
        questions = [drawn(q, more=q.name in behind, quiet=q.name in aside) for q in asked]
        return {"questions": questions, "say": self._common.options("form")}

    def _hint(self, q: Question) -> str:
        exactly = "" if q.answer.unsure else "_exact"
        return self._common(f"{q.answer.hint}{exactly}") if q.answer.hint else ""

    def _heard(self, act: Callable[[Message], Any], message: Message) -> None:
        """Notes what stands in the boxes, then does what was asked for."""
        names = {q.name for q in self.questions}
        given = {name: raw for name, raw in (message.get("values") or {}).items() if name in names}
        self._raws.update(given)
        self.widget.state["values"].update(whole(given))
        self._token = str(message.get("token", ""))  # a failure before the press is dealt with answers it too
        act(message)

    def _begin(self, key: str, first: Mapping[str, Any]) -> None:
        """Starts from these boxes, with the draft of this key, which may be there already."""
        before = getattr(self, "_draft", None)
        kept = before is not None and before.key == key and before.kept
        self._draft = BoxDraft(self._book, key, first, kept=kept)

    def _typed(self, given: Mapping[str, Any]) -> None:
        if echoes := self._echoes(given):
            self.widget.tell({"echoes": echoes})
        self._keep_draft()
        self.widget.tell({"status": self._draft_status()})

    def _keep_draft(self) -> None:
        self._draft.keep(whole(self._raws))

    def _draft_status(self) -> dict[str, str]:
        text = self._common("draft.kept", time=self._time) if self._draft.kept else ""
        return {"text": text, "tone": "quiet"}

    @property
    def _time(self) -> str:
        return str(self._book.now().strftime("%H:%M"))

    def _echoes(self, raws: Mapping[str, Any]) -> dict[str, Any]:
        """How the days and numbers among these were understood, and what of the texts is left out."""
        asked = [q for q in self.questions if q.name in raws]
        echoes = {q.name: echo(self._book, q, raws[q.name], self._words) for q in asked if q.answer.echoed}
        texts = {q.name: left_out(self._book, raws[q.name]) for q in asked if not q.answer.echoed}
        echoes |= {name: {"text": text} for name, text in texts.items() if text or name in self._cleaned}
        self._cleaned = self._cleaned - texts.keys() | {name for name, text in texts.items() if text}
        return echoes

    def _read(self, names: Iterable[str] | None = None) -> tuple[dict[str, Any], dict[str, Problem]]:
        """The values and problems of all questions, or of those named."""
        wanted = None if names is None else set(names)
        asked = [q for q in self.questions if wanted is None or q.name in wanted]
        return read_questions(self._book, asked, self._raws)

    def _raws_of(self, values: Mapping[str, Any]) -> Raws:
        return raws_of(self._book, self.questions, values)

    def _show(self, raws: Mapping[str, Any], answered: str = "", **patch: Any) -> None:
        """Puts this into the boxes."""
        self._raws.update(raws)
        self.widget.tell({"values": dict(raws), "echoes": self._echoes(raws), **patch}, answered=answered)

    def _settle(self, raws: Mapping[str, Any], answered: str = "", **patch: Any) -> None:
        """Puts this into the boxes, with nothing left over from what stood there before."""
        self.problems = {}
        self._show(raws, answered, **(SETTLED | patch))

    def _restore(self) -> None:
        """Brings a draft back, if one was left, and says so."""
        if found := self._draft.found():
            values, text = found
            self._show(values, back={"text": text, "label": self._common("draft.afresh"), "do": "afresh"})

    def _afresh(self) -> None:
        """Empties the boxes; what stood there can still be brought back."""
        self._draft.put_aside(whole(self._raws))
        text, label = self._common("draft.cleared"), self._common("draft.return")
        self._settle(self._draft.first, back={"text": text, "label": label, "do": "return"})

    def _bring_back(self) -> None:
        self._settle(self._draft.bring_back(), status=self._draft_status())

    def _press(
        self, token: str, problems: Callable[[], Mapping[str, Problem]], keep: Callable[[], str | None]
    ) -> str | None:
        """Deals with a press: what `keep` returns, or None where nothing was kept now, and why is said."""
        if token == self._kept:
            self.widget.tell({}, answered=token)
            return None
        self._token = token
        self.problems = dict(problems())
        if self.problems:
            self._say_problems(token)
            return None
        try:
            text = keep()
        except Conflict as conflict:
            self._clash(conflict.theirs, token)
            return None
        self._kept = token
        return text or ""

    def _sentences(self, problems: Mapping[str, Problem]) -> dict[str, str]:
        return {name: problem_sentence(self._book, p, self._words) for name, p in problems.items()}

    def _say_problems(self, token: str) -> None:
        """Puts each problem beside its box and the focus on the first."""
        status = {"text": self._common.count("problems", len(self.problems)), "tone": "attention"}
        patch = {"problems": self._sentences(self.problems), "status": status}
        self.widget.tell(patch, answered=token, focus=True)

    def _fail(self, error: Exception) -> None:
        """Says a failure in a sentence beside the button; the boxes keep what they have."""
        status = {"text": sentence(error, self._book.words), "tone": "attention"}
        self.widget.tell({"status": status}, answered=self._token)

    def _clash(self, theirs: Any, token: str) -> None:
        """Shows both texts where another window was faster; `theirs` is None where it removed the record."""
        self._theirs = theirs
        stored = self._raws_of(self._values_of(theirs)) if theirs else {}
        card = {"sides": sides(self.questions, self._raws, stored), "gone": not stored}
        self.widget.tell({"conflict": card, "status": SILENT}, answered=token)

    def _resolve(self, how: str) -> None:
        """`mine` shows mine again, `theirs` what is stored now, `both` the two put together."""
        mine, theirs = dict(self._raws), self._theirs
        self._go_on_from(theirs)
        stored = self._raws_of(self._values_of(theirs))
        shown = {"mine": mine, "theirs": stored}.get(how) or both_of(self.questions, mine, stored)
        self._begin(self._draft.key, stored)
        self._settle(shown)
        self._keep_draft()

    def _values_of(self, stored: Any) -> dict[str, Any]:
        """What a stored record answers to the questions."""
        return {q.name: getattr(stored.record, q.name, q.answer.empty) for q in self.questions}

    def _go_on_from(self, stored: Any) -> None:
        """From now on this stored record is the one that is changed."""
        self.editing = stored


class BoxDraft:
    """Keeps what stands in the boxes under one key, as long as it differs from how the form started."""

    def __init__(self, book: Book, key: str, first: Mapping[str, Any], *, kept: bool = False) -> None:
        """`first` are the boxes before anybody types; `kept` says that there is a draft already."""
        self._book, self.key, self.first = book, key, dict(first)
        self._aside: Raws = {}
        self.kept = kept

    def keep(self, raws: Mapping[str, Any]) -> None:
        """Stores the boxes at once, or drops the draft when nothing is left that was typed."""
        if dict(raws) == self.first:
            self.drop()
            return
        self._book.store.keep_draft(self.key, dict(raws))
        self.kept = True

    def found(self) -> tuple[Raws, str] | None:
        """What an earlier visit left in the boxes and the sentence for it; None where it says nothing new."""
        draft = self._book.store.draft(self.key)
        values = {name: raw for name, raw in draft.values.items() if name in self.first} if draft else {}
        if draft is None or self.first | values == self.first:
            return None
        self.kept = True
        words, at = self._book.words("ui"), draft.at.astimezone(self._book.now().tzinfo)
        time = at.strftime("%H:%M")
        if at.date() == self._book.today():
            return values, words("draft.back", time=time)
        return values, words("draft.back_day", day=words.day(at.date()), time=time)

    def drop(self) -> None:
        """The draft is no longer needed."""
        if self.kept:
            self._book.store.drop_draft(self.key)
        self.kept = False

    def put_aside(self, raws: Mapping[str, Any]) -> None:
        """Drops the draft, but remembers it until the page is closed."""
        self._aside = dict(raws)
        self.drop()

    def bring_back(self) -> Raws:
        """What was put aside, kept as the draft again."""
        self.keep(self._aside)
        return self._aside


def whole(raw: Any) -> Any:
    """The same JSON with a mark in place of half characters, which no file and no message can carry."""
    if isinstance(raw, str):
        return _HALVES.sub("\ufffd", raw)
    if isinstance(raw, Mapping):
        return {name: whole(item) for name, item in raw.items()}
    return [whole(item) for item in raw] if isinstance(raw, list) else raw


def read_question(book: Book, q: Question, given: Any) -> Any | Problem:
    """The Python value of what stands in one question's box, or the problem with it."""
    if q.own:
        return _with_own_words(book, q, given)
    value = q.answer.read(given, book.day_words, book.today())
    offered = {} if q.answer.options else q.options  # the records a reference may name
    if offered and value and value not in offered:
        return Problem("not_in_list")
    return value


def _with_own_words(book: Book, q: Question, given: Any) -> tuple[Any, ...] | Problem:
    """The chosen options, then the person's own words, each admitted like a tag."""
    items = given if isinstance(given, list) else []
    keys = [item for item in items if item in q.answer.option_keys]
    own = TagsAnswer(limit=q.answer.limit)
    parts: list[Any] = [
        q.answer.read(keys, book.day_words, book.today()),
        own.read([item for item in items if item not in keys], book.day_words, book.today()),
    ]
    for part in parts:
        if isinstance(part, Problem):
            return part
    return tuple(item for part in parts for item in part)


def read_questions(
    book: Book, asked: Iterable[Question], raws: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Problem]]:
    """Values by name, unanswered where there is a problem, and the problems by name."""
    values: dict[str, Any] = {}
    problems: dict[str, Problem] = {}
    for q in asked:
        value = read_question(book, q, raws.get(q.name))
        if isinstance(value, Problem):
            problems[q.name], value = value, q.answer.empty
        values[q.name] = value
    return values, problems


def raws_of(book: Book, asked: Iterable[Question], values: Mapping[str, Any]) -> Raws:
    """What the boxes show for these Python values; a name without a value is shown unanswered."""
    return {q.name: q.answer.raw(values.get(q.name, q.answer.empty), book.day_words) for q in asked}


def echo(book: Book, q: Question, given: Any, words: Words | None = None) -> dict[str, str]:
    """How a typed day or number was understood: `text`, or the `problem`; `iso` opens the calendar there."""
    value = read_question(book, q, given)
    if isinstance(value, Problem):
        return {"problem": "" if value.key == "required" else problem_sentence(book, value, words)}
    if not isinstance(value, Day):
        return {}
    ui = book.words("ui")
    day = ui.day(value)
    weekday = book.day_words.weekday_names[value.on.weekday()] if value.exact else ""
    text = ui("day.exact", weekday=weekday, day=day) if value.exact else ui("day.about", day=day)
    return {"text": text, "iso": value.on.isoformat()}


def left_out(book: Book, given: Any) -> str:
    """What saving drops or changes in the texts among these, in a sentence; "" where all stays as it is."""
    words = book.words("answers")
    counts = zip(("left_out", "line_breaks"), cleaned(given), strict=True)
    return " ".join(words.count(key, n, number=capital(words.number(n))) for key, n in counts if n)


def sides(
    asked: Iterable[Question], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> list[dict[str, str]]:
    """The questions whose answers differ, each with both answers as a person would read them."""
    return [
        {"ask": q.ask, "mine": readable(q, mine.get(q.name)), "theirs": readable(q, theirs.get(q.name))}
        for q in asked
        if mine.get(q.name) != theirs.get(q.name)
    ]


def readable(q: Question, raw: Any) -> str:
    """What stands in a box, as text: labels for choices, one line for each row of a table."""
    return q.answer.show(raw, Labels({**q.cards, **q.options}, yes=q.ask))


def both_of(asked: Iterable[Question], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Raws:
    """Both answers in one: texts one after the other, lists together; where only one fits, mine."""
    return {q.name: _both(q, mine.get(q.name), theirs.get(q.name)) for q in asked}


def _both(q: Question, mine: Any, theirs: Any) -> Any:
    if mine == theirs or not theirs:
        return mine
    if not mine:
        return theirs
    if q.cards:  # a statement has one rating
        return [*mine, *(row for row in theirs if row[:1] not in [own[:1] for own in mine])]
    return q.answer.both(mine, theirs)
