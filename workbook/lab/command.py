"""The errands of `python3 -m workbook`, each with its --help; nothing heavy is loaded before `enter`."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path

import workbook
from workbook.lab.early_words import sentence
from workbook.lab.environment import ROOT, enter
from workbook.lab.interrupt import raise_on_interrupt

LOWEST, HIGHEST = 1024, 65535
PROGRAM = "python3 -m workbook"
ELSEWHERE = {  # where the function is that takes the other arguments and returns the exit code
    "import": "workbook.importing.command:main",
    "export": "workbook.exporting.command:export",
    "backup": "workbook.backups.command:backup",
    "restore": "workbook.backups.command:restore",
    "check": "workbook.backups.command:check",
}

SAMPLE = "workbook.sample"  # has fill(book)


class Exit(IntEnum):
    """How an errand ends."""

    DONE = 0
    DAMAGED = 1  # `check` looked, and something is wrong
    NOT_WRITTEN = 1  # `import` was shown, and not confirmed
    USAGE = 2
    QUESTION = 3  # something only the person knows
    UNREADABLE = 4  # a file that cannot be read as a log
    BOOK = 5  # the book could not be opened, read or written


def run(given: Sequence[str]) -> int:
    """Do the errand named first, `start` if none is named; returns the exit code."""
    name = given[0] if given and not given[0].startswith("-") else ""
    rest = list(given[1:] if name else given)
    if not name and rest[:1] in (["-h"], ["--help"]):
        _overview().print_help()
        return Exit.DONE
    if not name and rest[:1] == ["--version"]:
        print(sentence("start.version", version=workbook.__version__))
        return Exit.DONE
    if name in ELSEWHERE:
        enter(given)
        if name == "check":
            _say_slips()
        module, _, function = ELSEWHERE[name].partition(":")
        errand = getattr(importlib.import_module(module), function)
        with raise_on_interrupt():
            return int(errand(rest) or Exit.DONE)
    own = ERRANDS.get(name or "start")
    if own is None:
        names = ", ".join([*ERRANDS, *ELSEWHERE])
        print(sentence("problem.unknown", name=name, names=names), file=sys.stderr)
        return Exit.USAGE
    return own(rest, list(given))


def start(rest: list[str], given: list[str]) -> int:
    """Open the pages on the person's book."""
    options = _parser("start").parse_args(rest)
    enter(given)
    return _open(options, options.data)


def demo(rest: list[str], given: list[str]) -> int:
    """Open the pages on the sample book, in a folder of its own; made when it is not there yet."""
    options = _parser("demo").parse_args(rest)
    enter(given)
    from workbook import open_book
    from workbook.book import FILE, usual_folder
    from workbook.content import load_words
    from workbook.storage.errors import StoreError

    own = usual_folder()
    folder = options.data or own.with_name(own.name + "-sample")
    new = not (folder / FILE).exists()
    try:
        book = open_book(folder)
        if not new and not book.sample and (options.data or book.store.check().entries):
            print(sentence("problem.not_empty", path=folder), file=sys.stderr)
            return Exit.USAGE
        if not book.sample:  # new, or the writing was cut short
            print(sentence("start.sample_making"), flush=True)
            importlib.import_module(SAMPLE).fill(book)
    except StoreError as error:
        why = load_words("storage")(f"problem.{error.key}", **error.values)
        print(sentence("problem.store", sentence=why), file=sys.stderr)
        return 1
    return _open(options, folder, sample=True)


def _open(options: argparse.Namespace, folder: Path | None, *, sample: bool = False) -> int:
    from workbook.lab.launch import PORT, launch

    _say_slips()
    port = PORT if options.port is None else options.port
    return launch(folder, port=port, browser=options.browser, sample=sample)


def _say_slips() -> None:
    """Tell whoever starts it what is wrong in a service's own words; the pages do without that."""
    from workbook.content import slips

    for slip in slips():
        print(sentence("start.own_words", slip=slip), file=sys.stderr)


def test(rest: list[str], given: list[str]) -> int:
    """Run every test there is."""
    _, others = _parser("test").parse_known_args(rest)
    if not (ROOT / "tests").is_dir():
        print(sentence("problem.no_folder", path=ROOT / "tests"), file=sys.stderr)
        return Exit.USAGE
    enter(given, tests=True)
    from workbook.lab.run_tests import run_tests

    with raise_on_interrupt():
        return run_tests(ROOT, others)


def where(rest: list[str], given: list[str]) -> int:
    """Say where the person's entries and the pages are."""
    options = _parser("where").parse_args(rest)
    enter(given)
    from workbook.book import usual_folder
    from workbook.lab.places import notebooks_folder

    print(sentence("start.data", folder=options.data or usual_folder()))
    print(sentence("start.pages", folder=notebooks_folder()))
    return Exit.DONE


ERRANDS: dict[str, Callable[[list[str], list[str]], int]] = {
    "start": start,
    "demo": demo,
    "test": test,
    "where": where,
}


def _overview() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description=sentence("help.start"))
    parser.add_argument("--version", action="store_true", help=sentence("help.version"))
    commands = parser.add_subparsers(metavar="COMMAND", title=sentence("help.commands"))
    for name in (*ERRANDS, *ELSEWHERE):
        commands.add_parser(name, help=sentence(f"help.{name}"))
    return parser


def _parser(name: str) -> argparse.ArgumentParser:
    """The options of an errand; those that open a book have more."""
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} {name}", description=sentence(f"help.{name}"), allow_abbrev=False
    )
    if name != "test":
        parser.add_argument("--data", type=_folder, metavar="FOLDER", help=sentence("help.data"))
    if name in ("start", "demo"):
        no_browser, port = sentence("help.no_browser"), sentence("help.port")
        parser.add_argument("--no-browser", dest="browser", action="store_false", help=no_browser)
        parser.add_argument("--port", type=_port, metavar="PORT", help=port)
    return parser


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not LOWEST <= int(text) <= HIGHEST:
        raise argparse.ArgumentTypeError(sentence("problem.bad_port"))
    return int(text)
