"""What a cell says about how an application stands: outcome words win over stage words."""

from __future__ import annotations

import difflib
import functools
from dataclasses import dataclass
from itertools import zip_longest

from workbook.answers.spelling import Tokens, tokens, unstretched
from workbook.content.vocabulary import Phrases, Vocabulary, vocabulary
from workbook.interviews.story import Standing

WAITING, NOT_APPLIED, ADVANCED = Standing.WAITING, Standing.NOT_APPLIED, Standing.ADVANCED
OFFER, NO_RESPONSE = Standing.OFFER, Standing.NO_RESPONSE
ENDINGS = tuple(standing for standing in Standing if standing not in (WAITING, NOT_APPLIED, ADVANCED, OFFER))
STANDINGS = (WAITING, NOT_APPLIED, ADVANCED, OFFER, *ENDINGS)
_AWAITED = "awaiting"  # an answer to come, where "waiting" may only say that it was sent
_OTHERS = "others"  # "another candidate": what is told beside it was good for somebody else
_DECLINED = "declined"  # by them, but after an offer by the person
_GOOD = frozenset((ADVANCED, OFFER, "offer_accepted"))
_PERHAPS = "no_response_perhaps"  # as good as silence, but not said outright
_NO_ROUND = "stage.none"  # "without an interview"
_LONGEST = 300  # characters of a status; what is longer is a story
_CLOSE = 0.84  # how alike two words must be for one to be the other misspelt
_NOTE_ENDS = {"silence": NO_RESPONSE, "no": "rejected"}
_PLAINLY = {_AWAITED: WAITING, _PERHAPS: NO_RESPONSE, _OTHERS: "rejected", _DECLINED: "rejected"}


@dataclass(frozen=True)
class CellStatus:
    """What some words say: a standing (None where they say none) and interview rounds, as markers.

    A marker is a stage (`screening`), `interview` for one of no known number, or `nth.3` for the third.
    `known` is whether every word was understood, `sure` whether the standing was said outright, `offered`
    whether there was an offer before something else became of it, `awaited` whether their answer is said to
    be still to come, `implied` whether only the rounds tell that the person got through to them.
    """

    standing: str | None = None
    markers: tuple[str, ...] = ()
    known: bool = True
    sure: bool = True
    offered: bool = False
    awaited: bool = False
    implied: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nothing at all was understood."""
        return self.standing is None and not self.markers


_WEIGHTS: dict[str | None, int] = {None: 0, NOT_APPLIED: 1, WAITING: 2, ADVANCED: 3, OFFER: 4}  # endings: 5


def weight(standing: str | None) -> int:
    """How much a standing says: an ending more than an offer, more than being through, more than waiting."""
    return _WEIGHTS.get(standing, len(_WEIGHTS))


def strongest(standings: list[str | None]) -> str | None:
    """The standing that says most; of several endings the last."""
    return max(reversed(standings), key=weight, default=None)


@functools.lru_cache(maxsize=20_000)
def status(text: str, words: Vocabulary) -> CellStatus:
    """What a status cell says, read in these words first and in all languages where they know nothing."""
    if len(text) > _LONGEST:
        return CellStatus(known=False)
    said, months = tokens(text), words.dates.months  # "Interview 3 May" is no third interview
    counted = [
        word for word, after in zip_longest(said, said[1:]) if not (word.isdigit() and after in months)
    ]
    cell = tuple(map(unstretched, counted))
    if not cell:
        return CellStatus(known=not text.strip())
    for known in (words, vocabulary()):
        for spelled in (cell, _corrected(cell, known.status)):
            status = _read(spelled, known)
            if not status.nothing:
                return status
    return CellStatus(known=False)


def note(text: str, words: Vocabulary) -> CellStatus:
    """What a note tells for certain about rounds and how it ended; a note is never understood in full."""
    cell = tokens(text)
    standings: list[str | None] = []
    markers: list[str] = []
    for start, _end, meaning in words.notes.found_in(cell):
        if any(word in words.negated for word in cell[max(0, start - 2) : start]):
            continue
        if meaning == "one":
            markers.append("interview")
        elif meaning.startswith("many.") or meaning in ("screening", "task", "final"):
            markers.append(meaning.replace("many.", "nth."))
        else:
            standings.append(_NOTE_ENDS.get(meaning, meaning))
    markers = markers or _told_rounds(cell, words)
    return CellStatus(strongest(standings), tuple(markers), known=False)


def _told_rounds(cell: Tokens, words: Vocabulary) -> list[str]:
    """Rounds that a note tells of with a word before them: "did the online test", "good interview"."""
    markers = []
    for start, _end, meaning in words.status.found_in(cell) if not words.told.isdisjoint(cell) else ():
        before = [word for word in cell[max(0, start - 3) : start] if word not in words.small - words.told]
        if meaning.startswith("stage.") and meaning != _NO_ROUND and before and before[-1] in words.told:
            markers.append(_marker(meaning))
    return markers


def source(text: str, words: Vocabulary) -> str | None:
    """How the person came across the job, as one of the log's options; None for words we do not know."""
    cell = tokens(text)
    sources = words.sources.found_in(cell)
    return words.sources.anywhere.get(cell) or (sources[0][2] if sources and len(cell) <= 6 else None)


