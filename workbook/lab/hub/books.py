"""What the keeper of a hub does with the books: `python3 -m workbook.lab.hub.books check` and `remove`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbook import open_book
from workbook.book import FILE, usual_clock
from workbook.content import load_words
from workbook.storage.errors import StoreError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the errand that is named; returns the exit code."""
    words = load_words("hub")
    parser = argparse.ArgumentParser(prog="python3 -m workbook.lab.hub.books")
    errands = parser.add_subparsers(dest="errand", required=True)
    checking = errands.add_parser("check", help=words("about_check"))
    checking.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    removing = errands.add_parser("remove", help=words("about_remove"))
    removing.add_argument("folder", type=Path, metavar="FOLDER")
    removing.add_argument("--yes", action="store_true", help=words("about_yes"))
    removing.add_argument("--receipt", type=Path, metavar="FILE", help=words("about_receipt"))
    options = parser.parse_args(arguments)
    return check(options.folders) if options.errand == "check" else remove(options)


def check(folders: Sequence[Path]) -> int:
    """Open each book as its owner, which brings it up to date after a backup; 1 if one is not well."""
    codes = []
    for folder in folders:
        if not (folder / FILE).exists():
            codes.append(_say("no_book", folder=folder, code=1))
            continue
        run = _as_owner(folder, ["check", "--json", "--data", str(folder)])
        facts = json.loads(run.stdout or "{}")
        entries, why = facts.get("entries", "?"), facts.get("problem") or facts.get("problems") or ""
        key = "damaged" if run.returncode else "sound"
        codes.append(_say(key, folder=folder, entries=entries, why=why, code=run.returncode))
    return int(any(codes))


def _as_owner(folder: Path, errand: list[str]) -> subprocess.CompletedProcess[str]:
    """The workbook's errand, done by the book's owner: files made by another could not be opened again."""
    owner = (folder / FILE).stat()
    other = hasattr(os, "geteuid") and os.geteuid() == 0 and owner.st_uid
    own: dict[str, Any] = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if other else {}
    command = [sys.executable, "-m", "workbook", *errand]
    return subprocess.run(command, capture_output=True, text=True, cwd="/" if other else None, **own)


def remove(options: argparse.Namespace) -> int:
    """Erase a person's book and its copies, then the folder; the receipt holds no word of it."""
    folder: Path = options.folder.absolute()
    if not (folder / FILE).exists():
        return _say("no_book", folder=folder, code=1)
    if not options.yes:
        return _say("not_sure", folder=folder, code=2)
    try:
        book = open_book(folder)
        entries = book.store.check().entries
        book.store.erase_everything()
    except StoreError as error:
        why = load_words("storage")(f"problem.{error.key}", **error.values)
        return _say("not_erased", folder=folder, why=why, code=1)
    files = sum(len(names) for _, _, names in os.walk(folder))
    shutil.rmtree(folder, ignore_errors=True)
    left = sorted(map(str, folder.rglob("*"))) if folder.exists() else []
    at = usual_clock()().isoformat(timespec="seconds")
    receipt = {"folder": str(folder), "at": at, "entries": entries, "files": files, "left": left}
    if options.receipt:
        options.receipt.write_text(json.dumps(receipt, indent=2) + "\n", encoding="utf-8")
    key = "left" if left else "removed"
    return _say(
        key, folder=folder, at=at, entries=entries, files=files, left=", ".join(left), code=int(bool(left))
    )


def _say(key: str, *, code: int, **values: object) -> int:
    print(load_words("hub")(key, **values), file=sys.stderr if code else sys.stdout, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
