"""`python3 -m workbook import`: a file into the log from the command line, shown before it is written."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workbook.answers.day_reading import Order
from workbook.book import FILE, Book, open_in, usual_clock, usual_folder
from workbook.content import Words, load_words
from workbook.exporting.wording import not_read_sentence
from workbook.importing.apply import LABEL, bring_in, planned
from workbook.importing.columns import FIELDS
from workbook.importing.own_export import OtherFile, cells_or_other
from workbook.importing.preview import Choices, Preview, preview
from workbook.importing.summary import as_lines, as_object, asked
from workbook.lab.command import Exit
from workbook.lab.errand import tried
from workbook.reader.limits import Refused
from workbook.reader.reading import read_path
from workbook.storage.errors import named

PROGRAM = "python3 -m workbook import"
_STEPS_BACK = 10_000  # among which the last import is looked for


def main(arguments: Sequence[str]) -> int:
    """Does what the command line asks for; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may know fewer letters than the file holds
            stream.reconfigure(errors="backslashreplace")
    words = load_words("importing")
    options = _parser(words.within("command")).parse_args(list(arguments))
    try:
        return tried(lambda: _run(options, words), options.json)
    except Refused as why:
        return _failed(not_read_sentence(why, load_words), Exit.UNREADABLE, options)
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it is the last thing to be open
        return Exit.DONE


def _run(options: argparse.Namespace, words: Words) -> int:
    today, book = usual_clock()().date(), _book(options)
    if options.undo:
        return _undo(book, options, words)
    file: Path = options.file
    if sys.stderr.isatty():  # a long file takes some seconds
        print(words("page.reading") + " …", file=sys.stderr)
    cells = cells_or_other(lambda: read_path(file, sheet=options.sheet), file.read_bytes, book, today, words)
    if isinstance(cells, OtherFile):
        return _other(cells, options, words)
    seen = preview(cells, today, _choices(options, {}), unnamed=words("unnamed"))
    if options.column:
        fields = _fields(options.column, seen)
        if fields is None:
            return _failed(words("command.no_column", fields=", ".join(FIELDS)), Exit.USAGE, options)
        seen = preview(cells, today, _choices(options, fields), unnamed=words("unnamed"))
    _show(seen, book, options, words)
    if seen.questions:
        return _ask(seen, words, options)
    if options.dry_run:
        return Exit.DONE
    applications = words.count("applications", len(seen.applications))
    if not _agreed(words("command.confirm", applications=applications), options):
        return _failed(words("command.not_written"), Exit.NOT_WRITTEN, options)
    return _write(seen, options, words)


def _undo(book: Book | None, options: argparse.Namespace, words: Words) -> int:
    """Takes back the newest import that was not taken back yet."""
    steps = book.store.history(_STEPS_BACK) if book else []
    imports = [step.batch for step in steps if step.label == LABEL and not (step.undone or step.undoes)]
    if not (book and imports):
        return _failed(words("command.no_import"), Exit.NOT_WRITTEN, options)
    book.store.undo(imports[0])
    print(json.dumps({"undone": True}) if options.json else words("page.undone_title"))
    return Exit.DONE


def _show(seen: Preview, book: Book | None, options: argparse.Namespace, words: Words) -> None:
    """What the file would bring in; as JSON only where nothing will be written."""
    if options.json and not (options.dry_run or seen.questions):
        return
    plan = planned(book, seen.applications) if book else []
    if options.json:
        _print_object(as_object(seen, plan, words))
    else:
        for line in as_lines(seen, plan, words):  # without what would do something to a terminal
            print("".join(letter for letter in line if letter.isprintable()))


def _choices(options: argparse.Namespace, fields: Mapping[int, str]) -> Choices:
    order = Order.DAY_FIRST if options.day_first else Order.MONTH_FIRST if options.month_first else None
    return Choices(options.sheet, order, fields=fields, fillers_are_names=options.keep_names)


def _fields(given: list[str], seen: Preview) -> dict[int, str] | None:
    """What `--column "Name=field"` decides; None where there is no such column or field."""
    fields = {}
    for pair in given:
        name, field = (part.strip() for part in pair.rpartition("=")[::2])
        named = [c.index for c in seen.columns.all if c.name.casefold() == name.casefold()]
        if not named or field not in FIELDS:
            return None
        fields[named[0]] = field
    return fields


def _book(options: argparse.Namespace) -> Book | None:
    """The book that is there; none is made only to look."""
    folder = options.data if options.data is not None else usual_folder()
    path = Path(folder) / FILE
    with named(path):
        exists = path.exists()
    return open_in(options.data, now=None) if exists else None


def _write(seen: Preview, options: argparse.Namespace, words: Words) -> int:
    done = bring_in(open_in(options.data, now=None), seen)
    if options.json:
        _print_object(as_object(seen, done.plan, words), brought_in=done.counts)
    elif done.batch is None:
        print(words("page.nothing"))
    else:
        print(" ".join([*done.sentences(words), words("command.undo")]))
    return Exit.DONE


def _other(file: OtherFile, options: argparse.Namespace, words: Words) -> int:
    """A file that holds something else than applications: shown, asked about, brought in."""
    if options.json and options.dry_run:
        _print_object(file.values)
    elif not options.json:
        print(file.sentence)
    if options.dry_run:
        return Exit.DONE
    if not _agreed(file.confirm, options):
        return _failed(words("command.not_written"), Exit.NOT_WRITTEN, options)
    came = file.keep(open_in(options.data, now=None))
    if options.json:
        _print_object(file.values, brought_in=came.counts)
    else:
        print(came.sentence)
    return Exit.DONE


def _print_object(values: Mapping[str, Any], **more: Any) -> None:
    print(json.dumps({**values, **more}, ensure_ascii=False, indent=2))


def _agreed(question: str, options: argparse.Namespace) -> bool:
    """Whether the person wants it: said with --yes, or asked now."""
    if options.yes or options.json:
        return bool(options.yes)
    try:
        return input(f"\n{question} ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


def _ask(seen: Preview, words: Words, options: argparse.Namespace) -> int:
    """Says what is open and which option answers it."""
    if not options.json:
        for question in seen.questions:
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
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", help=words("help.file"))
    what.add_argument("--undo", action="store_true", help=words("help.undo"))
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
