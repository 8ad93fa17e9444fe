"""`python3 -m workbook import`: shown, asked, written, with exit codes and one JSON object."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from wording import words

from workbook import open_book
from workbook.exporting.contents import everything
from workbook.exporting.json_file import json_bytes
from workbook.importing.columns import FIELDS
from workbook.importing.command import main
from workbook.interviews.model import Application
from workbook.lab.command import Exit

TABLE = (
    "Company,Role,Applied,Status,Contact Email\n"
    "Abbot,Clerk,2026-01-04,Rejected after interview,ann@abbot.example\n"
    "Beech,Cook,2026-01-05,Applied,\n"
    "Beech,Cook,2026-01-05,Applied,\n"
    ",,2026-01-06,,\n"
)
AMBIGUOUS = "Company,Role,Applied,Status\nAbbot,Clerk,03/04/2026,Applied\n"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AFTER_THE_NO_NOW", "2026-09-01T10:00")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path / "home"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def _json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def _stored(folder: Path) -> int:
    return len(open_book(folder).store.all(Application))


def test_a_dry_run_shows_everything_and_makes_no_book(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file), "--dry-run", "--data", str(tmp_path / "book")]) == Exit.DONE
    assert words("importing.rows", read=4, used=2, merged=1, set_aside=1) in capsys.readouterr().out
    assert not (tmp_path / "book").exists()


def test_json_is_one_object_with_everything_in_it(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file), "--dry-run", "--json", "--data", str(tmp_path / "book")]) == Exit.DONE
    told = _json(capsys)
    assert told["format"] == {
        "encoding": "utf-8", "delimiter": ",", "sheet": None, "header_row": 1, "export": None,
    }  # fmt: skip
    assert told["mapping"]["Company"] == "organisation"
    assert told["mapping"]["Contact Email"] == "personal"
    assert told["rows"] == {"read": 4, "used": 2, "merged": 1, "set_aside": 1}
    assert (told["applications"], told["interview_rounds"]) == (2, 1)
    assert told["outcomes"]["rejected"] == told["outcomes"]["waiting"] == 1
    assert sum(told["outcomes"].values()) == 2
    assert [(aside["row"], aside["reason"]) for aside in told["set_aside"]] == [
        (5, words("importing.reason.no_company"))
    ]
    assert told["questions"] == []
    assert "abbot.example" not in json.dumps(told["records"])


def test_a_record_tells_company_role_day_standing_and_rounds(
    file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    main([str(file), "--dry-run", "--json", "--data", str(tmp_path)])
    first = _json(capsys)["records"][0]
    assert (first["company"], first["role"], first["applied_on"]) == ("Abbot", "Clerk", "2026-01-04")
    assert (first["standing"], first["furthest_stage"]) == ("rejected", "first")
    assert first["rounds"] == [{"stage": "first", "held_on": None, "outcome": "rejected"}]


def test_yes_brings_it_in_and_a_second_time_adds_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main([str(file), "--yes", "--data", str(tmp_path / "book")]) == Exit.DONE
    assert _stored(tmp_path / "book") == 2
    assert words("importing.page.nothing") in capsys.readouterr().out


def test_without_a_yes_nothing_is_written(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "n")
    assert main([str(file), "--data", str(tmp_path / "book")]) == Exit.NOT_WRITTEN
    assert not (tmp_path / "book").exists()
    assert words("importing.command.not_written") in capsys.readouterr().err


def test_a_person_can_say_yes_at_the_prompt(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "y")
    assert main([str(file), "--data", str(tmp_path / "book")]) == Exit.DONE
    assert _stored(tmp_path / "book") == 2


def test_a_date_of_two_readings_is_refused_with_the_question_until_a_flag_answers_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(AMBIGUOUS, encoding="utf-8")
    common = [str(path), "--yes", "--data", str(tmp_path / "book")]
    assert main(common) == Exit.QUESTION
    assert "03/04/2026" in capsys.readouterr().err
    assert main([*common, "--json"]) == Exit.QUESTION
    assert _json(capsys)["questions"][0]["examples"] == ["03/04/2026"]
    assert main([*common, "--day-first", "--json"]) == Exit.DONE
    assert _json(capsys)["records"][0]["applied_on"] == "2026-04-03"


def test_a_column_can_be_named_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Thing,Applied,Status\n1,2026-01-04,Applied\n2,2026-01-05,Applied\n", encoding="utf-8")
    assert main([str(path), "--dry-run"]) == Exit.QUESTION
    assert main([str(path), "--dry-run", "--column", "thing=organisation"]) == Exit.DONE
    assert main([str(path), "--dry-run", "--column", "thing=nothing"]) == Exit.USAGE
    fields = words("importing.command.no_column", fields=", ".join(FIELDS))
    assert fields in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("gone.csv", None, words("importing.refused.no_such_file")),
        ("a.pdf", b"%PDF-1.7", words("importing.refused.pdf")),
        ("a.xlsx", b"PK\x03\x04broken", words("importing.refused.damaged")),
        ("a.csv", b"", words("importing.refused.empty")),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert main([str(path), "--dry-run"]) == Exit.UNREADABLE
    assert said in capsys.readouterr().err
    assert main([str(path), "--dry-run", "--json"]) == Exit.UNREADABLE
    assert said in _json(capsys)["problem"]


def test_a_book_that_cannot_be_opened_is_a_sentence(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "journal.db").write_bytes(b"this is no book")
    assert main([str(file), "--yes", "--data", str(tmp_path)]) == Exit.BOOK
    assert capsys.readouterr().err.strip()


def test_nothing_in_a_file_can_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Company,Applied,Status\nAbbot,2026-01-04,\x1b[2Jgone\n", encoding="utf-8")
    main([str(path), "--dry-run"])
    assert "\x1b" not in capsys.readouterr().out


def test_an_export_of_this_workbook_comes_back_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = open_book(tmp_path / "old")
    book.store.add(Application("Abbot", "Clerk"))
    export = tmp_path / "after-the-no.json"
    export.write_bytes(json_bytes(everything(book)))
    common = [str(export), "--yes", "--json", "--data", str(tmp_path / "new")]
    for added, same in ((1, 0), (0, 1)):
        assert main(common) == Exit.DONE
        counts = {"added": added, "same": same, "different": 0, "unusable": 0}
        assert _json(capsys)["brought_in"] == counts


def test_what_cannot_be_used_of_an_export_is_said_when_the_rest_came_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = [{"id": "a", "organisation": "Abbot"}, {"id": "b", "sent_on": "soon"}]
    whole = {"format": "after-the-no", "version": 1, "records": {"application": entries}}
    (tmp_path / "old.json").write_text(json.dumps(whole))
    assert main([str(tmp_path / "old.json"), "--yes"]) == Exit.DONE
    said = capsys.readouterr().out
    assert words("exporting.back.done", added=1, same=0) in said
    assert words("exporting.back.unusable", n=1) in said


class Screen(io.StringIO):
    """A terminal that somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("screen", [Screen(), io.StringIO()])
