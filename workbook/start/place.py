"""Whose computer the workbook runs on, and whether another program or machine has the book's folder."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any

NETWORK = "network"
# The names these programs give to their folders, as the beginning of a part of the path.
FOLDERS = {
    "OneDrive": ("onedrive",),
    "Dropbox": ("dropbox",),
    "iCloud": ("mobile documents", "icloud drive", "iclouddrive", "com~apple~clouddocs"),
    "Google Drive": ("google drive", "googledrive", "my drive", "drivefs"),
    "Nextcloud": ("nextcloud", "owncloud"),
    "Box": ("box sync", "box-box"),
    "Proton Drive": ("proton drive", "protondrive"),
}
ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")  # environment variables with its folders
MOUNTS = Path("/proc/mounts")  # there on Linux
REMOTE = re.compile(
    r"nfs\d?|cifs|smb\w*|afpfs|davfs|ceph|lustre|glusterfs|fuse\.(sshfs|rclone|davfs2?|gvfsd\S*)"
)
DRIVE_REMOTE = 4  # what Windows answers for a drive on another machine


class Place(StrEnum):
    """The three kinds of place; each has its own words about who can read what is written."""

    OWN = "own"  # as far as can be told, the person's own computer
    HUB = "hub"  # somebody else's computer, which its administrators can read
    BINDER = "binder"  # a public trial that forgets everything

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Place:
        """The place that the environment variables of JupyterHub or Binder give away."""
        if "BINDER_SERVICE_HOST" in environment or "BINDER_REPO_URL" in environment:
            return cls.BINDER
        hosted = "JUPYTERHUB_API_URL" in environment or "JUPYTERHUB_USER" in environment
        return cls.HUB if hosted or "COLAB_RELEASE_TAG" in environment else cls.OWN


def carried_by(folder: PurePath, environment: Mapping[str, str], mounts: str = "") -> str:
    """The name of the program that copies this folder, "network" for another machine's disk, or ""."""
    for name in filter(None, map(environment.get, ONEDRIVE)):
        if folder.is_relative_to(name):
            return "OneDrive"
    for part in folder.parts:
        for program, beginnings in FOLDERS.items():
            if part.casefold().startswith(beginnings):
                return program
    remote = folder.drive.startswith("\\\\") or _on_remote_mount(folder, mounts) or _on_remote_drive(folder)
    return NETWORK if remote else ""


def mounted() -> str:
    """What is mounted where, as Linux tells it; "" elsewhere."""
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _on_remote_mount(folder: PurePath, mounts: str) -> bool:
    """Whether the nearest mount above the folder is another machine's."""
    nearest, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        place = fields[1].replace("\\040", " ") if len(fields) > 2 else ""
        if place and len(place) >= len(nearest) and folder.is_relative_to(place):
            nearest, kind = place, fields[2]
    return REMOTE.fullmatch(kind) is not None


def _on_remote_drive(folder: PurePath) -> bool:
    if os.name != "nt":
        return False
    import ctypes

    windll: Any = vars(ctypes)["windll"]  # known on Windows only
    return bool(windll.kernel32.GetDriveTypeW(folder.anchor) == DRIVE_REMOTE)
