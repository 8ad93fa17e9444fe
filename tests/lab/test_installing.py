"""Progress in plain words, and one sentence for each way an installation fails."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

import pytest

from workbook.lab import environment, installing
from workbook.lab.early_words import sentence
from workbook.lab.installing import Trouble, install, reason, with_progress


def test_progress_is_said_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"Collecting part{n}\n" for n in range(45)] + ["Installing collected packages: part1\n"]
    assert list(with_progress(lines, 100)) == lines
    printed = capsys.readouterr().out.splitlines()
    assert printed == [
        sentence("setup.fetched", done=20, all=100),
        sentence("setup.fetched", done=40, all=100),
        sentence("setup.unpacking"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Failed to establish a new connection: NewConnectionError('[Errno 111] Connection refused')",
        "WARNING: Retrying ... Temporary failure in name resolution\nERROR: No matching distribution found",
        "socket.gaierror: [Errno 11001] getaddrinfo failed",
    ],
)
def test_no_network_is_said(text: str, tmp_path: Path) -> None:
    assert reason(text, tmp_path) == sentence("problem.no_network")


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    why = reason("ERROR: Could not install: [Errno 28] No space left on device", tmp_path)
    places = {"needed": installing.NEEDED, "free": "|", "folder": tmp_path}  # how much is free may change
    before, _, after = sentence("problem.no_space", **places).partition("|")
    assert why.startswith(before)
    assert why.endswith(after)


def test_anything_else_is_kept_in_a_new_file_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    texts = ["error: subprocess-exited-with-error", "error: another"]
    reasons = [reason(text, tmp_path) for text in texts]
    logs = sorted(tmp_path.glob("after-the-no-setup-*.log"))
    assert sorted(log.read_text("utf-8") for log in logs) == sorted(texts)
    assert all(any(str(log) in why for log in logs) for why in reasons)
    assert {log.stat().st_mode & 0o077 for log in logs} == {0}


def test_an_installation_without_network_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pip")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"a-part-that-is-nowhere==1 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(installing, "LOCK", lock)
    with pytest.raises(Trouble, match=re.escape(sentence("problem.no_network"))):
        install(Path(sys.executable), tmp_path)


def test_a_program_that_asks_for_json_reads_no_word_about_getting_ready(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "_installed_here", lambda: False)
    monkeypatch.setattr(environment, "_inside", lambda: True)
    monkeypatch.setattr(environment, "_make_ready", lambda *, tests: print(f"ready {tests}"))
    environment.enter(["import", "log.csv", "--json"])
    assert capsys.readouterr().out == ""
    environment.enter(["import", "log.csv"])
    assert capsys.readouterr().out == "ready False\n"
