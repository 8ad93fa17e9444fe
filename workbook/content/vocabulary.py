"""The words people keep their search in, language by language, from content/import."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workbook.answers import DayWords, fold
from workbook.answers.day_reading import DateReader, Order
from workbook.answers.spelling import Tokens, heading_tokens, tokens
from workbook.content.files import HOME

_HOME = HOME / "import"
FIRST = "en"
Meaning = tuple[str, Iterable[str]]  # what is meant, and the phrases that say so
_MOST = 12  # rounds anybody counts


@dataclass(frozen=True)
class Phrases:
    """Phrases of one or several words and what each means; `whole` ones count only as a whole cell."""

    anywhere: Mapping[Tokens, str]
    whole: Mapping[Tokens, str] = field(default_factory=dict)

    @functools.cached_property
    def _lengths(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """First word → second word ("" for none) → how long the phrases are that begin so."""
        lengths: dict[str, dict[str, set[int]]] = {}
        for words in self.anywhere:
            second = words[1] if len(words) > 1 else ""
            lengths.setdefault(words[0], {}).setdefault(second, set()).add(len(words))
        return {w: {second: tuple(sorted(n)) for second, n in rest.items()} for w, rest in lengths.items()}

    def found_in(self, words: Tokens) -> list[tuple[int, int, str]]:
        """Where phrases stand in these words (start, end, meaning), in order.

        A longer phrase goes before a shorter one, and no word counts twice.
        """
        taken: set[int] = set()
        phrases = []
        for start, end in sorted(self._spans(words), key=lambda span: span[0] - span[1]):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                phrases.append((start, end, self.anywhere[words[start:end]]))
        return sorted(phrases)

    def _spans(self, words: Tokens) -> Iterator[tuple[int, int]]:
        for start, word in enumerate(words):
            following = self._lengths.get(word)
            if following is None:
                continue
            if "" in following:
                yield start, start + 1
            for length in following.get(words[start + 1], ()) if start + 1 < len(words) else ():
                if start + length <= len(words) and words[start : start + length] in self.anywhere:
                    yield start, start + length

    @functools.cached_property
    def corrected(self) -> dict[str, str]:
        """A cache of words looked at: each with the known word that it is, misspelt; else itself."""
        return {}

    @functools.cached_property
    def single_words(self) -> Mapping[str, list[str]]:
        """First letter → the phrases of one word that are long enough to be recognised when misspelt."""
        words: dict[str, list[str]] = {}
        for phrase in sorted(self.anywhere):
            if len(phrase) == 1 and len(phrase[0]) >= 5:
                words.setdefault(phrase[0][0], []).append(phrase[0])
        return words


@dataclass(frozen=True, eq=False)  # there is one for each set of languages, so it is known by itself
class Vocabulary:
    """The words of one or several languages together, the first language winning where they differ."""

    languages: tuple[str, ...]
    status: Phrases
    notes: Phrases
    negated: frozenset[str]
    small: frozenset[str]
    sources: Phrases
    yes_no: Phrases
    dates: DayWords
    nothing: frozenset[str]
    unknown: frozenset[str]
    totals: frozenset[Tokens]
    roles: Phrases
    told: frozenset[str]  # words before a round that took place, in a note
    workplace: frozenset[str]  # where the work is done
    mail: tuple[str, ...]  # how the subject of a mail begins before the company's name


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages there are words for, English first."""
    codes = sorted(path.stem for path in _HOME.glob("*.toml") if path.stem != "exports")
    return (FIRST, *(code for code in codes if code != FIRST))


@functools.cache
def _file(name: str) -> dict[str, Any]:
    """One language's file as it stands."""
    return tomllib.loads((_HOME / f"{name}.toml").read_text(encoding="utf-8"))


def exports() -> dict[str, Any]:
    """The exports of other programs that are recognised by all their column names."""
    return _file("exports")


@functools.cache
def column_words() -> dict[Tokens, tuple[tuple[str, str], ...]]:
    """Column name → every (column, language) it may stand for, in every language, English first."""
    names: dict[Tokens, dict[tuple[str, str], None]] = {}
    for code in languages():
        for column, phrases in _flat(_file(code)["columns"]):
            for phrase in phrases:
                names.setdefault(heading_tokens(phrase), {})[column, code] = None
    names.pop((), None)
    return {words: tuple(meanings) for words, meanings in names.items()}


@functools.cache
def plainest_words() -> frozenset[tuple[str, Tokens]]:
    """Each column with the word that stands first for it: "link" says it more plainly than "posting"."""
    columns = (pair for code in languages() for pair in _flat(_file(code)["columns"]))
    return frozenset((column, heading_tokens(phrases[0])) for column, phrases in columns)


