"""What must be true of the words: each function returns what is wrong, as lines that name file and key."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from workbook.answers import Answer, MappingAnswer, ReferenceAnswer, ScaleAnswer, answers_of

LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
PLACE = re.compile(r"[a-z][a-z0-9_]*(:[^{}.\[\]]*)?")
OLDEST_HELPLINE = timedelta(days=183)
SHARED = ("answers", "ui")  # where a form looks for a problem's words after the room's own
HOLD_WORDS = ("words", "_words", "labels", "sentence", "ui", "common", "_common", "say", "said")
# The voice (CONTRIBUTING.md): what is never said, with the reason.
UNSAID = {
    r"!": "no exclamation marks",
    r"\bjust\b": "“just” makes a hard thing small",
    r"\bshould(n't)?\b|\bmust(n't)?\b": "nobody is told what they should do",
    r"\bfail(ed|ure)?\b attempt|\bcommit suicide\b": "safe-messaging practice",
    r"\bcheer up\b|\bat least you\b|\beverything happens for\b|\bbright side\b": "comfort that hurts",
    r"\b(well done|great job|good job|congratulations)\b": "no praise",
    r"\b(color|center|favorite|canceled|organization|apologize)\b": "British spelling",
    r"\bloops?\b|\bdrawers?\b|\b(parking |your |the )slots?\b|\bthe box\b": "a word made up for the workbook",
    r"\bnoes\b|\bnos\b|\banew\b|\bring(s|ing)?\b|\brang\b|\bfortnight": "a word known everywhere",
    r"\bno one is told\b|\bwhat becomes of\b|\bput back for trial\b|\blocks anything\b": "not said aloud",
    r"\b(this|that) one(?! (came|is better)\b)\b|\bafresh\b|\bstands\b(?! (in|beside)\b)": "say what it is",
    r"\bneeds (doing|solving)\b|\bwill keep\.|'ll keep\.|\bpapers\b": "said so in Britain only",
    r"\be-mails?\b": "one spelling: email",
    r"\b(bugs?|traceback|exception|kernel|widget|SQL)\b": "no words of the trade",
}


# What a friend says in one word. Not after "how", "where" and the like, whose end cannot be drawn together
# ("say where you are"), and not where "it" ends what comes before ("what you wrote about it is kept").
_BEFORE = "where|how|what|who|as|than|which|whatever|job"
_ENDS = "in|about|of|on|beyond|leaving|with|for|from|behind|to|under|at|by|into|after|before|without|words"
_AFTER_WH = "".join(rf"(?<!\b{word} )" for word in _BEFORE.split("|"))
_AFTER_WH += "".join(rf"(?<!\bhow \w{{{n}}} )" for n in range(2, 7))
_OWN_SUBJECT = _AFTER_WH + "".join(rf"(?<!\b{word} )" for word in _ENDS.split("|"))
STIFF = re.compile(
    r"\b(do|does|did|is|are|was|were|will|would|could|have|has|had|can) not\b(?! only\b| at all\b)(?= [\w{“])"
    r"|\bcannot\b|\bneed not\b"
    rf"|{_OWN_SUBJECT}\b(it|that|there) is(?= [\w{{“])(?! to a\b)"
    rf"|{_AFTER_WH}\b((you|we|they) are|I am)(?= [\w{{“])"
    rf"|{_OWN_SUBJECT}(?<!then )\b((you|we|they|I|it) will|(you|we|they) would)(?= [\w{{“])",
    re.IGNORECASE,
)
AS_IT_IS = (  # best as they are
    "It is allowed to be low.",
    "A sting is not proof that it is true, nor that it is false.",
)
LONGEST = 25  # words of a sentence; a letter to an employer may have longer ones
LONGEST_PLAIN = 18  # and of one on a page that has no plainer one
_SENTENCES = re.compile(r"(?<=[.?!…])[”’)*]*\s+|\n+|(?<=:)\s+(?=“)")
IN_THE_APP = {  # what is said so only where it is not about an import, or not by an interviewer
    r"\b(comes?|came) in\b(?! (at|for|first)\b)": "say “added”",
    r"\bwhom\b": "say “who”",
}
RAW_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def stiff(sentence: str) -> list[str]:
    """The words of a sentence that nobody says so to a friend on the phone, and days no one writes so."""
    for best in AS_IT_IS:
        sentence = sentence.replace(best, "")
    return [found[0].strip() for rule in (STIFF, RAW_DAY) for found in rule.finditer(sentence)]


def too_long(text: str, longest: int = LONGEST) -> list[str]:
    """The sentences of a text with more words than somebody tired takes in."""
    parts = _SENTENCES.split(text)
    return [part for part in parts if sum(bool(re.search(r"\w", word)) for word in part.split()) > longest]


def prose(markdown: str) -> list[str]:
    """The lines of a page's Markdown as they are read: no code, no addresses, no row of links."""
    read = re.sub(r"```.*?```|<[^>]+>|`[^`]*`", "", markdown, flags=re.DOTALL)
    read = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", read)
    lines = [re.sub(r"^[\s#*>|.\d-]+", "", line) for line in read.split("\n")]
    return [line for line in lines if " · Interview log" not in line]


