"""Which organisation and which job a message is about: as the log names them, or as its phrases do."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from workbook.content.mail_words import mail_words, plain

LONGEST = 6  # words of a name
_UNSPACED = ("ja", "zh")
_BRACKETS = "「“"  # what stands in them is a name for certain
_WORD = r"[^\s,;:!?()<>\[\]„“”\"«»|。、，：；！？「」『』]+"
_INSIDE = r"[^\s,，。、；;:：!?！？()（）「」『』“”的のにへはがをで]{2,24}?"
_COMPANY = re.compile(
    "(株式会社[^\\s、。の「」にへはがをで採人御]{2,20}|[^\\s、。の「」にへはがをで]{2,20}株式会社)"
)
_GENDERS = re.compile(r"\s*\((?:[mwfdxh](?:/[mwfdxh]){1,2}|h/f|f/h|m/k)\)|\s*[(（]?[hf]/[fh][)）]?", re.I)


def known_name(text: str, names: Iterable[str]) -> str:
    """The longest of these names that stands in the text; "" for none, or where several do."""
    line = plain(text)
    found = [name for name in names if len(name) > 1 and _stands(plain(name), line)]
    longest = max(found, key=len, default="")
    return longest if all(plain(name) in plain(longest) for name in found) else ""


def _stands(name: str, line: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)) or (not name.isascii() and name in line)


def named(kind: str, texts: Iterable[str], language: str) -> str:
    """The first name of this kind, "organisation" or "job", that one of the phrases leads to."""
    for text in texts:
        flat = re.sub(r"\s+", " ", text)
        if kind == "organisation" and language == "ja" and (company := _COMPANY.search(flat)):
            return company[0]
        for pattern in _patterns(language, kind):
            for match in pattern.finditer(flat):
                if name := _trimmed(match["name"], language, kind):
                    return name
    return ""


@functools.cache
def _patterns(language: str, kind: str) -> tuple[re.Pattern[str], ...]:
    """The phrases of a language as patterns, the most particular first."""
    phrases = [p for p in mail_words(language).table["names"][kind] if f"{{{kind}}}" in p]
    other = "job" if kind == "organisation" else "organisation"
    made = []
    for phrase in sorted(phrases, key=lambda one: (one[0] in _BRACKETS, len(one)), reverse=True):
        before, after = phrase.split(f"{{{kind}}}")
        before, after = (_literal(part, other, language) for part in (before, after))
        name = _name(language, open_end=not after, kind=kind, begins=not before)
        made.append(re.compile(f"{before}(?P<name>{name}){after}"))
    return tuple(made)


def _literal(part: str, other: str, language: str) -> str:
    held = part.split(f"{{{other}}}")
    words = [re.escape(piece) for piece in held]
    gap = r"[^.。,，]{2,60}?" if len(held) > 1 else ""
    text = gap.join(words)
    start = r"(?<!\w)" if part[:1].isalpha() and language not in _UNSPACED else ""
    end = r"(?!\w)" if part[-1:].isalpha() and language not in (*_UNSPACED, "tr") else ""
    return f"{start}(?i:{text}){end}" if part else ""


def _name(language: str, *, open_end: bool, kind: str, begins: bool) -> str:
    """What a name looks like: some words, of which an organisation's have capitals."""
    if language in _UNSPACED:
        return _INSIDE[:-1] if open_end else _INSIDE
    first = r"(?=[A-ZÀ-ÞĀ-ŽА-ЯЁ0-9&])" if kind == "organisation" else ""
    lazy = "" if open_end else "?"
    if kind == "job" and begins:  # with nothing before it, only capitals tell where it begins
        return rf"[A-ZÀ-ÞÇĞİÖŞÜ]{_WORD}(?: [A-ZÀ-ÞÇĞİÖŞÜ]{_WORD}){{0,{LONGEST - 1}}}?"
    return rf"{first}{_WORD}(?: {_WORD}){{0,{LONGEST - 1}}}{lazy}"


def _trimmed(name: str, language: str, kind: str) -> str:
    """A name up to the first word that cannot be part of it."""
    name = _GENDERS.sub("", name).strip(" .-–—\"'’")
    if language in _UNSPACED:
        return name if 1 < len(name) < 25 else ""
    table = mail_words(language).table
    stops, kept = {plain(word) for word in table["names"]["stops"]}, list[str]()
    for word in name.split():
        bare = plain(word.strip(".,"))
        lower = not _capital(word) and bare not in _small("joins")
        ends = bare in stops or (lower and language == "de") if kind == "job" else lower
        if kept and ends:
            break
        if not kept and bare in _small("articles"):
            continue
        if not kept and kind == "organisation" and not _capital(word):
            return ""
        if not kept and bare in {*stops, *_literals(language, kind)}:
            return ""
        kept.append(word)
        if word.endswith(".") and not re.fullmatch(r"(?:[A-Z]\.|Sp\.|St\.|Inc\.|Ltd\.|Co\.|Dr\.)", word):
            break
    while kept and plain(kept[-1]) in {*_small("joins"), *_small("articles")}:
        kept.pop()
    found = " ".join(kept).strip(" .-–—'’")
    is_name = len(found) > 1 and any(map(str.isalpha, found)) and plain(found) not in _small("nothing")
    return found if is_name else ""


@functools.cache
def _literals(language: str, kind: str) -> frozenset[str]:
    """The words of the phrases that lead to a name, none of which begins one."""
    phrases = " ".join(mail_words(language).table["names"][kind])
    return frozenset(re.findall(r"\w+", plain(re.sub(r"\{\w+\}", " ", phrases))))


@functools.cache
def _small(kind: str) -> frozenset[str]:
    """Small words of all languages: those that join a name, those before it, and those that are none."""
    return frozenset(map(plain, mail_words("en").table["everywhere"][kind]))


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1] == "&" or (word[:1].isdigit() and word.upper() == word)


def from_sender(sender: str, language: str) -> str:
    """An organisation out of a sender's name: "Quillmoor Recruiting" is Quillmoor; a person is none."""
    name = re.sub(r"<[^>]*>|\(via [^)]*\)|\bvia\b.*$", "", sender).strip(" \"'")
    if "@" in name or not name:
        return ""
    team = {plain(word) for code in {language, "en"} for word in mail_words(code).table["names"]["team"]}
    if language in _UNSPACED:
        return _without_team(name, team)
    words = [word.strip(",|-") for word in re.split(r"\s+", name)]
    kept = [word for word in words if word and plain(word) not in team]
    return " ".join(kept) if kept and len(kept) < len([w for w in words if w]) else ""


def _without_team(name: str, team: set[str]) -> str:
    """A sender's name where words are not apart, without the team at its end."""
    short = name
    for word in sorted(team, key=len, reverse=True) * 2:
        short = short.removesuffix(word).strip()
    return short if short and short != name else ""
