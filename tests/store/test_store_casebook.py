"""The casebook keeps readings as they were, through kills and strangers' files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.bench.devset import load
from indicia.errors import StoreError
from indicia.model import Page, Reading, Span, Zone
from indicia.store import Casebook


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    root = Path(__file__).resolve().parents[2]
    return [g.reading for g in load(root / "bench" / "devset")]


def test_what_goes_in_comes_out(tmp_path: Path, readings: list[Reading]) -> None:
    with Casebook(tmp_path / "a.db") as book:
        for reading in readings:
            book.add(reading)
    with Casebook(tmp_path / "a.db") as book:
        kept = {r.page.id: r for r in book.readings()}
    assert kept == {r.page.id: r for r in readings}


@given(text=st.text(min_size=1), raw=st.binary())
def test_any_text_and_any_bytes_survive(text: str, raw: bytes) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    page = Page(
        id="p", name="p", text=text, language="en", raw=raw, zones=(Zone(kind="body", span=Span(0, len(text))),)
    )
    with Casebook(":memory:") as book:
        book.add(Reading(page=page))
        assert book.get("p").page == page


def test_a_page_read_again_replaces_its_reading(readings: list[Reading]) -> None:
    with Casebook(":memory:") as book:
        book.add(readings[0])
        book.add(replace(readings[0], notes=("again",)))
        assert len(book) == 1
        assert book.get(readings[0].page.id).notes == ("again",)


def test_search_finds_words_and_forgets_removed_pages(readings: list[Reading]) -> None:
    with Casebook(":memory:") as book:
        for reading in readings:
            book.add(reading)
        found = book.search("Puzikov staff")
        assert {m.page for m in found} == {"018", "052"}
        book.remove("018")
        assert {m.page for m in book.search("Puzikov staff")} == {"052"}


@pytest.mark.parametrize(
    "words", ['"', "AND", "a OR", "*", "col:x", "(", "\x00", "", "NEAR(", "x'; DROP TABLE page; --"]
)
def test_search_takes_words_literally(words: str, readings: list[Reading]) -> None:
    with Casebook(":memory:") as book:
        book.add(readings[0])
        book.search(words)
        assert len(book) == 1


def test_the_start_of_an_id_is_enough_unless_two_pages_share_it(readings: list[Reading]) -> None:
    with Casebook(":memory:") as book:
        book.add(readings[0])
        book.add(readings[1])
        assert book.get("001") == readings[0]
        with pytest.raises(StoreError, match="several pages begin"):
            book.get("00")
        with pytest.raises(StoreError, match="no page begins"):
            book.get("zz")
        with pytest.raises(StoreError, match="no page begins"):
            book.get("%")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (x)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Casebook(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("hello " * 500)
    with pytest.raises(StoreError, match=r"notes\.txt"):
        Casebook(path)


def test_a_newer_casebook_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Casebook(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="version 99"):
        Casebook(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        Casebook(tmp_path / "no" / "a.db")


WRITER = """
import sys
from pathlib import Path
from dataclasses import replace
from indicia.bench.devset import load
from indicia.store import Casebook
gold = [g.reading for g in load(Path(sys.argv[1]))]
with Casebook(sys.argv[2]) as book:
    for turn in range(1000):
        for r in gold:
            book.add(replace(r, page=replace(r.page, id=f"{turn}-{r.page.id}")))
        print(turn, flush=True)
"""


def test_a_kill_in_the_middle_of_writing_leaves_a_whole_casebook(tmp_path: Path, devset: Path) -> None:
    path = tmp_path / "killed.db"
    child = subprocess.Popen([sys.executable, "-c", WRITER, str(devset), str(path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(0.05)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    with Casebook(path) as book:
        kept = list(book.readings())
        assert len(kept) == len(book) >= 60
        assert book.search("Puzikov")
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