def test_a_terminal_that_is_watched_says_that_it_is_reading(
    screen: io.StringIO, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", screen)
    assert main([str(file), "--dry-run"]) == Exit.DONE
    assert bool(screen.getvalue()) == screen.isatty()


def test_the_newest_import_is_taken_back_from_the_command_line(file: Path, tmp_path: Path) -> None:
    assert main([str(file), "--yes"]) == Exit.DONE
    assert len(open_book(tmp_path / "home").store.all(Application)) == 2
    assert main(["--undo"]) == Exit.DONE
    assert open_book(tmp_path / "home").store.all(Application) == []
    assert main(["--undo"]) == Exit.NOT_WRITTEN


def test_a_command_without_a_file_says_how_it_is_used() -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == Exit.USAGE


def test_days_that_cannot_be_read_or_are_missing_are_mentioned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        "Company,Applied,Status\nAbbot,31/02/2026,Applied\nBeech,2026-01-05,Applied\nCliff,,Rejected\n"
    )
    assert main([str(log), "--dry-run"]) == Exit.DONE
    lines = capsys.readouterr().out
    assert "2: Applied: 31/02/2026" in lines
    assert words("importing.count.no_day.other", n=2) in lines
    assert main([str(log), "--dry-run", "--json"]) == Exit.DONE
    assert _json(capsys)["unread_days"] == [{"row": 2, "text": "Applied: 31/02/2026"}]


def test_words_of_an_unknown_language_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        "Company,Applied,Status\nA,2026-01-05,elutasítva\nB,2026-01-06,behívtak\nC,2026-01-07,elküldve\n",
        "utf-8",
    )
    assert main([str(log), "--dry-run"]) == Exit.DONE
    assert words("importing.unknown_words", words="elutasítva, behívtak, elküldve") in capsys.readouterr().out


def test_columns_of_an_unknown_language_that_may_say_how_it_stands_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, thai = tmp_path / "log.csv", "บริษัท,วันที่สมัคร,สถานะ"
    log.write_text(f"{thai}\nA,2026-01-05,ปฏิเสธ\nB,2026-01-06,รอผล\n", "utf-8")
    assert main([str(log), "--dry-run"]) == Exit.DONE
    assert words("importing.no_status", columns="สถานะ") in capsys.readouterr().out
    log.write_text("Company,Applied,Notes\nA,2026-01-05,liked it\n", "utf-8")
    assert main([str(log), "--dry-run"]) == Exit.DONE
    assert words("importing.no_status", columns="Notes") not in capsys.readouterr().out


def test_a_preview_loads_no_page_and_no_heavy_library() -> None:
    code = (
        "import sys, workbook.importing.command\n"
        "heavy = ('ipywidgets', 'pandas', 'matplotlib')\n"
        "print([m for m in sys.modules if m in heavy or (m.startswith('workbook.') and m.endswith('.page'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
