"""Readings in one SQLite file: what was read, from which bytes, when, and by which version.

Every change is one transaction: a process killed half-way leaves the file as
it was before. A page read again replaces its reading and keeps its bytes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

import msgspec

from indicia.errors import StoreError
from indicia.model import Reading
from indicia.store.migrations import APPLICATION_ID, VERSION, migrate

BUSY_TIMEOUT_S = 10.0
"""How long a writer waits for another process before it says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the casebook's table of contents."""

    page: str
    name: str
    outlet: str | None
    published: str | None
    language: str
    activities: int
    read_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A page that holds the words searched for; the words are between `[` and `]` in `excerpt`."""

    page: str
    name: str
    excerpt: str


class Casebook:
    """Open a casebook file, creating it if there is none. Use as a context manager.

    >>> with Casebook(":memory:") as book:
    ...     len(book)
    0

    Raises:
        StoreError: The file is no casebook, is of a newer version, or can't be opened.
    """

    def __init__(self, path: str | os.PathLike[str], *, version: str = "") -> None:
        self._path = os.fspath(path)
        self._version = version
        self._db = _open(self._path)

    def __enter__(self) -> Casebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the casebook can't be used afterwards."""
        self._db.close()

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM page").fetchone()[0])

    def add(self, reading: Reading) -> None:
        """Keep a reading; one of the same page is replaced."""
        page = reading.page
        bare = replace(reading, page=replace(page, raw=b""))
        row = (
            page.id,
            page.name,
            page.outlet,
            page.published.isoformat() if page.published else None,
            page.language,
            page.raw,
            page.text,
            msgspec.json.encode(bare),
            len(reading.activities),
            self._version,
        )
        with self._writing():
            self._db.execute("DELETE FROM page WHERE id = ?", (page.id,))
            self._db.execute(
                "INSERT INTO page (id, name, outlet, published, language, raw, text, reading, activities, version)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )

    def get(self, page: str) -> Reading:
        """The reading of one page, by its id or the start of it.

        Raises:
            StoreError: No page has that id, or several begin with it.
        """
        rows = self._db.execute(
            "SELECT reading, raw FROM page WHERE substr(id, 1, ?) = ? LIMIT 2", (len(page), page)
        ).fetchall()
        if len(rows) != 1:
            found = "several pages begin" if rows else "no page begins"
            raise StoreError(
                f"In casebook {self._path!r} {found} with id {page!r}. `indicia casebook list` names them."
            )
        return _decode(*rows[0])

    def readings(self) -> Iterator[Reading]:
        """All readings, oldest page first, one at a time."""
        with closing(self._db.execute("SELECT reading, raw FROM page ORDER BY published, name, id")) as rows:
            for reading, raw in rows:
                yield _decode(reading, raw)

    def entries(self) -> tuple[Entry, ...]:
        """The table of contents, oldest page first."""
        rows = self._db.execute(
            "SELECT id, name, outlet, published, language, activities, read_at FROM page ORDER BY published, name, id"
        )
        fields = ("page", "name", "outlet", "published", "language", "activities", "read_at")
        return tuple(Entry(**dict(zip(fields, row, strict=True))) for row in rows)

    def search(self, words: str, *, limit: int = 20) -> tuple[Match, ...]:
        """Pages that hold all the words, best first. Words are taken literally, not as a query language."""
        query = " ".join(f'"{word}"' for word in words.replace('"', " ").replace("\x00", " ").split())
        if not query:
            return ()
        rows = self._db.execute(
            "SELECT page.id, page.name, snippet(page_text, 0, '[', ']', ' … ', 16) FROM page_text"
            " JOIN page ON page.rowid = page_text.rowid WHERE page_text MATCH ? ORDER BY rank LIMIT ?",
            (query, limit),
        )
        return tuple(Match(page=page, name=name, excerpt=" ".join(excerpt.split())) for page, name, excerpt in rows)

    def remove(self, page: str) -> None:
        """Forget one page, by its full id; unknown ids change nothing."""
        with self._writing():
            self._db.execute("DELETE FROM page WHERE id = ?", (page,))

    def _writing(self) -> _Transaction:
        return _Transaction(self._db, self._path)


class _Transaction:
    """All or nothing; a locked or full file becomes an error that says so."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self._db, self._path = db, path

    def __enter__(self) -> None:
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise _refused(self._path, error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.execute("ROLLBACK" if error else "COMMIT")
        if isinstance(error, sqlite3.Error):
            raise _refused(self._path, error) from error


def _open(path: str) -> sqlite3.Connection:
    if path != ":memory:" and not Path(path).parent.is_dir():
        raise StoreError(
            f"Casebook {path!r} can't be made: there is no folder {str(Path(path).parent)!r}. Make it first."
        )
    db = None
    try:
        db = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        found = int(db.execute("PRAGMA user_version").fetchone()[0])
        complaint = _stranger(db, path, found)
        if complaint is None:
            migrate(db, found)
            return db
    except sqlite3.Error as error:
        if db:
            db.close()
        raise _refused(path, error) from error
    db.close()
    raise StoreError(complaint)


def _stranger(db: sqlite3.Connection, path: str, found: int) -> str | None:
    """Why this database is none of ours to write to; None if it is a casebook or empty."""
    ours = int(db.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID
    if not ours and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return f"{path!r} is a database of another program, not a casebook. Give another path."
    if found > VERSION:
        return f"Casebook {path!r} has version {found}; this Indicia knows up to {VERSION}. Update Indicia."
    return None


def _refused(path: str, error: sqlite3.Error) -> StoreError:
    return StoreError(
        f"Casebook {path!r} can't be used: {error}. Check that the file is a casebook, is not open in another "
        "process, and that its disk has room."
    )


def _decode(reading: bytes, raw: bytes) -> Reading:
    noun = msgspec.json.decode(reading, type=Reading)
    return replace(noun, page=replace(noun.page, raw=raw))
