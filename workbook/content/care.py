"""What a page owes to whoever reads it: the way to help, and how sure we are of what we say helps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from workbook.content.words import Words

WAYS = ("call", "text", "whatsapp", "web")
MARKS = ("seen", "reported", "memory", "own")  # how sure we are of a source, from the surest


def care_card_words(words: Callable[[str], Words], country: str = "") -> dict[str, Any]:
    """Everything the bar and the card say, and every helpline, so that a browser can show them by itself.

    `country` is the one whose helplines are shown first; "" lets the browser guess.
    """
    care, lines = words("care"), words("helplines")
    return {
        "button": words("ui")("care.button"),
        "say": {**care.data, "close": words("ui")("care.close")},
        "countries": lines.options("country"),
        "emergency": lines.options("emergency"),
        "lines": [_line(line, lines) for line in lines.table("line").values()],
        "zones": dict(lines.table("zone")) if lines.has("zone") else {},
        "country": country,
    }


def _line(line: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """One helpline: its ways to get in touch, who answers, for whom it is, and when it was last checked."""
    texts = {key: str(line.get(key, "")) for key in ("country", "name", "note", "run_by", *WAYS)}
    checked = line.get("checked_on")
    day = words.day(checked) if isinstance(checked, date) else ""
    return texts | {"checked": day, "young": bool(line.get("young"))}


def advisers(
    words: Callable[[str], Words], country: str, *, file: str = "advisers"
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The countries for which free advisers are known, and those of one: how to reach them, and for what.

    `file` is where they are listed: those for dates that press, or the bodies for what seemed unfair.
    """
    lines, say = words(file).table("line").values(), words("advisers").within("say")
    there = {line["country"] for line in lines}
    countries = {key: name for key, name in words("helplines").options("country").items() if key in there}
    rows = []
    for line in (line for line in lines if line["country"] == country):
        ways = [say("call", number=line["call"])] if line.get("call") else []
        ways += [str(line["web"])] if line.get("web") else []
        checked = say("checked", owner=line["run_by"], day=line["checked_on"])
        rows.append((say("line", name=line["name"], ways=" · ".join(ways)), f"{line['note']} {checked}"))
    return countries, rows


def how_sure(evidence: Words, sentence: str) -> str:
    """What the sentence of this file and key rests on, in words; "" where nothing is noted about it.

    `evidence` are the words of evidence.toml; `sentence` is a key of its [why].
    """
    return _rests_on(evidence, evidence.table("why").get(sentence, ()))


def claims(evidence: Words, page: str) -> list[tuple[str, str]]:
    """Every other sentence of a page that claims something, with what it rests on."""
    claims = evidence.data["claim"]
    return [(c["says"], _rests_on(evidence, c["rests_on"])) for c in claims if c["page"] == page]


def _rests_on(evidence: Words, ids: Iterable[str]) -> str:
    """These sources in words, the surest first."""
    sources = [evidence.table("source")[id] for id in ids]
    found = {mark: names for mark in MARKS if (names := [s["name"] for s in sources if s["mark"] == mark])}
    called = {MARKS[-1]: "rest"} if len(found) > 1 else {}  # beside a source only the rest is our own view
    said = (evidence(f"mark.{called.get(mark, mark)}", sources="; ".join(found[mark])) for mark in found)
    return " ".join(said)
