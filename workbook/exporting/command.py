"""`python3 -m workbook export`, `backup`, `restore` and `check`: the whole book from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from workbook.book import FILE, Book, open_in, usual_clock, usual_folder
from workbook.content import Words, load_words
from workbook.exporting.export import export as export_to
from workbook.exporting.wording import backup_failed_sentence, drill_sentence
from workbook.lab.command import Exit
from workbook.storage.backups import copies_of
from workbook.storage.drill import drilled, last_drill
from workbook.storage.errors import Damaged, StoreError
from workbook.storage.opening import restore as put_back


def export(arguments: Sequence[str]) -> int:
    """Write everything into a new folder; returns the exit code."""
    options, words = _options("export", arguments, ("folder", {"type": Path}))
    return _tried(
        lambda: _print(words("exported", place=export_to(_book(options), options.folder.absolute())))
    )


def backup(arguments: Sequence[str]) -> int:
    """Make a backup and read it again; returns the exit code."""
    options, words = _options("backup", arguments)
    return _tried(lambda: _print(words("backed_up", place=_book(options).store.backup().path)))


def restore(arguments: Sequence[str]) -> int:
    """Put a backup in the book's place, or list those there are; returns the exit code."""
    options, words = _options("restore", arguments, ("file", {"type": Path, "nargs": "?"}))
    path = (options.data.absolute() if options.data else usual_folder()) / FILE
    return _tried(lambda: _restored(path, options.file, words) if options.file else _listed(path, words))


def check(arguments: Sequence[str]) -> int:
    """Read the whole file and the newest backup; returns 0 when all is well, 1 when it is not."""
    options, words = _options("check", arguments, ("--json", {"action": "store_true"}))
    return _tried(lambda: _checked(options, words), options.json)


def _restored(path: Path, file: Path, words: Words) -> int:
    copy = file.absolute()
    if not copy.exists() and (beside := path.parent / "backups" / file.name).exists():
        copy = beside
    aside = put_back(path, copy, usual_clock()())
    replaced = [words("replaced", place=aside)] if aside else []
    return _print(words("put_back", file=copy.name), *replaced)


def _listed(path: Path, words: Words) -> int:
    copies = copies_of(path, usual_clock()())
    lines = [f"{copy.path.name}  {words.day(copy.at.date())}, {copy.at:%H:%M}" for copy in copies]
    return _print(*lines, words("which" if copies else "no_backup", folder=path.parent))


def _checked(options: argparse.Namespace, words: Words) -> int:
    storage = load_words("storage")
    try:
        book = _book(options)
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
    sentences = [words("sound" if health.sound else "damaged", entries=entries, damaged=health.damaged)]
    if health.backup_failed:
        sentences.append(backup_failed_sentence(load_words("exporting"), health))
    elif newest:
        sentences.append(words("newest", day=newest.date(), time=f"{newest:%H:%M}"))
    if drill and drill.still_says(book.store.backups()):
        sentences.append(drill_sentence(load_words("exporting"), drill))
    return _tell(facts, " ".join(sentences), options)


def _tell(facts: dict[str, object], sentence: str, options: argparse.Namespace) -> int:
    print(json.dumps(facts) if options.json else sentence)
    well = facts["sound"] and facts.get("newest_backup_sound") is not False
    return Exit.DONE if well else Exit.DAMAGED


def _tried(errand: Callable[[], int], as_json: bool = False) -> int:
    """The errand's exit code; a failure is one sentence."""
    try:
        return errand()
    except StoreError as error:
        sentence = load_words("storage")(f"problem.{error.key}", **error.values)
        line = json.dumps({"problem": sentence}) if as_json else sentence
        print(line, file=sys.stdout if as_json else sys.stderr)
        return Exit.BOOK


def _print(*lines: str) -> int:
    print(*lines, sep="\n")
    return Exit.DONE


def _options(
    name: str, arguments: Sequence[str], *accepts: tuple[str, dict[str, Any]]
) -> tuple[argparse.Namespace, Words]:
    """The options of a command, which `accepts` arguments besides --data, and its words."""
    words = load_words("exporting").within("command")
    program = f"python3 -m workbook {name}"
    parser = argparse.ArgumentParser(prog=program, description=words(f"about.{name}"), allow_abbrev=False)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=words("help.data"))
    for argument, kind in accepts:
        parser.add_argument(argument, **kind, help=words(f"help.{argument.lstrip('-')}"))
    return parser.parse_args(list(arguments)), words


def _book(options: argparse.Namespace) -> Book:
    return open_in(options.data, now=None)
