"""A session: a question, the answer aloud, how it came, then what a good answer shows."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem, ReferenceAnswer
from workbook.attempts.model import RUBRIC, TRIES_MOST, AnsweredBy, Attempt
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.model import Action
from workbook.questions.model import Card
from workbook.questions.story import PileCard, keep_attempt, kind_of, question_of, to_try, tried_today
from workbook.recordings.model import RECORD, Recording
from workbook.storage import Stored
from workbook.stories.model import StarStory

QUESTIONS_MOST = 3  # of a session; or twenty minutes
MINUTES = 20
BEGAN = "practice.began"  # the setting with the moment today's session began
ASKING = "practice.asking"  # the setting with the card that is on the screen
FAIR = "practice.fair_read"  # the setting that says that how to rate fairly was shown
CLOCK = "practice.answer"
AFTER = ("follow", "one_tweak")
Acts = dict[str, tuple[str, Callable[[], Any]]]


def enough(book: Book) -> bool:
    """Whether today's session is over: three questions, or twenty minutes after it began."""
    if len(tried_today(book)) >= QUESTIONS_MOST:
        return True
    began = book.store.setting(BEGAN)
    since = datetime.fromisoformat(began) if isinstance(began, str) else book.now()
    return since.date() == book.today() and book.now() - since >= timedelta(minutes=MINUTES)


