"""What errands on a whole book share: their options, and a failure that is one sentence."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from workbook.content import Words, load_words
from workbook.lab.command import PROGRAM, Exit
from workbook.storage.errors import StoreError


def options_of(
    name: str, arguments: Sequence[str], words: Words, *accepts: tuple[str, dict[str, Any]]
) -> argparse.Namespace:
    """The options of an errand, which `accepts` arguments besides --data, in the `words` of commands."""
    about = words(f"about.{name}")
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} {name}", description=about, allow_abbrev=False)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=words("help.data"))
    for argument, kind in accepts:
        parser.add_argument(argument, **kind, help=words(f"help.{argument.lstrip('-')}"))
    return parser.parse_args(list(arguments))


def tried(errand: Callable[[], int], as_json: bool = False) -> int:
    """The errand's exit code; a failure is one sentence."""
    try:
        return errand()
    except StoreError as error:
        sentence = load_words("storage")(f"problem.{error.key}", **error.values)
        line = json.dumps({"problem": sentence}) if as_json else sentence
        print(line, file=sys.stdout if as_json else sys.stderr)
        return Exit.BOOK


def done(*lines: str) -> int:
    """Prints what was done; returns the exit code for that."""
    print(*lines, sep="\n")
    return Exit.DONE