def wrong_prose(markdown: str, longest: int = LONGEST) -> list[str]:
    """What a page's Markdown says that is not said so to a friend, or in one breath."""
    return [
        f"{wrong}: {line}"
        for line in prose(markdown)
        for wrong in (*too_long(line, longest), *stiff(line), *unsaid(line, IN_THE_APP))
    ]


def too_long_in(file: Path) -> list[str]:
    """The sentences of a content file that are too long; which page a source was is no sentence."""
    return [
        f"{file.name}, {key}: {sentence}"
        for key, text in sentences(words_of(file))
        for sentence in too_long(text)
        if key.split(".")[-1] != "seen"
    ]


def wrong_tone(file: Path) -> list[str]:
    """Sentences of a content file that are not said as a friend says them."""
    return [
        f"{file.name}, {key}: say “{words}” in one word, as on the phone"
        for key, sentence in sentences(words_of(file))
        for words in stiff(sentence)
        if key.split(".")[-1] not in ("command", "readme")  # what is typed, and how files write a day
    ]


@cache
def words_of(file: Path) -> dict[str, Any]:
    """A content file's words."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def problem_tables(words: Mapping[str, Any]) -> dict[str, Any]:
    """The problems' sentences of a file, those of its parts included ([erase.problem])."""
    found = dict(words.get("problem", {}))
    for name, value in words.items():
        if isinstance(value, Mapping) and name != "problem":
            found |= problem_tables(value)
    return found


