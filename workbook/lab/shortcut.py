"""A small file that starts the workbook: in the menu of programs on Linux, elsewhere on the desktop."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from workbook.content import load_words
from workbook.lab.environment import ROOT

SOURCES = (ROOT / "pyproject.toml").exists()  # the program is started from its own folder then


class Shortcut:
    """The one such file of this person and computer; it is never written unasked."""

    def __init__(self, book_folder: Path, *, system: str = sys.platform, home: Path | None = None) -> None:
        """It will open the book in this folder; `system` is named as in `sys.platform`."""
        self._words = load_words("lab").within("shortcut")
        self._system, home = system, home or Path.home()
        self._folder = ROOT if SOURCES else home
        self._command = (sys.executable, "-m", "workbook", "--data", str(book_folder))
        self.file = _place(system, home) / f"{self._words('name')}{_ending(system)}"

    @property
    def possible(self) -> bool:
        """Whether the system can start it: Linux desktops stumble over a percent sign in a path."""
        return self._system in ("darwin", "win32") or not any("%" in part for part in self._command)

    @property
    def in_menu(self) -> bool:
        """Whether it appears in a menu of programs, not on the desktop."""
        return _ending(self._system) == ".desktop"

    def text(self) -> str:
        """What the file says."""
        if self._system == "win32":
            return self._batch()
        return self._entry() if self.in_menu else self._script()

    def write(self) -> None:
        """Put the file in its place; may raise OSError."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(self.text().encode())
        self.file.chmod(0o755)

    def renew(self) -> None:
        """Write it anew where it leads to another folder, for the workbook was moved; may raise OSError."""
        if self.file.exists() and str(self._folder) not in self.file.read_text(
            encoding="utf-8", errors="replace"
        ):
            self.write()

    def remove(self) -> None:
        """Take it away; may raise OSError."""
        self.file.unlink(missing_ok=True)

    def _entry(self) -> str:
        # The terminal shows that the workbook runs, and closes with it.
        lines = {
            "Type": "Application",
            "Version": "1.0",
            "Name": self._words("name"),
            "Comment": self._words("comment"),
            "Exec": " ".join(map(_quoted, self._command)),
            "Path": str(self._folder).replace("\\", "\\\\"),
            "Terminal": "true",
            "Categories": "Office;",
        }
        return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())

    def _script(self) -> str:
        return f"#!/bin/sh\ncd {shlex.quote(str(self._folder))} && exec {shlex.join(self._command)}\n"

    def _batch(self) -> str:
        # The window stays when something went wrong, so that it can be read.
        folder, *command = (part.replace("%", "%%") for part in (str(self._folder), *self._command))
        start = " ".join(f'"{part}"' for part in command)
        lines = ("@echo off", "chcp 65001 >nul", f'cd /d "{folder}"', start, "if errorlevel 1 pause")
        return "".join(f"{line}\r\n" for line in lines)


def _place(system: str, home: Path) -> Path:
    if system == "win32" and (desktop := Path(os.environ.get("ONEDRIVE", home)) / "Desktop").is_dir():
        return desktop
    if system in ("darwin", "win32"):
        return home / "Desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "applications"


def _ending(system: str) -> str:
    return {"darwin": ".command", "win32": ".bat"}.get(system, ".desktop")


def _quoted(argument: str) -> str:
    """One argument of a command, as the specification of desktop entries wants it."""
    for mark in ("\\", '"', "`", "$"):
        argument = argument.replace(mark, "\\" + mark)
    return '"' + argument.replace("\\", "\\\\") + '"'  # in the file itself a backslash is written twice
