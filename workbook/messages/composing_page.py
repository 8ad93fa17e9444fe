"""The composer: questions, and the letter they make, which can be changed by hand. It sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbook import ui
from workbook.answers import ExerciseEntry, Problem, admit
from workbook.book import Book
from workbook.content import Letter, Words, load_letters, load_tone
from workbook.interviews.model import Application
from workbook.messages.asked import MORE, Asked, choices_of, names_asked, questions
from workbook.messages.changed import door_still_open, still_asks
from workbook.messages.formal import when_to_question
from workbook.messages.holding import Hold, hold
from workbook.messages.known import ME, known
from workbook.messages.letters import Choices, Composed, choose, compose, gap_marks, later_note, tidied
from workbook.messages.looking import Reader
from workbook.messages.mail import text_file
from workbook.messages.model import Message, Purpose, ReplyKind
from workbook.messages.paper import Paper
from workbook.messages.tone import asks_again
from workbook.today.model import CheckIn, FirstDay, first_days

LONGEST = 200_000  # characters of a letter that can be stored
OVER = (Purpose.ANSWER, Purpose.LATER_NOTE)  # notes from after the one request


class Composer:
    """One letter about one application, written from answers and then by hand; drafts are all it keeps.

    `purpose` is that of a later note, `how` what the answer held it goes back to; a first message has
    neither. `before` is the message before it. `on_sent(message)` is called once the person says that the
    letter has gone; it may return a sentence on why that could not be noted.
    """

    def __init__(
        self,
        book: Book,
        words: Words,
        application_id: str,
        *,
        purpose: Purpose | None = None,
        how: ReplyKind | None = None,
        before: Message | None = None,
        on_sent: Callable[[Message], str | None],
    ) -> None:
        """Begins with what the log knows, and with the draft where one was left."""
        self._book, self._words, self._say = book, words, words.within("compose")
        self._id, self._purpose, self._on_sent = application_id, purpose, on_sent
        self._letters, self._gaps = load_letters(book.language), gap_marks(self._say.options("gap"))
        self._note = later_note(self._letters, purpose, how) if purpose else None
        self._flags = load_tone(book.language)
        self._reader = Reader(self._say, self._letters, self._flags, self._gaps)
        self._composed: Composed | None = None
        self._held: Hold | None = None
        self._days = self._read_days()
        self._gone = False
        draft = f"{application_id}.{self._note.id if self._note else ''}"
        self.form = self._questions(before, f"messages.answers.{draft}")
        draft = f"messages.letter.{draft}"
        self.paper = Paper(book, self._say, draft, self._look, file=self._file, on_taken=self._taken)
        self._removed, self._place, self._about, self._wait = ui.swap(), ui.swap(), ui.swap(), ui.swap()
        self._below = ui.swap()
        formal = [] if purpose else [when_to_question(book, words, application_id)]
        self.widget = ui.stack(self._removed, self.form, self._place, *formal)
        self._answered()
        listen, look = book.store.listen, self._look_for_application
        self._stops = [listen(Application, lambda _change: look())]
        for kind in (ExerciseEntry, CheckIn):  # they decide whether today is a heavy day
            self._stops.append(listen(kind, lambda _change: self._days_changed()))

    @property
    def choices(self) -> Choices:
        """What the answers say about the letter."""
        return choices_of(self.form.answers, self._words, later=self._note is not None)

    def sent(self) -> None:
        """Hands the letter on as sent, unless something in it is still open."""
        sheet, composed = self.paper.sheet, self._composed
        if composed is None or self._gone:
            return
        sheet.refresh()
        why = sheet.looked.held or self._not_storable() or self._on_sent(self.written(composed))
        if why:
            sheet.say(why, "attention")
            return
        self._gone = True  # a second press of the button comes too late
        self._taken("sent")
        self.form.drop()
        self.paper.drop()

    def leave(self) -> None:
        """Hears of nothing any more; for when something else takes its place on the page."""
        while self._stops:
            self._stops.pop()()

    def written(self, composed: Composed) -> Message:
        """The letter as it stands, with what is known about it; its day is for whoever keeps it."""
        choices, body, asked = self.choices, self.paper.sheet.body, set(self.form.shown)
        values = tidied(choices.values)
        again = not self._note and composed.letter.group != "phone" and asks_again(body, self._flags)
        asks = still_asks(body, composed) or again
        return Message(
            application_id=self._id,
            purpose=self._purpose or (Purpose.THANKS_AND_ASK if asks else Purpose.THANKS),
            template=composed.letter.id,
            channel=choices.channel,
            to_role=choices.to_role if "to_role" in asked or self._note else None,
            contact=values.get("contact", ""),
            feedback=choices.feedback if "feedback" in asked else None,
            tone=choices.tone if composed.letter.tones else None,
            subject=self.paper.sheet.head if composed.subject else "",
            body=body,
            asks=asks,
            open_door=door_still_open(body, composed),
            new_role=values.get("follow_to", "") if self._purpose is Purpose.LATER_NOTE else "",
        )

    def _not_storable(self) -> str:
        """Why the letter cannot be noted as sent: its application was removed, or what stands in it."""
        if self._book.store.get(Application, self._id) is None:
            return self._say("not_stored")
        admitted = [admit(text, LONGEST) for text in (self.paper.sheet.head, self.paper.sheet.body)]
        wrong = next((one for one in admitted if isinstance(one, Problem)), None)
        return self._book.words("answers")(f"problem.{wrong.key}", **wrong.values) if wrong else ""

    def _questions(self, before: Message | None, draft: str) -> ui.LiveForm:
        return ui.LiveForm(
            self._book,
            questions(self._words),
            self._say.within("form"),
            name=draft,
            on_change=self._answered,
            start=known(self._book, self._id, self._purpose, before),
            more=MORE,
        )

    def _letter(self, choices: Choices) -> Letter | None:
        return self._note or choose(self._letters, choices)

    def _answered(self) -> None:
        """After an answer: what is asked, and the letter, which keeps what was changed by hand."""
        choices, before = self.choices, self._composed
        letter = self._letter(choices)
        own = self.form.answers.get("question") in (None, Asked.OWN)
        self.form.show_only(names_asked(choices, letter, own, later=self._note is not None))
        if letter is None:
            self._composed = None
            self._place.show(ui.card(self._say("empty_title"), [self._say("empty")], "empty"))
            return
        self._composed = now = compose(self._letters, letter, choices, self._gaps)
        self._about.show(ui.text(self._about_it(letter, choices), tone="quiet"))
        self._show_below(letter, before)
        if before is None:
            self.paper.begin(now.subject, now.body)
            self._place.show(self._about, self._wait, self.paper.sheet, self._below)
        else:
            known_now = {self._gaps[name]: value for name, value in tidied(choices.values).items()}
            self.paper.make(now.subject, now.body, known_now)

    def _show_below(self, letter: Letter, before: Composed | None) -> None:
        """How the letter leaves, in the words for what is sent or for what is said."""
        if before and before.letter.group == letter.group:
            return
        said = letter.group == "phone"
        self.paper.name(self._say.options("script") if said else {})
        sends = [] if said else [ui.text(self._say("sends_nothing"), tone="quiet")]
        label = self._say("talked" if said else "sent")
        self._below.show(*sends, ui.buttons({"sent": (label, self.sent)}))

    def _about_it(self, letter: Letter, choices: Choices) -> str:
        """What the letter does, and what of the answers it leaves out."""
        said = [letter.about]
        if choices.asks and "q1" in letter.places and "q2" not in letter.needs and choices.values.get("q2"):
            said.append(self._say("second_left_out"))
        return " ".join(said)

    def _look(self, subject: str, body: str) -> ui.Looked:
        if self._composed is None:
            return ui.Looked()
        now = self._hold()
        if now is not self._held:
            self._held = now
            say = self._say.within(f"hold.{now.value}") if now else None
            self._wait.show(*([ui.card(say("title"), say("say"), "enough")] if say else []))
        asked, calm = self._purpose in OVER, now is not None
        return self._reader.look(subject, body, self._composed, self.choices, asked=asked, calm=calm)

    def _hold(self) -> Hold | None:
        return hold(self._book.now(), *self._days)

    def _read_days(self) -> tuple[Sequence[FirstDay], Sequence[CheckIn]]:
        """The first days and check-ins, read when they change and not at every key that is pressed."""
        store = self._book.store
        return first_days(store.all(ExerciseEntry)), [stored.record for stored in store.all(CheckIn)]

    def _days_changed(self) -> None:
        self._days = self._read_days()
        self.paper.sheet.refresh()

    def _file(self) -> tuple[str, str, bytes]:
        head = self.paper.sheet.head if self._composed and self._composed.subject else ""
        data = text_file(head, self.paper.sheet.body, f"{self._say('sheet.head')}:")
        return self._say("file_name"), "text/plain;charset=utf-8", data

    def _taken(self, _how: str) -> None:
        """The person's own name stands in the next letter at once."""
        if me := tidied(self.choices.values).get("me"):
            self._book.store.set_setting(ME, me)

    def _look_for_application(self) -> None:
        """Says so when the application was removed while this is open, and no longer once it is back."""
        there = self._book.store.get(Application, self._id) is not None
        title, say = self._say("removed_title"), self._say("removed")
        self._removed.show(*([] if there else [ui.card(title, say, "enough")]))
