"""The composer: questions, and the letter they make, which can be changed by hand. It sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from workbook import ui
from workbook.answers import ExerciseEntry, Problem, admit
from workbook.book import Book
from workbook.check_ins.model import CheckIn, check_ins
from workbook.content import Letter, Words, load_letters, load_tone
from workbook.content.letters import gap_marks, length, own_brackets, still_open
from workbook.content.tone import SECOND_ASK, Note, asks_again, notes
from workbook.fairness.story import when_to_question
from workbook.interviews.model import Application
from workbook.messages import letters, questions
from workbook.messages.letters import Composed, EmployerSaid, LetterChoices
from workbook.messages.model import Channel, Message, Purpose, ReplyKind
from workbook.path import what_presses
from workbook.today.model import FirstDay, first_days, heavy_day
from workbook.ui.mail import mail_link

LONGEST = 200_000  # characters of a letter that can be stored
AFTER_THE_REQUEST = (Purpose.ANSWER, Purpose.LATER_NOTE)  # notes from after the one request
QUIET_FROM, QUIET_UNTIL = 22, 7  # hours of the day


class WaitReason(StrEnum):
    """Why a letter is better read again tomorrow; it is never a lock."""

    HEAVY_DAY = "heavy_day"
    QUIET_HOURS = "quiet_hours"


def wait_reason(now: datetime, days: Iterable[FirstDay], check_ins: Iterable[CheckIn]) -> WaitReason | None:
    """The reason to keep a letter for tomorrow, or None (guide, 2(b): hold_rule and quiet hours)."""
    if heavy_day(days, check_ins, now.date()):
        return WaitReason.HEAVY_DAY
    return WaitReason.QUIET_HOURS if now.hour >= QUIET_FROM or now.hour < QUIET_UNTIL else None


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
        self._book, self._words, self._room_words = book, words.within("compose"), words
        self._id, self._purpose, self._on_sent, self._was_sent = application_id, purpose, on_sent, False
        self._letters, self._gaps = load_letters(book.language), gap_marks(self._words.options("gap"))
        self._note = letters.later_note(self._letters, purpose, how) if purpose else None
        self._before = before
        self._flags = load_tone(book.language)
        self._composed: Composed | None = None
        self._removed, self._place, self._about, self._wait, self._below = (ui.swap() for _ in range(5))
        self._read_days()
        self._build(before, f"{application_id}.{self._note.id if self._note else ''}")
        self._answered()
        formal = [] if purpose else [when_to_question(book, application_id)]
        classes = ["atn-letter", "atn-letter-first"] if self._composed else ["atn-letter"]
        self.widget = ui.stack(self._removed, ui.stack(self.form, self._place, classes=classes), *formal)
        self._listen()

    def _build(self, before: Message | None, draft: str) -> None:
        words = self._words
        start = questions.known(self._book, self._id, self._purpose, before)
        known = [name for name in questions.MORE if start.get(name, "q2") not in ("", EmployerSaid.NOT_YET)]
        self._told = start["heard"]  # by the log, which may have learnt it since the answers were drafted
        self.form = ui.LiveForm(
            self._book,
            questions.questions(self._room_words),
            words.within("form"),
            name=f"messages.answers.{draft}",
            on_change=self._answered,
            start=start,
            more=[*known, "to_role"] if self._note else known,
        )
        letter = f"messages.letter.{draft}"
        self.editor = ui.Editor(self._book, words, letter, self._look, on_taken=self._taken)

    def _listen(self) -> None:
        listen = self._book.store.listen
        days = (ExerciseEntry, CheckIn)  # they decide whether today is a heavy day
        stop_looking = listen(Application, lambda _change: self._look_for_application())
        self._stops = [stop_looking, listen(days, lambda _change: self._days_changed())]

    @property
    def choices(self) -> LetterChoices:
        """What the answers say about the letter."""
        choices = questions.choices_of(self.form.answers, self._room_words, later=self._note is not None)
        return replace(choices, news=self._told) if choices.news is EmployerSaid.NOT_YET else choices

    def sent(self) -> str | None:
        """Hands the letter on as sent; or returns what is still open in it."""
        editor, composed = self.editor, self._composed
        if composed is None or self._was_sent:
            return None
        editor.refresh()
        if why := editor.looked.held or self._not_storable() or self._on_sent(self.written(composed)):
            return why
        self._was_sent = True  # a second press of the button comes too late
        self._taken("sent")
        self.form.drop()
        editor.drop()
        return None

    def leave(self) -> None:
        """Hears of nothing any more; for when something else takes its place on the page."""
        while self._stops:
            self._stops.pop()()

    def written(self, composed: Composed) -> Message:
        """The letter as it stands, with what is known about it; its day is for whoever keeps it."""
        choices, asked, letter = self.choices, set(self.form.shown), composed.letter
        (subject, body), values = self.editor.text, choices.named(letter)
        again = not self._note and letter.group != "phone" and asks_again(body, self._flags)
        asks = composed.still_asks(body) or again
        return Message(
            application_id=self._id,
            purpose=self._purpose or (Purpose.THANKS_AND_ASK if asks else Purpose.THANKS),
            template=letter.id,
            channel=choices.channel,
            to_role=choices.to_role if "to_role" in asked or self._note else None,
            contact=values.get("contact", ""),
            feedback=choices.feedback if "feedback" in asked else None,
            tone=choices.tone if letter.tones else None,
            subject=subject if composed.subject else "",
            body=body,
            asks=asks,
            open_door=composed.door_still_open(body),
            new_role=values.get("follow_to", "") if self._purpose is Purpose.LATER_NOTE else "",
        )

    def _not_storable(self) -> str:
        """Why the letter cannot be noted as sent: its application was removed, or what stands in it."""
        if self._book.store.get(Application, self._id) is None:
            return self._words("not_stored")
        admitted = (admit(text, LONGEST) for text in self.editor.text)
        problem = next((answer for answer in admitted if isinstance(answer, Problem)), None)
        return self._book.words("answers")(f"problem.{problem.key}", **problem.values) if problem else ""

    def _answered(self) -> None:
        """After an answer: what is asked, and the letter, which keeps what was changed by hand."""
        choices, before = self.choices, self._composed
        letter = self._note or letters.choose(self._letters, choices)
        whom = {"to_role"} if self._note and not self._before else set()
        self.form.show_only(whom | questions.names_asked(self.form.answers, choices, letter))
        if letter is None:
            self._composed = None
            self._place.show(ui.card(self._words("empty_title"), [self._words("empty")], "empty"))
            return
        self._composed = now = letters.compose(self._letters, letter, choices, self._gaps)
        self._about.show(ui.text(self._about_it(letter, choices), tone="quiet"))
        self._show_below(letter, before)
        if before is None:
            self.editor.begin(now.subject, now.body)
            self._place.show(self._about, self._wait, self.editor, self._below)
        else:
            filled = {self._gaps[name]: value for name, value in letters.tidied(choices.values).items()}
            if self.editor.edited and (now.subject, now.body) != (before.subject, before.body):
                self.form.say(self._words("edited"))  # where the press was: the letter may be out of view
            self.editor.make(now.subject, now.body, filled)

    def _show_below(self, letter: Letter, before: Composed | None) -> None:
        """How the letter leaves, in the words for what is sent or for what is said."""
        if before and before.letter.group == letter.group:
            return
        aloud = letter.group == "phone"
        self.editor.names = self._words.options("script") if aloud else {}
        sends = [] if aloud else [ui.text(self._words("sends_nothing"), tone="quiet")]
        self._below.show(
            *sends, ui.buttons({"sent": (self._words("talked" if aloud else "sent"), self.sent)})
        )

    def _about_it(self, letter: Letter, choices: LetterChoices) -> str:
        """What the letter does, and what of the answers it leaves out."""
        second = choices.asks and "q1" in letter.places and "q2" not in letter.needs
        left_out = second and choices.values.get("q2")
        return f"{letter.about} {self._words('second_left_out')}" if left_out else letter.about

    def _look(self, subject: str, body: str) -> ui.Looked:
        """What there is to say about this text: open places, tone, length, and its way out."""
        composed, choices, words = self._composed, self.choices, self._words
        if composed is None:
            return ui.Looked()
        values, text = list(letters.tidied(choices.values).values()), f"{subject}\n{body}"
        gaps = still_open(text, self._gaps, values)
        asked, spoken = self._purpose in AFTER_THE_REQUEST, composed.letter.group == "phone"
        tone = notes(body, self._flags, asked=asked, spoken=spoken)
        long = length(body, choices.channel, self._letters.limits, composed.letter.aside)
        held = self._held(gaps, tone)
        link = mail_link(subject, body) if choices.channel is Channel.EMAIL and not held else ""
        remarks = [ui.Remark(0, 0, words("too_long"))] if long.over else []
        return ui.Looked(
            remarks=(*remarks, *(ui.Remark(note.start, note.end, self._note_on(note.flag)) for note in tone)),
            gaps=tuple(mark for mark in gaps if len(mark) > 1),
            held=held,
            own=own_brackets(text, values),
            count=words(f"length.{long.unit}", n=long.n, limit=long.limit) if long.near else "",
            over=long.over,
            link=link or "",
            link_said=words("link_too_long") if link is None else "",
            calm=self._suggest_waiting(),
        )

    def _suggest_waiting(self) -> bool:
        """Whether it is better sent tomorrow; then a card says why."""
        reason = wait_reason(self._book.now(), *self._days)
        words, key = self._words, f"hold.{reason}"
        lines = [words(f"{key}.say"), *what_presses(self._book)] if reason else []
        self._wait.show_if(reason, lambda: [ui.card(words(f"{key}.title"), lines, "enough")])
        return reason is not None

    def _held(self, gaps: Sequence[str], tone: Iterable[Note]) -> str:
        """The sentence on what keeps the letter here: a place still open, or a second ask."""
        if names := [mark.strip("⟨⟩{}") for mark in gaps if len(mark) > 1]:
            *others, last = names
            what = self._words("open_more", what=", ".join(others), last=last) if others else last
            return self._words("open", what=what)
        if gaps:
            return self._words("open_bracket")
        return self._note_on(SECOND_ASK) if any(note.flag == SECOND_ASK for note in tone) else ""

    def _note_on(self, flag: str) -> str:
        return next((each.say for each in self._flags if each.id == flag), "") or self._words(flag)

    def _read_days(self) -> None:
        """The first days and check-ins, read when they change and not at every key that is pressed."""
        self._days = first_days(self._book.store), check_ins(self._book.store)

    def _days_changed(self) -> None:
        self._read_days()
        self.editor.refresh()

    def _taken(self, _how: str) -> None:
        """The person's own names stand in the next letter at once."""
        values = letters.tidied(self.choices.values)
        for name, setting in questions.NAMES.items():
            if name in values:
                self._book.store.set_setting(setting, values[name])

    def _look_for_application(self) -> None:
        """Says so when the application was removed while this is open, and no longer once it is back."""
        is_there = self._book.store.get(Application, self._id) is not None
        card = ui.card(self._words("removed_title"), self._words("removed"), "enough")
        self._removed.show(*([] if is_there else [card]))
