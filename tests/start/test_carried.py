"""A folder that another program copies, or that lies on another machine, is noticed and said calmly."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from driver import shows
from wording import words

from workbook.book import Book
from workbook.start.page import carried
from workbook.start.place import carried_by

MOUNTS = """/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
files.example:/home /home/anna/big\\040disk nfs4 rw 0 0
/dev/sdb1 /home/anna/big\\040disk/local ext4 rw 0 0
//files/share /mnt/share cifs rw 0 0
"""


@pytest.mark.parametrize(
    "folder, program",
    [
        (PureWindowsPath(r"C:\Users\Anna\OneDrive - Quill\after-the-no"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Anna\iCloudDrive\after-the-no"), "iCloud"),
        (PureWindowsPath(r"G:\My Drive\after-the-no"), "Google Drive"),
        (PurePosixPath("/Users/anna/Library/CloudStorage/Dropbox/after-the-no"), "Dropbox"),
        (PurePosixPath("/Users/anna/Library/CloudStorage/GoogleDrive-anna/after-the-no"), "Google Drive"),
        (PurePosixPath("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/no"), "iCloud"),
        (PurePosixPath("/home/anna/Dropbox/after-the-no"), "Dropbox"),
        (PureWindowsPath(r"\\server\home\after-the-no"), "network"),
        (PurePosixPath("/mnt/share/after-the-no"), "network"),
        (PurePosixPath("/home/anna/big disk/after-the-no"), "network"),
        (PurePosixPath("/home/anna/big disk/local/after-the-no"), ""),
        (PurePosixPath("/home/anna/.local/share/after-the-no"), ""),
        (PureWindowsPath(r"C:\Users\Anna\AppData\Local\after-the-no"), ""),
        (PurePosixPath("/home/anna/my dropbox notes/after-the-no"), ""),
    ],
)
def test_who_carries_a_folder_is_known_from_its_path(folder: PurePath, program: str) -> None:
    assert carried_by(folder, {}, MOUNTS) == program


def test_a_folder_that_onedrive_took_over_under_its_own_name_is_known(tmp_path: Path) -> None:
    assert carried_by(tmp_path / "Documents", {"OneDrive": str(tmp_path)}) == "OneDrive"


def test_the_start_page_says_it_with_what_to_do(book: Book) -> None:
    start = book.words("start")
    (card,) = carried(start, "Dropbox")
    said = shows(card, "title") + " ".join(shows(card, "paragraphs"))
    assert said.count("Dropbox") > 1
    assert "--data" in said
    (network,) = carried(start, "network")
    assert shows(network, "title") == words("start.carried.network.title")
    assert carried(start, "") == []
