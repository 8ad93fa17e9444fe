"""How sure we are of a sentence that says why something helps: its sources, each with its mark."""

from __future__ import annotations

from workbook.content.words import Words

MARKS = ("seen", "reported", "memory", "own")  # from the surest


def how_sure(evidence: Words, sentence: str) -> str:
    """What the sentence of this file and key rests on, in words; "" where nothing is noted about it.

    `evidence` are the words of evidence.toml; `sentence` is a key of its [why].
    """
    sources = evidence.table("source")
    rests_on = [sources[id] for id in evidence.table("why").get(sentence, ())]
    said = []
    for mark in MARKS:
        names = [source["name"] for source in rests_on if source["mark"] == mark]
        said += [evidence(f"mark.{mark}", sources="; ".join(names))] if names else []
    return " ".join(said)