@functools.cache
def vocabulary(codes: tuple[str, ...] = ()) -> Vocabulary:
    """The words of these languages together; of all there are where none is named."""
    codes = codes or languages()
    files = [_file(code) for code in codes]

    def words(section: str, key: str) -> Iterator[str]:
        for file in files:
            yield from file[section].get(key, ())

    def tokens_of(section: str, key: str) -> frozenset[str]:
        return frozenset(token for word in words(section, key) for token in tokens(word))

    return Vocabulary(
        languages=codes,
        status=_status(files),
        notes=Phrases(_meanings(pair for file in files for pair in _notes(file))),
        negated=tokens_of("notes", "negated"),
        small=tokens_of("fill", "small"),
        sources=Phrases(_meanings(pair for file in files for pair in file["sources"].items())),
        yes_no=Phrases(_meanings(pair for file in files for pair in file["yes_no"].items())),
        dates=_dates(files),
        nothing=frozenset(map(fold, words("fill", "nothing"))),
        unknown=frozenset(map(fold, words("fill", "unknown"))),
        totals=frozenset(map(tokens, words("totals", "words"))),
        roles=Phrases(_meanings([("role", words("roles", "words"))])),
        told=tokens_of("notes", "told"),
        workplace=frozenset(map(fold, words("fill", "workplace"))),
        mail=tuple(sorted(map(fold, words("fill", "mail")), key=len, reverse=True)),
    )


def vocabulary_of(language: str) -> Vocabulary:
    """The words of one language; the English ones where there are none for it."""
    return vocabulary((language if language in languages() else FIRST,))


def day_first_by_language(code: str) -> bool | None:
    """Whether people writing in this language put the day before the month; None where they differ."""
    return {"always": True, "never": False}.get(_file(code)["dates"]["day_first"])


def _status(files: list[dict[str, Any]]) -> Phrases:
    """Outcome and stage words in one: `rejected` …, `stage.screening` …, `nth.2` and `many.3`."""
    anywhere: list[Meaning] = []
    whole: list[Meaning] = []
    for file in files:
        status = dict(file["status"])
        alone = status.pop("whole", {})
        for key, phrases in status.items():
            short = [phrase for phrase in phrases if _by_chance(tokens(phrase))]
            whole.append((key, short))
            anywhere.append((key, [phrase for phrase in phrases if phrase not in short]))
        whole += alone.items()
        anywhere += ((f"stage.{key}", phrases) for key, phrases in file["stages"].items())
        anywhere += _counted(file, nth=file["counted"]["nth"], many=file["counted"]["many"])
    return Phrases(_meanings(anywhere), _meanings(whole))


def _by_chance(words: Tokens) -> bool:
    """Whether a word of one language is as likely a part of another's phrase: "no", "red", "ko"."""
    return len(words) == 1 and len(words[0]) <= 3 and words[0].isascii()


def _notes(file: dict[str, Any]) -> Iterator[Meaning]:
    notes = file["notes"]
    yield from ((key, notes[key]) for key in notes if key not in ("many", "negated", "told"))
    yield from _counted(file, nth=[], many=notes["many"])


def _counted(file: dict[str, Any], **kinds: list[str]) -> Iterator[Meaning]:
    """Every phrase with a number in it, written out with each number and number word."""
    counted = file["counted"]
    ordinals = [words for key, words in counted.items() if key.endswith("ordinals")]
    for number in range(1, _MOST + 1):
        forms = {"{nth}": _at(ordinals, number), "{n}": {str(number), *_at([counted["numbers"]], number)}}
        for kind, patterns in kinds.items():
            for pattern in patterns:
                place = "{nth}" if "{nth}" in pattern else "{n}"
                yield f"{kind}.{number}", [pattern.replace(place, form) for form in forms[place]]


def _at(lists: list[list[str]], number: int) -> set[str]:
    return {words[number - 1] for words in lists if number <= len(words)}


def _dates(files: list[dict[str, Any]]) -> DayWords:
    months: dict[str, int] = {}
    for file in files:
        for number, names in enumerate(file["dates"]["months"], start=1):
            for name in names:
                months.setdefault("".join(tokens(name)), number)

    def phrases(*keys: str) -> Iterator[Tokens]:
        return (tokens(word) for file in files for key in keys for word in file["dates"][key])

    return DayWords(
        months,
        before=tuple(sorted({" ".join(phrase) for phrase in phrases("before")}, key=len, reverse=True)),
        about={word for phrase in phrases("about") for word in (*phrase, "".join(phrase))},
        small=set(map("".join, phrases("small", "both"))),
    )


def date_reader(today: date, order: Order | None = None) -> DateReader:
    """A reader of dates in every language there are words for."""
    return DateReader(today, vocabulary().dates, order)


def _meanings(pairs: Iterable[Meaning]) -> dict[Tokens, str]:
    """The words of each phrase and what they mean, which is what the first to name them says."""
    meanings: dict[Tokens, str] = {}
    for key, phrases in pairs:
        for words in filter(None, map(tokens, phrases)):
            meanings.setdefault(words, key)
    return meanings


def _flat(columns: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Every column with its phrases; stages and outcomes as `stage.screening` and `outcome.offer`."""
    for key, value in columns.items():
        if isinstance(value, dict):
            yield from ((f"{key.removesuffix('s')}.{inner}", phrases) for inner, phrases in value.items())
        else:
            yield key, value
