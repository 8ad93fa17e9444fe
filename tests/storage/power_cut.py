"""A power cut, replayed from a record of what a program asked the system to write.

strace writes down every write, sync and change of a name. `cuts` stops that story anywhere and gives
back a disk on which everything synced is there, and of everything else each 512-byte sector is kept,
dropped or torn, and each change of a name kept or not, by chance.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TRACED = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,rename,link"
STRACE = ["strace", "-y", "-xx", "-s", "2000000", "-e", f"trace={TRACED}"]
CALL = re.compile(r"(?P<name>\w+)\((?P<rest>.*)\) = (?P<result>-?\d+)")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
BETWEEN = re.compile(r"<((?:\\x[0-9a-f]{2})+)>")
SECTOR = 512


@dataclass(eq=False)
class File:
    """A file's bytes as programs see them, as they surely are on the disk, and the writes between."""

    now: bytearray = field(default_factory=bytearray)
    sure: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, at: int, data: bytes | None) -> None:
        """Bytes at an offset; None cuts the file off there."""
        put(self.now, at, data)
        self.waiting.append((at, data))

    def sync(self) -> None:
        self.sure, self.waiting = bytes(self.now), []

    def after_a_cut(self, chance: random.Random) -> bytes:
        data = bytearray(self.sure)
        for at, written in self.waiting:
            if written is None:
                if chance.random() < 0.5:
                    put(data, at, None)
                continue
            for start in range(0, len(written), SECTOR):
                sector = written[start : start + SECTOR]
                kept = chance.choice([0, len(sector), chance.randrange(len(sector) + 1)])
                put(data, at + start, sector[:kept])
        return bytes(data)


def put(data: bytearray, at: int, written: bytes | None) -> None:
    """Write into the middle, zeros filling any gap; None cuts off."""
    if written is None:
        del data[at:]
    if len(data) < at and written != b"":
        data.extend(bytes(at - len(data)))
    if written:
        data[at : at + len(written)] = written


@dataclass
class Disk:
    """The files under one folder. `strict`: names survive only a sync of their folder; otherwise, as on
    ext4, any sync also settles all earlier names, in order."""

    folder: str
    strict: bool
    names: dict[str, File] = field(default_factory=dict)
    sure: dict[str, File] = field(default_factory=dict)
    waiting: list[dict[str, File | None]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def rename(self, change: dict[str, File | None]) -> None:
        self.waiting.append(change)
        apply(self.names, change)

    def sync(self, path: str) -> None:
        if path in self.names:
            self.names[path].sync()
        if not self.strict or path not in self.names:
            mine = [
                c for c in self.waiting if not self.strict or all(n.rpartition("/")[0] == path for n in c)
            ]
            for change in mine:
                apply(self.sure, change)
                self.waiting.remove(change)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        names = dict(self.sure)
        until = chance.randrange(len(self.waiting) + 1)
        for n, change in enumerate(self.waiting):
            if (chance.random() < 0.5) if self.strict else n < until:
                apply(names, change)
        return {name: file.after_a_cut(chance) for name, file in names.items()}

    def call(self, name: str, rest: str) -> None:
        """One call that succeeded."""
        paths = [text(match) for match in STRING.findall(rest)] if name != "pwrite64" else []
        on = text(found.group(1)) if (found := BETWEEN.search(rest)) else ""
        if name == "write" and rest.startswith("1<"):
            self.said += raw(STRING.findall(rest)[0]).decode().splitlines()
        elif name == "openat" and "O_CREAT" in rest and paths[0].startswith(self.folder):
            if paths[0] not in self.names:
                self.rename({paths[0]: File()})
        elif name == "pwrite64" and on in self.names:
            self.names[on].write(int(rest.rpartition(", ")[2]), raw(STRING.findall(rest)[0]))
        elif name == "ftruncate" and on in self.names:
            self.names[on].write(int(rest.rpartition(", ")[2]), None)
        elif name in ("fsync", "fdatasync"):
            self.sync(on)
        elif name == "unlink" and paths[0] in self.names:
            self.rename({paths[0]: None})
        elif name in ("rename", "link") and paths[0] in self.names:
            self.rename({paths[1]: self.names[paths[0]]} | ({paths[0]: None} if name == "rename" else {}))


def apply(names: dict[str, File], change: dict[str, File | None]) -> None:
    """Give names, or (None) take them away."""
    for name, file in change.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def raw(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))


def text(hexed: str) -> str:
    return raw(hexed).decode("utf-8", "replace")


def calls(log: Path) -> Iterator[tuple[str, str]]:
    """Every call that succeeded: its name, and its arguments as written down."""
    for line in log.read_text("ascii").splitlines():
        if (found := CALL.match(line)) and int(found["result"]) >= 0:
            yield found["name"], found["rest"]


def cuts(
    log: Path, folder: Path, many: int, *, strict: bool, chance: random.Random
) -> Iterator[tuple[list[str], dict[str, bytes]]]:
    """What the program had said, and the files on the disk, after each of many power cuts."""
    story = [call for call in calls(log) if concerns(call, str(folder))]
    when = sorted(chance.choices(range(len(story) + 1), k=many))
    disk = Disk(str(folder), strict)
    for n in range(len(story) + 1):
        while when and when[0] == n:
            when.pop(0)
            yield list(disk.said), disk.after_a_cut(chance)
        if n < len(story):
            disk.call(*story[n])


def concerns(call: tuple[str, str], folder: str) -> bool:
    """Whether a call says something, or touches the folder."""
    hexed = "".join(f"\\x{byte:02x}" for byte in folder.encode())
    return hexed in call[1] or (call[0] == "write" and call[1].startswith("1<"))
