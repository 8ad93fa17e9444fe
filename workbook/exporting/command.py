"""`python3 -m workbook export`, `backup`, `restore` and `check`: the whole book from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path

from workbook.book import FILE, Book, open_in, usual_clock, usual_folder
from workbook.content import Words, load_words
from workbook.exporting.drill import drilled, last_drill
from workbook.exporting.export import export as export_to
from workbook.exporting.wording import drill_sentence
from workbook.storage.backups import found
from workbook.storage.errors import Damaged, StoreError
from workbook.storage.opening import restore as put_back


class Exit(IntEnum):
    """How a command ends."""

    DONE = 0
    DAMAGED = 1  # only `check`: it looked, and something is wrong
    USAGE = 2
    BOOK = 5  # the book could not be opened, read or written


def export(arguments: Sequence[str]) -> int:
    """Write everything into a new folder; returns the exit code."""
    parser, words = _parser("export")
    parser.add_argument("folder", type=Path, help=words("help.folder"))
    options = parser.parse_args(list(arguments))
    return _tried(lambda: _said(words("exported", place=export_to(_book(options), _given(options.folder)))))


def backup(arguments: Sequence[str]) -> int:
    """Make a backup and read it again; returns the exit code."""
    parser, words = _parser("backup")
    options = parser.parse_args(list(arguments))
    return _tried(lambda: _said(words("backed_up", place=_book(options).store.backup().path)))


def restore(arguments: Sequence[str]) -> int:
    """Put a backup in the book's place, or list those there are; returns the exit code."""
    parser, words = _parser("restore")
    parser.add_argument("file", type=Path, nargs="?", help=words("help.file"))
    options = parser.parse_args(list(arguments))
    return _tried(lambda: _restored(options, words) if options.file else _listed(options, words))


def check(arguments: Sequence[str]) -> int:
    """Read the whole file and the newest backup; returns 0 when all is well, 1 when it is not."""
    parser, words = _parser("check")
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    options = parser.parse_args(list(arguments))
    return _tried(lambda: _checked(options, words), options.json)


def _restored(options: argparse.Namespace, words: Words) -> int:
    path, copy = _path(options), _given(options.file)
    if not copy.exists() and (beside := path.parent / "backups" / options.file.name).exists():
        copy = beside
    aside = put_back(path, copy, usual_clock()())
    print(words("put_back", file=copy.name))
    return _said(words("replaced", place=aside)) if aside else Exit.DONE


def _listed(options: argparse.Namespace, words: Words) -> int:
    copies = found(_path(options), usual_clock()())
    for copy in copies:
        print(f"{copy.path.name}  {words.day(copy.at.date())}, {copy.at:%H:%M}")
    return _said(words("which" if copies else "no_backup", folder=_path(options).parent))


def _checked(options: argparse.Namespace, words: Words) -> int:
    storage = load_words("storage")
    try:
        book = _book(options)
        health = book.store.check()
    except Damaged as damaged:
        return _tell({"sound": False, "problems": ["damaged"]}, storage(f"problem.{damaged.key}"), options)
    newest = health.newest_backup
    drill = drilled(book) if health.sound else last_drill(book)
    facts = {
        "sound": health.sound,
        "entries": health.entries,
        "problems": health.problems,
        "backups": health.backups,
        "newest_backup": newest.isoformat() if newest else None,
        "newest_backup_sound": health.backup_failed in ("", "missing") if newest else None,
        "backup_missing": health.backup_failed == "missing",
        "restore_drill": drill.told() if drill else None,
    }
    entries = storage.count("entries", health.entries)
    said = [words("sound" if health.sound else "damaged", entries=entries, damaged=health.damaged)]
    if health.backup_failed:
        said.append(words("backup_missing" if health.backup_failed == "missing" else "backup_damaged"))
    elif newest:
        said.append(words("newest", day=words.day(newest.date()), time=f"{newest:%H:%M}"))
    if drill and drill.still_says(book.store.backups()):
        said.append(drill_sentence(load_words("exporting"), drill))
    return _tell(facts, " ".join(said), options)


def _tell(facts: dict[str, object], sentence: str, options: argparse.Namespace) -> int:
    print(json.dumps(facts) if options.json else sentence)
    well = facts["sound"] and facts.get("newest_backup_sound") is not False
    return Exit.DONE if well else Exit.DAMAGED


def _tried(errand: Callable[[], int], as_json: bool = False) -> int:
    """The errand's exit code; a failure is one sentence."""
    try:
        return errand()
    except StoreError as error:
        said = load_words("storage")(f"problem.{error.key}", **error.values)
        print(json.dumps({"problem": said}) if as_json else said, file=sys.stdout if as_json else sys.stderr)
        return Exit.BOOK


def _said(sentence: str) -> int:
    print(sentence)
    return Exit.DONE


def _parser(name: str) -> tuple[argparse.ArgumentParser, Words]:
    words = load_words("exporting").within("command")
    program = f"python3 -m workbook {name}"
    parser = argparse.ArgumentParser(prog=program, description=words(f"about.{name}"), allow_abbrev=False)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=words("help.data"))
    return parser, words


def _book(options: argparse.Namespace) -> Book:
    return open_in(options.data, now=None)


def _path(options: argparse.Namespace) -> Path:
    return (_given(options.data) if options.data else usual_folder()) / FILE


def _given(path: Path) -> Path:
    return path.absolute()