class Session:
    """Asks one card after the other, in three steps each; `done()` runs when it is enough."""

    def __init__(self, book: Book, words: Words, *, done: Callable[[], Any]) -> None:
        """Shows nothing before `begin`."""
        self._book, self._words, self._labels = book, words, words.within("session")
        self._asked = book.words("attempts")
        self._done, self._cards = done, list[PileCard]()
        self._attempt = ""  # the id of the one that was rated last
        self._anyway = False  # whether somebody wants more than is suggested
        self.one: PileCard | None = None
        self.clock = ui.AnswerClock(book, CLOCK)
        self.recorder: ui.Recorder | None = None
        self.answer: ui.LiveForm | None = None  # where it is typed
        self.form: ui.Form | None = None
        self.answered_by = AnsweredBy.ALOUD
        self.widget = ui.swap()

    @property
    def left_open(self) -> str:
        """The card whose clock still runs, as after a reload."""
        asking = self._book.store.setting(ASKING)
        return asking if isinstance(asking, str) and self.clock.running else ""

    def begin(self, cards: Sequence[PileCard], *, first: str = "") -> None:
        """Asks these cards, or the next three of them; the session goes on where it was left."""
        self._cards = sorted(cards, key=lambda one: one.id != first)
        self._anyway = False
        self.next()

    def next(self) -> None:
        """Asks the next card that was not tried today, else one that was tried once; or says it is enough."""
        over, here = enough(self._book) and not self._anyway, self.one.id if self.one else ""
        fresh = [one for one in self._fresh if one.id != here]
        self._anyway = False
        if over or not fresh:
            self._enough()
        else:
            self.ask(fresh[0])

    @property
    def _fresh(self) -> list[PileCard]:
        """The cards that can be tried today and were not yet."""
        tried = tried_today(self._book)
        return [one for one in to_try(self._book, self._cards) if one.id not in tried]

    def ask(self, one: PileCard) -> None:
        """Shows one question with its clock."""
        labels = self._labels
        self._arrange(one)
        acts: Acts = {
            "skip": (labels("skip"), partial(self._skip, one)),
            "stop": (labels("stop"), self.leave),
        }
        typed, n = ui.swap(), len({*tried_today(self._book), one.id})
        ways = self._asked.options("field.answered_by")
        self.widget.show(
            ui.text(title=labels("of", n=n), tone="quiet", arrive=True),
            self._question(one),
            ui.text(labels("aloud"), tone="quiet"),
            self.clock,
            self.recorder,
            ui.choices(
                {"ask": labels("how")}, ways, partial(self._answer_by, typed), chosen=self.answered_by
            ),
            typed,
            ui.button(labels("done"), self.rate, primary=True),
            ui.buttons(acts, plain=acts),
        )
        self._answer_by(typed, self.answered_by)

    def _arrange(self, one: PileCard) -> None:
        """A clock for this card, which still runs after a reload, and a recorder where one is wanted."""
        store, began = self._book.store, self._book.store.setting(BEGAN)
        if not (isinstance(began, str) and began[:10] == str(self._book.today())):
            store.set_setting(BEGAN, self._book.now().isoformat())
        if store.setting(ASKING) != one.id:
            self.clock.stop()
            store.set_setting(ASKING, one.id)
        self.one, self.clock = one, ui.AnswerClock(self._book, CLOCK)
        self._forget()
        if store.setting(RECORD, False):
            self.recorder = ui.Recorder(self._book, self._keep_sound)

    def _question(self, one: PileCard) -> Any:
        """The question with what kind it is, and what somebody wanted to try this time."""
        asked = question_of(self._book, one.card)
        about = [kind_of(self._book, one.card), self._labels(f"level_{asked.level}") if asked else ""]
        lines = [one.card.question, self._labels("between").join(part for part in about if part)]
        tweaks = [s.record.one_tweak for s in self._book.store.where(Attempt, about=one.id)]
        lines += [self._labels("tweak_before", tweak=tweaks[-1])] if tweaks and tweaks[-1] else []
        story = self._book.store.get(StarStory, one.card.story_id)
        lines += [self._labels("story_offer", title=story.record.title)] if story else []
        return ui.card("", [line for line in lines if line], tone="quote")

    def _answer_by(self, place: Any, way: str) -> None:
        """A box to type in where somebody types; the others need none."""
        self.answered_by = AnsweredBy(way)
        if self.answered_by is not AnsweredBy.TYPED:
            place.show()
            return
        questions, id = ui.questions(Attempt, self._asked, ["answer"]), self.one.id if self.one else ""
        words = self._words.within("form.answer")
        self.answer = ui.LiveForm(
            self._book, questions, words, name=f"practice.answer:{id}", on_change=lambda: None
        )
        place.show(self.answer)

    def _skip(self, one: PileCard) -> None:
        self._cards = [other for other in self._cards if other.id != one.id]
        self.clock.stop()
        self.next()

    def leave(self) -> None:
        """Stops for today; what was kept comes back by itself."""
        self.clock.stop()
        self._forget()
        self._book.store.set_setting(ASKING, None)
        self.one = None
        self.widget.show()
        self._done()

    def rate(self) -> None:
        """How it came and the rubric, before anything says what a good answer shows."""
        one, words, labels = self.one, self._words.within("form.rate"), self._labels
        if one is None:
            return
        fields = ["recall", *RUBRIC, "secs"]
        read, secs = bool(self._book.store.setting(FAIR, False)), self.clock.stop()
        fair = ui.card(labels("fair_title"), labels.list("fair"))
        again = ui.Fold(labels("fair_again"), lambda: [ui.text(*labels.list("fair"), tone="quiet")])
        self.form = ui.Form(
            self._book,
            ui.questions(Attempt, self._asked, fields),
            words,
            name=f"practice.rate:{one.id}",
            keep=partial(self._rated, one),
            check=lambda values: {} if values["recall"] else {"recall": Problem("no_recall")},
            start={"secs": secs or None},
        )
        self.form.on_cancel(partial(self.ask, one))
        title = ui.text(title=labels("rate"), arrive=True)
        folded = again if read else None
        self.widget.show(self._question(one), None if read else fair, title, self.form, folded, self.recorder)
        self._book.store.set_setting(FAIR, True)

    def _rated(self, one: PileCard, values: dict[str, Any]) -> None:
        typed = self.answer.answers["answer"] if self.answer else ""
        values |= {"answered_by": self.answered_by, "answer": typed}
        action = self._book.store.get(Action, one.card.from_id) if one.card.from_id else None
        open_action = action is not None and action.record.done_on is None
        attempt, card = keep_attempt(self._book, one, values)
        self._attempt = attempt.id
        if self.recorder:
            self.recorder.reveal()
        if self.answer:
            self.answer.drop()
            self.answer = None
        self._book.store.set_setting(ASKING, None)
        self._after(one, attempt, card, action_done=open_action)

    def _after(
        self, one: PileCard, attempt: Stored[Attempt], card: Card | None, *, action_done: bool
    ) -> None:
        """When it comes back, what a good answer shows, and the follow-up."""
        labels, words, asked = self._labels, self._words, question_of(self._book, one.card)
        today = self._book.today()
        n = tried_today(self._book)[one.id]
        lines = [words("problem.question_gone")] if card is None else []
        lines += [labels("back_on", day=words.on_day(card.due_on, today))] if card and card.due_on else []
        lines += [labels("same")] if n >= TRIES_MOST else []
        lines += [labels("action_done")] if action_done else []
        shows = [(asked.shows, labels("shows")), (asked.slip, labels("slip"))] if asked else []
        follow = asked.follow_ups[(n - 1) % len(asked.follow_ups)] if asked and asked.follow_ups else ""
        follow = follow or one.card.follow_up
        hint = labels("follow_up", question=follow) if follow else labels("follow_up_own")
        self.widget.show(
            ui.card(" ".join(lines[:1]), lines[1:], arrive=True),
            self.recorder,
            ui.notes("", shows) if shows else None,
            ui.text(hint),
            self._after_form(attempt),
            self._ways_on(one, n),
        )

    def _after_form(self, attempt: Stored[Attempt]) -> ui.Form:
        """The follow-up, the one tweak, and which story was told."""
        stories = {s.id: s.record.title for s in self._book.store.all(StarStory)}
        questions = ui.questions(Attempt, self._asked, AFTER)
        if stories:
            ask = self._asked("field.story_id.ask")
            questions.append(ui.Question("story_id", ReferenceAnswer(), ask, options=stories))

        def keep(values: dict[str, Any]) -> None:
            with self._book.store.batch() as batch:
                now = batch.get(Attempt, attempt.id)
                record = replace(now.record if now else attempt.record, **values)
                batch.keep(record, now, id=attempt.id)

        name, words = f"practice.after:{attempt.id}", self._words.within("form.after")
        start = {"story_id": attempt.record.story_id, "one_tweak": "", "follow": ""}
        self.form = ui.Form(self._book, questions, words, name=name, keep=keep, start=start, stays=True)
        return self.form

    def _ways_on(self, one: PileCard, n: int) -> Any:
        """The next question first; the same once more while that is one of two tries."""
        labels, over = self._labels, enough(self._book)
        acts: Acts = {"next": (labels("finish" if over else "next"), self.next)}
        if n < TRIES_MOST:
            acts["again"] = (labels("again"), partial(self._again, one))
        if not over:
            acts["stop"] = (labels("finish"), self.leave)
        return ui.buttons(acts, plain=[key for key in acts if key != "next"])

    def _forget(self) -> None:
        """What was recorded and not kept is gone with its question."""
        if self.recorder:
            self.recorder.forget()
        self.recorder = None

    def _keep_sound(self, media_type: str, data: bytes) -> None:
        """Keeps the recording of the attempt that was rated."""
        sound, day = base64.b64encode(data).decode(), Day(self._book.today())
        self._book.store.add(Recording(self._attempt, day, media_type, sound))

    def _again(self, one: PileCard) -> None:
        stored = self._book.store.get(Card, one.id)
        self.ask(replace(one, card=stored.record, stored=stored) if stored else one)

    def _enough(self) -> None:
        """The soft end of a session, and a way on that locks nothing."""
        labels, acts = self._labels, Acts(stop=(self._labels("finish"), self.leave))
        if self._fresh:
            acts["more"] = (labels("one_more"), self._more)
        self._book.store.set_setting(ASKING, None)
        self._forget()
        card = ui.card(labels("enough_title"), labels("enough"), tone="enough", arrive=True)
        self.widget.show(card, ui.buttons(acts, plain=["more"]))

    def _more(self) -> None:
        self._anyway = True
        self.next()