def sentences(words: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence of a file with its key; those in lists are numbered."""
    if isinstance(words, str):
        yield key, words
    elif isinstance(words, list):
        for number, item in enumerate(words):
            yield from sentences(item, f"{key}.{number}")
    elif isinstance(words, Mapping):
        for name, value in words.items():
            yield from sentences(value, f"{key}.{name}" if key else name)


def keys(words: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every dotted key of a file with what stands there, lists and tables too."""
    if isinstance(words, Mapping):
        for name, value in words.items():
            full = f"{key}.{name}" if key else name
            yield full, value
            yield from keys(value, full)


def places(sentence: str) -> set[str]:
    """The {places} of a sentence; ValueError if its braces do not match."""
    parsed = string.Formatter().parse(sentence)
    return {name if not spec else f"{name}:{spec}" for _, name, spec, _ in parsed if name is not None}


def wrong_places(file: Path) -> list[str]:
    """Sentences whose {places} are no plain names, or whose braces do not match."""
    wrong = []
    for key, sentence in sentences(words_of(file)):
        try:
            odd = [name for name in places(sentence) if not PLACE.fullmatch(name)]
        except ValueError:
            odd = ["braces"]
        wrong += [f"{file.name}, {key}: {name}" for name in odd]
    return wrong


def reasons(words: Mapping[str, Any]) -> list[str]:
    """The keys of the sentences that say why something helps; a label of one or two words is none."""
    keys = [(key, sentence) for key, sentence in sentences(words)]
    return [key for key, said in keys if key.split(".")[-1] in ("why", "why_it_helps") and said.endswith(".")]


CLAIMS = re.compile(
    r"\b(tends? to|usual|usually|often|rarely|in studies|helps|worth more|most people|works? better"
    r"|will be easier|easier to .* than)\b",
    re.IGNORECASE,
)
NO_CLAIM = (  # what those words are part of where nothing is claimed
    *("how often", "helps you get through", "the second session is usually for", "if no backup helps"),
    *("more often", "usual day", "longer than usual", "to say how often"),
)


def unmarked_claims(file: Path, says: Sequence[str]) -> list[str]:
    """Sentences of a file that claim something and have no entry in evidence.toml; letters claim nothing."""
    unmarked = []
    for key, sentence in sentences(words_of(file)):
        rest = sentence
        for said in says:
            rest = rest.replace(said, "")
        for plain in NO_CLAIM:
            rest = re.sub(plain, "", rest, flags=re.IGNORECASE)
        reason = key.split(".")[-1] in ("why", "why_it_helps")
        if CLAIMS.search(rest) and not reason:
            unmarked.append(f"{file.name}, {key}: {rest}")
    return unmarked


def wrong_voice(file: Path) -> list[str]:
    """Sentences that say what this workbook does not say."""
    return [
        f"{file.name}, {key}: {why}"
        for key, sentence in sentences(words_of(file))
        for why in unsaid(sentence)
    ]


def unsaid(text: str, more: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """Why something in a text is not said here; `more` are rules for some texts only."""
    text = re.sub(r"{\w+}", "", text)
    return [why for words, why in (UNSAID | more).items() if re.search(words, text, re.IGNORECASE)]


def wrong_translation(english: Path, translated: Path) -> list[str]:
    """Words of a translation that English does not have, or whose {places} differ from the English ones."""
    own = dict(sentences(words_of(english)))
    wrong = []
    for key, sentence in sentences(words_of(translated)):
        if key not in own:
            wrong.append(f"{translated.name}, {key}: not in English")
        elif not _same_places(key, places(sentence), places(own[key])):
            wrong.append(f"{translated.name}, {key}: other places than in English")
    return wrong


def _same_places(key: str, theirs: set[str], own: set[str]) -> bool:
    """Words for a count may leave the number out or put it in, as their language needs it."""
    return theirs <= own | {"n"} if key.startswith("count.") else theirs == own


def missing_field_words(record: type, words: Mapping[str, Any]) -> list[str]:
    """What a room's file lacks for a record class: questions, options, the ends of scales, columns.

    A reference needs none: an id is never shown or typed, a room asks for the record in its own words.
    """
    fields = words.get("field", {})
    wrong = []
    for name, answer in answers_of(record).items():
        if type(answer) not in (MappingAnswer, ReferenceAnswer):
            wrong += [f"field.{name}.{lack}" for lack in _lacks(answer, fields.get(name, {}))]
    return wrong


def _lacks(answer: Answer, words: Mapping[str, Any]) -> list[str]:
    lacks = [] if words.get("ask") else ["ask"]
    lacks += [f"options.{key}" for key in answer.option_keys if not words.get("options", {}).get(key)]
    lacks += [f"columns.{key}" for key in answer.columns if not words.get("columns", {}).get(key)]
    if type(answer) is ScaleAnswer:
        labels = words.get("labels", {})
        ends = {"low": str(int(answer.low or 0)), "high": str(int(answer.high or 0))}
        lacks += [end for end, number in ends.items() if not words.get(end) and number not in labels]
    return lacks


def problems_in(code: str) -> Iterator[tuple[str, set[str] | None]]:
    """The key of every Problem("…") in a file, with the values given to it; None if they are not plain."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and _name(node.func) == "Problem" and node.args:
            key = node.args[0]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value, _values(node)


def wrong_problems(code: str, words: Mapping[str, Any]) -> list[str]:
    """Problems without a sentence, and sentences that need a value the code does not give."""
    wrong = []
    for key, given in problems_in(code):
        sentence = words.get(key)
        if not isinstance(sentence, str):
            wrong.append(f"problem.{key}: has no words")
        elif given is not None and not places(sentence) <= given:
            wrong.append(f"problem.{key}: needs {sorted(places(sentence) - given)}")
    return wrong


def wrong_lookups(code: str, files: Sequence[Mapping[str, Any]]) -> list[str]:
    """Lookups like words("draft.kept", time=…) that no file has words for, or that leave a place unfilled.

    Only keys with a dot are judged, and only lookups on names that hold words.
    """
    known: list[Mapping[str, str]] = []
    wrong = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and _looked_up(node):
            known = known or [_by_any_end(words) for words in files]
            key = node.args[0].value  # type: ignore[attr-defined]
            found = [words[key] for words in known if key in words]
            given = {keyword.arg for keyword in node.keywords}
            if not found:
                wrong.append(f"{key}: has no words")
            elif None not in given and all(not places(sentence) <= given for sentence in found):
                wrong.append(f"{key}: needs {sorted(places(found[0]) - given)}")
    return wrong


def _by_any_end(words: Mapping[str, Any]) -> dict[str, str]:
    """Sentences by their key and by every shorter end of it, as `within` makes them reachable."""
    found = {}
    for key, sentence in sentences(words):
        parts = key.split(".")
        found |= {".".join(parts[n:]): sentence for n in range(len(parts))}
    return found | dict(sentences(words))


def _looked_up(call: ast.Call) -> bool:
    key = call.args[0] if call.args else None
    dotted = isinstance(key, ast.Constant) and isinstance(key.value, str) and "." in key.value
    source = call.func
    if isinstance(source, ast.Call):  # book.words("ui")("draft.kept")
        source = source.func
        return dotted and _name(source) in ("words", "load_words")
    return dotted and _name(source) in HOLD_WORDS


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _values(call: ast.Call) -> set[str] | None:
    given = [*call.args[1:], *(k.value for k in call.keywords if k.arg == "values")]
    if not given:
        return set()
    if not isinstance(given[0], ast.Dict):
        return None
    return {
        key.value for key in given[0].keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def wrong_helplines(words: Mapping[str, Any], today: date) -> list[str]:
    """Helplines that are too old, incomplete, unverified, or missing for a country."""
    wrong = [f"no line for {country}" for country in words["country"] if not _lines_for(country, words)]
    wrong += [
        f"no emergency number for {country}"
        for country in words["country"]
        if country not in words["emergency"]
    ]
    return wrong + wrong_lines(words, today)


def wrong_lines(words: Mapping[str, Any], today: date) -> list[str]:
    """Helplines or advisers that are too old, incomplete, unverified, or cannot be reached."""
    wrong = []
    for name, line in words["line"].items():
        needed = ("country", "name", "note", "run_by", "owner", "checked_on", "mark", "seen")
        wrong += [f"line.{name}: no {key}" for key in needed if not line.get(key)]
        if not any(line.get(way) for way in ("call", "text", "whatsapp", "web")):
            wrong.append(f"line.{name}: no way to reach it")
        if not line.get("whatsapp", "+").startswith("+"):
            wrong.append(f"line.{name}: WhatsApp needs the country code")
        if line.get("mark") not in ("V", "V2"):
            wrong.append(f"line.{name}: not verified")
        if not timedelta(0) <= today - line["checked_on"] <= OLDEST_HELPLINE:
            wrong.append(f"line.{name}: checked on {line['checked_on']}, check it again")
    return wrong


def _lines_for(country: str, words: Mapping[str, Any]) -> list[str]:
    return [name for name, line in words["line"].items() if line.get("country") == country]
