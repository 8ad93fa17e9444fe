"""What goes wrong in the words: always named by file and key."""

from __future__ import annotations

from pathlib import Path


class ContentError(Exception):
    """A word is missing or written wrongly; a builder's or translator's slip, never the person's."""

    def __init__(self, file: Path | str, key: str, what: str) -> None:
        """`file` is shown from the content folder on, `key` as it stands in the file."""
        self.file = "/".join(Path(file).parts[-3:])
        self.key = key
        self.what = what
        super().__init__(f"{self.file}, {key}: {what}" if key else f"{self.file}: {what}")
