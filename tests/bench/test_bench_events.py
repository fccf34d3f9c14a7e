"""PLOVER records: what is compared, and in which forms they may come."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indicia.bench.events import measure
from indicia.bench.tables import events_table
from indicia.errors import UsageError

ROWS: list[dict[str, Any]] = [
    {"id": "0", "event": "DOCUMENT", "eventText": "about the file"},
    {
        "id": "1",
        "event": "COOPERATE",
        "context": "military",
        "source": [{"code": "RUS"}, {"code": "BLR"}],
        "text": "Russia and Belarus are holding a joint military exercise near Brest.",
    },
    {
        "id": "2",
        "event": "FIGHT",
        "mode": "heavy-weapons",
        "context": "military",
        "source": [{"code": "ISR"}],
        "target": [{"code": "LBN"}],
        "text": "Israeli troops shelled positions in Lebanon on Monday.",
    },
    {
        "id": "3",
        "event": "CONSULT",
        "context": "diplomatic",
        "source": [{"code": "FRA"}],
        "text": "The presidents met for tea.",
    },
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "records.txt").write_text(json.dumps(ROWS), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no records here", encoding="utf-8")
    return tmp_path


def test_types_modes_and_actors_are_compared_under_todays_names(folder: Path) -> None:
    report = measure(folder)
    assert (report.records, report.coded) == (3, 2)
    assert report.accuracy == (2, 3)
    assert report.military_accuracy == (2, 2)
    assert report.types["ASSAULT"].f1 == 1
    assert (report.mode, report.sources, report.targets) == ((1, 1), (2, 2), (1, 1))


def test_the_table_names_types_and_shares(folder: Path) -> None:
    table = events_table(measure(folder))
    assert "CONSULT" in table
    assert "2/3" in table


def test_a_file_without_records_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("plain words", encoding="utf-8")
    with pytest.raises(UsageError, match="no list of PLOVER records"):
        measure(path)


def test_broken_json_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[{", encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.json"):
        measure(path)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no"):
        measure(tmp_path)
