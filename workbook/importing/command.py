"""`python3 -m workbook import`: a file into the log from the command line, shown before it is written."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.content import Words, load_words
from workbook.exporting.merge import NotAnExport
from workbook.importing.apply import bring_in, planned
from workbook.importing.columns import FIELDS
from workbook.importing.date_patterns import Order
from workbook.importing.meter import meter
from workbook.importing.others import OtherFile, cells_or_other
from workbook.importing.preview import Choices, Preview, preview
from workbook.importing.reader.limits import Refused
from workbook.importing.reading import read_path
from workbook.importing.summary import as_lines, as_object, asked
from workbook.storage.errors import StoreError

if TYPE_CHECKING:
    from workbook.book import Book

PROGRAM = "python3 -m workbook import"


class Exit(IntEnum):
    """How the command ends."""

    DONE = 0
    NOT_WRITTEN = 1  # shown, and not confirmed
    USAGE = 2
    QUESTION = 3  # something only the person knows
    UNREADABLE = 4
    BOOK = 5  # the book could not be opened or written


def main(arguments: Sequence[str]) -> int:
    """Does what the command line asks for; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may know fewer letters than the file holds
            stream.reconfigure(errors="backslashreplace")
    words = load_words("importing")
    options = _parser(words.within("command")).parse_args(list(arguments))
    try:
        return _run(options, words)
    except NotAnExport as newer:
        said = load_words("exporting")(f"problem.{newer.key}", **newer.values)
        return _failed(said, Exit.UNREADABLE, options)
    except Refused as refused:
        return _failed(words(f"refused.{refused.key}", **refused.values), Exit.UNREADABLE, options)
    except StoreError as error:
        said = load_words("storage")("problem." + error.key, **error.values)
        return _failed(said, Exit.BOOK, options)
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it is the last thing to be open
        return Exit.DONE


def _run(options: argparse.Namespace, words: Words) -> int:
    from workbook.book import usual_clock

    today, book = usual_clock()().date(), _book(options)
    with meter(words("page.reading")) as progress:
        found = cells_or_other(
            lambda: read_path(options.file, sheet=options.sheet), options.file.read_bytes, book, today, words
        )
        if isinstance(found, OtherFile):
            return _other(found, options, words)
        read = preview(found, today, _choices(options), unnamed=words("unnamed"), progress=progress)
    if options.column:
        fields = _fields(options.column, read)
        if fields is None:
            return _failed(words("command.no_column", fields=", ".join(FIELDS)), Exit.USAGE, options)
        read = preview(found, today, _choices(options, fields), unnamed=words("unnamed"))
    _show(read, book, options, words)
    if read.questions:
        return _ask(read, words, options)
    if options.dry_run:
        return Exit.DONE
    if not (options.yes or _agreed(read, words, options)):
        return _failed(words("command.not_written"), Exit.NOT_WRITTEN, options)
    return _write(read, options, words)


def _show(read: Preview, book: Book | None, options: argparse.Namespace, words: Words) -> None:
    """What the file would bring in; as JSON only where nothing will be written."""
    if options.json and not (options.dry_run or read.questions):
        return
    plan = planned(book, read.found) if book else []
    if options.json:
        print(json.dumps(as_object(read, plan, words), ensure_ascii=False, indent=2))
    else:
        for line in as_lines(read, plan, words):
            print(_harmless(line))


def _choices(options: argparse.Namespace, fields: dict[int, str] | None = None) -> Choices:
    order = Order.DAY_FIRST if options.day_first else Order.MONTH_FIRST if options.month_first else None
    return Choices(
        sheet=options.sheet,
        order=order,
        fields=fields or {},
        fillers_are_names=options.keep_names,
    )


def _fields(given: list[str], read: Preview) -> dict[int, str] | None:
    """What `--column "Name=field"` decides; None where there is no such column or field."""
    fields = {}
    for pair in given:
        name, _, field = pair.rpartition("=")
        index = next(
            (c.index for c in read.columns.all if c.name.casefold() == name.strip().casefold()), None
        )
        if index is None or field.strip() not in FIELDS:
            return None
        fields[index] = field.strip()
    return fields


def _book(options: argparse.Namespace) -> Book | None:
    """The book that is there; none is made only to look."""
    from workbook.book import FILE, open_in, usual_folder

    folder = options.data if options.data is not None else usual_folder()
    return open_in(options.data, now=None) if (Path(folder) / FILE).exists() else None


def _write(read: Preview, options: argparse.Namespace, words: Words) -> int:
    from workbook.book import open_in

    book = open_in(options.data, now=None)
    with meter(words("page.writing")) as progress:
        done = bring_in(book, read, progress)
    if options.json:
        told = as_object(read, done.plan, words)
        told["brought_in"] = {"new": done.new, "added_to": done.added_to, "here_already": done.here_already}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    elif done.batch is None:
        print(words("page.nothing"))
    else:
        print(" ".join([*done.said(words), words("command.undo")]))
    return Exit.DONE


def _other(file: OtherFile, options: argparse.Namespace, words: Words) -> int:
    """A file that holds something else than applications: shown, asked about, brought in."""
    from workbook.book import open_in

    if options.json and options.dry_run:
        print(file.json())
    elif not options.json:
        print(file.sentence)
    if options.dry_run:
        return Exit.DONE
    if not (options.yes or (not options.json and _confirmed(file.confirm))):
        return _failed(words("command.not_written"), Exit.NOT_WRITTEN, options)
    came = file.keep(open_in(options.data, now=None))
    print(file.json(brought_in=came.counts) if options.json else came.said)
    return Exit.DONE


def _harmless(line: str) -> str:
    """A line without characters that would do something to a terminal."""
    return "".join(character for character in line if character.isprintable())


def _agreed(read: Preview, words: Words, options: argparse.Namespace) -> bool:
    return not options.json and _confirmed(
        words("command.confirm", applications=words.count("applications", len(read.found)))
    )


def _confirmed(question: str) -> bool:
    try:
        return input(f"\n{question} ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


def _ask(read: Preview, words: Words, options: argparse.Namespace) -> int:
    """Says what is open and which option answers it."""
    if not options.json:
        for question in read.questions:
            print(f"\n{asked(question, words)}\n{words(f'command.answer.{question.about}')}", file=sys.stderr)
    return Exit.QUESTION


def _failed(sentence: str, code: Exit, options: argparse.Namespace) -> int:
    if options.json:
        print(json.dumps({"problem": sentence}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)
    return code


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description=words("about"), epilog=words("codes"))
    parser.add_argument("file", type=Path, help=words("help.file"))
    parser.add_argument("--dry-run", action="store_true", help=words("help.dry_run"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--day-first", action="store_true", help=words("help.day_first"))
    order.add_argument("--month-first", action="store_true", help=words("help.month_first"))
    parser.add_argument("--sheet", help=words("help.sheet"))
    parser.add_argument("--column", action="append", metavar="NAME=FIELD", help=words("help.column"))
    parser.add_argument("--keep-names", action="store_true", help=words("help.keep_names"))
    parser.add_argument("--yes", action="store_true", help=words("help.yes"))
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=words("help.data"))
    return parser
