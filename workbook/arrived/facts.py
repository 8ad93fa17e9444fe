"""What a message says, as far as it can be told; what cannot be told is None, and a question on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from workbook.answers.day_reading import DateReader, Order
from workbook.answers.spelling import tokens
from workbook.arrived.model import AboutFeedback, What, WrittenBy
from workbook.content.mail_cleaning import cleaned_letter
from workbook.content.mail_days import NamedDays, days_in
from workbook.content.mail_names import from_sender, known_name, named
from workbook.content.mail_words import MailWords, language_of, mail_words, plain
from workbook.content.vocabulary import vocabulary_of
from workbook.interviews.model import Stage
from workbook.reader.reading import MailText

OLDEST = timedelta(days=3 * 366)  # a message dated before this, or after today, has no day of its own
CHATTER, SPAM = "chatter", "spam"
# What says more comes first: a no names interviews, an offer names the job applied for.
_ORDER = ("withdrawn", "rejected", "offer", "invited", "advanced", "receipt")
_END = re.compile(r"(?<!\s\d)(?<!\s\d\d)[.!?](?=\s|$)|[。！？]|\n\s*\n")
_EAST = "\u3040-\u30ff\u3400-\u9fff、。"


@dataclass(frozen=True)
class Facts:
    """What was found in one message; `noise` is chatter or spam that is no news, else ""."""

    text: str
    what: What | None = None
    noise: str = ""
    organisation: str = ""
    role: str = ""
    came_on: date | None = None
    stage: Stage | None = None
    written_by: WrittenBy | None = None
    feedback: AboutFeedback | None = None
    on_file: bool = False
    days: NamedDays = field(default_factory=NamedDays)


def facts_of(
    mail: MailText, today: date, organisations: Iterable[str] = (), roles: Iterable[str] = ()
) -> Facts:
    """The facts of a message; names that are in the log already are found by themselves."""
    words = mail_words(language_of(f"{mail.subject}\n{mail.text}"))
    letter = cleaned_letter(mail.text, words)
    sender, subject = mail.sender or letter.sender, mail.subject or letter.subject
    body = re.sub(rf"(?<=[{_EAST}])\n(?=[{_EAST}])", "", letter.text)
    sentences = [" ".join(plain(one).split()) for one in (subject, *_END.split(body)) if one and one.strip()]
    said = [one for one in sentences if not words.conditional.search(one)]
    what, noise = _what(said, words)
    came_on = _came_on(mail.sent_on or letter.date, today, words)
    texts = (body, subject)
    everything = " ".join(sentences)
    return Facts(
        text=letter.text,
        what=what,
        noise=noise,
        organisation=_organisation(sender, texts, organisations, words),
        role=known_name(" ".join(texts), roles) or named("job", texts, words.language),
        came_on=came_on,
        stage=_stage(said, words) if what is What.INVITED else None,
        written_by=_written_by(f"{plain(sender)} {everything}", words),
        feedback=_feedback(everything, words),
        on_file=bool(words.found["on_file.yes"].search(everything)),
        days=days_in(sentences, came_on or today, words, invites=what is What.INVITED),
    )


def _organisation(sender: str, texts: tuple[str, str], known: Iterable[str], words: MailWords) -> str:
    """Who it is from: a name of the log, or one that the sender or the phrases of the language lead to."""
    if name := known_name(" ".join((sender, *texts)), known):
        return name
    found = [named("organisation", texts, words.language), from_sender(sender, words.language)]
    if words.table["names"].get("sender_first"):
        found = [named("organisation", (sender,), words.language), *reversed(found)]
    return next(filter(None, found), "")


def _what(sentences: list[str], words: MailWords) -> tuple[What | None, str]:
    """What it is news of; None where nothing tells, or where two kinds of news contradict each other."""
    text = " \n ".join(sentences)
    hits = {kind: bool(words.found[f"kind.{kind}"].search(text)) for kind in (*_ORDER, CHATTER, SPAM)}
    news = [kind for kind in _ORDER if hits[kind]]
    if hits[SPAM] and not {"rejected", "withdrawn"} & set(news):
        return None, SPAM
    if not news or (hits[CHATTER] and not {"rejected", "withdrawn", "offer", "receipt"} & set(news)):
        return None, CHATTER if hits[CHATTER] else ""
    if "rejected" in news and "offer" in news and "withdrawn" not in news and _says_both(sentences, words):
        return None, ""
    return What(news[0]), ""


def _says_both(sentences: list[str], words: MailWords) -> bool:
    """Whether an offer stands in a sentence in which there is no no: then nobody can tell which is meant."""
    no, yes = words.found["kind.rejected"], words.found["kind.offer"]
    return any(yes.search(one) and not no.search(one) for one in sentences)


def _stage(sentences: Iterable[str], words: MailWords) -> Stage | None:
    """The stage that an invitation names, in the words with which people keep their logs."""
    stages = {str(stage): stage for stage in Stage}
    for sentence in sentences:
        for _start, _end, meaning in vocabulary_of(words.language).status.found_in(tokens(sentence)):
            kind, _, value = meaning.partition(".")
            if kind == "stage" and value in stages:
                return stages[value]
            if kind == "nth" and value.isdecimal():
                return Stage.FIRST if value == "1" else Stage.LATER
    return None


def _written_by(text: str, words: MailWords) -> WrittenBy | None:
    """A person or a template, where only one of them shows."""
    person, template = (bool(words.found[f"written.{who}"].search(text)) for who in ("person", "template"))
    if person == template:
        return None
    return WrittenBy.PERSON if person else WrittenBy.TEMPLATE


def _feedback(text: str, words: MailWords) -> AboutFeedback | None:
    if words.found["feedback.refused"].search(text):
        return AboutFeedback.REFUSED
    return AboutFeedback.OFFERED if words.found["feedback.offered"].search(text) else None


def _came_on(given: str, today: date, words: MailWords) -> date | None:
    """The day a header gives, where a message can have come that day; a forged one is asked about."""
    on = _header_day(given, today, words)
    return on if on and today - OLDEST <= on <= today else None


def _header_day(given: str, today: date, words: MailWords) -> date | None:
    try:
        return date.fromisoformat(given[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(given).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    reader = DateReader(today, vocabulary_of(words.language).dates, Order.DAY_FIRST)
    days = [day.on for day in reader.read(given[:200], within=True).days if day.exact]
    return days[0] if days else None