def yes_no(text: str, words: Vocabulary) -> str | None:
    """`yes`, `no` or `ghosted` where that is all a cell says."""
    return words.yes_no.anywhere.get(tokens(text))


def _read(words: Tokens, known: Vocabulary) -> CellStatus:
    """What these words say, phrase by phrase; all of a cell counts before its parts."""
    whole = known.status.whole.get(words)
    spans = [(0, len(words), whole)] if whole else known.status.found_in(words)
    spans = [span for span in spans if not _denied(words, span, known)]
    spans = [span for span, after in zip_longest(spans, spans[1:]) if not _told_apart(words, span, after)]
    meanings = [meaning for _start, _end, meaning in spans]
    if _OTHERS in meanings:
        meanings = [meaning for meaning in meanings if meaning not in _GOOD]
    elif OFFER in meanings and _DECLINED in meanings[meanings.index(OFFER) :]:
        meanings.append("offer_declined")
    standings: list[str | None] = [_PLAINLY.get(m, m) for m in meanings if "." not in m]
    markers = tuple(_marker(m) for m in meanings if "." in m and m != _NO_ROUND)
    standing = strongest(standings)
    taken = {index for start, end, _meaning in spans for index in range(start, end)}
    answer = any(end - start > 1 for start, end, meaning in spans if meaning == _AWAITED)
    awaited = answer or meanings[-1:] == [_AWAITED]  # "awaiting the final interview" awaits no answer
    if markers and weight(standing) <= weight(WAITING) and not awaited:
        last = known.status.whole.get(words[-1:]) if len(words) - 1 not in taken else None
        standing = last if last in ENDINGS else ADVANCED  # "Final round - no"
    left = [word for i, word in enumerate(words) if i not in taken and word.isalnum()]
    sure = _PERHAPS not in meanings
    offered = OFFER in standings and standing not in (OFFER, "offer_accepted", "offer_declined")
    clear = sure and all(word in known.small for word in left)
    implied = standing == ADVANCED and ADVANCED not in standings
    return CellStatus(standing, markers, clear, sure, offered, awaited, implied)


def _told_apart(words: Tokens, span: tuple[int, int, str], after: tuple[int, int, str] | None) -> bool:
    """Whether a round's number stands before its name: "Stage 1: phone" is one round."""
    numbered = span[2].startswith("nth.") and not words[span[0]][0].isdigit()
    return bool(numbered and after and after[0] == span[1] and after[2].startswith("stage."))


def _denied(words: Tokens, span: tuple[int, int, str], known: Vocabulary) -> bool:
    """Whether something good is said not to have been: "not interviewed", "didn't progress"."""
    start, _end, meaning = span
    good = "." in meaning or meaning in _GOOD
    return good and start > 0 and words[start - 1] in known.negated and words[start] not in known.told


def _marker(meaning: str) -> str:
    kind, value = meaning.split(".")
    return value if kind == "stage" else f"nth.{value}"


def _corrected(words: Tokens, phrases: Phrases) -> Tokens:
    """The words with misspelt ones put right, where one known word is close enough."""
    right = []
    for word in words:
        if len(word) >= 5 and word.isalpha():
            if word not in phrases.corrected:
                phrases.corrected[word] = _closest(word, phrases)
            word = phrases.corrected[word]
        right.append(word)
    return tuple(right)


def _closest(word: str, phrases: Phrases) -> str:
    """The known word that this one is, misspelt; else itself. The first letter is hardly ever the slip."""
    known = [k for k in phrases.single_words.get(word[0], []) if abs(len(k) - len(word)) <= 2]
    close = difflib.get_close_matches(word, known, n=1, cutoff=_CLOSE)
    close = close or [k for words in phrases.single_words.values() for k in words if k[1:] == word]
    # "progress" is no misspelt "progressed": an ending left off makes another word
    inflected = bool(close) and close[0].startswith(word) and len(close[0]) > len(word) + 1
    return close[0] if close and not inflected else word
