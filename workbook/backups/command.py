"""`python3 -m workbook backup`, `restore` and `check`: looking after the file from the command line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from workbook.backups.wording import backup_failed_sentence, drill_sentence
from workbook.book import FILE, open_in, usual_clock, usual_folder
from workbook.content import Words, load_words
from workbook.lab.command import Exit
from workbook.lab.errand import done, options_of, tried
from workbook.storage.backups import copies_of, replaced_of
from workbook.storage.drill import drilled, last_drill
from workbook.storage.errors import Damaged
from workbook.storage.opening import restore as put_back


def backup(arguments: Sequence[str]) -> int:
    """Make a backup and read it again; returns the exit code."""
    words = load_words("backups").within("command")
    options = options_of("backup", arguments, words)
    return tried(lambda: done(words("backed_up", place=open_in(options.data, now=None).store.backup().path)))


def restore(arguments: Sequence[str]) -> int:
    """Put a backup in the book's place, or list those there are; returns the exit code."""
    words = load_words("backups").within("command")
    options = options_of("restore", arguments, words, ("file", {"type": Path, "nargs": "?"}))
    path = (options.data.absolute() if options.data else usual_folder()) / FILE
    return tried(lambda: _restored(path, options.file, words) if options.file else _listed(path, words))


def check(arguments: Sequence[str]) -> int:
    """Read the whole file and the newest backup; returns 0 when all is well, 1 when it is not."""
    words = load_words("backups")
    options = options_of("check", arguments, words.within("command"), ("--json", {"action": "store_true"}))
    return tried(lambda: _checked(options, words), options.json)


def _restored(path: Path, file: Path, words: Words) -> int:
    copy = file.absolute()
    if not copy.exists() and (beside := path.parent / "backups" / file.name).exists():
        copy = beside
    aside = put_back(path, copy, usual_clock()())
    replaced = [words("replaced", place=aside)] if aside else []
    return done(words("put_back", file=copy.name), *replaced)


def _listed(path: Path, words: Words) -> int:
    now = usual_clock()()
    copies = [*replaced_of(path, now)[:1], *copies_of(path, now)]
    lines = [f"{copy.path.name}  {words.day(copy.at.date())}, {copy.at:%H:%M}" for copy in copies]
    return done(*lines, words("which" if copies else "no_backup", folder=path.parent))


def _checked(options: argparse.Namespace, words: Words) -> int:
    labels, storage = words.within("command"), load_words("storage")
    try:
        book = open_in(options.data, now=None)
        health = book.store.check()
    except Damaged as damaged:
        return _tell({"sound": False, "problems": ["damaged"]}, storage(f"problem.{damaged.key}"), options)
    newest = health.newest_backup
    drill = drilled(book.store, book.now()) if health.sound else last_drill(book.store)
    facts = {
        "sound": health.sound,
        "entries": health.entries,
        "problems": health.problems,
        "backups": health.backups,
        "newest_backup": newest.isoformat() if newest else None,
        "newest_backup_sound": health.backup_failed in ("", "missing") if newest else None,
        "backup_missing": health.backup_failed == "missing",
        "restore_drill": drill.as_values() if drill else None,
    }
    entries = storage.count("entries", health.entries)
    sentences = [labels("sound" if health.sound else "damaged", entries=entries, damaged=health.damaged)]
    if health.backup_failed:
        sentences.append(backup_failed_sentence(words, health))
    elif newest:
        sentences.append(labels("newest", day=newest.date(), time=f"{newest:%H:%M}"))
    if drill and drill.still_says(book.store.backups()):
        sentences.append(drill_sentence(words, drill))
    return _tell(facts, " ".join(sentences), options)


def _tell(facts: dict[str, object], sentence: str, options: argparse.Namespace) -> int:
    print(json.dumps(facts) if options.json else sentence)
    well = facts["sound"] and facts.get("newest_backup_sound") is not False
    return Exit.DONE if well else Exit.DAMAGED
